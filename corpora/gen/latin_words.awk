# SPDX-License-Identifier: MIT
# Makes latin_words.c of corpora/names/latin_words.tsv:
#
#     LC_ALL=C awk -f latin_words.awk latin_words.tsv >latin_words.c
#
# and, with -v texts=1, the list that dict.c makes the array texts of, which must
# stand before.
BEGIN {
	FS = "\t"
	classes = split("title particle calendar month-name opener", name, " ")
	for (i = 1; i <= classes; i++)
		number[name[i]] = i
}
/^#/ { next }
NF != 2 || !($1 in number) || $2 == "" || $2 in seen {
	printf "latin_words.awk: %s:%d: not a class and a new word\n", \
	    FILENAME, FNR >"/dev/stderr"
	bad = 1
	exit 2
}
{
	seen[$2] = 1
	if (texts)
		printf "%s\t%d\n", $2, number[$1]
}
END {
	if (bad)
		exit 2
	if (texts)
		exit
	print "/* Made from corpora/names/latin_words.tsv; do not edit. */"
	print "#include <spean/latin_words.h>\n"
	for (i = 1; i <= classes; i++) {
		sub(/-/, "_", name[i])
		printf "_Static_assert(SP_LATIN_%s == %d, \"as in the list\");\n", \
		    toupper(name[i]), i
	}
	print "\nconst struct sp_dict sp_latin_words = {" \
	    "texts, sizeof(texts) / sizeof(texts[0])};"
}
