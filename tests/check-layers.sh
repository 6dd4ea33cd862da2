#!/bin/sh
# SPDX-License-Identifier: MIT
# Holds the library to lib/LAYERS: what a file includes stands above it, an
# outside library has one door, every module has its files and its tests.
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")/.." || exit 1

bad=$(mktemp) || exit 1
trap 'rm -f "$bad"' EXIT
layers=$(sed -e 's/#.*//' -e '/^[[:space:]]*$/d' lib/LAYERS)
modules=$(echo "$layers" | awk '{print $1}')

# Every .c is a module; every header of the contract too.
{
for file in lib/*/*.c; do
	module=${file#lib/}
	echo "$modules" | grep -qx "${module%.c}" ||
	    echo "$file: not in lib/LAYERS"
done
for file in include/spean/*.h; do
	name=$(basename "$file" .h)
	echo "$modules" | grep -q "/$name\$" ||
	    echo "$file: no module of that name in lib/LAYERS"
done

# Every module has its file and its test; a second word in LAYERS names the
# test that covers a module without its own.
echo "$layers" | while read -r module test; do
	name=${module##*/}
	test -f "lib/$module.c" || test -f "include/spean/$name.h" ||
	    echo "lib/LAYERS: $module has neither .c nor header"
	test -f "tests/unit/${test:-test_$name}.c" ||
	    echo "lib/LAYERS: $module has no tests/unit/${test:-test_$name}.c"
done
twice=$(echo "$modules" | sed 's,.*/,,' | sort | uniq -d)
test -z "$twice" || echo "lib/LAYERS: two modules named $twice"
} >"$bad"

# Directions and doors.
awk '
function complain(why) {
	printf "%s:%d: %s\n", FILENAME, FNR, why
}
function door(prefix, where) {
	if (index(target, prefix) == 1 && FILENAME !~ where)
		complain("<" target "> belongs behind its door")
}
FILENAME == "lib/LAYERS" {
	sub(/#.*/, "")
	if (NF == 0)
		next
	name = $1
	sub(/.*\//, "", name)
	floor[name] = ++floors
	next
}
FNR == 1 {
	own = FILENAME
	sub(/.*\//, "", own)
	sub(/\.[ch]$/, "", own)
}
/^[ \t]*#[ \t]*include[ \t]*"/ {
	split($0, part, "\"")
	folder = FILENAME
	sub(/[^\/]*$/, "", folder)
	if (part[2] == "config.h")
		next
	if (FILENAME ~ /^include\//)
		complain("a header includes <spean/...>, not \"" part[2] "\"")
	else if (part[2] ~ /\//)
		complain("\"" part[2] "\" stands in another folder")
	next
}
/^[ \t]*#[ \t]*include[ \t]*</ {
	target = $0
	sub(/^[^<]*</, "", target)
	sub(/>.*/, "", target)
	door("unicode/", "^lib/text/")
	door("iconv.h", "^lib/text/conv[^/]*$")
	door("gumbo.h", "^lib/text/html[^/]*$")
	door("sqlite3.h", "^(lib/store/|include/spean/(db|functions|where_sql)[.]h$)")
	door("xxhash.h", "^lib/")
	door("jansson.h", "^lib/base/json[.]c$")
	door("expat.h", "^lib/base/xml[.]c$")
	door("zlib.h", "^lib/base/(unzip|outflow)[.]c$")
	door("zstd.h", "^lib/base/(unzip|outflow)[.]c$")
	if (index(target, "spean/") != 1)
		next
	name = target
	sub(/^spean\//, "", name)
	sub(/\.h$/, "", name)
	if (!(name in floor))
		complain("<" target "> is of no module in lib/LAYERS")
	else if (name != own && floor[name] >= floor[own])
		complain("<" target "> does not stand above " own)
}
' lib/LAYERS lib/*/*.[ch] include/spean/*.h >>"$bad"

# What is installed includes what is installed.
awk '
FILENAME == "lib/local.mk" {
	if (/_HEADERS =/)
		list = $1
	else if (list == "spinclude_HEADERS" && match($0, /include\/[^ ]*[.]h/))
		installed[substr($0, RSTART, RLENGTH)] = 1
	if (!/\\$/)
		list = ""
	next
}
FILENAME in installed && /^#include <spean\// {
	target = $2
	gsub(/[<>]/, "", target)
	if (!("include/" target in installed))
		print FILENAME ": <" target "> is not installed with it"
}
' lib/local.mk include/spean/*.h >>"$bad"

cat "$bad"
test ! -s "$bad" && echo "ok: $(echo "$modules" | wc -l) modules"
