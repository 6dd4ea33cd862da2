# Names that are equal mean nothing, if the user says so.
. "$GOLDEN/decoys/docs.sh"
sed 's/^[a-z]//' en.tsv >en2.tsv
sed 's/^[a-z]//' km.tsv >km2.tsv
echo by path:
spean-pair --pair path en2.tsv km2.tsv | cut -f 1,2,4
echo by content:
spean-pair --pair content en2.tsv km2.tsv | cut -f 1,2
