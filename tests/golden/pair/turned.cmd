# From Khmer to English.
. "$GOLDEN/decoys/docs.sh"
spean-pair -s km -t en km.tsv en.tsv >pairs.tsv
cut -f 1,2 pairs.tsv
grep '^k04' pairs.tsv | grep 'date:2019-11-15 ' |
grep -o -e 'name:ជិន ម៉ាលីន=Chin Malin' -e 'name:អាដហុក=Adhoc'
