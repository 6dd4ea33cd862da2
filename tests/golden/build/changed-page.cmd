cp -R "$SAMPLE/en" en; cp -R "$SAMPLE/km" km; chmod -R u+w en km
spean build -o tm.db en km >/dev/null
page=$(find km -name "*.html" | LC_ALL=C sort | head -n 1)
sed "s/<h1[^>]*>/&ថ្មី៖ /" "$page" >new; mv new "$page"
spean build -o tm.db en km | grep documents
spean build -o fresh.db en km >/dev/null
spean-store export -f tsv --all tm.db | sort >a
spean-store export -f tsv --all fresh.db | sort | cmp - a
