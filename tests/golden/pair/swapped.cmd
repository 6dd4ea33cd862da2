. "$GOLDEN/decoys/docs.sh"
spean-pair km.tsv en.tsv
