/* SPDX-License-Identifier: MIT */
#include <spean/band.h>

#include <stdlib.h>
#include <string.h>

void
sp_band_release(struct sp_band *band)
{
	free(band->lo);
	free(band->hi);
	free(band->at);
	*band = (struct sp_band){0};
}

bool
sp_band_new(struct sp_band *band, size_t n, size_t m)
{
	*band = (struct sp_band){.n = n, .m = m};
	band->lo = malloc((n + 1) * sizeof(size_t));
	band->hi = malloc((n + 1) * sizeof(size_t));
	band->at = malloc((n + 2) * sizeof(size_t));
	if (band->lo && band->hi && band->at)
		return true;
	sp_band_release(band);
	return false;
}

bool
sp_band_copy(struct sp_band *band, const struct sp_band *from)
{
	if (!sp_band_new(band, from->n, from->m))
		return false;
	memcpy(band->lo, from->lo, (from->n + 1) * sizeof(size_t));
	memcpy(band->hi, from->hi, (from->n + 1) * sizeof(size_t));
	memcpy(band->at, from->at, (from->n + 2) * sizeof(size_t));
	return true;
}

static void
number(struct sp_band *band)
{
	band->at[0] = 0;
	for (size_t i = 0; i <= band->n; i++)
		band->at[i + 1] = band->at[i] + band->hi[i] - band->lo[i];
}

void
sp_band_all(struct sp_band *band)
{
	for (size_t i = 0; i <= band->n; i++) {
		band->lo[i] = 0;
		band->hi[i] = band->m + 1;
	}
	number(band);
}

/* The first row behind i that has other columns. */
static size_t
other_row(const struct sp_band *band, size_t i)
{
	size_t r = i;

	while (r <= band->n && band->lo[r] == band->lo[i] &&
	    band->hi[r] == band->hi[i])
		r++;
	return r;
}

void
sp_band_cut(struct sp_band *band, const struct sp_band *limits, size_t few)
{
	size_t next;

	for (size_t i = 0; i <= band->n; i = next) {
		size_t lo = limits->lo[i], hi = limits->hi[i];

		next = other_row(limits, i);
		for (size_t r = i; r < next; r++) {
			bool all = hi - lo <= few / (next - i);

			if (all || band->lo[r] < lo)
				band->lo[r] = lo;
			if (all || band->hi[r] > hi)
				band->hi[r] = hi;
			if (band->hi[r] < band->lo[r])
				band->hi[r] = band->lo[r];
		}
	}
	number(band);
}

/*
 * A passage that the target alone has is a long step within one row, and the
 * coarse path knows only about where that row is.
 */
static void
widen(struct sp_band *band, size_t rows)
{
	for (size_t r = band->n + 1; r-- > 0;)
		band->lo[r] = r > rows ? band->lo[r - rows] : 0;
	for (size_t r = 0; r <= band->n; r++)
		band->hi[r] =
		    band->n - r > rows ? band->hi[r + rows] : band->m + 1;
}

void
sp_band_close(struct sp_band *band, size_t rows)
{
	band->lo[0] = 0;
	band->hi[band->n] = band->m + 1;
	for (size_t r = band->n; r > 0; r--)
		if (band->lo[r - 1] > band->lo[r])
			band->lo[r - 1] = band->lo[r];
	for (size_t r = 1; r <= band->n; r++)
		if (band->hi[r] < band->hi[r - 1])
			band->hi[r] = band->hi[r - 1];
	widen(band, rows);
	number(band);
}
