: >en.tsv; printf 'a\t1\ten\tx\n' >one.tsv; printf 'b\t1\tkm\tx\n' >two.tsv
spean-pair --stats nowhere one.tsv two.tsv
