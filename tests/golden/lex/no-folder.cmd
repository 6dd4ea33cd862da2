spean-lex train -o none/out.tsv
