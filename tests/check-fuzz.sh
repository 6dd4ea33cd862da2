#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: check-fuzz.sh [BUILD_DIR]
# Runs every fuzz target over its seeds; a target without seeds is a failure.
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")" && pwd) || exit 1
build=${1:-${SPEAN_BUILD:-.}}
failed=0

log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT
for source in "$here"/fuzz/fuzz_*.c; do
	name=$(basename "$source" .c)
	seeds=$here/fuzz/seeds/${name#fuzz_}
	# -runs=0 is for libFuzzer: the seeds, and no inputs of its own.
	if test ! -d "$seeds"; then
		failed=$((failed + 1))
		echo "not ok $name: no seeds in $seeds"
	elif "$build/tests/fuzz/$name" -runs=0 "$seeds" >"$log" 2>&1; then
		echo "ok $name: $(find "$seeds" -type f | wc -l) seeds"
	else
		failed=$((failed + 1))
		echo "not ok $name"
		tail -n 40 "$log"
	fi
done
test $failed -eq 0
