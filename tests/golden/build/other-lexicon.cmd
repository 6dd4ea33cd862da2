# What was aligned by another lexicon is aligned again.
spean build -m none -o tm.db "$SAMPLE/en" "$SAMPLE/km" 2>/dev/null | grep documents
spean build -o tm.db "$SAMPLE/en" "$SAMPLE/km" | grep documents
spean build -o fresh.db "$SAMPLE/en" "$SAMPLE/km" >/dev/null
spean-store export -f tsv --all fresh.db >fresh.tsv
spean-store export -f tsv --all tm.db | cmp - fresh.tsv
spean build -o tm.db "$SAMPLE/en" "$SAMPLE/km" | grep unchanged
sqlite3 tm.db "SELECT settings GLOB '*; lexicon ????????????????' FROM run ORDER BY id DESC LIMIT 1"
