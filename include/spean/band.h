/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_BAND_H
#define SPEAN_BAND_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The points that a path through two texts may pass: in row i the columns
 * [lo[i], hi[i]).
 *
 *     0 ┌────┐
 *       │ lo └──┐ hi          at[i] is where row i begins in an array that
 *       └──┐    └───┐         holds one element a point of the band, and
 *          └──┐     │         at[n + 1] how many there are
 *     n       └─────┘
 */
struct sp_band {
	size_t n, m; /* points (0, 0) to (n, m) */
	size_t *lo, *hi, *at;
};

/* Room for the rows; their columns are the caller's to set.  False when memory
 * fails. */
bool sp_band_new(struct sp_band *band, size_t n, size_t m);
void sp_band_release(struct sp_band *band);

/* The same points.  False when memory fails. */
bool sp_band_copy(struct sp_band *band, const struct sp_band *from);

/* All points, numbered. */
void sp_band_all(struct sp_band *band);

/*
 * Take out the points that limits, of the same size, does not have, in each run
 * of rows that limits gives the same columns: where those are `few` points or
 * less, they all are in.
 */
void sp_band_cut(
    struct sp_band *band, const struct sp_band *limits, size_t few);

/*
 * After the columns are set: let the band begin at (0, 0) and end at (n, m),
 * let its borders never step back, give each row the columns of the rows up to
 * `rows` above and below, and number the points.
 */
void sp_band_close(struct sp_band *band, size_t rows);

static inline bool
sp_band_has(const struct sp_band *band, size_t i, size_t j)
{
	return i <= band->n && j >= band->lo[i] && j < band->hi[i];
}

/* The number of a point of the band. */
static inline size_t
sp_band_at(const struct sp_band *band, size_t i, size_t j)
{
	return band->at[i] + (j - band->lo[i]);
}

#endif
