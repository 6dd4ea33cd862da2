printf 'b\t1\ten\tx\na\t1\ten\ty\nb2\t1\ten\tz\n' >en.tsv
printf 'a\t1\tkm\tx\nb\t1\tkm\ty\nc\t1\tkm\tz\n' >km.tsv
spean-pair --pair path en.tsv km.tsv
