# The day says nothing where it is the same of all, or is missing.
. "$GOLDEN/decoys/docs.sh"
for l in en km; do
	sed '/	@date	/s/	20[^	]*$/	2020-01-01/' $l.tsv >$l.day
	grep -v '	@date	' $l.tsv >$l.none
	grep -c 2020-01-01 $l.day
done
spean-pair en.tsv km.tsv | cut -f 1,2 >pairs.tsv
for e in day none; do
	spean-pair en.$e km.$e | cut -f 1,2 | cmp - pairs.tsv && echo same
done
spean-pair en.none km.tsv | cut -f 1,2 | cmp - pairs.tsv && echo same
