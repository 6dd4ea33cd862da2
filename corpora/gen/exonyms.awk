# SPDX-License-Identifier: MIT
# Usage: awk -f exonyms.awk TABLE
# Writes a table of names (letters TAB letters) as C source that defines
# sp_exonyms and sp_exonym_count (exonym.h).
BEGIN {
	FS = "\t"
	print "/* Made from a table of names; do not edit. */"
	print "#include <spean/exonym.h>\n"
	print "const struct sp_exonym sp_exonyms[] = {"
}
NF != 2 || $0 !~ /^[a-z0-9]+\t[a-z0-9]+$/ {
	printf "exonyms.awk: %s:%d: not two names\n", FILENAME, FNR \
	    >"/dev/stderr"
	bad = 1
	exit 2
}
{
	printf "{\"%s\", \"%s\"},\n", $1, $2
	n++
}
END {
	if (bad)
		exit 2
	print "};\nconst size_t sp_exonym_count = " n ";"
}
