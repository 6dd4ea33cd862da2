/* SPDX-License-Identifier: MIT */
#include <spean/html_scan.h>

#include <stdbool.h>
#include <stdlib.h>

/* The elements that are open, the innermost last. */
struct scan {
	struct sp_str page;
	size_t at;
	struct sp_str *open;
	size_t n;
	size_t max;
	size_t attrs; /* of the tag read last */
	bool slash; /* it ends in "/>" */
};

/* HTML Standard, 13.1.2: elements without content. */
static const char voids[] =
    " area base basefont bgsound br col embed frame hr image img input keygen "
    "link meta param source track wbr ";

/* … whose content is text alone. */
static const char raws[] =
    " script style textarea title xmp iframe noembed noframes ";

/* … whose start tag closes an open p. */
static const char blocks[] =
    " address article aside blockquote center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup "
    "hr li main menu nav ol p pre search section summary table ul ";

/* Start tags that close what is open of the same list, up to a stop. */
static const struct {
	const char *tags;
	const char *closes;
	const char *stops;
} closers[] = {
    {" li ", " li ", " ul ol menu dir "},
    {" dd dt ", " dd dt ", " dl "},
    {" td th ", " td th ", " tr table "},
    {" tr ", " tr ", " tbody thead tfoot table "},
    {" tbody thead tfoot ", " tbody thead tfoot ", " table "},
    {" option optgroup ", " option ", " select "},
    {" button ", " button ", " "},
};

/* What an end tag of something inside does not reach over. */
static const char barriers[] =
    " td th caption table html template button object marquee applet ";

static const char table_parts[] =
    " table tbody thead tfoot tr td th caption html body ";

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* True where name is one of the words of list, case apart. */
static bool
is_in(struct sp_str name, const char *list)
{
	for (const char *p = list; *p && p[1]; p++) {
		size_t i = 0;

		if (*p != ' ')
			continue;
		while (i < name.n && lower(name.s[i]) == p[1 + i])
			i++;
		if (i == name.n && p[1 + i] == ' ')
			return true;
	}
	return false;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

static bool
is_letter(char c)
{
	return (lower(c) >= 'a' && lower(c) <= 'z');
}

static struct sp_str
read_name(struct scan *scan)
{
	size_t from = scan->at;

	while (scan->at < scan->page.n && !is_space(scan->page.s[scan->at]) &&
	    scan->page.s[scan->at] != '/' && scan->page.s[scan->at] != '>')
		scan->at++;
	return sp_str_sub(scan->page, from, scan->at);
}

/* Pass over a value: quoted, or up to a space or the end of the tag. */
static void
skip_value(struct scan *scan)
{
	struct sp_str page = scan->page;
	char quote;

	while (scan->at < page.n && is_space(page.s[scan->at]))
		scan->at++;
	if (scan->at >= page.n)
		return;
	quote = page.s[scan->at];
	if (quote == '"' || quote == '\'') {
		scan->at = sp_str_find(page,
		    quote == '"' ? SP_STR("\"") : SP_STR("'"), scan->at + 1);
		scan->at += scan->at < page.n;
		return;
	}
	while (scan->at < page.n && !is_space(page.s[scan->at]) &&
	    page.s[scan->at] != '>')
		scan->at++;
}

/* Pass over the attributes and the > of a tag. */
static void
skip_attrs(struct scan *scan)
{
	struct sp_str page = scan->page;

	scan->attrs = 0;
	scan->slash = false;
	while (scan->at < page.n && page.s[scan->at] != '>') {
		char c = page.s[scan->at];

		scan->slash = c == '/';
		scan->at++;
		if (c == '=')
			skip_value(scan);
		else if (!is_space(c) && c != '/' && scan->at < page.n &&
		    (is_space(page.s[scan->at]) ||
			strchr("=/>", page.s[scan->at])))
			scan->attrs++;
	}
	scan->at += scan->at < page.n;
}

/* Close the innermost element of those in `closes`, if no stop is before. */
static void
close_one(struct scan *scan, const char *closes, const char *stops)
{
	for (size_t i = scan->n; i-- > 0;) {
		if (is_in(scan->open[i], closes)) {
			scan->n = i;
			return;
		}
		if (is_in(scan->open[i], stops))
			return;
	}
}

static void
end_tag(struct scan *scan)
{
	struct sp_str name = read_name(scan);
	bool part = is_in(name, table_parts);

	skip_attrs(scan);
	for (size_t i = scan->n; i-- > 0;) {
		if (sp_str_ieq(scan->open[i], name)) {
			scan->n = i;
			return;
		}
		if (!part && is_in(scan->open[i], barriers))
			return;
	}
}

/* Pass over text up to its own end tag; unclosed, it is all the rest. */
static void
skip_raw(struct scan *scan, struct sp_str name)
{
	struct sp_str page = scan->page;

	while (
	    (scan->at = sp_str_find(page, SP_STR("</"), scan->at)) < page.n) {
		struct sp_str found;

		scan->at += 2;
		found = read_name(scan);
		if (sp_str_ieq(found, name)) {
			skip_attrs(scan);
			return;
		}
	}
}

/*
 * An a closes an open one, but what is open inside of that stays open: the
 * parser makes it anew in every block that follows.
 */
static void
close_link(struct scan *scan)
{
	for (size_t i = scan->n; i-- > 0;) {
		if (!is_in(scan->open[i], " a "))
			continue;
		memmove(&scan->open[i], &scan->open[i + 1],
		    (scan->n - i - 1) * sizeof(*scan->open));
		scan->n--;
		return;
	}
}

/* SP_TOO_LARGE where this one is too much. */
static bool
start_tag(struct scan *scan, size_t max_attrs)
{
	struct sp_str name = read_name(scan);
	bool block = is_in(name, blocks);

	skip_attrs(scan);
	if (scan->attrs > max_attrs)
		return false;
	for (size_t i = 0; i < sizeof(closers) / sizeof(*closers); i++)
		if (is_in(name, closers[i].tags))
			close_one(scan, closers[i].closes, closers[i].stops);
	if (is_in(name, " a "))
		close_link(scan);
	if (block)
		close_one(scan, " p ", barriers);
	if (is_in(name, raws))
		skip_raw(scan, name);
	/* A closed <path/> is foreign and has no content; <div/> has. */
	else if (!is_in(name, voids) && (!scan->slash || block)) {
		if (scan->n == scan->max)
			return false;
		scan->open[scan->n++] = name;
	}
	return true;
}

/* One piece of markup that begins at the "<" before scan->at. */
static bool
markup(struct scan *scan, size_t max_attrs)
{
	struct sp_str page = scan->page;
	char c = scan->at < page.n ? page.s[scan->at] : '\0';

	if (is_letter(c))
		return start_tag(scan, max_attrs);
	if (c == '/') {
		scan->at++;
		end_tag(scan);
		return true;
	}
	if (sp_str_starts(sp_str_sub(page, scan->at, page.n), SP_STR("!--"))) {
		scan->at = sp_str_find(page, SP_STR("-->"), scan->at + 1);
		return true;
	}
	if (c == '!' || c == '?')
		scan->at = sp_str_find(page, SP_STR(">"), scan->at);
	return true;
}

enum sp_status
sp_html_scan(
    struct sp_str page, size_t max_depth, size_t max_attrs, struct sp_err *err)
{
	struct scan scan = {.page = page, .max = max_depth};
	enum sp_status status = SP_OK;

	scan.open = calloc(max_depth, sizeof(*scan.open));
	if (!scan.open)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	while ((scan.at = sp_str_find(page, SP_STR("<"), scan.at)) < page.n) {
		scan.at++;
		if (markup(&scan, max_attrs))
			continue;
		status = scan.attrs > max_attrs
		    ? sp_err_set(err, SP_TOO_LARGE,
			  "a tag has more than %zu attributes", max_attrs)
		    : sp_err_set(err, SP_TOO_LARGE,
			  "more than %zu elements are open at once", max_depth);
		break;
	}
	free(scan.open);
	return status;
}
