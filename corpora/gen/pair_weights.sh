#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: pair_weights.sh [--none] [--without NAME]... BUILD_DIR SHARED_DIR
#
# Prints the table corpora/weights/pairing.tsv, made of collections of documents
# of the corpora below SHARED_DIR/data (tests/bench/pair_docs.py: clean and
# hard, some with a twin), each with a lexicon and statistics that were made without its corpus;
# with --none the table pairing-none.tsv, of collections without a lexicon.
# Whoever measures on a corpus leaves it out.  Lexica are kept in the folder
# LEXICA of the environment, if there is one, and taken from there.
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")/../.." && pwd) || exit 2
none=
without=' '
while :; do
	case $1 in
	--none) none=yes ;;
	--without)
		without="$without$2 "
		shift
		;;
	*) break ;;
	esac
	shift
done
if test $# -ne 2; then
	echo "usage: pair_weights.sh [--none] [--without NAME]..." \
	    "BUILD_DIR SHARED_DIR" >&2
	exit 2
fi
build=$(cd "$1" && pwd) || exit 2
shared=$2
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
trap 'exit 2' HUP INT TERM
make -s -C "$build" corpora/gen/pair_weights >&2 || exit 2
all='ntrex128 tico19 flores_dev_sib lohelp reactdocs'

docs() {
	python3 "$here/tests/bench/pair_docs.py" "$@" >&2
}

lexicon() {
	sh "$here/corpora/gen/lexicon.sh" --without "$corpus" -j 2 \
	    "$build/tools/spean-lex" "$shared/data" \
	    >"$tmp/lex.tsv" 2>/dev/null &&
	"$build/tools/spean-lex" compile -o "$lex" "$tmp/lex.tsv"
}

for corpus in $all; do
	docs --all "$shared" "$corpus" clean 1 "$tmp/whole/$corpus" || exit 2
done
for corpus in $all; do
	case $without in
	*" $corpus "*) continue ;;
	esac
	lex=none
	if test -z "$none"; then
		lex=${LEXICA:-$tmp}/$corpus.lex
		test -f "$lex" || lexicon || exit 2
	fi
	for lang in en km; do
		for other in $all; do
			test "$other" = "$corpus" || sed "s,^,$other/," \
			    "$tmp/whole/$other/$lang.tsv" || exit 2
		done >"$tmp/$lang.tsv"
	done
	"$build/tools/spean-pair" --make-stats "$tmp/en.tsv" "$tmp/km.tsv" \
	    >"$tmp/$corpus.stats" || exit 2
	for setting in clean hard; do
		for seed in 21 22 23 24 25 26; do
			dir=$tmp/$corpus-$setting-$seed
			docs --twins "$shared" "$corpus" $setting $seed "$dir" ||
			    exit 2
			printf '%s\t%s\t%s\n' "$dir" "$tmp/$corpus.stats" \
			    "$lex"
		done
	done
done >"$tmp/list" || exit 2
"$build/corpora/gen/pair_weights" "$tmp/list"
# No corpus has days; what they are worth is held to be half of what it seems.
printf 'days\t0.500\n'
