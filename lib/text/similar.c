/* SPDX-License-Identifier: MIT */
#include <spean/similar.h>

#include <stdlib.h>

#include <spean/map.h>

#define WORK_MAX 100000000u

/* The terms as numbers: equal for equal ones. */
static bool
number(struct sp_map *map, const struct sp_terms *terms, size_t *id)
{
	for (size_t i = 0; i < terms->n; i++) {
		size_t *value = sp_map_at(map, sp_terms_text(terms, i), NULL);

		if (!value)
			return false;
		if (*value == 0)
			*value = map->n;
		id[i] = *value;
	}
	return true;
}

/* The distance, by one row of the table at a time. */
static size_t
distance(const size_t *a, size_t na, const size_t *b, size_t nb, size_t *row)
{
	for (size_t j = 0; j <= nb; j++)
		row[j] = j;
	for (size_t i = 1; i <= na; i++) {
		size_t corner = row[0];

		row[0] = i;
		for (size_t j = 1; j <= nb; j++) {
			size_t best = corner + (a[i - 1] != b[j - 1]);

			corner = row[j];
			if (best > row[j] + 1)
				best = row[j] + 1;
			if (best > row[j - 1] + 1)
				best = row[j - 1] + 1;
			row[j] = best;
		}
	}
	return row[nb];
}

enum sp_status
sp_similar(const struct sp_terms *a, const struct sp_terms *b, double *similar,
    struct sp_err *err)
{
	size_t most = a->n > b->n ? a->n : b->n;
	struct sp_map map = {0};
	size_t *work;
	bool good;

	if (a->n > 0 && b->n > WORK_MAX / a->n)
		return sp_err_set(
		    err, SP_TOO_LARGE, "the texts are too long to compare");
	if (most == 0) {
		*similar = 1;
		return SP_OK;
	}
	work = calloc(a->n + b->n + b->n + 1, sizeof(*work));
	good = work && number(&map, a, work) && number(&map, b, work + a->n);
	if (good)
		*similar = 1 -
		    (double)distance(
			work, a->n, work + a->n, b->n, work + a->n + b->n) /
			(double)most;
	free(work);
	sp_map_release(&map);
	return good ? SP_OK : sp_err_set(err, SP_NOMEM, "out of memory");
}
