/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CRF_H
#define SPEAN_CRF_H

/* What the parts of the program weights share: documents whose alignment is
 * known, and the sums over the paths through them. */
#include <stdbool.h>
#include <stddef.h>

#include <spean/band.h>
#include <spean/bead.h>
#include <spean/evidence.h>
#include <spean/lattice.h>
#include <spean/lex.h>
#include <spean/weights.h>

#define SHAPES 10
extern const struct sp_lattice_shape shape[SHAPES];

/* The worth of the evidence for a bead is the sum of these, each times its
 * weight; but that of the words is looked at by sp_weigh_words. */
struct phi {
	float of[SP_WEIGHTS];
};

struct text {
	struct sp_buf bytes;
	struct sp_str *line;
	size_t n;
};

struct document {
	struct text text[2];
	struct sp_beads beads; /* the gold's */
	const struct sp_lex *lex; /* NULL: none */
	size_t n, m, group;
	struct sp_band band; /* points near the path of the gold */
	struct phi (*bead)[SHAPES]; /* by point where it begins */
	/* By point: whether the gold has the bead of a shape that begins there;
	 * and whether it leaves out the next sentence of the source, of the
	 * target. */
	bool (*gold)[SHAPES + 2];
	/* What any gap has of SP_WEIGHT_GAP_EXPLAINED and _HABIT. */
	double explained, habit;
	size_t both; /* beads of the gold with text on both sides */
};

/* Read dir/docNNN.{en,km,gold}, with a lexicon or NULL; false where there is no
 * such document. */
bool document_read(struct document *doc, const char *dir, size_t number,
    const struct sp_lex *lex);

/* Find the scores' slope and shift: align the n documents by the weights and
 * see which beads are right; share is what a document's beads count. */
void scores_learn(const struct document *document, size_t n,
    const double *share, struct sp_weights *weights);

/* ln of the sum over all paths, or over those of the gold; the evidence that is
 * to be expected on them, times sign, is added to slope. */
double document_sum(const struct document *doc, bool gold,
    const struct sp_weights *weights, double sign, double *slope);

#endif
