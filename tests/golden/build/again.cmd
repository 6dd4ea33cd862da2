spean build -o tm.db "$SAMPLE/en" "$SAMPLE/km" >/dev/null
spean-store export -f tsv --all tm.db >first.tsv
spean build -o tm.db "$SAMPLE/en" "$SAMPLE/km" | grep -v seconds
spean-store export -f tsv --all tm.db | cmp - first.tsv
