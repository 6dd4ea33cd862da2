# What was exported comes in again, to the byte: once, however often.
printf 'a.html\t@url\ten\thttps://example.org/?a=1&b\na.html\t1.1\ten\tFish\n' >en.tsv
printf 'a.html\t1.1\tkm\tត្រី\n' >km.tsv
printf 'a.html\ta.html\t1.1\t1.1,@title\t0.9000\tFish & <chips> "now"\tត្រី\n' >p.tsv
printf 'a.html\ta.html\t1.2\t1.2\t0.3000\tOne.\tមួយ។\tmore\t\n' >>p.tsv
printf 'a.html\ta.html\t1.2\t1.2\t0.3000\tOne.\tមួយ។\n' >>p.tsv
printf 'a.html\tb.html\t1.3\t-\t0.6000\tTwo.\t\n' >>p.tsv
spean-store docs a.db en.tsv km.tsv && spean-store add a.db p.tsv &&
spean-store export -a -o a.tmx a.db
for turn in 1 2; do
	spean-store import b.db a.tmx
	spean-store export -a b.db | cmp - a.tmx
	spean-store export -a -f tsv b.db | cmp - p.tsv
	gzip -c a.tmx | spean-store import -f tmx b.db -
done
zstd -q a.tmx
spean-store import b.db a.tmx.zst
spean-store export -a b.db | cmp - a.tmx
spean-store stats b.db
