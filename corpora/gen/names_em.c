/* SPDX-License-Identifier: MIT */
#include "names.h"

#include <math.h>
#include <stdlib.h>

/*
 * Expectation maximisation over all ways to cut a pair into operations, as in
 * Ristad & Yianilos (1998), with operations of several symbols as in Bisani &
 * Ney (2008).
 */
#define KL      (SP_TRANSLIT_UNITS + 1)
#define LL      (SP_TRANSLIT_LETTERS + 1)
#define SIZES   (KL * LL)
#define PLACES  (SP_TRANSLIT_MAX + 1)
#define NO_EDGE UINT32_MAX
/* What a count is lowered by before it is a share: chance operations go. */
#define DISCOUNT .7
/* At first an operation is worth its symbols, each one of so many. */
#define UNIT0   (1 / 80.)
#define LETTER0 (1 / 26.)
/* No insertion and no deletion of one symbol is impossible. */
#define FLOOR 1e-7

static uint32_t
operation_at(struct names *names, struct operation op)
{
	char key[2 + SP_TRANSLIT_LETTERS];
	size_t *at;
	bool added;

	memcpy(key, &op.key, 2);
	memcpy(key + 2, op.letter, SP_TRANSLIT_LETTERS);
	at =
	    sp_map_at(&names->index, (struct sp_str){key, sizeof(key)}, &added);
	if (!at ||
	    !sp_grow(&names->op, &names->ops_cap, names->ops + 1, sizeof(op)))
		fail("operations", "out of memory");
	if (added) {
		*at = names->ops;
		names->op[names->ops++] = op;
	}
	return (uint32_t)*at;
}

/* The operation of k units from i on and n letters from j on. */
static uint32_t
edge_of(struct names *names, const struct pair *pair, size_t i, size_t j,
    size_t k, size_t n)
{
	struct operation op = {.n = (uint8_t)n};

	if (k + n == 0 || i + k > pair->name.n || j + n > pair->letters)
		return NO_EDGE;
	for (size_t u = 0; u < k; u++)
		op.key = (uint16_t)(op.key | pair->name.unit[i + u] << 8 * u);
	memcpy(op.letter, pair->letter + j, n);
	/* Longer ones are rarer at first, or a pair would be one of a kind. */
	op.p = pow(UNIT0, (double)k) * pow(LETTER0, (double)n) *
	    exp(-(double)((k > 1) + (n > 1) + (k == 0 || n == 0) * 2));
	return operation_at(names, op);
}

static void
add_basic(struct names *names)
{
	for (unsigned unit = 1; unit < 256; unit++)
		if (names->unit[unit] > 0)
			operation_at(names,
			    (struct operation){
				.key = (uint16_t)unit, .p = FLOOR});
	for (char c = '0'; c <= 'z'; c = c == '9' ? 'a' : (char)(c + 1))
		operation_at(names,
		    (struct operation){.letter = {c}, .n = 1, .p = FLOOR});
}

void
find_operations(struct names *names)
{
	add_basic(names);
	for (size_t p = 0; p < names->pairs; p++) {
		struct pair *pair = &names->pair[p];
		size_t places = (pair->name.n + 1u) * (pair->letters + 1);

		if (!sp_grow(&names->edge, &names->edges_cap,
			names->edges + places * SIZES, sizeof(*names->edge)))
			fail("operations", "out of memory");
		pair->edge = names->edges;
		for (size_t e = 0; e < places * SIZES; e++) {
			size_t size = e % SIZES, place = e / SIZES;

			names->edge[names->edges++] = edge_of(names, pair,
			    place / (pair->letters + 1),
			    place % (pair->letters + 1), size / LL, size % LL);
		}
	}
}

/* The sums over all ways from the beginning and to the end. */
struct sums {
	double before[PLACES][PLACES];
	double after[PLACES][PLACES];
};

static const uint32_t *
edges_at(const struct names *names, const struct pair *pair, size_t i, size_t j)
{
	return names->edge + pair->edge + (i * (pair->letters + 1) + j) * SIZES;
}

static void
sum_before(
    const struct names *names, const struct pair *pair, struct sums *sums)
{
	for (size_t i = 0; i <= pair->name.n; i++)
		memset(sums->before[i], 0, sizeof(sums->before[i]));
	sums->before[0][0] = 1;
	for (size_t i = 0; i <= pair->name.n; i++)
		for (size_t j = 0; j <= pair->letters; j++) {
			const uint32_t *edge = edges_at(names, pair, i, j);

			for (size_t e = 1; e < SIZES; e++)
				if (edge[e] != NO_EDGE)
					sums->before[i + e / LL][j + e % LL] +=
					    sums->before[i][j] *
					    names->op[edge[e]].p;
		}
}

static void
sum_after(const struct names *names, const struct pair *pair, struct sums *sums)
{
	for (size_t i = pair->name.n + 1u; i-- > 0;)
		for (size_t j = pair->letters + 1; j-- > 0;) {
			const uint32_t *edge = edges_at(names, pair, i, j);
			double sum = i == pair->name.n && j == pair->letters;

			for (size_t e = 1; e < SIZES; e++)
				if (edge[e] != NO_EDGE)
					sum += names->op[edge[e]].p *
					    sums->after[i + e / LL][j + e % LL];
			sums->after[i][j] = sum;
		}
}

static void
count_pair(struct names *names, const struct pair *pair, struct sums *sums)
{
	double all;

	sum_before(names, pair, sums);
	sum_after(names, pair, sums);
	all = sums->after[0][0];
	if (!(all > 0))
		return;
	all = pair->weight * pair->share / all;
	for (size_t i = 0; i <= pair->name.n; i++)
		for (size_t j = 0; j <= pair->letters; j++) {
			const uint32_t *edge = edges_at(names, pair, i, j);

			for (size_t e = 1; e < SIZES; e++)
				if (edge[e] != NO_EDGE)
					names->op[edge[e]].count += all *
					    sums->before[i][j] *
					    names->op[edge[e]].p *
					    sums->after[i + e / LL][j + e % LL];
		}
}

/* The insertion or the deletion of one symbol. */
static bool
is_basic(const struct operation *op)
{
	return (op->key == 0 && op->n == 1) || (op->key <= 0xFF && op->n == 0);
}

static void
set_shares(struct names *names, double discount)
{
	double all = 0;

	for (size_t i = 0; i < names->ops; i++) {
		struct operation *op = &names->op[i];

		op->count -= discount;
		if (op->count < 0)
			op->count = 0;
		all += op->count;
	}
	for (size_t i = 0; i < names->ops; i++) {
		struct operation *op = &names->op[i];
		double p = op->count / all;

		op->p = is_basic(op) && p < FLOOR ? FLOOR : p;
		op->count = 0;
	}
}

void
estimate(struct names *names, int rounds, bool first)
{
	struct sums *sums = malloc(sizeof(*sums));

	if (!sums)
		fail("operations", "out of memory");
	for (int round = 0; round < rounds; round++) {
		for (size_t p = 0; p < names->pairs; p++)
			count_pair(names, &names->pair[p], sums);
		set_shares(names, first && round == 0 ? 0 : DISCOUNT);
	}
	free(sums);
}

static int
larger(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x < y) - (x > y);
}

/* All but the n most frequent operations become impossible. */
void
keep_best(struct names *names, size_t n)
{
	double *p = calloc(names->ops + 1, sizeof(*p)), least;

	if (!p)
		fail("operations", "out of memory");
	for (size_t i = 0; i < names->ops; i++)
		p[i] = names->op[i].p;
	qsort(p, names->ops, sizeof(*p), larger);
	least = n < names->ops ? p[n] : 0;
	for (size_t i = 0; i < names->ops; i++)
		if (names->op[i].p <= least && !is_basic(&names->op[i]))
			names->op[i].p = 0;
	free(p);
}
