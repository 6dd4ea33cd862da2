record() { printf "WARC/1.0\\r\\nWARC-Type: %s\\r\\nWARC-Target-URI: <%s>\\r\\nWARC-Date: 2026-01-02T03:04:05Z\\r\\nContent-Type: %s\\r\\nContent-Length: %d\\r\\n\\r\\n" "$1" "$2" "$3" "$(wc -c <body)"; cat body; printf "\\r\\n\\r\\n"; }
page() { printf "HTTP/1.1 $1\\r\\nContent-Type: $2\\r\\n\\r\\n$3" >body; }
H=application/http
T="<h1>Rain</h1><p>It rained for three days, and then the sun came out again."
info() { echo x:y >body; record warcinfo "" application/warc-fields; }
one() { page "200 OK" text/html "$T"; record response http://a.org/one $H; }
two() { page "404 No" text/html "$T"; record response http://a.org/two $H; page "200 OK" image/png xyz; record response http://a.org/png $H; }
none() { page "200 OK" text/html "<nav>Home</nav>"; record response http://a.org/none $H; }
info >a; one | sed "s/^Content-Length: /&9/" >>a; one | sed "s/^Content-Length: .*/Content-Length: x/" >>a; echo noise >>a; one >>a; spean-extract -L l a; cut -f 1,6,7,9 l
