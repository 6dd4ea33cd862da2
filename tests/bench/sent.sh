#!/bin/bash
# SPDX-License-Identifier: MIT
# Usage: sent.sh [BUILD_DIR [MB]]
#
# How fast spean-sent is on one core: the Khmer sentences of the sample stories
# and of the corpora in ../shared (where they are), shuffled and repeated up to
# 60 MB; one a line, five a line, and one a line with --join. Prints the median
# processor time of five runs of the whole command.
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
build=$(cd "${1:-${SPEAN_BUILD:-.}}" && pwd) || exit 1
mb=${2:-60}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM

cat "$here"/corpora/sample/gold/*/*.km \
    "${SPEAN_SHARED:-$here/../shared}"/data/*/km.txt 2>/dev/null |
    awk 'BEGIN { srand(1) }
	NF { printf "%.9f\t%s\n", rand(), $0 }' | sort | cut -f2- >"$tmp/text"
size=$(wc -c <"$tmp/text")
n=$((mb * 1000000 / size + 1))
while test $n -gt 0; do
	cat "$tmp/text"
	n=$((n - 1))
done >"$tmp/lines"
paste -d ' ' - - - - - <"$tmp/lines" >"$tmp/paragraphs"

# The median of the seconds of processor that spean-sent takes.
TIMEFORMAT='%U %S'
seconds() {
	for _ in 1 2 3 4 5; do
		{ time "$build/tools/spean-sent" -l km "$@" >/dev/null; } 2>&1
	done | awk '{ print $1 + $2 }' | sort -n | sed -n 3p
}

report() {
	name=$1
	shift
	seconds "$@" | awk -v name="$name" -v size="$(wc -c <"$tmp/lines")" '{
		printf "%-12s %5.2f s  %4.0f MB/s\n", name, $1,
		    size / 1000000 / ($1 > 0 ? $1 : .01)
	}'
}
report lines "$tmp/lines"
report paragraphs "$tmp/paragraphs"
report --join --join "$tmp/lines"
