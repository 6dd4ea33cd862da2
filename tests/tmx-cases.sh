#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: tmx-cases.sh [BUILD_DIR]
#
# Imports the TMX files of ../shared/cases/tmx (or $SPEAN_SHARED), good ones and
# such as clients choke on: all have the same five pairs, but that one is not
# well-formed and is not taken.  Then what was imported is exported, and judged
# by the DTD where xmllint and the DTD are at hand.
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")/.." && pwd) || exit 1
build=$(cd "${1:-${SPEAN_BUILD:-.}}" && pwd) || exit 1
shared=${SPEAN_SHARED:-$here/../shared}
if ! test -d "$shared/cases/tmx"; then
	echo "skip: no cases in $shared/cases/tmx"
	exit 77
fi
. "$here/tests/that.sh"

is_refused() {
	"$build/tools/spean-store" import "$tmp/tm.db" "$1" 2>"$tmp/err"
	test $? -eq 1 && grep -q 'control character U+0001' "$tmp/err" &&
	    ! "$build/tools/spean-store" export -af tsv "$tmp/tm.db" \
	    2>/dev/null | grep .
}

has_all_pairs() {
	"$build/tools/spean-store" import "$tmp/tm.db" "$1" || return
	"$build/tools/spean-store" export -af tsv "$tmp/tm.db" >"$tmp/tsv" ||
	    return
	cut -f 3- "$tmp/tsv" | cmp - "$tmp/good" || return
	"$build/tools/spean-store" export -o "$tmp/out.tmx" "$tmp/tm.db" ||
	    return
	command -v xmllint >/dev/null && test -f "$shared/field/tmx14.dtd" ||
	    return 0
	xmllint --noout --nonet --dtdvalid "$shared/field/tmx14.dtd" \
	    "$tmp/out.tmx"
}

"$build/tools/spean-store" import "$tmp/good.db" \
    "$shared/cases/tmx/good.tmx" || exit 1
"$build/tools/spean-store" export -f tsv "$tmp/good.db" | cut -f 3- \
    >"$tmp/good"
test_that 'good.tmx has five pairs' test "$(wc -l <"$tmp/good")" -eq 5
for file in "$shared"/cases/tmx/*.tmx; do
	rm -f "$tmp"/tm.db*
	name=${file##*/}
	case $name in
	bad-ctrl.tmx) test_that "$name is refused" is_refused "$file" ;;
	bad-inline.tmx)
		cp "$tmp/good" "$tmp/kept"
		# What stood in the code is no text.
		sed 's,Jerry <b> 5,Jerry 5,' "$tmp/kept" >"$tmp/good"
		test_that "$name has all pairs" has_all_pairs "$file"
		mv "$tmp/kept" "$tmp/good"
		;;
	*) test_that "$name has all pairs" has_all_pairs "$file" ;;
	esac
done
test_end
