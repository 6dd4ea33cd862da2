printf 'a\tOne. Two.\nb\n' >in.tsv
spean-sent -l en -k 2 in.tsv
