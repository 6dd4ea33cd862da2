#!/bin/sh
# SPDX-License-Identifier: MIT
# How fast dates are found: MB a second of one core, of processor time, for the
# texts of the corpora beside the project, the median of five:
#
#     tests/bench/dates.sh BUILD [CORPORA]
LC_ALL=C
export LC_ALL
build=${1:-build}
corpora=${2:-$(dirname "$0")/../../../shared/data}

make -s -C "$build" tests/bench/dates || exit 2
for lang in en km; do
	text=$(mktemp) || exit 2
	cat "$corpora"/*/$lang.txt >"$text" || exit 2
	for round in 1 2 3 4 5; do
		"$build/tests/bench/dates" $lang "$text" 10
	done | awk '{print $(NF - 1)}' | sort -n |
	    awk -v lang=$lang 'NR == 3 {print lang ": " $1 " MB/s"}'
	rm -f "$text"
done
