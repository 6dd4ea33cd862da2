# What path pairs is not paired again, what it leaves is paired by content.
. "$GOLDEN/decoys/docs.sh"
sed 's/^e03/same/' en.tsv >en2.tsv
sed 's/^d3/same/' km.tsv >km2.tsv
spean-pair en2.tsv km2.tsv | awk -F '\t' '{ print $1, $2, $4 == "path" }'
