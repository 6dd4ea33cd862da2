# SPDX-License-Identifier: MIT
# Usage: LC_ALL=C awk -f implied.awk corpora/check/implied.tsv
# Writes the words that say a number without naming it as C source.
BEGIN {
	FS = "\t"
	print "/* Made from corpora/check/implied.tsv; do not edit. */"
	print "#include <spean/implied.h>\n"
	print "const struct sp_implied sp_implied_table[] = {"
}
/^#/ || /^$/ { next }
NF < 3 || /["\\]/ || $2 !~ /^[-0-9.PWDY]+$/ {
	printf "implied.awk: %s:%d: not a language, a number and words\n", \
	    FILENAME, FNR >"/dev/stderr"
	bad = 1
	exit 2
}
{
	for (i = 3; i <= NF; i++) {
		printf "{\"%s\", \"%s\", \"%s\"},\n", $1, $2, $i
		n++
	}
}
END {
	if (bad)
		exit 2
	print "};"
	print "const size_t sp_implied_count = " n ";"
}
