# SPDX-License-Identifier: MIT
# Makes date_rules.c of the lists in corpora/date, whose README tells their form:
#
#     LC_ALL=C awk -f date_rules.awk en.txt km.txt >date_rules.c
function fail(why) {
	printf "%s:%d: %s\n", FILENAME, FNR, why | "cat >&2"
	failed = 1
	exit 1
}

# One node a byte; children in a list that is linked by `after`.
function add_word(text,   i, n, b, node, key) {
	node = 0
	n = length(text)
	for (i = 1; i <= n; i++) {
		b = code[substr(text, i, 1)]
		key = node "," b
		if (!(key in down)) {
			byte[nodes] = b
			after[nodes] = child[node]
			child[node] = nodes
			child[nodes] = 0
			down[key] = nodes++
		}
		node = down[key]
	}
	return node
}

function read_word(   classes, i, n, node, text, name) {
	text = tolower($2)
	node = add_word(text)
	if (!(node in word_of)) {
		word_of[node] = ++words
		value[words] = ""
		mask[words] = ""
		weak[words] = ($4 == "weak")
		capital[words] = ($2 ~ /^[A-Z]/)
	}
	i = word_of[node]
	if ($3 != "" && value[i] != "" && value[i] != $3 + 0)
		fail("'" $2 "' has another value already")
	if ($3 != "")
		value[i] = $3 + 0
	mask[i] = mask[i] (mask[i] == "" ? "" : " | ") \
	    "SP_DATE_BIT(SP_DATE_" toupper($1) ")"
	if (($1 in is_name) && !(($1, $3 + 0) in name_of))
		name_of[$1, $3 + 0] = $2
}

# "SP_DATE_X" for the name of an element.
function element(name) {
	if (name in is_class)
		return "SP_DATE_" toupper(name)
	if (name in is_number)
		return "SP_DATE_N_" toupper(name)
	if (name == "end")
		return "SP_DATE_END"
	fail("'" name "' is no element")
}

function add_step(text) {
	step[++steps] = text
}

function add_first(name,   bit) {
	if (!open_first)
		return
	bit = "SP_DATE_NUMBER"
	if (name in is_class)
		bit = "SP_DATE_BIT(SP_DATE_" toupper(name) ")"
	if (!index(first, bit))
		first = first (first == "" ? "" : " | ") bit
	if (name == "n" && !index(first, "SP_DATE_NUM)"))
		first = first " | SP_DATE_BIT(SP_DATE_NUM)"
}

# A step of its own: "[", "~x" and ">x" look, "_x", "x!" and "x?" take.
function one_step(item,   maybe, flags, name) {
	if (item == "[") {
		add_step("SP_DATE_OPEN")
		return
	}
	if (item ~ /^[~>]/) {
		name = substr(item, 2)
		add_step((item ~ /^~/ ? "SP_DATE_NOT" : "SP_DATE_ONLY") " | " \
		    element(name))
		return
	}
	maybe = sub(/\?$/, "", item)
	flags = ""
	if (sub(/!$/, "", item))
		flags = " | SP_DATE_STRONG"
	if (sub(/^_/, "", item))
		flags = flags " | SP_DATE_GLUED"
	if (maybe)
		add_step("SP_DATE_MAYBE | 1")
	add_step(element(item) flags)
	add_first(item)
	if (!maybe && depth == 0)
		open_first = 0
	else if (!maybe)
		closed_in[depth] = 1
}

# Words of a form; "( … )?" is a group that may be left out, "( … )" one that
# may not.  The first classes within a group end with its first needed step.
function read_form(text,   item, i, n, start) {
	steps = 0
	first = ""
	open_first = 1
	depth = 0
	while (match(text, /<[a-z]+>/)) {
		item = substr(text, RSTART + 1, RLENGTH - 2)
		if (!(item in macro))
			fail("'" item "' is not defined")
		text = substr(text, 1, RSTART - 1) " " macro[item] " " \
		    substr(text, RSTART + RLENGTH)
	}
	n = split(text, part, " ")
	for (i = 1; i <= n; i++) {
		if (part[i] == "(") {
			add_step("")
			start[++depth] = steps
			was_open[depth] = open_first
		} else if (part[i] == ")?") {
			if (depth == 0)
				fail("a ')?' too many")
			step[start[depth]] = "SP_DATE_MAYBE | " \
			    (steps - start[depth])
			open_first = was_open[depth--]
		} else {
			one_step(part[i])
			if (depth > 0 && closed_in[depth]) {
				open_first = 0
				closed_in[depth] = 0
			}
		}
	}
	if (depth > 0)
		fail("a '(' is not closed")
	add_step("SP_DATE_STOP")
	printf "static const uint16_t %s_form_%d[] = {", lang, ++forms
	for (i = 1; i <= steps; i++)
		printf "%s%s", (i > 1 ? ", " : ""), step[i]
	print "};"
	form[forms] = sprintf("    {SP_DATE_IS_%s, %s, %s_form_%d},\n",
	    toupper($2), first, lang, forms)
}

# Children sorted by their bytes, as the list was made from its end.
function print_nodes(   i, k, c, n) {
	printf "static const struct sp_date_node %s_node[] = {\n", lang
	for (i = 0; i < nodes; i++)
		printf "    {%d, %d, %d, %d},\n", byte[i], child[i], after[i],
		    (i in word_of) ? word_of[i] : 0
	print "};"
	roots = ""
	for (c = child[0]; c; c = after[c])
		roots = roots sprintf("[%d] = %d, ", byte[c], c)
}

function print_names(name, n,   i) {
	printf "static const char *const %s_%s[] = {\n", lang, name
	for (i = 0; i < n; i++)
		printf "    \"%s\",\n", name_of[name, i] ""
	print "};"
	return sprintf("    .%s = %s_%s,\n", name, lang, name)
}

function print_language(   i, names) {
	print_nodes()
	printf "static const struct sp_date_word %s_word[] = {\n    {0},\n", lang
	for (i = 1; i <= words; i++)
		printf "    {%s, %d, %d, %d},\n", mask[i], value[i], weak[i],
		    capital[i]
	print "};"
	printf "static const struct sp_date_form %s_form[] = {\n", lang
	for (i = 1; i <= forms; i++)
		printf "%s", form[i]
	print "};"
	names = ""
	if (lunar != "")
		names = print_names("weekday", 8) print_names("phase", 16) \
		    print_names("lmonth", 15) print_names("animal", 12) \
		    print_names("sak", 10) \
		    sprintf("    .lunar = \"%s\",\n    .zero = 0x%s,\n", lunar,
		    zero)
	printf "const struct sp_date_rules sp_lang_%s_date = {\n", lang
	printf "    .node = %s_node,\n    .word = %s_word,\n", lang, lang
	printf "    .form = %s_form,\n    .forms = %d,\n", lang, forms
	printf "    .root = {%s},\n%s};\n", roots, names
}

function begin_language() {
	if (lang != "")
		print_language()
	lang = FILENAME
	sub(/.*\//, "", lang)
	sub(/\.txt$/, "", lang)
	split("", down)
	split("", word_of)
	split("", macro)
	split("", name_of)
	nodes = 1
	lunar = zero = ""
	byte[0] = child[0] = after[0] = 0
	words = forms = 0
}

BEGIN {
	FS = "\t"
	for (i = 1; i < 256; i++)
		code[sprintf("%c", i)] = i
	n = split("month weekday era lmonth animal sak phase lday relday " \
	    "relweek relmonth relyear dir unit ago num part clock dayl th " \
	    "monthl yearl ord of the prep into past to and between from at " \
	    "equal before hour minute half lack about decade century noun " \
	    "follow skip comma dot slash dash colon", list, " ")
	for (i = 1; i <= n; i++)
		is_class[list[i]] = 1
	n = split("d d2 m y y2 yy yy2 ye by l h hh h2 min mm sec c n", list,
	    " ")
	for (i = 1; i <= n; i++)
		is_number[list[i]] = 1
	split("weekday phase lmonth animal sak", list, " ")
	for (i in list)
		is_name[list[i]] = 1
	print "/* SPDX-License-Identifier: MIT */"
	print "/* Made by date_rules.awk from corpora/date. */"
	print "#include <spean/date_rules.h>"
}

FNR == 1 {
	begin_language()
}

/^#/ || /^$/ {
	next
}

$1 == "define" && NF == 3 {
	macro[$2] = $3
	next
}

$1 == "lunar" && NF == 3 {
	lunar = $2
	zero = $3
	next
}

$1 == "form" && NF == 3 {
	if ($2 != "day" && $2 != "time" && $2 != "none")
		fail("'" $2 "' is no kind of form")
	read_form($3)
	next
}

{
	if (!($1 in is_class))
		fail("'" $1 "' is no class")
	if (NF < 2 || NF > 4 || $2 == "")
		fail("not the fields of a word")
	if ($2 ~ /["\\]/)
		fail("a word holds no quotation mark or backslash")
	read_word()
}

END {
	if (!failed)
		print_language()
}
