/* SPDX-License-Identifier: MIT */
#include <spean/lexical.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <spean/buf.h>

/* The share of words that the model explains, before it is known; it counts as
 * much as so many words, and is estimated in so many steps. */
#define EXPLAINED       .4F
#define EXPLAINED_PRIOR 50.
#define FIT_STEPS       5

/* So many factors may be multiplied before the product is too large. */
#define FACTORS 16

/* Products under way at once: one would wait for itself. */
#define LANES 4

/*
 * A word's factor is  chance + scale · sum of probabilities / words,  where
 * chance is 1 - L and scale L / share; of a word of which nothing is known, it
 * is 1.
 */
struct weight {
	float scale, chance;
	float null; /* its probability, given no word */
};

/* A source token that a target word may come from. */
struct hit {
	uint32_t token; /* of the run, from 0 */
	uint32_t next; /* of the same target word; NO_HIT */
	float p; /* p(src|tgt) */
};
#define NO_HIT UINT32_MAX

struct slot {
	const uint32_t *token; /* the run's words */
	size_t tokens;
	float *sum; /* by target word: of t(k|e) over the run */
	uint32_t *head; /* by target word: its first hit */
	struct hit *hit;
	uint32_t *touched; /* target words with a hit */
	struct weight *weight; /* by token */
	size_t hits, ntouched;
	size_t cap_word, cap_head, cap_hit, cap_touched, cap_weight;
};

struct sp_lexical {
	float explained[2]; /* L, by side */
	const struct sp_glossary *glossary;
	struct slot slot[SP_LEXICAL_SLOTS];
	struct weight *weight; /* by target word */
	size_t cap_weight;
	float *got; /* by token of a run: t(e|K) so far */
	size_t cap_got;
};

struct sp_lexical *
sp_lexical_new(struct sp_err *err)
{
	struct sp_lexical *lexical = calloc(1, sizeof(*lexical));

	if (!lexical)
		sp_err_set(err, SP_NOMEM, "out of memory");
	return lexical;
}

void
sp_lexical_free(struct sp_lexical *lexical)
{
	if (!lexical)
		return;
	for (size_t s = 0; s < SP_LEXICAL_SLOTS; s++) {
		struct slot *slot = &lexical->slot[s];

		free(slot->sum);
		free(slot->head);
		free(slot->hit);
		free(slot->touched);
		free(slot->weight);
	}
	free(lexical->weight);
	free(lexical->got);
	free(lexical);
}

static bool
slot_room(struct slot *slot, size_t words)
{
	slot->hits = slot->ntouched = slot->tokens = 0;
	if (!sp_grow(&slot->sum, &slot->cap_word, words + 1, sizeof(float)) ||
	    !sp_grow(&slot->head, &slot->cap_head, words + 1, sizeof(uint32_t)))
		return false;
	memset(slot->sum, 0, words * sizeof(float));
	memset(slot->head, 0xFF, words * sizeof(uint32_t));
	return true;
}

static struct weight
weight_of(const struct sp_lexical *lexical, size_t s, size_t word)
{
	const struct sp_glossary_side *side = &lexical->glossary->side[s];
	float null = side->null[word], explained = lexical->explained[s];

	if (null < 0)
		return (struct weight){0, 1, 0};
	return (struct weight){
	    explained / side->share[word], 1 - explained, null};
}

static void
set_weights(struct sp_lexical *lexical)
{
	for (size_t w = 0; w < lexical->glossary->side[1].words.n; w++)
		lexical->weight[w] = weight_of(lexical, 1, w);
}

enum sp_status
sp_lexical_set(struct sp_lexical *lexical, const struct sp_glossary *glossary,
    struct sp_err *err)
{
	size_t words = glossary->side[1].words.n;

	lexical->glossary = glossary;
	if (!sp_grow(&lexical->weight, &lexical->cap_weight, words + 1,
		sizeof(struct weight)))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	lexical->explained[0] = lexical->explained[1] = EXPLAINED;
	set_weights(lexical);
	for (size_t s = 0; s < SP_LEXICAL_SLOTS; s++)
		if (!slot_room(&lexical->slot[s], words))
			return sp_err_set(err, SP_NOMEM, "out of memory");
	return SP_OK;
}

static void
close_slot(struct slot *slot)
{
	for (size_t k = 0; k < slot->ntouched; k++) {
		slot->sum[slot->touched[k]] = 0;
		slot->head[slot->touched[k]] = NO_HIT;
	}
	slot->hits = slot->ntouched = slot->tokens = 0;
}

static bool
add_hits(const struct sp_glossary *glossary, struct slot *slot, size_t token)
{
	uint32_t word = slot->token[token];
	size_t from = glossary->row[word], to = glossary->row[word + 1];

	if (!sp_grow(&slot->hit, &slot->cap_hit, slot->hits + (to - from),
		sizeof(struct hit)) ||
	    !sp_grow(&slot->touched, &slot->cap_touched,
		slot->ntouched + (to - from), sizeof(uint32_t)))
		return false;
	for (size_t l = from; l < to; l++) {
		const struct sp_glossary_link *link = &glossary->link[l];
		uint32_t *head = &slot->head[link->tgt];

		if (*head == NO_HIT)
			slot->touched[slot->ntouched++] = link->tgt;
		slot->hit[slot->hits] =
		    (struct hit){(uint32_t)token, *head, link->p[0]};
		*head = (uint32_t)slot->hits++;
		slot->sum[link->tgt] += link->p[1];
	}
	return true;
}

bool
sp_lexical_open(
    struct sp_lexical *lexical, size_t slot_number, size_t from, size_t to)
{
	const struct sp_glossary *glossary = lexical->glossary;
	const struct sp_glossary_side *src = &glossary->side[0];
	struct slot *slot = &lexical->slot[slot_number];
	size_t n = to - from;

	close_slot(slot);
	if (!sp_grow(&slot->weight, &slot->cap_weight, n + 1,
		sizeof(struct weight)) ||
	    !sp_grow(&lexical->got, &lexical->cap_got, n + 1, sizeof(float)))
		return false;
	slot->token = src->token + from;
	slot->tokens = n;
	for (size_t t = 0; t < n; t++) {
		slot->weight[t] = weight_of(lexical, 0, slot->token[t]);
		if (!add_hits(glossary, slot, t)) {
			close_slot(slot);
			return false;
		}
	}
	return true;
}

static void
begin_source(struct sp_lexical *lexical, const struct slot *slot)
{
	for (size_t t = 0; t < slot->tokens; t++)
		lexical->got[t] = slot->weight[t].null;
}

/* Add what a target word says for the source tokens that may have made it. */
static void
add_source(
    const struct sp_lexical *lexical, const struct slot *slot, uint32_t word)
{
	for (uint32_t h = slot->head[word]; h != NO_HIT; h = slot->hit[h].next)
		lexical->got[slot->hit[h].token] += slot->hit[h].p;
}

/* ln of the product of what is explained of each source token. */
static double
source_worth(const struct slot *slot, const float *got, size_t words)
{
	float part = 1 / (float)(words + 1);
	double sum = 0, product[LANES] = {1, 1, 1, 1};
	size_t n = slot->tokens;

	for (size_t from = 0; from < n; from += LANES * FACTORS) {
		size_t to = from + LANES * FACTORS;

		to = to < n ? to : n;
		for (size_t t = from; t < to; t++)
			product[t % LANES] *=
			    (double)(got[t] * slot->weight[t].scale * part +
				slot->weight[t].chance);
		sum +=
		    log(product[0] * product[1]) + log(product[2] * product[3]);
		for (size_t l = 0; l < LANES; l++)
			product[l] = 1;
	}
	return sum;
}

/* Add what target tokens [from, to) say, and what may have made them. */
static double
target_worth(const struct sp_lexical *lexical, const struct slot *slot,
    size_t from, size_t to)
{
	const uint32_t *token = lexical->glossary->side[1].token;
	float part = 1 / (float)(slot->tokens + 1);
	double sum = 0, product = 1;

	for (size_t t = from; t < to; t++) {
		uint32_t word = token[t];
		struct weight weight = lexical->weight[word];

		product *= (double)((slot->sum[word] + weight.null) *
			weight.scale * part +
		    weight.chance);
		add_source(lexical, slot, word);
		if ((t - from) % FACTORS == FACTORS - 1) {
			sum += log(product);
			product = 1;
		}
	}
	return sum + log(product);
}

void
sp_lexical_worth(struct sp_lexical *lexical, size_t slot_number,
    const size_t *end, size_t n, double *worth)
{
	const struct slot *slot = &lexical->slot[slot_number];
	double target = 0;

	begin_source(lexical, slot);
	for (size_t k = 0; k < n; k++) {
		target += target_worth(lexical, slot, end[k], end[k + 1]);
		worth[k] = target +
		    source_worth(slot, lexical->got, end[k + 1] - end[0]);
	}
}

/* Of one side: words of which something is known, those explained of them. */
struct explained {
	double words, by_model;
};

static void
count_word(struct explained *sum, struct weight weight, float p, double count)
{
	float model = p * weight.scale;

	if (!(weight.scale > 0))
		return;
	sum->words += count;
	sum->by_model += count * (double)(model / (model + weight.chance));
}

static bool
count_bead(struct sp_lexical *lexical, const struct sp_bead *bead,
    struct explained sum[2])
{
	const struct sp_glossary_side *side = lexical->glossary->side;
	const struct slot *slot = &lexical->slot[0];
	size_t from = side[1].first[bead->tgt];
	size_t to = side[1].first[bead->tgt + bead->ntgt];
	float part;

	if (!sp_lexical_open(lexical, 0, side[0].first[bead->src],
		side[0].first[bead->src + bead->nsrc]))
		return false;
	begin_source(lexical, slot);
	part = 1 / (float)(slot->tokens + 1);
	for (size_t t = from; t < to; t++) {
		uint32_t word = side[1].token[t];
		struct weight weight = lexical->weight[word];

		count_word(&sum[1], weight,
		    (slot->sum[word] + weight.null) * part, bead->score);
		add_source(lexical, slot, word);
	}
	part = 1 / (float)(to - from + 1);
	for (size_t t = 0; t < slot->tokens; t++)
		count_word(&sum[0], slot->weight[t], lexical->got[t] * part,
		    bead->score);
	return true;
}

bool
sp_lexical_fit(struct sp_lexical *lexical, const struct sp_beads *beads)
{
	bool done = true;

	for (int step = 0; step < FIT_STEPS && done; step++) {
		struct explained sum[2] = {{0}};

		for (size_t b = 0; b < beads->n && done; b++)
			if (beads->bead[b].nsrc > 0 && beads->bead[b].ntgt > 0)
				done =
				    count_bead(lexical, &beads->bead[b], sum);
		for (size_t s = 0; s < 2 && done; s++)
			lexical->explained[s] =
			    (float)((sum[s].by_model +
					EXPLAINED_PRIOR * (double)EXPLAINED) /
				(sum[s].words + EXPLAINED_PRIOR));
		set_weights(lexical);
	}
	for (size_t s = 0; s < SP_LEXICAL_SLOTS; s++)
		close_slot(&lexical->slot[s]);
	return done;
}
