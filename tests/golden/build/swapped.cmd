cp -r "$SAMPLE/en" "$SAMPLE/km" .
spean build -o tm.db km en >/dev/null
spean store export -f tsv --all tm.db >built.tsv
for l in en km; do
	spean extract -l $l $l | spean norm -D | spean sent -D >$l.tsv
done
spean pair km.tsv en.tsv >docpairs.tsv
spean align -D -p docpairs.tsv km.tsv en.tsv >pairs.tsv 2>messages
cut -d ' ' -f 3-6 messages | sort | uniq -c | sed 's/^ *//'
cmp pairs.tsv built.tsv
cut -f 5 pairs.tsv | uniq
