# SPDX-License-Identifier: MIT
# Usage: awk -f weights.awk corpora/weights/weights.tsv
# Writes the weights of evidence as C source.
BEGIN {
	FS = "\t"
	print "/* Made from corpora/weights/weights.tsv; do not edit. */"
	print "#include <spean/weights.h>\n"
	print "const struct sp_weights sp_weights_built = {{"
}
/^#/ { next }
NF != 2 || $1 !~ /^[a-z1-4-]+$/ || $2 !~ /^-?[0-9]*\.?[0-9]+$/ {
	printf "weights.awk: %s:%d: not a weight and its value\n", \
	    FILENAME, FNR >"/dev/stderr"
	bad = 1
	exit 2
}
{
	name = toupper($1)
	gsub(/-/, "_", name)
	printf "[SP_WEIGHT_%s] = %s,\n", name, $2
}
END {
	if (bad)
		exit 2
	print "}};"
}
