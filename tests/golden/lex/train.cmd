spean-lex train -p .2
