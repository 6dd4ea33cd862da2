#!/bin/bash
# SPDX-License-Identifier: MIT
# Usage: tags.sh [BUILD_DIR]
#
# How fast text is tagged on one core, in the sample stories and the
# corpora in ../shared (where they are) of either language, ten times over:
# five runs of each by turns, in MB a second; the third of each is the median.
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
		"$build/tests/bench/tags" $lang <"$tmp/text.$lang" |
		    sed 's/.*, //' >>"$tmp/speed.$lang"
	done
done
for lang in en km; do
	echo "$lang: $(sort -n "$tmp/speed.$lang" | tr '\n' ' ')"
done
