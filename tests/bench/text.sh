#!/bin/bash
# SPDX-License-Identifier: MIT
# Usage: text.sh [BUILD_DIR [MB]]
#
# How fast the text tools are on one core, each beside its peer in the same
# run: spean-norm and uconv -x any-nfc, spean-word and ICU's own Khmer word
# breaker, spean-sent alone.  The text is the Khmer of the sample stories and
# of the corpora in ../shared (where they are), shuffled and repeated up to
# 60 MB; for spean-sent also five lines a paragraph, and --join.  Prints the
# median of the processor times of five runs, alternating, and the largest
# memory, on the text as it is and as one line.
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
build=$(cd "${1:-${SPEAN_BUILD:-.}}" && pwd) || exit 1
mb=${2:-60}
tools=$build/tools
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
make -s -C "$build" tests/bench/icu_words >/dev/null || exit 1

cat "$here"/corpora/sample/gold/*/*.km \
    "${SPEAN_SHARED:-$here/../shared}"/data/*/km.txt 2>/dev/null |
    awk 'BEGIN { srand(1) }
	NF { printf "%.9f\t%s\n", rand(), $0 }' | sort | cut -f2- >"$tmp/text"
size=$(wc -c <"$tmp/text")
for _ in $(seq $((mb * 1000000 / size + 1))); do
	cat "$tmp/text"
done >"$tmp/lines"
paste -d ' ' - - - - - <"$tmp/lines" >"$tmp/paragraphs"
size=$(wc -c <"$tmp/lines")

norm() { "$tools/spean-norm" -l km "$tmp/lines"; }
uconv_nfc() { uconv -f utf-8 -t utf-8 -x any-nfc "$tmp/lines"; }
sent() { "$tools/spean-sent" -l km "$tmp/lines"; }
paragraphs() { "$tools/spean-sent" -l km "$tmp/paragraphs"; }
join() { "$tools/spean-sent" -l km --join "$tmp/lines"; }
word() { "$tools/spean-word" -l km "$tmp/lines"; }
fine() { "$tools/spean-word" -l km --granularity fine "$tmp/lines"; }
icu_words() { "$build/tests/bench/icu_words" km <"$tmp/lines"; }

# The seconds of processor that a function takes go to its file.
TIMEFORMAT='%U %S'
run() {
	{ time "$1" >/dev/null 2>&1; } 2>>"$tmp/$1.time"
}
median() {
	awk '{ print $1 + $2 }' "$tmp/$1.time" | sort -n | sed -n 3p
}

# report WHAT PEER: a row.  A peer of - is none.
report() {
	median "$1" | awk -v name="$1" -v size="$size" -v peer="$2" \
	    -v other="$(test "$2" = - || median "$2")" '{
		own = $1 > 0 ? $1 : .01
		printf "%-11s %6.2f s %5.0f MB/s", name, own, size / 1e6 / own
		if (peer != "-")
			printf "   %4.1f x %s (%.2f s)", other / own, peer, other
		print ""
	}'
}

all='norm sent paragraphs join word fine icu_words'
command -v uconv >/dev/null && all="$all uconv_nfc"
for _ in 1 2 3 4 5; do
	for what in $all; do
		run "$what"
	done
done
if command -v uconv >/dev/null; then
	report norm uconv_nfc
else
	report norm -
fi
for what in sent paragraphs join; do
	report $what -
done
report word icu_words
report fine icu_words

# Memory on a stream many times as long, and on one line, in MB.
stream() {
	/usr/bin/time -f %M "$@" 2>&1 >/dev/null | tail -n 1
}
if command -v /usr/bin/time >/dev/null; then
	tr '\n' ' ' <"$tmp/lines" >"$tmp/line"
	for tool in norm sent word; do
		echo "$(stream "$tools/spean-$tool" -l km <"$tmp/lines")" \
		    "$(stream "$tools/spean-$tool" -l km <"$tmp/line")" \
		    "$(wc -c <"$tmp/line")" | awk -v tool=spean-$tool '{
			printf "%-11s %4.0f MB of memory, %4.0f MB", tool,
			    $1 / 1024, $2 / 1024
			printf " on a line of %.0f MB\n", $3 / 1048576
		}'
	done
fi
