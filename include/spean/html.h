/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_HTML_H
#define SPEAN_HTML_H

#include <spean/err.h>
#include <spean/html_page.h>
#include <spean/str.h>

/*
 * HTML pages as lists of blocks.  The only door to the HTML parser.
 *
 * Text that <font face> or a style attribute shows in a Limon font is Khmer,
 * and becomes Unicode.
 */

/* Larger pages, and deeper ones, are refused: the parser is quadratic there. */
#define SP_HTML_MAX (16u << 20)

/*
 * Parse page (UTF-8) into html (= {0}, or used before).
 *
 * SP_TOO_LARGE beyond SP_HTML_MAX bytes, 512 open elements (html_depth.h) or
 * 1,024 attributes of one (html_token.h), and where the tree grows out of all
 * proportion to the page (unclosed formatting, opened again by the parser);
 * SP_BAD_TEXT where page is not UTF-8; SP_NOMEM.
 */
enum sp_status sp_html_parse(
    struct sp_str page, struct sp_html *html, struct sp_err *err);

/* The same with flags, what is known of the page. */
enum {
	SP_HTML_LIMON = 1, /* its text is for a Limon font where it names no
		other; title and the like are not */
	SP_HTML_VALID = 2, /* it is UTF-8 */
	SP_HTML_UNFOLDED = 4 /* the parser gets all tags: see html_fold.h */
};
enum sp_status sp_html_parse_known(struct sp_str page, unsigned known,
    struct sp_html *html, struct sp_err *err);
void sp_html_release(struct sp_html *html);

#endif
