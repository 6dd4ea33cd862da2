/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_ODDS_H
#define SPEAN_ODDS_H

#include <stddef.h>

#include <spean/assign.h>
#include <spean/candidates.h>
#include <spean/err.h>
#include <spean/str.h>

/*
 * From how much two documents are alike to the log-odds that they are a text
 * and its translation: a sum of features, each times a weight.  Some of them
 * tell how much the two are like others: a document of a subject is a little
 * like all that are of the same.  And some compare them to the usual pair of
 * the two collections: the middle one of those that are beyond doubt, as each
 * is far more like the other than like any third.  It tells how much the
 * lexicon knows of such text, and how much such translations leave out.
 */
enum sp_odds_feature {
	SP_ODDS_BIAS, /* 1 */
	SP_ODDS_TOLD, /* ln(told + .02), less that of the usual pair */
	/* ln of what is not told well, less that of the usual, where it is
	 * more; negative. */
	SP_ODDS_WELL,
	SP_ODDS_COVERED, /* the root of the product of both sides */
	SP_ODDS_ROWS_LEFT, /* what is not covered, times √rows */
	SP_ODDS_HEAD, /* what is told of the first sentences */
	SP_ODDS_RIVAL, /* ln(told + .02) of the best other; told .08 at least */
	SP_ODDS_NUMBERS, /* by sentences */
	SP_ODDS_NAMES, /* by sentences */
	SP_ODDS_LACKING, /* by √sentences */
	SP_ODDS_STRANGE, /* by √sentences */
	SP_ODDS_LENGTH, /* off from the usual ratio, times √sentences */
	SP_ODDS_DAYS, /* nats, by how far their days are apart */
	SP_ODDS_FEATURES
};

struct sp_odds_weights {
	double of[SP_ODDS_FEATURES];
};

/* With a lexicon, and without one: corpora/weights/README. */
extern const struct sp_odds_weights sp_odds_words, sp_odds_facts;

/* Take "name TAB value" into weights; what begins with # is passed.
 * SP_BAD_RECORD. */
enum sp_status sp_odds_parse(
    struct sp_str line, struct sp_odds_weights *weights, struct sp_err *err);

const char *sp_odds_name(enum sp_odds_feature feature);

/* The features of each candidate, in their order: SP_ODDS_FEATURES for each, to
 * be freed.  NULL where memory fails. */
double *sp_odds_features(const struct sp_candidates *all, struct sp_err *err);

/* Fill pair, room for all candidates, with their odds. */
enum sp_status sp_odds_of(const struct sp_candidates *all,
    const struct sp_odds_weights *weights, struct sp_assign *pair,
    struct sp_err *err);

#endif
