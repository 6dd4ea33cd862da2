# SPDX-License-Identifier: MIT
# Usage: awk -f name_weights.awk corpora/weights/names.tsv
# Writes what the features of names count as C source.
BEGIN {
	FS = "\t"
	print "/* Made from corpora/weights/names.tsv; do not edit. */"
	print "#include <spean/name_weights.h>\n"
	print "const struct sp_name_weights sp_name_weights_built = {.of = {"
}
/^#/ { next }
NF != 3 || $1 !~ /^[a-z]+$/ || $2 !~ /^[a-z-]+$/ ||
    $3 !~ /^-?[0-9]*\.?[0-9]+$/ {
	printf "name_weights.awk: %s:%d: not a kind, a feature, a weight\n", \
	    FILENAME, FNR >"/dev/stderr"
	bad = 1
	exit 2
}
{
	feature = toupper($2)
	gsub(/-/, "_", feature)
	printf "[SP_NAME_CASE_%s][SP_NAME_%s] = %s,\n", \
	    toupper($1), feature, $3
}
END {
	if (bad)
		exit 2
	print "}};"
}
