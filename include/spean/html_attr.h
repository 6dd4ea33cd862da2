/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_HTML_ATTR_H
#define SPEAN_HTML_ATTR_H

#include <spean/str.h>

/*
 * Inside of the module html: the attributes that count, by number.  A set of
 * them is a word of bits.
 */
enum sp_html_attr_id {
	SP_ATTR_OTHER, /* it does not count */
	SP_ATTR_ID,
	SP_ATTR_REL,
	SP_ATTR_FACE,
	SP_ATTR_HREF,
	SP_ATTR_LANG,
	SP_ATTR_NAME,
	SP_ATTR_ROLE,
	SP_ATTR_SIZE,
	SP_ATTR_TYPE,
	SP_ATTR_CLASS,
	SP_ATTR_STYLE,
	SP_ATTR_TITLE,
	SP_ATTR_HIDDEN,
	SP_ATTR_CONTENT,
	SP_ATTR_PUBDATE,
	SP_ATTR_DATETIME,
	SP_ATTR_ITEMPROP,
	SP_ATTR_ITEMTYPE,
	SP_ATTR_PROPERTY,
	SP_ATTR_ITEMSCOPE,
	SP_ATTR_ARIA_LABEL,
	SP_ATTR_ARIA_LEVEL,
	SP_ATTR_ARIA_HIDDEN,
	SP_ATTR_COUNT
};

#define SP_ATTR_BIT(name) (1u << SP_ATTR_##name)

enum sp_html_attr_id sp_html_attr_id(struct sp_str name);

#endif
