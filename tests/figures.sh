#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: figures.sh [BUILD_DIR]
#
# What the tests measure, a line a figure: each unit test prints its own,
# beginning with "# ".  On the shared collection where it is there.
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")/.." && pwd) || exit 1
build=$(cd "${1:-${SPEAN_BUILD:-.}}" && pwd) || exit 1
srcdir=$here
export srcdir
status=0
for source in "$here"/tests/unit/test_*.c; do
	grep -q '"# ' "$source" || continue
	name=$(basename "$source" .c)
	make -s -C "$build" "tests/unit/$name" >/dev/null || exit 1
	lines=$("$build/tests/unit/$name" 2>&1) || status=1
	printf '%s\n' "$lines" | sed -n "s/^# /${name#test_}: /p"
done
exit $status
