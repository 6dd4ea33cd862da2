# SPDX-License-Identifier: MIT
# For benches that read this file, with the build folder in $1: a scratch folder,
# $tmp, with $tmp/lo.db, the memory of the help of LibreOffice (or of $LO_DB,
# which was made before).  They are skipped where that is not installed.
LC_ALL=C
export LC_ALL
build=$(cd "${1:-${SPEAN_BUILD:-.}}" && pwd) || exit 1
pages=/usr/share/libreoffice/help
if test ! -d $pages/en-US/text || test ! -d $pages/km/text; then
	echo "skip: libreoffice-help-en-us and libreoffice-help-km are missing"
	exit 77
fi
PATH=$build/tools:$PATH
export PATH
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM

if test -n "$LO_DB"; then
	cp "$LO_DB" "$tmp/lo.db" || exit 1
else
	spean build -o "$tmp/lo.db" $pages/en-US/text $pages/km/text \
	    >"$tmp/said" 2>&1 || test $? -eq 1 || { cat "$tmp/said"; exit 1; }
fi

# A million pairs with text on both sides: thirty times these, with other
# numbers.
million() {
	spean-store export -f tsv "$tmp/lo.db" | awk -F '\t' -v OFS='\t' '
	{
		line[NR] = $0
	}
	END {
		for (round = 0; round < 30; round++)
			for (i = 1; i <= NR; i++) {
				$0 = line[i]
				$1 = round "/" $1
				$2 = round "/" $2
				$6 = $6 " " round * 131 + i % 977
				$7 = $7 " " round * 131 + i % 977
				print
			}
	}'
}
