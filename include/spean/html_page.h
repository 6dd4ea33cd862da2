/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_HTML_PAGE_H
#define SPEAN_HTML_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/arena.h>
#include <spean/str.h>

/*
 * An HTML page as a list of blocks: the pieces of text that a browser would
 * put on lines of their own, in reading order, each with what is needed to
 * judge whether it belongs to the article; and what the page says of itself.
 * html.h reads one.
 */
enum sp_block_kind {
	SP_BLOCK_TEXT, /* p, div, td, … */
	SP_BLOCK_HEADING,
	SP_BLOCK_ITEM, /* li, dt, dd */
	SP_BLOCK_CELL, /* td, th */
	SP_BLOCK_CAPTION, /* figcaption, caption */
	SP_BLOCK_QUOTE,
	SP_BLOCK_PRE
};

/* Where a block stands (or-ed). */
enum sp_block_in {
	SP_IN_NAV = 1 << 0, /* nav, header outside article, menus */
	SP_IN_FOOTER = 1 << 1,
	SP_IN_ASIDE = 1 << 2,
	SP_IN_FORM = 1 << 3, /* form, button, select, … */
	SP_IN_ARTICLE = 1 << 4, /* article */
	SP_IN_MAIN = 1 << 5, /* main */
	SP_IN_FIGURE = 1 << 6,
	SP_IN_TABLE = 1 << 7,
	SP_IN_SHARE = 1 << 8, /* class or id speaks of sharing */
	SP_IN_RELATED = 1 << 9, /* … of related links, tags, comments, ads */
	SP_IN_HIDDEN = 1 << 10, /* hidden, aria-hidden, display:none */
	SP_IN_META = 1 << 11, /* … of bylines and date lines */
	SP_BY_IMAGE = 1 << 12, /* an image stands directly before it */
	SP_IN_JUMP = 1 << 13, /* all of it links into the page itself */
	SP_IN_TRAIL = 1 << 14 /* the sections above the page: "Home » Law" */
};

struct sp_block {
	struct sp_str text; /* white space collapsed, entities resolved */
	size_t links; /* bytes of text inside links */
	size_t times; /* … inside <time> */
	enum sp_block_kind kind;
	unsigned in;
	unsigned level; /* of a heading, 1 to 6 */
	unsigned size; /* of <font size>, 1 to 7; 0 where none is named */
	unsigned elem; /* number of the element whose text it is */
	struct sp_str lang; /* nearest lang attribute, or empty */
};

/*
 * The elements that make lines of their own, numbered in the order of their
 * start tags; 0 is the page.  What stands below element e are e and the
 * numbers that follow it up to the next one whose `up` is smaller than e.
 */
struct sp_elem {
	unsigned up; /* the element in which it stands; 0 for 0 */
	unsigned in; /* what it adds itself to the sp_block_in of its text */
	const char *tag; /* "p", "div"; "" for one that HTML does not know */
	struct sp_str name; /* ".class", the first one, else "#id", or empty */
};

/* A <time datetime>, or another element that tells machines a day. */
struct sp_html_time {
	struct sp_str date; /* as the page writes it */
	size_t block; /* in which it stands, or before which */
	unsigned in; /* sp_block_in of where it stands */
	bool published; /* it says that it is the day of publication … */
	bool updated; /* … or that of a change */
};

/* Where the date of a page comes from. */
enum sp_html_dated {
	SP_HTML_UNDATED,
	SP_HTML_BY_TIME, /* the first sp_html_time of all */
	SP_HTML_BY_PUBLISHED, /* … that says what it is */
	SP_HTML_BY_HEAD /* meta elements, JSON-LD */
};

struct sp_html {
	struct sp_block *block;
	size_t n;
	size_t cap;
	struct sp_elem *elem;
	size_t n_elems;
	size_t elem_cap;
	struct sp_str title; /* of <title> */
	struct sp_str og_title;
	struct sp_str lang; /* of <html> */
	struct sp_str canonical; /* link rel=canonical or og:url */
	struct sp_html_time *time; /* in the order of the page */
	size_t n_times;
	size_t time_cap;
	struct sp_str date; /* published, as the page writes it */
	enum sp_html_dated dated;
	struct sp_str author;
	struct sp_str section; /* of the site: "National" */
	struct sp_str site; /* og:site_name, or the publisher */
	struct sp_arena mem; /* owns all the text */
	struct sp_html_scratch *scratch; /* memory of the work, kept */
};

#endif
