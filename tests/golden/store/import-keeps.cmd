# An import takes nothing away: neither what was added nor what another file
# says of the same documents.
unit() {
	printf '<tu><tuv xml:lang="en"><prop type="source-document">d</prop><seg>%s</seg></tuv><tuv xml:lang="km"><prop type="source-document">d</prop><seg>%s</seg></tuv></tu>' "$@"
}
for n in 1 2; do
	{ printf '<tmx>'; unit $n ក$n; unit 3 ខ; printf '</tmx>'; } >$n.tmx
done
printf 'd\td\t1\t1\t0.9000\tOne.\tមួយ។\n' >p.tsv
spean-store add tm.db p.tsv
spean-store import tm.db 1.tmx
spean-store import tm.db 2.tmx 1.tmx
spean-store export -f tsv -a tm.db
