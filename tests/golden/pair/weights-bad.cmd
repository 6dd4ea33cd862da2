printf 'a\t1.1\ten\tx\n' >one.tsv; printf 'b\t1.1\tkm\tx\n' >two.tsv
printf 'bias\t-1\nsunshine\t3\n' >name.tsv
printf 'bias\tmuch\n' >number.tsv
spean-pair --weights name.tsv one.tsv two.tsv
echo $?
spean-pair --weights number.tsv one.tsv two.tsv
