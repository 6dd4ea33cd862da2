#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: lexicon.sh [--without NAME]... [-j N] SPEAN_LEX DATA_DIR
#
# Prints the table corpora/lexicon/en-km.tsv, made by the program SPEAN_LEX of
# what corpora/lexicon/recipe names below DATA_DIR, but for the sources NAME, and
# what shares text with them: whoever measures on a corpus leaves it out.
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")/.." && pwd) || exit 2
without=' '
jobs=1
while :; do
	case $1 in
	--without) without="$without$2 " ;;
	-j) jobs=$2 ;;
	*) break ;;
	esac
	shift 2
done
if test $# -ne 2; then
	echo "usage: lexicon.sh [--without NAME]... [-j N] SPEAN_LEX DATA_DIR" >&2
	exit 2
fi
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
trap 'exit 2' HUP INT TERM

# Pair streams: the weight is the score.
text() { # NAME DATA_DIR WEIGHT
	paste "$2/$1/en.txt" "$2/$1/km.txt" | sed '/^	/d; /	$/d' |
	    awk -v w="$3" '{ print "-\t-\t1\t1\t" w "\t" $0 }'
}
table() { # NAME DATA_DIR WEIGHT EN KM COLUMN=VALUE
	awk -F '\t' -v w="$3" -v en="$4" -v km="$5" -v only="$6" '
	/^#/ || $en == "" || $km == "" { next }
	only ~ /=/ {
		split(only, is, /!?=/)
		if (($is[1] == is[2]) == (only ~ /!=/))
			next
	}
	{ print "-\t-\t1\t1\t" w "\t" $en "\t" $km }' "$2/lexicon/$1.tsv"
}
grep -v '^#' "$here/lexicon/recipe" >"$tmp/recipe"
while IFS='	' read -r kind name weight shares en km only; do
	case $without in
	*" $name "* | *" $shares "*) continue ;;
	esac
	case $kind in
	text) text "$name" "$2" "$weight" ;;
	table) table "$name" "$2" "$weight" "$en" "$km" "$only" ;;
	*) echo "lexicon.sh: recipe: '$kind'" >&2 && exit 2 ;;
	esac || exit 2
done <"$tmp/recipe" >"$tmp/pairs" || exit 2
# shellcheck disable=SC2046 # options of the recipe
"$1" train -j "$jobs" $(sed -n 's/^# options: //p' "$here/lexicon/recipe") \
    "$tmp/pairs" || test $? -eq 1
