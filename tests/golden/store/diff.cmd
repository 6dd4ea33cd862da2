# What one database has and the other has not, and what both have otherwise.
printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\n' \
    a a 1 1 0.9000 One. មួយ។ a a 2 2 0.9000 Two. ពីរ។ \
    a a 3 3 0.9000 Three. បី។ b b 1 - 0.4000 Alone. '' |
    spean-store add a.db
printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\n' \
    a a 7 7 0.9000 One. មួយ។ a a 2 2 0.8000 Two. ពីរ។ \
    a a 4 4 0.7000 Four. បួន។ a a 5 5 0.7000 Four. បួន។ |
    spean-store add b.db
show() {
	echo "== $*"
	spean-store diff "$@"
	echo $?
}
show a.db b.db
show b.db a.db
show a.db b.db --all
show a.db b.db -T .85
show a.db b.db --where 'text=o*'
show a.db b.db -s km -t en
show a.db a.db
show a.db none.db
show none.db a.db
echo 'Not a database at all.' >x.db
show a.db x.db
spean-store diff a.db b.db >/dev/full
echo $?
spean-store diff a.db
echo $?
# What is missing can be put.
spean-store diff a.db b.db | grep '^+' | cut -f 3- >more.tsv
cat more.tsv
spean-store verify a.db && spean-store verify b.db
