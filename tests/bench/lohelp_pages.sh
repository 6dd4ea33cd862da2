#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: lohelp_pages.sh [BUILD_DIR]
#
# How well spean-extract tells the text of all pages of LibreOffice's help, in
# English and in Khmer, as the Debian packages bring them.  Words are those of
# sp_word with letters or digits, the title's among them; those of a page that
# stand in what it is compared with in the same order count (common_words.c).
#
#   precision  of the words given: those of the page's own text, which is what
#              stands in its <div id="DisplayArea">, as far as there are tags
#              that tell what is text; menus, index and search frame stand
#              outside of it.  Not all paragraphs in it have ids: notes, code
#              and what one page takes of another have none.
#   recall     of the words of the paragraphs of ../shared/data/lohelp: those
#              given for their pages.  These are paragraphs that stand in both
#              languages and passed filters, so they tell nothing of precision.
#   F1         of these two.  Below .98 is a failure, where the pages are those
#              that the paragraphs were taken of (7.4, of Debian 12).
#   ids        of the words of all paragraphs and headings with an id in that
#              div, of all pages, those given.  It does not matter whether they
#              stand in both languages; the links at the end of a page, behind
#              <a name="relatedtopics">, are left out.
#
# With a word after BUILD_DIR, the pages that differ most are printed as well.
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
build=$(cd "${1:-${SPEAN_BUILD:-.}}" && pwd) || exit 1
help=/usr/share/libreoffice/help
lists=${SPEAN_SHARED:-$here/../shared}/data/lohelp
if test ! -d $help/en-US/text || test ! -d $help/km/text; then
	echo "skip: libreoffice-help-en-us and libreoffice-help-km are missing"
	exit 77
fi
make -s -C "$build" tools/spean-extract tests/bench/common_words \
    >/dev/null || exit 1
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM

# Prints of each page in DIR "PATH TAB TEXT": the area of its text (WHAT is
# area), or its paragraphs with an id, a line each (ids).
cat >"$tmp/page.awk" <<'AWK'
function put() {
	gsub(/[ \t\r\n]+/, " ", text)
	gsub(/&lt;/, "<", text)
	gsub(/&gt;/, ">", text)
	gsub(/&amp;/, "\\&", text)
	if (text != "")
		print doc "\t" text
	text = ""
}
BEGIN {
	RS = ">"
	within = "^/?(a|code|em|i|img|input|kbd|meta|span|sub|sup)[ /]?"
}
FNR == 1 {
	put()
	area = links = 0
	end = ""
	doc = substr(FILENAME, length(dir) + 2)
}
{
	at = index($0, "<")
	tag = at ? substr($0, at + 1) : ""
	if (area && (what == "area" || end != ""))
		text = text (at ? substr($0, 1, at - 1) : $0)
}
tag ~ /^div id="DisplayArea"/ { area = 1 }
tag ~ /^div id="SearchFrame"/ { area = 0 }
tag ~ /^a name="relatedtopics"/ { links = 1 }
!(tag ~ within) && text != "" { text = text " " }
end != "" && tag == end {
	put()
	end = ""
}
what == "ids" && area && !links && tag ~ /^(p|h[1-6]) ([^"]*"[^"]*" )*id="/ {
	end = "/" substr(tag, 1, index(tag, " ") - 1)
}
END { put() }
AWK

# pages DIR WHAT
pages() {
	find "$1" -name '*.html' -type f | sort |
	    xargs awk -v dir="$1" -v what="$2" -f "$tmp/page.awk"
}

# common LANG WHAT GOT [all]: how many pages and words there are in $tmp/WHAT,
# and what share the words that it has in common with $tmp/GOT have in it and in
# that, of its own pages or of all.
common() {
	"$build/tests/bench/common_words" "$1" "$tmp/$2" "$tmp/$3" \
	    >"$tmp/$2.docs" || exit 1
	awk -F '\t' -v all="$4" '
	$2 > 0 { docs++ }
	$2 > 0 || all { want += $2; got += $3; both += $4 }
	END { printf "%d %d %.6f %.6f\n", docs, want, both / want, both / got }
	' "$tmp/$2.docs"
}

# worst WHAT COLUMN: the pages with most words in COLUMN that are not common.
worst() {
	awk -F '\t' -v column="$2" '$2 > 0 || column == 3 {
		print $column - $4 "\t" $1 }' "$tmp/$1.docs" | sort -rn |
	    head -n 10 | sed "s/^/    $1, words apart: /"
}

bad=0
measure() {
	lang=$1
	dir=$2
	"$build/tools/spean-extract" -l "$lang" "$dir" >"$tmp/stream" \
	    2>"$tmp/err"
	test $? -le 1 || exit 1
	awk -F '\t' '$2 !~ /^@/ || $2 == "@title" { print $1 "\t" $4 }' \
	    "$tmp/stream" >"$tmp/given"
	pages "$dir" area >"$tmp/area"
	pages "$dir" ids >"$tmp/ids"
	read -r docs words recall precision <<-END
		$(common "$lang" area given all)
	END
	read -r iddocs idwords ids _ <<-END
		$(common "$lang" ids given)
	END
	printf '# %s ids: recall %.4f (%d pages, %d words)\n' "$lang" "$ids" \
	    "$iddocs" "$idwords"
	if test ! -f "$lists/docs.tsv"; then
		printf '# %s: precision %.4f (%d pages)\n' "$lang" "$precision" \
		    "$docs"
		return
	fi
	cut -f 1 "$lists/docs.tsv" | sed 's,^text/,,; s/$/.html/' |
	    paste - "$lists/$lang.txt" >"$tmp/list"
	read -r listdocs words known _ <<-END
		$(common "$lang" list area)
	END
	read -r listdocs words recall _ <<-END
		$(common "$lang" list given)
	END
	test -n "$known" && test -n "$recall" || exit 1
	awk -v p="$precision" -v r="$recall" -v docs="$docs" \
	    -v listdocs="$listdocs" -v words="$words" -v lang="$lang" \
	    -v known="$known" 'BEGIN {
		f = p + r > 0 ? 2 * p * r / (p + r) : 0
		printf "# %s: precision %.4f (%d pages), ", lang, p, docs
		printf "recall %.4f (%d pages, %d words), ", r, listdocs, words
		printf "F1 %.4f\n", f
		if (known < .98)
			printf "# %s: of the lists %.4f stands in the pages: " \
			    "they are of another release\n", lang, known
		exit f < .98 && known >= .98
	}' || bad=1
}
for side in en:en-US km:km; do
	measure "${side%%:*}" "$help/${side#*:}/text"
	if test -n "$2"; then
		worst area 3
		worst ids 2
		test ! -f "$lists/docs.tsv" || worst list 2
	fi
done
test -f "$lists/docs.tsv" || echo "skip: recall: no ../shared/data/lohelp"
test $bad = 0 || echo "not ok: F1 is below .98"
exit $bad
