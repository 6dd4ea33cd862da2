# SPDX-License-Identifier: MIT
# Usage: awk -f pair_weights.awk pairing.tsv pairing-none.tsv
# Writes what the likeness of two documents counts as C source.
BEGIN {
	FS = "\t"
	print "/* Made from corpora/weights/pairing*.tsv; do not edit. */"
	print "#include <spean/odds.h>"
}
FNR == 1 {
	if (NR > 1)
		print "}};"
	printf "\nconst struct sp_odds_weights sp_odds_%s = {{\n", \
	    NR == 1 ? "words" : "facts"
}
/^#/ { next }
NF != 2 || $1 !~ /^[a-z-]+$/ || $2 !~ /^-?[0-9]*\.?[0-9]+$/ {
	printf "pair_weights.awk: %s:%d: not a weight and its value\n", \
	    FILENAME, FNR >"/dev/stderr"
	bad = 1
	exit 2
}
{
	name = toupper($1)
	gsub(/-/, "_", name)
	printf "[SP_ODDS_%s] = %s,\n", name, $2
}
END {
	if (bad)
		exit 2
	print "}};"
}
