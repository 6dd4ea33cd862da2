# WARC files in the folders: their pages are documents in both.
record() { # URL PAGE [TYPE [STATUS]]: a response, as crawlers write it
	head="HTTP/1.1 ${4:-200 OK}\r\nContent-Type: ${3:-text/html}\r\n\r\n"
	n=$(($(printf "$head" | wc -c) + $(wc -c <"$2")))
	printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\n' "$1"
	printf 'Content-Type: application/http\r\nContent-Length: %s\r\n\r\n' $n
	printf "$head"
	cat "$2"
	printf '\r\n\r\n'
}
same() { # NAME [--pair ...]
	name=$1
	shift
	for l in en km; do
		spean-extract -l $l $l/ 2>$l.err | spean-norm -D | spean-sent -D >$l.tsv
	done
	spean-pair "$@" en.tsv km.tsv >docpairs.tsv
	spean-align -D -p docpairs.tsv en.tsv km.tsv >pairs.tsv
	rm -f typed.db
	spean-store add typed.db <pairs.tsv
	spean-store docs typed.db en.tsv km.tsv
	spean-store export -f tmx -a typed.db >typed.tmx
	for jobs in 1 2; do
		rm -f built.db
		spean build "$@" -j $jobs -o built.db en km >summary 2>messages
		echo "exit $?"
		spean-store export -f tsv -a built.db | cmp - pairs.tsv &&
		spean-store export -f tmx -a built.db | cmp - typed.tmx &&
		echo "$name, -j $jobs: the same $(wc -l <pairs.tsv)"
	done
	grep -E "^(documents|paired|unpaired)" summary
	for db in built typed; do spean-store stats $db.db | grep -v ^runs >$db.stats; done
	cmp built.stats typed.stats && echo the same counts
}
mkdir en km
page() { printf "<html lang=$1><title>$2</title><body><h1>$2</h1><p>$3</p><p>$3</p></body></html>\n"; }
page en "Same" "This page has the same address in both of the crawls, which is rare." >same.en
page km ដូចគ្នា "ទំព័រនេះមានអាសយដ្ឋានដូចគ្នានៅក្នុងទាំងពីរ ដែលកម្រកើតមាន។" >same.km
printf '\000\001\002\377\376' >binary
: >empty
for l in en km; do
	n=0
	for p in $(cd "$SAMPLE/$l" && ls */*.html); do
		n=$((n + 1))
		case $n in
		[135]) record http://example.org/$l/$n "$SAMPLE/$l/$p" ;;
		[24]) cp "$SAMPLE/$l/$p" $l/$n.html ;;
		*) record http://example.org/$l/$n/ "$SAMPLE/$l/$p" >>$l/two.warc ;;
		esac
	done >$l/one.warc
	record http://example.org/same same.$l >>$l/one.warc
	record http://example.org/en/1 same.$l >>$l/one.warc
	record http://example.org/no binary >>$l/one.warc
	record http://example.org/none empty >>$l/one.warc
	record http://example.org/gone same.$l text/html '404 Not Found' >>$l/one.warc
	record http://example.org/picture binary image/png >>$l/one.warc
	record http://example.org/odd same.$l 'text/html; charset=x-nothing' >>$l/one.warc
	gzip -n $l/two.warc
done
cp same.en en/3.warc; cp same.km km/4.warc.gz
same "all" && cat messages
same "by content" --pair content
same "by path" --pair path
# What is unchanged is not done again; a file cut short is used as it is.
spean build -o built.db en km 2>&1 | grep -E "^(unchanged|documents|paired)"
head -c 5000 en/one.warc >cut; mv cut en/one.warc
same "cut"
cat messages; cat en.err
