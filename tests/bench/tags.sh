#!/bin/bash
# SPDX-License-Identifier: MIT
# Usage: tags.sh [BUILD_DIR]
#
# How fast dates, quantities and all tags are found on one core, in the sample
# stories and the corpora in ../shared (where they are) of either language, ten
# times over: the median of five runs, by turns, in MB a second of processor
# time, and the slowest and fastest.
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
build=$(cd "${1:-${SPEAN_BUILD:-.}}" && pwd) || exit 1
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
make -s -C "$build" tests/bench/tags >/dev/null || exit 1

for lang in en km; do
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		cat "$here"/corpora/sample/gold/*/*.$lang \
		    "${SPEAN_SHARED:-$here/../shared}"/data/*/$lang.txt 2>/dev/null
	done >"$tmp/text.$lang"
done
for _ in 1 2 3 4 5; do
	for lang in en km; do
		for what in dates quantities tags; do
			"$build/tests/bench/tags" $lang $what \
			    <"$tmp/text.$lang" |
			    sed 's/.*, //' >>"$tmp/$what.$lang" || exit 1
		done
	done
done
for what in dates quantities tags; do
	for lang in en km; do
		sort -n "$tmp/$what.$lang" | awk -v what=$what -v lang=$lang '
			{ speed[NR] = $1 }
			END {
				printf "%-10s %s %5.1f MB/s (%.1f to %.1f)\n",
				    what, lang, speed[3], speed[1], speed[5]
			}'
	done
done
