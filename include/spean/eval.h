/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_EVAL_H
#define SPEAN_EVAL_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/bead.h>
#include <spean/err.h>

/*
 * How good an alignment is, measured against gold as the field's scorers do:
 *
 * precision  of all beads of the system, how many are right
 * recall     of the gold beads with text on both sides, how many are found
 *
 * Strict: a bead is right where gold has exactly the same.  Lax: where its two
 * sides overlap with the two sides of one gold bead (a gap: where gold has a
 * gap that overlaps with it).
 */
struct sp_eval {
	size_t gold; /* gold beads with both sides */
	size_t system; /* beads of the system */
	size_t right[2]; /* of system, strict and lax */
	size_t found[2]; /* of gold, strict and lax */

	/* Calibration of the scores, where the system gives any: ten bins of
	 * equal width; beads, right ones and sum of scores in each. */
	size_t bin_n[10];
	size_t bin_right[10];
	double bin_score[10];
};

/* Precision, recall and their harmonic mean; 0 where nothing is there. */
struct sp_prf {
	double p, r, f;
};

/*
 * Both must be whole alignments: beads in order, no sentence twice.  The counts
 * are added to eval (= {0}).  SP_BAD_RECORD where one is not, with its number;
 * SP_NOMEM.
 */
enum sp_status sp_eval_beads(const struct sp_beads *gold,
    const struct sp_beads *system, struct sp_eval *eval, struct sp_err *err);

/* Count a score and whether what has it is right; nothing else. */
void sp_eval_scored(struct sp_eval *eval, double score, bool right);

/* The sum of the counts of several documents. */
void sp_eval_add(struct sp_eval *sum, const struct sp_eval *eval);

struct sp_prf sp_eval_strict(const struct sp_eval *eval);
struct sp_prf sp_eval_lax(const struct sp_eval *eval);

/* The mean difference, over the beads, between score and share of right ones in
 * a bin (expected calibration error). */
double sp_eval_calibration(const struct sp_eval *eval);

/*
 * The middle 95 % of strict F1 over rounds of drawing n documents from n with
 * return (percentile bootstrap); the draws are the same every time.  SP_NOMEM.
 */
enum sp_status sp_eval_bootstrap(const struct sp_eval *docs, size_t n,
    size_t rounds, double *low, double *high, struct sp_err *err);

#endif
