/* SPDX-License-Identifier: MIT */
#include <spean/lex_em.h>

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <spean/buf.h>
#include <spean/pool.h>

/* The words of a side are cut into so many pieces of about as many occurrences,
 * which threads take one by one. */
#define CHUNKS 64

/* Distances from the diagonal, 0 to 1, are told apart in so many steps. */
#define STEPS 64

/* In phrases, order differs between languages: the full preference for the
 * diagonal is for sentences of so many words, and shorter ones have less. */
#define LENGTHS 16

struct side {
	uint32_t types;
	const uint32_t *token, *first;
	uint32_t *pair; /* by token */
	uint16_t *step; /* by token: where in its sentence, below STEPS */
	size_t *occurs; /* of word w: [occurs[w], occurs[w + 1]) of place */
	uint32_t *place; /* tokens */
	/* By token: one over what all of the other side offer for it, and how
	 * near these are in all. */
	double *share, *near;
	double *null; /* by word: p(word|NULL) */
	/* The cells of word w, [list[w], list[w + 1]): the other word, and the
	 * cell's number, which is its place in the rows. */
	size_t *list;
	uint32_t *other;
	size_t *cell;
	size_t chunk[CHUNKS + 1]; /* words */
};

/* What a thread needs, by the other side's words, and all 0: the probabilities
 * of one word's cells, and what is counted for them. */
struct cell {
	float forth, back;
	double count_forth, count_back;
};
/* Of each cell, where pairs are in groups: what the group under way gives and
 * the most that one gave, and what is lost without it; back and forth. */
struct tally {
	uint32_t group;
	float weak[2]; /* of the prior's probability: what it loses */
	double here[2], most[2], lost[2];
};
struct scratch {
	struct cell *cell;
	struct tally *tally; /* NULL where nothing is to be lost */
	float *p;
};

struct em {
	struct side side[2];
	const float *weight;
	size_t n;
	const struct sp_lex_em_opts *opts;
	const struct sp_lex_em_prior *prior;
	struct sp_lex_em *out;
	float *p[2];
	bool leave_out; /* the last round, of pairs in groups */
	/* By length of the longer sentence and distance from the diagonal. */
	double near[LENGTHS][STEPS];
	/* What is done to each word of a side. */
	void (*phase)(
	    struct em *em, struct scratch *scratch, size_t s, size_t w);
	size_t phase_side;
};

static bool
alloc_side(struct side *side, size_t n)
{
	size_t tokens = side->first[n] + (size_t)1, words = side->types;

	side->pair = calloc(tokens, sizeof(*side->pair));
	side->step = calloc(tokens, sizeof(*side->step));
	side->place = calloc(tokens, sizeof(*side->place));
	side->share = calloc(tokens, sizeof(*side->share));
	side->near = calloc(tokens, sizeof(*side->near));
	side->occurs = calloc(words + 2, sizeof(*side->occurs));
	side->list = calloc(words + 2, sizeof(*side->list));
	side->null = calloc(words + 1, sizeof(*side->null));
	return side->pair && side->step && side->place && side->share &&
	    side->near && side->occurs && side->list && side->null;
}

static void
free_side(struct side *side)
{
	free(side->pair);
	free(side->step);
	free(side->place);
	free(side->share);
	free(side->near);
	free(side->occurs);
	free(side->list);
	free(side->null);
	free(side->other);
	free(side->cell);
}

static void
cut_chunks(struct side *side, size_t tokens)
{
	size_t chunk = 1;

	for (size_t w = 0; w < side->types && chunk < CHUNKS; w++)
		while (chunk < CHUNKS &&
		    side->occurs[w + 1] >= tokens * chunk / CHUNKS)
			side->chunk[chunk++] = w + 1;
	while (chunk <= CHUNKS)
		side->chunk[chunk++] = side->types;
}

/* Where each word occurs. */
static void
find_places(struct side *side, size_t n)
{
	size_t tokens = side->first[n];

	for (size_t i = 0; i < tokens; i++)
		side->occurs[side->token[i] + 2]++;
	for (size_t w = 1; w <= side->types; w++)
		side->occurs[w + 1] += side->occurs[w];
	for (size_t p = 0; p < n; p++) {
		size_t from = side->first[p], to = side->first[p + 1];

		for (size_t i = from; i < to; i++) {
			size_t *next = &side->occurs[side->token[i] + 1];

			side->pair[i] = (uint32_t)p;
			side->step[i] = (uint16_t)((2 * (i - from) + 1) *
			    STEPS / (2 * (to - from)));
			side->place[(*next)++] = (uint32_t)i;
		}
	}
	cut_chunks(side, tokens);
}

/* The rows as they are found: the words of the other side in no order. */
struct rows {
	uint32_t *tgt;
	size_t n, cap;
	uint32_t
	    *in_row; /* by word of the target: the row it is in, the last */
};

static bool
see(struct rows *rows, uint32_t row, uint32_t tgt)
{
	if (rows->in_row[tgt] == row)
		return true;
	if (!sp_grow(&rows->tgt, &rows->cap, rows->n + 1, sizeof(*rows->tgt)))
		return false;
	rows->in_row[tgt] = row;
	rows->tgt[rows->n++] = tgt;
	return true;
}

static bool
find_rows(struct em *em, struct rows *rows)
{
	struct side *src = &em->side[0], *tgt = &em->side[1];

	rows->in_row = calloc((size_t)tgt->types + 1, sizeof(uint32_t));
	if (!rows->in_row)
		return false;
	for (uint32_t w = 0; w < src->types; w++) {
		src->list[w] = rows->n;
		for (size_t k = src->occurs[w]; k < src->occurs[w + 1]; k++) {
			uint32_t p = src->pair[src->place[k]];

			for (size_t i = tgt->first[p]; i < tgt->first[p + 1];
			     i++)
				if (!see(rows, w + 1, tgt->token[i]))
					return false;
		}
	}
	src->list[src->types] = rows->n;
	return true;
}

static bool
alloc_cells(struct em *em, size_t n)
{
	for (size_t s = 0; s < 2; s++) {
		em->side[s].other = calloc(n + 1, sizeof(uint32_t));
		em->side[s].cell = calloc(n + 1, sizeof(size_t));
		em->p[s] = em->out->p[s] = calloc(n + 1, sizeof(float));
		if (!em->side[s].other || !em->side[s].cell || !em->p[s])
			return false;
		if (em->opts->group)
			em->out->kept[s] = calloc(n + 1, sizeof(float));
		if (em->opts->group && !em->out->kept[s])
			return false;
	}
	em->out->n = n;
	return true;
}

/* Turned once, cells are in the order of the source within each column; turned
 * again, in that of the target within each row. */
static void
sort_cells(struct em *em, const struct rows *rows)
{
	struct side *src = &em->side[0], *tgt = &em->side[1];

	for (size_t c = 0; c < rows->n; c++)
		tgt->list[rows->tgt[c] + 2]++;
	for (size_t w = 1; w <= tgt->types; w++)
		tgt->list[w + 1] += tgt->list[w];
	for (uint32_t w = 0; w < src->types; w++)
		for (size_t c = src->list[w]; c < src->list[w + 1]; c++) {
			size_t to = tgt->list[rows->tgt[c] + 1]++;

			tgt->other[to] = w;
			tgt->cell[to] = c;
		}
	/* list[w] moves to the end of row w, where row w + 1 begins. */
	for (uint32_t w = 0; w < tgt->types; w++)
		for (size_t k = tgt->list[w]; k < tgt->list[w + 1]; k++) {
			size_t c = src->list[tgt->other[k]]++;

			src->other[c] = w;
			src->cell[c] = c;
			tgt->cell[k] = c;
		}
	for (size_t w = src->types; w > 0; w--)
		src->list[w] = src->list[w - 1];
	src->list[0] = 0;
}

static bool
make_cells(struct em *em)
{
	struct rows rows = {0};
	bool made = find_rows(em, &rows) && alloc_cells(em, rows.n);

	if (made)
		sort_cells(em, &rows);
	free(rows.tgt);
	free(rows.in_row);
	return made;
}

static void
scratch_free(void *ctx, void *arg)
{
	struct scratch *scratch = arg;

	(void)ctx;
	free(scratch->cell);
	free(scratch->tally);
	free(scratch->p);
	free(scratch);
}

static void *
scratch_new(void *ctx)
{
	const struct em *em = ctx;
	size_t types = em->side[0].types > em->side[1].types
	    ? em->side[0].types
	    : em->side[1].types;
	struct scratch *scratch = calloc(1, sizeof(*scratch));

	if (!scratch)
		return NULL;
	scratch->cell = calloc(types + 1, sizeof(*scratch->cell));
	scratch->p = calloc(types + 1, sizeof(*scratch->p));
	if (em->leave_out)
		scratch->tally = calloc(types + 1, sizeof(*scratch->tally));
	if (scratch->cell && scratch->p && (scratch->tally || !em->leave_out))
		return scratch;
	scratch_free(ctx, scratch);
	return NULL;
}

static void *
work(void *ctx, void *scratch, size_t i)
{
	struct em *em = ctx;
	const struct side *side = &em->side[em->phase_side];

	for (size_t w = side->chunk[i]; w < side->chunk[i + 1]; w++)
		em->phase(em, scratch, em->phase_side, w);
	return em;
}

static enum sp_status
take(void *ctx, size_t i, void *result, struct sp_err *err)
{
	(void)ctx;
	(void)i;
	(void)result;
	(void)err;
	return SP_OK;
}

static void
drop(void *ctx, void *result)
{
	(void)ctx;
	(void)result;
}

/* A word's results are its own, so they are the same on any thread. */
static enum sp_status
each_word(struct em *em, size_t s,
    void (*phase)(struct em *, struct scratch *, size_t, size_t),
    struct sp_err *err)
{
	static const struct sp_pool_ops ops = {
	    scratch_new, scratch_free, work, take, drop};

	em->phase = phase;
	em->phase_side = s;
	return sp_pool_run(&ops, em, em->opts->jobs, CHUNKS, err);
}

/* How near places are to each other in a pair, by the steps between. */
static const double *
nearness(const struct em *em, uint32_t pair)
{
	size_t longest = 0;

	for (size_t s = 0; s < 2; s++) {
		const uint32_t *first = &em->side[s].first[pair];

		if (first[1] - first[0] > longest)
			longest = first[1] - first[0];
	}
	return em->near[longest < LENGTHS ? longest : LENGTHS - 1];
}

static size_t
apart(uint16_t a, uint16_t b)
{
	return a > b ? (size_t)(a - b) : (size_t)(b - a);
}

/* What occurrence x of a word of side s is offered by the words of the other
 * side, whose probabilities are p. */
static double
offered(const struct em *em, size_t s, uint32_t x, const float *p)
{
	const struct side *own = &em->side[s], *other = &em->side[!s];
	uint32_t y = other->first[own->pair[x]];
	uint32_t end = other->first[own->pair[x] + 1];
	const double *near = nearness(em, own->pair[x]);
	double sum = 0;

	for (; y < end; y++)
		sum += near[apart(own->step[x], other->step[y])] *
		    (double)p[other->token[y]];
	return sum;
}

/* The same for all occurrences of word w, with what NULL offers, and what falls
 * to NULL. */
static void
offer(struct em *em, struct scratch *scratch, size_t s, size_t w)
{
	struct side *own = &em->side[s];
	double of_null = em->opts->null / (1 - em->opts->null) * own->null[w];
	double null = 0;

	for (size_t k = own->list[w]; k < own->list[w + 1]; k++)
		scratch->p[own->other[k]] = em->p[s][own->cell[k]];
	for (size_t k = own->occurs[w]; k < own->occurs[w + 1]; k++) {
		uint32_t x = own->place[k];
		double none = of_null * own->near[x];
		double sum = none + offered(em, s, x, scratch->p);

		own->share[x] = sum > 0 ? em->weight[own->pair[x]] / sum : 0;
		null += none * own->share[x];
	}
	own->null[w] = null;
	for (size_t k = own->list[w]; k < own->list[w + 1]; k++)
		scratch->p[own->other[k]] = 0;
}

/* One more count of a pair of this group. */
static void
add_to_group(struct tally *tally, uint32_t group, double back, double forth)
{
	const double more[2] = {back, forth};

	for (size_t s = 0; s < 2; s++) {
		if (tally->group != group)
			tally->here[s] = 0;
		tally->here[s] += more[s];
		if (tally->here[s] > tally->most[s])
			tally->most[s] = tally->here[s];
	}
	tally->group = group;
}

static void
share_out(const struct em *em, struct scratch *scratch, size_t y)
{
	const struct side *src = &em->side[0], *tgt = &em->side[1];
	uint32_t x = tgt->first[src->pair[y]];
	uint32_t end = tgt->first[src->pair[y] + 1];
	const double *near = nearness(em, src->pair[y]);

	for (; x < end; x++) {
		struct cell *cell = &scratch->cell[tgt->token[x]];
		double here = near[apart(src->step[y], tgt->step[x])];

		double forth = here * (double)cell->forth * tgt->share[x];
		double back = here * (double)cell->back * src->share[y];

		cell->count_forth += forth;
		cell->count_back += back;
		if (scratch->tally)
			add_to_group(&scratch->tally[tgt->token[x]],
			    em->opts->group[src->pair[y]], back, forth);
	}
}

/* How much of the prior's row of the class of source word w falls to each of
 * the cells: into the counts of w. */
static void
add_prior(struct em *em, struct scratch *scratch, size_t w)
{
	const struct sp_lex_em_prior *prior = em->prior;
	const struct side *src = &em->side[0];
	const struct sp_lex_em *pe = prior->em;
	uint32_t class = prior->class[0][w];
	struct cell *cell = scratch->cell;
	struct tally *tally = scratch->tally;

	/* The probabilities are now by class. */
	for (size_t k = pe->row[class]; k < pe->row[class + 1]; k++) {
		cell[pe->tgt[k]].forth = pe->p[1][k];
		cell[pe->tgt[k]].back = pe->p[0][k];
		for (size_t s = 0; s < 2 && tally; s++)
			tally[pe->tgt[k]].weak[s] =
			    pe->p[s][k] * (1 - pe->kept[s][k]);
	}
	for (size_t k = src->list[w]; k < src->list[w + 1]; k++) {
		uint32_t t = src->other[k], of = prior->class[1][t];
		const float share[2] = {prior->share[0][w], prior->share[1][t]};

		cell[t].count_forth +=
		    em->opts->prior * (double)(cell[of].forth * share[1]);
		cell[t].count_back +=
		    em->opts->prior * (double)(cell[of].back * share[0]);
		for (size_t s = 0; s < 2 && tally; s++)
			tally[t].lost[s] += em->opts->prior *
			    (double)(tally[of].weak[s] * share[s]);
	}
	for (size_t k = pe->row[class]; k < pe->row[class + 1]; k++) {
		cell[pe->tgt[k]].forth = cell[pe->tgt[k]].back = 0;
		for (size_t s = 0; s < 2 && tally; s++)
			tally[pe->tgt[k]].weak[s] = 0;
	}
}

/* What is left of the counts of source word w without what hangs on one group
 * alone, as a share. */
static void
leave_out(const struct em *em, struct scratch *scratch, size_t w)
{
	const struct side *src = &em->side[0];

	for (size_t k = src->list[w]; k < src->list[w + 1]; k++) {
		const struct cell *cell = &scratch->cell[src->other[k]];
		struct tally *tally = &scratch->tally[src->other[k]];
		const double count[2] = {cell->count_back, cell->count_forth};

		for (size_t s = 0; s < 2; s++) {
			double left =
			    count[s] - tally->most[s] - tally->lost[s];

			em->out->kept[s][k] =
			    (float)(left > 0 ? left / count[s] : 0);
		}
		*tally = (struct tally){.weak = {0, 0}};
	}
}

/* What was counted for source word w: p(tgt|src) comes of it at once,
 * p(src|tgt) when all words are counted. */
static void
store(struct em *em, struct scratch *scratch, size_t w)
{
	const struct side *src = &em->side[0];
	struct cell *cell = scratch->cell;
	double all = 0;

	for (size_t k = src->list[w]; k < src->list[w + 1]; k++)
		all += cell[src->other[k]].count_forth;
	for (size_t k = src->list[w]; k < src->list[w + 1]; k++) {
		struct cell *c = &cell[src->other[k]];

		em->p[1][k] = (float)(all > 0 ? c->count_forth / all : 0);
		em->p[0][k] = (float)c->count_back;
		c->count_forth = c->count_back = 0;
	}
}

/* Count what source word w has of each target word. */
static void
count(struct em *em, struct scratch *scratch, size_t s, size_t w)
{
	const struct side *src = &em->side[s];
	struct cell *cell = scratch->cell;

	for (size_t k = src->list[w]; k < src->list[w + 1]; k++) {
		cell[src->other[k]].forth = em->p[1][k];
		cell[src->other[k]].back = em->p[0][k];
	}
	for (size_t k = src->occurs[w]; k < src->occurs[w + 1]; k++)
		share_out(em, scratch, src->place[k]);
	for (size_t k = src->list[w]; k < src->list[w + 1]; k++)
		cell[src->other[k]].forth = cell[src->other[k]].back = 0;
	if (em->prior)
		add_prior(em, scratch, w);
	if (scratch->tally)
		leave_out(em, scratch, w);
	store(em, scratch, w);
}

/* All that is known at first is the prior. */
static void
count_prior(struct em *em, struct scratch *scratch, size_t s, size_t w)
{
	(void)s;
	add_prior(em, scratch, w);
	store(em, scratch, w);
}

/* Make the counts of target word w probabilities. */
static void
divide(struct em *em, struct scratch *scratch, size_t s, size_t w)
{
	const struct side *own = &em->side[s];
	float *p = em->p[0];
	double all = 0;

	(void)scratch;
	for (size_t k = own->list[w]; k < own->list[w + 1]; k++)
		all += (double)p[own->cell[k]];
	for (size_t k = own->list[w]; k < own->list[w + 1] && all > 0; k++)
		p[own->cell[k]] = (float)((double)p[own->cell[k]] / all);
}

static void
divide_null(struct side *side)
{
	double all = 0;

	for (size_t w = 0; w < side->types; w++)
		all += side->null[w];
	for (size_t w = 0; w < side->types && all > 0; w++)
		side->null[w] /= all;
}

static enum sp_status
one_round(struct em *em, struct sp_err *err)
{
	enum sp_status status = SP_OK;

	for (size_t s = 0; s < 2 && status == SP_OK; s++)
		status = each_word(em, s, offer, err);
	if (status == SP_OK)
		status = each_word(em, 0, count, err);
	if (status == SP_OK)
		status = each_word(em, 1, divide, err);
	for (size_t s = 0; s < 2; s++)
		divide_null(&em->side[s]);
	return status;
}

/* How near the words of the other side are to each occurrence, in all. */
static void
sum_near(struct em *em, size_t s)
{
	const struct side *own = &em->side[s], *other = &em->side[!s];

	for (size_t x = 0; x < own->first[em->n]; x++) {
		uint32_t p = own->pair[x];
		const double *near = nearness(em, p);

		for (size_t y = other->first[p]; y < other->first[p + 1]; y++)
			own->near[x] +=
			    near[apart(own->step[x], other->step[y])];
	}
}

/* All that stand together are as likely, and NULL as any word; where there is a
 * prior, as that says. */
static enum sp_status
begin(struct em *em, struct sp_err *err)
{
	const struct sp_lex_em_prior *prior = em->prior;
	enum sp_status status = SP_OK;

	for (size_t n = 0; n < LENGTHS; n++)
		for (size_t i = 0; i < STEPS; i++)
			em->near[n][i] = exp(-em->opts->diagonal * (double)n /
			    (LENGTHS - 1) * (double)i / STEPS);
	for (size_t s = 0; s < 2; s++) {
		struct side *side = &em->side[s];

		sum_near(em, s);
		for (size_t c = 0; c < em->out->n && !prior; c++)
			em->p[s][c] = 1 / (float)side->types;
		for (size_t w = 0; w < side->types; w++)
			side->null[w] = prior
			    ? (double)(prior->em->null[s][prior->class[s][w]] *
				  prior->share[s][w])
			    : 1 / (double)side->types;
	}
	if (prior)
		status = each_word(em, 0, count_prior, err);
	if (prior && status == SP_OK)
		status = each_word(em, 1, divide, err);
	return status;
}

static enum sp_status
run(struct em *em, struct sp_err *err)
{
	enum sp_status status = begin(em, err);

	for (size_t r = 0; r < em->opts->rounds && status == SP_OK; r++) {
		em->leave_out = em->opts->group && r + 1 == em->opts->rounds;
		status = one_round(em, err);
	}
	return status;
}

/* Hand over what others want of it. */
static bool
hand_over(struct em *em)
{
	struct sp_lex_em *out = em->out;

	for (size_t s = 0; s < 2; s++) {
		const struct side *side = &em->side[s];

		out->null[s] = calloc((size_t)side->types + 1, sizeof(float));
		if (!out->null[s])
			return false;
		for (size_t w = 0; w < side->types; w++)
			out->null[s][w] = (float)side->null[w];
	}
	out->row = em->side[0].list;
	out->tgt = em->side[0].other;
	em->side[0].list = NULL;
	em->side[0].other = NULL;
	return true;
}

enum sp_status
sp_lex_em_run(struct sp_lex_em *out, const struct sp_lex_em_side side[2],
    const float *weight, size_t n, const struct sp_lex_em_opts *opts,
    const struct sp_lex_em_prior *prior, struct sp_err *err)
{
	struct em em = {
	    .weight = weight, .n = n, .opts = opts, .prior = prior, .out = out};
	enum sp_status status = SP_OK;
	bool room = true;

	*out = (struct sp_lex_em){0};
	for (size_t s = 0; s < 2; s++) {
		em.side[s].types = side[s].types;
		em.side[s].token = side[s].token;
		em.side[s].first = side[s].first;
		room = room && alloc_side(&em.side[s], n);
		if (room)
			find_places(&em.side[s], n);
	}
	room = room && make_cells(&em);
	if (room)
		status = run(&em, err);
	room = room && (status != SP_OK || hand_over(&em));
	for (size_t s = 0; s < 2; s++)
		free_side(&em.side[s]);
	return room ? status : sp_err_set(err, SP_NOMEM, "out of memory");
}

void
sp_lex_em_release(struct sp_lex_em *em)
{
	free(em->row);
	free(em->tgt);
	for (size_t s = 0; s < 2; s++) {
		free(em->p[s]);
		free(em->kept[s]);
		free(em->null[s]);
	}
	*em = (struct sp_lex_em){0};
}
