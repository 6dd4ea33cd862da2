# A database of the first version: read once it was opened to write; then its
# pairs are in the index too.
sqlite3 tm.db <"$GOLDEN/v1.sql"
spean-store stats tm.db
echo $?
spean-store add tm.db </dev/null
spean-store export -f tsv --all tm.db
sqlite3 tm.db 'PRAGMA user_version; SELECT id FROM text_index_docsize'
spean-store search --tsv tm.db ទន្លេ
