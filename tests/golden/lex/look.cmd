printf "house\tផ្ទះ\t.75\t.5\nhouse\tលំនៅ\t.25\t1\nflowers\tផ្កា\t1\t1\nhouse\t\t0\t.5\n" >lex.tsv
spean-lex look lex.tsv HOUSE ផ្ទះ flowering
spean-lex look -n 1 -s en -t km lex.tsv house
