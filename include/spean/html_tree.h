/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_HTML_TREE_H
#define SPEAN_HTML_TREE_H

#include <stddef.h>

#include <spean/arena.h>
#include <spean/err.h>
#include <spean/str.h>

/*
 * Inside of the module html: a page parsed into the parser's tree, which lives
 * in mem.  Start with = {0}.
 */
struct sp_html_tree {
	struct sp_arena mem;
	const void *root; /* a node of the parser: the element <html> */
};

/* SP_TOO_LARGE where the tree is out of all proportion to page; SP_NOMEM. */
enum sp_status sp_html_tree_parse(
    struct sp_html_tree *tree, struct sp_str page, struct sp_err *err);
void sp_html_tree_release(struct sp_html_tree *tree);

#endif
