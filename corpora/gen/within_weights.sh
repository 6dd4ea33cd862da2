#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: within_weights.sh [--without NAME]... BUILD_DIR SHARED_DIR
#
# Prints the table corpora/weights/within.tsv, made of documents of the corpora
# below SHARED_DIR/data, of which sentences were left out and joined
# (tests/bench/within_docs.py), and tells on standard error what it finds of
# these and of two other corpora.  Whoever measures on a corpus leaves it out.
all='lohelp ciu_readme tico19 reactdocs ntrex128 flores_dev_sib'
. "$(dirname "$0")/check_corpora.sh"
make -s -C "$build" corpora/gen/within_weights >&2 || exit 2
without="-x ntrex128 -x flores_dev_sib$without"

# What evidence counts for the aligner.
weights() {
	if test -f "$here/tests/bench/left_out/$1.tsv"; then
		echo "$here/tests/bench/left_out/$1.tsv"
	else
		echo "$here/corpora/weights/weights.tsv"
	fi
}

docs() {
	cut -f 1 "$shared/data/$1/docs.tsv" |
	    paste - "$shared/data/$1/en.txt" "$shared/data/$1/km.txt" |
	    awk -F '\t' -v OFS='\t' 'NF == 3 && $2 != "" && $3 != "" {
		print "en/" $1, "km/" $1, NR, NR, "1.0000", $2, $3
	    }' >"$tmp/true.tsv" &&
	    python3 "$here/tests/bench/within_docs.py" "$tmp/true.tsv" 5 2000 \
		"$tmp/$1" &&
	    "$build/tools/spean-align" -D -m "$lex" --weights \
		"$(weights "$1")" -p "$tmp/$1/docpairs.tsv" "$tmp/$1/en.tsv" \
		"$tmp/$1/km.tsv" >"$tmp/$1/aligned.tsv"
}

for corpus in $all; do
	lexicon "$corpus" && docs "$corpus" || exit 2
	printf '%s\t%s\t%s\t%s\n' "$corpus" "$tmp/$corpus/aligned.tsv" \
	    "$tmp/$corpus/gold.tsv" "$lex"
done >"$tmp/list" || exit 2
# shellcheck disable=SC2086
"$build/corpora/gen/within_weights" $without "$tmp/list"
