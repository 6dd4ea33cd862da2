# SPDX-License-Identifier: MIT
# Usage: awk -v name=ARRAY -f known.awk TABLE
# Writes a table of known names (latin TAB khmer [TAB "cued"]) as C source that defines
# ARRAY, in the order of the table; with -v count=NAME its length, too.
BEGIN {
	FS = "\t"
	print "/* Made from a table of known names; do not edit. */"
	print "#include <spean/known.h>\n\nconst struct sp_known " name "[] = {"
}
/^#/ { next }
NF < 2 || NF > 3 || (NF == 3 && $3 != "cued") || $1 ~ /["\\]/ || $2 ~ /["\\]/ {
	printf "known.awk: %s:%d: not two names\n", FILENAME, FNR >"/dev/stderr"
	bad = 1
	exit 2
}
{
	printf "{\"%s\", \"%s\", %s},\n", $1, $2, NF == 3 ? "true" : "false"
	n++
}
END {
	if (bad)
		exit 2
	print "};"
	if (count != "")
		print "const size_t " count " = " n ";"
}
