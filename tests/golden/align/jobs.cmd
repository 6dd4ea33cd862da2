printf '%s\t%s\t%s\t%s\n' a.html @url en http://example.org/a a.html @title.1 en 'Rain in 2019' a.html 1.1 en 'It rained 12 days.' a.html 1.2 en 'Nobody came.' b.html 1.1 en 'Alone.' >en.tsv
printf '%s\t%s\t%s\t%s\n' a.html @title.1 km 'ភ្លៀងឆ្នាំ២០១៩' a.html 1.1 km 'ភ្លៀង១២ថ្ងៃ។' c.html 1.1 km 'ម្នាក់ឯង។' >km.tsv
printf 'a.html\ta.html\t1.0000\tpath\n' >docpairs.tsv
for i in 1 2 3 4 5 6 7 8 9; do sed "s/^a/$i/" en.tsv; done >e.tsv
for i in 1 2 3 4 5 6 7 8 9; do sed "s/^a/$i/" km.tsv; done >k.tsv
for i in 9 1 2 3 4 5 6 7 8; do echo "$i.html	$i.html"; done >p.tsv
spean-align -D -p p.tsv e.tsv k.tsv >one 2>/dev/null
spean-align -D -j 3 -p p.tsv e.tsv k.tsv >three 2>/dev/null
cmp one three && cut -f 1 one | uniq
