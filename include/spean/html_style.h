/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_HTML_STYLE_H
#define SPEAN_HTML_STYLE_H

#include <stdbool.h>

#include <spean/html_element.h>
#include <spean/html_page.h>
#include <spean/map.h>
#include <spean/str.h>

/*
 * Inside of the module html: what elements say of the text that stands in them,
 * by their tag, their role, their names and their font.  An element hands it
 * down to those in it.
 */
struct sp_html_style {
	enum sp_block_kind kind;
	unsigned in; /* sp_block_in of all it stands in … */
	unsigned adds; /* … and of the last element alone */
	unsigned level; /* of the heading */
	unsigned size; /* of <font>, 1 to 7; 0: none named */
	unsigned elem; /* number of the nearest one with lines of its own */
	bool own_lines; /* the last element makes them */
	bool link;
	bool jump; /* a link into the page itself */
	bool time;
	bool limon; /* shown in a Limon font */
	struct sp_str lang;
};

/* True for an element whose content is no text of the page. */
bool sp_html_style_drops(unsigned tag);

/*
 * Go from the style of what an element stands in to its own, but for elem and
 * lang; it gets lines of its own where `control` says that it is the name of a
 * control.  seen: see html_class.h.  False where the element is not shown in
 * the midst of a line, and goes with all that is in it.
 */
bool sp_html_style_enter(struct sp_html_style *style,
    const struct sp_html_element *element, const struct sp_html_attrs *attrs,
    bool control, struct sp_map *seen);

#endif
