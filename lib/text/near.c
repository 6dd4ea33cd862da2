/* SPDX-License-Identifier: MIT */
#include <spean/near.h>

#include <stdlib.h>
#include <string.h>

#define NUMBER   0x80000000u /* beside the number of a term */
#define WHOLE    10u /* what a term costs, in tenths */
#define FAR      (UINT32_MAX / 2)
#define WORK_MAX 100000000u

enum { EXCHANGE, TAKE_OUT, PUT_IN }; /* of the text asked for, from the other */

void
sp_near_release(struct sp_near *near)
{
	sp_map_release(&near->ids);
	free(near->a);
	free(near->b);
	free(near->tally);
	free(near->row);
	free(near->move);
	free(near->step);
	*near = (struct sp_near){0};
}

static enum sp_status
no_memory(struct sp_err *err)
{
	return sp_err_set(err, SP_NOMEM, "out of memory");
}

static bool
is_number(const struct sp_terms *terms, size_t i)
{
	struct sp_str text = sp_terms_text(terms, i);

	return text.s[0] >= '0' && text.s[0] <= '9';
}

enum sp_status
sp_near_begin(
    struct sp_near *near, const struct sp_terms *asked, struct sp_err *err)
{
	sp_map_reset(&near->ids);
	near->na = 0;
	near->literal = true;
	if (!sp_grow(&near->a, &near->a_cap, asked->n + 1, sizeof(*near->a)) ||
	    !sp_grow(&near->tally, &near->tally_cap, asked->n + 2,
		sizeof(*near->tally)))
		return no_memory(err);
	for (size_t i = 0; i < asked->n; i++)
		near->literal &= is_number(asked, i);
	for (size_t i = 0; i < asked->n; i++) {
		size_t *id =
		    sp_map_at(&near->ids, sp_terms_text(asked, i), NULL);

		if (!id)
			return no_memory(err);
		if (*id == 0)
			*id = near->ids.n;
		near->a[i] = (uint32_t)*id;
		if (!near->literal && is_number(asked, i))
			near->a[i] |= NUMBER;
	}
	near->na = asked->n;
	return SP_OK;
}

bool
sp_near_is_number(const struct sp_near *near, size_t i)
{
	return near->a[i] & NUMBER;
}

/* The terms of the other text: 0 for what the one asked for has not. */
static bool
number_other(struct sp_near *near, const struct sp_terms *other)
{
	near->nb = 0;
	if (!sp_grow(&near->b, &near->b_cap, other->n + 1, sizeof(*near->b)))
		return false;
	for (size_t i = 0; i < other->n; i++) {
		const size_t *id =
		    sp_map_get(&near->ids, sp_terms_text(other, i));

		near->b[i] = id ? (uint32_t)*id : 0;
		if (!near->literal && is_number(other, i))
			near->b[i] |= NUMBER;
	}
	near->nb = other->n;
	return true;
}

/* How many terms both have, wherever they stand; *words: but for numbers. */
static size_t
in_common(struct sp_near *near, size_t *words)
{
	size_t numbers = 0, common = 0;

	memset(near->tally, 0, (near->ids.n + 1) * sizeof(*near->tally));
	for (size_t i = 0; i < near->na; i++)
		if (near->a[i] & NUMBER)
			numbers++;
		else
			near->tally[near->a[i]]++;
	*words = 0;
	for (size_t i = 0; i < near->nb; i++) {
		uint32_t id = near->b[i];

		if (id & NUMBER) {
			common += numbers > 0;
			numbers -= numbers > 0;
		} else if (near->tally[id] > 0) {
			near->tally[id]--;
			++*words;
		}
	}
	return common + *words;
}

static uint32_t
price(uint32_t a, uint32_t b)
{
	if (a == b && (a & ~NUMBER) != 0)
		return 0;
	return (a & b & NUMBER) ? 1 : WHOLE;
}

/* What the texts have of the same at their ends counts nothing. */
struct part {
	const uint32_t *a, *b;
	size_t na, nb, before;
};

static struct part
middle(const struct sp_near *near)
{
	struct part part = {near->a, near->b, near->na, near->nb, 0};

	while (part.na > 0 && part.nb > 0 && price(*part.a, *part.b) == 0) {
		part.a++;
		part.b++;
		part.na--;
		part.nb--;
		part.before++;
	}
	while (part.na > 0 && part.nb > 0 &&
	    price(part.a[part.na - 1], part.b[part.nb - 1]) == 0) {
		part.na--;
		part.nb--;
	}
	return part;
}

/* Which terms of b can stand beside one of a, from its own place on: a path
 * outside would take out or put in more than the cost allows. */
struct reach {
	size_t back, on, width;
};

static bool
reach_of(const struct part *part, uint32_t most, struct reach *reach)
{
	size_t moves = most / WHOLE;
	size_t less = part->na > part->nb ? part->na - part->nb : 0;
	size_t more = part->nb > part->na ? part->nb - part->na : 0;

	if (less + more > moves)
		return false;
	moves = (moves - less - more) / 2;
	reach->back = less + moves < part->na ? less + moves : part->na;
	reach->on = more + moves < part->nb ? more + moves : part->nb;
	reach->width = reach->back + reach->on + 1;
	return true;
}

/* One row of the table.  row[k] stands for b[i + k - back]; before, for the
 * row above, where i was less by one. */
static uint32_t
next_row(const struct part *part, const struct reach *reach, size_t i,
    uint32_t *row, unsigned char *move)
{
	uint32_t least = FAR;

	for (size_t k = 0; k < reach->width; k++) {
		size_t j = i + k; /* less back */
		uint32_t best = FAR, cost;
		unsigned char how = EXCHANGE;

		if (j >= reach->back && j - reach->back <= part->nb) {
			j -= reach->back;
			if (j > 0) /* row[k] is still of the row above */
				best = row[k] +
				    price(part->a[i - 1], part->b[j - 1]);
			cost = k + 1 < reach->width ? row[k + 1] + WHOLE : FAR;
			if (cost < best) {
				best = cost;
				how = PUT_IN;
			}
			cost = k > 0 && j > 0 ? row[k - 1] + WHOLE : FAR;
			if (cost < best) {
				best = cost;
				how = TAKE_OUT;
			}
		}
		row[k] = best < FAR ? best : FAR;
		if (move)
			move[k] = how;
		if (best < least)
			least = best;
	}
	return least;
}

/* The least cost, or more than most.  move: a table for the way, or NULL. */
static uint32_t
least_cost(const struct part *part, const struct reach *reach, uint32_t most,
    uint32_t *row, unsigned char *move)
{
	for (size_t k = 0; k < reach->width; k++)
		row[k] = k < reach->back || k - reach->back > part->nb
		    ? FAR
		    : (uint32_t)(k - reach->back) * WHOLE;
	for (size_t i = 1; i <= part->na; i++)
		if (next_row(part, reach, i, row,
			move ? move + i * reach->width : NULL) > most)
			return most + 1;
	return row[part->nb + reach->back - part->na];
}

static bool
is_too_much(const struct part *part, const struct reach *reach)
{
	return part->na > 0 && reach->width > WORK_MAX / part->na;
}

static enum sp_status
too_large(struct sp_err *err)
{
	return sp_err_set(
	    err, SP_TOO_LARGE, "the texts are too long to compare");
}

static unsigned
percent_of(uint32_t cost, size_t n)
{
	unsigned percent;

	if (cost == 0)
		return SP_NEAR_SAME;
	/* 100 (1 - cost / 10 n), down. */
	percent = (unsigned)((10 * (uint64_t)n - cost) * 10 / n);
	return percent < SP_NEAR_SAME ? percent : SP_NEAR_SAME - 1;
}

enum sp_status
sp_near_percent(struct sp_near *near, const struct sp_terms *other,
    unsigned min, unsigned *percent, struct sp_err *err)
{
	size_t n = near->na > other->n ? near->na : other->n;
	uint32_t most, cost;
	struct reach reach;
	struct part part;
	size_t common, words;

	*percent = 0;
	if (n == 0 || n > UINT32_MAX / 32)
		return SP_OK;
	if (!number_other(near, other))
		return no_memory(err);
	most = (uint32_t)((uint64_t)n * (100 - min) / 10);
	common = in_common(near, &words);
	part = middle(near);
	if (words == 0 || (n - common) * WHOLE > most ||
	    !reach_of(&part, most, &reach))
		return SP_OK;
	if (is_too_much(&part, &reach))
		return too_large(err);
	if (!sp_grow(
		&near->row, &near->row_cap, reach.width, sizeof(*near->row)))
		return no_memory(err);
	cost = least_cost(&part, &reach, most, near->row, NULL);
	if (cost <= most)
		*percent = percent_of(cost, n);
	if (*percent < min)
		*percent = 0;
	return SP_OK;
}

/* Bytes of the terms [from, to) of a text as it was read. */
static struct sp_norm_range
bytes(const struct sp_terms *terms, size_t from, size_t to)
{
	struct sp_norm_range range = {0, 0};

	if (from < to)
		return sp_norm_map_range(
		    &terms->map, terms->at[from].start, terms->at[to - 1].end);
	if (from < terms->n)
		range = sp_norm_map_range(
		    &terms->map, terms->at[from].start, terms->at[from].end);
	else if (from > 0)
		range.from = sp_norm_map_range(&terms->map,
		    terms->at[from - 1].start, terms->at[from - 1].end)
				 .to;
	range.to = range.from;
	return range;
}

/* Terms of both that differ: [a, a_to), [b, b_to). */
struct gap {
	size_t a, a_to, b, b_to;
	bool number;
};

static bool
add_step(struct sp_near *near, const struct sp_terms *asked,
    const struct sp_terms *other, struct gap gap)
{
	if (!sp_grow(&near->step, &near->cap, near->n + 1, sizeof(*near->step)))
		return false;
	near->step[near->n++] =
	    (struct sp_near_step){gap.number ? SP_NEAR_NUMBER : SP_NEAR_OTHER,
		bytes(asked, gap.a, gap.a_to), bytes(other, gap.b, gap.b_to)};
	return true;
}

/* The way back through the table: what differs, the last first. */
static bool
walk_back(struct sp_near *near, const struct part *part,
    const struct reach *reach, const struct sp_terms *asked,
    const struct sp_terms *other)
{
	size_t i = part->na, j = part->nb;
	struct gap gap = {0, 0, 0, 0, false};
	bool open = false;

	while (i > 0 || j > 0) {
		int how = i == 0
		    ? TAKE_OUT
		    : near->move[i * reach->width + (j + reach->back - i)];
		struct gap here = {part->before + i, part->before + i,
		    part->before + j, part->before + j, false};
		uint32_t cost = WHOLE;

		if (how == EXCHANGE)
			cost = price(part->a[i - 1], part->b[j - 1]);
		if (how != TAKE_OUT)
			here.a = part->before + --i;
		if (how != PUT_IN)
			here.b = part->before + --j;
		here.number = cost == 1;
		if (open && cost == WHOLE && !gap.number) {
			gap.a = here.a;
			gap.b = here.b;
			continue;
		}
		if (open && !add_step(near, asked, other, gap))
			return false;
		open = cost > 0;
		gap = here;
	}
	return !open || add_step(near, asked, other, gap);
}

/* The whole table, as narrow as will do: the cost is not known before. */
static enum sp_status
fill(struct sp_near *near, const struct part *part, struct reach *reach,
    struct sp_err *err)
{
	uint32_t all = (uint32_t)(part->na + part->nb) * WHOLE;
	uint32_t most = 4 * WHOLE;

	for (;; most *= 2) {
		if (most > all)
			most = all;
		if (!reach_of(part, most, reach))
			continue;
		if (is_too_much(part, reach))
			return too_large(err);
		if (!sp_grow(&near->row, &near->row_cap, reach->width,
			sizeof(*near->row)) ||
		    !sp_grow(&near->move, &near->move_cap,
			(part->na + 1) * reach->width, 1))
			return no_memory(err);
		if (least_cost(part, reach, most, near->row, near->move) <=
		    most)
			return SP_OK;
	}
}

enum sp_status
sp_near_steps(struct sp_near *near, const struct sp_terms *asked,
    const struct sp_terms *other, struct sp_err *err)
{
	struct part part;
	struct reach reach;
	enum sp_status status;

	near->n = 0;
	if (!number_other(near, other))
		return no_memory(err);
	part = middle(near);
	status = fill(near, &part, &reach, err);
	if (status != SP_OK)
		return status;
	if (!walk_back(near, &part, &reach, asked, other))
		return no_memory(err);
	for (size_t i = 0; i < near->n / 2; i++) {
		struct sp_near_step step = near->step[i];

		near->step[i] = near->step[near->n - 1 - i];
		near->step[near->n - 1 - i] = step;
	}
	return SP_OK;
}
