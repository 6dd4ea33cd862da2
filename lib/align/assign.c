/* SPDX-License-Identifier: MIT */
#include <spean/assign.h>

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

/* Odds beyond this are certainty: e to it is still a number. */
#define ODDS_MOST 300.

static double
weight(const struct sp_assign *pair)
{
	return exp(pair->odds < ODDS_MOST ? pair->odds : ODDS_MOST);
}

/* By number, so that the order of the input is none. */
static int
by_place(const void *a, const void *b)
{
	const struct sp_assign *x = a, *y = b;

	if (x->src != y->src)
		return x->src < y->src ? -1 : 1;
	return x->tgt < y->tgt ? -1 : x->tgt > y->tgt;
}

/* The surest first. */
static int
by_score(const void *a, const void *b)
{
	const struct sp_assign *x = a, *y = b;

	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	if (x->odds != y->odds)
		return x->odds > y->odds ? -1 : 1;
	return by_place(a, b);
}

/* The pairs of each document of a side: pair[at[d]] up to pair[at[d + 1]]. */
struct ends {
	size_t *at, *pair;
	size_t n;
};

static bool
list_ends(struct ends *ends, const struct sp_assign *pair, size_t n,
    size_t docs, bool tgt)
{
	size_t sum = 0;

	*ends = (struct ends){calloc(docs + 2, sizeof(*ends->at)),
	    calloc(n + 1, sizeof(*ends->pair)), docs};
	if (!ends->at || !ends->pair)
		return false;
	for (size_t k = 0; k < n; k++)
		ends->at[tgt ? pair[k].tgt : pair[k].src]++;
	for (size_t d = 0; d <= docs; d++) {
		size_t own = ends->at[d];

		ends->at[d] = sum;
		sum += own;
	}
	for (size_t k = 0; k < n; k++)
		ends->pair[ends->at[tgt ? pair[k].tgt : pair[k].src]++] = k;
	for (size_t d = docs; d > 0; d--)
		ends->at[d] = ends->at[d - 1];
	ends->at[0] = 0;
	return true;
}

/* From what is heard on each pair to what each document of a side tells on it:
 * how free it is, by its other pairs.  The sums leave each out by adding up
 * from both ends: taking it off the sum of all would lose what is small. */
static void
tell(const struct ends *ends, const double *weight, const double *heard,
    double *told)
{
	for (size_t d = 0; d < ends->n; d++) {
		const size_t *pair = ends->pair + ends->at[d];
		size_t n = ends->at[d + 1] - ends->at[d];
		double before = 0, behind = 0;

		for (size_t e = 0; e < n; e++) {
			told[pair[e]] = before;
			before += weight[pair[e]] * heard[pair[e]];
		}
		for (size_t e = n; e-- > 0;) {
			told[pair[e]] = 1 / (1 + told[pair[e]] + behind);
			behind += weight[pair[e]] * heard[pair[e]];
		}
	}
}

/* So many rounds at most; and when no message changes by more, it is enough. */
#define ROUNDS 200
#define CHANGE 1e-12

/* From each document's side what it told and tells now: the middle of the two,
 * in logarithms, as a ring of equal pairs would swing for ever. */
static double
settle(double *message, const double *next, size_t n)
{
	double most = 0;

	for (size_t k = 0; k < n; k++) {
		double middle = sqrt(message[k] * next[k]);
		double change = fabs(middle - message[k]) / middle;

		most = change > most ? change : most;
		message[k] = middle;
	}
	return most;
}

struct messages {
	struct ends ends[2];
	double *weight;
	double *of[2]; /* by pair: what its source tells, and its target */
	double *next;
};

static void
messages_release(struct messages *all)
{
	for (size_t s = 0; s < 2; s++) {
		free(all->ends[s].at);
		free(all->ends[s].pair);
		free(all->of[s]);
	}
	free(all->weight);
	free(all->next);
}

static bool
set_scores(struct sp_assign *pair, size_t n, size_t rows, size_t columns)
{
	struct messages all = {.weight = calloc(n + 1, sizeof(double)),
	    .of = {calloc(n + 1, sizeof(double)),
		calloc(n + 1, sizeof(double))},
	    .next = calloc(n + 1, sizeof(double))};
	bool ok = all.weight && all.of[0] && all.of[1] && all.next &&
	    list_ends(&all.ends[0], pair, n, rows, false) &&
	    list_ends(&all.ends[1], pair, n, columns, true);
	double change = 1;

	for (size_t k = 0; ok && k < n; k++) {
		all.weight[k] = weight(&pair[k]);
		all.of[0][k] = all.of[1][k] = 1;
	}
	for (size_t r = 0; ok && r < ROUNDS && change > CHANGE; r++) {
		change = 0;
		for (size_t s = 0; s < 2; s++) {
			double now;

			tell(&all.ends[s], all.weight, all.of[1 - s], all.next);
			now = settle(all.of[s], all.next, n);
			change = now > change ? now : change;
		}
	}
	for (size_t k = 0; ok && k < n; k++) {
		double odds = all.weight[k] * all.of[0][k] * all.of[1][k];

		pair[k].score = odds / (1 + odds);
	}
	messages_release(&all);
	return ok;
}

enum sp_status
sp_assign_pairs(struct sp_assign *pair, size_t *n, size_t rows, size_t columns,
    double least, struct sp_err *err)
{
	bool *row = calloc(rows + 1, sizeof(*row));
	bool *column = calloc(columns + 1, sizeof(*column));
	bool ok = row && column;
	size_t kept = 0;

	if (*n > 0)
		qsort(pair, *n, sizeof(*pair), by_place);
	ok = ok && set_scores(pair, *n, rows, columns);
	if (ok && *n > 0)
		qsort(pair, *n, sizeof(*pair), by_score);
	for (size_t k = 0; ok && k < *n && pair[k].score >= least; k++) {
		struct sp_assign it = pair[k];

		if (row[it.src] || column[it.tgt])
			continue;
		row[it.src] = column[it.tgt] = true;
		pair[kept++] = it;
	}
	free(row);
	free(column);
	if (!ok)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	if (kept > 0)
		qsort(pair, kept, sizeof(*pair), by_place);
	*n = kept;
	return SP_OK;
}
