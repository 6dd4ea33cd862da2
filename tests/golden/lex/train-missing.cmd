spean-lex train missing.tsv
