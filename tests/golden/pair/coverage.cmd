. "$GOLDEN/decoys/docs.sh"
spean-pair --coverage en.tsv km.tsv >coverage.tsv
cat coverage.tsv
shuffle km.tsv >km2.tsv
spean-pair --coverage en.tsv km2.tsv | cmp - coverage.tsv
