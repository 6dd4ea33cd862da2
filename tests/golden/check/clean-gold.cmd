# Eight stories that say the same: no finding.
. "$GOLDEN/gold.sh" >pairs.tsv
wc -l <pairs.tsv
spean-check -v pairs.tsv
