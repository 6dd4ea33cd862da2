/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_HTML_CLASS_H
#define SPEAN_HTML_CLASS_H

#include <spean/map.h>
#include <spean/str.h>

/*
 * Inside of the module html: what the words of class and id attributes say
 * about the purpose of an element.
 */
enum sp_class {
	SP_CLASS_NAV = 1 << 0,
	SP_CLASS_FOOTER = 1 << 1,
	SP_CLASS_ASIDE = 1 << 2,
	SP_CLASS_FORM = 1 << 3,
	SP_CLASS_SHARE = 1 << 4,
	SP_CLASS_RELATED = 1 << 5,
	SP_CLASS_HIDDEN = 1 << 6,
	SP_CLASS_META = 1 << 7, /* byline, date line */
	SP_CLASS_FIGURE = 1 << 8,
	SP_CLASS_CAPTION = 1 << 9,
	SP_CLASS_TRAIL = 1 << 10 /* breadcrumbs */
};

/* The purposes (or-ed) that the names in a class or id attribute tell. */
unsigned sp_html_class(struct sp_str names);

/* The same, for names that come often: seen (= {0}) remembers what they tell,
 * and is emptied when it is large.  Where memory fails, seen->failed tells. */
unsigned sp_html_class_seen(struct sp_map *seen, struct sp_str names);

#endif
