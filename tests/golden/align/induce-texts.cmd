for l in en km; do
	cat "$SAMPLE"/gold/*/*.$l >$l.txt
done
printf 'theater\tរោងកុន\t1\t1\n' >lex.tsv
for m in none lex.tsv; do
	spean-align -m $m -f beads en.txt km.txt | cut -f 1 >first
	spean-align -m $m -f beads --induce en.txt km.txt | cut -f 1 | diff first -
done
:
