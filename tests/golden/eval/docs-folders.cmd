mkdir g s; printf 'a\tx\n' >g/1.gold; printf 'a\ty\nb\tx\n' >g/2.tsv
printf 'a\tx\n' >s/1.tsv; printf 'a\tx\nb\tx\n' >s/2.tsv
spean-eval -b 200 docpairs g s
