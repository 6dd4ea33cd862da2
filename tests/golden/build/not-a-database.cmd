echo "not a database, but a text that is long enough to look at" >tm.db
spean build -o tm.db "$SAMPLE/en" "$SAMPLE/km"; echo $?
cat tm.db
