# What takes the place of pairs takes their place in the index too.
. "$GOLDEN/search.sh"
printf 'a\ta\t1.1\t1.1\t0.9000\tThe lake.\tបឹង។\n' | spean-store add tm.db
spean-store search --tsv tm.db river | cut -f 1,3
spean-store search --tsv tm.db lake | cut -f 1,3
spean-store search --tsv tm.db ទឹក || echo none
