# SPDX-License-Identifier: MIT
# What crash.sh, full.sh and writers.sh share; $here is tests, $1 the build
# folder.  They work in an empty folder with a memory of what befalls it.
LC_ALL=C
export LC_ALL
build=$(cd "${1:-${SPEAN_BUILD:-.}}" && pwd) || exit 1
fault=$build/tests/.libs/libfault.so

store=$build/tools/spean-store
spean=$build/tools/spean
test -x "$store" && test -x "$spean" || {
	echo "no tools in $build/tools" >&2
	exit 1
}

# The sanitizers want to be loaded first, or the whole program.
test -f "$fault" &&
    env LD_PRELOAD="$fault" "$store" --version >/dev/null 2>&1 || fault=

tmp=$(mktemp -d) || exit 1
trap 'chmod -R u+w "$tmp"; rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
cd "$tmp" || exit 1
passed=0
failed=0

# pairs NAME FIRST LAST: a pair stream of two documents, lines FIRST to LAST.
pairs() {
	awk -v name="$1" -v from="$2" -v to="$3" 'BEGIN {
		for (i = from; i <= to; i++)
			printf "%s.en\t%s.km\t%d\t%d\t0.9000\t" \
			    "River %s %d rose to %d metres.\t" \
			    "ទន្លេ %s %d ឡើង %d ម៉ែត្រ។\n", name, name, i, i,
			    name, i, i * 7 % 1000, name, i, i * 7 % 1000
	}'
}

# pages LANG NAME N: pages NAME-1.html to NAME-N.html in folder LANG.
pages() {
	mkdir -p "$1"
	awk -v lang="$1" -v name="$2" -v n="$3" 'BEGIN {
		for (i = 1; i <= n; i++) {
			file = lang "/" name "-" i ".html"
			text = "ទន្លេបានឡើងដល់ " i " ម៉ែត្រ។ វាបានស្រកវិញ។"
			if (lang == "en")
				text = "The river rose to " i \
				    " metres. It fell again."
			print "<html><body><p>" text "</p></body></html>" >file
			close(file)
		}
	}'
}

tsv() {
	"$store" export -f tsv --all "$1" 2>/dev/null
}

# What is in a database, but for how often something was put.
state() {
	tsv "$1" && "$store" stats "$1" | grep -v '^runs'
}

good() {
	passed=$((passed + 1))
}

bad() {
	failed=$((failed + 1))
	echo "not ok $*"
}

finish() {
	echo "$1: $passed passed, $failed failed"
	test $failed -eq 0 && test $passed -gt 0
	exit
}

# A command is two functions: do_NAME runs it on tm.db, behind the words that it
# is given; make_NAME makes base.db, the tm.db that it finds, and state.0,
# state.1 and so on: the exports after each of its commits, or none of them.
commands='add tsv tmx docs build merge review dedup old'

# base: what has been there before.
base() {
	pairs old 1 20 | "$store" add base.db
	cp base.db tm.db
	state tm.db >state.0
}

make_add() {
	{
		pairs old 5 400
		pairs new 1 400
	} >add.tsv
	base
	do_add env
	state tm.db >state.1
}

do_add() {
	"$@" "$store" add tm.db add.tsv
}

# The files of an import, which are a commit each.
make_import() {
	base
	for n in 1 2 3; do
		pairs import$n 1 200 >$n.tsv
		"$store" import tm.db $n.tsv
		state tm.db >state.$n
		"$store" add $n.db $n.tsv
		"$store" export -a -o $n.tmx $n.db
		rm $n.db
	done
}

make_tsv() {
	make_import
}

do_tsv() {
	"$@" "$store" import tm.db 1.tsv 2.tsv 3.tsv
}

make_tmx() {
	make_import
	cp base.db tm.db
	for n in 1 2 3; do
		"$store" import tm.db $n.tmx
		state tm.db >state.$n
	done
}

do_tmx() {
	"$@" "$store" import tm.db 1.tmx 2.tmx 3.tmx
}

make_docs() {
	base
	pairs old 1 400 | awk -F '\t' '{print $1 "\t" $3 "\ten\t" $6}' >docs.en
	pairs old 1 400 | awk -F '\t' '{print $2 "\t" $4 "\tkm\t" $7}' >docs.km
	do_docs env
	state tm.db >state.1
}

do_docs() {
	"$@" "$store" docs tm.db docs.en docs.km
}

# It commits every 64 pages.
make_build() {
	base
	pages en page 80
	pages km page 80
	do_build env
	state tm.db >state.2
	mkdir first first/en first/km
	for page in $(ls en | head -n 64); do
		cp en/$page first/en
		cp km/$page first/km
	done
	fresh
	"$spean" build -m none -o tm.db first/en first/km
	state tm.db >state.1
}

do_build() {
	"$@" "$spean" build -j 1 -m none -o tm.db en km
}

make_merge() {
	base
	{
		pairs old 10 30
		pairs other 1 400
	} | "$store" add other.db
	do_merge env
	state tm.db >state.1
}

do_merge() {
	"$@" "$store" merge tm.db other.db
}

make_review() {
	pairs old 1 400 | "$store" add base.db
	cp base.db tm.db
	state tm.db >state.0
	"$store" export -f review tm.db | awk -F '\t' -v OFS='\t' '
	NR > 1 {
		$8 = NR % 3 ? "reject" : "fix"
		$9 = NR % 3 ? "" : "Fixed " NR
	}
	1' >verdicts.tsv
	do_review env
	state tm.db >state.1
}

do_review() {
	"$@" "$store" review tm.db verdicts.tsv
}

make_dedup() {
	for doc in a b c; do
		pairs $doc 1 200 | sed "s/ $doc / x /g"
	done | "$store" add base.db
	cp base.db tm.db
	state tm.db >state.0
	do_dedup env
	state tm.db >state.1
}

do_dedup() {
	"$@" "$store" dedup tm.db
}

# One of the first version is brought up to date, and put to after that.
make_old() {
	pairs old 1 5 >add.tsv
	sqlite3 base.db <"$here/golden/store/v1.sql" && sqlite3 base.db \
	    "INSERT INTO pair SELECT 100 + value, docpair, value + 100,
	    value + 100, 0, 1, 1, 0.5, 'River ' || value, 'ទន្លេ ' || value, NULL
	    FROM generate_series(1, 500), (SELECT docpair FROM pair LIMIT 1)"
	cp base.db tm.db
	"$store" add tm.db </dev/null
	state tm.db >state.0
	do_old env
	state tm.db >state.1
}

do_old() {
	"$@" "$store" add tm.db add.tsv
}

# Makes a folder for command $name, where it can be made here, and goes there:
# $last is the state that it ends in, $calls are those that change files.
prepare() {
	test $name != old || command -v sqlite3 >/dev/null || return
	mkdir "$tmp/$name" && cd "$tmp/$name" && make_$name >make.out 2>&1 || {
		cat make.out
		bad "$name cannot be made"
		return 1
	}
	last=$(ls state.* | sort -t . -k 2n | tail -n 1)
	calls=0
	test -z "$fault" || {
		fresh
		do_$name env LD_PRELOAD="$fault" FAULT_COUNT=calls >make.out 2>&1
		calls=$(cat calls)
	}
	fresh
}

fresh() {
	rm -f tm.db tm.db-*
	cp base.db tm.db
}

# The number of the state that a database is in.
state_of() {
	if ! "$store" verify "$1" >verify.out 2>&1; then
		grep -q 'made by an older Spean' verify.out && test $name = old &&
		    sqlite3 "$1" 'PRAGMA integrity_check' | grep -qx ok &&
		    echo 0 && return
		cat verify.out >&2
		return 1
	fi
	test ! -s verify.out || return 1
	state "$1" >got || return 1
	n=0
	while test -f state.$n; do
		cmp -s got state.$n && echo $n && return
		n=$((n + 1))
	done
	return 1
}
