record() { printf "WARC/1.0\\r\\nWARC-Type: %s\\r\\nWARC-Target-URI: <%s>\\r\\nWARC-Date: 2026-01-02T03:04:05Z\\r\\nContent-Type: %s\\r\\nContent-Length: %d\\r\\n\\r\\n" "$1" "$2" "$3" "$(wc -c <body)"; cat body; printf "\\r\\n\\r\\n"; }
page() { printf "HTTP/1.1 $1\\r\\nContent-Type: $2\\r\\n\\r\\n$3" >body; }
H=application/http
T="<h1>Rain</h1><p>It rained for three days, and then the sun came out again."
info() { echo x:y >body; record warcinfo "" application/warc-fields; }
one() { page "200 OK" text/html "$T"; record response http://a.org/one $H; }
two() { page "404 No" text/html "$T"; record response http://a.org/two $H; page "200 OK" image/png xyz; record response http://a.org/png $H; }
none() { page "200 OK" text/html "<nav>Home</nav>"; record response http://a.org/none $H; }
page "200 OK" "text/html; charset=windows-1252" "<title>ភ្លៀង</title><p>ភ្លៀងធ្លាក់អស់រយៈពេលបីថ្ងៃហើយ។"; record response http://a.org/km $H >a
page "200 OK" "text/html; charset=utf-8" "<title>Caf\\351</title><p>The caf\\351 was closed for the whole of the day."; record response http://a.org/fr $H >>a
page "200 OK" "text/html; charset=koi8-r" "<meta charset=windows-1251><p>\\360\\362\\351\\367\\345\\364 \\360\\362\\351\\367\\345\\364"; record response http://a.org/ru $H >>a
spean-extract a
