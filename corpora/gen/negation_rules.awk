# SPDX-License-Identifier: MIT
# Makes negation_rules.c of the lists in corpora/negation, whose README tells
# their form:
#
#     LC_ALL=C awk -f negation_rules.awk en.txt km.txt >negation_rules.c
function fail(why) {
	printf "%s:%d: %s\n", FILENAME, FNR, why | "cat >&2"
	failed = 1
	exit 1
}

function print_language() {
	printf "};\n\nconst struct sp_negation_rules sp_lang_%s_negation = {\n" \
	    "    %s_word, sizeof(%s_word) / sizeof(%s_word[0])};\n", lang,
	    lang, lang, lang
}

function begin_language() {
	if (lang != "")
		print_language()
	lang = FILENAME
	sub(/.*\//, "", lang)
	sub(/\.txt$/, "", lang)
	last = ""
	split("", seen)
	printf "\nstatic const struct sp_negation_word %s_word[] = {\n", lang
}

BEGIN {
	FS = "\t"
	kind["no"] = "SP_NEGATION_NO"
	kind["maybe"] = "SP_NEGATION_MAYBE"
	kind["nothing"] = "SP_NEGATION_NOTHING"
	print "/* SPDX-License-Identifier: MIT */"
	print "/* Made by negation_rules.awk from corpora/negation. */"
	print "#include <spean/negation_rules.h>"
}

FNR == 1 {
	begin_language()
}

/^#/ || /^$/ {
	next
}

{
	if (NF != 2 || !($1 in kind) || $2 == "")
		fail("not a kind and an entry")
	if ($2 ~ /["\\A-Z]/ || $2 ~ /.\*./)
		fail("'" $2 "' is no entry")
	if ($0 <= last)
		fail("not sorted")
	if ($2 in seen)
		fail("'" $2 "' is an entry already")
	last = $0
	seen[$2] = 1
	before = sub(/^\*/, "", $2)
	behind = sub(/\*$/, "", $2)
	printf "    {\"%s\", sizeof(\"%s\") - 1, %s, %s, %s},\n", $2, $2,
	    kind[$1], before ? "true" : "false", behind ? "true" : "false"
}

END {
	if (!failed)
		print_language()
}
