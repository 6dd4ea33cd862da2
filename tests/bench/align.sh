#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: align.sh [BUILD_DIR [CORPUS...]]
#
# Strict and lax scores of spean-align on test documents made of line-aligned
# corpora by ../shared/tools/build_docs.py: consecutive segments, of which some
# are deleted on one side (clean 5 %, hard 20 %) and some joined (8 %, 15 %),
# drawn five times (the settings without a lexicon: once).  The lexicon, and the
# weights of the evidence, are made without the corpus; "none" is without any
# lexicon.  Prints a row a corpus and setting, of all its documents together;
# ">= .9" is the share of right beads among those with that score.  Skips (77)
# where the corpora are absent.
. "$(dirname "$0")/corpora.sh"

printf '%-20s %-10s %s\n' corpus set \
    'strict P      R      F1  [95 % of draws]   lax F1  calibration  >= .9'

# draw CORPUS SETTING SEED FOLDER: documents SEED-docNNN.
draw() {
	python3 "$shared/tools/build_docs.py" "$shared/data/$1" "$tmp/drawn" \
	    --setting "$2" --seed "$3" >/dev/null || return
	for file in "$tmp/drawn"/doc*; do
		mv "$file" "$4/$3-$(basename "$file")" || return
	done
	rm -r "$tmp/drawn"
}

for corpus; do
	lexicon "$corpus" || exit 1
	for setting in clean hard none-clean none-hard; do
		docs=$tmp/$corpus-$setting
		lex=$tmp/$corpus.lex
		seeds='1 2 3 4 5'
		case $setting in
		none-*) lex=none seeds=1 ;;
		esac
		mkdir "$docs" "$docs.system"
		for seed in $seeds; do
			draw "$corpus" "${setting#none-}" $seed "$docs" ||
			    exit 1
		done
		for gold in "$docs"/*.gold; do
			basename "$gold" .gold
		done | xargs -P "$(nproc 2>/dev/null || echo 2)" -I '{}' \
		    sh -c 'spean-align -m "$1" --weights "$2" -f beads \
			"$3/$4.en" "$3/$4.km" >"$3.system/$4.beads"' \
		    sh "$lex" "$(weights "$corpus")" "$docs" '{}' || exit 1
		spean-eval -c beads "$docs" "$docs.system" |
		awk -F '\t' -v corpus="$corpus" -v setting="$setting" '
		$1 == "strict" { strict = $2 " " $3 " " $4 "  [" $5 " " $6 "]" }
		$1 == "lax" { lax = $4 }
		$1 == "calibration error" { error = $2 }
		$1 == "score 0.9 to 1.0" { split($4, sure, " ") }
		END {
			printf "%-20s %-10s %s   %s  %s       %s\n", corpus,
			    setting, strict, lax, error, sure[1]
		}'
	done
done
