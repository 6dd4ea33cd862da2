# SPDX-License-Identifier: MIT
# Read by name_weights.sh and within_weights.sh, with their arguments
# [--without NAME]... BUILD_DIR SHARED_DIR and, in `all`, the names of corpora
# below SHARED_DIR/data.  It sets here, build, shared and tmp, and in `without`
# what the program that learns is to leave out (-x NAME ...).
#
# Lexica are kept in the folder LEXICA of the environment, if there is one, and
# taken from there.
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")/../.." && pwd) || exit 2
without=
while test "$1" = --without; do
	case " $all " in
	*" $2 "*) without="$without -x $2" ;;
	*)
		# What is not known cannot be left out.
		echo "${0##*/}: no corpus $2 among $all" >&2
		exit 2
		;;
	esac
	shift 2
done
if test $# -ne 2; then
	echo "usage: ${0##*/} [--without NAME]... BUILD_DIR SHARED_DIR" >&2
	exit 2
fi
build=$(cd "$1" && pwd) || exit 2
shared=$(cd "$2" && pwd) || exit 2
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
trap 'exit 2' HUP INT TERM

# lexicon CORPUS: have the file $lex, made without the corpus.
lexicon() {
	lex=${LEXICA:-$tmp}/$1.lex
	test ! -f "$lex" || return 0
	sh "$here/corpora/gen/lexicon.sh" --without "$1" -j 2 \
	    "$build/tools/spean-lex" "$shared/data" \
	    >"$tmp/lex.tsv" 2>/dev/null &&
	"$build/tools/spean-lex" compile -o "$lex" "$tmp/lex.tsv"
}
