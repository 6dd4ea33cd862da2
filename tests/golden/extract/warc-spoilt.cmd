record() { printf "WARC/1.0\\r\\nWARC-Type: %s\\r\\nWARC-Target-URI: <%s>\\r\\nWARC-Date: 2026-01-02T03:04:05Z\\r\\nContent-Type: %s\\r\\nContent-Length: %d\\r\\n\\r\\n" "$1" "$2" "$3" "$(wc -c <body)"; cat body; printf "\\r\\n\\r\\n"; }
page() { printf "HTTP/1.1 $1\\r\\nContent-Type: $2\\r\\n\\r\\n$3" >body; }
H=application/http
T="<h1>Rain</h1><p>It rained for three days, and then the sun came out again."
one() { page "200 OK" text/html "$T"; record response http://a.org/$1 $H; }
for i in 1 2 3 4; do one $i | gzip -n >$i; done
# Where the text of the second member begins, in the middle, and at its checksum.
for at in 10 99 $(($(wc -c <2) - 8)); do
	{ head -c $at 2; printf '\377\377'; tail -c +$((at + 3)) 2; } >bad
	cat 1 bad 3 4 >$at.warc.gz; spean-extract -L l $at.warc.gz | cut -f 1,2 | grep @lang; cut -f 1,6,7,9 l
done
# What is no member, between two; and twice.
{ cat 1; echo noise; cat 2; echo more noise; cat 3; } | spean-extract -L l | cut -f 1,2 | grep @lang; cut -f 1,6,7,9 l
