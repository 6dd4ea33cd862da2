# 200 pairs; kill the run once some of them are committed.
for l in en km; do
	mkdir $l
	for i in $(seq 25); do cp -R "$SAMPLE/$l" $l/$i; done
done
chmod -R u+w en km
spean build -j 1 -o tm.db en km >/dev/null 2>&1 &
until spean-store stats tm.db 2>/dev/null | grep -q '^pairs.*[1-9]'; do
	kill -0 $! 2>/dev/null || break
done
kill -9 $! 2>/dev/null
wait $! 2>/dev/null
spean-store export -f tsv --all tm.db >half.tsv && echo it opens
spean build -o tm.db en km >/dev/null && echo finished
spean build -o fresh.db en km >/dev/null
spean-store export -f tsv --all tm.db | LC_ALL=C sort >a
spean-store export -f tsv --all fresh.db | LC_ALL=C sort | cmp - a && wc -l <a
