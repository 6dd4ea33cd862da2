# SPDX-License-Identifier: MIT
# Usage: awk -f name_classes.awk corpora/names/classes.tsv
# Writes the class words of names as C source.
BEGIN {
	FS = "\t"
	print "/* Made from corpora/names/classes.tsv; do not edit. */"
	print "#include <spean/name_class.h>\n"
	print "const struct sp_name_class sp_name_class_table[] = {"
}
/^#/ { next }
NF != 3 || $1 ~ /["\\]/ || $2 ~ /["\\]/ || $3 !~ /^(before|behind)$/ {
	printf "name_classes.awk: %s:%d: not two words and a place\n", \
	    FILENAME, FNR >"/dev/stderr"
	bad = 1
	exit 2
}
{
	printf "{\"%s\", \"%s\", %s},\n", $1, $2, \
	    $3 == "behind" ? "true" : "false"
	n++
}
END {
	if (bad)
		exit 2
	print "};"
	print "const size_t sp_name_class_count = " n ";"
}
