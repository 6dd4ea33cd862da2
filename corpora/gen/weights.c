/* SPDX-License-Identifier: MIT */
/*
 * Usage: weights GROUPS >weights.tsv
 *
 * Learns what the pieces of evidence count (weights.h) from documents whose
 * alignment is known.  A line of GROUPS is "FOLDER TAB LEXICON" ("none": none);
 * a folder holds docNNN.en, docNNN.km and docNNN.gold.  Groups count alike.
 *
 * The weights are those that make the gold's paths most likely: the sum, over
 * all documents, of ln(sum over the paths of the gold) - ln(sum over all paths)
 * is largest, less a small penalty.  They are found by BFGS with a line search
 * that goes back (Nocedal & Wright 2006, algorithms 3.1 and 6.1).
 */
#include "crf.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <spean/lex_read.h>
#include <spean/rec.h>

#include "gen.h"

/* What a weight loses that is far from where it began, and what a group has,
 * as if it were so many beads. */
#define PENALTY     .5
#define GROUP_BEADS 1000.

#define STEPS  60
#define HALVES 10
#define ENOUGH 1e-3 /* a step that gains less is the last */
#define ARMIJO 1e-4
#define GROUPS 256

const char gen_name[] = "weights";

static struct document *document;
static size_t documents, cap;
static double group_beads[GROUPS];

/* Where the weights begin: as Gale & Church (1993) have the shapes, more or
 * less, and what was chosen by hand before they were learned. */
static const struct sp_weights start = {{
    [SP_WEIGHT_GAP_OPEN] = -2.5,
    [SP_WEIGHT_GAP_ON] = -2.5,
    [SP_WEIGHT_GAP_TURN] = -2.5,
    [SP_WEIGHT_1_1] = -.2,
    [SP_WEIGHT_1_2] = -2.4,
    [SP_WEIGHT_2_2] = -4.7,
    [SP_WEIGHT_1_3] = -4.5,
    [SP_WEIGHT_1_4] = -6,
    [SP_WEIGHT_2_3] = -5.7,
    [SP_WEIGHT_LENGTH] = .85,
    [SP_WEIGHT_WORDS] = .5,
    [SP_WEIGHT_NUMBER] = .85,
    [SP_WEIGHT_NUMBER_ALONE] = -.4,
    [SP_WEIGHT_NAME] = .85,
    [SP_WEIGHT_SCORE_SLOPE] = 1,
}};

static struct sp_lex *
open_lexicon(const char *path)
{
	const struct sp_lex_read how = {
	    .lang = {sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))},
	    .jobs = 1};
	struct sp_err err = {0};
	struct sp_lex *lex;

	if (strcmp(path, "none") == 0)
		return NULL;
	lex = sp_lex_read_file(&how, path, &err);
	if (!lex)
		fail(path, err.msg);
	return lex;
}

static void
read_group(struct sp_str folder, struct sp_str lexicon, size_t group)
{
	struct sp_buf dir = {0}, path = {0};
	struct sp_lex *lex;

	sp_buf_add(&dir, folder);
	sp_buf_add(&path, lexicon);
	lex = open_lexicon(sp_buf_c(&path));
	for (size_t k = 0;; k++) {
		if (!sp_grow(&document, &cap, documents + 1, sizeof(*document)))
			fail(sp_buf_c(&dir), "out of memory");
		if (!document_read(
			&document[documents], sp_buf_c(&dir), k, lex))
			break;
		document[documents].group = group;
		group_beads[group] += (double)document[documents++].both;
	}
	if (group_beads[group] < 1)
		fail(sp_buf_c(&dir), "no documents");
	sp_buf_release(&dir);
	sp_buf_release(&path);
}

static void
read_groups(const char *path)
{
	struct sp_buf text = {0};
	struct sp_str rest, line, folder;
	size_t group = 0;

	read_path(path, &text);
	for (rest = sp_buf_str(&text); rest.n > 0; group++) {
		line = sp_str_cut(&rest, '\n');
		folder = sp_str_cut(&line, '\t');
		if (group == GROUPS || folder.n == 0 || line.n == 0)
			fail(path, "no folder and lexicon, or too many");
		read_group(folder, line, group);
	}
	sp_buf_release(&text);
}

/* What is to be largest, and its slope. */
static double
goodness(const struct sp_weights *weights, double slope[SP_WEIGHTS])
{
	double sum = 0;

	memset(slope, 0, SP_WEIGHTS * sizeof(*slope));
	for (size_t d = 0; d < documents; d++) {
		const struct document *doc = &document[d];
		double one[SP_WEIGHTS] = {0};
		double share = GROUP_BEADS / group_beads[doc->group];

		sum += share *
		    (document_sum(doc, true, weights, 1, one) -
			document_sum(doc, false, weights, -1, one));
		for (size_t w = 0; w < SP_WEIGHTS; w++)
			slope[w] += share * one[w];
	}
	for (size_t w = 0; w < SP_WEIGHTS; w++) {
		double far = weights->of[w] - start.of[w];

		sum -= PENALTY / 2 * far * far;
		slope[w] -= PENALTY * far;
	}
	/* All shapes may rise together: one stays.  The rare ones stay, too:
	 * documents that are made of pairs of lines have next to none. */
	slope[SP_WEIGHT_1_1] = slope[SP_WEIGHT_2_2] = slope[SP_WEIGHT_1_3] =
	    slope[SP_WEIGHT_1_4] = slope[SP_WEIGHT_2_3] = 0;
	return sum;
}

/* BFGS: take what a step has shown into the inverse of the curvature. */
static void
learn_curve(double h[SP_WEIGHTS][SP_WEIGHTS], const double *moved,
    const double *turned, bool first)
{
	double my = 0, yy = 0, yhy = 0, hy[SP_WEIGHTS] = {0};

	for (size_t a = 0; a < SP_WEIGHTS; a++) {
		my += moved[a] * turned[a];
		yy += turned[a] * turned[a];
	}
	if (!(my > 1e-12))
		return;
	for (size_t a = 0; first && a < SP_WEIGHTS; a++)
		h[a][a] = my / yy;
	for (size_t a = 0; a < SP_WEIGHTS; a++) {
		for (size_t b = 0; b < SP_WEIGHTS; b++)
			hy[a] += h[a][b] * turned[b];
		yhy += turned[a] * hy[a];
	}
	for (size_t a = 0; a < SP_WEIGHTS; a++)
		for (size_t b = 0; b < SP_WEIGHTS; b++)
			h[a][b] += (1 + yhy / my) * moved[a] * moved[b] / my -
			    (hy[a] * moved[b] + moved[a] * hy[b]) / my;
}

/* A step up the slope; what it gains, 0 where there is none. */
static double
climb(struct sp_weights *weights, double *good, double *slope,
    double h[SP_WEIGHTS][SP_WEIGHTS], bool first)
{
	double way[SP_WEIGHTS] = {0}, moved[SP_WEIGHTS], turned[SP_WEIGHTS];
	double rise = 0, length = 1, next_good = 0, next_slope[SP_WEIGHTS];
	struct sp_weights next;
	bool better = false;

	for (size_t a = 0; a < SP_WEIGHTS; a++) {
		for (size_t b = 0; b < SP_WEIGHTS; b++)
			way[a] += h[a][b] * slope[b];
		rise += way[a] * slope[a];
	}
	for (size_t t = 0; t < HALVES && !better; t++, length /= 3) {
		for (size_t a = 0; a < SP_WEIGHTS; a++)
			next.of[a] = weights->of[a] + length * way[a];
		next_good = goodness(&next, next_slope);
		better = next_good >= *good + ARMIJO * length * rise;
	}
	if (!better)
		return 0;
	for (size_t a = 0; a < SP_WEIGHTS; a++) {
		moved[a] = next.of[a] - weights->of[a];
		turned[a] = slope[a] - next_slope[a];
	}
	learn_curve(h, moved, turned, first);
	rise = next_good - *good;
	*weights = next;
	*good = next_good;
	memcpy(slope, next_slope, sizeof(next_slope));
	return rise;
}

/* Groups count alike for the scores, too. */
static void
learn_scores(struct sp_weights *weights)
{
	double *share = malloc((documents + 1) * sizeof(*share));

	if (!share)
		fail("the scores", "out of memory");
	for (size_t d = 0; d < documents; d++)
		share[d] = GROUP_BEADS / group_beads[document[d].group];
	scores_learn(document, documents, share, weights);
	free(share);
}

int
main(int argc, char **argv)
{
	struct sp_weights weights = start;
	double h[SP_WEIGHTS][SP_WEIGHTS] = {{0}}, slope[SP_WEIGHTS], good;

	if (argc != 2)
		fail("usage", "weights GROUPS");
	read_groups(argv[1]);
	for (size_t a = 0; a < SP_WEIGHTS; a++)
		h[a][a] = 1e-3;
	good = goodness(&weights, slope);
	for (int step = 0; step < STEPS; step++)
		if (climb(&weights, &good, slope, h, step == 0) < ENOUGH)
			break;
	learn_scores(&weights);
	puts("# Made by corpora/gen/weights.sh; corpora/weights/README says of "
	     "what.");
	for (size_t w = 0; w < SP_WEIGHTS; w++)
		printf("%s\t%.3f\n", sp_weight_name((enum sp_weight)w),
		    weights.of[w]);
	return end_output();
}
