# By names, dates and numbers alone.
. "$GOLDEN/decoys/docs.sh"
spean-pair -m none en.tsv km.tsv | cut -f 1,2
