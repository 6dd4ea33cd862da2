#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: weights.sh [--without NAME]... BUILD_DIR SHARED_DIR
#
# Prints the table corpora/weights/weights.tsv, made of test documents of the
# corpora below SHARED_DIR/data (SHARED_DIR/tools/build_docs.py: clean and hard),
# each with a lexicon that was made without its corpus, without a lexicon, and
# loosened (loosen.awk), and of lines cut into sentences (natural.awk).  Whoever
# measures on a corpus leaves it out.
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")/.." && pwd) || exit 2
without=' '
while test "$1" = --without; do
	without="$without$2 "
	shift 2
done
if test $# -ne 2; then
	echo "usage: weights.sh [--without NAME]... BUILD_DIR SHARED_DIR" >&2
	exit 2
fi
build=$(cd "$1" && pwd) || exit 2
shared=$2
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
trap 'exit 2' HUP INT TERM
make -s -C "$build" corpora/gen/weights >&2 || exit 2

# loosened FROM TO: a folder of documents, as if translated freely.
loosened() {
	mkdir "$2" && cp "$1"/*.gold "$2" || return
	seed=0
	for doc in "$1"/*.en; do
		name=$(basename "$doc" .en)
		seed=$((seed + 2))
		awk -v seed=$seed -f "$here/gen/loosen.awk" "$doc" "$doc" \
		    >"$2/$name.en" &&
		"$build/tools/spean-word" -l km "$1/$name.km" >"$tmp/words" &&
		awk -v seed=$((seed + 1)) -f "$here/gen/loosen.awk" \
		    "$tmp/words" "$tmp/words" >"$2/$name.km" || return
	done
}

# natural CORPUS TO: documents of its lines cut into sentences.
natural() {
	mkdir "$2" || return
	for lang in en km; do
		awk '{ print NR "\t" $0 }' "$shared/data/$1/$lang.txt" |
		    head -n 3000 | "$build/tools/spean-sent" -l $lang -k 2 \
		    >"$tmp/natural.$lang" || return
	done
	awk -v out="$2" -v seed=3 -f "$here/gen/natural.awk" \
	    "$tmp/natural.en" "$tmp/natural.km"
}

for corpus in tico19 reactdocs lohelp; do
	case $without in
	*" $corpus "*) continue ;;
	esac
	set --
	test $corpus = lohelp && set -- --max-docs 30
	sh "$here/gen/lexicon.sh" --without $corpus -j 2 \
	    "$build/tools/spean-lex" "$shared/data" >"$tmp/$corpus.tsv" &&
	"$build/tools/spean-lex" compile -o "$tmp/$corpus.lex" \
	    "$tmp/$corpus.tsv" || exit 2
	natural $corpus "$tmp/$corpus-natural" || exit 2
	printf '%s\t%s\n' "$tmp/$corpus-natural" "$tmp/$corpus.lex"
	for setting in clean hard; do
		docs=$tmp/$corpus-$setting
		python3 "$shared/tools/build_docs.py" "$shared/data/$corpus" \
		    "$docs" --setting $setting --seed 21 "$@" >&2 &&
		loosened "$docs" "$docs-loose" || exit 2
		printf '%s\t%s\n' "$docs" "$tmp/$corpus.lex" \
		    "$docs-loose" "$tmp/$corpus.lex"
		test $corpus = lohelp || printf '%s\tnone\n' "$docs"
	done
done >"$tmp/groups" || exit 2
"$build/corpora/gen/weights" "$tmp/groups"
