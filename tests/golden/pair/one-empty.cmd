. "$GOLDEN/decoys/docs.sh"
: >none.tsv
spean-pair en.tsv none.tsv
spean-pair none.tsv km.tsv
spean-pair --unpaired none.tsv km.tsv | wc -l | tr -d ' '
spean-pair --coverage en.tsv none.tsv | head -n 2
spean-pair --make-stats none.tsv none.tsv
spean-pair --pair content --unpaired none.tsv none.tsv
