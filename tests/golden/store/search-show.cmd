# The hit stands in one column; a terminal would show it in colour.
. "$GOLDEN/search.sh"
spean-store search tm.db ទន្លេ
echo --
NO_COLOR=1 spean-store search -n 1 tm.db river
echo --
spean-store search --color=always tm.db river alone --all
spean-store search --color=always tm.db '"the river"' -n 2
