# Each format out, and in again: the same bytes, where it holds them.
printf 'a.html\ta.html\t1.1\t1.1,@title\t0.9000\tFish & <chips> "now" \\n\tត្រី\n' >p.tsv
printf 'a.html\ta.html\t1.2\t1.2\t0.3000\tOne.\tមួយ។\tmore\t\n' >>p.tsv
printf 'a.html\ta.html\t1.2\t1.2\t0.3000\tOne.\tមួយ។\n' >>p.tsv
printf 'a.html\tb.html\t1.3\t-\t0.6000\tTwo.\t\n' >>p.tsv
spean-store add a.db p.tsv
for format in tmx tsv jsonl; do
	for suffix in '' .gz .zst; do
		file=x.$format$suffix
		spean-store export -a -f $format -o $file a.db
		for turn in 1 2; do
			spean-store import $format.db $file
		done
		spean-store export -a -f tsv $format.db | cmp - p.tsv
		spean-store export -a -f $format -o again.$file $format.db
		cmp $file again.$file
	done
done
cat x.jsonl
gzip -dc x.tsv.gz | cmp - p.tsv
zstd -dcq x.tsv.zst | cmp - p.tsv
for suffix in '' .gz .zst; do
	spean-store export -f moses -o m$suffix a.db
	spean-store import m.db m.en$suffix m.km$suffix
	spean-store export -f moses -o n$suffix m.db
	cmp m.en$suffix n.en$suffix
done
cat m.en m.km
spean-store export -f tsv m.db
