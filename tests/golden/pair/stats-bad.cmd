# A line that is none is reported, and the others count.
. "$GOLDEN/decoys/docs.sh"
printf 'en\t*\t100\nen\t#74\nen\t#74\tmany\nen\t#74\t-1\n\tx\t1\nfr\tx\t1\n' >s
printf 'km\t#\377\t1\nkm\t#1\t7\n' >>s
spean-pair --stats s en.tsv km.tsv >pairs.tsv
echo $?, $(wc -l <pairs.tsv) pairs
