for beads in "$SAMPLE"/gold/*/*.beads; do
	story=${beads%.beads} name=$(basename "$beads" .beads)
	for l in en km; do
		awk -v n="$name" -v l=$l -v OFS='\t' '{ print n, NR, l, $0 }' "$story.$l" >>$l.tsv
	done
	printf '%s\t%s\n' "$name" "$name" >>docpairs.tsv
done
align() {
	spean-align -m none "$@" -D -p docpairs.tsv en.tsv km.tsv
}
align >first
align --induce >second
align --induce -j 3 >threads
cmp second threads && wc -l <second
cut -f 1,3,4 first >first.beads
cut -f 1,3,4 second | diff first.beads -
:
