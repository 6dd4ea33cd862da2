/* SPDX-License-Identifier: MIT */
#include <spean/extract.h>

#include <stdlib.h>

#include <spean/arena.h>
#include <spean/buf.h>
#include <spean/conv.h>
#include <spean/extract_byline.h>
#include <spean/extract_caption.h>
#include <spean/extract_date.h>
#include <spean/extract_lang.h>
#include <spean/extract_main.h>
#include <spean/extract_text.h>
#include <spean/extract_trail.h>
#include <spean/furniture.h>
#include <spean/html.h>
#include <spean/html_depth.h>
#include <spean/html_url.h>
#include <spean/lang.h>
#include <spean/map.h>
#include <spean/utf8.h>

struct sp_extract {
	struct sp_html html;
	struct sp_arena mem;
	struct sp_buf text; /* of the page, UTF-8 */
	struct sp_buf field;
	struct sp_map captions;
};

/* What came of a page, before it is written into its document. */
struct article {
	const struct sp_page *page;
	const struct sp_html *html; /* NULL for plain text */
	const char *charset;
	bool limon; /* its text is for that font */
	struct sp_str url; /* the page's own, else where it was found */
	struct sp_str title;
	struct sp_str *par;
	size_t n;
	struct sp_str lang; /* of the page */
	struct sp_str section; /* of breadcrumbs */
	struct sp_byline byline;
	struct sp_tongue *tongue; /* of the title and the paragraphs */
};

struct sp_extract *
sp_extract_new(struct sp_err *err)
{
	struct sp_extract *ex = calloc(1, sizeof(*ex));

	if (!ex)
		sp_err_set(err, SP_NOMEM, "out of memory");
	return ex;
}

void
sp_extract_free(struct sp_extract *ex)
{
	if (!ex)
		return;
	sp_html_release(&ex->html);
	sp_arena_release(&ex->mem);
	sp_buf_release(&ex->text);
	sp_buf_release(&ex->field);
	sp_map_release(&ex->captions);
	free(ex);
}

/* Case does not count; a name that is nothing else has no such end. */
static bool
ends(struct sp_str path, struct sp_str end)
{
	return path.n > end.n &&
	    sp_str_ieq(sp_str_sub(path, path.n - end.n, path.n), end);
}

/* A name without what says that it is compressed. */
static struct sp_str
unzipped(struct sp_str path)
{
	if (ends(path, SP_STR(".gz")))
		return sp_str_sub(path, 0, path.n - 3);
	if (ends(path, SP_STR(".zst")))
		return sp_str_sub(path, 0, path.n - 4);
	return path;
}

enum sp_page_kind
sp_extract_kind(struct sp_str path)
{
	static const struct {
		struct sp_str end;
		enum sp_page_kind kind;
	} known[] = {
	    {{".html", 5}, SP_PAGE_HTML},
	    {{".htm", 4}, SP_PAGE_HTML},
	    {{".xhtml", 6}, SP_PAGE_HTML},
	    {{".shtml", 6}, SP_PAGE_HTML},
	    {{".xht", 4}, SP_PAGE_HTML},
	    {{".txt", 4}, SP_PAGE_TEXT},
	    {{".text", 5}, SP_PAGE_TEXT},
	};

	path = unzipped(path);
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (ends(path, known[i].end))
			return known[i].kind;
	return SP_PAGE_GUESS;
}

bool
sp_extract_is_page(struct sp_str path)
{
	return sp_extract_kind(path) != SP_PAGE_GUESS;
}

bool
sp_extract_is_warc(struct sp_str path)
{
	return ends(unzipped(path), SP_STR(".warc"));
}

/* True where the first KiB of text has a tag or declaration of HTML. */
static bool
is_markup(struct sp_str text)
{
	static const char *const tags[] = {"!doctype html", "html", "head",
	    "body", "title", "meta", "div", "table", "p", "h1", "br", "?xml",
	    "!--", "article", "script", "a", "font", "center", "ul"};
	struct sp_str head = sp_str_sub(text, 0, text.n < 1024 ? text.n : 1024);
	size_t i = 0;

	while ((i = sp_str_find(head, SP_STR("<"), i)) < head.n) {
		struct sp_str rest = sp_str_sub(head, ++i, head.n);

		for (size_t t = 0; t < sizeof(tags) / sizeof(*tags); t++) {
			struct sp_str tag = sp_str_c(tags[t]);

			if (rest.n > tag.n &&
			    sp_str_ieq(sp_str_sub(rest, 0, tag.n), tag) &&
			    (strchr(" \t\r\n/>", rest.s[tag.n]) ||
				tag.s[0] == '!'))
				return true;
		}
	}
	return false;
}

static enum sp_status
convert(struct sp_extract *ex, const struct sp_page *page, const char *given,
    struct sp_conv_info *info, struct sp_err *err)
{
	char declared[64] = "";

	if (page->bytes.n > SP_HTML_MAX)
		return sp_err_set(err, SP_TOO_LARGE,
		    "a page of more than %u bytes", SP_HTML_MAX);
	if (page->kind != SP_PAGE_TEXT)
		sp_conv_html_charset(page->bytes, declared);
	sp_buf_reset(&ex->text);
	/* HTML Standard, 13.2.3.2: what the transport says goes before. */
	return sp_conv_text(page->bytes, given,
	    page->declared && sp_conv_fits(page->bytes, page->declared)
		? page->declared
		: declared,
	    &ex->text, info, err);
}

static bool
is_html(struct sp_extract *ex, const struct sp_page *page)
{
	/* A page by its name, but without a tag in it, is a saved text. */
	if (page->kind == SP_PAGE_HTML)
		return ex->text.n > 0 && memchr(ex->text.s, '<', ex->text.n);
	return page->kind == SP_PAGE_GUESS && is_markup(sp_buf_str(&ex->text));
}

/*
 * A page for a font, before its text is converted: the charset of its tags.
 * It is Unicode or what it declares, else windows-1252: guesses are for text
 * that makes sense in its charset.
 */
static enum sp_status
convert_tags(struct sp_extract *ex, const struct sp_page *page,
    struct sp_conv_info *info, struct sp_err *err)
{
	enum sp_status status = convert(ex, page, NULL, info, err);

	if (status == SP_BAD_TEXT ||
	    (status == SP_OK && info->source == SP_CONV_DETECTED &&
		strncmp(info->charset, "utf", 3) != 0))
		status = convert(ex, page, "windows-1252", info, err);
	return status;
}

/* The page as UTF-8, and whether it is HTML. */
static enum sp_status
read_page(struct sp_extract *ex, struct article *article,
    struct sp_conv_info *info, bool *html, struct sp_err *err)
{
	const struct sp_page *page = article->page;
	enum sp_status status;

	article->limon = page->charset && sp_conv_is_font(page->charset);
	status = article->limon ? convert_tags(ex, page, info, err)
				: convert(ex, page, page->charset, info, err);
	if (status != SP_OK)
		return status;
	*html = is_html(ex, page);
	if (article->limon && !*html)
		status = convert(ex, page, page->charset, info, err);
	return status;
}

/* What the blocks of a page are, or the paragraphs of a plain text. */
static enum sp_status
find_html(struct sp_extract *ex, const struct article *article,
    struct sp_main *found, struct sp_err *err)
{
	unsigned known = SP_HTML_VALID | (article->limon ? SP_HTML_LIMON : 0u);
	enum sp_status status =
	    sp_html_parse_known(sp_buf_str(&ex->text), known, &ex->html, err);

	if (status == SP_OK)
		status = sp_main_find(&ex->html, &ex->mem, found, err);
	if (status == SP_OK)
		status = sp_caption_once(&ex->html, found, &ex->captions, err);
	return status;
}

static enum sp_status
from_html(struct sp_extract *ex, struct article *article, struct sp_err *err)
{
	const struct sp_block *block;
	struct sp_main found;
	enum sp_status status = find_html(ex, article, &found, err);

	if (status != SP_OK)
		return status;
	article->html = &ex->html;
	article->title = found.title;
	article->section = sp_trail_section(&ex->html, &found);
	if (ex->html.canonical.n > 0)
		article->url = sp_html_url(
		    ex->html.canonical, article->page->url, &ex->mem);
	sp_byline_html(&ex->html, &found,
	    &(struct sp_byline_page){.url = article->url,
		.lang = ex->html.lang,
		.site = ex->html.site},
	    &ex->mem, &article->byline);
	article->par =
	    sp_arena_array(&ex->mem, ex->html.n + 1, sizeof(*article->par));
	if (!article->par)
		return sp_arena_status(&ex->mem, err);
	block = ex->html.block;
	for (size_t i = 0; i < ex->html.n; i++)
		if (article->page->raw ? !(block[i].in & SP_IN_HIDDEN)
				       : found.keep[i])
			article->par[article->n++] = block[i].text;
	return SP_OK;
}

static enum sp_status
from_text(struct sp_extract *ex, struct article *article, struct sp_err *err)
{
	struct sp_text_article text;
	enum sp_status status;

	status = sp_text_article(sp_buf_str(&ex->text), &ex->mem, &text, err);
	if (status != SP_OK)
		return status;
	article->title = text.title;
	article->par = text.par;
	sp_byline_text(&text,
	    &(struct sp_byline_page){.url = article->page->url,
		.lang = sp_str_c(article->page->lang)},
	    &ex->mem, &article->byline);
	if (ex->mem.failed)
		return sp_arena_status(&ex->mem, err);
	for (size_t i = 0; i < text.n; i++)
		if (article->page->raw || sp_main_keeps(text.reason[i]))
			article->par[article->n++] = text.par[i];
	return SP_OK;
}

/* The primary subtag of a well-formed tag in lower case, or "und"; NUL ends
 * it. */
static struct sp_str
primary(struct sp_extract *ex, struct sp_str tag)
{
	struct sp_str copy;
	char *s;

	tag = sp_str_trim(tag);
	if (!sp_lang_is_tag(tag))
		return SP_STR("und");
	copy = sp_arena_dup(&ex->mem, sp_str_cut(&tag, '-'));
	s = sp_arena_alloc(&ex->mem, copy.n + 1);
	for (size_t i = 0; s && i < copy.n; i++)
		s[i] = (char)(copy.s[i] | 0x20);
	if (s)
		s[copy.n] = '\0';
	return (struct sp_str){s, s ? copy.n : 0};
}

/* The user's word, else the page's, as far as its text agrees; and what each
 * paragraph is in. */
static enum sp_status
find_lang(struct sp_extract *ex, struct article *article, struct sp_err *err)
{
	struct sp_str said = SP_STR("und");
	size_t n = article->n + 1;

	if (article->page->lang)
		said = primary(ex, sp_str_c(article->page->lang));
	else if (article->html)
		said = primary(ex, article->html->lang);
	article->tongue = sp_arena_array(&ex->mem, n, sizeof(*article->tongue));
	if (!article->tongue || !said.s)
		return sp_arena_status(&ex->mem, err);
	article->tongue[0].text = article->title;
	for (size_t i = 1; i < n; i++)
		article->tongue[i].text = article->par[i - 1];
	article->lang = sp_str_c(sp_extract_lang(
	    article->tongue, n, said.s, article->page->lang != NULL));
	return sp_arena_status(&ex->mem, err);
}

/* Add a record unless its text is empty; controls become spaces. */
static bool
add(struct sp_extract *ex, struct sp_doc *doc, struct sp_str loc,
    struct sp_str lang, struct sp_str text)
{
	struct sp_buf *field = &ex->field;
	struct sp_str clean;

	sp_buf_reset(field);
	sp_rec_add_text(field, text);
	clean = sp_str_trim(sp_buf_str(field));
	if (field->failed)
		doc->mem.failed = true;
	if (sp_utf8_is_blank(clean))
		return false;
	sp_doc_add(doc, loc, lang, clean);
	return true;
}

/* In the order of trust: see the header. */
static bool
date_of(const struct article *article, const struct sp_html *html,
    struct sp_buf *date)
{
	const struct sp_byline *by = &article->byline;
	enum sp_byline_trust least = html->dated == SP_HTML_BY_HEAD
	    ? SP_BYLINE_TIME + 1
	    : html->dated == SP_HTML_BY_PUBLISHED ? SP_BYLINE_TIME
	    : html->dated == SP_HTML_BY_TIME      ? SP_BYLINE_BEFORE
						  : SP_BYLINE_UPDATED;

	if (by->trust < least)
		return sp_date_iso(html->date, html->lang, date);
	sp_buf_add(date, by->date);
	return true;
}

static void
add_meta(
    struct sp_extract *ex, const struct article *article, struct sp_doc *doc)
{
	const struct sp_html none = {0};
	const struct sp_html *html = article->html ? article->html : &none;
	struct sp_buf date = {0};
	struct sp_str lang = article->lang;

	add(ex, doc, SP_STR("@url"), lang, article->url);
	if (date_of(article, html, &date))
		add(ex, doc, SP_STR("@date"), lang, sp_buf_str(&date));
	add(ex, doc, SP_STR("@charset"), lang, sp_str_c(article->charset));
	if (!sp_str_eq(lang, SP_STR("und")))
		add(ex, doc, SP_STR("@lang"), lang, lang);
	add(ex, doc, SP_STR("@author"), lang,
	    html->author.n > 0 ? html->author : article->byline.author);
	add(ex, doc, SP_STR("@section"), lang,
	    html->section.n > 0 ? html->section : article->section);
	add(ex, doc, SP_STR("@site"), lang, html->site);
	if (date.failed)
		doc->mem.failed = true;
	sp_buf_release(&date);
}

static enum sp_status
write_doc(struct sp_extract *ex, const struct article *article,
    struct sp_doc *doc, struct sp_err *err)
{
	size_t number = 0;

	add_meta(ex, article, doc);
	add(ex, doc, SP_STR("@title"), sp_str_c(article->tongue[0].lang),
	    article->title);
	for (size_t i = 0; i < article->n; i++) {
		struct sp_str par = article->par[i];
		struct sp_buf loc = {0};

		sp_buf_addf(&loc, "%zu", number + 1);
		if (loc.failed)
			doc->mem.failed = true;
		else
			number += add(ex, doc, sp_buf_str(&loc),
			    sp_str_c(article->tongue[i + 1].lang), par);
		sp_buf_release(&loc);
	}
	if (sp_doc_status(doc, err) != SP_OK)
		return SP_NOMEM;
	if (number == 0)
		return sp_err_set(err, SP_BAD_TEXT, "no text found");
	return SP_OK;
}

/* The language of a page of which nothing else is known. */
static struct sp_str
expected(const struct sp_page *page)
{
	return sp_str_c(
	    page->lang ? sp_lang_find(sp_str_c(page->lang))->code : "und");
}

enum sp_status
sp_extract_page(struct sp_extract *ex, const struct sp_page *page,
    struct sp_doc *doc, struct sp_err *err)
{
	struct article article = {.page = page, .url = page->url};
	struct sp_conv_info info;
	enum sp_status status;
	bool html = false;

	sp_doc_reset(doc, page->id);
	sp_arena_reset(&ex->mem);
	status = page->bytes.n == 0
	    ? sp_err_set(err, SP_BAD_TEXT, "no text found")
	    : read_page(ex, &article, &info, &html, err);
	/* So that the page stands in the stream all the same. */
	if (status == SP_BAD_TEXT)
		sp_doc_add(
		    doc, SP_STR("@lang"), expected(page), expected(page));
	if (status != SP_OK)
		return doc->mem.failed ? sp_doc_status(doc, err) : status;
	article.charset = info.charset;
	status =
	    html ? from_html(ex, &article, err) : from_text(ex, &article, err);
	if (status != SP_OK)
		return status;
	status = find_lang(ex, &article, err);
	if (status != SP_OK)
		return status;
	return write_doc(ex, &article, doc, err);
}

/* "body/div.content/p": what the block stands in, outermost first. */
static void
add_path(const struct sp_html *html, unsigned elem, struct sp_buf *path)
{
	unsigned chain[SP_HTML_OPEN_MAX];
	size_t n = 0;

	for (; elem > 0 && n < SP_HTML_OPEN_MAX; elem = html->elem[elem].up)
		chain[n++] = elem;
	while (n-- > 0) {
		const struct sp_elem *e = &html->elem[chain[n]];

		if (path->n > 0)
			sp_buf_addc(path, '/');
		sp_buf_add(path, sp_str_c(*e->tag ? e->tag : "?"));
		sp_buf_add(path, e->name);
	}
}

static enum sp_status
explain_html(struct sp_extract *ex, const struct article *article,
    sp_explain_fn *tell, void *user, struct sp_err *err)
{
	struct sp_main found;
	enum sp_status status = find_html(ex, article, &found, err);

	for (size_t i = 0; status == SP_OK && i < ex->html.n; i++) {
		const struct sp_block *b = &ex->html.block[i];

		sp_buf_reset(&ex->field);
		add_path(&ex->html, b->elem, &ex->field);
		status = sp_buf_status(&ex->field, err);
		if (status == SP_OK)
			tell(user,
			    &(struct sp_explained){.text = b->text,
				.keep = found.keep[i],
				.reason = sp_main_reason_name(found.reason[i]),
				.chars = sp_text_chars(b->text),
				.links = (double)b->links / (double)b->text.n,
				.path = sp_buf_str(&ex->field)});
	}
	return status;
}

static enum sp_status
explain_text(
    struct sp_extract *ex, sp_explain_fn *tell, void *user, struct sp_err *err)
{
	struct sp_text_article text;
	enum sp_status status =
	    sp_text_article(sp_buf_str(&ex->text), &ex->mem, &text, err);

	for (size_t i = 0; status == SP_OK && i < text.n; i++)
		tell(user,
		    &(struct sp_explained){.text = text.par[i],
			.keep = sp_main_keeps(text.reason[i]),
			.reason = sp_main_reason_name(text.reason[i]),
			.chars = sp_text_chars(text.par[i])});
	return status;
}

enum sp_status
sp_extract_explain(struct sp_extract *ex, const struct sp_page *page,
    sp_explain_fn *tell, void *user, struct sp_err *err)
{
	struct article article = {.page = page};
	struct sp_conv_info info;
	enum sp_status status;
	bool html = false;

	sp_arena_reset(&ex->mem);
	if (page->bytes.n == 0)
		return SP_OK;
	status = read_page(ex, &article, &info, &html, err);
	if (status != SP_OK)
		return status;
	return html ? explain_html(ex, &article, tell, user, err)
		    : explain_text(ex, tell, user, err);
}
