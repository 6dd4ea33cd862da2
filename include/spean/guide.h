/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_GUIDE_H
#define SPEAN_GUIDE_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/band.h>
#include <spean/bead.h>
#include <spean/err.h>
#include <spean/str.h>

/*
 * What is known of the path through two texts before it is looked for: marks,
 * sentences of which someone says that they belong together.
 *
 *          tgt 0  1  2  3  4
 *     src 0    ○  ○  ·  ·  ·   a mark of source sentence 1 and target
 *         1    ○  ○  ·  ·  ·   sentence 1 leaves the points ○: what leads
 *         2    ·  ·  ○  ○  ○   from those before to those behind is a bead
 *         3    ·  ·  ○  ○  ○   that has both sentences
 */
struct sp_guide_mark {
	size_t src, tgt; /* the sentences [src, src + nsrc), from 0 */
	size_t nsrc, ntgt; /* 1 to 4 each, 5 in all */
	/* They are a bead, without any other; else the bead that they belong to
	 * may have more. */
	bool whole;
	size_t place; /* where the caller has the mark from, a line, say */
};

/* Start with = {0}. */
struct sp_guide {
	struct sp_guide_mark *mark;
	size_t n, cap;
};

/* In any order.  False when memory fails. */
bool sp_guide_add(struct sp_guide *guide, const struct sp_guide_mark *mark);
void sp_guide_release(struct sp_guide *guide);

/*
 * Read a record "src TAB tgt": the sentences of either side, from 1, as a pair
 * stream has them ("4", "4,5"); further columns are passed over.  SP_BAD_RECORD
 * where it is none, or has sentences beyond the n of the source and the m of
 * the target, or more than a bead has.
 */
enum sp_status sp_guide_parse(struct sp_str rec, size_t n, size_t m,
    struct sp_guide_mark *mark, struct sp_err *err);

/*
 * Sort the marks and make one of those that share a sentence, for the path of
 * texts of n and m sentences: what the functions below and sp_align_guide ask
 * for.  SP_BAD_RECORD where no path can have them all; *place is that of one of
 * those to blame.
 */
enum sp_status sp_guide_settle(struct sp_guide *guide, size_t n, size_t m,
    size_t *place, struct sp_err *err);

/* The points that the marks leave, in a band that the caller releases; rows
 * within a mark are empty.  False when memory fails. */
bool sp_guide_limits(
    const struct sp_guide *guide, size_t n, size_t m, struct sp_band *limits);

/* False for a bead that leads from one of those points to another and yet
 * breaks a whole mark. */
bool sp_guide_allows(
    const struct sp_guide *guide, size_t i, size_t ni, size_t j, size_t nj);

#endif
