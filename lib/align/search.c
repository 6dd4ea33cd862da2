/* SPDX-License-Identifier: MIT */
#include <spean/search.h>

#include <stdbool.h>

#include <spean/band.h>
#include <spean/lattice.h>

/* How many sentences of one level make a block of the next coarser one. */
#define COARSER 4

/*
 * Make the band of the next finer level: for each of its rows, SP_SEARCH_BAND
 * blocks to either side of where the coarse path goes through, in both
 * directions.
 */
static void
narrow(const struct sp_lattice *coarse, struct sp_band *fine)
{
	const size_t reach_cols = SP_SEARCH_BAND * COARSER;
	struct sp_lattice_at at = sp_lattice_end(coarse);
	struct sp_bead bead;
	size_t row = fine->n + 1; /* rows from here on have their columns */

	while (sp_lattice_back(coarse, &at, &bead)) {
		size_t left = (size_t)bead.tgt * COARSER;
		size_t right = left + (size_t)bead.ntgt * COARSER;
		size_t first = (size_t)bead.src * COARSER;

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
	struct sp_lattice coarse = {.unit = 0};
	struct sp_band limits = {0}, coarser = {0};
	bool done = false;

	if (!sp_band_new(
		band, blocks(search->n, unit), blocks(search->m, unit)))
		return false;
	if (are_few(search, unit, band))
		return true;
	if (sp_band_copy(&limits, band) &&
	    find_band(search, unit * COARSER, &coarser) &&
	    sp_lattice_run(&coarse, &search->steps, &coarser, unit * COARSER)) {
		narrow(&coarse, band);
		sp_band_cut(band, &limits, 0);
		done = true;
	}
	sp_lattice_release(&coarse);
	sp_band_release(&coarser);
	sp_band_release(&limits);
	if (!done)
		sp_band_release(band);
	return done;
}

/* The beads of the best path, the last first. */
static bool
trace(const struct sp_lattice *lattice, struct sp_beads *beads)
{
	struct sp_lattice_at at = sp_lattice_end(lattice);
	struct sp_bead bead;

	while (sp_lattice_back(lattice, &at, &bead))
		if (!sp_beads_add(beads, bead))
			return false;
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
	struct sp_lattice lattice = {.unit = 0};
	struct sp_band own = {0};
	const struct sp_band *band = search->band ? search->band : &own;
	size_t old = beads->n;
	bool done;

	done = (search->band || find_band(search, 1, &own)) &&
	    sp_lattice_run(&lattice, &search->steps, band, 1) &&
	    trace(&lattice, beads);
	sp_lattice_release(&lattice);
	sp_band_release(&own);
	if (!done) {
		beads->n = old;
		return sp_err_set(err, SP_NOMEM, "out of memory");
	}
	if (beads->n > old)
		reverse(beads->bead + old, beads->n - old);
	return SP_OK;
}
