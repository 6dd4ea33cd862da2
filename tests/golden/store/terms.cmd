# Each translation, with a pair that has it; from either side.
. "$GOLDEN/terms.sh"
for query in '"prime minister"' lake នាយករដ្ឋមន្ត្រី រដ្ឋមន្ត្រី; do
	echo "== $query"
	spean-store terms -m none tm.db "$query" -n 2
done
