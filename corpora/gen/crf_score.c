/* SPDX-License-Identifier: MIT */
#include "crf.h"

#include <math.h>

#include <spean/align.h>

#include "gen.h"

/* A posterior is as sure as this, in nats, at most. */
#define SUREST 20.

#define STEPS 30

/* How far the scores go from the posteriors to what fits the documents best:
 * they must not promise too much of texts that are odder than those. */
#define WAY .4

/* A bead that was found. */
struct found {
	double logit; /* of its posterior */
	double share;
	bool right;
};

static struct found *found;
static size_t n, cap;

static bool
is_gold(const struct sp_beads *gold, const struct sp_bead *bead)
{
	for (size_t b = 0; b < gold->n; b++) {
		const struct sp_bead *it = &gold->bead[b];

		/* Of a gap it is no matter where the other side is then. */
		if (it->nsrc == bead->nsrc && it->ntgt == bead->ntgt &&
		    (bead->nsrc == 0 || it->src == bead->src) &&
		    (bead->ntgt == 0 || it->tgt == bead->tgt))
			return true;
	}
	return false;
}

static void
find(const struct document *doc, double share, const struct sp_weights *weights)
{
	const struct sp_lang *const lang[2] = {
	    sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))};
	struct sp_align *align = sp_align_new(lang, doc->lex, NULL);
	struct sp_beads beads = {0};

	if (!align)
		fail("a document", "out of memory");
	sp_align_set_weights(align, weights);
	if (sp_align_run(align, doc->text[0].line, doc->n, doc->text[1].line,
		doc->m, &beads, NULL) != SP_OK ||
	    !sp_grow(&found, &cap, n + beads.n, sizeof(*found)))
		fail("a document", "out of memory");
	for (size_t b = 0; b < beads.n; b++) {
		double p = beads.bead[b].score;
		double logit = p < 1 ? log(p / (1 - p)) : SUREST;

		found[n++] = (struct found){fmax(-SUREST, fmin(SUREST, logit)),
		    share, is_gold(&doc->beads, &beads.bead[b])};
	}
	sp_beads_release(&beads);
	sp_align_free(align);
}

/* A step of Newton's method for the logistic regression. */
static void
step(double *slope, double *shift)
{
	double a = 0, b = 0, aa = 1e-6, ab = 0, bb = 1e-6, det;

	for (size_t k = 0; k < n; k++) {
		double x = found[k].logit;
		double p = 1 / (1 + exp(-*slope * x - *shift));
		double far = found[k].share * (found[k].right - p);
		double flat = found[k].share * p * (1 - p);

		a += far * x;
		b += far;
		aa += flat * x * x;
		ab += flat * x;
		bb += flat;
	}
	det = aa * bb - ab * ab;
	*slope += (a * bb - b * ab) / det;
	*shift += (b * aa - a * ab) / det;
}

void
scores_learn(const struct document *document, size_t documents,
    const double *share, struct sp_weights *weights)
{
	double slope = 1, shift = 0;

	weights->of[SP_WEIGHT_SCORE_SLOPE] = slope;
	weights->of[SP_WEIGHT_SCORE_SHIFT] = shift;
	for (size_t d = 0; d < documents; d++)
		find(&document[d], share[d], weights);
	for (int k = 0; k < STEPS; k++)
		step(&slope, &shift);
	weights->of[SP_WEIGHT_SCORE_SLOPE] = 1 + WAY * (slope - 1);
	weights->of[SP_WEIGHT_SCORE_SHIFT] = WAY * shift;
}
