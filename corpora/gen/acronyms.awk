# SPDX-License-Identifier: MIT
# Usage: awk -f acronyms.awk corpora/names/acronyms.tsv
# Writes what acronyms are called in Khmer as C source.
BEGIN {
	FS = "\t"
	print "/* Made from corpora/names/acronyms.tsv; do not edit. */"
	print "#include <spean/acronym.h>\n"
	print "const struct sp_acronym sp_acronym_table[] = {"
}
/^#/ { next }
NF != 2 || $1 !~ /^[A-Za-z0-9]+$/ || $2 ~ /["\\]/ || $1 < last {
	printf "acronyms.awk: %s:%d: not an acronym and a name, or not in order\n", \
	    FILENAME, FNR >"/dev/stderr"
	bad = 1
	exit 2
}
{
	printf "{\"%s\", \"%s\"},\n", $1, $2
	last = $1
	n++
}
END {
	if (bad)
		exit 2
	print "};"
	print "const size_t sp_acronym_count = " n ";"
}
