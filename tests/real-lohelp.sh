#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: real-lohelp.sh [BUILD_DIR]
#
# Aligns the help pages of LibreOffice, English and Khmer, as the Debian
# packages bring them, and checks that no sentence is lost or doubled on the
# way: every sentence of a page with a partner stands in exactly one record.
# Prints how long it took and how much memory.
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")/.." && pwd) || exit 1
build=$(cd "${1:-${SPEAN_BUILD:-.}}" && pwd) || exit 1
PATH=$build/tools:$PATH
export PATH
pages=/usr/share/libreoffice/help
src=$pages/en-US/text
tgt=$pages/km/text
dtd=$here/../shared/field/tmx14.dtd

sudo=
test "$(id -u)" -eq 0 || sudo='sudo -n'
install_pages() {
	$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q \
	    --no-install-recommends libreoffice-help-en-us \
	    libreoffice-help-km time
}
if test ! -d $src || test ! -d $tgt || test ! -x /usr/bin/time; then
	install_pages >/dev/null 2>&1 ||
	    { $sudo apt-get update -q && install_pages; } >/dev/null 2>&1
fi
if test ! -d $src || test ! -d $tgt; then
	echo "skip: libreoffice-help-en-us and libreoffice-help-km are missing"
	exit 77
fi

tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
fail() {
	echo "not ok: $1"
	exit 1
}

# measured WHAT COMMAND...: wall time and peak memory of a command that may
# reject records (1) but must not fail (2).
measured() {
	what=$1
	shift
	/usr/bin/time -v -o "$tmp/time" "$@" >"$tmp/said" 2>"$tmp/complaints"
	status=$?
	test $status -le 1 || {
		cat "$tmp/complaints"
		fail "$what: status $status"
	}
	awk -v what="$what" -v complaints="$(wc -l <"$tmp/complaints")" '
	/Elapsed \(wall clock\)/ { wall = $NF }
	/Maximum resident set size/ { mem = $NF }
	END {
		printf "%s: %s wall, %.0f MB, %d messages\n", what, wall,
		    mem / 1024, complaints
	}' "$tmp/time"
	sed 's/^/    /' "$tmp/said"
}

measured 'spean build' spean build -o "$tmp/lo.db" $src $tgt
measured 'spean build again' spean build -o "$tmp/lo.db" $src $tgt

# A filter reports rejected records by status 1; anything worse ends here.
filters() {
	{ spean-extract -l "$1" "$2" || test $? -eq 1 || echo bad >&3; } |
	    { spean-norm -D || test $? -eq 1 || echo bad >&3; } |
	    { spean-sent -D || test $? -eq 1 || echo bad >&3; }
}
: >"$tmp/bad"
for side in src tgt; do
	if test $side = src; then set -- en $src; else set -- km $tgt; fi
	filters "$1" "$2" >"$tmp/$side" 2>/dev/null 3>>"$tmp/bad"
done
test ! -s "$tmp/bad" || fail 'extract, norm or sent ended with status 2'
spean-store export -f tsv --all "$tmp/lo.db" >"$tmp/pairs" ||
    fail 'export -f tsv --all'

# The sentences of both streams by document and loc, against those of the
# records; the text of a bead is its sentences with a space between.
awk -F '\t' -v dir="$tmp" '
function is_text(loc) {
	return loc !~ /^@/ || loc ~ /^@title(\.|$)/
}
function complain(why) {
	if (bad++ < 10)
		print why
}
function take(side, doc, locs, text,    loc, n, i, all, key) {
	if (locs == "-")
		return
	n = split(locs, loc, ",")
	for (i = 1; i <= n; i++) {
		key = side SUBSEP doc SUBSEP loc[i]
		if (!(key in sentence))
			complain(side " " doc " " loc[i] ": of no page")
		if (seen[key]++)
			complain(side " " doc " " loc[i] ": in two records")
		all = all (i > 1 ? " " : "") sentence[key]
	}
	if (all != text)
		complain(side " " doc " " locs ": the text differs")
}
FILENAME == dir "/src" || FILENAME == dir "/tgt" {
	side = FILENAME == dir "/src" ? "src" : "tgt"
	docs[side, $1] = 1
	if (is_text($2))
		sentence[side, $1, $2] = $4
	next
}
{
	records++
	paired[$1 SUBSEP $2] = 1
	take("src", $1, $3, $6)
	take("tgt", $2, $4, $7)
}
END {
	for (key in sentence) {
		split(key, part, SUBSEP)
		other = part[1] == "src" ? "tgt" : "src"
		if (!((other, part[2]) in docs)) {
			alone++
			continue
		}
		n++
		if (!(key in seen))
			complain(part[1] " " part[2] " " part[3] ": in no record")
	}
	for (key in paired)
		pairs++
	printf "%d records of %d page pairs hold %d sentences; ", records,
	    pairs, n
	printf "%d sentences stand on pages without partner\n", alone
	if (bad)
		print bad " faults"
	exit bad > 0 || n == 0
}' "$tmp/src" "$tmp/tgt" "$tmp/pairs" || fail 'sentences lost or doubled'

spean-store export -f tmx -o "$tmp/lo.tmx" "$tmp/lo.db" || fail 'export -f tmx'
if test ! -f "$dtd"; then
	echo "note: no DTD beside the project; the TMX is checked for form only"
	xmllint --noout --nonet "$tmp/lo.tmx" || fail 'the TMX is no XML'
else
	xmllint --noout --nonet --dtdvalid "$dtd" "$tmp/lo.tmx" ||
	    fail 'the TMX does not conform to its DTD'
fi
echo "TMX: $(grep -c '<tu[ >]' "$tmp/lo.tmx") units, $(wc -c <"$tmp/lo.tmx") bytes"
echo "ok: real-lohelp"
