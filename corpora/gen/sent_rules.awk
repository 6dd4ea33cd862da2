# SPDX-License-Identifier: MIT
# Makes sent_rules.c of the lists in corpora/sent, whose README tells their form:
#
#     LC_ALL=C awk -f sent_rules.awk en.txt km.txt >sent_rules.c
function fail(why) {
	printf "%s:%d: %s\n", FILENAME, FNR, why | "cat >&2"
	failed = 1
	exit 1
}

function begins_with_capital(text) {
	return substr(text, 1, 1) ~ /[A-Z]/
}

# The array of the entries of one list, and its place in the rules.
function print_list(class,   field, i) {
	if (!(class in size))
		return
	field = class
	sub(/-/, "_", field)
	printf "\nstatic const char *const %s_%s[] = {\n", lang, field
	for (i = 1; i <= size[class]; i++)
		printf "    \"%s\",\n", entry[class, i]
	print "};"
	rules = rules sprintf("    .%s = {%s_%s, %d},\n", field, lang, field,
	    size[class])
}

# The abbreviations of all classes in one array, sorted without their case.
function print_words(   i, k, word) {
	for (i = 2; i <= words; i++) {
		word = key[i]
		for (k = i - 1; k > 0 && key[k] > word; k--)
			key[k + 1] = key[k]
		key[k + 1] = word
	}
	printf "\nstatic const struct sp_sent_word %s_word[] = {\n", lang
	for (i = 1; i <= words; i++) {
		word = key[i]
		printf "    {\"%s\", SP_SENT_%s, %s},\n", word,
		    toupper(class_of[word]), capital[word] ? "true" : "false"
	}
	print "};"
	rules = rules sprintf("    .word = %s_word,\n    .words = %d,\n", lang,
	    words)
}

function print_language(   i) {
	rules = ""
	if (words)
		print_words()
	for (i = 1; i <= lists; i++)
		print_list(list[i])
	printf "\nconst struct sp_sent_rules sp_lang_%s_sent = {\n%s};\n",
	    lang, rules
}

function begin_language() {
	if (lang != "")
		print_language()
	lang = FILENAME
	sub(/.*\//, "", lang)
	sub(/\.txt$/, "", lang)
	words = 0
	last = ""
	split("", size)
	split("", class_of)
	split("", capital)
}

function add_word(class, text,   low) {
	low = tolower(text)
	if (text ~ /\.$/)
		fail("the last full stop is not part of an entry")
	if (low in class_of)
		fail("'" text "' is an entry already")
	class_of[low] = class
	capital[low] = begins_with_capital(text)
	key[++words] = low
}

BEGIN {
	FS = "\t"
	split("title number abbrev time", name, " ")
	for (i in name)
		is_word[name[i]] = 1
	lists = split("opener preposition calendar go-on say sign suspend",
	    list, " ")
	for (i in list)
		is_list[list[i]] = 1
	print "/* SPDX-License-Identifier: MIT */"
	print "/* Made by sent_rules.awk from corpora/sent. */"
	print "#include <spean/sent_rules.h>"
}

FNR == 1 {
	begin_language()
}

/^#/ || /^$/ {
	next
}

{
	if (!($1 in is_word) && !($1 in is_list))
		fail("'" $1 "' is no class")
	if (NF != (($1 in is_word) ? 3 : 2) || $2 == "")
		fail("not the fields of class " $1)
	if ($2 ~ /["\\]/)
		fail("an entry holds no quotation mark or backslash")
	if (($1 "\t" $2 "\t") <= last)
		fail("not sorted")
	last = $1 "\t" $2 "\t"
	if ($1 in is_word)
		add_word($1, $2)
	else
		entry[$1, ++size[$1]] = $2
}

END {
	if (!failed)
		print_language()
}
