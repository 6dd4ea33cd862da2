#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: check-golden.sh [BUILD_DIR [TOOL...]]
#
# Runs tests/golden/TOOL/CASE.cmd with sh in an empty folder, the tools of
# BUILD_DIR in PATH, CASE.in as standard input, and compares what comes out
# with CASE.out, CASE.err (absent: empty) and CASE.status (absent: 0).
# UPDATE=1 writes these files instead; whoever does so reads the diff.
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")" && pwd) || exit 1
build=$(cd "${1:-${SPEAN_BUILD:-.}}" && pwd) || exit 1
test $# -eq 0 || shift
test -x "$build/tools/spean" || {
	echo "check-golden.sh: no tools in $build/tools" >&2
	exit 1
}
SAMPLE=$here/../corpora/sample
test ! -d "$SAMPLE" || SAMPLE=$(cd "$SAMPLE" && pwd)
PATH=$build/tools:$PATH
export PATH SAMPLE

tmp=$(mktemp -d) || exit 1
trap 'chmod -R u+w "$tmp"; rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
limit=
if command -v timeout >/dev/null; then limit='timeout 60'; fi
passed=0
failed=0

# Runs $case and leaves out, err and status in $tmp.
run_case() {
	input=/dev/null
	test ! -f "$case.in" || input=$case.in
	chmod -R u+w "$tmp"
	rm -rf "$tmp/run"
	mkdir "$tmp/run" || exit 1
	(cd "$tmp/run" && exec $limit sh "$case.cmd") \
	    <"$input" >"$tmp/out" 2>"$tmp/err"
	echo $? >"$tmp/status"
}

# What is empty, or a status of 0, has no file.
update() {
	if test "$(cat "$tmp/status")" = 0; then : >"$tmp/status.new"; else
		cp "$tmp/status" "$tmp/status.new"
	fi
	cp "$tmp/out" "$tmp/out.new" && cp "$tmp/err" "$tmp/err.new" || exit 1
	for part in out err status; do
		if test ! -s "$tmp/$part.new"; then
			rm -f "$case.$part"
		elif ! cmp -s "$tmp/$part" "$case.$part"; then
			cp "$tmp/$part" "$case.$part" || exit 1
		fi
	done
}

# Prints how part $1 differs; $2 is what it holds where it has no file.
differs() {
	want=$case.$1
	if test ! -f "$want"; then
		want=$tmp/want
		printf "%s" "$2" >"$want"
	fi
	cmp -s "$want" "$tmp/$1" && return 1
	printf -- '--- %s.%s\n' "$name" "$1"
	diff -u "$want" "$tmp/$1" | sed 1,2d
}

check_case() {
	case=$1
	name=${case#"$here/golden/"}
	GOLDEN=${case%/*}
	export GOLDEN
	run_case
	if test -n "$UPDATE"; then update; fi
	bad=no
	if differs out ''; then bad=yes; fi >"$tmp/diff"
	if differs err ''; then bad=yes; fi >>"$tmp/diff"
	if differs status "0
"; then bad=yes; fi >>"$tmp/diff"
	if test $bad = no; then
		passed=$((passed + 1))
		echo "ok $name"
	else
		failed=$((failed + 1))
		echo "not ok $name"
		cat "$tmp/diff"
	fi
}

if test $# -eq 0; then
	for dir in "$here"/golden/*/; do
		set -- "$@" "$(basename "$dir")"
	done
fi
for tool in "$@"; do
	ran=no
	for cmd in "$here/golden/$tool"/*.cmd; do
		test -f "$cmd" || continue
		ran=yes
		check_case "${cmd%.cmd}"
	done
	test $ran = yes || {
		echo "not ok $tool: no cases in tests/golden/$tool"
		failed=$((failed + 1))
	}
done
echo "golden: $passed passed, $failed failed"
test $failed -eq 0 && test $passed -gt 0
