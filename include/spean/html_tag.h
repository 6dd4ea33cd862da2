/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_HTML_TAG_H
#define SPEAN_HTML_TAG_H

#include <spean/str.h>

/*
 * Inside of the module html: what the HTML Standard says of an element by its
 * name.  The groups (or-ed) are those of 13.1.2 and of the tree's construction,
 * 13.2.6, as far as they tell which elements are open at once.
 */
enum sp_html_tag {
	SP_TAG_VOID = 1 << 0, /* never has content */
	SP_TAG_RAW = 1 << 1, /* its content is text up to its end tag */
	SP_TAG_BLOCK = 1 << 2, /* its start closes an open p */
	SP_TAG_FOREIGN = 1 << 3, /* svg, math: another syntax inside */
	SP_TAG_PART = 1 << 4, /* of a table or the page: its end reaches far */
	SP_TAG_BARRIER = 1 << 5, /* no end of another one reaches over it */
	SP_TAG_P = 1 << 6,
	SP_TAG_LI = 1 << 7,
	SP_TAG_LIST = 1 << 8, /* holds li */
	SP_TAG_DD = 1 << 9, /* dd, dt */
	SP_TAG_DL = 1 << 10,
	SP_TAG_CELL = 1 << 11, /* td, th */
	SP_TAG_ROW = 1 << 12,
	SP_TAG_ROWS = 1 << 13, /* tbody, thead, tfoot */
	SP_TAG_TABLE = 1 << 14,
	SP_TAG_OPTION = 1 << 15,
	SP_TAG_OPTGROUP = 1 << 16,
	SP_TAG_SELECT = 1 << 17,
	SP_TAG_BUTTON = 1 << 18,
	SP_TAG_LINK = 1 << 19, /* a */
	SP_TAG_HEAD = 1 << 20, /* meta, link, base: all they say counts */
	SP_TAG_SCRIPT = 1 << 21,
	SP_TAG_PLAIN = 1 << 22, /* plaintext: nothing is markup any more */
	SP_TAG_SHOWN = 1 << 23, /* raw, and yet text: title, textarea, xmp */
	SP_TAG_INLINE = 1 << 24, /* a look of the text in it, and no more */
	SP_TAG_STYLE = 1 << 25, /* style, noframes, noembed: of no use here */
	SP_TAG_SVG = 1 << 26,
	SP_TAG_ISLAND = 1 << 27, /* foreignObject: HTML in svg */
	SP_TAG_MARK = 1 << 28, /* a, font, nobr: see the parser's Noah's Ark */
	SP_TAG_ABBR = 1 << 29, /* its title may be a day, for machines */
	SP_TAG_INPUT = 1 << 30
};

/* The number of the tag in the parser, the same for all that it does not
 * know, and its groups. */
unsigned sp_html_tag(struct sp_str name, unsigned *is);

/* What html_fold has to know of a tag.  One without any of SP_FOLD_ANY has
 * rules of its own. */
enum sp_html_tag_fold {
	SP_FOLD_BLOCK = 1 << 0, /* its start does what that of an hr does */
	SP_FOLD_INLINE = 1 << 1,
	SP_FOLD_VOID = 1 << 2,
	SP_FOLD_ANY = SP_FOLD_BLOCK | SP_FOLD_INLINE | SP_FOLD_VOID,
	SP_FOLD_MARK = 1 << 3, /* a formatting element: see 13.2.4.3 */
	SP_FOLD_HEADING = 1 << 4,
	SP_FOLD_PAGE = 1 << 5, /* html, body */
	SP_FOLD_HEAD = 1 << 6,
	SP_FOLD_PART = 1 << 7, /* of a table */
	SP_FOLD_FORM = 1 << 8,
	SP_FOLD_FRAMES = 1 << 9 /* frameset: it takes the place of the body */
};
unsigned sp_html_tag_fold(unsigned tag);

#endif
