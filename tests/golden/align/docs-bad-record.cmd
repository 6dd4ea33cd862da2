printf '%s\t%s\t%s\t%s\n' a.html @url en http://example.org/a a.html @title.1 en 'Rain in 2019' a.html 1.1 en 'It rained 12 days.' a.html 1.2 en 'Nobody came.' b.html 1.1 en 'Alone.' >en.tsv
printf '%s\t%s\t%s\t%s\n' a.html @title.1 km 'ភ្លៀងឆ្នាំ២០១៩' a.html 1.1 km 'ភ្លៀង១២ថ្ងៃ។' c.html 1.1 km 'ម្នាក់ឯង។' >km.tsv
printf 'a.html\ta.html\t1.0000\tpath\n' >docpairs.tsv
printf 'a.html\t9\nno record\n' >>en.tsv
spean-align -D -p docpairs.tsv en.tsv km.tsv | cut -f 1-4
spean-align -D -p docpairs.tsv en.tsv km.tsv >/dev/null 2>&1; echo $?
