/* SPDX-License-Identifier: MIT */
#include <spean/html_token.h>

#include <spean/html_tag.h>

/* What a byte is in a tag. */
enum { SPACE = 1, ENDS_NAME = 2, ENDS_ATTR = 4 };

static const unsigned char bytes[256] = {
    ['\t'] = SPACE | ENDS_NAME | ENDS_ATTR,
    ['\n'] = SPACE | ENDS_NAME | ENDS_ATTR,
    ['\f'] = SPACE | ENDS_NAME | ENDS_ATTR,
    ['\r'] = SPACE | ENDS_NAME | ENDS_ATTR,
    [' '] = SPACE | ENDS_NAME | ENDS_ATTR,
    ['/'] = ENDS_NAME | ENDS_ATTR,
    ['>'] = ENDS_NAME | ENDS_ATTR,
    ['='] = ENDS_ATTR,
};

static bool
is_space(char c)
{
	return bytes[(unsigned char)c] & SPACE;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t
find_char(struct sp_str page, char c, size_t from)
{
	const char *p =
	    from < page.n ? memchr(page.s + from, c, page.n - from) : NULL;

	return p ? (size_t)(p - page.s) : page.n;
}

static size_t
skip_space(struct sp_str page, size_t i)
{
	while (i < page.n && is_space(page.s[i]))
		i++;
	return i;
}

/* The first byte from i on that ends a name, one that is `end` in bytes[]. */
static size_t
name_end(struct sp_str page, size_t i, unsigned end)
{
	while (i < page.n && !(bytes[(unsigned char)page.s[i]] & end))
		i++;
	return i;
}

/* Read the value whose = stands before byte i; returns the place behind. */
static size_t
read_value(struct sp_str page, size_t i, struct sp_str *value)
{
	size_t from;

	from = i = skip_space(page, i);
	if (i < page.n && (page.s[i] == '"' || page.s[i] == '\'')) {
		i = find_char(page, page.s[from], from + 1);
		*value = sp_str_sub(page, from + 1, i);
		return i < page.n ? i + 1 : i;
	}
	while (i < page.n && page.s[i] != '>' && !is_space(page.s[i]))
		i++;
	*value = sp_str_sub(page, from, i);
	return i;
}

bool
sp_html_attr_next(struct sp_str text, size_t *pos, struct sp_html_attr *attr)
{
	size_t i = *pos, from, eq;

	while (i < text.n && (is_space(text.s[i]) || text.s[i] == '/'))
		i++;
	*pos = i;
	if (i == text.n || text.s[i] == '>')
		return false;
	/* An = in the first place is part of the name. */
	from = i;
	i = name_end(text, i + 1, ENDS_ATTR);
	attr->name = sp_str_sub(text, from, i);
	attr->id = sp_html_attr_id(attr->name);
	attr->value = (struct sp_str){NULL, 0};
	eq = skip_space(text, i);
	if (eq < text.n && text.s[eq] == '=')
		i = read_value(text, eq + 1, &attr->value);
	attr->whole = sp_str_sub(text, from, i);
	*pos = i;
	return true;
}

/* Read the attributes from byte i; returns the place behind the >. */
static size_t
read_attrs(struct sp_html_lexer *lexer, struct sp_html_token *token, size_t i)
{
	struct sp_str page = lexer->page;
	size_t from = i, end = i;
	struct sp_html_attr attr;

	while (sp_html_attr_next(page, &i, &attr)) {
		if (token->n_attrs < SP_HTML_ATTRS)
			lexer->attr[token->n_attrs] = attr;
		token->n_attrs++;
		end = i;
	}
	token->attrs = sp_str_sub(page, from, i);
	/* A slash belongs to a value that it ends. */
	token->slash = i > end && i < page.n && page.s[i - 1] == '/';
	/* A tag without an end is none: 13.2.5.5 and on, "eof-in-tag". */
	if (i == page.n)
		token->kind = SP_TOKEN_COMMENT;
	return i < page.n ? i + 1 : i;
}

/* The tag whose name begins at byte i; returns the place behind it. */
static size_t
read_tag(struct sp_html_lexer *lexer, struct sp_html_token *token, size_t i)
{
	size_t end = name_end(lexer->page, i, ENDS_NAME);

	token->name = sp_str_sub(lexer->page, i, end);
	token->tag = sp_html_tag(token->name, &token->is);
	return read_attrs(lexer, token, end);
}

/*
 * Svg and math end with their end tag, or where an element of HTML breaks out
 * of them.  What is read of their text by the one rule or the other is alike
 * for all but raw elements.
 */
static void
start_tag(struct sp_html_lexer *lexer, const struct sp_html_token *token)
{
	if (token->is & SP_TAG_FOREIGN)
		lexer->foreign = !token->slash;
	else if (token->is & SP_TAG_BLOCK)
		lexer->foreign = false;
	if (!(token->is & (SP_TAG_RAW | SP_TAG_PLAIN)) || lexer->foreign)
		return;
	lexer->raw = *token;
	lexer->in_raw = true;
}

/* Behind a comment or declaration that begins with "<!" at byte i. */
static size_t
declaration(struct sp_html_lexer *lexer, struct sp_html_token *token, size_t i)
{
	struct sp_str page = lexer->page, rest = sp_str_sub(page, i, page.n);
	size_t end;

	token->kind = SP_TOKEN_COMMENT;
	if (sp_str_starts(rest, SP_STR("<!--"))) {
		/* "<!-->" and "<!--->" are whole, "--!>" ends one too. */
		for (end = i + 2; (end = find_char(page, '-', end)) < page.n;
		     end++) {
			rest = sp_str_sub(page, end, page.n);
			if (sp_str_starts(rest, SP_STR("-->")))
				return end + 3;
			if (end > i + 3 && sp_str_starts(rest, SP_STR("--!>")))
				return end + 4;
		}
		return page.n;
	}
	if (lexer->foreign && sp_str_starts(rest, SP_STR("<![CDATA["))) {
		token->kind = SP_TOKEN_OTHER;
		end = sp_str_find(page, SP_STR("]]>"), i);
		return end < page.n ? end + 3 : end;
	}
	if (rest.n > 9 && sp_str_ieq(sp_str_sub(rest, 2, 9), SP_STR("doctype")))
		token->kind = SP_TOKEN_OTHER;
	end = find_char(page, '>', i);
	return end < page.n ? end + 1 : end;
}

/* Behind the markup at byte i, a "<"; i itself where it is none. */
static size_t
markup(struct sp_html_lexer *lexer, struct sp_html_token *token, size_t i)
{
	struct sp_str page = lexer->page;
	char c = i + 1 < page.n ? page.s[i + 1] : ' ';
	char d = i + 2 < page.n ? page.s[i + 2] : ' ';

	if (is_letter(c)) {
		token->kind = SP_TOKEN_START;
		return read_tag(lexer, token, i + 1);
	}
	if (c == '/' && is_letter(d)) {
		token->kind = SP_TOKEN_END;
		return read_tag(lexer, token, i + 2);
	}
	if (c == '!')
		return declaration(lexer, token, i);
	if (c != '?' && (c != '/' || i + 2 >= page.n))
		return i;
	token->kind = SP_TOKEN_COMMENT;
	i = find_char(page, '>', i);
	return i < page.n ? i + 1 : i;
}

/* True where `what` and then the end of a tag's name stands at byte i. */
static bool
is_tag_at(struct sp_str page, size_t i, size_t skip, struct sp_str name)
{
	size_t from = i + skip, end = from + name.n;

	return end < page.n && sp_str_ieq(sp_str_sub(page, from, end), name) &&
	    (is_space(page.s[end]) || page.s[end] == '/' || page.s[end] == '>');
}

/*
 * Where the content of a script from byte i ends: 13.2.5.15 and on.  In
 * "<!-- <script> … </script> -->" that end tag is text.
 */
static size_t
script_end(struct sp_str page, size_t i, struct sp_str name)
{
	bool escaped = false, twice = false;

	for (; i < page.n; i++) {
		struct sp_str rest;

		if (!escaped)
			i = find_char(page, '<', i);
		if (i == page.n)
			break;
		rest = sp_str_sub(page, i, page.n);
		if (rest.s[0] == '-' && sp_str_starts(rest, SP_STR("-->")))
			escaped = twice = false;
		if (rest.s[0] != '<')
			continue;
		if (rest.n > 1 && rest.s[1] == '/' &&
		    is_tag_at(page, i, 2, name)) {
			if (!twice)
				return i;
			twice = false;
		} else if (!escaped && sp_str_starts(rest, SP_STR("<!--"))) {
			escaped = true;
			i++;
		} else if (escaped && is_tag_at(page, i, 1, name)) {
			twice = true;
		}
	}
	return page.n;
}

static size_t
raw_end(struct sp_str page, size_t i, const struct sp_html_token *raw)
{
	if (raw->is & SP_TAG_PLAIN)
		return page.n;
	if (raw->is & SP_TAG_SCRIPT)
		return script_end(page, i, raw->name);
	for (; (i = find_char(page, '<', i)) < page.n; i++)
		if (i + 1 < page.n && page.s[i + 1] == '/' &&
		    is_tag_at(page, i, 2, raw->name))
			break;
	return i;
}

uint32_t
sp_html_number(struct sp_str text, size_t *n)
{
	bool hex = text.n > 0 && (text.s[0] | 0x20) == 'x';
	uint32_t cp = 0;
	size_t i = hex;

	for (; i < text.n && cp <= 0x10FFFF; i++) {
		char c = text.s[i], low = (char)(c | 0x20);

		if (c >= '0' && c <= '9')
			cp = cp * (hex ? 16 : 10) + (uint32_t)(c - '0');
		else if (hex && low >= 'a' && low <= 'f')
			cp = cp * 16 + (uint32_t)(low - 'a') + 10;
		else
			break;
	}
	*n = i;
	return cp;
}

void
sp_html_lexer_init(struct sp_html_lexer *lexer, struct sp_str page)
{
	lexer->page = page;
	lexer->at = 0;
	lexer->foreign = false;
	lexer->in_raw = false;
}

/* The place of the next markup from byte i on: it is read into token if it
 * stands at i itself, whose end is returned then. */
static size_t
text_or_markup(
    struct sp_html_lexer *lexer, struct sp_html_token *token, size_t i)
{
	struct sp_str page = lexer->page;
	size_t end;

	if (page.s[i] == '<') {
		end = markup(lexer, token, i);
		if (end > i)
			return end;
		i++;
	}
	token->kind = SP_TOKEN_TEXT;
	for (;; i++) {
		i = find_char(page, '<', i);
		if (i + 1 >= page.n)
			return page.n;
		if (is_letter(page.s[i + 1]) || page.s[i + 1] == '/' ||
		    page.s[i + 1] == '!' || page.s[i + 1] == '?')
			return i;
	}
}

bool
sp_html_token_next(struct sp_html_lexer *lexer, struct sp_html_token *token)
{
	size_t from = lexer->at;

	if (from == lexer->page.n)
		return false;
	*token = (struct sp_html_token){.kind = SP_TOKEN_RAW};
	if (lexer->in_raw) {
		lexer->at = raw_end(lexer->page, from, &lexer->raw);
		token->name = lexer->raw.name;
		token->tag = lexer->raw.tag;
		token->is = lexer->raw.is;
		lexer->in_raw = false;
		if (lexer->at == from)
			return sp_html_token_next(lexer, token);
	} else {
		lexer->at = text_or_markup(lexer, token, from);
	}
	token->whole = sp_str_sub(lexer->page, from, lexer->at);
	if (token->kind == SP_TOKEN_START)
		start_tag(lexer, token);
	else if (token->kind == SP_TOKEN_END && (token->is & SP_TAG_FOREIGN))
		lexer->foreign = false;
	return true;
}
