#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: statistics.sh BUILD_DIR SHARED_DIR
#
# Prints the table corpora/statistics/en-km.tsv: how often the words of the
# lexicon, names, dates and numbers are said in the corpora below
# SHARED_DIR/data, as spean-pair --make-stats counts them, if that is more than
# once.
LC_ALL=C
export LC_ALL
if test $# -ne 2; then
	echo "usage: statistics.sh BUILD_DIR SHARED_DIR" >&2
	exit 2
fi
build=$(cd "$1" && pwd) || exit 2
shared=$2
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
trap 'exit 2' HUP INT TERM
for lang in en km; do
	for corpus in ntrex128 tico19 flores_dev_sib lohelp reactdocs \
	    ciu_readme; do
		"$build/tools/spean-norm" -l $lang \
		    "$shared/data/$corpus/$lang.txt" >"$tmp/text" || exit 2
		awk -v OFS='\t' -v doc="$corpus" -v lang=$lang '
		{ print doc, NR, lang, $0 }' "$tmp/text"
	done >"$tmp/$lang.tsv"
done
"$build/tools/spean-pair" --make-stats "$tmp/en.tsv" "$tmp/km.tsv" \
    >"$tmp/counts" || exit 2
awk -F '\t' '
FILENAME == ARGV[1] {
	if ($1 ~ /^[^#]/) {
		known["en" $1] = 1
		known["km" $2] = 1
	}
	next
}
$3 > 1 && ($2 !~ /^=/ || ($1 substr($2, 2)) in known)
' "$(dirname "$0")/../lexicon/en-km.tsv" "$tmp/counts"
