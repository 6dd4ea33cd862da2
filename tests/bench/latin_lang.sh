#!/bin/bash
# SPDX-License-Identifier: MIT
# Usage: latin_lang.sh [BUILD_DIR]
#
# How languages in Latin letters are told apart in pages said to be English, on
# texts that the lists were not made of: for each language, pieces of about 60,
# 120 and 300 characters, of the manual pages and messages that this machine has
# (what is not installed is left out), and for English the lines of the corpora
# in ../shared (where they are), of 60 and 120 characters or more.
#
# The columns: language, characters, pieces, and of these right, undecided,
# taken for English, taken for another language; nanoseconds a byte.
LC_ALL=C.UTF-8
export LC_ALL
here=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
build=$(cd "${1:-${SPEAN_BUILD:-.}}" && pwd) || exit 1
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
make -s -C "$build" tests/bench/latin_lang >/dev/null || exit 1
tell=$build/tests/bench/latin_lang

# Running text of manual pages: no requests, escapes and examples.
man_text() {
	find "$1" -name '*.gz' -size -200k 2>/dev/null | sort | head -n 150 |
	    xargs -r zcat 2>/dev/null |
	    grep -v "^[.']" | sed 's/\\f\[[A-Z]*\]//g; s/\\f[A-Z]//g
		s/\\-/-/g; s/\\(aq/'"'"'/g; s/\\[&%]//g; s/\\//g' |
	    grep -E '.{40}' | head -n 20000
}

# Messages that differ from the English ones, a line each.
mo_text() {
	local mo

	for mo in "$1"/LC_MESSAGES/*.mo; do
		case $mo in
		*iso_* | *xkeyboard* | *tzdata* | *'*'*) continue ;;
		esac
		msgunfmt --no-wrap "$mo" 2>/dev/null | awk '
			/^msgid / { id = substr($0, 7) }
			/^msgstr / && id != "\"\"" &&
			    substr($0, 8) != id && length($0) > 40 {
				text = substr($0, 9, length($0) - 9)
				gsub(/\\[nt]/, " ", text)
				gsub(/\\/, "", text)
				print text
			}' | iconv -c -f UTF-8 -t UTF-8 | head -n 4000
	done
}

# A language and the folders that its texts lie in.
measure() {
	local code=$1 folder

	for folder; do
		man_text /usr/share/man/"$folder"
		mo_text /usr/share/locale/"$folder"
	done >"$tmp/text"
	[ -s "$tmp/text" ] && "$tell" "$code" en 60 120 300 <"$tmp/text"
}

for corpus in "${SPEAN_SHARED:-$here/../shared}"/data/*/en.txt; do
	[ -f "$corpus" ] || continue
	echo "# English: $(basename "$(dirname "$corpus")")"
	for chars in 60 120; do
		grep -E ".{$chars}" "$corpus" | "$tell" en en $chars
	done
done
echo "# said to be English"
for code in fr vi de es it nl sv da pl cs sk hu ro tr id ms fi et lv lt sl hr \
    ca af sw; do
	measure $code
done
measure pt pt_BR
measure no nb
measure tl fil
exit 0
