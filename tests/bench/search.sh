#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: search.sh [BUILD_DIR]
#
# Searches the help of LibreOffice, aligned, for words of English and Khmer and
# holds the answers to a scan of every pair (search_scan.c).  With a LONG in the
# environment that is not empty, then times a memory of a million pairs with text
# on both sides, thirty times these with other numbers: how fast it is made, how
# large it is, and how long searches take.
. "$(dirname "$0")/memory.sh"
make -s -C "$build" tests/bench/search_scan >&2 || exit 1
scan=$build/tests/bench/search_scan

"$scan" "$tmp/lo.db" || { echo "not ok: search and scan differ"; exit 1; }
test -n "$LONG" || exit 0

million >"$tmp/many"
from=$(date +%s)
spean-store add "$tmp/many.db" "$tmp/many" || exit 1
seconds=$(($(date +%s) - from))
n=$(wc -l <"$tmp/many")
echo "$n pairs added in $seconds s, $((n / (seconds + 1))) a second or more;" \
    "$(($(wc -c <"$tmp/many.db") / n)) bytes a pair"
"$scan" "$tmp/many.db" 500 20
