printf 'a\tOne. Two.\nb\n' >in.tsv
spean-tag -l en -k 2 in.tsv
