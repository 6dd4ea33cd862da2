/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_EXTRACT_H
#define SPEAN_EXTRACT_H

#include <stdbool.h>

#include <spean/doc.h>
#include <spean/err.h>
#include <spean/str.h>

/*
 * From a saved page to its article: headline, paragraphs, captions once each,
 * date, URL, language; without navigation, share bars and related links.  The
 * result depends on the page alone.
 */
struct sp_extract; /* options and scratch; one a thread */

enum sp_page_kind {
	SP_PAGE_GUESS, /* by the bytes: markup in the first KiB is HTML */
	SP_PAGE_HTML,
	SP_PAGE_TEXT
};

struct sp_page {
	struct sp_str id; /* doc of the records */
	struct sp_str bytes; /* as they are on disk or came over the net */
	enum sp_page_kind kind;
	const char *lang; /* what the user says it is, or NULL */
	const char *charset; /* what the user says it is, or NULL */
	bool raw; /* all that a reader sees, furniture and all */
	const char *declared; /* what HTTP says it is, or NULL */
	struct sp_str url; /* where it was found; the page's own goes before */
};

struct sp_extract *sp_extract_new(struct sp_err *err);
void sp_extract_free(struct sp_extract *ex);

/*
 * The day of publication is what first has one of 1990 to 2100, in this order:
 *
 * 1. meta elements and JSON-LD, by their names (html_meta.h);
 * 2. <time>, itemprop=datePublished and <abbr title> near the headline: one
 *    that is said to be of publication, else the nearest;
 * 3. such an element anywhere that is said to be of publication;
 * 4. the address of the page: "/2019/11/15/", "?date=2019-11-15";
 * 5. a byline between headline and text; another short line there; place and
 *    day at the start of the first paragraph; a line before the headline;
 * 6. the first <time> of the page;
 * 7. one of these that is said to be of a change.
 *
 * Of a plain text there are 5 and 7.  The author is that of meta elements and
 * JSON-LD, itemprop=author, rel=author, or of a byline ("By Sok San").
 */

/*
 * Fill doc with the records of one page: "@url", "@date" (ISO 8601),
 * "@charset", "@lang", "@author", "@section", "@site" where known,
 * "@title", then paragraphs 1, 2, ….
 *
 * SP_BAD_TEXT where there is no text in it (binary, empty, nothing but
 * furniture): doc then holds what is known of it and no paragraph.
 * SP_TOO_LARGE as in html.h; SP_UNKNOWN for a charset; SP_NOMEM.
 */
enum sp_status sp_extract_page(struct sp_extract *ex,
    const struct sp_page *page, struct sp_doc *doc, struct sp_err *err);

/*
 * Why the article is what it is: tell each block of the page, in the order of
 * the page, and whether and why it is kept.  What is passed lives until tell
 * returns.  SP_OK also where nothing is kept; else as sp_extract_page.
 */
struct sp_explained {
	struct sp_str text;
	bool keep;
	const char *reason; /* "text", "navigation", "repeated caption", … */
	size_t chars; /* without spaces */
	double links; /* share of the text that is linked, 0 to 1 */
	struct sp_str path; /* "body/div.content/p"; empty in plain text */
};
typedef void sp_explain_fn(void *user, const struct sp_explained *block);
enum sp_status sp_extract_explain(struct sp_extract *ex,
    const struct sp_page *page, sp_explain_fn *tell, void *user,
    struct sp_err *err);

/* What a file of this name holds: HTML, plain text, or to be guessed.  A .gz
 * or .zst behind it does not count. */
enum sp_page_kind sp_extract_kind(struct sp_str path);

/* True for a file name that such a page may have: .html .htm .xhtml .txt …;
 * case does not count. */
bool sp_extract_is_page(struct sp_str path);

/* True for a file name of a collection of pages: .warc .warc.gz .warc.zst. */
bool sp_extract_is_warc(struct sp_str path);

#endif
