mkdir en km
echo 'This page has a partner in which there is nothing.' >en/a.txt
: >km/a.txt
spean build -o tm.db en km | grep -v seconds
spean-store export -f tsv -a tm.db
for l in en km; do spean-extract -l $l $l 2>/dev/null | spean-norm -D | spean-sent -D >$l.tsv; done
spean-pair en.tsv km.tsv >p; spean-align -D -p p en.tsv km.tsv
