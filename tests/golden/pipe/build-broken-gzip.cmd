# What there is of a page whose compression is cut is used by both.
mkdir en km
for l in en km; do cp "$SAMPLE"/$l/2019/*.html $l; chmod u+w $l/*; gzip -n $l/*.html; done
page=$(ls en | head -n 1)
head -c 1500 en/$page >cut; mv cut en/$page
spean build -o built.db en km >/dev/null; echo $?
for l in en km; do
	spean-extract -l $l $l/ 2>/dev/null | spean-norm -D | spean-sent -D >$l.tsv
done
spean-pair en.tsv km.tsv >docpairs.tsv
spean-align -D -p docpairs.tsv en.tsv km.tsv >pairs.tsv
spean-store export -f tsv --all built.db | cmp - pairs.tsv &&
test -s pairs.tsv && echo the same pairs
