#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: check-man.sh [BUILD_DIR]
# Every tool has a manual with the customary sections; it describes the
# options that the tool's own help prints, and no others; mandoc finds nothing.
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")/.." && pwd) || exit 1
build=${1:-${SPEAN_BUILD:-.}}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT

# "-k, --field" or "--json" of each line of help that describes an option.
help_options() {
	sed -n -e 's/^ \{2,\}\(-[^-], --[a-z0-9-]*\).*/\1/p' \
	    -e 's/^ \{2,\}\(--[a-z0-9-]*\).*/\1/p'
}

# The same of each .It Fl line of a manual.
manual_options() {
	sed -n -e 's/^\.It Fl \([^- ]\)\( Ar [^,]*\)\{0,1\} , Fl -\([a-z0-9-]*\).*/-\1, --\3/p' \
	    -e 's/^\.It Fl -\([a-z0-9-]*\).*/--\1/p'
}

# The subcommands of a manual: what "tool NAME --help" may tell of.
commands() {
	sed -n 's/^\.It Cm \([a-z][a-z-]*\).*/\1/p' "$1" | sort -u
}

check_options() {
	tool=$1
	page=$2
	"$build/tools/$tool" --help >"$tmp/help" 2>&1 </dev/null ||
	    echo "$tool --help: exit status $?"
	for command in $(commands "$page"); do
		"$build/tools/$tool" "$command" --help >"$tmp/one" \
		    2>/dev/null </dev/null && cat "$tmp/one" >>"$tmp/help"
	done
	help_options <"$tmp/help" | sort -u >"$tmp/told"
	manual_options <"$page" | sort -u >"$tmp/written"
	comm -23 "$tmp/told" "$tmp/written" |
	    sed "s|^|$tool: not in the manual: |"
	comm -13 "$tmp/told" "$tmp/written" |
	    sed "s|^|$tool: in the manual alone: |"
}

check_page() {
	for section in NAME SYNOPSIS DESCRIPTION 'EXIT STATUS' EXAMPLES \
	    'SEE ALSO'; do
		grep -qE "^\.Sh \"?$section\"?\$" "$1" ||
		    echo "${1##*/}: no section $section"
	done
}

for source in "$here"/tools/spean*.c; do
	tool=$(basename "$source" .c)
	page=$here/tools/$tool.1
	if test ! -s "$page"; then
		echo "$tool: no manual"
		continue
	fi
	check_page "$page"
	check_options "$tool" "$page"
done >"$tmp/bad"

if command -v mandoc >/dev/null; then
	for page in "$here"/tools/*.[1-9]; do
		test ! -s "$page" || (cd "$here/tools" &&
		    mandoc -Tlint -W warning "${page##*/}")
	done
else
	echo "mandoc is missing: the form of the manuals is not checked"
fi >"$tmp/lint" 2>&1
cat "$tmp/bad" "$tmp/lint"
grep -v 'is not checked$' "$tmp/lint" >>"$tmp/bad"
if grep -qv ': no manual$' "$tmp/bad"; then exit 1; fi
# To be written yet.
if test -s "$tmp/bad"; then exit 77; fi
echo "ok: $(find "$here/tools" -name '*.1' | wc -l) manuals"
