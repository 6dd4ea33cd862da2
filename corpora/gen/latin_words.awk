# SPDX-License-Identifier: MIT
# Usage: LC_ALL=C awk -f latin_words.awk corpora/names/latin_words.tsv
# Writes the words as C source, sorted by bytes, and where those begin that have
# a letter first.
BEGIN {
	FS = "\t"
	for (i = 65; i <= 122; i++)
		code[sprintf("%c", i)] = i
}
/^#/ { next }
NF != 2 || $1 !~ /^(title|particle|calendar|month-name|opener)$/ || \
    $2 !~ /^[A-Za-z]/ || $2 ~ /["\\]/ || $2 in class {
	printf "latin_words.awk: %s:%d: not a class and a new word\n", \
	    FILENAME, FNR >"/dev/stderr"
	bad = 1
	exit 2
}
{
	class[$2] = toupper($1)
	sub(/-/, "_", class[$2])
	for (i = n++; i > 0 && word[i] > $2; i--)
		word[i + 1] = word[i]
	word[i + 1] = $2
}
END {
	if (bad)
		exit 2
	print "/* Made from corpora/names/latin_words.tsv; do not edit. */"
	print "#include <spean/latin_words.h>\n"
	print "const struct sp_latin_entry sp_latin_words[] = {"
	for (i = 1; i <= n; i++)
		printf "    {\"%s\", SP_LATIN_%s},\n", word[i], class[word[i]]
	print "};\n\nconst unsigned short sp_latin_words_from['z' - 'A' + 2] = {"
	for (i = 1; i <= n; i++)
		for (; c + 65 <= code[substr(word[i], 1, 1)]; c++)
			printf "    %d,\n", i - 1
	for (; c <= 58; c++)
		printf "    %d,\n", n
	print "};"
}
