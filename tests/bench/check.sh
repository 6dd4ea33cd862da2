#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: check.sh [BUILD_DIR [CORPUS...]]
#
# What spean-check finds: of changes to true pairs of ../shared, one each, the
# share that it tells (change_pairs.py says what is changed); in the pairs as
# they are, how much it tells and how much of that is wrong by the verdicts of
# readers (check_verdicts.tsv); sentences that are left out on one side of
# documents, which spean-align aligns, and what else it tells of these; beside
# pofilter of the Translate Toolkit, where it is installed, on the same pairs; and
# pairs a second and the memory it takes.  The lexicon, the weights of the
# aligner and those of spean-check are made without the corpus (left_out/check;
# but for the speed, and where a corpus is named that has none there).  SEED in
# the environment (1) is the draw, MOST (400) how many changes of a kind there
# are.
#
# Fails where all corpora together are below a floor (check_score.py); not where
# corpora are named.  Skips (77) where the corpora are absent.
#
# With a folder in CHECKED, what was made is left there, by corpus: to be read
# with check_findings.py CORPUS true.tsv true.found.
floors=floors
test $# -lt 2 || floors=
all='ntrex128 tico19 flores_dev_sib reactdocs'
test $# -gt 1 || set -- "${1:-${SPEAN_BUILD:-.}}" $all
. "$(dirname "$0")/corpora.sh"
bench=$here/tests/bench
seed=${SEED:-1}
most=${MOST:-400}
work=${CHECKED:-$tmp/checked}
make -s -C "$build" tests/bench/pair_anchors >/dev/null &&
    mkdir -p "$work" || exit 1

score() {
	python3 "$bench/check_score.py" "$@"
}

# true_pairs CORPUS: its lines as a pair stream.
true_pairs() {
	cut -f 1 "$shared/data/$1/docs.tsv" |
	    paste - "$shared/data/$1/en.txt" "$shared/data/$1/km.txt" |
	    awk -F '\t' -v OFS='\t' 'NF == 3 && $2 != "" && $3 != "" {
		print "en/" $1, "km/" $1, NR, NR, "1.0000", $2, $3
	    }'
}

# check CORPUS PAIRS: what is found in them; that there is something is status 1.
check() {
	spean-check -m "$tmp/$1.lex" --weights "$(check_weights "$1")" "$2" ||
	    test $? -eq 1
}

pairs() {
	true_pairs "$1" >true.tsv &&
	    "$build/tests/bench/pair_anchors" <true.tsv >anchors.tsv &&
	    python3 "$bench/change_pairs.py" pairs true.tsv anchors.tsv \
		"$seed" "$most" . &&
	    check "$1" true.tsv >true.found &&
	    check "$1" changed.tsv >changed.found &&
	    score changes "$1" gold.tsv changed.found &&
	    score true "$1" true.tsv true.found "$bench/check_verdicts.tsv"
}

docs() {
	python3 "$bench/change_pairs.py" docs true.tsv "$seed" "$most" docs &&
	    spean-align -D -m "$tmp/$1.lex" --weights "$(weights "$1")" \
		-p docs/docpairs.tsv docs/en.tsv docs/km.tsv \
		>docs/aligned.tsv &&
	    check "$1" docs/aligned.tsv >docs/found &&
	    score docs "$1" docs/gold.tsv docs/aligned.tsv docs/found
}

pofilters() {
	score po true.tsv >true.po &&
	    score po changed.tsv gold.tsv >changed.po || return
	for name in true changed; do
		pofilter --language=km -t numbers -t acronyms --progress=none \
		    $name.po $name.filtered.po 2>/dev/null || return
	done
	score pofilter-changes "$1" gold.tsv changed.filtered.po &&
	    score pofilter-true "$1" true.tsv true.filtered.po
}

# speed CORPUS TIMES: of its true pairs, so many times, with new documents.
speed() {
	awk -F '\t' -v OFS='\t' -v times="$2" '
	{ head[NR] = $1 OFS $2; $1 = $2 = ""; rest[NR] = $0 }
	END {
		for (round = 1; round <= times; round++)
			for (i = 1; i <= NR; i++) {
				split(head[i], doc, OFS)
				print round "/" doc[1], round "/" doc[2] \
				    substr(rest[i], 2)
			}
	}' "$work/$1/true.tsv" >"$tmp/stream" &&
	    score speed "$1 x $2" "$tmp/stream" spean-check -m "$tmp/$1.lex"
}

for corpus; do
	lexicon "$corpus" && mkdir -p "$work/$corpus" &&
	    cd "$work/$corpus" || exit 1
	pairs "$corpus" >>"$tmp/rows" && docs "$corpus" >>"$tmp/rows" || exit 1
	if command -v pofilter >/dev/null; then
		pofilters "$corpus" >>"$tmp/rows" || exit 1
	fi
done
command -v pofilter >/dev/null ||
    echo "pofilter (translate-toolkit) is missing: not compared"
score table "$tmp/rows" $floors
bad=$?
cd "$tmp" || exit 1
for stream in 'ntrex128 20' 'ntrex128 200' 'lohelp 1'; do
	corpus=${stream% *}
	mkdir -p "$work/$corpus" && lexicon "$corpus" &&
	    true_pairs "$corpus" >"$work/$corpus/true.tsv" || exit 1
	speed $stream >"$tmp/speeds" || exit 1
	awk -F '\t' '{ print $1 ", " $2 ": " $3 }' "$tmp/speeds"
done
exit $bad
