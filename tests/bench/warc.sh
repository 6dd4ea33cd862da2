#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: warc.sh [BUILD_DIR]
#
# How fast spean-extract reads WARC files on one core, plain and compressed
# (gzip, a member a record; zstd), and how much memory it takes.  The pages are
# those of corpora/sample and, where it is installed, of LibreOffice's help in
# English and Khmer, each again under other URLs up to 200 MB; with LONG=1 up to
# a gigabyte.  Prints MB of HTML a second of processor time.
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
build=$(cd "${1:-${SPEAN_BUILD:-.}}" && pwd) || exit 1
bytes=200000000
test -z "$LONG" || bytes=1000000000
if ! command -v /usr/bin/time >/dev/null; then
	echo "skip: no /usr/bin/time"
	exit 77
fi
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
core=
if command -v taskset >/dev/null; then core='taskset -c 0'; fi

for dir in "$here/corpora/sample" /usr/share/libreoffice/help/en-US/text \
    /usr/share/libreoffice/help/km/text; do
	test ! -d "$dir" || find -L "$dir" -name '*.html' -type f
done | sort | awk -v bytes=$bytes -v sizes="$tmp/sizes" \
    -f "$here/tests/bench/warc.awk" >"$tmp/plain.warc" || exit 1
# A member a record, of the first 2,000: each takes a process.
awk -v RS='WARC/1.0\r\n' -v ORS='' -v to="gzip -1 >>$tmp/gz.warc.gz" '
NR > 1 && NR <= 2001 { print "WARC/1.0\r\n" $0 | to; close(to) }' \
    "$tmp/plain.warc" || exit 1
zip='plain.warc gz.warc.gz'
if command -v zstd >/dev/null; then
	zstd -q -1 "$tmp/plain.warc" -o "$tmp/zst.warc.zst" || exit 1
	zip="$zip zst.warc.zst"
fi

# HTML without the headers around it, by the list.
html() {
	awk -F '\t' '
	NR == FNR { size[++n] = $1 + 0; next }
	$9 == "taken" || $9 == "no text" {
		split($1, part, "/")
		sum += size[part[5]]
	}
	END { print sum + 0 }' "$tmp/sizes" "$1"
}
for file in $zip; do
	# shellcheck disable=SC2086 # two words
	$core /usr/bin/time -o "$tmp/time" -f '%U %M' "$build/tools/spean-extract" \
	    -L "$tmp/list" "$tmp/$file" >"$tmp/out" 2>"$tmp/err"
	test $? -le 1 || exit 1
	tail -n 1 "$tmp/time" | awk -v file="$file" -v html="$(html "$tmp/list")" \
	    -v records="$(wc -l <"$tmp/list")" '{
		printf "%-13s %7d pages, %5.0f MB of HTML: ", file, records,
		    html / 1e6
		printf "%6.2f s, %5.0f MB/s, %4.0f MB of memory\n", $1,
		    html / 1e6 / ($1 > 0 ? $1 : .01), $2 / 1024
	}'
done
