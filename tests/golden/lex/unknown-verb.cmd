spean-lex learn
