. "$GOLDEN/search.sh"
show() {
	echo "== $*"
	spean-store search --tsv tm.db "$@" | cut -f 1,3,8-
}
show river --side=tgt
show ABC --side=tgt
show ABC --side=src
show river --all
show river --min-score 0.6
show river --best
show river -n 1
show ទឹ
show ទឹក --words
show ទន្លេ --words
show កទ
show កទ --words
show ទឹក -s fr
show ទឹក -s km -t en
