#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: tmx.sh [BUILD_DIR]
#
# How fast spean-store takes a TMX file in and writes one, in each format, and
# in how much memory.  The file is made of counted sentences, of $BYTES bytes
# (100 MB; with LONG=1 a gigabyte).  "read" is a memory of which no unit is in
# the languages that are asked for: XML alone, without SQLite.  Speed is
# that of processor time, as others may use the machine.  Fails where it takes
# more than 60 MB of memory.
LC_ALL=C
export LC_ALL
build=$(cd "${1:-${SPEAN_BUILD:-.}}" && pwd) || exit 1
bytes=${BYTES:-100000000}
test -z "$LONG" || bytes=1000000000
if ! command -v /usr/bin/time >/dev/null; then
	echo "skip: no /usr/bin/time"
	exit 77
fi
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
failed=0

# measure NAME FILE COMMAND...: by the size of FILE.
measure() {
	name=$1
	file=$2
	shift 2
	/usr/bin/time -o "$tmp/time" -f '%e %U %S %M' "$@" 2>"$tmp/err"
	tail -n 1 "$tmp/time" >"$tmp/last"
	size=$(wc -c <"$file")
	awk -v name="$name" -v size="$size" '{
		cpu = $2 + $3 > 0 ? $2 + $3 : .01
		printf "%-14s %5.0f MB: %6.2f s, %6.1f MB/s", name,
		    size / 1e6, cpu, size / 1e6 / cpu
		printf ", %3.0f MB of memory (%.2f s by the clock)\n",
		    $4 / 1024, $1
		exit $4 > 60 * 1024
	}' "$tmp/last" || failed=1
}

awk -v bytes="$bytes" '
function tuv(lang, doc, text) {
	return "<tuv xml:lang=\"" lang "\">\n<prop type=\"source-document\">" \
	    "https://example.org/" lang "/" doc ".html</prop>\n" \
	    "<prop type=\"paragraph-id\">" n ".1</prop>\n<seg>" text \
	    "</seg>\n</tuv>\n"
}
BEGIN {
	print "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header/><body>"
	while (size < bytes) {
		n++
		unit = "<tu tuid=\"" n "\">\n<prop type=\"score-aligner\">" \
		    "0.9000</prop>\n" tuv("en", int(n / 50), "Number " n \
		    " of the sentences &amp; clauses that were counted here.") \
		    tuv("km", int(n / 50), "ប្រយោគលេខ " n \
		    " ក្នុងចំណោមប្រយោគដែលបានរាប់នៅទីនេះ។") "</tu>"
		size += length(unit) + 1
		print unit
	}
	print "</body>\n</tmx>"
}' >"$tmp/x.tmx"
store=$build/tools/spean-store
measure read "$tmp/x.tmx" "$store" import -s fr -t de "$tmp/none.db" "$tmp/x.tmx"
measure import "$tmp/x.tmx" "$store" import "$tmp/tm.db" "$tmp/x.tmx"
measure 'import again' "$tmp/x.tmx" "$store" import "$tmp/tm.db" "$tmp/x.tmx"
for format in tmx tsv jsonl; do
	measure "$format out" "$tmp/x.tmx" \
	    "$store" export -f $format -o "$tmp/out" "$tmp/tm.db"
	size=$(wc -c <"$tmp/out")
	awk -v size="$size" '{ printf "%14s %5.0f MB written, %6.1f MB/s\n", "",
	    size / 1e6, size / 1e6 / ($2 + $3 > 0 ? $2 + $3 : .01) }' "$tmp/last"
done
for suffix in gz zst; do
	measure "tmx.$suffix out" "$tmp/x.tmx" \
	    "$store" export -o "$tmp/out.tmx.$suffix" "$tmp/tm.db"
	measure "tmx.$suffix read" "$tmp/x.tmx" "$store" import -s fr -t de \
	    "$tmp/none.db" "$tmp/out.tmx.$suffix"
done
exit $failed
