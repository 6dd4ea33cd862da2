# A thousand copies of a story, on both sides and on one.
. "$GOLDEN/decoys/docs.sh"
copy() {
	awk -F '\t' -v OFS='\t' -v of="$2" '
	$1 == of { line[n++] = $0 }
	END {
		for (i = 1; i <= 1000; i++)
			for (k = 0; k < n; k++)
				printf "%s-%04d%s\n", of, i, substr(line[k], 4)
	}' "$1"
}
sed 's/\.html//' en.tsv >en2.tsv
sed 's/\.html//' km.tsv >km2.tsv
copy en2.tsv e03 | cat - en2.tsv >en3.tsv
copy km2.tsv k04 | cat - km2.tsv >km3.tsv
echo both sides:
spean-pair en3.tsv km3.tsv >pairs.tsv
wc -l <pairs.tsv | tr -d ' '
cut -f 1,2 pairs.tsv | sed -n '1,4p;1003,$p'
echo one side:
spean-pair en2.tsv km3.tsv | cut -f 1,2
echo the other:
spean-pair en3.tsv km2.tsv | cut -f 1,2
