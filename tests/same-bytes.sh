#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: same-bytes.sh BUILD_DIR...
#
# Aligns test documents made of the corpora of ../shared (hard ones of
# build_docs.py) with every build, by one thread and by several, with the lexicon, without, and with words learned of them, and
# holds the pairs to be the same to the byte.  Prints how many pairs were
# compared.  Skips (77) where the corpora are absent.
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")/.." && pwd) || exit 1
shared=${SPEAN_SHARED:-$here/../shared}
if test ! -d "$shared/data" || ! command -v python3 >/dev/null; then
	echo "skip: no corpora in ../shared/data, or no python3"
	exit 77
fi
test $# -gt 0 || {
	echo "usage: same-bytes.sh BUILD_DIR..." >&2
	exit 2
}
builds=
for build; do
	builds="$builds $(cd "$build" && pwd)" || exit 1
done
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM

for corpus in ntrex128 lohelp; do
	python3 "$shared/tools/build_docs.py" "$shared/data/$corpus" \
	    "$tmp/$corpus" --setting hard --seed 9 --max-docs 40 >/dev/null ||
	    exit 1
done
for lang in en km; do
	for doc in "$tmp"/*/*."$lang"; do
		name=${doc#"$tmp/"}
		awk -v doc="${name%.*}" -v lang=$lang '{
			gsub(/\t/, " ")
			print doc "\t" NR ".1\t" lang "\t" $0
		}' "$doc"
	done >"$tmp/$lang.each"
	# And all of them as one long text.
	awk 'BEGIN { FS = OFS = "\t" } { $1 = "all"; $2 = NR ".1" } 1' \
	    "$tmp/$lang.each" | cat "$tmp/$lang.each" - >"$tmp/$lang.tsv"
done
cut -f 1 "$tmp/en.tsv" | uniq | awk '{ print $0 "\t" $0 "\t1\t-" }' \
    >"$tmp/docpairs.tsv"

# same NAME FILE...: all the files are as the first.
same() {
	name=$1
	first=$2
	shift
	for file; do
		cmp "$first" "$file" || {
			echo "not the same bytes: $name"
			exit 1
		}
	done
	echo "the same bytes, $# runs of $(wc -l <"$first") pairs: $name"
}

for how in "" "-m none" "--induce"; do
	set --
	run=0
	for build in $builds; do
		for jobs in 1 3; do
			run=$((run + 1))
			# The options are words.
			# shellcheck disable=SC2086
			"$build/tools/spean-align" $how -j $jobs -D \
			    -p "$tmp/docpairs.tsv" "$tmp/en.tsv" \
			    "$tmp/km.tsv" >"$tmp/pairs.$run" || exit 1
			set -- "$@" "$tmp/pairs.$run"
		done
	done
	same "spean-align ${how:-by the lexicon}" "$@"
done
