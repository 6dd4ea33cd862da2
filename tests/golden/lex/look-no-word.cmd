spean-lex look lex.tsv
