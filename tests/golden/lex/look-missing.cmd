spean-lex look missing.lex house
