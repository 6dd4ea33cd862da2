/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TAG_MATCH_H
#define SPEAN_TAG_MATCH_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/tag.h>

/*
 * Which dates, times and quantities of two texts say the same (tag_agree.h):
 * each is held against all of the other text, and has one counterpart at most,
 * but a range may have one for either end.  Names are left alone.
 */
struct sp_tag_match {
	size_t src, tgt; /* the tags */
	double worth; /* how well they agree, above 0, up to 1 */
};

/* Start with = {0}; used again for the next two texts. */
struct sp_tag_matches {
	struct sp_tag_match *match; /* the best first */
	size_t n, cap;
	unsigned char *taken[2]; /* by tag: how often */
	size_t taken_cap[2];
};
void sp_tag_matches_release(struct sp_tag_matches *matches);

/* Match two texts, in place of those before.  False when memory fails: then
 * there are none. */
bool sp_tag_match(struct sp_tag_matches *matches, const struct sp_tags *src,
    const struct sp_tags *tgt);

#endif
