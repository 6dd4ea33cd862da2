/* SPDX-License-Identifier: MIT */
#include <spean/evidence.h>

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include <spean/buf.h>
#include <spean/corridor.h>
#include <spean/feature.h>
#include <spean/glossary.h>
#include <spean/habit.h>
#include <spean/index.h>
#include <spean/length.h>
#include <spean/lexical.h>
#include <spean/marks.h>
#include <spean/sound.h>

/* The longest run of blocks on one side of a bead (search.h). */
#define RUN_MAX 4

/* The index of a text with more sentences than this is not kept for the next
 * text to be read into. */
#define LONG 10000

/*
 * A run of sentences that may stand on one side of a bead, with all of a bead's
 * worth that depends on this side alone: a search asks for each run hundreds of
 * times.
 */
struct run {
	struct sp_length_run length;
	double own; /* what it brings to any bead */
	struct sp_mark_counts marks;
	uint64_t kinds; /* a bit of 64 for each feature, by its id */
	uint64_t sounds; /* as sp_sound_kinds has them */
	size_t first, end; /* its items */
};

/* A search goes through the texts row by row, so the runs that begin with
 * blocks [from, to) are all that is kept of them. */
struct side {
	size_t n; /* sentences */
	struct sp_index index;
	struct run *run; /* RUN_MAX a block, from the shortest: see run_at */
	size_t from, to;
	size_t cap; /* blocks; a power of two */
};

/*
 * A run of the source laid open: how often each feature stands in it.  A search
 * asks for the same run with one run of the target after the other, so the last
 * one of each length stays open.
 */
struct opened {
	bool open; /* or all counts are 0 */
	size_t block; /* where it begins */
	size_t first, end; /* its items */
	uint32_t *count; /* by feature */
	size_t cap;
};

struct sp_evidence {
	const struct sp_lang *lang[2];
	const struct sp_lex *lex;
	struct sp_tagger *tagger;
	struct sp_lex_words *words;
	struct sp_lexical *lexical;
	struct sp_glossary glossary;
	struct sp_lengths lengths;
	struct side side[2];
	struct sp_features features;
	struct sp_marks marks;
	struct sp_sound *sound;
	struct sp_weights weights;
	struct sp_habit habit;
	size_t unit; /* the sentences of a block in side[].run */
	struct opened opened[RUN_MAX];
	/* Features that a comparison has taken from an open run. */
	uint32_t *taken;
	size_t cap_taken;
	bool failed;
};

struct sp_evidence *
sp_evidence_new(const struct sp_lang *const lang[2], const struct sp_lex *lex,
    struct sp_err *err)
{
	struct sp_evidence *ev = calloc(1, sizeof(*ev));

	if (!ev) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	ev->lang[0] = lang[0];
	ev->lang[1] = lang[1];
	ev->lex = lex;
	ev->weights = sp_weights_built;
	ev->tagger = sp_tagger_new(err);
	if (ev->tagger)
		ev->words = sp_lex_words_new(err);
	if (ev->words)
		ev->lexical = sp_lexical_new(err);
	if (ev->lexical)
		ev->sound = sp_sound_new(err);
	if (ev->sound)
		return ev;
	sp_evidence_free(ev);
	return NULL;
}

void
sp_evidence_free(struct sp_evidence *ev)
{
	if (!ev)
		return;
	sp_tagger_free(ev->tagger);
	sp_lex_words_free(ev->words);
	sp_lexical_free(ev->lexical);
	sp_glossary_release(&ev->glossary);
	sp_lengths_release(&ev->lengths);
	for (size_t s = 0; s < 2; s++) {
		sp_index_release(&ev->side[s].index);
		free(ev->side[s].run);
	}
	for (size_t k = 0; k < RUN_MAX; k++)
		free(ev->opened[k].count);
	free(ev->taken);
	sp_features_release(&ev->features);
	sp_marks_release(&ev->marks);
	sp_sound_free(ev->sound);
	free(ev);
}

static void
count_run(struct sp_evidence *ev, struct opened *opened, uint32_t sign)
{
	const struct sp_feature_item *item = ev->features.side[0].item;

	for (size_t k = opened->first; k < opened->end; k++) {
		opened->count[item[k].id[0]] += sign;
		if (item[k].id[1] != item[k].id[0])
			opened->count[item[k].id[1]] += sign;
	}
}

static void
close_run(struct sp_evidence *ev, struct opened *opened)
{
	if (opened->open)
		count_run(ev, opened, UINT32_MAX); /* that is, −1 */
	opened->open = false;
}

static void
set_unit(struct sp_evidence *ev, size_t unit)
{
	for (size_t k = 0; k < RUN_MAX; k++)
		close_run(ev, &ev->opened[k]);
	for (size_t s = 0; s < 2; s++)
		ev->side[s].from = ev->side[s].to = 0;
	ev->unit = unit;
}

/* Room for the counts of the features, all 0. */
static bool
make_room(struct sp_evidence *ev)
{
	size_t n = sp_features_count(&ev->features) + 1;

	for (size_t k = 0; k < RUN_MAX; k++) {
		struct opened *opened = &ev->opened[k];

		opened->open = false;
		if (!sp_grow(&opened->count, &opened->cap, n, sizeof(uint32_t)))
			return false;
		memset(opened->count, 0, n * sizeof(uint32_t));
	}
	return sp_grow(&ev->taken, &ev->cap_taken,
	    ev->features.side[1].nitems + 1, sizeof(uint32_t));
}

/* What can be told without a lexicon. */
static enum sp_status
read_features(struct sp_evidence *ev, const struct sp_str *text[2],
    const size_t n[2], struct sp_err *err)
{
	const struct sp_index *index[2] = {
	    &ev->side[0].index, &ev->side[1].index};
	enum sp_status status;

	for (size_t s = 0; s < 2; s++) {
		status = sp_index_read(&ev->side[s].index, ev->tagger,
		    ev->lang[s], text[s], n[s], NULL, err);
		if (status != SP_OK)
			return status;
		ev->side[s].n = n[s];
	}
	status = sp_features_read(&ev->features, index, err);
	if (status == SP_OK)
		status = sp_sound_read(
		    ev->sound, ev->lang, text, index, &ev->features, err);
	for (size_t s = 0; s < 2; s++)
		if (n[s] > LONG)
			sp_index_release(&ev->side[s].index);
	return status;
}

enum sp_status
sp_evidence_read(struct sp_evidence *ev, const struct sp_str *src, size_t n,
    const struct sp_str *tgt, size_t m, struct sp_err *err)
{
	const struct sp_str *text[2] = {src, tgt};
	enum sp_status status =
	    read_features(ev, text, (const size_t[2]){n, m}, err);

	ev->unit = 1;
	ev->side[0].from = ev->side[0].to = 0;
	ev->side[1].from = ev->side[1].to = 0;
	ev->failed = false;
	ev->habit = (struct sp_habit){0};
	if (status == SP_OK)
		status = sp_glossary_read(&ev->glossary, ev->words, ev->lex,
		    ev->lang, src, n, tgt, m, err);
	if (status == SP_OK)
		status = sp_lexical_set(ev->lexical, &ev->glossary, err);
	if (status == SP_OK &&
	    (!sp_lengths_read(&ev->lengths, src, n, tgt, m) ||
		!sp_marks_read(&ev->marks, ev->lang, src, n, tgt, m) ||
		!make_room(ev)))
		status = sp_err_set(err, SP_NOMEM, "out of memory");
	return status;
}

void
sp_evidence_set_weights(
    struct sp_evidence *ev, const struct sp_weights *weights)
{
	ev->weights = *weights;
	set_unit(ev, 1);
}

void
sp_evidence_fit(struct sp_evidence *ev, const struct sp_beads *beads)
{
	sp_lengths_fit(&ev->lengths, beads);
	ev->failed |= !sp_lexical_fit(ev->lexical, beads);
	ev->habit = sp_habit_of(beads);
	set_unit(ev, 1); /* what is summed up of runs holds no longer */
}

bool
sp_evidence_corridor(const struct sp_evidence *ev, const struct sp_band *limits,
    struct sp_band *band, bool *found)
{
	return sp_corridor_find(
	    &ev->glossary, &ev->features, limits, band, found);
}

enum sp_status
sp_evidence_status(const struct sp_evidence *ev, struct sp_err *err)
{
	return ev->failed || sp_lexical_failed(ev->lexical)
	    ? sp_err_set(err, SP_NOMEM, "out of memory")
	    : SP_OK;
}

/* Sum up sentences [from, to) of a side. */
static struct run
run_of(const struct sp_evidence *ev, size_t s, size_t from, size_t to)
{
	const struct sp_feature_side *items = &ev->features.side[s];
	struct run run = {.first = items->first[from], .end = items->first[to]};

	run.length = sp_length_run(&ev->lengths, s, from, to, ev->unit > 1);
	for (size_t k = run.first; k < run.end; k++)
		for (size_t r = 0; r < 2; r++)
			run.kinds |= UINT64_C(1)
			    << (items->item[k].id[r] * 0x9E3779B1u >> 26);
	run.own = ev->weights.of[SP_WEIGHT_LENGTH] * run.length.own;
	/* Of a block there are always numbers that stand alone, and a gap has
	 * none: in blocks they do not count. */
	if (ev->unit > 1)
		return run;
	for (size_t i = from; i < to; i++)
		run.own +=
		    ev->weights.of[SP_WEIGHT_NUMBER_ALONE] * items->numbers[i];
	run.marks = sp_marks_run(&ev->marks, s, from, to);
	run.sounds = sp_sound_kinds(ev->sound, s, from, to);
	return run;
}

/* The run of `count` blocks from block b on. */
static struct run *
run_at(const struct side *side, size_t b, size_t count)
{
	return &side->run[(b & (side->cap - 1)) * RUN_MAX + count - 1];
}

static bool
make_runs_room(struct side *side, size_t blocks)
{
	size_t cap = side->cap ? side->cap : 16, have = side->cap;

	while (cap < blocks)
		cap *= 2;
	if (cap == side->cap)
		return true;
	side->from = side->to = 0;
	if (!sp_grow(&side->run, &have, cap, RUN_MAX * sizeof(struct run)))
		return false;
	side->cap = cap;
	return true;
}

/* Sum up the runs that begin with blocks [from, to) of a side. */
static bool
lay_runs(struct sp_evidence *ev, size_t s, size_t from, size_t to)
{
	struct side *side = &ev->side[s];

	if (from >= side->from && to <= side->to)
		return true;
	if (!make_runs_room(side, to - from))
		return false;
	/* On from where the last row has ended; or anew. */
	if (from < side->from || from > side->to)
		side->to = from;
	for (size_t b = side->to; b < to; b++)
		for (size_t k = 1; k <= RUN_MAX; k++) {
			size_t first = b * ev->unit;
			size_t end = first + k * ev->unit;

			*run_at(side, b, k) =
			    run_of(ev, s, first, end < side->n ? end : side->n);
		}
	side->from = from;
	side->to = side->to > to ? side->to : to;
	return true;
}

static void
open_run(struct sp_evidence *ev, struct opened *opened, size_t block,
    const struct run *run)
{
	if (opened->open && opened->block == block)
		return;
	close_run(ev, opened);
	opened->open = true;
	opened->block = block;
	opened->first = run->first;
	opened->end = run->end;
	count_run(ev, opened, 1);
}

/*
 * Match what tgt has with what src has.  A number was taken off each side as
 * one that stands alone (run_of); a match gives both back.
 */
static double
item_worth(struct sp_evidence *ev, struct opened *opened, const struct run *src,
    const struct run *tgt)
{
	const double *weight = ev->weights.of;
	double sum = 0;
	double number = ev->unit == 1 ? -2 * weight[SP_WEIGHT_NUMBER_ALONE] : 0;
	size_t n = 0;

	if ((src->kinds & tgt->kinds) == 0)
		return 0;
	for (size_t k = tgt->first; k < tgt->end; k++) {
		struct sp_feature_item other = ev->features.side[1].item[k];
		uint32_t id = other.id[0];

		if (opened->count[id] == 0)
			id = other.id[1];
		if (opened->count[id] == 0)
			continue;
		opened->count[id]--;
		ev->taken[n++] = id;
		sum += other.number
		    ? ev->features.rarity[id] * weight[SP_WEIGHT_NUMBER] +
			number
		    : ev->features.rarity[id] * weight[SP_WEIGHT_NAME];
	}
	while (n > 0)
		opened->count[ev->taken[--n]]++;
	return sum;
}

void
sp_evidence_row(void *ctx, size_t unit, size_t i, size_t from, size_t to)
{
	struct sp_evidence *ev = ctx;
	size_t first = i > RUN_MAX ? i - RUN_MAX : 0;

	if (ev->unit != unit)
		set_unit(ev, unit);
	ev->failed |= !lay_runs(ev, 0, first, i) || !lay_runs(ev, 1, from, to);
	if (unit == 1)
		sp_lexical_row(ev->lexical, i - 1, from, to);
}

struct sp_gap
sp_evidence_gap(const struct sp_evidence *ev)
{
	const double *weight = ev->weights.of;
	double any = weight[SP_WEIGHT_GAP_EXPLAINED] *
		log(sp_lexical_explained(ev->lexical) / .5) +
	    weight[SP_WEIGHT_GAP_HABIT] * ev->habit.gaps;

	return (struct sp_gap){weight[SP_WEIGHT_GAP_OPEN] + any,
	    weight[SP_WEIGHT_GAP_ON] + any, weight[SP_WEIGHT_GAP_TURN] + any};
}

static double
marks_worth(
    const struct sp_evidence *ev, const struct run *src, const struct run *tgt)
{
	const double *weight = ev->weights.of;
	struct sp_marks_found found =
	    sp_marks_compare(&ev->marks, &src->marks, &tgt->marks);

	return weight[SP_WEIGHT_MARK] * found.both +
	    weight[SP_WEIGHT_MARK_ALONE] * found.alone +
	    weight[SP_WEIGHT_STOP] * found.stops;
}

/* What the shape of a bead, of sentences or blocks, is worth. */
static double
shape_worth(const struct sp_evidence *ev, size_t ni, size_t nj)
{
	double worth = ev->weights.of[sp_weight_of_shape(ni, nj)];

	if (ni + nj > 2)
		worth += ev->weights.of[SP_WEIGHT_MERGED] * ev->habit.merged;
	return worth;
}

double
sp_evidence_worth(
    void *ctx, size_t unit, size_t i, size_t ni, size_t j, size_t nj)
{
	struct sp_evidence *ev = ctx;
	const double *weight = ev->weights.of;
	const struct run *src, *tgt;
	double worth;

	if (ev->unit != unit)
		set_unit(ev, unit);
	if (!lay_runs(ev, 0, i, i + 1) || !lay_runs(ev, 1, j, j + 1)) {
		ev->failed = true;
		return 0;
	}
	src = run_at(&ev->side[0], i, ni);
	tgt = run_at(&ev->side[1], j, nj);
	open_run(ev, &ev->opened[ni - 1], i, src);
	worth = shape_worth(ev, ni, nj) + src->own + tgt->own +
	    weight[SP_WEIGHT_LENGTH] *
		sp_length_worth(&ev->lengths, &src->length, &tgt->length) +
	    item_worth(ev, &ev->opened[ni - 1], src, tgt);
	/* The words and marks of blocks would take long to say little. */
	if (unit > 1)
		return worth;
	if (src->sounds & tgt->sounds)
		worth += weight[SP_WEIGHT_SOUND] *
		    sp_sound_worth(ev->sound, i, ni, j, nj);
	return worth + marks_worth(ev, src, tgt) +
	    sp_weigh_words(
		&ev->weights, sp_lexical_worth(ev->lexical, i, ni, j, nj));
}

double
sp_evidence_score(const struct sp_evidence *ev, double posterior)
{
	return sp_weigh_posterior(&ev->weights, posterior);
}

double
sp_evidence_words(
    struct sp_evidence *ev, size_t i, size_t ni, size_t j, size_t nj)
{
	return sp_lexical_worth(ev->lexical, i, ni, j, nj);
}
