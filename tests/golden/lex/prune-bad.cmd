printf "cat\tx\t1\t2\n\376\tx\t1\t1\ncat\tx\t1\t1\n" | spean-lex prune
