#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: pair.sh [BUILD_DIR [CORPUS...]]
#
# How well spean-pair finds the pairs of documents of two collections
# (pair_docs.py: made of gold corpora by ../shared/tools/build_docs.py, a third
# of the documents in English only, a third in Khmer only).  Of the sentences
# some are deleted on one side (clean 5 %, hard 20 %) and some joined (8 %,
# 15 %).  SEEDS in the environment (1) are the draws, each a collection of its
# own.
#
# The lexicon is made without the corpus, and so are the weights
# (left_out/pairing) and the statistics; "none" is without any lexicon, by names,
# dates and numbers alone.  Prints a row a corpus and setting, and one for all of a
# setting: pairs of gold, those found and those right, scores, and the seconds
# that spean-pair took.
#
# Fails where all corpora together have less than .99 of precision or recall
# clean, or .97 hard, or ntrex128 without a lexicon an F1 below .93; not where
# corpora are named.  Skips (77) where the corpora are absent.
#
# With a folder in PAIRED, what was paired is left there: en.tsv, km.tsv,
# gold.tsv and system.tsv in CORPUS-SETTING-SEED.
named=no
test $# -lt 2 || named=yes
all='ntrex128 tico19 flores_dev_sib lohelp'
test $# -gt 1 || set -- "${1:-${SPEAN_BUILD:-.}}" $all
. "$(dirname "$0")/corpora.sh"
seeds=${SEEDS:-1}
work=${PAIRED:-$tmp/paired}
mkdir -p "$work" || exit 1

# row NAME SETTING GOLD SYSTEM SECONDS: print what the files or folders score.
row() {
	spean-eval -c docpairs "$3" "$4" >"$tmp/scores" || return
	awk -F '\t' -v name="$1" -v setting="$2" -v seconds="$5" '
	$1 == "pairs" { score = $2 " " $3 " " $4 "  [" $5 " " $6 "]" }
	$1 == "gold pairs" { gold = $2 }
	$1 == "system pairs" { found = $2 }
	$1 == "right pairs" { right = $2 }
	$1 == "calibration error" { error = $2 }
	END {
		printf "%-15s %-10s %5d %5d %5d   %s  %s  %7s\n", name, setting,
		    gold, found, right, score, error, seconds
	}' "$tmp/scores"
}

# pairs CORPUS SETTING SEED: make a collection, pair it, and put gold and system
# where all of them are scored together.
pairs() {
	dir=$work/$1-$2-$3
	rm -rf "$dir"
	python3 "$here/tests/bench/pair_docs.py" "$shared" "$1" "${2#none-}" \
	    "$3" "$dir" || return
	lex=$tmp/$1.lex
	case $2 in
	none-*) lex=none ;;
	esac
	weights=$here/tests/bench/left_out/pairing/$1
	test "$lex" != none || weights=$weights-none
	set -- "$1" "$2" "$3" -m "$lex" --stats "$tmp/$1.stats" \
	    --weights "$weights.tsv"
	name=$1-$3
	group=$2
	shift 3
	start=$(date +%s.%N)
	spean-pair "$@" "$dir/en.tsv" "$dir/km.tsv" >"$dir/system.tsv" || return
	echo "$start $(date +%s.%N)" >>"$tmp/seconds"
	cp "$dir/gold.tsv" "$tmp/gold/$group/$name.tsv" &&
	    cp "$dir/system.tsv" "$tmp/system/$group/$name.tsv"
}

# score CORPUS SETTING: a row of all seeds.
score() {
	mkdir -p "$tmp/gold/$2" "$tmp/system/$2" "$tmp/one/gold" \
	    "$tmp/one/system" || return
	: >"$tmp/seconds"
	for seed in $seeds; do
		pairs "$1" "$2" "$seed" || return
	done
	for seed in $seeds; do
		for side in gold system; do
			cp "$tmp/$side/$2/$1-$seed.tsv" "$tmp/one/$side" ||
			    return
		done
	done
	row "$1" "$2" "$tmp/one/gold" "$tmp/one/system" "$(awk '
	    { sum += $2 - $1 } END { printf "%.2f", sum }' "$tmp/seconds")" ||
	    return
	rm -r "$tmp/one"
}

bad=0
# least MEASURE LEAST: fail where a score of the last row is below.
least() {
	awk -F '\t' -v measure="$1" -v least="$2" '
	$1 == "pairs" {
		low = measure == "F1" ? $4 : $2 < $3 ? $2 : $3
		if (low < least) {
			print "not ok: " measure " is below " least
			exit 1
		}
	}' "$tmp/scores" || bad=1
}

printf '%-15s %-10s %5s %5s %5s   %s\n' corpus set gold found right \
    'P      R      F1  [95 % of draws]   calibration  seconds'
for corpus; do
	lexicon "$corpus" || exit 1
	statistics "$corpus" || exit 1
	for setting in clean hard; do
		score "$corpus" $setting || exit 1
	done
	test "$corpus" = ntrex128 || continue
	score "$corpus" none-clean || exit 1
	test $named = yes || least F1 .93
	score "$corpus" none-hard || exit 1
	test $named = yes || least F1 .93
done
for set in clean:.99 hard:.97; do
	row all "${set%:*}" "$tmp/gold/${set%:*}" "$tmp/system/${set%:*}" - ||
	    exit 1
	test $named = yes || least 'precision or recall' "${set#*:}"
done
exit $bad
