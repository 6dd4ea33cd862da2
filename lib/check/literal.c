/* SPDX-License-Identifier: MIT */
#include <spean/literal.h>

#include <stdlib.h>

#include <spean/buf.h>

/* Longer than what is between < and > of markup in sentences. */
#define TAG_MOST   300
#define FIELD_MOST 40
#define CODE_MOST  120

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
is_alpha(char c)
{
	return is_upper(c) || (c >= 'a' && c <= 'z');
}

static bool
is_word(char c)
{
	return is_alpha(c) || is_digit(c) || c == '_';
}

/* The byte there, NUL behind the end. */
static char
at(struct sp_str text, size_t i)
{
	return i < text.n ? text.s[i] : '\0';
}

static bool
is_one_of(char c, const char *set)
{
	return c != '\0' && strchr(set, c) != NULL;
}

/* RFC 3986, without what Markdown and sentences put around an address. */
static bool
is_url(char c)
{
	return is_word(c) || is_one_of(c, "-.~:/?#[]@!$&'()*+,;=%");
}

/* Editors put U+200B in, to have long addresses wrapped. */
static bool
is_zwsp(struct sp_str text, size_t i)
{
	return text.n - i > 3 && memcmp(text.s + i, "\xE2\x80\x8B", 3) == 0 &&
	    is_url(text.s[i + 3]);
}

/* Where an address that begins at `from` ends: a bracket that closes and was
 * not opened in it is the sentence's. */
static size_t
url_end(struct sp_str text, size_t from)
{
	size_t to = from, open = 0;

	while (to < text.n && (is_url(text.s[to]) || is_zwsp(text, to))) {
		if (text.s[to] & 0x80) {
			to += 3;
			continue;
		}
		if (text.s[to] == '(')
			open++;
		if (text.s[to] == ')' && open-- == 0)
			break;
		if (text.s[to] == ']')
			break;
		to++;
	}
	while (to > from && is_one_of(text.s[to - 1], ".,;:!?'"))
		to--;
	return to;
}

static bool
take_url(struct sp_str text, size_t from, size_t to, struct sp_literal *lit)
{
	size_t key = to;

	while (key > from && text.s[key - 1] == '/')
		key--;
	*lit = (struct sp_literal){
	    SP_LITERAL_URL, from, to, sp_str_sub(text, from, key)};
	return key > from;
}

/* At the colon of http://. */
static bool
read_scheme(struct sp_str text, size_t i, size_t least, struct sp_literal *lit)
{
	size_t from = i, to;

	if (at(text, i + 1) != '/' || at(text, i + 2) != '/')
		return false;
	while (from > least && is_alpha(text.s[from - 1]))
		from--;
	/* Its end may be far: it is looked for only where there is one. */
	if (i - from < 3)
		return false;
	to = url_end(text, i);
	return to > i + 4 && take_url(text, from, to, lit);
}

static bool
read_www(struct sp_str text, size_t i, struct sp_literal *lit)
{
	if (text.n - i < 6 || memcmp(text.s + i, "www.", 4) != 0 ||
	    !is_word(text.s[i + 4]) || (i > 0 && is_word(text.s[i - 1])))
		return false;
	return take_url(text, i, url_end(text, i), lit);
}

/* At the ] of [words](address). */
static bool
read_link(struct sp_str text, size_t i, struct sp_literal *lit)
{
	size_t to;

	if (at(text, i + 1) != '(' || !is_one_of(at(text, i + 2), "/.h"))
		return false;
	to = url_end(text, i + 2);
	return at(text, to) == ')' &&
	    memchr(text.s + i + 2, '/', to - i - 2) != NULL &&
	    take_url(text, i + 2, to, lit);
}

static bool
read_email(struct sp_str text, size_t i, size_t least, struct sp_literal *lit)
{
	size_t from = i, to = i + 1, dot = 0;

	while (from > least &&
	    (is_word(text.s[from - 1]) || is_one_of(text.s[from - 1], ".+-")))
		from--;
	while (is_word(at(text, to)) || is_one_of(at(text, to), ".-")) {
		if (text.s[to] == '.' && is_alpha(at(text, to + 1)))
			dot = to;
		to++;
	}
	while (to > i + 1 && !is_word(text.s[to - 1]))
		to--;
	*lit = (struct sp_literal){
	    SP_LITERAL_EMAIL, from, to, sp_str_sub(text, from, to)};
	return from < i && dot > i + 1 && to - dot > 2;
}

/* Of a name of a tag. */
static bool
is_name(char c)
{
	return is_word(c) || is_one_of(c, ":.-");
}

/* Attributes have values; words between < and > are for people. */
static bool
is_attributes(struct sp_str text)
{
	text = sp_str_trim(text);
	return text.n == 0 || sp_str_eq(text, SP_STR("/")) ||
	    memchr(text.s, '=', text.n);
}

static bool
read_tag(struct sp_str text, size_t i, struct sp_literal *lit)
{
	size_t name = i + 1 + (at(text, i + 1) == '/');
	size_t to = name, end;

	if (!is_alpha(at(text, name)))
		return false;
	while (is_name(at(text, to)))
		to++;
	for (end = to; end < text.n && end - i < TAG_MOST; end++)
		if (is_one_of(text.s[end], "<>"))
			break;
	*lit = (struct sp_literal){
	    SP_LITERAL_TAG, i, end + 1, sp_str_sub(text, i + 1, to)};
	return at(text, end) == '>' && is_attributes(sp_str_sub(text, to, end));
}

static bool
read_entity(struct sp_str text, size_t i, struct sp_literal *lit)
{
	size_t to = i + 1 + (at(text, i + 1) == '#');

	while (is_word(at(text, to)) && to - i < 10)
		to++;
	*lit = (struct sp_literal){
	    SP_LITERAL_ENTITY, i, to + 1, sp_str_sub(text, i, to)};
	return at(text, to) == ';' && to - i > 2;
}

/* `code` of one side may have words of its own: what has none but ASCII. */
static bool
read_code(struct sp_str text, size_t i, struct sp_literal *lit)
{
	size_t to = i + 1;

	while (to < text.n && text.s[to] != '`' && (text.s[to] & 0x80) == 0 &&
	    to - i < CODE_MOST)
		to++;
	*lit = (struct sp_literal){
	    SP_LITERAL_CODE, i, to + 1, sp_str_sub(text, i, to + 1)};
	return at(text, to) == '`' && to > i + 1;
}

static bool
take_field(struct sp_str text, size_t from, size_t to, struct sp_literal *lit)
{
	*lit = (struct sp_literal){
	    SP_LITERAL_FIELD, from, to, sp_str_sub(text, from, to)};
	return true;
}

/* Behind the name of a field: its end, 0 where it has none.  ICU's
 * {n, plural, ...} has words for people behind the name. */
static size_t
field_close(struct sp_str text, size_t to, size_t braces)
{
	static const char *const format[] = {
	    "plural", "select", "number", "date", "time"};
	size_t word = to + 1;

	if (at(text, to) == '}')
		return braces == 1 || at(text, to + 1) == '}' ? to + braces : 0;
	if (at(text, to) != ',' || braces > 1)
		return 0;
	word += at(text, word) == ' ';
	for (size_t k = 0; k < sizeof(format) / sizeof(*format); k++)
		if (sp_str_starts(
			sp_str_sub(text, word < text.n ? word : to, text.n),
			sp_str_c(format[k])))
			return to;
	return 0;
}

/* At a brace; from is where the sign before it stands. */
static bool
read_brace(struct sp_str text, size_t from, size_t i, struct sp_literal *lit)
{
	size_t braces = 1 + (at(text, i + 1) == '{');
	size_t to = i + braces, name;

	while (at(text, to) == ' ' && braces > 1)
		to++;
	for (name = to; is_word(at(text, to)) || is_one_of(at(text, to), ".-");)
		to++;
	if (to == name || to - name > FIELD_MOST)
		return false;
	while (at(text, to) == ' ' && braces > 1)
		to++;
	to = field_close(text, to, braces);
	return to > 0 && take_field(text, from, to, lit);
}

/* %(name)s */
static bool
read_named(struct sp_str text, size_t i, struct sp_literal *lit)
{
	size_t to = i + 2;

	while (is_word(at(text, to)))
		to++;
	return to > i + 2 && to - i < FIELD_MOST && at(text, to) == ')' &&
	    is_one_of(at(text, to + 1), "sdifr") &&
	    take_field(text, i, to + 2, lit);
}

/* $NAME$, %NAME% and %NAME */
static bool
read_capitals(struct sp_str text, size_t i, struct sp_literal *lit)
{
	size_t to = i + 1, most;

	while (is_upper(at(text, to)) || at(text, to) == '_' ||
	    (to > i + 1 && is_digit(at(text, to))))
		to++;
	most = to + (at(text, to) == text.s[i]);
	if (to - i < 3 || (most == to && (text.s[i] == '$' || to - i < 5)) ||
	    (most == to && is_word(at(text, to))))
		return false;
	return take_field(text, i, most, lit);
}

/* C11 7.21.6.1, without the flag of a space: "5 % dans". */
static bool
read_printf(struct sp_str text, size_t i, struct sp_literal *lit)
{
	size_t to = i + 1;

	while (is_digit(at(text, to)) || is_one_of(at(text, to), "$.+-#*"))
		to++;
	if (to - i > 8)
		return false;
	while (is_one_of(at(text, to), "lhzq"))
		to++;
	*lit = (struct sp_literal){
	    SP_LITERAL_PRINTF, i, to + 1, sp_str_sub(text, i, to + 1)};
	return is_one_of(at(text, to), "sdiufxXcegGop@") &&
	    !is_word(at(text, to + 1));
}

static bool
read_percent(struct sp_str text, size_t i, struct sp_literal *lit)
{
	if (i > 0 && (is_digit(text.s[i - 1]) || text.s[i - 1] == '%'))
		return false;
	/* Digits of Khmer end in U+17E9. */
	if (i > 2 && memcmp(text.s + i - 3, "\xE1\x9F", 2) == 0 &&
	    (unsigned char)text.s[i - 1] >= 0xA0)
		return false;
	if (at(text, i + 1) == '(')
		return read_named(text, i, lit);
	return read_capitals(text, i, lit) || read_printf(text, i, lit);
}

/* What begins at byte i, or has it; none of it before `least`. */
static bool
read_at(struct sp_str text, size_t i, size_t least, struct sp_literal *lit)
{
	switch (text.s[i]) {
	case ':':
		return read_scheme(text, i, least, lit);
	case 'w':
		return at(text, i + 1) == 'w' && read_www(text, i, lit);
	case '@':
		return read_email(text, i, least, lit);
	case ']':
		return read_link(text, i, lit);
	case '<':
		return read_tag(text, i, lit);
	case '&':
		return read_entity(text, i, lit);
	case '`':
		return read_code(text, i, lit);
	case '{':
		return read_brace(text, i, i, lit);
	case '#':
	case '$':
	case '%':
		if (at(text, i + 1) == '{')
			return read_brace(text, i, i + 1, lit);
		if (text.s[i] == '%')
			return read_percent(text, i, lit);
		return text.s[i] == '$' && read_capitals(text, i, lit);
	default:
		return false;
	}
}

bool
sp_literals_find(struct sp_literal_list *list, struct sp_str text)
{
	struct sp_literal lit;
	size_t least = 0;

	list->n = 0;
	for (size_t i = 0; i < text.n; i++) {
		if ((text.s[i] & 0x80) || !read_at(text, i, least, &lit))
			continue;
		if (!sp_grow(
			&list->at, &list->cap, list->n + 1, sizeof(*list->at)))
			return false;
		list->at[list->n++] = lit;
		least = lit.to;
		i = lit.to - 1;
	}
	return true;
}

void
sp_literals_release(struct sp_literal_list *list)
{
	free(list->at);
	*list = (struct sp_literal_list){0};
}
