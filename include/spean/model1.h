/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_MODEL1_H
#define SPEAN_MODEL1_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/err.h>

/*
 * IBM Model 1 (Brown et al. 1993) in both directions over a few thousand pairs
 * in memory, with a prior (Dirichlet) for each word: its words of the other
 * side as a lexicon has them, or else as they are in all texts, so that a word
 * that is seen once explains little.
 *
 * Words are numbers below 2^31; 0 is NULL on either side, which stands in every
 * pair unsaid.  The second side's words and their pairs begin at first[1], …
 */
struct sp_model1_unit {
	size_t first[2], n[2]; /* its words */
	double weight;
	size_t cell; /* the model's own */
};

struct sp_model1 {
	struct sp_model1_unit *unit;
	size_t units, cap_unit;
	uint32_t *word[2]; /* of all units */
	size_t words[2], cap_word[2];
	size_t kinds[2]; /* all numbers are below */
	/* What a lexicon says of two words, p(b|a) and p(a|b), neither NULL;
	 * untouched where it has none. */
	void (*prior)(void *ctx, uint32_t a, uint32_t b, float p[2]);
	/* Whether it knows a word of a side at all. */
	bool (*knows)(void *ctx, size_t side, uint32_t word);
	void *ctx;

	/* Made by running. */
	struct sp_model1_link *link;
	size_t links, cap_link;
	uint32_t *cell; /* units' tables of links */
	size_t cells, cap_cell;
	uint32_t *slot;
	size_t slots;
	float *share[2], *sum[2];
	float *best; /* by the words of a unit */
	size_t cap_best;
};

/* Learn, all units being there.  SP_NOMEM; SP_TOO_LARGE. */
enum sp_status sp_model1_run(struct sp_model1 *model, struct sp_err *err);

/*
 * How likely each of the second words of a unit is meant by those of its first
 * words that are asked for: the geometric mean of their share in what explains
 * it, and of its chance of bringing forth one of them against that of the
 * likeliest.  From 0 to 1.  False when memory fails.
 */
bool sp_model1_meant(struct sp_model1 *model, const struct sp_model1_unit *unit,
    const bool *asked, float *meant);

void sp_model1_release(struct sp_model1 *model);

#endif
