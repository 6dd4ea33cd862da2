# A bad unit is told; a file that is no TMX is not taken, the next one is.
unit() {
	printf '<tu><tuv xml:lang="en"><seg>%s</seg></tuv><tuv lang="KM"><seg>%s</seg></tuv></tu>\n' "$@"
}
{
	echo '<tmx version="1.1"><body>'
	unit One. មួយ។
	unit Two. ''
	unit '<ph>x</ph>Three.' បី។
	echo '</body></tmx>'
} >a.tmx
{ cat a.tmx; echo x; } >b.tmx
{ echo '<tmx version="1.4">'; unit "$(printf 'a\001')" b; } >c.tmx
printf '<!DOCTYPE tmx [<!ENTITY a "b">]>\n<tmx/>' >d.tmx
echo '<tmx/>' >e.tmx
spean-store import tm.db b.tmx c.tmx d.tmx e.tmx none.tmx a.tmx
echo $?
spean-store export -f tsv -a tm.db
{
	echo '<tmx>'
	for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22; do
		unit $n ''
	done
	echo '</tmx>'
} | spean-store import -f tmx tm.db -
echo $?
spean-store import tm.db
echo $?
spean-store import -t EN tm.db a.tmx
echo $?
spean-store import --exact -s en-GB x.db a.tmx
echo $?
