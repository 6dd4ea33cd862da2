/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_SOUND_H
#define SPEAN_SOUND_H

#include <stddef.h>
#include <stdint.h>

#include <spean/err.h>
#include <spean/feature.h>
#include <spean/index.h>
#include <spean/lang.h>
#include <spean/str.h>

/*
 * The Latin names of a text that stand in one in Khmer by their sound
 * (name_find.h), and what that says of two sentences being translations.  Of
 * two texts one is in Khmer, whichever; of others nothing is said.
 *
 * With p the chance that a sentence without the name has as good a place for
 * it, a name is found where it belongs with a density f(p) in a share of the
 * cases h, and in any sentence as often as the text seems to say it, in a
 * share s of its sentences, so that a match is worth
 *
 *     ln [ (1 - h + h · f(p)) / (1 - s + s · f(p)) ]
 *
 * which is at most ln(h / s), however small p is: a name that is found in many
 * sentences says little.  Where it is not found, nothing is said.
 *
 * It takes time for each name and sentence.  Texts of more than SP_SOUND_PAIRS
 * pairs of sentences are not searched, and of the names no more, in their
 * order, than SP_SOUND_BYTES bytes of Khmer can be searched for, counting all
 * of the text for each.
 */
#define SP_SOUND_PAIRS ((size_t)1 << 16)
#define SP_SOUND_BYTES ((size_t)1 << 23)

struct sp_sound; /* of two texts; scratch, used again for the next two */

struct sp_sound *sp_sound_new(struct sp_err *err);
void sp_sound_free(struct sp_sound *sound);

/*
 * Read two texts, in place of those read before: their sentences, indexes and
 * features, which are borrowed only during the call.  Not looked for are names
 * that the features have on the Khmer side, too, and words that may be none.
 * SP_NOMEM; then there is nothing.
 */
enum sp_status sp_sound_read(struct sp_sound *sound,
    const struct sp_lang *const lang[2], const struct sp_str *const text[2],
    const struct sp_index *const index[2], const struct sp_features *features,
    struct sp_err *err);

/* A bit of 64 for each name of sentences [from, to) of side s that is found
 * somewhere: where two have none in common, nothing is worth anything. */
uint64_t sp_sound_kinds(
    const struct sp_sound *sound, size_t s, size_t from, size_t to);

/* What the names say for a bead of ni sentences from i on and nj from j on;
 * each counts once, where it is found best.  0 where there are none. */
double sp_sound_worth(
    struct sp_sound *sound, size_t i, size_t ni, size_t j, size_t nj);

#endif
