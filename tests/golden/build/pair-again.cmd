# Pages with other names: what is unchanged is read, but not aligned again.
cp -R "$SAMPLE/en" en; mkdir km
n=0
for page in $(find "$SAMPLE/km" -name "*.html" | LC_ALL=C sort -r); do
	n=$((n + 1)); cp "$page" km/$n.html
done
chmod -R u+w en km
summary() { grep -E "^(unchanged|documents|paired|unpaired|kept)"; }
again() { spean build "$@" en km | summary; spean-store stats tm.db | grep ^document.pairs; }
again -o tm.db
echo; again -o tm.db
echo; again -o tm.db --pair content
# A page that has changed replaces its own pairs.
sed "s/<h1[^>]*>/&ថ្មី៖ /" km/8.html >new; mv new km/8.html
echo; again -o tm.db
spean build -o fresh.db en km >/dev/null
spean-store export -f tsv -a fresh.db | LC_ALL=C sort >fresh
spean-store export -f tsv -a tm.db | LC_ALL=C sort | cmp - fresh && echo as a fresh one
# A page that is called otherwise has the same partner under the new name.
mv km/3.html km/three.html
echo; again -o tm.db
# One that is gone is kept, with its pairs.
rm km/5.html
echo; again -o tm.db
