# SPDX-License-Identifier: MIT
# Makes date_rules.c of the lists in corpora/date, whose README tells their form:
#
#     LC_ALL=C awk -f date_rules.awk en.txt km.txt >date_rules.c
#
# and of one of them, with -v texts=1, the list of its words that dict.c makes
# the array en_texts of, which must stand before.
function fail(why) {
	printf "%s:%d: %s\n", FILENAME, FNR, why | "cat >&2"
	failed = 1
	exit 1
}

function read_word(   i, text) {
	text = tolower($2)
	if (!(text in word_of)) {
		word_of[text] = ++words
		text_of[words] = text
		value[words] = ""
		mask[words] = class_of[words] = ""
		weak[words] = ($4 == "weak")
		capital[words] = ($2 ~ /^[A-Z]/)
	}
	i = word_of[text]
	if ($3 != "" && value[i] != "" && value[i] != $3 + 0)
		fail("'" $2 "' has another value already")
	if ($3 != "")
		value[i] = $3 + 0
	class_of[i] = class_of[i] $1 " "
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

# The bits of what an element may be are added to a list of them.
function add_bits(list, name,   bit) {
	bit = "SP_DATE_NUMBER"
	if (name in is_class)
		bit = "SP_DATE_BIT(SP_DATE_" toupper(name) ")"
	if (!index(list, bit))
		list = list (list == "" ? "" : " | ") bit
	if (name == "n" && !index(list, "SP_DATE_NUM)"))
		list = list " | SP_DATE_BIT(SP_DATE_NUM)"
	return list
}

function add_first(name) {
	if (!open_first)
		return
	begins[name == "n" ? "num" : name] = 1
	first = add_bits(first, name)
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
	if (!maybe && depth == 0) {
		open_first = 0
		needed++
		last_needed = item
	}
	if (!maybe && depth > 0)
		closed_in[depth] = 1
}

# Collects in `second` what may be taken next from step i on, once one element
# has been taken, or SP_DATE_STOP; what only looks is passed over.
function walk(i, taken,   item, skip) {
	for (; !((i, taken) in walked); i++) {
		walked[i, taken] = 1
		item = skip = step[i]
		if (item ~ /^SP_DATE_(OPEN|NOT [|]|ONLY [|])/)
			continue
		if (item ~ /^SP_DATE_MAYBE [|]/) {
			walk(i + 1, taken)
			sub(/.*[|] /, "", skip)
			i += skip
			continue
		}
		sub(/ .*/, "", item)
		if (taken || item == "SP_DATE_STOP")
			second[item] = 1
		else
			walk(i + 1, 1)
		return
	}
}

# The bits of what the form needs behind its first element; all where that may
# be nothing, or the end of the text.
function second_bits(   item, name, list) {
	split("", walked)
	split("", second)
	walk(1, 0)
	if ("SP_DATE_STOP" in second || "SP_DATE_END" in second)
		return "UINT64_MAX"
	list = ""
	for (item in second) {
		name = tolower(substr(item, 9))
		sub(/^n_/, "", name)
		list = add_bits(list, name)
	}
	return list
}

# Words of a form; "( … )?" is a group that may be left out, "( … )" one that
# may not.  The first classes within a group end with its first needed step.
function read_form(text,   item, i, n, start) {
	steps = needed = 0
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
	# What needs two elements no word meets alone.
	if (needed == 0)
		fail("nothing in it is needed")
	if (needed == 1)
		alone = add_bits(alone, last_needed)
	add_step("SP_DATE_STOP")
	forms++
	if (texts)
		return
	printf "static const uint16_t %s_form_%d[] = {", lang, forms
	for (i = 1; i <= steps; i++)
		printf "%s%s", (i > 1 ? ", " : ""), step[i]
	print "};"
	form[forms] = sprintf("    {SP_DATE_IS_%s, %s, %s, %s_form_%d},\n",
	    toupper($2), first, second_bits(), lang, forms)
}

# The key of the character at byte i, as starts.h has it; sets `past`, the byte
# behind it.
function read_key(text, i,   lead, last) {
	lead = code[substr(text, i, 1)]
	past = i + (lead < 128 ? 1 : lead < 224 ? 2 : lead < 240 ? 3 : 4)
	if (lead < 128)
		return lead
	last = code[substr(text, i + 1, 1)]
	if (lead != 225 || last < 158 || last > 159)
		return 0
	return 128 + 64 * (last - 158) + code[substr(text, i + 2, 1)] - 128
}

function is_letter(key) {
	return key >= code["a"] && key <= code["z"]
}

# Add a word to the starts, as sp_starts_add does.  A space in it stands for
# several, so what is behind counts no more.
function add_start(text,   i, n, key) {
	split("", key)
	for (i = 1; i <= length(text) && n < 3; i = past) {
		key[++n] = read_key(text, i)
		if (key[n] == 32)
			break
	}
	for (i = 0; n == 1 && i < 256; i++)
		if (!is_letter(key[1]) || !is_letter(i))
			pair[key[1] * 256 + i] = 1
	if (n > 1)
		pair[key[1] * 256 + key[2]] = pair[key[1] * 256 + 1] = 1
	if (n < 3 && is_letter(key[n]))
		key[++n] = 32
	for (i = n; i > 1; i--)
		if (is_letter(key[i - 1]) && !is_letter(key[i]))
			key[i] = 32
	three[(key[1] * 961 + key[2] * 31 + key[3]) % 8192] = 1
}

# Bits from one on as numbers of 64.
function print_bits(bits, from, n,   i, k, digit, text) {
	for (i = from; i < from + n; i += 64) {
		text = ""
		for (k = i + 60; k >= i; k -= 4) {
			digit = (k in bits) + 2 * ((k + 1) in bits) + \
			    4 * ((k + 2) in bits) + 8 * ((k + 3) in bits)
			text = text substr("0123456789abcdef", digit + 1, 1)
		}
		printf "UINT64_C(0x%s), ", text
	}
}

# Where a date may begin: with a number, or with a word of a class that a form
# begins with or that is skipped.
function print_starts(   i, k, n, list) {
	split("", pair)
	split("", three)
	for (i = 0; i < 10; i++) {
		add_start(i "")
		add_start(sprintf("%c%c%c", 225, 159, 160 + i))
	}
	begins["skip"] = 1
	for (i = 1; i <= words; i++) {
		n = split(class_of[i], list, " ")
		for (k = 1; k <= n && !(list[k] in begins); k++)
			;
		if (k <= n)
			add_start(text_of[i])
	}
	print "    .starts = {\n\t.pair = {"
	for (i = 0; i < 256; i++) {
		printf "\t    {"
		print_bits(pair, i * 256, 256)
		print "},"
	}
	print "\t},\n\t.three = {"
	for (i = 0; i < 8192; i += 256) {
		print_bits(three, i, 256)
		print ""
	}
	print "\t}},"
}

function print_names(name, n,   i) {
	printf "static const char *const %s_%s[] = {\n", lang, name
	for (i = 0; i < n; i++)
		printf "    \"%s\",\n", name_of[name, i] ""
	print "};"
	return sprintf("    .%s = %s_%s,\n", name, lang, name)
}

function print_language(   i, names) {
	if (texts) {
		for (i = 1; i <= words; i++)
			printf "%s\t%d\n", text_of[i], i
		return
	}
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
	printf "    .texts = {%s_texts, sizeof(%s_texts) / " \
	    "sizeof(%s_texts[0])},\n", lang, lang, lang
	printf "    .word = %s_word,\n", lang
	printf "    .form = %s_form,\n    .forms = %d,\n", lang, forms
	printf "    .alone = %s,\n", alone
	print_starts()
	printf "%s};\n", names
}

function begin_language() {
	if (lang != "")
		print_language()
	lang = FILENAME
	sub(/.*\//, "", lang)
	sub(/\.txt$/, "", lang)
	split("", begins)
	split("", word_of)
	split("", macro)
	split("", name_of)
	lunar = zero = alone = ""
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
	if (!texts)
		print "/* Made by date_rules.awk from corpora/date. */\n" \
		    "#include <spean/date_rules.h>"
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
