# SPDX-License-Identifier: MIT
# Makes num_rules.c of the lists in corpora/num, whose README tells their form:
#
#     LC_ALL=C awk -f num_rules.awk en.txt km.txt und.txt >num_rules.c
#
# and of one of them, with -v texts=1, the list of its texts that dict.c makes
# the array en_texts of, which must stand before.
function fail(why) {
	printf "%s:%d: %s\n", FILENAME, FNR, why | "cat >&2"
	failed = 1
	exit 1
}

# The entries in the order of their texts, those of a text in that of the file.
function sort_words(   i, k, at) {
	for (i = 1; i <= words; i++) {
		at = i
		for (k = i - 1; k > 0 && text[order[k]] > text[at]; k--)
			order[k + 1] = order[k]
		order[k + 1] = at
	}
}

# The place of the first entry of each text.
function print_texts(   i) {
	for (i = 1; i <= words; i++)
		if (i == 1 || text[order[i]] != text[order[i - 1]])
			printf "%s\t%d\n", text[order[i]], i - 1
}

function print_language(   i, at, name) {
	sort_words()
	if (texts) {
		print_texts()
		return
	}
	printf "\nstatic const struct sp_num_word %s_word[] = {\n", lang
	for (i = 1; i <= words; i++) {
		at = order[i]
		name = toupper(class[at])
		gsub(/-/, "_", name)
		printf "    {\"%s\", \"%s\", SP_NUM_%s},\n", text[at],
		    value[at], name
	}
	print "};"
	printf "\nconst struct sp_num_rules sp_lang_%s_num = {\n", lang
	printf "    .word = %s_word,\n    .words = %d,\n", lang, words
	printf "    .texts = {%s_texts, sizeof(%s_texts) / " \
	    "sizeof(%s_texts[0])},\n", lang, lang, lang
	printf "    .exact = %s,\n", exact ? "true" : "false"
	if (also != "")
		printf "    .also = &sp_lang_%s_num,\n", also
	print "};"
}

function begin_language() {
	if (lang != "")
		print_language()
	lang = FILENAME
	sub(/.*\//, "", lang)
	sub(/\.txt$/, "", lang)
	words = exact = 0
	also = ""
	split("", seen)
}

# Is value what an entry of this class has?
function has_value(class, value) {
	if (class in is_small)
		return value ~ /^[1-9][0-9]*$/ || value == "0"
	if (class == "vulgar")
		return value ~ /^[1-9][0-9]*\/[1-9][0-9]*$/
	if (class == "sign" || class == "money")
		return value ~ /^[A-Z][A-Z][A-Z]$/
	if (class == "prefix" || class == "unit")
		return value != ""
	return value == ""
}

BEGIN {
	FS = "\t"
	n = split("digit teen tens scale lot ordinal ordinal-scale part " \
	    "short before after", name, " ")
	for (i = 1; i <= n; i++)
		is_small[name[i]] = is_class[name[i]] = 1
	n = split("article and half portion point minus of over vulgar nth " \
	    "suffix percent sign money prefix unit per counter to or " \
	    "between about least most more less behind none", name, " ")
	for (i = 1; i <= n; i++)
		is_class[name[i]] = 1
	if (!texts)
		print "/* Made by num_rules.awk from corpora/num. */\n" \
		    "#include <spean/num_rules.h>"
}

FNR == 1 {
	begin_language()
}

/^#/ || /^$/ {
	next
}

$1 == "also" && NF == 2 {
	also = $2
	next
}

$1 == "exact" && NF == 1 {
	exact = 1
	next
}

{
	if (!($1 in is_class))
		fail("'" $1 "' is no class")
	if (NF < 2 || NF > 3 || $2 == "" || !has_value($1, $3))
		fail("not the fields of class " $1)
	if ($2 ~ /["\\]/ || $3 ~ /["\\]/)
		fail("an entry holds no quotation mark or backslash")
	if (!exact && $2 ~ /[A-Z]/)
		fail("an entry is in lower case")
	if (($1, $2) in seen)
		fail("'" $2 "' is an entry of this class already")
	seen[$1, $2] = 1
	class[++words] = $1
	text[words] = $2
	value[words] = $3
}

END {
	if (!failed)
		print_language()
}
