# With such a bias nothing is a pair.
. "$GOLDEN/decoys/docs.sh"
printf '# none\nbias\t-1000\n\n' >none.tsv
spean-pair --weights none.tsv en.tsv km.tsv
