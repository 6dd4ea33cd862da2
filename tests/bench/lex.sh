#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: lex.sh [BUILD_DIR [CORPUS...]]
#
# What the lexicon is worth: for each corpus (all of them where none is named)
# one is made without it, and lex_find looks for the translation of each line,
# from either side, in documents of 60 and of 400 lines.  What was chosen for
# the lexicon was chosen by tico19, reactdocs and ciu_readme.  Last, the time
# that making the whole takes.  Needs ../shared.
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
build=$(cd "${1:-${SPEAN_BUILD:-.}}" && pwd) || exit 1
test $# -eq 0 || shift
data=${SPEAN_SHARED:-$here/../shared}/data
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
if test ! -d "$data"; then
	echo "skip: no sources in ../shared/data"
	exit 77
fi
make -s -C "$build" tools/spean-lex tests/bench/lex_find >/dev/null || exit 1
test $# -gt 0 || set -- tico19 reactdocs ciu_readme ntrex128 flores_dev_sib \
    lohelp wmt20_wiki_devtest tatoeba

made() {
	"$here/corpora/gen/lexicon.sh" -j 2 "$@" "$build/tools/spean-lex" \
	    "$data" 2>"$tmp/err" >"$tmp/lex"
}
for corpus in "$@"; do
	made --without "$corpus" || exit 1
	for lines in 60 400; do
		printf '%-19s %3d ' "$corpus" "$lines"
		"$build/tests/bench/lex_find" "$tmp/lex" \
		    "$data/$corpus/en.txt" "$data/$corpus/km.txt" "$lines" ||
		    exit 1
	done
done
command -v time >/dev/null || exit 0
command time -f 'made in %e s (%U user), %M KB' sh -c \
    "'$here/corpora/gen/lexicon.sh' -j 2 '$build/tools/spean-lex' '$data' \
    2>/dev/null >'$tmp/lex'"
printf '%s entries, %s bytes\n' "$(wc -l <"$tmp/lex")" "$(wc -c <"$tmp/lex")"
