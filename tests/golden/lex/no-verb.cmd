spean-lex
