#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: clients-tmx.sh [BUILD_DIR]
#
# Whether programs of others take the TMX that spean-store writes, as it is and
# with --plain, and from a text made to trip them: xmllint with the DTD (of
# ../shared/field or $SPEAN_SHARED), translate-toolkit, XML::TMX.  What is not
# installed is skipped.
LC_ALL=C.UTF-8
export LC_ALL
here=$(cd "$(dirname "$0")/.." && pwd) || exit 1
build=$(cd "${1:-${SPEAN_BUILD:-.}}" && pwd) || exit 1
dtd=${SPEAN_SHARED:-$here/../shared}/field/tmx14.dtd
. "$here/tests/that.sh"

# The pairs that translate-toolkit reads, source TAB target.
by_toolkit() {
	/usr/bin/python3 -c '
import sys
from translate.storage import tmx
for unit in tmx.tmxfile.parsefile(sys.argv[1]).units:
    print(unit.source, unit.target, sep="\t")
' "$1" >"$tmp/got" && cmp "$tmp/got" "$tmp/want"
}

# The same by XML::TMX.
by_perl() {
	perl -CO -MXML::TMX::Reader -e '
	XML::TMX::Reader->new($ARGV[0])->for_tu(sub {
		my $tu = shift;
		print "$tu->{en}{-seg}\t$tu->{km}{-seg}\n";
	});' "$1" >"$tmp/got" && cmp "$tmp/got" "$tmp/want"
}

"$build/tools/spean" build -o "$tmp/tm.db" "$here/corpora/sample/en" \
    "$here/corpora/sample/km" >/dev/null || exit 1
printf 'a&b\ta<b\t1\t1\t1\tFish & <chips> "x" &amp; \001 ]]>\tត្រី <b> & 😀​។\n' |
    "$build/tools/spean-store" add "$tmp/tm.db" || exit 1
"$build/tools/spean-store" export -f tsv "$tmp/tm.db" 2>/dev/null |
    cut -f 6,7 >"$tmp/want"
"$build/tools/spean-store" export -o "$tmp/full.tmx" "$tmp/tm.db" 2>/dev/null
"$build/tools/spean-store" export -p -o "$tmp/plain.tmx" "$tmp/tm.db" \
    2>/dev/null
for file in full plain; do
	if command -v xmllint >/dev/null && test -f "$dtd"; then
		test_that "$file: the DTD" \
		    xmllint --noout --nonet --dtdvalid "$dtd" "$tmp/$file.tmx"
	else
		echo "skip: no xmllint, or no $dtd"
	fi
	if /usr/bin/python3 -c 'import translate.storage.tmx' 2>/dev/null; then
		test_that "$file: translate-toolkit" by_toolkit "$tmp/$file.tmx"
	else
		echo "skip: no translate-toolkit"
	fi
	if perl -MXML::TMX::Reader -e 1 2>/dev/null; then
		test_that "$file: XML::TMX" by_perl "$tmp/$file.tmx"
	else
		echo "skip: no XML::TMX"
	fi
	if command -v tmxclean >/dev/null; then
		test_that "$file: tmxclean" \
		    tmxclean -output="$tmp/clean.tmx" "$tmp/$file.tmx"
	else
		echo "skip: no tmxclean"
	fi
done
test_end
