mkdir en km en/2020
page() { printf "<html lang=$1><title>$2</title><body><h1>$2</h1><p>$3</p><p>$3</p></body></html>\n"; }
page en "Good day" "A sentence that is long enough to be a paragraph of an article." >en/a.html
page km ល្អ "ទំព័រនេះជាភាសាខ្មែរ ហើយមានប្រយោគវែងគ្រប់គ្រាន់។" >km/a.html
printf 'WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n' >en/2020/x.warc
gzip -n <en/2020/x.warc >km/y.WARC.gz
cp en/2020/x.warc en/z.warc.zst
spean build -o tm.db en km | sed "s/^seconds .*/seconds/"
spean build -o tm2.db en km >/dev/null 2>&1; echo $?
spean build -o tm3.db en/2020 km; echo $?
