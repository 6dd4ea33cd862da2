spean-sent -l en <"$GOLDEN/lists.in"
spean-sent -l en --lists split <"$GOLDEN/lists.in"
