/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_HTML_DEPTH_H
#define SPEAN_HTML_DEPTH_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/html_token.h>

/*
 * Inside of the module html: how many elements are open at once, for the time
 * of the parser grows with the square of them.  Those that the next tag closes
 * by itself do not count: 10,000 <p> are one deep.
 */
#define SP_HTML_OPEN_MAX 512

/* What there was of a page when a tag began: see html_thin.h. */
struct sp_html_mark {
	size_t page;
	size_t pieces;
};

struct sp_html_open {
	struct sp_str name;
	unsigned tag, is;
	bool inert; /* its start tag said so */
	/* The rest is html_fold's, and nothing where that is inert. */
	bool whole; /* it and all in it is nested as it is written */
	bool root; /* … and a single element for the parser */
	bool in_p; /* it or what it stands in is a p, as far as whole */
	unsigned kind; /* see sp_html_tag_fold */
	unsigned all; /* the groups of it and of all it stands in */
	unsigned marks; /* how many formatting elements these are */
	size_t event; /* its start */
	struct sp_html_mark mark;
};

struct sp_html_depth {
	struct sp_html_open open[SP_HTML_OPEN_MAX]; /* the innermost last */
	size_t n; /* start with 0 */
};

/* A start tag; inert: it has no part in the tree.  False where it is one too
 * many. */
bool sp_html_depth_start(
    struct sp_html_depth *depth, const struct sp_html_token *tag, bool inert);

/* An end tag; false where that is of no element, or of one that is inert. */
bool sp_html_depth_end(
    struct sp_html_depth *depth, const struct sp_html_token *tag);

#endif
