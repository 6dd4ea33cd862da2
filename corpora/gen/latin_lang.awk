# SPDX-License-Identifier: MIT
# Makes latin_lang.c of corpora/lang/latin.txt:
#
#     LC_ALL=C awk -f latin_lang.awk latin.txt >latin_lang.c
#
# and, with -v texts=words or -v texts=letters, the lists that dict.c makes the
# arrays words and letters of, which must stand before.
#
# What a word weighs for a language is ln(p / q) in 1/16: p is what Zipf's law
# gives for its rank, .07 / rank, and q how frequent a word of no list is.
function stop(what) {
	printf "latin_lang.awk: %s:%d: %s\n", FILENAME, FNR, what >"/dev/stderr"
	bad = 1
	exit 2
}
function weight(rank, w) {
	w = int(16 * log(.07 / rank / .0001) + .5)
	return w < 12 ? 12 : w
}
function add_word(word) {
	if ((word, langs) in seen)
		stop("twice in one language: " word)
	seen[word, langs] = 1
	if (!(word in number)) {
		number[word] = words
		text[words++] = word
	}
	rows[word] = rows[word] sprintf("{%d, %d}, ", langs - 1, weight(++rank))
	row[word]++
}
function add_letter(letter) {
	if (!(letter in sign)) {
		sign[letter] = letters
		glyph[letters++] = letter
	}
	mask[letter] = mask[letter] sprintf(" | UINT64_C(1) << %d", langs - 1)
}
BEGIN {
	words = letters = langs = others = 0
}
/^#/ || NF == 0 { next }
$1 == "=" {
	if (NF < 2 || langs == 64)
		stop("a language without a code, or too many")
	rank = 0
	code[langs] = $2
	for (i = 2; i <= NF; i++) {
		tag[others] = $i
		lang_of[others++] = langs
	}
	langs++
	next
}
langs == 0 { stop("words of no language") }
$1 == "+" {
	for (i = 2; i <= NF; i++)
		add_letter($i)
	next
}
{
	for (i = 1; i <= NF; i++)
		add_word($i)
}
END {
	if (bad)
		exit 2
	for (i = 0; texts == "words" && i < words; i++)
		printf "%s\t%d\n", text[i], i
	for (i = 0; texts == "letters" && i < letters; i++)
		printf "%s\t%d\n", glyph[i], i
	if (texts)
		exit
	print "/* Made from corpora/lang/latin.txt; do not edit. */"
	print "#include <spean/latin_lang.h>\n"
	printf "_Static_assert(%d <= SP_LATIN_LANG_WORDS, \"words\");\n\n", words
	print "static const struct sp_latin_weight weight[] = {"
	first = 0
	for (i = 0; i < words; i++) {
		print "    " rows[text[i]]
		first_of[i] = first
		first += row[text[i]]
	}
	print "};\nstatic const uint16_t first[] = {"
	for (i = 0; i < words; i++)
		print "    " first_of[i] ","
	printf "    %d\n};\nstatic const uint64_t mask[] = {\n", first
	for (i = 0; i < letters; i++)
		print "    0" mask[glyph[i]] ","
	print "};\nstatic const char *const code[] = {"
	for (i = 0; i < langs; i++)
		printf "    \"%s\",\n", code[i]
	print "};\nstatic const struct sp_latin_tag tag[] = {"
	for (i = 0; i < others; i++)
		printf "    {\"%s\", %d},\n", tag[i], lang_of[i]
	print "};\n\nconst struct sp_latin_langs sp_latin_langs = {"
	print "    {words, sizeof(words) / sizeof(words[0])},"
	print "    {letters, sizeof(letters) / sizeof(letters[0])},"
	printf "    weight, first, mask, code, %d, tag, %d};\n", langs, others
}
