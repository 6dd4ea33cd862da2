# Pairs that say what others say: shown, left out of an export, and gone.
cat >p.tsv <<'END'
a	a	1	1	0.8000	One river.	ទន្លេមួយ។
a	a	2	2	0.9000	Page 1	ទំព័រ ១
b	b	1	1	0.9000	One river.	ទន្លេមួយ។
b	b	2	2	0.7000	one  river	ទន្លេ មួយ
c	c	1	1	0.5000	Page 2	ទំព័រ ២
c	c	2	-	0.5000	Alone.	
d	d	1	-	0.5000	Alone.	
END
spean-store add tm.db p.tsv
for by in exact near letters; do
	echo "== $by"
	spean-store dedup --dry-run --by $by tm.db
done
echo '== all, above a score, of some'
spean-store dedup -n -a tm.db
spean-store dedup -n --by near -T .8 tm.db
spean-store dedup -n --by=near --where 'doc!=b' tm.db
spean-store dedup -n -s km -t en tm.db
echo '== export'
for by in none exact near letters; do
	spean-store export -f tsv --dedup $by tm.db | cut -f 1,3 | tr '\n\t' ' .'
	echo
done
spean-store export -a -f tsv tm.db | cmp - p.tsv
echo '== gone'
spean-store dedup tm.db
spean-store dedup --by near tm.db
spean-store dedup --by near tm.db
spean-store export -a -f tsv tm.db
spean-store search --tsv tm.db river | cut -f 1,3
spean-store verify tm.db
