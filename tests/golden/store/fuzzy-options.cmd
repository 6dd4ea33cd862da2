. "$GOLDEN/fuzzy.sh"
show() {
	echo "== $*"
	spean-store fuzzy --tsv tm.db "$@" | cut -f 1,3,9-
}
text='The river rose 5 m in May.'
show "$text" -n 1
show "$text" --limit=2
show "$text" --min 98
show "$text" --min=100
show "$text" --all
show "$text" -T 0.85
show "$text" --min-score 0.85
show "$text" --side=tgt
show "$text" --side src
show "$text" -s fr
show "$text" -s km -t en
show 'Close a big door' --min 25
