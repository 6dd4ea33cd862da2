awk 'BEGIN { for (i = 0; i < 257; i++) printf "a "; print "\tx\na\tx" }' | spean-lex train -p .9
