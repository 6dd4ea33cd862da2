/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_EXTRACT_BLOCKS_H
#define SPEAN_EXTRACT_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/arena.h>
#include <spean/err.h>
#include <spean/furniture.h>
#include <spean/html.h>
#include <spean/str.h>

/*
 * Inside of the module extract: what the blocks of a page are like, and where
 * among its elements the run of text stands.
 *
 * Lengths in characters, never words: Khmer has no spaces.  A paragraph is
 * what is at least SP_PROSE long and not mostly links; what is linked by more
 * than SP_LINKY is a link.
 */
#define SP_PROSE      60
#define SP_PROSE_LINK .35
#define SP_LINKY      .6

struct sp_judged {
	size_t chars;
	double link; /* share of the text that is linked */
	bool prose;
	bool ended;
	bool bad; /* by its flags */
	bool teaser; /* one of a row of links to stories */
	enum sp_furniture furniture;
};

struct sp_mass {
	size_t chars; /* of paragraphs below */
	size_t prose; /* number of them */
	size_t all; /* bytes of all text below */
	size_t links; /* … of it in links */
	size_t blocks; /* number of all below */
	size_t titles; /* … that are links as long as a headline */
	unsigned best; /* child with most chars */
	unsigned last; /* number of the last element below */
	size_t opens; /* number of the first block below */
	bool linked_heading;
	bool form; /* a <form> stands below */
	bool pictured; /* an image or a time stands below */
	bool in_row; /* with others like it */
	bool teaser;
};

struct sp_blocks {
	const struct sp_html *html;
	struct sp_judged *j; /* a value for each block */
	struct sp_mass *mass; /* a value for each element */
	bool *cell; /* whether a block is a cell of a table of data */
	unsigned bad; /* furniture flags that count */
	unsigned scope; /* article, main or the page */
	unsigned core; /* the element with the run of text */
	size_t first, last; /* paragraphs in core; n where there is none */
};

/* Judge each block by itself; all memory is mem's.  SP_OK or SP_NOMEM. */
enum sp_status sp_blocks_open(struct sp_blocks *f, const struct sp_html *html,
    struct sp_arena *mem, struct sp_err *err);

/* Find the run of text among the blocks that stand in none of bad (or-ed
 * sp_block_in). */
void sp_blocks_weigh(struct sp_blocks *f, unsigned bad);

bool sp_blocks_below(const struct sp_blocks *f, unsigned elem, unsigned top);

/* A line by itself: no heading, item, caption, or cell of a table of data. */
bool sp_blocks_is_line(const struct sp_blocks *f, size_t i);

#endif
