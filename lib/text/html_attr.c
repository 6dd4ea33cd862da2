/* SPDX-License-Identifier: MIT */
#include <spean/html_attr.h>

#include <string.h>

#define LONGEST 11

/* In the order of their length, as they are numbered. */
static const struct sp_str names[SP_ATTR_COUNT] = {
    [SP_ATTR_OTHER] = {"", 0},
    [SP_ATTR_ID] = {"id", 2},
    [SP_ATTR_REL] = {"rel", 3},
    [SP_ATTR_FACE] = {"face", 4},
    [SP_ATTR_HREF] = {"href", 4},
    [SP_ATTR_LANG] = {"lang", 4},
    [SP_ATTR_NAME] = {"name", 4},
    [SP_ATTR_ROLE] = {"role", 4},
    [SP_ATTR_SIZE] = {"size", 4},
    [SP_ATTR_TYPE] = {"type", 4},
    [SP_ATTR_CLASS] = {"class", 5},
    [SP_ATTR_STYLE] = {"style", 5},
    [SP_ATTR_TITLE] = {"title", 5},
    [SP_ATTR_HIDDEN] = {"hidden", 6},
    [SP_ATTR_CONTENT] = {"content", 7},
    [SP_ATTR_PUBDATE] = {"pubdate", 7},
    [SP_ATTR_DATETIME] = {"datetime", 8},
    [SP_ATTR_ITEMPROP] = {"itemprop", 8},
    [SP_ATTR_ITEMTYPE] = {"itemtype", 8},
    [SP_ATTR_PROPERTY] = {"property", 8},
    [SP_ATTR_ITEMSCOPE] = {"itemscope", 9},
    [SP_ATTR_ARIA_LABEL] = {"aria-label", 10},
    [SP_ATTR_ARIA_LEVEL] = {"aria-level", 10},
    [SP_ATTR_ARIA_HIDDEN] = {"aria-hidden", 11},
};

/* The first name of a length and more. */
static const unsigned char first[LONGEST + 2] = {
    [2] = SP_ATTR_ID,
    [3] = SP_ATTR_REL,
    [4] = SP_ATTR_FACE,
    [5] = SP_ATTR_CLASS,
    [6] = SP_ATTR_HIDDEN,
    [7] = SP_ATTR_CONTENT,
    [8] = SP_ATTR_DATETIME,
    [9] = SP_ATTR_ITEMSCOPE,
    [10] = SP_ATTR_ARIA_LABEL,
    [11] = SP_ATTR_ARIA_HIDDEN,
    [12] = SP_ATTR_COUNT,
};

enum sp_html_attr_id
sp_html_attr_id(struct sp_str name)
{
	if (name.n < 2 || name.n > LONGEST)
		return SP_ATTR_OTHER;
	for (unsigned i = first[name.n]; i < first[name.n + 1]; i++)
		if ((name.s[0] | 0x20) == names[i].s[0] &&
		    (memcmp(name.s, names[i].s, name.n) == 0 ||
			sp_str_ieq(name, names[i])))
			return (enum sp_html_attr_id)i;
	return SP_ATTR_OTHER;
}
