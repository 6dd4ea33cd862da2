/* SPDX-License-Identifier: MIT */
#include <spean/model1.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <spean/buf.h>

#define ROUNDS 6
/* How many times a word counts as seen already: as the lexicon has it, or with
 * words in general. */
#define KNOWN  4.F
#define UNSEEN 1.F
/* What a lexicon's word keeps for words that the lexicon does not give it. */
#define OTHERS .3F

struct sp_model1_link {
	uint32_t word[2];
	float prior[2]; /* p(b|a), p(a|b) */
	float p[2], count[2];
};

void
sp_model1_release(struct sp_model1 *model)
{
	free(model->unit);
	free(model->link);
	free(model->cell);
	free(model->slot);
	free(model->best);
	for (size_t s = 0; s < 2; s++) {
		free(model->word[s]);
		free(model->share[s]);
		free(model->sum[s]);
	}
	*model = (struct sp_model1){0};
}

static uint32_t
word_at(const struct sp_model1 *model, const struct sp_model1_unit *unit,
    size_t s, size_t i)
{
	return i == 0 ? 0 : model->word[s][unit->first[s] + i - 1];
}

/* The tables of links */

static uint32_t *
slot_of(const struct sp_model1 *model, uint32_t a, uint32_t b)
{
	uint64_t hash = ((uint64_t)a << 32 | b) * UINT64_C(0x9E3779B97F4A7C15);
	size_t at = (size_t)(hash >> 20) & (model->slots - 1);

	while (model->slot[at] != 0) {
		const struct sp_model1_link *link =
		    &model->link[model->slot[at] - 1];

		if (link->word[0] == a && link->word[1] == b)
			break;
		at = (at + 1) & (model->slots - 1);
	}
	return &model->slot[at];
}

static bool
more_slots(struct sp_model1 *model)
{
	size_t slots = model->slots ? model->slots * 2 : 1024;
	uint32_t *slot = calloc(slots, sizeof(*slot));

	if (!slot)
		return false;
	free(model->slot);
	model->slot = slot;
	model->slots = slots;
	for (size_t k = 0; k < model->links; k++)
		*slot_of(model, model->link[k].word[0],
		    model->link[k].word[1]) = (uint32_t)k + 1;
	return true;
}

/* What is thought of two words before they are seen together. */
static void
set_prior(const struct sp_model1 *model, struct sp_model1_link *link)
{
	float said[2] = {0, 0};

	if (link->word[0] && link->word[1] && model->prior)
		model->prior(model->ctx, link->word[0], link->word[1], said);
	for (size_t s = 0; s < 2; s++) {
		float share = model->share[!s][link->word[!s]];
		bool known = link->word[s] && model->knows &&
		    model->knows(model->ctx, s, link->word[s]);

		link->prior[s] = known
		    ? KNOWN * ((1 - OTHERS) * said[s] + OTHERS * share)
		    : UNSEEN * share;
		link->p[s] = link->prior[s] / (known ? KNOWN : UNSEEN);
	}
}

static bool
link_of(struct sp_model1 *model, uint32_t a, uint32_t b, uint32_t *number)
{
	uint32_t *slot;
	struct sp_model1_link *link;

	if (model->links * 2 >= model->slots && !more_slots(model))
		return false;
	slot = slot_of(model, a, b);
	if (*slot == 0) {
		if (!sp_grow(&model->link, &model->cap_link, model->links + 1,
			sizeof(*link)))
			return false;
		link = &model->link[model->links++];
		*link = (struct sp_model1_link){.word = {a, b}};
		set_prior(model, link);
		*slot = (uint32_t)model->links;
	}
	*number = *slot - 1;
	return true;
}

static enum sp_status
lay_out(
    struct sp_model1 *model, struct sp_model1_unit *unit, struct sp_err *err)
{
	size_t n = (unit->n[0] + 1) * (unit->n[1] + 1);

	if (model->cells + n > UINT32_MAX)
		return sp_err_set(err, SP_TOO_LARGE, "too many words");
	if (!sp_grow(&model->cell, &model->cap_cell, model->cells + n,
		sizeof(*model->cell)))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	unit->cell = model->cells;
	for (size_t i = 0; i <= unit->n[0]; i++)
		for (size_t j = 0; j <= unit->n[1]; j++)
			if (!link_of(model, word_at(model, unit, 0, i),
				word_at(model, unit, 1, j),
				&model->cell[model->cells++]))
				return sp_err_set(
				    err, SP_NOMEM, "out of memory");
	return SP_OK;
}

/* The shares of words in the texts. */
static enum sp_status
count_words(struct sp_model1 *model, size_t s, struct sp_err *err)
{
	float all = 0;

	model->share[s] = calloc(model->kinds[s] + 1, sizeof(float));
	model->sum[s] = calloc(model->kinds[s] + 1, sizeof(float));
	if (!model->share[s] || !model->sum[s])
		return sp_err_set(err, SP_NOMEM, "out of memory");
	for (size_t u = 0; u < model->units; u++) {
		const struct sp_model1_unit *unit = &model->unit[u];

		for (size_t i = 0; i <= unit->n[s]; i++)
			model->share[s][word_at(model, unit, s, i)] +=
			    (float)unit->weight;
		all += (float)(unit->weight * (double)(unit->n[s] + 1));
	}
	for (size_t w = 0; w < model->kinds[s]; w++)
		model->share[s][w] /= all;
	return SP_OK;
}

/* Learning */

/* Share the words of side `to` out among the words that may explain them. */
static void
expect(struct sp_model1 *model, const struct sp_model1_unit *unit, size_t to)
{
	size_t width = unit->n[1] + 1;
	size_t step = to == 1 ? width : 1, other = to == 1 ? 1 : width;

	for (size_t j = 1; j <= unit->n[to]; j++) {
		const uint32_t *cell = model->cell + unit->cell + j * other;
		float sum = 0;

		for (size_t i = 0; i <= unit->n[!to]; i++)
			sum += model->link[cell[i * step]].p[!to];
		if (!(sum > 0))
			continue;
		for (size_t i = 0; i <= unit->n[!to]; i++) {
			struct sp_model1_link *link =
			    &model->link[cell[i * step]];

			link->count[!to] +=
			    (float)unit->weight * link->p[!to] / sum;
		}
	}
}

static void
maximise(struct sp_model1 *model)
{
	for (size_t s = 0; s < 2; s++) {
		for (size_t w = 0; w < model->kinds[s]; w++) {
			bool known = w > 0 && model->knows &&
			    model->knows(model->ctx, s, (uint32_t)w);

			model->sum[s][w] = known ? KNOWN : UNSEEN;
		}
		for (size_t k = 0; k < model->links; k++)
			model->sum[s][model->link[k].word[s]] +=
			    model->link[k].count[s];
		for (size_t k = 0; k < model->links; k++) {
			struct sp_model1_link *link = &model->link[k];

			link->p[s] = (link->count[s] + link->prior[s]) /
			    model->sum[s][link->word[s]];
			link->count[s] = 0;
		}
	}
}

enum sp_status
sp_model1_run(struct sp_model1 *model, struct sp_err *err)
{
	enum sp_status status = count_words(model, 0, err);

	if (status == SP_OK)
		status = count_words(model, 1, err);
	for (size_t u = 0; u < model->units && status == SP_OK; u++)
		status = lay_out(model, &model->unit[u], err);
	for (size_t round = 0; round < ROUNDS && status == SP_OK; round++) {
		for (size_t u = 0; u < model->units; u++) {
			expect(model, &model->unit[u], 0);
			expect(model, &model->unit[u], 1);
		}
		maximise(model);
	}
	return status;
}

/* How likely word b brings forth what is asked, the likeliest of whose words
 * counts, against the unit's best for that. */
static float
brings(const struct sp_model1 *model, const struct sp_model1_unit *unit,
    const bool *asked, const float *best, size_t j)
{
	size_t width = unit->n[1] + 1;
	float most = 0;

	for (size_t i = 1; i <= unit->n[0]; i++) {
		float p;

		if (!asked[i - 1] || !(best[i] > 0))
			continue;
		p = model->link[model->cell[unit->cell + i * width + j]].p[1];
		if (p / best[i] > most)
			most = p / best[i];
	}
	return most;
}

bool
sp_model1_meant(struct sp_model1 *model, const struct sp_model1_unit *unit,
    const bool *asked, float *meant)
{
	size_t width = unit->n[1] + 1;
	float *best;

	if (!sp_grow(
		&model->best, &model->cap_best, unit->n[0] + 1, sizeof(*best)))
		return false;
	best = model->best;
	for (size_t i = 1; i <= unit->n[0]; i++) {
		best[i] = 0;
		for (size_t j = 1; j <= unit->n[1]; j++) {
			float p =
			    model->link[model->cell[unit->cell + i * width + j]]
				.p[1];

			if (p > best[i])
				best[i] = p;
		}
	}
	for (size_t j = 1; j <= unit->n[1]; j++) {
		const uint32_t *cell = model->cell + unit->cell + j;
		float sum = 0, of = 0;

		for (size_t i = 0; i <= unit->n[0]; i++) {
			float p = model->link[cell[i * width]].p[0];

			sum += p;
			of += i > 0 && asked[i - 1] ? p : 0;
		}
		meant[j - 1] = sum > 0
		    ? sqrtf(of / sum * brings(model, unit, asked, best, j))
		    : 0;
	}
	return true;
}
