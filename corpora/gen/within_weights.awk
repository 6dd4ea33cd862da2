# SPDX-License-Identifier: MIT
# Usage: awk -f within_weights.awk corpora/weights/within.tsv
# Writes what the features of sentences that may be left out count as C source.
BEGIN {
	FS = "\t"
	print "/* Made from corpora/weights/within.tsv; do not edit. */"
	print "#include <spean/within_case.h>\n"
	print "const struct sp_within_weights sp_within_weights_built = {.of = {"
}
/^#/ { next }
NF != 3 || $1 != "sentence" || $2 !~ /^[a-z]+$/ ||
    $3 !~ /^-?[0-9]*\.?[0-9]+$/ {
	printf "within_weights.awk: %s:%d: not sentence, a feature, a weight\n", \
	    FILENAME, FNR >"/dev/stderr"
	bad = 1
	exit 2
}
{ printf "[SP_WITHIN_%s] = %s,\n", toupper($2), $3 }
END {
	if (bad)
		exit 2
	print "}};"
}
