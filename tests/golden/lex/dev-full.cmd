spean-lex train >/dev/full
