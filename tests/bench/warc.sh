#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: warc.sh [BUILD_DIR]
#
# How fast spean-extract reads WARC files on one core, plain and compressed (a
# member or frame a record), and how much memory it takes.  The pages are those
# of tests/pages and corpora/sample ("news") and, where it is installed, of
# LibreOffice's help in English and Khmer ("help"), each again under other URLs
# up to 100 MB; with LONG=1 up to a gigabyte.  Prints MB of HTML a second of
# processor time: the best of three runs, as others may use the machine.
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
build=$(cd "${1:-${SPEAN_BUILD:-.}}" && pwd) || exit 1
bytes=100000000
test -z "$LONG" || bytes=1000000000
if ! command -v /usr/bin/time >/dev/null; then
	echo "skip: no /usr/bin/time"
	exit 77
fi
make -C "$build" -s tests/bench/warc_make || exit 1
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
core=
if command -v taskset >/dev/null; then core='taskset -c 0'; fi

pages() {
	find -L "$@" -name '*.html' -type f 2>/dev/null | sort
}
pages "$here/tests/pages" "$here/corpora/sample" >"$tmp/news"
pages /usr/share/libreoffice/help/en-US/text \
    /usr/share/libreoffice/help/km/text >"$tmp/help"

# measure NAME FORMAT
measure() {
	file=$tmp/$1.$2.warc
	"$build/tests/bench/warc_make" $bytes "$2" <"$tmp/$1" >"$file" || exit 1
	for run in 1 2 3; do
		# shellcheck disable=SC2086 # two words
		$core /usr/bin/time -o "$tmp/time" -f '%U %S %M' \
		    "$build/tools/spean-extract" -L "$tmp/list" "$file" \
		    >"$tmp/out" 2>"$tmp/err"
		test $? -le 1 || exit 1
		tail -n 1 "$tmp/time"
	done | sort -n >"$tmp/times"
	# The URL ends in the number of bytes of the page.
	html=$(awk -F '\t' '{ n = split($1, part, "/"); sum += part[n] }
	END { printf "%.0f", sum }' "$tmp/list")
	awk -v what="$1, $2" -v html="$html" -v n="$(wc -l <"$tmp/list")" '
	NR == 1 { user = $1; sys = $2 }
	$3 > most { most = $3 }
	END {
		printf "%-11s %6d pages, %4.0f MB of HTML: ", what, n, html / 1e6
		printf "%.2f s + %.2f s of system, %.1f MB/s, %.0f MB\n", user,
		    sys, html / 1e6 / (user > 0 ? user : .01), most / 1024
	}' "$tmp/times"
	rm -f "$file"
}
for format in plain gz zst; do
	measure news $format
done
if test -s "$tmp/help"; then
	measure help plain
	measure help gz
else
	echo "skip: help: LibreOffice's help is not installed"
fi
