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
struct sp_lexical; /* two texts, and source runs that are open */

/* So many source runs may be open at once. */
#define SP_LEXICAL_SLOTS 4

struct sp_lexical *sp_lexical_new(struct sp_err *err);
void sp_lexical_free(struct sp_lexical *lexical);

/* Take two texts, which stay the caller's, unchanged, while they are asked
 * about.  SP_NOMEM. */
enum sp_status sp_lexical_set(struct sp_lexical *lexical,
    const struct sp_glossary *glossary, struct sp_err *err);

/*
 * Take the shares of words that the model explains from the beads of a first
 * alignment, each counting as much as it is certain, by expectation
 * maximisation.  All slots are empty then.  False when memory fails.
 */
bool sp_lexical_fit(struct sp_lexical *lexical, const struct sp_beads *beads);

/* Open source tokens [from, to) in a slot, in place of the run there was; false
 * when memory fails: the slot is empty then. */
bool sp_lexical_open(
    struct sp_lexical *lexical, size_t slot, size_t from, size_t to);

/*
 * What speaks for the open run and target tokens [end[0], end[1]), [end[0],
 * end[2]), ..., [end[0], end[n]): the sums of both ways, to worth[0 .. n - 1].
 */
void sp_lexical_worth(struct sp_lexical *lexical, size_t slot,
    const size_t *end, size_t n, double *worth);

#endif
