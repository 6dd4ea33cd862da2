# SPDX-License-Identifier: MIT
# Read by the benches that score the aligner on the corpora of ../shared.  Of
# their arguments, a build folder and corpora, it leaves the corpora, all where
# none is named; it sets here, build, shared and tmp, finds the build's tools
# first, and skips (77) where there are no corpora.
#
# What is scored was not learned from: a corpus comes with a lexicon made without
# it and, where weights are learned of it too, with others (left_out/README,
# left_out/check/README).
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
build=$(cd "${1:-${SPEAN_BUILD:-.}}" && pwd) || exit 1
test $# -eq 0 || shift
shared=${SPEAN_SHARED:-$here/../shared}
if test ! -d "$shared/data" || ! command -v python3 >/dev/null; then
	echo "skip: no corpora in ../shared/data, or no python3"
	exit 77
fi
test $# -gt 0 || set -- ntrex128 tico19 flores_dev_sib wmt20_wiki_devtest \
    lohelp reactdocs tatoeba
PATH=$build/tools:$PATH
export PATH
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM

# lexicon CORPUS: make $tmp/CORPUS.lex, the shipped one where it is not made of
# the corpus.  Where the environment names a folder in LEXICA, those that stand
# there are taken as they are and those that are made are left there.
lexicon() {
	if test -n "$LEXICA" && test -f "$LEXICA/$1.lex"; then
		cp "$LEXICA/$1.lex" "$tmp/$1.lex"
		return
	fi
	make_lexicon "$1" || return
	test -z "$LEXICA" || cp "$tmp/$1.lex" "$LEXICA/$1.lex"
}
make_lexicon() {
	if grep -q "^text	$1	" "$here/corpora/lexicon/recipe"; then
		sh "$here/corpora/gen/lexicon.sh" --without "$1" -j 2 \
		    spean-lex "$shared/data" >"$tmp/$1.tsv" 2>/dev/null &&
		spean-lex compile -o "$tmp/$1.lex" "$tmp/$1.tsv"
	else
		cp "$build/corpora/lexicon/en-km.lex" "$tmp/$1.lex"
	fi
}

# weights CORPUS: print the file with what evidence counts for it.
weights() {
	if test -f "$here/tests/bench/left_out/$1.tsv"; then
		echo "$here/tests/bench/left_out/$1.tsv"
	else
		echo "$here/corpora/weights/weights.tsv"
	fi
}

# check_weights CORPUS: print the file with what spean-check tells names and
# sentences of it by; the empty one, that is what is built in, where nothing was
# learned without it.
check_weights() {
	if test -f "$here/tests/bench/left_out/check/$1.tsv"; then
		echo "$here/tests/bench/left_out/check/$1.tsv"
	else
		echo /dev/null
	fi
}

# statistics CORPUS: make $tmp/CORPUS.stats of what corpora/statistics is made of,
# without the corpus.
statistics() {
	for lang in en km; do
		for other in ntrex128 tico19 flores_dev_sib lohelp reactdocs \
		    ciu_readme; do
			test "$other" = "$1" || awk -v OFS='\t' -v doc="$other" \
			    -v lang=$lang '{ print doc, NR, lang, $0 }' \
			    "$shared/data/$other/$lang.txt" || return
		done >"$tmp/$1.$lang"
	done
	spean-pair --make-stats "$tmp/$1.en" "$tmp/$1.km" >"$tmp/$1.stats"
}
