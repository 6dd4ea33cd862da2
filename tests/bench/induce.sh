#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: induce.sh [BUILD_DIR [CORPUS...]]
#
# What spean-align --induce gains: strict F1 without and with it, on documents
# made of line-aligned corpora as align.sh makes them, without a lexicon and
# with one that was made without the corpus, as the weights of the evidence are.
# A corpus is a collection in sets clean and hard; in sets clean-alone and
# hard-alone each document is short, 8 to 40 sentences, and all there is:
# induction must not make it worse.  Prints a row a corpus and set.  Skips (77)
# where the corpora are absent.
#
# SEED is that of the documents; DOCS how many stand alone at most.
. "$(dirname "$0")/corpora.sh"

# All documents of a folder as doc streams, and which are pairs.
streams() { # DIR
	for gold in "$1"/*.gold; do
		doc=$(basename "$gold" .gold)
		for l in en km; do
			awk -v OFS='\t' -v doc="$doc" -v l="$l" '{
				print doc, NR, l, $0
			}' "$1/$doc.$l" >>"$1/$l.tsv"
		done
		printf '%s\t%s\n' "$doc" "$doc" >>"$1/docpairs.tsv"
	done
}

# The beads of a pair stream, a file a document.
beads() { # DIR
	awk -F '\t' -v dir="$1" '
	function list(loc, n, part, i, out) {
		if (loc == "-")
			return "[]"
		n = split(loc, part, ",")
		for (i = 1; i <= n; i++)
			out = out (i > 1 ? "," : "[") part[i] - 1
		return out "]"
	}
	$1 != doc {
		close(dir "/" doc ".beads")
		doc = $1
	}
	{ print list($3) ":" list($4) >(dir "/" doc ".beads") }'
}

# Strict F1 of one way to align.
score() { # DIR SET OPTION...
	dir=$1
	set=$2
	shift 2
	set -- --weights "$(weights "$corpus")" "$@"
	rm -rf "$tmp/beads" && mkdir "$tmp/beads" || return
	case $set in
	*-alone)
		for gold in "$dir"/*.gold; do
			doc=$(basename "$gold" .gold)
			spean-align "$@" -f beads "$dir/$doc.en" \
			    "$dir/$doc.km" >"$tmp/beads/$doc.beads" || return
		done
		;;
	*)
		spean-align "$@" -j 2 -D -p "$dir/docpairs.tsv" \
		    "$dir/en.tsv" "$dir/km.tsv" >"$tmp/pairs" &&
		beads "$tmp/beads" <"$tmp/pairs" || return
		;;
	esac
	spean-eval beads "$dir" "$tmp/beads" |
	awk -F '\t' '$1 == "strict" { printf " %11s", $4 }'
}

printf '%-20s %-11s %11s %11s %11s %11s\n' corpus set none none-induce \
    lexicon induce
for corpus; do
	lexicon "$corpus" || exit 1
	for set in clean hard clean-alone hard-alone; do
		dir=$tmp/$corpus-$set
		case $set in
		*-alone) short="--min 8 --max 40 --max-docs ${DOCS:-25}" ;;
		*) short= ;;
		esac
		# shellcheck disable=SC2086 # several options
		python3 "$shared/tools/build_docs.py" "$shared/data/$corpus" \
		    "$dir" --setting "${set%-alone}" \
		    --seed "${SEED:-20191121}" $short >/dev/null || exit 1
		streams "$dir"
		printf '%-20s %-11s' "$corpus" "$set"
		score "$dir" "$set" -m none || exit 1
		score "$dir" "$set" -m none --induce || exit 1
		score "$dir" "$set" -m "$tmp/$corpus.lex" || exit 1
		score "$dir" "$set" -m "$tmp/$corpus.lex" --induce || exit 1
		echo
	done
done
