#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: pair_scale.sh [BUILD_DIR]
#
# Time and memory of spean-pair on two collections of 2,000 and of 4,000
# documents of 20 sentences, with LONG not empty in the environment of 10,000,
# 20,000 and 40,000, or of as many as COUNTS in the environment names; half of
# those of a side have a partner.  The documents are made by pair_make.c of
# sentences, numbers and names of ../shared, without dates; the last row is the
# first again with dates.  Prints elapsed and user seconds, the largest memory
# and what the pairs score.  SEED in the environment (1) is the draw.
#
# Fails where 10,000 take more than 60 s or 600 MB on two cores.
#
# What the scores are not: a measure of texts unknown to it, as the default
# lexicon is made of most of these sentences (pair.sh leaves them out), each of
# which stands in many documents.
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
build=$(cd "${1:-${SPEAN_BUILD:-.}}" && pwd) || exit 1
data=${SPEAN_SHARED:-$here/../shared}/data
if test ! -d "$data" || test ! -x /usr/bin/time; then
	echo "skip: no corpora in ../shared/data, or no /usr/bin/time"
	exit 77
fi
make -s -C "$build" tests/bench/pair_make >/dev/null || exit 1
PATH=$build/tools:$PATH
export PATH
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM

# Sentences, not the names of menus; places that are not numbers.
for corpus in ntrex128 tico19 flores_dev_sib wmt20_wiki_devtest lohelp; do
	paste "$data/$corpus/en.txt" "$data/$corpus/km.txt"
done | awk -F '\t' 'NF == 2 && length($1) >= 40 && $2 != "" {
	print "text\t" $0 }' >"$tmp/parts" || exit 1
awk -F '\t' '!/^#/ { print "person\t" $1 "\t" $2 }' \
    "$data/lexicon/person_names_kname.tsv" >>"$tmp/parts" || exit 1
awk -F '\t' '!/^#/ && $3 ~ /^[A-Z][A-Za-z -]+$/ && $4 != "" {
	print "place\t" $3 "\t" $4 }' \
    "$data/lexicon/places_pumi.tsv" >>"$tmp/parts" || exit 1

bad=0
# row COUNT [dated]
row() {
	"$build/tests/bench/pair_make" "$1" "${SEED:-1}" "$tmp" $2 \
	    <"$tmp/parts" || return
	set -- "$1" "$2" -j 2
	count=$1
	dated=$2
	shift 2
	/usr/bin/time -f '%e %U %M' -o "$tmp/time" spean-pair "$@" \
	    "$tmp/en.tsv" "$tmp/km.tsv" >"$tmp/system.tsv" || return
	spean-eval -b 100 docpairs "$tmp/gold.tsv" "$tmp/system.tsv" \
	    >"$tmp/scores" || return
	awk -F '\t' -v count="$count" -v dated="$dated" \
	    -v used="$(tail -n 1 "$tmp/time")" '
	$1 == "pairs" {
		split(used, is, " ")
		printf "%8d %9.2f %9.2f %8.0f   %s %s %s  %s\n", count, is[1],
		    is[2], is[3] / 1024, $2, $3, $4, dated
		if (count == 10000 && (is[1] > 60 || is[3] / 1024 > 600)) {
			print "not ok: more than 60 s or 600 MB"
			exit 1
		}
	}' "$tmp/scores" || bad=1
}

printf '%8s %9s %9s %8s   %s\n' documents elapsed 'user s' MB \
    'P      R      F1'
if test -n "$COUNTS"; then
	set -- $COUNTS
elif test -n "$LONG"; then
	set -- 10000 20000 40000
else
	set -- 2000 4000
fi
for count; do
	row "$count" || exit 1
done
row "$1" dated || exit 1
exit $bad
