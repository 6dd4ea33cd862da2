spean build -j 1 -o one.db "$SAMPLE/en" "$SAMPLE/km" >/dev/null
spean build -j 4 -o four.db "$SAMPLE/en" "$SAMPLE/km" >/dev/null
spean-store export -f tsv --all one.db >one.tsv
spean-store export -f tsv --all four.db | cmp - one.tsv && wc -l <one.tsv
