/* SPDX-License-Identifier: MIT */
#include <spean/search.h>

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#define NEVER (-1e300)

/* How many sentences of one level make a block of the next coarser one. */
#define COARSER 4

/* The largest shapes a search may allow: 2 gaps and 4 × 4. */
#define SHAPES_MAX 18

/* Rows that a bead can touch: its own and the 4 behind it. */
#define RING 5

/* What is this many nats below the rest does not change a sum of doubles. */
#define LOST 40

struct shape {
	uint32_t ni, nj;
};

/*
 * The points of one level that a path may pass: in row i the columns
 * [lo[i], hi[i]).  at[i] is where row i begins in the arrays that hold one
 * element a point.
 */
struct band {
	size_t n, m; /* points (0, 0) to (n, m) */
	size_t *lo, *hi, *at;
};

struct level {
	const struct sp_search *search;
	size_t unit;
	struct band band;
	struct shape shape[SHAPES_MAX];
	size_t nshapes;
	uint8_t *from; /* the shape of the step that ends best at a point */
	double *alpha; /* ln of the sum over all paths to a point, or NULL */
	/* Of the last rows only: the worth of the best path to a point, then
	 * the ln of the sum over all paths from a point. */
	double *ring[RING];
};

/* Terms of a sum that is kept as its logarithm. */
struct sum {
	double term[SHAPES_MAX];
	size_t n;
	double high;
};

static bool
inside(const struct band *band, size_t i, size_t j)
{
	return i <= band->n && j >= band->lo[i] && j < band->hi[i];
}

static size_t
point(const struct band *band, size_t i, size_t j)
{
	return band->at[i] + (j - band->lo[i]);
}

static void
band_release(struct band *band)
{
	free(band->lo);
	free(band->hi);
	free(band->at);
	*band = (struct band){0};
}

static bool
band_new(struct band *band, size_t n, size_t m)
{
	*band = (struct band){.n = n, .m = m};
	band->lo = malloc((n + 1) * sizeof(size_t));
	band->hi = malloc((n + 1) * sizeof(size_t));
	band->at = malloc((n + 2) * sizeof(size_t));
	if (band->lo && band->hi && band->at)
		return true;
	band_release(band);
	return false;
}

/* Give each row its place in the arrays; the last is how many points. */
static void
band_number(struct band *band)
{
	band->at[0] = 0;
	for (size_t i = 0; i <= band->n; i++)
		band->at[i + 1] = band->at[i] + band->hi[i] - band->lo[i];
}

static void
band_all(struct band *band)
{
	for (size_t i = 0; i <= band->n; i++) {
		band->lo[i] = 0;
		band->hi[i] = band->m + 1;
	}
	band_number(band);
}

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
		return sum->n ? sum->high : NEVER;
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

/* The best path to point (i, j), and the sum of all, from the points before. */
static void
reach(struct level *level, size_t i, size_t j)
{
	const struct band *band = &level->band;
	size_t here = point(band, i, j);
	struct sum sum = {.n = 0};
	double best = NEVER;

	for (size_t k = 0; k < level->nshapes; k++) {
		struct shape shape = level->shape[k];
		size_t i0 = i - shape.ni, j0 = j - shape.nj;
		double w, path;

		if (shape.ni > i || shape.nj > j || !inside(band, i0, j0))
			continue;
		w = worth(level, shape, i0, j0);
		path = *in_ring(level, i0, j0) + w;
		if (path > best) {
			best = path;
			level->from[here] = (uint8_t)k;
		}
		if (level->alpha)
			sum_add(&sum,
			    level->alpha[point(band, i0, j0)] +
				w * level->search->temper);
	}
	*in_ring(level, i, j) = best;
	if (level->alpha)
		level->alpha[here] = sum_log(&sum);
}

static void
forward(struct level *level)
{
	for (size_t i = 0; i <= level->band.n; i++)
		for (size_t j = level->band.lo[i]; j < level->band.hi[i]; j++)
			if (i + j > 0)
				reach(level, i, j);
			else
				*in_ring(level, 0, 0) = 0;
}

static bool
ring_new(struct level *level)
{
	const struct band *band = &level->band;
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
level_new(struct level *level, bool sums)
{
	size_t points = level->band.at[level->band.n + 1];

	level->from = malloc(points);
	level->alpha = sums ? malloc(points * sizeof(double)) : NULL;
	if (!level->from || (sums && !level->alpha) || !ring_new(level))
		return false;
	if (sums)
		level->alpha[0] = 0;
	set_shapes(level);
	forward(level);
	return true;
}

static void
level_release(struct level *level)
{
	band_release(&level->band);
	free(level->from);
	free(level->alpha);
	for (size_t k = 0; k < RING; k++)
		free(level->ring[k]);
}

/*
 * Let each row have the columns of the rows up to `rows` above and below.  A
 * passage that the target alone has is a long step within one row, and the
 * coarse path knows only about where that row is.
 */
static void
widen(struct band *band, size_t rows)
{
	for (size_t r = band->n + 1; r-- > 0;)
		band->lo[r] = r > rows ? band->lo[r - rows] : 0;
	for (size_t r = 0; r <= band->n; r++)
		band->hi[r] =
		    band->n - r > rows ? band->hi[r + rows] : band->m + 1;
}

/*
 * Make the band of the next finer level: for each of its rows, SP_SEARCH_BAND
 * blocks to either side of where the coarse path goes through, in both
 * directions.
 */
static void
narrow(const struct level *coarse, struct band *fine)
{
	const size_t reach_cols = SP_SEARCH_BAND * COARSER;
	size_t i = coarse->band.n, j = coarse->band.m;
	size_t row = fine->n + 1; /* rows from here on have their columns */

	while (i + j > 0) {
		struct shape s =
		    coarse->shape[coarse->from[point(&coarse->band, i, j)]];
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
	/* Every row overlaps with the next: the borders never step back. */
	fine->lo[0] = 0;
	fine->hi[fine->n] = fine->m + 1;
	for (size_t r = fine->n; r > 0; r--)
		if (fine->lo[r - 1] > fine->lo[r])
			fine->lo[r - 1] = fine->lo[r];
	for (size_t r = 1; r <= fine->n; r++)
		if (fine->hi[r] < fine->hi[r - 1])
			fine->hi[r] = fine->hi[r - 1];
	widen(fine, reach_cols);
	band_number(fine);
}

static size_t
blocks(size_t sentences, size_t unit)
{
	return (sentences + unit - 1) / unit;
}

/* The band of the level of `unit`: all points where they are few enough. */
static bool
find_band(const struct sp_search *search, size_t unit, struct band *band)
{
	size_t n = blocks(search->n, unit), m = blocks(search->m, unit);
	struct level coarse = {.search = search, .unit = unit * COARSER};
	bool done = false;

	if (!band_new(band, n, m))
		return false;
	if (n == 0 || m <= SP_SEARCH_CELLS / n) {
		band_all(band);
		return true;
	}
	if (find_band(search, coarse.unit, &coarse.band) &&
	    level_new(&coarse, false)) {
		narrow(&coarse, band);
		done = true;
	}
	level_release(&coarse);
	if (!done)
		band_release(band);
	return done;
}

/* The beads of the best path, the last first. */
static bool
trace(const struct level *level, struct sp_beads *beads)
{
	size_t i = level->band.n, j = level->band.m;

	while (i + j > 0) {
		struct shape s =
		    level->shape[level->from[point(&level->band, i, j)]];

		i -= s.ni;
		j -= s.nj;
		if (!sp_beads_add(beads,
			(struct sp_bead){
			    (uint32_t)i, (uint32_t)j, s.ni, s.nj, 0}))
			return false;
	}
	return true;
}

/* ln of the sum over all paths from point (i, j) to the end. */
static double
paths_from(const struct level *level, size_t i, size_t j)
{
	const struct band *band = &level->band;
	struct sum sum = {.n = 0};

	if (i == band->n && j == band->m)
		return 0;
	for (size_t k = 0; k < level->nshapes; k++) {
		struct shape s = level->shape[k];
		double rest;

		if (!inside(band, i + s.ni, j + s.nj))
			continue;
		rest = *in_ring(level, i + s.ni, j + s.nj);
		if (rest > NEVER)
			sum_add(&sum,
			    rest +
				worth(level, s, i, j) * level->search->temper);
	}
	return sum_log(&sum);
}

/* The share of all paths that use this bead. */
static double
posterior(const struct level *level, const struct sp_bead *bead, double all)
{
	struct shape s = {bead->nsrc, bead->ntgt};
	size_t i = bead->src, j = bead->tgt;
	double share = exp(level->alpha[point(&level->band, i, j)] +
	    worth(level, s, i, j) * level->search->temper +
	    *in_ring(level, i + s.ni, j + s.nj) - all);

	return share < 1 ? share : 1;
}

/*
 * Go backward over the rows and give the path's beads, the last of which comes
 * first, their posteriors.  A point that next to no path passes is left out, so
 * that points before it need not ask what beads are worth; most are such.
 */
static void
posteriors(struct level *level, struct sp_bead *bead, size_t nbeads)
{
	const struct band *band = &level->band;
	double all = level->alpha[point(band, band->n, band->m)];
	size_t b = 0;

	for (size_t i = band->n + 1; i-- > 0;) {
		for (size_t j = band->hi[i]; j-- > band->lo[i];) {
			double rest = paths_from(level, i, j);

			if (level->alpha[point(band, i, j)] + rest < all - LOST)
				rest = NEVER;
			*in_ring(level, i, j) = rest;
		}
		for (; b < nbeads && bead[b].src == i; b++)
			bead[b].score = posterior(level, &bead[b], all);
	}
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

	done = find_band(search, 1, &level.band) && level_new(&level, true) &&
	    trace(&level, beads);
	if (done)
		posteriors(&level, beads->bead + old, beads->n - old);
	level_release(&level);
	if (!done) {
		beads->n = old;
		return sp_err_set(err, SP_NOMEM, "out of memory");
	}
	reverse(beads->bead + old, beads->n - old);
	return SP_OK;
}
