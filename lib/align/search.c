/* SPDX-License-Identifier: MIT */
#include <spean/search.h>

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include <spean/band.h>

/* How many sentences of one level make a block of the next coarser one. */
#define COARSER 4

/* The largest shapes a search may allow: 2 gaps and 4 × 4. */
#define SHAPE_MAX  4
#define SHAPES_MAX (2 + SHAPE_MAX * SHAPE_MAX)

/* Rows that a bead can touch: its own and the 4 behind it. */
#define RING (SHAPE_MAX + 1)

/* What is this many nats below the rest does not change a sum of doubles. */
#define LOST 40

/* The worths of beads are kept of rows with no more points than this, 25 MB
 * with 12 shapes, or of one row; what is not kept is asked for twice. */
#define KNOWN_MAX ((size_t)1 << 18)

struct shape {
	uint32_t ni, nj;
};

/* Terms of a sum that is kept as its logarithm. */
struct sum {
	double term[SHAPES_MAX];
	size_t n;
	double high;
};

/*
 * Where posteriors are wanted, a first pass goes from the end to the beginning
 * and sums up the paths from each point on.  The pass that finds the best path
 * goes from the beginning to the end, with the sums of the paths to the points
 * of the last rows, so that it can tell at once how sure a step is.
 */
struct level {
	const struct sp_search *search;
	size_t unit;
	const struct sp_band *band;
	struct sp_band own; /* where it is not the search's */
	struct shape shape[SHAPES_MAX];
	size_t nshapes;
	uint8_t *from; /* the shape of the step that ends best at a point */
	/* The ln of the sum over all paths from a point to the end; then of
	 * the posterior of the step that ends best there; NULL: not wanted. */
	double *rest;
	double all; /* the same over all paths */
	/* Of the points of the last rows: the worth of the best path to it, and
	 * the ln of the sum over all paths to it. */
	double *reach[RING], *paths[RING];
	struct sum *sum[RING]; /* of rest, before it is summed up */
	/* The worths of the beads that end at the points of rows [first, end),
	 * nshapes a point. */
	double *known;
	size_t first, end;
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

/* The value of point (i, j) in a ring of rows. */
static double *
in_ring(const struct level *level, double *const ring[], size_t i, size_t j)
{
	return &ring[i % RING][j - level->band->lo[i]];
}

static struct shape
step_to(const struct level *level, size_t i, size_t j)
{
	return level->shape[level->from[sp_band_at(level->band, i, j)]];
}

/* Whether the bead that ends at (i, j) begins at a point of the band. */
static bool
has_step(const struct level *level, struct shape shape, size_t i, size_t j)
{
	return shape.ni <= i && shape.nj <= j &&
	    sp_band_has(level->band, i - shape.ni, j - shape.nj);
}

/* The worths of the beads that end at point (i, j), by their shapes. */
static double *
known_at(const struct level *level, size_t i, size_t j)
{
	size_t at = sp_band_at(level->band, i, j);

	return &level->known[(at - level->band->at[level->first]) *
	    level->nshapes];
}

/* Ask for the beads that end in row i. */
static void
ask_row(const struct level *level, size_t i)
{
	const struct sp_search *search = level->search;
	const struct sp_band *band = level->band;
	size_t ahead =
	    i + search->max - 1 < band->n ? i + search->max - 1 : band->n;
	size_t from = band->lo[i] > search->max ? band->lo[i] - search->max : 0;
	size_t lowest = band->lo[i > search->max ? i - search->max : 0];

	if (search->row && i > 0 && band->hi[ahead] - 1 > from)
		search->row(search->ctx, level->unit, i,
		    from > lowest ? from : lowest, band->hi[ahead] - 1);
	for (size_t j = band->lo[i]; j < band->hi[i]; j++) {
		double *known = known_at(level, i, j);

		for (size_t k = 0; k < level->nshapes; k++) {
			struct shape s = level->shape[k];

			if (has_step(level, s, i, j))
				known[k] = worth(level, s, i - s.ni, j - s.nj);
		}
	}
}

/* The row before which rows that are known together begin, if the last of
 * them is `last`; and if the first of them is `first`, where they end. */
static size_t
rows_before(const struct level *level, size_t last)
{
	const size_t *at = level->band->at;
	size_t first = last;

	while (first > 0 && at[last + 1] - at[first - 1] <= KNOWN_MAX)
		first--;
	return first;
}

static size_t
rows_after(const struct level *level, size_t first)
{
	const size_t *at = level->band->at;
	size_t end = first + 1;

	while (end <= level->band->n && at[end + 1] - at[first] <= KNOWN_MAX)
		end++;
	return end;
}

static void
know(struct level *level, size_t first, size_t end)
{
	level->first = first;
	level->end = end;
	for (size_t i = first; i < end; i++)
		ask_row(level, i);
}

/* The best path to point (i, j) from the points before. */
static void
reach_best(struct level *level, size_t i, size_t j)
{
	const double *known = known_at(level, i, j);
	double best = SP_SEARCH_NEVER;
	size_t step = 0;

	for (size_t k = 0; k < level->nshapes; k++) {
		struct shape s = level->shape[k];
		double path;

		if (!has_step(level, s, i, j))
			continue;
		path = *in_ring(level, level->reach, i - s.ni, j - s.nj) +
		    known[k];
		if (path > best) {
			best = path;
			step = k;
		}
	}
	level->from[sp_band_at(level->band, i, j)] = (uint8_t)step;
	*in_ring(level, level->reach, i, j) = i + j > 0 ? best : 0;
}

/* Sum up the paths to point (i, j), and turn what is known of those from it
 * into the posterior of the best step. */
static void
sum_to(struct level *level, size_t i, size_t j)
{
	size_t here = sp_band_at(level->band, i, j);
	const double *known = known_at(level, i, j);
	double rest = level->rest[here], posterior = SP_SEARCH_NEVER, paths;
	struct sum sum = {.n = 0};

	if (i + j == 0)
		sum_add(&sum, 0);
	for (size_t k = 0; k < level->nshapes; k++) {
		struct shape s = level->shape[k];
		double before, term;

		if (!has_step(level, s, i, j))
			continue;
		before = *in_ring(level, level->paths, i - s.ni, j - s.nj);
		if (!(before > SP_SEARCH_NEVER))
			continue;
		term = before + known[k] * level->search->temper;
		sum_add(&sum, term);
		if (k == level->from[here])
			posterior = term + rest - level->all;
	}
	paths = sum_log(&sum);
	if (paths + rest < level->all - LOST)
		paths = SP_SEARCH_NEVER;
	*in_ring(level, level->paths, i, j) = paths;
	level->rest[here] = posterior;
}

/* The pass from the beginning to the end. */
static void
find_best(struct level *level)
{
	const struct sp_band *band = level->band;

	for (size_t i = 0; i <= band->n; i++) {
		if (i >= level->end || i < level->first)
			know(level, i,
			    level->rest ? rows_after(level, i) : i + 1);
		for (size_t j = band->lo[i]; j < band->hi[i]; j++) {
			reach_best(level, i, j);
			if (level->rest)
				sum_to(level, i, j);
		}
	}
}

/* Add the paths from point (i, j) on to those from the points before. */
static void
sum_before(struct level *level, size_t i, size_t j)
{
	const struct sp_band *band = level->band;
	const double *known = known_at(level, i, j);
	double rest = level->rest[sp_band_at(band, i, j)];

	for (size_t k = 0; k < level->nshapes; k++) {
		struct shape s = level->shape[k];
		size_t i0 = i - s.ni, j0 = j - s.nj;

		if (has_step(level, s, i, j))
			sum_add(&level->sum[i0 % RING][j0 - band->lo[i0]],
			    rest + known[k] * level->search->temper);
	}
}

static void
begin_row(struct level *level, size_t i)
{
	for (size_t j = 0; j < level->band->hi[i] - level->band->lo[i]; j++)
		level->sum[i % RING][j].n = 0;
}

/* The pass from the end to the beginning. */
static void
sum_rest(struct level *level)
{
	const struct sp_band *band = level->band;

	for (size_t back = 0; back < RING && back <= band->n; back++)
		begin_row(level, band->n - back);
	sum_add(&level->sum[band->n % RING][band->m - band->lo[band->n]], 0);
	for (size_t i = band->n + 1; i-- > 0;) {
		if (i < level->first)
			know(level, rows_before(level, i), i + 1);
		for (size_t j = band->hi[i]; j-- > band->lo[i];) {
			const struct sum *sum =
			    &level->sum[i % RING][j - band->lo[i]];

			level->rest[sp_band_at(band, i, j)] = sum_log(sum);
			sum_before(level, i, j);
		}
		if (i >= RING)
			begin_row(level, i - RING);
	}
	level->all = level->rest[0];
}

/* The points of the widest row, and of the rows that are known together. */
static void
measure(const struct level *level, size_t *widest, size_t *most)
{
	const struct sp_band *band = level->band;

	*widest = 0;
	for (size_t i = 0; i <= band->n; i++)
		if (band->hi[i] - band->lo[i] > *widest)
			*widest = band->hi[i] - band->lo[i];
	*most = *widest;
	if (level->search->temper > 0 && *most < KNOWN_MAX)
		*most = KNOWN_MAX;
	if (*most > band->at[band->n + 1])
		*most = band->at[band->n + 1];
}

static bool
level_room(struct level *level)
{
	size_t points = level->band->at[level->band->n + 1], widest, most;
	bool posteriors = level->search->temper > 0 && level->unit == 1;

	measure(level, &widest, &most);
	level->from = malloc(points);
	level->known = malloc(most * level->nshapes * sizeof(*level->known));
	if (!level->from || !level->known)
		return false;
	if (posteriors && !(level->rest = malloc(points * sizeof(double))))
		return false;
	for (size_t k = 0; k < RING; k++) {
		level->reach[k] = malloc(widest * sizeof(double));
		if (!level->reach[k])
			return false;
		if (!posteriors)
			continue;
		level->paths[k] = malloc(widest * sizeof(double));
		level->sum[k] = malloc(widest * sizeof(struct sum));
		if (!level->paths[k] || !level->sum[k])
			return false;
	}
	return true;
}

static bool
level_run(struct level *level)
{
	if (!level->band)
		level->band = &level->own;
	set_shapes(level);
	if (!level_room(level))
		return false;
	level->first = level->end = level->band->n + 1; /* none are known */
	if (level->rest)
		sum_rest(level);
	find_best(level);
	return true;
}

static void
level_release(struct level *level)
{
	sp_band_release(&level->own);
	free(level->from);
	free(level->rest);
	free(level->known);
	for (size_t k = 0; k < RING; k++) {
		free(level->reach[k]);
		free(level->paths[k]);
		free(level->sum[k]);
	}
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
	size_t i = coarse->band->n, j = coarse->band->m;
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
	    find_band(search, coarse.unit, &coarse.own) && level_run(&coarse)) {
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
	size_t i = level->band->n, j = level->band->m;

	while (i + j > 0) {
		struct shape s = step_to(level, i, j);
		size_t here = sp_band_at(level->band, i, j);
		double score = level->rest ? exp(level->rest[here]) : 1;

		i -= s.ni;
		j -= s.nj;
		if (!sp_beads_add(beads,
			(struct sp_bead){(uint32_t)i, (uint32_t)j, s.ni, s.nj,
			    score < 1 ? score : 1}))
			return false;
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
	struct level level = {
	    .search = search, .unit = 1, .band = search->band};
	size_t old = beads->n;
	bool done;

	done = (level.band || find_band(search, 1, &level.own)) &&
	    level_run(&level) && trace(&level, beads);
	level_release(&level);
	if (!done) {
		beads->n = old;
		return sp_err_set(err, SP_NOMEM, "out of memory");
	}
	if (beads->n > old)
		reverse(beads->bead + old, beads->n - old);
	return SP_OK;
}
