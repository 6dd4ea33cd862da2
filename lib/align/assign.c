/* SPDX-License-Identifier: MIT */
#include <spean/assign.h>

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

/* Odds beyond this are certainty: e to it is still a number. */
#define ODDS_MOST 500.

static double
weight(const struct sp_assign *pair)
{
	return exp(pair->odds < ODDS_MOST ? pair->odds : ODDS_MOST);
}

/* The surest first; then by number, so that the order of the input is none. */
static int
by_score(const void *a, const void *b)
{
	const struct sp_assign *x = a, *y = b;

	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	if (x->odds != y->odds)
		return x->odds > y->odds ? -1 : 1;
	if (x->src != y->src)
		return x->src < y->src ? -1 : 1;
	return x->tgt < y->tgt ? -1 : x->tgt > y->tgt;
}

static int
by_src(const void *a, const void *b)
{
	const struct sp_assign *x = a, *y = b;

	return x->src < y->src ? -1 : x->src > y->src;
}

static void
set_scores(struct sp_assign *pair, size_t n, double *row, double *column)
{
	for (size_t k = 0; k < n; k++) {
		row[pair[k].src] += weight(&pair[k]);
		column[pair[k].tgt] += weight(&pair[k]);
	}
	for (size_t k = 0; k < n; k++) {
		double a = row[pair[k].src], b = column[pair[k].tgt];

		pair[k].score = weight(&pair[k]) / (1 + (a > b ? a : b));
	}
}

enum sp_status
sp_assign_pairs(struct sp_assign *pair, size_t *n, size_t rows, size_t columns,
    double least, struct sp_err *err)
{
	double *row = calloc(rows + 1, sizeof(*row));
	double *column = calloc(columns + 1, sizeof(*column));
	size_t kept = 0;
	enum sp_status status = SP_OK;

	if (!row || !column) {
		status = sp_err_set(err, SP_NOMEM, "out of memory");
		goto out;
	}
	set_scores(pair, *n, row, column);
	if (*n > 0)
		qsort(pair, *n, sizeof(*pair), by_score);
	for (size_t r = 0; r < rows; r++)
		row[r] = 0;
	for (size_t c = 0; c < columns; c++)
		column[c] = 0;
	for (size_t k = 0; k < *n && pair[k].score >= least; k++) {
		struct sp_assign it = pair[k];

		if (row[it.src] > 0 || column[it.tgt] > 0)
			continue;
		row[it.src] = column[it.tgt] = 1;
		pair[kept++] = it;
	}
	if (kept > 0)
		qsort(pair, kept, sizeof(*pair), by_src);
	*n = kept;
out:
	free(row);
	free(column);
	return status;
}
