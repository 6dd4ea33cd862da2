# TMX: props, escapes, URL of the document, what XML does not allow.
printf 'a.html\t@url\ten\thttps://example.org/?a=1&b\na.html\t@date\ten\t2020-02-11\na.html\t1.1\ten\tFish & <chips> "now"\n' >en.tsv
printf 'a.html\t1.1\tkm\tត្រី\n' >km.tsv
printf 'a.html\ta.html\t1.1\t1.1\t0.9000\tFish & <chips> "now"\tត្រី\001\n' >p.tsv
printf 'a.html\ta.html\t1.2\t1.2\t0.3000\tOne.\tមួយ។\n' >>p.tsv
printf 'a.html\ta.html\t1.2\t1.2\t0.3000\tOne.\tមួយ។\n' >>p.tsv
printf 'a.html\ta.html\t1.3\t1.3\t0.9000\tTwo.\tTwo.\n' >>p.tsv
spean-store docs tm.db en.tsv km.tsv && spean-store add tm.db p.tsv &&
spean-store export tm.db | sed 's/toolversion="[0-9.]*"/toolversion=""/' &&
spean-store export -o all.tmx --all tm.db &&
grep -c '<tu ' all.tmx
grep -o 'tuid="[^"]*"' all.tmx | sort | uniq -d
