/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_LENGTH_H
#define SPEAN_LENGTH_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/bead.h>
#include <spean/str.h>

/*
 * What the lengths of two runs of sentences say for their being translations.
 *
 * Lengths count code points that are not space.  The length of a translation
 * is log-normal around ratio × the length of its source, and the less certain
 * the shorter the text (after Gale & Church 1993, eq. 2, whose variance grows
 * with the length; in logarithms it falls).  It is held against a length by
 * itself: log-normal around the mean of the side.
 */
struct sp_length_side {
	size_t n; /* sentences */
	double *sum; /* of the lengths of the sentences before sentence i */
	double *own; /* what the sentences before i bring to any bead */
	double variance; /* of ln(length + 1) of a sentence */
	size_t cap_sum, cap_own;
};

/* Start with = {0}; used again for the next two texts. */
struct sp_lengths {
	struct sp_length_side side[2]; /* source, target */
	double log_ratio;
	double spread; /* the variance of the ratio, of what is usual */
};

/* Read n and m sentences, in place of those before; the ratio is guessed from
 * all of both.  The strings are borrowed only during the call.  False when
 * memory fails. */
bool sp_lengths_read(struct sp_lengths *lengths, const struct sp_str *src,
    size_t n, const struct sp_str *tgt, size_t m);
void sp_lengths_release(struct sp_lengths *lengths);

/* Take the ratio and its spread from the beads of a first alignment, each
 * counting as much as it is certain: omitted passages do not bend them. */
void sp_lengths_fit(struct sp_lengths *lengths, const struct sp_beads *beads);

/* A run of sentences that may stand on one side of a bead. */
struct sp_length_run {
	double log_length;
	double precision; /* of a source: 1 / (2 · variance) */
	double own; /* what it brings to any bead, in nats */
};

/* Sentences [from, to) of side s; blocks: they are whole blocks of sentences,
 * whose cuts tell nothing. */
struct sp_length_run sp_length_run(const struct sp_lengths *lengths, size_t s,
    size_t from, size_t to, bool blocks);

/* What both together say, in nats, without what each brings. */
double sp_length_worth(const struct sp_lengths *lengths,
    const struct sp_length_run *src, const struct sp_length_run *tgt);

#endif
