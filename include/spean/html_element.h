/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_HTML_ELEMENT_H
#define SPEAN_HTML_ELEMENT_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/arena.h>
#include <spean/html_attr.h>
#include <spean/html_thin.h>
#include <spean/str.h>

/*
 * Inside of the module html: the elements of a page, be they in the parser's
 * tree or among what html_fold has kept from it.  Their text and values are
 * pieces of the page or of the tree.
 */
struct sp_html_element {
	const void *node; /* of the tree; NULL: none of it … */
	size_t event; /* … but what begins with that event of the fold */
	unsigned tag; /* as the parser numbers them */
	struct sp_str
	    name; /* of a tag that HTML does not know, up to its end */
	struct sp_str attrs; /* as they stand in the page, or nothing */
};

/* That of a node, which is one of the fold where the node stands for that. */
struct sp_html_element sp_html_element_of(
    const struct sp_html_thin *thin, const void *node);
struct sp_html_element sp_html_element_at(
    const struct sp_html_thin *thin, size_t event);

/* The values of its attributes by enum sp_html_attr_id; .s is NULL for one
 * that is not there.  Of several of one name the first counts. */
struct sp_html_attrs {
	struct sp_str value[SP_ATTR_COUNT];
};
void sp_html_element_attrs(const struct sp_html_thin *thin,
    const struct sp_html_element *element, struct sp_html_attrs *attrs);

/* The first thing in it but white space: true where that is an element. */
bool sp_html_element_first(const struct sp_html_thin *thin,
    const struct sp_html_element *element, struct sp_html_element *first);

/* The first text in it, a date or a name, as a copy in mem; nothing for what
 * is too long for that. */
struct sp_str sp_html_element_text(const struct sp_html_thin *thin,
    const struct sp_html_element *element, struct sp_arena *mem);

/* The text of a title or script. */
struct sp_str sp_html_element_raw(const struct sp_html_element *element);

#endif
