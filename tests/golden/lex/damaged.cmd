printf "cat\tx\t.5\t.5\n" | spean-lex compile >a.lex
spean-lex look a.lex cat
head -c 100 a.lex >cut.lex; spean-lex look cut.lex cat
{ head -c 70 a.lex; printf X; tail -c +72 a.lex; } >bad.lex; spean-lex look bad.lex cat
spean-lex merge bad.lex
