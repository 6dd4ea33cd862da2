/* SPDX-License-Identifier: MIT */
#include <spean/search.h>

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include <spean/band.h>

/* How many sentences of one level make a block of the next coarser one. */
#define COARSER 4

/* The largest shapes a search may allow: 2 gaps and 4 × 4. */
#define SHAPES_MAX 18

/* Rows that a bead can touch: its own and the 4 behind it. */
#define RING 5

/* What is this many nats below the rest does not change a sum of doubles. */
#define LOST 40

/* The worths of beads are kept for so many points: 100 MB with 12 shapes. */
#define KNOWN_MAX ((size_t)1 << 20)

struct shape {
	uint32_t ni, nj;
};

struct level {
	const struct sp_search *search;
	size_t unit;
	struct sp_band band;
	struct shape shape[SHAPES_MAX];
	size_t nshapes;
	/* The shape of the step that ends best at a point; with KEPT, where the
	 * best path through the point is not hopeless. */
	uint8_t *from;
	/* The worth of the best path to a point, and later, of the points kept,
	 * the ln of the sum over all paths to it. */
	double *reach;
	/* The same from a point to the end, of the last rows only. */
	double *ring[RING];
	/* The worths of the beads that end at a point, nshapes a point, so that
	 * each is asked for once; NULL where there would be too many. */
	double *known;
};

#define KEPT 0x80

/* Terms of a sum that is kept as its logarithm. */
struct sum {
	double term[SHAPES_MAX];
	size_t n;
	double high;
};

static void
set_shapes(struct level *level)
{
	const struct sp_search *s = level->search;

	level->shape[level->nshapes++] = (struct shape){1, 0};
	level->shape[level->nshapes++] = (struct shape){0, 1};
	for (uint32_t ni = 1; ni <= s->max; ni++)
		for (uint32_t nj = 1; nj <= s->max; nj++)
			if (ni + nj <= s->total)
				level->shape[level->nshapes++] =
				    (struct shape){ni, nj};
}

static double
worth(const struct level *level, struct shape shape, size_t i, size_t j)
{
	return level->search->worth(
	    level->search->ctx, level->unit, i, shape.ni, j, shape.nj);
}

/* The same of a bead that the band has, and that was asked for before. */
static double
known_worth(const struct level *level, size_t k, size_t i, size_t j)
{
	struct shape s = level->shape[k];
	size_t end;

	if (!level->known)
		return worth(level, s, i, j);
	end = sp_band_at(&level->band, i + s.ni, j + s.nj);
	return level->known[end * level->nshapes + k];
}

static void
sum_add(struct sum *sum, double term)
{
	if (sum->n == 0 || term > sum->high)
		sum->high = term;
	sum->term[sum->n++] = term;
}

/* ln of the sum of exp(term). */
static double
sum_log(const struct sum *sum)
{
	double all = 0;

	if (sum->n <= 1)
		return sum->n ? sum->high : SP_SEARCH_NEVER;
	for (size_t k = 0; k < sum->n; k++)
		if (sum->term[k] > sum->high - LOST)
			all += exp(sum->term[k] - sum->high);
	return sum->high + log(all);
}

/* The value of point (i, j) in the ring of rows. */
static double *
in_ring(const struct level *level, size_t i, size_t j)
{
	return &level->ring[i % RING][j - level->band.lo[i]];
}

static struct shape
step_to(const struct level *level, size_t i, size_t j)
{
	size_t here = sp_band_at(&level->band, i, j);

	return level->shape[level->from[here] & ~KEPT];
}

/* The best path to point (i, j) from the points before. */
static void
reach_best(struct level *level, size_t i, size_t j)
{
	const struct sp_band *band = &level->band;
	size_t here = sp_band_at(band, i, j);
	double best = SP_SEARCH_NEVER;

	level->from[here] = 0; /* no path may lead here */
	for (size_t k = 0; k < level->nshapes; k++) {
		struct shape shape = level->shape[k];
		size_t i0 = i - shape.ni, j0 = j - shape.nj;
		double path, bead;

		if (shape.ni > i || shape.nj > j || !sp_band_has(band, i0, j0))
			continue;
		bead = worth(level, shape, i0, j0);
		if (level->known)
			level->known[here * level->nshapes + k] = bead;
		path = level->reach[sp_band_at(band, i0, j0)] + bead;
		if (path > best) {
			best = path;
			level->from[here] = (uint8_t)k;
		}
	}
	level->reach[here] = best;
}

static void
find_best(struct level *level)
{
	level->from[0] = 0;
	level->reach[0] = 0;
	for (size_t i = 0; i <= level->band.n; i++)
		for (size_t j = level->band.lo[i]; j < level->band.hi[i]; j++)
			if (i + j > 0)
				reach_best(level, i, j);
}

static bool
ring_new(struct level *level)
{
	const struct sp_band *band = &level->band;
	size_t widest = 0;

	for (size_t i = 0; i <= band->n; i++)
		if (band->hi[i] - band->lo[i] > widest)
			widest = band->hi[i] - band->lo[i];
	for (size_t k = 0; k < RING; k++)
		if (!(level->ring[k] = malloc(widest * sizeof(double))))
			return false;
	return true;
}

static bool
level_new(struct level *level)
{
	size_t points = level->band.at[level->band.n + 1];

	level->from = malloc(points);
	level->reach = malloc(points * sizeof(double));
	if (!level->from || !level->reach)
		return false;
	set_shapes(level);
	if (level->search->temper > 0 && points <= KNOWN_MAX) {
		level->known =
		    malloc(points * level->nshapes * sizeof(*level->known));
		if (!level->known)
			return false;
	}
	find_best(level);
	return true;
}

static void
level_release(struct level *level)
{
	sp_band_release(&level->band);
	free(level->from);
	free(level->reach);
	free(level->known);
	for (size_t k = 0; k < RING; k++)
		free(level->ring[k]);
}

/*
 * Make the band of the next finer level: for each of its rows, SP_SEARCH_BAND
 * blocks to either side of where the coarse path goes through, in both
 * directions.
 */
static void
narrow(const struct level *coarse, struct sp_band *fine)
{
	const size_t reach_cols = SP_SEARCH_BAND * COARSER;
	size_t i = coarse->band.n, j = coarse->band.m;
	size_t row = fine->n + 1; /* rows from here on have their columns */

	while (i + j > 0) {
		struct shape s = step_to(coarse, i, j);
		size_t i0 = i - s.ni, j0 = j - s.nj;
		size_t left = j0 * COARSER, right = j * COARSER;
		size_t first = i0 * COARSER;

		left = left > reach_cols ? left - reach_cols : 0;
		right =
		    right + reach_cols < fine->m ? right + reach_cols : fine->m;
		if (left > fine->m)
			left = fine->m;
		/* A row that stands already only grows to the left. */
		if (row <= fine->n && left < fine->lo[row])
			fine->lo[row] = left;
		while (row > first) {
			row--;
			fine->lo[row] = left;
			fine->hi[row] = right + 1;
		}
		i = i0;
		j = j0;
	}
	sp_band_close(fine, reach_cols);
}

static size_t
blocks(size_t sentences, size_t unit)
{
	return (sentences + unit - 1) / unit;
}

/*
 * The points of a level of blocks of `unit` at and around which the limits have
 * points: generous by a block, for a bead of blocks begins and ends where
 * blocks do.
 */
static void
set_limits(const struct sp_band *limits, size_t unit, struct sp_band *band)
{
	for (size_t r = 0; r <= band->n && limits; r++) {
		size_t first = r > 0 && unit > 1 ? (r - 1) * unit : r;
		size_t last = unit > 1 ? (r + 1) * unit : r;

		/* A row without points has its borders all the same. */
		last = last < limits->n ? last : limits->n;
		band->lo[r] = limits->lo[first] / unit;
		band->hi[r] = (limits->hi[last] + unit - 2) / unit + 1;
	}
}

/* The points of the level of `unit` that a path may pass, and whether they are
 * few enough to pass them all. */
static bool
are_few(const struct sp_search *search, size_t unit, struct sp_band *band)
{
	/* What a block is worth takes as long to say as it has sentences. */
	uint64_t limit = unit == 1 ? SP_SEARCH_CELLS : SP_SEARCH_CELLS / 16;

	if (!search->limits) {
		sp_band_all(band);
		return band->n == 0 || band->m <= limit / band->n;
	}
	set_limits(search->limits, unit, band);
	/* Numbers the points. */
	sp_band_cut(band, band, SIZE_MAX);
	return band->at[band->n + 1] <= limit;
}

/* The band of the level of `unit`: all points where they are few enough. */
static bool
find_band(const struct sp_search *search, size_t unit, struct sp_band *band)
{
	struct level coarse = {.search = search, .unit = unit * COARSER};
	struct sp_band limits = {0};
	bool done = false;

	if (!sp_band_new(
		band, blocks(search->n, unit), blocks(search->m, unit)))
		return false;
	if (are_few(search, unit, band))
		return true;
	if (sp_band_copy(&limits, band) &&
	    find_band(search, coarse.unit, &coarse.band) &&
	    level_new(&coarse)) {
		narrow(&coarse, band);
		sp_band_cut(band, &limits, 0);
		done = true;
	}
	level_release(&coarse);
	sp_band_release(&limits);
	if (!done)
		sp_band_release(band);
	return done;
}

/* The beads of the best path, the last first. */
static bool
trace(const struct level *level, struct sp_beads *beads)
{
	size_t i = level->band.n, j = level->band.m;

	while (i + j > 0) {
		struct shape s = step_to(level, i, j);

		i -= s.ni;
		j -= s.nj;
		if (!sp_beads_add(beads,
			(struct sp_bead){
			    (uint32_t)i, (uint32_t)j, s.ni, s.nj, 1}))
			return false;
	}
	return true;
}

/* The worth of the best path from point (i, j) to the end. */
static double
best_from(const struct level *level, size_t i, size_t j)
{
	double best = SP_SEARCH_NEVER;

	if (i == level->band.n && j == level->band.m)
		return 0;
	for (size_t k = 0; k < level->nshapes; k++) {
		struct shape s = level->shape[k];
		double path;

		if (!sp_band_has(&level->band, i + s.ni, j + s.nj))
			continue;
		path = *in_ring(level, i + s.ni, j + s.nj) +
		    known_worth(level, k, i, j);
		best = path > best ? path : best;
	}
	return best;
}

/*
 * Keep the points through which a path leads that is not LOST against the best
 * one; they are few, and only they need sums, which cost an exponential each.
 */
static void
keep_points(struct level *level)
{
	const struct sp_band *band = &level->band;
	double least = level->reach[sp_band_at(band, band->n, band->m)] -
	    LOST / level->search->temper;

	for (size_t i = band->n + 1; i-- > 0;)
		for (size_t j = band->hi[i]; j-- > band->lo[i];) {
			size_t here = sp_band_at(band, i, j);
			double rest = best_from(level, i, j);

			*in_ring(level, i, j) = rest;
			if (level->reach[here] + rest >= least)
				level->from[here] |= KEPT;
		}
}

static bool
is_kept(const struct level *level, size_t i, size_t j)
{
	return sp_band_has(&level->band, i, j) &&
	    level->from[sp_band_at(&level->band, i, j)] & KEPT;
}

/* ln of the sum over all paths to point (i, j), from the points before. */
static double
paths_to(const struct level *level, size_t i, size_t j)
{
	struct sum sum = {.n = 0};

	if (i + j == 0)
		return 0;
	for (size_t k = 0; k < level->nshapes; k++) {
		struct shape s = level->shape[k];

		if (s.ni <= i && s.nj <= j &&
		    is_kept(level, i - s.ni, j - s.nj))
			sum_add(&sum,
			    level->reach[sp_band_at(
				&level->band, i - s.ni, j - s.nj)] +
				known_worth(level, k, i - s.ni, j - s.nj) *
				    level->search->temper);
	}
	return sum_log(&sum);
}

/* The same over all paths from it to the end. */
static double
paths_from(const struct level *level, size_t i, size_t j)
{
	struct sum sum = {.n = 0};

	if (i == level->band.n && j == level->band.m)
		return 0;
	for (size_t k = 0; k < level->nshapes; k++) {
		struct shape s = level->shape[k];

		if (is_kept(level, i + s.ni, j + s.nj))
			sum_add(&sum,
			    *in_ring(level, i + s.ni, j + s.nj) +
				known_worth(level, k, i, j) *
				    level->search->temper);
	}
	return sum_log(&sum);
}

/* The share of all paths that use this bead. */
static double
posterior(const struct level *level, const struct sp_bead *bead, double all)
{
	struct shape s = {bead->nsrc, bead->ntgt};
	size_t i = bead->src, j = bead->tgt;
	double share = exp(level->reach[sp_band_at(&level->band, i, j)] +
	    worth(level, s, i, j) * level->search->temper +
	    *in_ring(level, i + s.ni, j + s.nj) - all);

	return share < 1 ? share : 1;
}

/* Give the path's beads, the last of which comes first, their posteriors. */
static bool
find_posteriors(struct level *level, struct sp_bead *bead, size_t nbeads)
{
	const struct sp_band *band = &level->band;
	double all;
	size_t b = 0;

	if (!ring_new(level))
		return false;
	keep_points(level);
	for (size_t i = 0; i <= band->n; i++)
		for (size_t j = band->lo[i]; j < band->hi[i]; j++)
			if (is_kept(level, i, j))
				level->reach[sp_band_at(band, i, j)] =
				    paths_to(level, i, j);
	all = level->reach[sp_band_at(band, band->n, band->m)];
	for (size_t i = band->n + 1; i-- > 0;) {
		for (size_t j = band->hi[i]; j-- > band->lo[i];)
			if (is_kept(level, i, j))
				*in_ring(level, i, j) = paths_from(level, i, j);
		for (; b < nbeads && bead[b].src == i; b++)
			bead[b].score = posterior(level, &bead[b], all);
	}
	return true;
}

static void
reverse(struct sp_bead *bead, size_t n)
{
	for (size_t k = 0; k < n / 2; k++) {
		struct sp_bead swap = bead[k];

		bead[k] = bead[n - 1 - k];
		bead[n - 1 - k] = swap;
	}
}

enum sp_status
sp_search_run(
    const struct sp_search *search, struct sp_beads *beads, struct sp_err *err)
{
	struct level level = {.search = search, .unit = 1};
	size_t old = beads->n;
	bool done;

	done = (search->band ? sp_band_copy(&level.band, search->band)
			     : find_band(search, 1, &level.band)) &&
	    level_new(&level) && trace(&level, beads);
	if (done && search->temper > 0 && beads->n > old)
		done =
		    find_posteriors(&level, beads->bead + old, beads->n - old);
	level_release(&level);
	if (!done) {
		beads->n = old;
		return sp_err_set(err, SP_NOMEM, "out of memory");
	}
	if (beads->n > old)
		reverse(beads->bead + old, beads->n - old);
	return SP_OK;
}
