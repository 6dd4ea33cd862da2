printf "cat\tx\t1\t.5\ndog\tx\t.5\t.5\n" >a.tsv
printf "cat\tx\t.5\t1\ncat\ty\t.5\t1\n" >b.tsv
spean-lex merge a.tsv b.tsv
spean-lex compile b.tsv -o b.lex
spean-lex merge -j 2 -s en -t km -o out.tsv a.tsv b.lex && spean-lex merge a.tsv b.tsv | cmp - out.tsv
