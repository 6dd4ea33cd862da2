. "$GOLDEN/decoys/docs.sh"
spean-pair --least 1 en.tsv km.tsv
spean-pair --least .5 en.tsv km.tsv | wc -l | tr -d ' '
