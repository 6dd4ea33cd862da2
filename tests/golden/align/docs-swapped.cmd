for l in en km; do
	awk -v l=$l '{ printf "a\t1.%d\t%s\t%s\n", NR, l, $0 }' "$SAMPLE"/gold/2019/11-17-released-on-bail.$l >$l.tsv
	awk -v l=$l '{ printf "b\t1.%d\t%s\t%s\n", NR, l, $0 }' "$SAMPLE"/gold/2019/11-17-released-on-bail.$l >>$l.tsv
done
grep '^a' km.tsv >mixed-en.tsv
grep '^b' en.tsv >>mixed-en.tsv
grep '^a' en.tsv >mixed-km.tsv
grep '^b' km.tsv >>mixed-km.tsv
printf 'a\ta\t1\tx\nb\tb\t1\tx\nb\ta\t1\tx\n' >docpairs.tsv
spean-align -D -p docpairs.tsv mixed-en.tsv mixed-km.tsv >pairs.tsv
echo $?
awk -F '\t' '{ n[$1 " " $2 " " ($3 == "-" || $4 == "-" ? "alone " $5 : "both")]++ } END { for (k in n) if (k !~ /^b b alone/) print k, n[k] }' pairs.tsv | sort
grep -c '' mixed-en.tsv mixed-km.tsv
cut -f 1,2,3 pairs.tsv | grep '^a' | grep -vc -- -$
