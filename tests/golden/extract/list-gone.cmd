record() { printf "WARC/1.0\\r\\nWARC-Type: %s\\r\\nWARC-Target-URI: <%s>\\r\\nWARC-Date: 2026-01-02T03:04:05Z\\r\\nContent-Type: %s\\r\\nContent-Length: %d\\r\\n\\r\\n" "$1" "$2" "$3" "$(wc -c <body)"; cat body; printf "\\r\\n\\r\\n"; }
page() { printf "HTTP/1.1 $1\\r\\nContent-Type: $2\\r\\n\\r\\n$3" >body; }
H=application/http
T="<h1>Rain</h1><p>It rained for three days, and then the sun came out again."
T="$T$(awk 'BEGIN { for (i = 0; i < 6000; i++) printf " It rained on day %d, and then the sun came out again.", i }')"
page "200 OK" text/html "$T"; record response http://a.org/one $H >one
mv one a; rm body
spean-extract -L l a >/dev/full; echo $?; ls
echo before >l; spean-extract -L l a >/dev/full; echo $?; ls; cat l
rm l; spean-extract -L l a | head -n 1; ls
