#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: make.sh [--names] BUILD_DIR SHARED_DIR
#
# Makes all tables of this folder anew, one for each corpus that check.sh
# scores, of the corpora below SHARED_DIR/data but that one, by the tools of
# BUILD_DIR as they are built.  With --names only what names are told by; the
# lines of sentences stay.  What is found of each corpus is told on standard
# error, of the one left out behind "*".  A folder LEXICA in the environment
# keeps the lexica, as they take long to make.
LC_ALL=C
export LC_ALL
corpora='ntrex128 tico19 flores_dev_sib reactdocs'
names=
if test "$1" = --names; then
	names=yes
	shift
fi
if test $# -ne 2; then
	echo "usage: make.sh [--names] BUILD_DIR SHARED_DIR" >&2
	exit 2
fi
dir=$(cd "$(dirname "$0")" && pwd) || exit 2
gen=$(cd "$dir/../../../../corpora/gen" && pwd) || exit 2
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
trap 'exit 2' HUP INT TERM
LEXICA=${LEXICA:-$tmp}
export LEXICA

# sentences CORPUS BUILD_DIR SHARED_DIR
sentences() {
	if test -n "$names"; then
		grep '^sentence	' "$dir/$1.tsv"
	else
		sh "$gen/within_weights.sh" --without "$@"
	fi
}

for corpus in $corpora; do
	echo "without $corpus:" >&2
	{
		echo "# Made by make.sh, without $corpus." &&
		sh "$gen/name_weights.sh" --without "$corpus" "$@" &&
		sentences "$corpus" "$@"
	} >"$tmp/$corpus.tsv" || exit 2
done
# All or none: they are compared with each other.
for corpus in $corpora; do
	mv "$tmp/$corpus.tsv" "$dir/$corpus.tsv" || exit 2
done
