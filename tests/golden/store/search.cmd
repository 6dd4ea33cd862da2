# Khmer by clusters, whatever words they are part of; English by words.
. "$GOLDEN/search.sh"
for query in ទឹក ទ ភ្នំពេញ គឺ ឱ្យ river 'riv*' '"water level"' 'level water' \
    'ទឹក ទន្លេ' 'ឆ្នាំ២០១៩' 2019 ABC; do
	echo "== $query"
	spean-store search tm.db "$query" --tsv | cut -f 3,8-
done
