/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_SEARCH_H
#define SPEAN_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/band.h>
#include <spean/bead.h>
#include <spean/err.h>
#include <spean/lattice.h>

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
 * (forward–backward).  A point that all paths through it together pass with less
 * than e^-40 counts as if no path passed it.
 */

struct sp_search {
	size_t n, m; /* sentences of either text, below 2^31 */
	struct sp_steps steps;
	/* The points that a path may pass, closed (band.h); NULL: they are
	 * found by blocks. */
	const struct sp_band *band;
	/* The points among which blocks find them; NULL: all.  Its borders
	 * never step back, and a path of beads that are allowed leads from its
	 * beginning to every point, and from there to its end. */
	const struct sp_band *limits;
};

/*
 * Append the path's beads to beads, in order; every sentence stands in exactly
 * one.  Where n × m is more than SP_SEARCH_CELLS, the path is first looked for
 * in blocks of 4 sentences (of 16, of 64, …, until that is few enough), and
 * then in a band of SP_SEARCH_BAND blocks to either side of the coarser path,
 * so that time and memory stay linear.  SP_NOMEM; beads is untouched then.
 */
#define SP_SEARCH_CELLS (UINT64_C(4) << 20)
#define SP_SEARCH_BAND  8
enum sp_status sp_search_run(
    const struct sp_search *search, struct sp_beads *beads, struct sp_err *err);

#endif
