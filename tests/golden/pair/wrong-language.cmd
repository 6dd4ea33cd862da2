. "$GOLDEN/decoys/docs.sh"
spean-pair en.tsv en.tsv >/dev/null
echo $?, as equal names are enough
sed 's/^/x/' en.tsv >en2.tsv
spean-pair en.tsv en2.tsv
