#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: terms.sh [BUILD_DIR [N]]
#
# What spean-store terms finds in the help of LibreOffice, aligned, without a
# lexicon, for N words or phrases (150) of each kind and either language whose
# translation is known and used at least five times: words that the lexicon in
# corpora has for each other with more than .5 both ways; and, where ../shared
# is there, strings of two and three words of the interface of free programs.
# P@1 and P@3: how often the first, or one of the first three, is just the
# translation (spelling and spaces aside).  Other translations that the help
# uses as well count as wrong.
here=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
. "$here/tests/bench/memory.sh"
most=${2:-150}
strings=${SPEAN_SHARED:-$here/../shared}/data/lexicon/ui_strings.tsv

# Two columns, one spelling, Khmer without spaces.
folded() {
	spean-norm --level=search -l en -k 1 |
	    spean-norm --level=search -l km -k 2 |
	    awk -F '\t' -v OFS='\t' '{
		gsub(/\342\200\213/, "", $2)
		gsub(/ /, "", $2)
		gsub(/\342\200\246|\.\.\.|[~_&:]/, "", $0)
		print $1, $2
	    }'
}
spean-store export -f tsv "$tmp/lo.db" | cut -f 6,7 | folded >"$tmp/pairs"

# Of the candidates on standard input those that are used together, spread.
used() {
	awk -F '\t' -v OFS='\t' -v most="$most" '
	NR == FNR {
		if (!seen[$0]++) {
			n = ++count[$1]
			km[$1, n] = $2
		}
		next
	}
	{
		split("", done)
		gsub(/[^a-z0-9'\''-]+/, " ", $1)
		words = split($1, word, " ")
		for (i = 1; i <= words; i++) {
			phrase = ""
			for (k = 0; k < 3 && i + k <= words; k++) {
				phrase = phrase (k ? " " : "") word[i + k]
				if (!(phrase in count) || done[phrase]++)
					continue
				for (j = 1; j <= count[phrase]; j++)
					if (index($2, km[phrase, j]))
						both[phrase OFS km[phrase, j]]++
			}
		}
	}
	END {
		for (pair in both)
			if (both[pair] >= 5)
				print pair
	}' - "$tmp/pairs" | sort >"$tmp/all"
	cut -f "$1" "$tmp/all" | sort -u | awk -v most="$most" '
	{ line[NR] = $0 }
	END {
		for (i = 1; i <= most && i <= NR; i++)
			print line[NR <= most ? i : int(i * NR / most)]
	}'
}

measure() {
	name=$1
	column=$2
	shift 2
	used "$column" <"$tmp/candidates" >"$tmp/asked"
	from=$(date +%s)
	while read -r phrase; do
		spean-store terms "$@" --tsv -n 3 "$tmp/lo.db" "\"$phrase\"" |
		    awk -F '\t' -v OFS='\t' -v asked="$phrase" '
			{ print asked, $1, NR }'
	done <"$tmp/asked" >"$tmp/found"
	seconds=$(($(date +%s) - from))
	cut -f 2 "$tmp/found" | spean-norm --level=search -l km |
	    sed 's/\xe2\x80\x8b//g' | paste "$tmp/found" - |
	    awk -F '\t' -v name="$name" -v column="$column" -v s="$seconds" \
		-v asked="$(wc -l <"$tmp/asked")" -v misses="$tmp/misses" '
	NR == FNR {
		gold[column == 1 ? $1 FS $2 : $2 FS $1] = 1
		next
	}
	{
		if (column == 1)
			gsub(/ /, "", $4)
		right = ($1 FS $4) in gold
		if ($3 == 1)
			first += right
		if (right && !any[$1]++)
			three++
		if ($3 == 1 && !right)
			print $1 FS $4 >misses
	}
	END {
		printf "%-24s %4d asked  P@1 %.3f  P@3 %.3f  %.2f s each\n",
		    name, asked, first / asked, three / asked, s / asked
	}' "$tmp/all" -
	test -z "$TERMS_MISSES" || cat "$tmp/misses"
}

awk -F '\t' '$3 > .5 && $4 > .5 && length($1) > 2 && $1 !~ /[*]/' \
    "$here/corpora/lexicon/en-km.tsv" | cut -f 1,2 | folded >"$tmp/candidates"
measure 'words, en' 1 -m none
measure 'words, km' 2 -m none
test -r "$strings" || { echo "no ../shared: words only"; exit 0; }
awk -F '\t' '$1 ~ /^[A-Za-z]+( [A-Za-z]+)?( [A-Za-z]+)?$/' "$strings" |
    cut -f 1,2 | folded >"$tmp/strings"
awk -F '\t' '$2 != "" && $1 ~ / /' "$tmp/strings" >"$tmp/candidates"
measure 'phrases, en' 1 -m none
measure 'phrases, km' 2 -m none
measure 'phrases, en, lexicon' 1
measure 'phrases, km, lexicon' 2
awk -F '\t' '$2 != "" && $1 !~ / / && length($1) > 2' "$tmp/strings" \
    >"$tmp/candidates"
measure 'strings of a word, en' 1 -m none
measure 'strings of a word, km' 2 -m none
