/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_EXTRACT_MAIN_H
#define SPEAN_EXTRACT_MAIN_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/arena.h>
#include <spean/err.h>
#include <spean/html.h>
#include <spean/str.h>

/*
 * Inside of the module extract: which blocks of a page are its article, and
 * why the others are not.
 */
enum sp_main_reason {
	/* Kept: */
	SP_MAIN_TEXT, /* in the run of text */
	SP_MAIN_HEADING, /* a heading there */
	SP_MAIN_CAPTION,
	SP_MAIN_STANDFIRST, /* between headline and text */
	SP_MAIN_BESIDE, /* a paragraph behind the run of text */
	/* Not kept: */
	SP_MAIN_HEADLINE, /* stands in @title */
	SP_MAIN_HEADLINE_AGAIN,
	SP_MAIN_HIDDEN,
	SP_MAIN_NAVIGATION,
	SP_MAIN_FOOTER,
	SP_MAIN_ASIDE,
	SP_MAIN_FORM,
	SP_MAIN_SHARE,
	SP_MAIN_RELATED, /* its names speak of links, ads, comments */
	SP_MAIN_BYLINE,
	SP_MAIN_FURNITURE, /* a line that says so itself */
	SP_MAIN_SECTION, /* below "Related", "Comments" */
	SP_MAIN_LINKS,
	SP_MAIN_SIGN, /* no letter in it: a rule, a counter */
	SP_MAIN_BEFORE, /* in front of the headline */
	SP_MAIN_OUTSIDE, /* of the run of text */
	SP_MAIN_LABEL, /* a heading that nothing follows */
	SP_MAIN_CAPTION_AGAIN,
	SP_MAIN_QUOTE_AGAIN,
	SP_MAIN_NO_TEXT /* the page is nothing but links */
};

struct sp_main {
	bool *keep; /* a value for each block */
	bool *cell; /* … whether it is a cell of a table of data */
	enum sp_main_reason *reason; /* … why */
	struct sp_str title; /* the headline, or empty */
	size_t headline; /* its block, and the first paragraph: the number */
	size_t first; /* … of blocks where there is none */
};

/* Fill found; its memory is mem's.  SP_OK or SP_NOMEM. */
enum sp_status sp_main_find(const struct sp_html *html, struct sp_arena *mem,
    struct sp_main *found, struct sp_err *err);

bool sp_main_keeps(enum sp_main_reason reason);

/* "text", "navigation", …: words without a tab. */
const char *sp_main_reason_name(enum sp_main_reason reason);

#endif
