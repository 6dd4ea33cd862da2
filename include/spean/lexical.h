/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_LEXICAL_H
#define SPEAN_LEXICAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/bead.h>
#include <spean/err.h>
#include <spean/glossary.h>

/*
 * How much the words of two runs of sentences speak for their being
 * translations: the log-likelihood ratio of each side's words, given the other
 * side's by IBM Model 1 and by chance (Moore 2002, with a mixture):
 *
 *     sum over tgt words k of  ln(L · P(k | src) + 1 - L),
 *     P(k | src) = (t(k|NULL) + sum over src words e of t(k|e))
 *                  / ((|src| + 1) · share of k)
 *
 * and the same the other way.  L is the share of words that the model explains,
 * which is large in a manual and small in a poem: it is taken from a first
 * alignment.  Words of which the lexicon knows nothing say nothing.
 */
struct sp_lexical; /* two texts, and the place in them that is asked about */

/* The most sentences of a run. */
#define SP_LEXICAL_RUN 4

struct sp_lexical *sp_lexical_new(struct sp_err *err);
void sp_lexical_free(struct sp_lexical *lexical);

/* Take two texts, which stay the caller's, unchanged, while they are asked
 * about.  SP_NOMEM. */
enum sp_status sp_lexical_set(struct sp_lexical *lexical,
    const struct sp_glossary *glossary, struct sp_err *err);

/*
 * Take the shares of words that the model explains from the beads of a first
 * alignment, each counting as much as it is certain, by expectation
 * maximisation.  False when memory fails: then they are as they were.
 */
bool sp_lexical_fit(struct sp_lexical *lexical, const struct sp_beads *beads);

/* The share of words that the model explains, the mean of both sides. */
double sp_lexical_explained(const struct sp_lexical *lexical);

/*
 * Prepare for runs of the source that end with sentence `last` or one of the
 * SP_LEXICAL_RUN - 1 behind it, and for runs of the target within sentences
 * [from, to): what speaks for a run of either side is what speaks for each of
 * its sentences, given the run of the other side, so that is laid out once.
 * Rows are quickest in order.
 */
void sp_lexical_row(
    struct sp_lexical *lexical, size_t last, size_t from, size_t to);

/*
 * What speaks for source sentences [i, i + ni) and target sentences [j, j +
 * nj), none of them empty: the sum of both ways.  What no row was prepared for
 * is asked for just so, but that takes long.
 */
double sp_lexical_worth(
    struct sp_lexical *lexical, size_t i, size_t ni, size_t j, size_t nj);

/* Whether memory has failed since the last set: worths are wrong then. */
bool sp_lexical_failed(const struct sp_lexical *lexical);

#endif
