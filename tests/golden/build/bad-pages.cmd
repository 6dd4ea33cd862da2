mkdir en km
page() { printf "<html lang=$1><title>$2</title><body><h1>$2</h1><p>$3</p><p>$3</p></body></html>\n"; }
page en "Good day" "A sentence that is long enough to be a paragraph of an article." >en/a.html
page km "Same" "This page was never translated, so it is English on both sides." >km/a.html
page en "Other" "This page was never translated, so it is English on both sides." >en/b.html
: >km/b.html
printf "\\000\\001\\002\\377\\376" >en/c.html
page km ល្អ "ទំព័រនេះជាភាសាខ្មែរ ហើយមានប្រយោគវែងគ្រប់គ្រាន់។" >km/c.html
page en "Alone" "This page stands in one folder only and has no partner at all." >en/d.html
spean build -o tm.db en km | sed "s/^seconds .*/seconds/"
spean build -o tm2.db en km >/dev/null 2>&1; echo $?
spean-store export -f tsv --all tm.db | cut -f 1-4,6,7
