printf 'a\t1\ten\tx\n' >en.tsv; spean-pair en.tsv en.tsv >/dev/full
