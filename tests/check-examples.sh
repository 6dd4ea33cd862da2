#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: check-examples.sh [BUILD_DIR [PAGE...]]
#
# Runs the examples of the manuals.  In the section EXAMPLES, a block between
# ".Bd -literal -offset indent" and ".Ed" holds commands, each on a line that
# starts with "$ " (continued while it ends in a backslash), and below each
# exactly what it writes to standard output.  The examples of a page run in
# one folder, in order, with a copy of corpora/sample in it as "sample".
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")/.." && pwd) || exit 1
build=$(cd "${1:-${SPEAN_BUILD:-.}}" && pwd) || exit 1
test $# -eq 0 || shift
test $# -gt 0 || set -- "$here"/tools/*.[1-9]
PATH=$build/tools:$PATH
export PATH
tmp=$(mktemp -d) || exit 1
trap 'chmod -R u+w "$tmp"; rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
limit=
if command -v timeout >/dev/null; then limit='timeout 120'; fi
passed=0
failed=0

# Cuts the examples of page $1 into $tmp/N.cmd and $tmp/N.out.  In mdoc "\e"
# is a backslash, and "\&" hides what would be a macro.
cut_examples() {
	rm -f "$tmp"/*.cmd "$tmp"/*.out
	awk -v to="$tmp" '
	/^\.Sh/ { inside = 0; section = $2 }
	section != "EXAMPLES" { next }
	/^\.Bd -literal/ { inside = 1; command = 0; next }
	/^\.Ed/ { inside = 0; next }
	!inside { next }
	{
		gsub(/\\&/, "")
		gsub(/\\e/, "\\")
		gsub(/\\-/, "-")
		gsub(/\\\(aq/, "\047")
		gsub(/\\\(dq/, "\"")
		gsub(/\\\(ti/, "~")
		gsub(/\\\(ha/, "^")
		gsub(/\\\(ga/, "`")
	}
	/^\$ / || more {
		if (!more) {
			file = sprintf("%s/%03d", to, ++n)
			printf "" > (file ".out")
			command = 1
		}
		sub(/^\$ /, "")
		print > (file ".cmd")
		more = /\\$/
		next
	}
	command { print > (file ".out") }
	' "$1"
}

run_page() {
	page=$(basename "$1")
	cut_examples "$1"
	chmod -R u+w "$tmp"
	rm -rf "$tmp/run"
	mkdir "$tmp/run" || exit 1
	cp -R "$here/corpora/sample" "$tmp/run/sample" || exit 1
	chmod -R u+w "$tmp/run"
	for cmd in "$tmp"/*.cmd; do
		test -f "$cmd" || continue
		(cd "$tmp/run" && exec $limit sh "$cmd") </dev/null \
		    >"$tmp/got" 2>"$tmp/err"
		if cmp -s "${cmd%.cmd}.out" "$tmp/got"; then
			passed=$((passed + 1))
			printf 'ok %s: %s\n' "$page" "$(head -n 1 "$cmd")"
		else
			failed=$((failed + 1))
			printf 'not ok %s: %s\n' "$page" "$(head -n 1 "$cmd")"
			diff -u "${cmd%.cmd}.out" "$tmp/got" | sed 1,2d
			cat "$tmp/err"
		fi
	done
}

test -d "$here/corpora/sample" || {
	echo "skip: no corpora/sample"
	exit 77
}
for path in "$@"; do
	run_page "$path"
done
echo "examples: $passed passed, $failed failed"
if test $passed -eq 0 && test $failed -eq 0; then exit 77; fi
test $failed -eq 0
