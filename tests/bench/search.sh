#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: search.sh [BUILD_DIR]
#
# Searches the help of LibreOffice, aligned, for words of English and Khmer and
# holds the answers to a scan of every pair (search_scan.c).  With a LONG in the
# environment that is not empty, then times a memory of a million pairs with text
# on both sides, thirty times these with other numbers: how fast it is made, how
# large it is, and how long searches take.
LC_ALL=C
export LC_ALL
build=$(cd "${1:-${SPEAN_BUILD:-.}}" && pwd) || exit 1
pages=/usr/share/libreoffice/help
if test ! -d $pages/en-US/text || test ! -d $pages/km/text; then
	echo "skip: libreoffice-help-en-us and libreoffice-help-km are missing"
	exit 77
fi
make -s -C "$build" tests/bench/search_scan >&2 || exit 1
scan=$build/tests/bench/search_scan
PATH=$build/tools:$PATH
export PATH
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM

spean build -o "$tmp/lo.db" $pages/en-US/text $pages/km/text \
    >"$tmp/said" 2>&1 || test $? -eq 1 || { cat "$tmp/said"; exit 1; }
"$scan" "$tmp/lo.db" || { echo "not ok: search and scan differ"; exit 1; }
test -n "$LONG" || exit 0

spean-store export -f tsv "$tmp/lo.db" >"$tmp/pairs"
awk -F '\t' -v OFS='\t' '
{
	line[NR] = $0
}
END {
	for (round = 0; round < 30; round++)
		for (i = 1; i <= NR; i++) {
			$0 = line[i]
			$1 = round "/" $1
			$2 = round "/" $2
			$6 = $6 " " round * 131 + i % 977
			$7 = $7 " " round * 131 + i % 977
			print
		}
}' "$tmp/pairs" >"$tmp/many"
from=$(date +%s)
spean-store add "$tmp/many.db" "$tmp/many" || exit 1
seconds=$(($(date +%s) - from))
n=$(wc -l <"$tmp/many")
echo "$n pairs added in $seconds s, $((n / (seconds + 1))) a second or more;" \
    "$(($(wc -c <"$tmp/many.db") / n)) bytes a pair"
"$scan" "$tmp/many.db" 500 20
