#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: align.sh [BUILD_DIR [CORPUS...]]
#
# Strict and lax scores of spean-align on test documents made of line-aligned
# corpora by ../shared/tools/build_docs.py: consecutive segments, of which some
# are deleted on one side (clean 5 %, hard 20 %) and some joined (8 %, 15 %).
# Prints a row a corpus and setting.  Skips (77) where the corpora are absent.
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
build=$(cd "${1:-${SPEAN_BUILD:-.}}" && pwd) || exit 1
test $# -eq 0 || shift
shared=${SPEAN_SHARED:-$here/../shared}
if test ! -d "$shared/data" || ! command -v python3 >/dev/null; then
	echo "skip: no corpora in ../shared/data, or no python3"
	exit 77
fi
test $# -gt 0 || set -- ntrex128 tico19 flores_dev_sib wmt20_wiki_devtest \
    lohelp reactdocs tatoeba
PATH=$build/tools:$PATH
export PATH
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM

printf '%-20s %-6s %s\n' corpus set \
    'strict P      R      F1  [95 % of draws]   lax F1  calibration error'
for corpus; do
	for setting in clean hard; do
		docs=$tmp/$corpus-$setting
		mkdir "$docs.system"
		python3 "$shared/tools/build_docs.py" "$shared/data/$corpus" \
		    "$docs" --setting $setting >/dev/null || exit 1
		for gold in "$docs"/*.gold; do
			doc=$(basename "$gold" .gold)
			spean-align -f beads "$docs/$doc.en" "$docs/$doc.km" \
			    >"$docs.system/$doc.beads" || exit 1
		done
		spean-eval -c beads "$docs" "$docs.system" |
		awk -F '\t' -v corpus="$corpus" -v setting=$setting '
		$1 == "strict" { strict = $2 " " $3 " " $4 "  [" $5 " " $6 "]" }
		$1 == "lax" { lax = $4 }
		$1 == "calibration error" { error = $2 }
		END {
			printf "%-20s %-6s %s   %s  %s\n", corpus, setting,
			    strict, lax, error
		}'
	done
done
