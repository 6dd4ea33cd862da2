/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_LATTICE_H
#define SPEAN_LATTICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/band.h>
#include <spean/bead.h>

/*
 * The worth, in nats, of the bead of sentences [i, i + ni) and [j, j + nj);
 * more is better.  The coarse passes over long texts (search.h) ask it of beads
 * of blocks: then ni and nj count blocks of `unit` sentences, the last of a
 * text may be shorter, and i and j are the blocks' numbers.
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

/* What it is worth, in nats, to leave out a sentence or block: behind a bead,
 * behind another one of its side, behind one of the other. */
struct sp_gap {
	double open, on, turn;
};

/* The worth of a bead that may be on no path. */
#define SP_LATTICE_NEVER (-1e300)

/* Which steps a path may take, and what they are worth. */
struct sp_steps {
	uint32_t max; /* the most sentences on one side of a bead, 1 to 4 */
	uint32_t total; /* … on both sides together, 2 to 8 */
	bool scores; /* posteriors are wanted; else all scores are 1 */
	struct sp_gap gap;
	sp_worth_fn *worth;
	sp_row_fn *row; /* NULL: nobody wants to know */
	void *ctx;
};

/*
 * The paths through the points of a band, by beads of sentences or of blocks of
 * them: the best one, and the sums over all.
 *
 * What a gap is worth depends on the step before, so a path is at a point in
 * one of three states: behind a bead of both sides, in a gap of the source, in
 * a gap of the target.  Of two gaps in one place, that of the source comes
 * first, so that what says the same is one path.
 */
enum sp_lattice_state {
	SP_LATTICE_BEAD,
	SP_LATTICE_SRC, /* a gap of the source: no target */
	SP_LATTICE_TGT,
	SP_LATTICE_STATES
};

/* The largest shapes a search may allow: 4 × 4. */
#define SP_LATTICE_SHAPE  4
#define SP_LATTICE_SHAPES (SP_LATTICE_SHAPE * SP_LATTICE_SHAPE)

/* Rows that a bead can touch: its own and the 4 behind it. */
#define SP_LATTICE_RING (SP_LATTICE_SHAPE + 1)

struct sp_lattice_shape {
	uint32_t ni, nj;
};

/* Worths, or logarithms of sums, at a point. */
struct sp_lattice_point {
	double state[SP_LATTICE_STATES];
	double all; /* the best of the states, or their sum */
	enum sp_lattice_state best;
};

struct sp_lattice_sum;

/*
 * Where posteriors are wanted, a first pass goes from the end to the beginning
 * and sums up the paths from each point on.  The pass that finds the best path
 * goes from the beginning to the end, with the sums of the paths to the points
 * of the last rows, so that it can tell at once how sure a step is.
 */
struct sp_lattice {
	const struct sp_steps *steps;
	const struct sp_band *band;
	size_t unit; /* the sentences of a block */
	struct sp_lattice_shape shape[SP_LATTICE_SHAPES];
	size_t nshapes;
	double gap[SP_LATTICE_STATES][SP_LATTICE_STATES]; /* from, to */
	/* By point and state: the shape of the step that ends there best, and
	 * the state before it. */
	uint8_t (*from)[SP_LATTICE_STATES];
	/* The ln of the sum over all paths from a point to the end, by the
	 * state that they begin in; then of the posterior of the best step that
	 * ends there.  NULL: none are wanted. */
	double (*rest)[SP_LATTICE_STATES];
	double all; /* the same over all paths */
	enum sp_lattice_state last; /* that the best path ends in */
	/* Of the points of the last rows: the best path to them, and the ln of
	 * the sum over all paths to them. */
	struct sp_lattice_point *reach[SP_LATTICE_RING];
	struct sp_lattice_point *paths[SP_LATTICE_RING];
	struct sp_lattice_sum *sum[SP_LATTICE_RING]; /* before it is rest */
	/* The worths of the beads that end at the points of rows [first, end),
	 * nshapes a point. */
	double *known;
	size_t first, end;
};

/* Go through the points of a band, which stays the caller's, in blocks of
 * `unit` sentences.  False when memory fails; release it in either case. */
bool sp_lattice_run(struct sp_lattice *lattice, const struct sp_steps *steps,
    const struct sp_band *band, size_t unit);
void sp_lattice_release(struct sp_lattice *lattice);

/*
 * Walk the best path back from the end: start with at = that of
 * sp_lattice_end; false at the beginning.  The bead's score is its posterior, 1
 * where none are wanted.
 */
struct sp_lattice_at {
	size_t i, j;
	enum sp_lattice_state state;
};
struct sp_lattice_at sp_lattice_end(const struct sp_lattice *lattice);
bool sp_lattice_back(const struct sp_lattice *lattice, struct sp_lattice_at *at,
    struct sp_bead *bead);

#endif
