/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_WEIGHTS_H
#define SPEAN_WEIGHTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/err.h>
#include <spean/str.h>

/*
 * What each piece of evidence counts for a bead, in nats.  A path's worth is
 * the sum over its beads, and exp(worth) its share of all paths (a conditional
 * random field: Lafferty, McCallum & Pereira 2001), so that weights can be
 * learned from aligned texts, and posteriors are probabilities.
 */
enum sp_weight {
	SP_WEIGHT_GAP_OPEN, /* a sentence left out behind a bead */
	SP_WEIGHT_GAP_ON, /* … behind another one of its side */
	SP_WEIGHT_GAP_TURN, /* … behind one of the other side */
	/* … times ln(share of the words that the lexicon explains, of half):
	 * where it is small, the translation is free, and what seems to be left
	 * out may only be said otherwise. */
	SP_WEIGHT_GAP_EXPLAINED,
	SP_WEIGHT_GAP_HABIT, /* … times how usual gaps are in the texts */
	SP_WEIGHT_1_1,
	SP_WEIGHT_1_2, /* and 2-1; so with the others */
	SP_WEIGHT_2_2,
	SP_WEIGHT_1_3,
	SP_WEIGHT_1_4,
	SP_WEIGHT_2_3, /* and all that are larger */
	SP_WEIGHT_MERGED, /* times how usual all but 1-1 are (habit.h) */
	SP_WEIGHT_LENGTH, /* times what the lengths say (length.h) */
	SP_WEIGHT_WORDS, /* times what the words say (lexical.h) */
	SP_WEIGHT_NUMBER, /* times the rarity of a number on both sides */
	SP_WEIGHT_NUMBER_ALONE, /* for a number on one side only */
	SP_WEIGHT_NAME, /* times the rarity of a name on both sides */
	SP_WEIGHT_MARK, /* times the rarity of a mark on both sides (marks.h) */
	SP_WEIGHT_MARK_ALONE, /* for a mark on one side only */
	SP_WEIGHT_STOP, /* for a sentence in a line that the other side lacks */
	SP_WEIGHT_SOUND, /* times what names found by sound say (sound.h) */
	/* No evidence: a posterior's logit, times the slope, plus the shift, is
	 * that of the score. */
	SP_WEIGHT_SCORE_SLOPE,
	SP_WEIGHT_SCORE_SHIFT,
	SP_WEIGHTS
};

struct sp_weights {
	double of[SP_WEIGHTS];
};

/* Those of corpora/weights. */
extern const struct sp_weights sp_weights_built;

/* The name of a weight in a file: "gap-open", "1-1", …. */
const char *sp_weight_name(enum sp_weight weight);

/*
 * Take a line "name TAB value" of a file of weights, or a comment ("# ...").
 * SP_BAD_RECORD where it is no such line.
 */
enum sp_status sp_weights_parse(
    struct sp_str line, struct sp_weights *weights, struct sp_err *err);

/*
 * What the words of a bead count for, if they say `worth`: a share SP_LOOSE of
 * beads is translated so freely that the words of one are to those of the other
 * as by chance, ln((1 - SP_LOOSE) · exp(weight · worth) + SP_LOOSE).
 */
#define SP_LOOSE .05
double sp_weigh_words(const struct sp_weights *weights, double worth);

/*
 * How likely a bead is right that the paths give this posterior, 0 to 1: texts
 * are less odd than the weights, which were learned of odd ones too, have them
 * (Platt 1999).
 */
double sp_weigh_posterior(const struct sp_weights *weights, double posterior);

/* The weight of a bead's shape, of sentences or blocks. */
enum sp_weight sp_weight_of_shape(size_t ni, size_t nj);

#endif
