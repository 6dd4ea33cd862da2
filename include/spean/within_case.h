/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_WITHIN_CASE_H
#define SPEAN_WITHIN_CASE_H

#include <stdbool.h>
#include <stddef.h>

/* A sentence of a text of several, of which the translation may say nothing,
 * and what speaks for and against it: within_cases.h finds them. */
enum sp_within_feature {
	SP_WITHIN_BIAS, /* 1 */
	SP_WITHIN_JOINED, /* its side has more locs than the other */
	SP_WITHIN_DOUBT, /* … and how sure the aligner is not: -ln of the score */
	SP_WITHIN_WEAK, /* … and own, below */
	SP_WITHIN_SPARE, /* … and given, below */
	SP_WITHIN_OWN, /* the share of its words that the other side says */
	SP_WITHIN_REST, /* the same of the sentences beside it */
	/* Of what the other side says by words of this one, how much it has
	 * from this sentence, against its share of the words: a logarithm. */
	SP_WITHIN_GIVEN,
	SP_WITHIN_FAR, /* the square of that, with its sign */
	SP_WITHIN_LOST, /* what it would leave unsaid there, by word */
	SP_WITHIN_LEFT, /* the share there that is said without it */
	/* How unusual the lengths are: away from what is usual, in what
	 * check_gaps.h allows; with it and without. */
	SP_WITHIN_WITH,
	SP_WITHIN_WITHOUT,
	SP_WITHIN_PART, /* the share of the letters that it has not */
	SP_WITHIN_SHORT, /* one by its number of words */
	SP_WITHIN_MET, /* names and values that the other side says */
	SP_WITHIN_UNMET /* those that it does not */
};
#define SP_WITHIN_FEATURES (SP_WITHIN_UNMET + 1)

struct sp_within_case {
	size_t side;
	size_t start, end; /* bytes of the side's normal text */
	double feature[SP_WITHIN_FEATURES];
};

/* "bias", "joined", ..., as corpora/weights/within.tsv has them. */
const char *sp_within_feature_name(enum sp_within_feature feature);

/*
 * What the features count, in nats: how likely it is that the other side has
 * nothing for the sentence,
 *
 *     1 / (1 + exp(-sum of weight · feature))
 */
struct sp_within_weights {
	double of[SP_WITHIN_FEATURES];
};

/* Made of corpora/weights/within.tsv when the library is built. */
extern const struct sp_within_weights sp_within_weights_built;

double sp_within_weigh(
    const struct sp_within_weights *weights, const struct sp_within_case *it);

#endif
