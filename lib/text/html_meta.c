/* SPDX-License-Identifier: MIT */
#include <spean/html_meta.h>

#include <stddef.h>
#include <stdint.h>

#include <spean/buf.h>
#include <spean/extract_date.h>
#include <spean/html_ld.h>
#include <spean/html_url.h>
#include <spean/utf8.h>

/* Longer values are none: a whole article in a description, say. */
#define LONGEST ((size_t)2048)

/* The keys of meta elements; og:… comes from ogp.me, article:… too. */
static const struct {
	const char *key;
	size_t to; /* offset of the value in struct sp_html_meta */
	int rank;
} keys[] = {
#define TO(field) offsetof(struct sp_html_meta, field)
    {"og:title", TO(og_title), 3},
    {"twitter:title", TO(og_title), 2},
    {"og:url", TO(og_url), 1},
    {"og:site_name", TO(site), 3},
    {"application-name", TO(site), 2},
    {"article:published_time", TO(date), 9},
    {"og:article:published_time", TO(date), 9},
    {"og:published_time", TO(date), 8},
    {"datepublished", TO(date), 7},
    {"parsely-pub-date", TO(date), 6},
    {"sailthru.date", TO(date), 6},
    {"cxenseparse:recs:publishtime", TO(date), 6},
    {"publishdate", TO(date), 6},
    {"publish-date", TO(date), 6},
    {"publish_date", TO(date), 6},
    {"pubdate", TO(date), 6},
    {"publication_date", TO(date), 6},
    {"citation_publication_date", TO(date), 6},
    {"dcterms.issued", TO(date), 6},
    {"dcterms.created", TO(date), 5},
    {"dcterms.date", TO(date), 5},
    {"dc.date.issued", TO(date), 6},
    {"dc.date", TO(date), 5},
    {"date", TO(date), 4},
    {"author", TO(author), 9},
    {"article:author", TO(author), 5},
    {"parsely-author", TO(author), 6},
    {"sailthru.author", TO(author), 6},
    {"dc.creator", TO(author), 6},
    {"dcterms.creator", TO(author), 6},
    {"twitter:creator", TO(author), 1},
    {"article:section", TO(section), 9},
    {"og:article:section", TO(section), 9},
    {"parsely-section", TO(section), 6},
    {"articlesection", TO(section), 6},
#undef TO
};

static struct sp_meta_value *
value_at(struct sp_html_meta *meta, size_t offset)
{
	return (struct sp_meta_value *)(void *)((char *)meta + offset);
}

/* A copy of text with white space collapsed and cut at both ends. */
static struct sp_str
collapse(struct sp_arena *mem, struct sp_str text)
{
	struct sp_str copy = sp_arena_dup(mem, text);
	char *out = sp_arena_alloc(mem, text.n + 1);
	size_t n = 0;

	if (!out || !copy.s)
		return (struct sp_str){NULL, 0};
	for (size_t i = 0; i < copy.n; i++) {
		unsigned char c = (unsigned char)copy.s[i];
		bool nbsp = c == 0xC2 && i + 1 < copy.n &&
		    (unsigned char)copy.s[i + 1] == 0xA0;

		i += nbsp;
		if (c > ' ' && !nbsp)
			out[n++] = (char)c;
		else if (n > 0 && out[n - 1] != ' ')
			out[n++] = ' ';
	}
	while (n > 0 && out[n - 1] == ' ')
		n--;
	out[n] = '\0';
	return (struct sp_str){out, n};
}

/* What is no date must not hide one that is. */
static bool
is_date(struct sp_html_meta *meta, struct sp_str text)
{
	struct sp_buf iso = {0};
	bool is = sp_date_iso(text, SP_STR(""), &iso);

	meta->mem->failed |= iso.failed;
	sp_buf_release(&iso);
	return is;
}

/* An author is a person, not a page about one. */
static bool
is_address(struct sp_str text)
{
	size_t slash = sp_str_find(text, SP_STR("/"), 0);
	struct sp_str host = sp_str_sub(text, 0, slash);

	if (text.n == 0 || memchr(text.s, '@', text.n) || slash == 0 ||
	    sp_str_find(text, SP_STR("//"), 0) < text.n ||
	    sp_str_ieq(
		sp_str_sub(text, 0, text.n < 4 ? text.n : 4), SP_STR("www.")))
		return true;
	/* "example.org/sok"; not "AFP/Reuters". */
	return slash < text.n && memchr(host.s, '.', host.n) &&
	    !memchr(host.s, ' ', host.n);
}

/* The name in a text that may begin with "By"; empty where it has none. */
static struct sp_str
author_of(struct sp_str text)
{
	static const char *const labels[] = {"by ", "by:", "written by ",
	    "posted by ", "posts by ", "view all posts by ", "author:", "ដោយ ",
	    "ដោយ៖", "និពន្ធដោយ៖", "អ្នកនិពន្ធ៖"};

	for (size_t i = 0; i < sizeof(labels) / sizeof(*labels); i++) {
		struct sp_str label = sp_str_c(labels[i]);

		if (label.n > text.n ||
		    !sp_str_ieq(sp_str_sub(text, 0, label.n), label))
			continue;
		text = sp_str_trim(sp_str_sub(text, label.n, text.n));
		break;
	}
	return is_address(text) ? (struct sp_str){NULL, 0} : text;
}

static void
set(struct sp_html_meta *meta, struct sp_meta_value *value, struct sp_str text,
    int rank)
{
	struct sp_str clean;

	if (text.n == 0 || text.n > LONGEST || rank <= value->rank)
		return;
	clean = collapse(meta->mem, text);
	if (value == &meta->author)
		clean = author_of(clean);
	if (clean.n == 0 || (value == &meta->date && !is_date(meta, clean)))
		return;
	value->text = clean;
	value->rank = rank;
}

void
sp_html_meta_title(struct sp_html_meta *meta, struct sp_str text)
{
	set(meta, &meta->title, text, 1);
}

void
sp_html_meta_link(
    struct sp_html_meta *meta, struct sp_str rel, struct sp_str href)
{
	if (sp_str_ieq(sp_str_trim(rel), SP_STR("canonical")))
		set(meta, &meta->canonical, href, 2);
}

void
sp_html_meta_name(
    struct sp_html_meta *meta, struct sp_str key, struct sp_str content)
{
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		struct sp_meta_value *value = value_at(meta, keys[i].to);

		if (!sp_str_ieq(sp_str_c(keys[i].key), sp_str_trim(key)))
			continue;
		set(meta, value, content, keys[i].rank);
		return;
	}
}

void
sp_html_meta_time(
    struct sp_html_meta *meta, struct sp_str datetime, bool published)
{
	set(meta, &meta->date, datetime,
	    published ? SP_META_PUBLISHED : SP_META_TIME);
}

void
sp_html_meta_author(struct sp_html_meta *meta, struct sp_str name, bool item)
{
	set(meta, &meta->author, name, item ? 3 : 2);
}

void
sp_html_meta_base(struct sp_html_meta *meta, struct sp_str href)
{
	set(meta, &meta->base, href, 1);
}

struct sp_str
sp_html_meta_url(struct sp_html_meta *meta)
{
	struct sp_str base = meta->base.text, og = meta->og_url.text;
	struct sp_str url = meta->canonical.text;

	if (sp_html_url_path(base) == 0)
		base = sp_html_url_path(og) ? og : url;
	og = sp_html_url(og, base, meta->mem);
	url = sp_html_url(url, base, meta->mem);
	if (url.n == 0 ||
	    (sp_html_url_path(url) + 1 >= url.n && sp_html_url_path(og) > 0))
		return og.n > 0 ? og : url;
	return url;
}

static size_t
skip(struct sp_str json, size_t i, const char *what)
{
	while (i < json.n && json.s[i] && strchr(what, json.s[i]))
		i++;
	return i;
}

/* The four hex digits at byte i, or SP_UTF8_BAD. */
static uint32_t
hex4(struct sp_str json, size_t i)
{
	uint32_t cp = 0;

	if (i + 4 > json.n)
		return SP_UTF8_BAD;
	for (size_t k = i; k < i + 4; k++) {
		char c = json.s[k], low = (char)(c | 0x20);

		if (c >= '0' && c <= '9')
			cp = cp * 16 + (uint32_t)(c - '0');
		else if (low >= 'a' && low <= 'f')
			cp = cp * 16 + (uint32_t)(low - 'a') + 10;
		else
			return SP_UTF8_BAD;
	}
	return cp;
}

/* Write what the escape at byte *i (behind its \) stands for. */
static size_t
unescape(struct sp_str json, size_t *i, char out[4])
{
	char c = json.s[(*i)++];
	uint32_t cp, low;

	if (c != 'u') {
		out[0] = strchr("bfnrt", c) ? ' ' : c;
		return 1;
	}
	cp = hex4(json, *i);
	if (cp == SP_UTF8_BAD)
		return 0;
	*i += 4;
	if (cp >= 0xD800 && cp < 0xDC00 && *i + 2 < json.n &&
	    json.s[*i] == '\\' && json.s[*i + 1] == 'u') {
		low = hex4(json, *i + 2);
		if (low < 0xDC00 || low > 0xDFFF)
			return 0;
		*i += 6;
		return sp_utf8_put(
		    0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00), out);
	}
	return cp >= 0xD800 && cp < 0xE000 ? 0 : sp_utf8_put(cp, out);
}

/* The string whose opening quote is at byte i, escapes resolved. */
static struct sp_str
string_at(struct sp_html_meta *meta, struct sp_str json, size_t i)
{
	size_t end, n = 0;
	char *out;

	if (i >= json.n || json.s[i] != '"')
		return (struct sp_str){NULL, 0};
	for (end = ++i; end < json.n && json.s[end] != '"'; end++)
		end += json.s[end] == '\\';
	if (end >= json.n || end - i > LONGEST)
		return (struct sp_str){NULL, 0};
	/* No escape is shorter than what it stands for. */
	out = sp_arena_alloc(meta->mem, end - i + 4);
	while (out && i < end) {
		if (json.s[i] != '\\') {
			out[n++] = json.s[i++];
			continue;
		}
		i++;
		n += unescape(json, &i, out + n);
	}
	return (struct sp_str){out, out ? n : 0};
}

/*
 * Where the value of the first key (with its quotes) begins.  This is no JSON
 * parser: such scripts are often no JSON either.
 */
static size_t
json_value(struct sp_str json, struct sp_str key, size_t from)
{
	size_t i = from;

	while ((i = sp_str_find(json, key, i)) < json.n) {
		i = skip(json, i + key.n, " \t\r\n");
		if (i < json.n && json.s[i] == ':')
			return skip(json, i + 1, " \t\r\n");
	}
	return json.n;
}

static void
json_name(struct sp_html_meta *meta, struct sp_meta_value *to,
    struct sp_str json, struct sp_str key)
{
	size_t i = skip(json, json_value(json, key, 0), "[ \t\r\n");
	size_t end;

	if (i < json.n && json.s[i] == '{') {
		end = sp_str_find(json, SP_STR("}"), i);
		json = sp_str_sub(json, 0, end);
		i = json_value(json, SP_STR("\"name\""), i);
	}
	set(meta, to, string_at(meta, json, i), 4);
}

static void
take_ld(struct sp_html_meta *meta, const struct sp_html_ld *ld)
{
	set(meta, &meta->date, ld->date, ld->is_article ? 8 : 7);
	set(meta, &meta->og_title, ld->headline, 1);
	set(meta, &meta->author, ld->author, ld->is_article ? 4 : 3);
	set(meta, &meta->section, ld->section, 8);
	set(meta, &meta->section, ld->trail, 3);
	if (meta->site.rank == 0)
		set(meta, &meta->site, ld->publisher, 4);
}

void
sp_html_meta_json(struct sp_html_meta *meta, struct sp_str json)
{
	size_t date, title;
	struct sp_html_ld ld;

	if (sp_html_ld_read(json, meta->mem, &ld)) {
		take_ld(meta, &ld);
		return;
	}
	date = json_value(json, SP_STR("\"datePublished\""), 0);
	title = json_value(json, SP_STR("\"headline\""), 0);
	set(meta, &meta->date, string_at(meta, json, date), 8);
	set(meta, &meta->og_title, string_at(meta, json, title), 1);
	json_name(meta, &meta->author, json, SP_STR("\"author\""));
	if (meta->site.rank == 0)
		json_name(meta, &meta->site, json, SP_STR("\"publisher\""));
}
