/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_HTML_SAID_H
#define SPEAN_HTML_SAID_H

#include <stdbool.h>

#include <spean/html_element.h>
#include <spean/html_meta.h>
#include <spean/html_page.h>
#include <spean/html_thin.h>

/*
 * Inside of the module html: what elements say of the page: its head, and in
 * the body microdata, links to an author and the times of <time> and <abbr>.
 */
struct sp_html_said {
	struct sp_html *html; /* gets it */
	const struct sp_html_thin *thin;
	struct sp_html_meta meta;
	bool failed; /* no memory */
};

/* Where an element stands, by microdata. */
struct sp_html_item {
	bool author; /* in the author, whose name may stand below */
	bool other; /* in a thing of its own: a comment, a film */
};

/* Start with nothing said. */
void sp_html_said_init(struct sp_html_said *said, struct sp_html *html,
    const struct sp_html_thin *thin);

/* title, meta, link, base and scripts of data. */
void sp_html_said_head(
    struct sp_html_said *said, const struct sp_html_element *element);

/* An element of the tree that stands in `up` and in that sp_block_in. */
void sp_html_said_body(struct sp_html_said *said,
    const struct sp_html_element *element, const struct sp_html_attrs *attrs,
    const struct sp_html_item *up, unsigned in);

/* Go from where an element stands to where its content does. */
void sp_html_said_enter(
    struct sp_html_item *item, const struct sp_html_attrs *attrs);

/* All is read: fill html. */
void sp_html_said_end(struct sp_html_said *said);

#endif
