printf 'a\t1\ten\tx\nb\t1\ten\tx\na\t2\ten\ty\n' >en.tsv
printf 'a\t1\tkm\tx\nshort\t1\n' >km.tsv
spean-pair en.tsv km.tsv
