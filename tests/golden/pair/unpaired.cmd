. "$GOLDEN/decoys/docs.sh"
spean-pair --unpaired en.tsv km.tsv
shuffle en.tsv >en2.tsv
spean-pair --unpaired -j 2 en2.tsv km.tsv | cut -f 2
