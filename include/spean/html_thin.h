/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_HTML_THIN_H
#define SPEAN_HTML_THIN_H

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/html_depth.h>
#include <spean/html_fold.h>
#include <spean/html_token.h>
#include <spean/map.h>
#include <spean/str.h>

/*
 * Inside of the module html: what the parser needs of a page.  It takes some
 * thirty nanoseconds for a byte, whatever that is for, so it gets tags and
 * hardly more:
 *
 *     page      <p onclick="…">Long text &amp; <b>more</b></p><script>…
 *     to parse  <p>⟨0⟩&amp; ⟨1⟩</p>
 *     pieces    0: "Long text ", 1: "more"
 *
 * A piece of text, or of the attributes of a tag, is a private character of the
 * planes 15 and 16 on its way through the tree: <p q=⟨0⟩>.  Pages that have such
 * characters keep their text.  What has no part in the blocks of a page goes:
 * scripts but for those that are data, styles, comments, drawings, most
 * attributes, the tags of what is only a look of text, space between lines.
 */
struct sp_html_thin {
	struct sp_buf page; /* to parse */
	struct sp_str *piece; /* of the page given; or NULL, and the number
		of an event of the fold and one */
	size_t n, cap;
	struct sp_map classes; /* see html_class.h */
	struct sp_html_fold fold; /* what the parser gets as an hr */
	/* Scratch of the work. */
	struct sp_html_lexer lexer;
	struct sp_html_depth depth;
	bool pieces; /* the page has no such characters itself */
	bool line; /* nothing stands in the line yet */
	bool space; /* … or a space is due in it */
	size_t reference; /* where a character reference ends that might go on
		with the text behind what is left out there */
	bool svg, island; /* in a drawing, and in HTML in that */
	bool data; /* in a script that is data */
};

/*
 * Fill thin (= {0}, or used before) from a page in UTF-8, with or without what
 * html_fold does.  SP_TOO_LARGE where
 * more than SP_HTML_OPEN_MAX elements are open at once or a tag has more than
 * SP_HTML_ATTRS attributes; SP_NOMEM.
 */
enum sp_status sp_html_thin(struct sp_html_thin *thin, struct sp_str page,
    bool fold, struct sp_err *err);

/* The next part of a text or value of the tree from byte *pos < text.n: a
 * piece, or what stands there as it is. */
struct sp_str sp_html_thin_next(
    const struct sp_html_thin *thin, struct sp_str text, size_t *pos);

/* The attribute of an element that stands for those of the page. */
#define SP_HTML_THIN_ATTRS "q"

void sp_html_thin_release(struct sp_html_thin *thin);

#endif
