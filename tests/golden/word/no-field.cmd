printf 'a\tOne. Two.\nb\n' >in.tsv
spean-word -l en -k 2 in.tsv
