cat >lex.tsv; spean-lex prune -n 1 lex.tsv; echo; spean-lex prune -p .3 <lex.tsv; echo; spean-lex prune --best 2 --min .2 -o out.tsv - <lex.tsv; cat out.tsv
