/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_SEARCH_H
#define SPEAN_SEARCH_H

#include <stddef.h>
#include <stdint.h>

#include <spean/bead.h>
#include <spean/err.h>

/*
 * The best monotone path through two texts, and how sure each of its beads is.
 * Knows nothing of text: whoever calls says what a bead is worth.
 *
 *          tgt 0  1  2  3  4
 *     src 0    ○
 *         1       ╲            a bead (i, ni, j, nj) is a step from point
 *         2        ○──○        (i, j) to (i + ni, j + nj); a path leads from
 *         3            ╲       (0, 0) to (n, m); its worth is the sum
 *         4             ○
 *
 * The best path is found exactly (Viterbi).  The score of its beads is their
 * posterior: the share, in exp(worth), of all paths that use that bead
 * (forward–backward).
 */

/* The worth, in nats, of the bead of sentences [i, i + ni) and [j, j + nj); more
 * is better.  Called at most twice for a bead. */
typedef double sp_worth_fn(const void *ctx, size_t i, size_t ni, size_t j,
    size_t nj);

struct sp_search {
	size_t n, m;	 /* sentences of either text, below 2^31 */
	uint32_t max;	 /* the most sentences on one side of a bead, 1 to 4 */
	uint32_t total;	 /* … on both sides together, 2 to 8 */
	double temper;	 /* posteriors are of worth × temper, > 0 */
	sp_worth_fn *worth;
	const void *ctx;
};

/*
 * Append the path's beads to beads, in order; every sentence stands in exactly
 * one.  Where n × m is more than SP_SEARCH_CELLS the path is looked for in a
 * band around a coarser path (search.c), so memory stays linear.  SP_NOMEM.
 */
#define SP_SEARCH_CELLS (UINT64_C(6) << 20)
enum sp_status sp_search_run(const struct sp_search *search,
    struct sp_beads *beads, struct sp_err *err);

#endif
