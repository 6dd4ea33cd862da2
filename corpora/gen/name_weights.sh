#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: name_weights.sh [--without NAME]... BUILD_DIR SHARED_DIR
#
# Prints the table corpora/weights/names.tsv, made of the pairs of the corpora
# below SHARED_DIR/data, each with a lexicon that was made without it
# (name_weights.c tells how), and tells on standard error what it finds of each.
# Whoever measures on a corpus leaves it out.
all='ntrex128 tico19 flores_dev_sib reactdocs lohelp ciu_readme'
. "$(dirname "$0")/check_corpora.sh"
make -s -C "$build" corpora/gen/name_weights >&2 || exit 2

for corpus in $all; do
	lexicon "$corpus" || exit 2
	printf '%s\t%s\t%s\n' "$corpus" "$shared/data/$corpus" "$lex"
done >"$tmp/list" || exit 2
# shellcheck disable=SC2086
"$build/corpora/gen/name_weights" $without "$tmp/list"
