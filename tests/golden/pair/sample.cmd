# The sample's stories under scrambled names, and two stories a side that the
# other has not: in whatever order they come, with any number of threads.
. "$GOLDEN/decoys/docs.sh"
spean-pair en.tsv km.tsv >pairs.tsv
cut -f 1,2 pairs.tsv
awk -F '\t' '$3 < .9 { print "unsure:", $0 }' pairs.tsv
shuffle en.tsv >en2.tsv
shuffle km.tsv >km2.tsv
cmp -s en.tsv en2.tsv && echo not shuffled
spean-pair -j 2 en2.tsv km2.tsv | cmp - pairs.tsv
grep '^e03' pairs.tsv | grep 'date:2019-11-15 ' |
grep -o -e 'name:Chin Malin=ជិន ម៉ាលីន' -e 'name:Adhoc=អាដហុក'
