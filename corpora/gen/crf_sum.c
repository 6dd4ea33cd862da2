/* SPDX-License-Identifier: MIT */
#include "crf.h"

#include <math.h>
#include <stdlib.h>

#include "gen.h"

#define NEVER  SP_LATTICE_NEVER
#define STATES SP_LATTICE_STATES

/* The sums over the paths to a point, and from it to the end, by state. */
struct sums {
	double (*to)[STATES], (*from)[STATES];
};

static double
plus(double a, double b)
{
	double high = a > b ? a : b, low = a > b ? b : a;

	return low > NEVER / 2 ? high + log1p(exp(low - high)) : high;
}

static double
plus_all(const double state[STATES])
{
	return plus(plus(state[0], state[1]), state[2]);
}

/* The weight of a gap of state `to` behind a state. */
static enum sp_weight
gap_weight(size_t before, size_t to)
{
	if (before == to)
		return SP_WEIGHT_GAP_ON;
	if (before == SP_LATTICE_BEAD)
		return SP_WEIGHT_GAP_OPEN;
	return to == SP_LATTICE_TGT ? SP_WEIGHT_GAP_TURN : SP_WEIGHTS;
}

static double
gap_worth(const struct document *doc, const struct sp_weights *weights,
    size_t before, size_t to)
{
	enum sp_weight weight = gap_weight(before, to);

	if (weight == SP_WEIGHTS)
		return NEVER;
	return weights->of[weight] +
	    weights->of[SP_WEIGHT_GAP_EXPLAINED] * doc->explained +
	    weights->of[SP_WEIGHT_GAP_HABIT] * doc->habit;
}

static double
bead_worth(const struct phi *phi, const struct sp_weights *weights)
{
	double sum = 0;

	for (size_t w = SP_WEIGHT_1_1; w < SP_WEIGHTS; w++)
		if (w != SP_WEIGHT_WORDS)
			sum += weights->of[w] * (double)phi->of[w];
	return sum + sp_weigh_words(weights, (double)phi->of[SP_WEIGHT_WORDS]);
}

/* Where the bead or gap k (0 and 1: gaps) that begins at a point ends; false
 * where that is outside, or the gold has none. */
static bool
step(const struct document *doc, bool gold, size_t i, size_t j, size_t k,
    size_t *end)
{
	size_t ni = k < 2 ? 1 - k : shape[k - 2].ni;
	size_t nj = k < 2 ? k : shape[k - 2].nj;

	if (!sp_band_has(&doc->band, i + ni, j + nj))
		return false;
	*end = sp_band_at(&doc->band, i + ni, j + nj);
	return !gold ||
	    doc->gold[sp_band_at(&doc->band, i, j)][k < 2 ? SHAPES + k : k - 2];
}

static void
sum_to(const struct document *doc, bool gold, const struct sp_weights *weights,
    struct sums *sums)
{
	const struct sp_band *band = &doc->band;
	size_t end;

	sums->to[0][SP_LATTICE_BEAD] = 0;
	for (size_t i = 0; i <= band->n; i++)
		for (size_t j = band->lo[i]; j < band->hi[i]; j++) {
			size_t here = sp_band_at(band, i, j);
			double all = plus_all(sums->to[here]);

			for (size_t k = 0; k < SHAPES + 2; k++) {
				double *to;

				if (!step(doc, gold, i, j, k, &end))
					continue;
				to = &sums->to[end][k < 2 ? k + 1 : 0];
				if (k >= 2)
					*to = plus(*to,
					    all +
						bead_worth(
						    &doc->bead[here][k - 2],
						    weights));
				for (size_t s = 0; k < 2 && s < STATES; s++)
					*to = plus(*to,
					    sums->to[here][s] +
						gap_worth(
						    doc, weights, s, k + 1));
			}
		}
}

/* A step's share of all paths goes to the slope. */
static void
add_gap(const struct document *doc, double share, size_t before, size_t to,
    double *slope)
{
	if (gap_weight(before, to) == SP_WEIGHTS)
		return;
	slope[gap_weight(before, to)] += share;
	slope[SP_WEIGHT_GAP_EXPLAINED] += share * doc->explained;
	slope[SP_WEIGHT_GAP_HABIT] += share * doc->habit;
}

static void
add_bead(const struct phi *phi, const struct sp_weights *weights, double share,
    double *slope)
{
	double words = (double)phi->of[SP_WEIGHT_WORDS];
	double plain = weights->of[SP_WEIGHT_WORDS] * words;

	for (size_t w = SP_WEIGHT_1_1; w < SP_WEIGHTS; w++)
		if (w != SP_WEIGHT_WORDS)
			slope[w] += share * (double)phi->of[w];
	/* Only as far as the bead is none of those that are loose. */
	slope[SP_WEIGHT_WORDS] += share * words * (1 - SP_LOOSE) *
	    exp(plain - sp_weigh_words(weights, words));
}

/* Take a step of one point and kind back from its end, and add it up. */
static void
sum_back(const struct document *doc, const struct sp_weights *weights,
    size_t here, size_t k, size_t end, double all, double sign,
    struct sums *sums, double *slope)
{
	const double *rest = sums->from[end];
	double worth;

	if (k >= 2) {
		worth = bead_worth(&doc->bead[here][k - 2], weights) +
		    rest[SP_LATTICE_BEAD];
		add_bead(&doc->bead[here][k - 2], weights,
		    sign * exp(plus_all(sums->to[here]) + worth - all), slope);
	}
	for (size_t s = 0; s < STATES; s++) {
		if (k < 2) {
			worth = gap_worth(doc, weights, s, k + 1) + rest[k + 1];
			add_gap(doc,
			    sign * exp(sums->to[here][s] + worth - all), s,
			    k + 1, slope);
		}
		sums->from[here][s] = plus(sums->from[here][s], worth);
	}
}

static void
sum_from(const struct document *doc, bool gold,
    const struct sp_weights *weights, double all, double sign,
    struct sums *sums, double *slope)
{
	const struct sp_band *band = &doc->band;
	size_t last = sp_band_at(band, band->n, band->m), end;

	for (size_t s = 0; s < STATES; s++)
		sums->from[last][s] = 0;
	for (size_t i = band->n + 1; i-- > 0;)
		for (size_t j = band->hi[i]; j-- > band->lo[i];)
			for (size_t k = 0; k < SHAPES + 2; k++)
				if (step(doc, gold, i, j, k, &end))
					sum_back(doc, weights,
					    sp_band_at(band, i, j), k, end, all,
					    sign, sums, slope);
}

double
document_sum(const struct document *doc, bool gold,
    const struct sp_weights *weights, double sign, double *slope)
{
	size_t points = doc->band.at[doc->band.n + 1];
	struct sums sums = {malloc(points * sizeof(*sums.to)),
	    malloc(points * sizeof(*sums.from))};
	double all;

	if (!sums.to || !sums.from)
		fail("a document", "out of memory");
	for (size_t p = 0; p < points; p++)
		for (size_t s = 0; s < STATES; s++)
			sums.to[p][s] = sums.from[p][s] = NEVER;
	sum_to(doc, gold, weights, &sums);
	all =
	    plus_all(sums.to[sp_band_at(&doc->band, doc->band.n, doc->band.m)]);
	sum_from(doc, gold, weights, all, sign, &sums, slope);
	free(sums.to);
	free(sums.from);
	return all;
}
