# Statistics of parts add up to those of the whole, in any order.
. "$GOLDEN/decoys/docs.sh"
spean-pair --make-stats en.tsv km.tsv >stats.tsv
grep -e '	[*+]	' stats.tsv
split() { awk -v n="$2" '(($1 ~ /0[0-5]|d/) ? 1 : 2) == n' "$1"; }
for n in 1 2; do
	split en.tsv $n >en.$n
	split km.tsv $n >km.$n
	spean-pair --make-stats en.$n km.$n >stats.$n
done
cat stats.2 stats.1 >stats.sum
spean-pair --stats stats.tsv en.tsv km.tsv >pairs.tsv
cut -f 1,2 pairs.tsv
spean-pair --stats stats.sum en.tsv km.tsv | cmp - pairs.tsv && echo same
