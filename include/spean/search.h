/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_SEARCH_H
#define SPEAN_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/band.h>
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
 * (forward–backward).  A point that all paths through it together pass with less
 * than e^-40 counts as if no path passed it.
 */

/*
 * The worth, in nats, of the bead of sentences [i, i + ni) and [j, j + nj);
 * more is better.  The coarse passes over long texts (below) ask it of beads of
 * blocks: then ni and nj count blocks of `unit` sentences, the last of a text
 * may be shorter, and i and j are the blocks' numbers.
 */
typedef double sp_worth_fn(
    void *ctx, size_t unit, size_t i, size_t ni, size_t j, size_t nj);

/*
 * Beads that end at points (i, j) will be asked for, and next those of rows i +
 * 1, i + 2, …: of the second text only blocks [from, to) stand in those and in
 * the three rows behind.
 */
typedef void sp_row_fn(
    void *ctx, size_t unit, size_t i, size_t from, size_t to);

struct sp_search {
	size_t n, m; /* sentences of either text, below 2^31 */
	uint32_t max; /* the most sentences on one side of a bead, 1 to 4 */
	uint32_t total; /* … on both sides together, 2 to 8 */
	bool scores; /* posteriors are wanted; else all scores are 1 */
	/* What it is worth to leave out a sentence or block: behind a bead,
	 * behind another one of its side, behind one of the other. */
	struct {
		double open, on, turn;
	} gap;
	sp_worth_fn *worth;
	sp_row_fn *row; /* NULL: nobody wants to know */
	void *ctx;
	/* The points that a path may pass, closed (band.h); NULL: they are
	 * found by blocks. */
	const struct sp_band *band;
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
