printf "cat\tx\t1\t1\n" | spean-lex merge - -
