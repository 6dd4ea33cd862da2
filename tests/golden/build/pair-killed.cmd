# 200 pairs of other names, found by content; kill the run once some of them are
# committed.
mkdir en km
for i in $(seq 25); do
	for l in en km; do
		for page in "$SAMPLE/$l"/*/*.html; do
			name=${page##*/}
			test $l = en && cp "$page" $l/$i-$name ||
			cp "$page" $l/${name%.html}-$i.html
		done
	done
done
spean build -j 1 -o tm.db en km >/dev/null 2>&1 &
until spean-store stats tm.db 2>/dev/null | grep -q '^pairs.*[1-9]'; do
	kill -0 $! 2>/dev/null || break
done
kill -9 $! 2>/dev/null
wait $! 2>/dev/null
spean-store export -f tsv --all tm.db >half.tsv && echo it opens
spean build -o tm.db en km | grep paired
spean build -o fresh.db en km >/dev/null
spean-store export -f tsv --all tm.db >a
spean-store export -f tsv --all fresh.db | cmp - a && wc -l <a
spean build -o tm.db en km | grep unchanged
