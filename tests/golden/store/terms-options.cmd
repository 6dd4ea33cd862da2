. "$GOLDEN/terms.sh"
show() {
	echo "== $*"
	spean-store terms --tsv tm.db "$@"
}
show '"prime minister"'
show -m none '"prime minister"' -c 9 -n 1
show -m none បឹង --contexts 1
show -m none minister --min-score .6
show -m none minister --where 'doc=b'
show lake --all
show lake -s km -t en
show lake --side=src
show lake --side=tgt || echo none
spean-store terms -m none --color=always tm.db lake
