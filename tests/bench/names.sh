#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: names.sh [BUILD_DIR]
#
# How good the transliteration model is, and how fast: names of the news among
# all Khmer names of two lists, with the shipped model and with one that was
# made without CLDR; each tenth of the sources with a model that was made
# without it, among all of their level (cities: one word, as others are
# translated in part); and whether the p of a span found in running text is one.
# Needs ../shared.
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
build=$(cd "${1:-${SPEAN_BUILD:-.}}" && pwd) || exit 1
shared=${SPEAN_SHARED:-$here/../shared}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
if test ! -d "$shared/data"; then
	echo "skip: no sources in ../shared/data"
	exit 77
fi
make -s -C "$build" corpora/gen/names tests/bench/rank_names \
    tests/bench/name_chance >/dev/null || exit 1
names=$build/corpora/gen/names
rank=$build/tests/bench/rank_names
data=$shared/data
news=$shared/cases/names_news.tsv
foreign=$shared/cases/names_cldr_foreign.tsv

echo "names of the news:"
$rank - "$news" "$news" "$foreign"
mkdir "$tmp/list" "$tmp/out"
grep -v '^pairs.*cldr' "$here/corpora/names/recipe" >"$tmp/list/recipe"
cp "$here/corpora/names/forms.tsv" "$tmp/list"
$names "$tmp/list" "$data" "$tmp/out" || exit 1
echo "the same, nothing of CLDR in training:"
$rank "$tmp/out/translit.tsv" "$news" "$news" "$foreign"

pick() { awk -F'\t' -v level="$1" '$'"$2"' == level {
	print $'"$3"' "\t" $'"$4"' }' "$5"; }
pick city 3 1 2 "$data/lexicon/cldr48.tsv" >"$tmp/city.all"
for level in district commune village; do
	pick $level 1 3 4 "$data/lexicon/places_pumi.tsv" >"$tmp/$level.all"
done
for tenth in 0 1 2 3 4 5 6 7 8 9; do
	$names -x $tenth "$here/corpora/names" "$data" "$tmp/out" || exit 1
	for level in city district commune village; do
		pick $level 3 1 2 "$tmp/out/held.tsv" >"$tmp/held"
		if test $level = city; then
			grep -v ' .*	' "$tmp/held" >"$tmp/one"
			mv "$tmp/one" "$tmp/held"
		fi
		$rank "$tmp/out/translit.tsv" "$tmp/held" "$tmp/$level.all" \
		    >>"$tmp/$level.out"
	done
done
echo "held-out tenths:"
for level in city district commune village; do
	grep -v prefiltered "$tmp/$level.out" | awk -v level=$level '
	{ right += $1; n += $3 }
	END { printf "%-9s %d of %d right (%.3f)\n", level, right, n, right / n }'
done
echo "spans in running text:"
for corpus in ntrex128 flores_dev_sib; do
	"$build/tests/bench/name_chance" "$data/$corpus/en.txt" \
	    "$data/$corpus/km.txt"
done
