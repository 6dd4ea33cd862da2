/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CORRIDOR_H
#define SPEAN_CORRIDOR_H

#include <stdbool.h>

#include <spean/band.h>
#include <spean/feature.h>
#include <spean/glossary.h>

/*
 * Where the path through two long texts must be looked for.  Sentences that
 * share rare words, by the lexicon, and features are likely pairs; the chain of
 * them, rising in both texts, whose sum of likeness is the largest (a weighted
 * longest increasing subsequence) is near the path:
 *
 *     likely pairs  o      chain  o—o            corridor
 *          o o             o                     the rows and columns between
 *            o   o           o                   two pairs of the chain, and
 *          o  o                 o                SP_CORRIDOR more on all sides
 *
 * Time and memory grow with the length of the texts, and with how large the
 * passages are that have no pair of the chain.
 */
#define SP_CORRIDOR 5

/*
 * Make the band for the texts that glossary and features have read; the caller
 * releases it.  Pairs through which limits (search.h; NULL: there are none)
 * leave no path are not likely, and those that every path must pass are in the
 * chain; the band may have points all the same that limits does not have.
 *
 * *found is false where the two have too little in common to tell: no pair of
 * the chain for so many sentences that the corridor would be wider than
 * SP_CORRIDOR_CELLS points, or a chain that is as good by chance.  Then the
 * band is empty.  False when memory fails.
 */
#define SP_CORRIDOR_CELLS ((size_t)400)
bool sp_corridor_find(const struct sp_glossary *glossary,
    const struct sp_features *features, const struct sp_band *limits,
    struct sp_band *band, bool *found);

#endif
