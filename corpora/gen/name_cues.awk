# SPDX-License-Identifier: MIT
# Usage: awk -f name_cues.awk corpora/names/cues.tsv
# Writes what stands beside names as C source.
BEGIN {
	FS = "\t"
	kinds = "person place local group title stop"
	print "/* Made from corpora/names/cues.tsv; do not edit. */"
	print "#include <spean/name_cue.h>\n"
	print "const struct sp_name_cue sp_name_cue_table[] = {"
}
/^#/ { next }
NF != 2 || $1 ~ /["\\]/ || index(" " kinds " ", " " $2 " ") == 0 {
	printf "name_cues.awk: %s:%d: not a word and its kind\n", \
	    FILENAME, FNR >"/dev/stderr"
	bad = 1
	exit 2
}
{
	printf "{\"%s\", SP_CUE_%s},\n", $1, toupper($2)
	n++
}
END {
	if (bad)
		exit 2
	print "};"
	print "const size_t sp_name_cue_count = " n ";"
}
