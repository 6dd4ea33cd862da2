cat >list; for j in 1 2 3; do spean-lex train -j $j list | cksum; done | uniq | wc -l
