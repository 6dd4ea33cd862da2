/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_NEAR_H
#define SPEAN_NEAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/err.h>
#include <spean/map.h>
#include <spean/norm_map.h>
#include <spean/term.h>

/*
 * How near texts are to one that is to be translated, in the percents of
 * translators' tools, and what is other in them.
 *
 * Terms (term.h) are put in, taken out or exchanged until one text is the
 * other; each time costs 1, and 1/10 where a number takes the place of a
 * number.  Of the least cost c and n, the terms of the longer text,
 *
 *     100 (1 - c / n)     rounded down, but no more than 98 where c > 0
 *     99                  where c is 0: case, signs, spaces and spellings
 *                         may be other
 *
 * Numbers are what begins with a digit; 1,500 and 1500 are two of them.  A text
 * of nothing but numbers is near none but those with the same numbers.  Two
 * texts that have numbers alone in common are not near.
 */
#define SP_NEAR_SAME 99 /* the same terms */

enum sp_near_kind {
	SP_NEAR_NUMBER, /* a number for a number */
	SP_NEAR_OTHER /* anything for anything, or for nothing */
};

/* Bytes of the text asked for that stand in place of some of the other.  Where
 * one is empty it is the place before the next term, or behind the last. */
struct sp_near_step {
	enum sp_near_kind kind;
	struct sp_norm_range asked, other;
};

/* The text asked for.  = {0}; one can be used again and again. */
struct sp_near {
	struct sp_map ids;
	uint32_t *a, *b; /* the terms, asked for and other, as numbers */
	size_t na, nb, a_cap, b_cap;
	uint32_t *tally, *row;
	size_t tally_cap, row_cap;
	unsigned char *move;
	size_t move_cap;
	bool literal; /* nothing but numbers */
	struct sp_near_step *step; /* what sp_near_steps found */
	size_t n, cap;
};

void sp_near_release(struct sp_near *near);

/* Begin with the terms of the text asked for.  SP_NOMEM. */
enum sp_status sp_near_begin(
    struct sp_near *near, const struct sp_terms *asked, struct sp_err *err);

/* Term i is a number that another may stand for. */
bool sp_near_is_number(const struct sp_near *near, size_t i);

/*
 * The percents of a text; 0 where they are less than min, from 1 on, or where
 * neither has a term.  Takes time in proportion to its terms, times those that
 * min allows to differ.  SP_TOO_LARGE where that is more than 10^8; SP_NOMEM.
 */
enum sp_status sp_near_percent(struct sp_near *near,
    const struct sp_terms *other, unsigned min, unsigned *percent,
    struct sp_err *err);

/* What is other, in order.  Both were read with their maps.  Where a step would
 * touch the next the two are one, but for numbers.  Statuses as above. */
enum sp_status sp_near_steps(struct sp_near *near, const struct sp_terms *asked,
    const struct sp_terms *other, struct sp_err *err);

#endif
