/* SPDX-License-Identifier: MIT */
#include <spean/rendering.h>

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <spean/arena.h>
#include <spean/buf.h>
#include <spean/lex_words.h>
#include <spean/map.h>
#include <spean/model1.h>
#include <spean/utf8.h>
#include <spean/word.h>

#define ZWSP 0x200Bu

#define FIRST 1u /* the first word */

#define PHRASE 8 /* the most words of a rendering */
/* How likely a word must be meant to lengthen a rendering, and what it counts
 * that other hits vote for a phrase. */
#define ENOUGH .35
#define AGREED .5

/* A word of the other text. */
struct place {
	uint32_t start, end; /* in the text */
	bool after_sign; /* no phrase goes across */
	bool spaced; /* written with spaces between words */
};

/* A pair of texts, however often it was added. */
struct unit {
	size_t times;
	bool hit;
	size_t place; /* of its first word of the other text */
	struct sp_str text; /* the other one */
	size_t first_hit;
	size_t from, n; /* words of the rendering; n = 0: none */
	size_t phrase;
};

struct phrase {
	struct sp_str key;
	size_t votes, count;
	size_t within, behind; /* pairs that have it: hits, background */
	double score;
	struct sp_str text;
	size_t rank;
};

struct sp_rendering {
	const struct sp_lang *lang[2]; /* asked, other */
	const struct sp_lex *lex;
	enum sp_lex_side side;
	struct sp_word *cut;
	struct sp_lex_words *fold;
	struct sp_map words[2]; /* numbers less FIRST */
	struct sp_map texts; /* to units */
	struct sp_map keys; /* to phrases */
	struct sp_map written; /* phrase and text, to how often */
	struct sp_model1 model;
	struct sp_arena arena;
	struct sp_buf buf;
	struct unit *unit; /* along with those of the model */
	struct place *place; /* along with the model's words */
	struct phrase *phrase;
	struct sp_rendering_phrase *found;
	size_t *hit; /* to units */
	uint32_t *id[2]; /* of words in the lexicon */
	bool *asked; /* along with the model's first words */
	size_t hits, units, phrases, n_found, background;
	size_t cap_unit, cap_asked, cap_place, cap_phrase, cap_hit;
};

static enum sp_status
no_memory(struct sp_err *err)
{
	return sp_err_set(err, SP_NOMEM, "out of memory");
}

struct sp_rendering *
sp_rendering_new(const struct sp_lang *asked, const struct sp_lang *other,
    const struct sp_lex *lex, enum sp_lex_side side, struct sp_err *err)
{
	struct sp_rendering *r = calloc(1, sizeof(*r));

	if (!r) {
		no_memory(err);
		return NULL;
	}
	r->lang[0] = asked;
	r->lang[1] = other;
	r->lex = lex;
	r->side = side;
	r->cut = sp_word_new(SP_GRAIN_FINE, err);
	if (r->cut)
		r->fold = sp_lex_words_new(err);
	if (r->fold)
		return r;
	sp_rendering_free(r);
	return NULL;
}

void
sp_rendering_free(struct sp_rendering *r)
{
	if (!r)
		return;
	sp_word_free(r->cut);
	sp_lex_words_free(r->fold);
	for (size_t s = 0; s < 2; s++) {
		sp_map_release(&r->words[s]);
		free(r->id[s]);
	}
	sp_map_release(&r->texts);
	sp_map_release(&r->keys);
	sp_map_release(&r->written);
	sp_model1_release(&r->model);
	sp_arena_release(&r->arena);
	sp_buf_release(&r->buf);
	free(r->unit);
	free(r->place);
	free(r->phrase);
	free(r->found);
	free(r->hit);
	free(r->asked);
	free(r);
}

/* Reading */

static bool
add_word(struct sp_rendering *r, size_t s, uint32_t word)
{
	struct sp_model1 *model = &r->model;

	if (!sp_grow(&model->word[s], &model->cap_word[s], model->words[s] + 1,
		sizeof(word)))
		return false;
	model->word[s][model->words[s]++] = word;
	return true;
}

static enum sp_status
number_of(struct sp_rendering *r, size_t s, struct sp_str text,
    uint32_t *number, struct sp_err *err)
{
	struct sp_str word;
	enum sp_status status = sp_lex_words_fold(r->fold, text, &word, err);
	bool added;
	size_t *at;

	if (status != SP_OK)
		return status;
	at = sp_map_at(&r->words[s], word, &added);
	if (!at)
		return no_memory(err);
	if (added)
		*at = r->words[s].n - 1;
	*number = (uint32_t)*at + FIRST;
	return SP_OK;
}

static bool
is_word(struct sp_word_span span)
{
	return span.kind == SP_WORD_LETTERS || span.kind == SP_WORD_NUMBER;
}

/* The words of the text that is asked in. */
static enum sp_status
read_asked(struct sp_rendering *r, struct sp_str text,
    const struct sp_norm_range *at, size_t n, struct sp_err *err)
{
	enum sp_status status = sp_word_begin(r->cut, r->lang[0], text, err);
	struct sp_word_span span;

	while (status == SP_OK && sp_word_next(r->cut, &span)) {
		struct sp_str word = sp_str_sub(text, span.start, span.end);
		uint32_t number;

		if (!is_word(span))
			continue;
		status = number_of(r, 0, word, &number, err);
		if (status != SP_OK)
			break;
		if (!sp_grow(&r->asked, &r->cap_asked, r->model.words[0] + 1,
			sizeof(bool)) ||
		    !add_word(r, 0, number))
			return no_memory(err);
		while (n > 0 && at->to <= span.start) {
			at++;
			n--;
		}
		r->asked[r->model.words[0] - 1] = n > 0 && at->from < span.end;
	}
	return status == SP_OK ? sp_word_status(r->cut, err) : status;
}

static bool
is_spaced(struct sp_str word)
{
	size_t pos = 0;
	uint32_t cp = word.n > 0 ? sp_utf8_next(word, &pos) : 0;

	return cp < 0x0E00;
}

static enum sp_status
read_other(struct sp_rendering *r, struct sp_str text, struct sp_err *err)
{
	enum sp_status status = sp_word_begin(r->cut, r->lang[1], text, err);
	struct sp_word_span span;
	bool sign = false;

	while (status == SP_OK && sp_word_next(r->cut, &span)) {
		struct sp_str word = sp_str_sub(text, span.start, span.end);
		uint32_t number;

		if (span.kind == SP_WORD_SIGN)
			sign = !sp_str_eq(word, SP_STR("-"));
		if (!is_word(span))
			continue;
		status = number_of(r, 1, word, &number, err);
		if (status != SP_OK)
			break;
		if (!sp_grow(&r->place, &r->cap_place, r->model.words[1] + 1,
			sizeof(*r->place)) ||
		    !add_word(r, 1, number))
			return no_memory(err);
		r->place[r->model.words[1] - 1] =
		    (struct place){(uint32_t)span.start, (uint32_t)span.end,
			sign, is_spaced(word)};
		sign = false;
	}
	return status == SP_OK ? sp_word_status(r->cut, err) : status;
}

/* A pair that was not there yet; of a background that is too long, nothing. */
static enum sp_status
add_unit(struct sp_rendering *r, struct sp_str asked,
    const struct sp_norm_range *at, size_t n, struct sp_str other,
    struct sp_err *err)
{
	struct sp_model1 *model = &r->model;
	struct sp_model1_unit of = {
	    .first = {model->words[0], model->words[1]}};
	struct unit unit = {.times = 1, .hit = n > 0, .first_hit = r->hits};
	enum sp_status status = read_asked(r, asked, at, n, err);

	if (status == SP_OK)
		status = read_other(r, other, err);
	for (size_t s = 0; s < 2; s++)
		of.n[s] = model->words[s] - of.first[s];
	if (status == SP_OK &&
	    (!sp_grow(
		 &model->unit, &model->cap_unit, r->units + 1, sizeof(of)) ||
		!sp_grow(&r->unit, &r->cap_unit, r->units + 1, sizeof(unit))))
		status = no_memory(err);
	if (status == SP_OK && n > 0) {
		unit.text = sp_arena_dup(&r->arena, other);
		status = sp_arena_status(&r->arena, err);
	}
	for (size_t s = 0; s < 2; s++) {
		bool much = of.n[s] > SP_RENDERING_WORDS;

		if (much)
			of.n[s] = n > 0 ? SP_RENDERING_WORDS : 0;
		if (status != SP_OK || (much && n == 0))
			model->words[s] = of.first[s];
	}
	if (status != SP_OK)
		return status;
	unit.place = of.first[1];
	r->unit[r->units] = unit;
	model->unit[r->units++] = of;
	model->units = r->units;
	return SP_OK;
}

enum sp_status
sp_rendering_add(struct sp_rendering *r, struct sp_str asked,
    const struct sp_norm_range *at, size_t n, struct sp_str other,
    struct sp_err *err)
{
	enum sp_status status = SP_OK;
	bool added;
	size_t *unit;

	sp_buf_reset(&r->buf);
	sp_buf_addc(&r->buf, n > 0 ? 'h' : 'b');
	sp_buf_add(&r->buf, asked);
	sp_buf_addc(&r->buf, '\n');
	sp_buf_add(&r->buf, other);
	status = sp_buf_status(&r->buf, err);
	if (status != SP_OK)
		return status;
	if (n > 0 &&
	    !sp_grow(&r->hit, &r->cap_hit, r->hits + 1, sizeof(*r->hit)))
		return no_memory(err);
	unit = sp_map_get(&r->texts, sp_buf_str(&r->buf));
	if (unit) {
		r->unit[*unit].times++;
	} else {
		status = add_unit(r, asked, at, n, other, err);
		if (status != SP_OK)
			return status;
		unit = sp_map_at(&r->texts, sp_buf_str(&r->buf), &added);
		if (!unit)
			return no_memory(err);
		*unit = r->units - 1;
	}
	if (n > 0)
		r->hit[r->hits++] = *unit;
	else
		r->background++;
	return SP_OK;
}

/* What the lexicon says */

static void
said_of(const struct sp_rendering *r, uint32_t a, uint32_t b, float p[2])
{
	size_t low = 0, high;
	const struct sp_lex_entry *entry =
	    sp_lex_entries(r->lex, r->side, a, &high);
	size_t n = high;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (entry[middle].word < b)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == n || entry[low].word != b)
		return;
	p[0] += r->side == SP_LEX_SRC ? entry[low].tgt : entry[low].src;
	p[1] += r->side == SP_LEX_SRC ? entry[low].src : entry[low].tgt;
}

static void
prior(void *ctx, uint32_t a, uint32_t b, float p[2])
{
	const struct sp_rendering *r = ctx;
	uint32_t id[2] = {r->id[0][a - FIRST], r->id[1][b - FIRST]};

	if (id[0] != SP_LEX_NONE && id[1] != SP_LEX_NONE)
		said_of(r, id[0], id[1], p);
}

static bool
knows(void *ctx, size_t side, uint32_t word)
{
	const struct sp_rendering *r = ctx;

	return r->id[side][word - FIRST] != SP_LEX_NONE;
}

static enum sp_status
learn(struct sp_rendering *r, struct sp_err *err)
{
	for (size_t s = 0; s < 2; s++) {
		size_t n = r->words[s].n;
		enum sp_lex_side side = (r->side == SP_LEX_SRC) == (s == 0)
		    ? SP_LEX_SRC
		    : SP_LEX_TGT;

		r->model.kinds[s] = n + FIRST;
		if (!r->lex)
			continue;
		r->id[s] = calloc(n + 1, sizeof(*r->id[s]));
		if (!r->id[s])
			return no_memory(err);
		for (size_t w = 0; w < n; w++)
			r->id[s][w] = sp_lex_nearest(
			    r->lex, side, r->words[s].entry[w].key);
	}
	if (r->lex) {
		r->model.prior = prior;
		r->model.knows = knows;
		r->model.ctx = r;
	}
	for (size_t u = 0; u < r->units; u++)
		r->model.unit[u].weight = 1 + log((double)r->unit[u].times);
	return sp_model1_run(&r->model, err);
}

/* Phrases */

/* Where the words of a unit stand; NULL where there are none at all. */
static const struct place *
places_of(const struct sp_rendering *r, size_t u)
{
	return r->place ? r->place + r->unit[u].place : NULL;
}

/* How a run of words is known. */
static struct sp_str
key_of(struct sp_rendering *r, size_t u, size_t from, size_t n)
{
	const struct place *place = places_of(r, u);
	const uint32_t *word = r->model.word[1] + r->model.unit[u].first[1];

	sp_buf_reset(&r->buf);
	for (size_t i = from; i < from + n; i++) {
		if (i > from && (place[i].spaced || place[i - 1].spaced))
			sp_buf_addc(&r->buf, ' ');
		sp_buf_add(&r->buf, r->words[1].entry[word[i] - FIRST].key);
	}
	return sp_buf_str(&r->buf);
}

/* In how many pairs the phrases stand that were voted for. */
static void
look_for_phrases(struct sp_rendering *r, size_t u)
{
	const struct place *place = places_of(r, u);
	size_t all = r->model.unit[u].n[1];

	for (size_t from = 0; from < all; from++)
		for (size_t n = 1; n <= PHRASE && from + n <= all; n++) {
			const size_t *at;

			if (n > 1 && place[from + n - 1].after_sign)
				break;
			at = sp_map_get(&r->keys, key_of(r, u, from, n));
			if (at && r->unit[u].hit)
				r->phrase[*at].within += r->unit[u].times;
			else if (at)
				r->phrase[*at].behind += r->unit[u].times;
		}
}

/* What a run of words is worth: how well it is meant and, once hits have voted,
 * in how many of them it stands; *at is its phrase then, or NULL. */
static double
worth_of(struct sp_rendering *r, size_t u, size_t from, size_t n, double sum,
    bool voted, const size_t **at)
{
	*at = NULL;
	if (!voted)
		return sum;
	*at = sp_map_get(&r->keys, key_of(r, u, from, n));
	return *at ? sum + AGREED * log((double)r->phrase[**at].within) : 0;
}

/* The run that is worth the most. */
static void
vote(struct sp_rendering *r, size_t u, const float *meant, bool voted)
{
	const struct place *place = places_of(r, u);
	struct unit *unit = &r->unit[u];
	size_t all = r->model.unit[u].n[1];
	double best = 0;

	unit->n = 0;
	for (size_t from = 0; from < all; from++) {
		double sum = 0;

		for (size_t n = 1; n <= PHRASE && from + n <= all; n++) {
			const size_t *at;
			double worth;

			if (n > 1 && place[from + n - 1].after_sign)
				break;
			sum += meant[from + n - 1] - ENOUGH;
			worth = worth_of(r, u, from, n, sum, voted, &at);
			if (worth <= best)
				continue;
			best = worth;
			unit->from = from;
			unit->n = n;
			if (at)
				unit->phrase = *at;
		}
	}
}

static enum sp_status
add_phrase(struct sp_rendering *r, struct sp_str key, struct sp_err *err)
{
	bool added;
	size_t *at;

	if (r->buf.failed)
		return no_memory(err);
	at = sp_map_at(&r->keys, key, &added);
	if (!at ||
	    !sp_grow(&r->phrase, &r->cap_phrase, r->keys.n, sizeof(*r->phrase)))
		return no_memory(err);
	if (added) {
		*at = r->keys.n - 1;
		r->phrase[*at] = (struct phrase){0};
		r->phrases = r->keys.n;
	}
	return SP_OK;
}

/* A hit's run, and all within it: where hits agree on less, that is it. */
static enum sp_status
add_vote(struct sp_rendering *r, size_t u, struct sp_err *err)
{
	enum sp_status status = SP_OK;

	for (size_t i = 0; i < r->unit[u].n; i++)
		for (size_t n = 1; i + n <= r->unit[u].n && status == SP_OK;
		     n++)
			status = add_phrase(
			    r, key_of(r, u, r->unit[u].from + i, n), err);
	return status;
}

/* Where the words of a unit's other text are meant. */
static enum sp_status
see(struct sp_rendering *r, size_t u, float *meant, struct sp_err *err)
{
	const struct sp_model1_unit *unit = &r->model.unit[u];

	return sp_model1_meant(
		   &r->model, unit, r->asked + unit->first[0], meant)
	    ? SP_OK
	    : no_memory(err);
}

static enum sp_status
choose(struct sp_rendering *r, struct sp_err *err)
{
	float meant[SP_RENDERING_WORDS];
	enum sp_status status = SP_OK;

	for (size_t u = 0; u < r->units && status == SP_OK; u++) {
		if (!r->unit[u].hit)
			continue;
		status = see(r, u, meant, err);
		if (status == SP_OK)
			vote(r, u, meant, false);
		if (status == SP_OK)
			status = add_vote(r, u, err);
	}
	for (size_t u = 0; u < r->units && status == SP_OK; u++)
		look_for_phrases(r, u);
	for (size_t u = 0; u < r->units && status == SP_OK; u++) {
		if (!r->unit[u].hit)
			continue;
		status = see(r, u, meant, err);
		if (status == SP_OK)
			vote(r, u, meant, true);
		if (status == SP_OK && r->unit[u].n > 0)
			r->phrase[r->unit[u].phrase].count += r->unit[u].times;
	}
	return status;
}

static double
term(double k, double of, double p)
{
	double no = of - k;

	return (k > 0 ? k * log(p) : 0) + (no > 0 ? no * log(1 - p) : 0);
}

/* k of n against b of m. */
static double
likelihood_ratio(double k, double n, double b, double m)
{
	double all = (k + b) / (n + m);

	if (m <= 0)
		return k;
	if (k / n <= b / m)
		return 0;
	return 2 *
	    (term(k, n, k / n) + term(b, m, b / m) - term(k, n, all) -
		term(b, m, all));
}

/* What stands in the text, without ZWSP. */
static void
add_written(struct sp_buf *out, struct sp_str text)
{
	size_t pos = 0;

	while (pos < text.n) {
		uint32_t cp = sp_utf8_next(text, &pos);

		if (cp != ZWSP)
			sp_buf_add_cp(out, cp);
	}
}

static struct sp_norm_range
range_of(const struct sp_rendering *r, size_t u)
{
	const struct unit *unit = &r->unit[u];
	const struct place *place = r->place + unit->place + unit->from;

	return (struct sp_norm_range){place[0].start, place[unit->n - 1].end};
}

/* The spelling that most hits have. */
static enum sp_status
spell(struct sp_rendering *r, struct sp_err *err)
{
	for (size_t u = 0; u < r->units; u++) {
		struct sp_norm_range at;
		size_t *times;

		if (!r->unit[u].hit || r->unit[u].n == 0)
			continue;
		at = range_of(r, u);
		sp_buf_reset(&r->buf);
		sp_buf_addf(&r->buf, "%zu ", r->unit[u].phrase);
		add_written(
		    &r->buf, sp_str_sub(r->unit[u].text, at.from, at.to));
		times = r->buf.failed
		    ? NULL
		    : sp_map_at(&r->written, sp_buf_str(&r->buf), NULL);
		if (!times)
			return no_memory(err);
		*times += r->unit[u].times;
	}
	for (size_t p = 0; p < r->phrases; p++)
		r->phrase[p].votes = 0;
	for (size_t k = 0; k < r->written.n; k++) {
		struct sp_str text = r->written.entry[k].key;
		size_t p = strtoul(sp_str_cut(&text, ' ').s, NULL, 10);

		if (r->written.entry[k].value <= r->phrase[p].votes)
			continue;
		r->phrase[p].votes = r->written.entry[k].value;
		r->phrase[p].text = text;
	}
	return SP_OK;
}

static int
by_score(const void *a, const void *b)
{
	const struct phrase *const *x = a, *const *y = b;

	if ((*x)->score != (*y)->score)
		return (*x)->score > (*y)->score ? -1 : 1;
	if ((*x)->count != (*y)->count)
		return (*x)->count > (*y)->count ? -1 : 1;
	return sp_str_cmp((*x)->text, (*y)->text);
}

static enum sp_status
rank(struct sp_rendering *r, struct sp_err *err)
{
	struct phrase **order = calloc(r->phrases + 1, sizeof(*order));
	size_t n = 0;

	r->found = calloc(r->phrases + 1, sizeof(*r->found));
	if (!order || !r->found) {
		free(order);
		return no_memory(err);
	}
	for (size_t p = 0; p < r->phrases; p++) {
		struct phrase *phrase = &r->phrase[p];

		phrase->rank = SP_RENDERING_NONE;
		phrase->score =
		    likelihood_ratio((double)phrase->count, (double)r->hits,
			(double)phrase->behind + .5, (double)r->background + 1);
		if (phrase->count > 0 && phrase->score > 0)
			order[n++] = phrase;
	}
	qsort(order, n, sizeof(struct phrase *), by_score);
	for (size_t i = 0; i < n; i++) {
		order[i]->rank = i;
		r->found[i] = (struct sp_rendering_phrase){
		    order[i]->text, order[i]->count, order[i]->score};
	}
	r->n_found = n;
	free(order);
	return SP_OK;
}

enum sp_status
sp_rendering_run(struct sp_rendering *r, struct sp_err *err)
{
	enum sp_status status = learn(r, err);

	if (status == SP_OK)
		status = choose(r, err);
	if (status == SP_OK)
		status = spell(r, err);
	if (status == SP_OK && r->buf.failed)
		status = no_memory(err);
	return status == SP_OK ? rank(r, err) : status;
}

const struct sp_rendering_phrase *
sp_rendering_phrases(const struct sp_rendering *r, size_t *n)
{
	*n = r->n_found;
	return r->found;
}

struct sp_rendering_place
sp_rendering_place(const struct sp_rendering *r, size_t hit)
{
	const struct unit *unit = &r->unit[r->hit[hit]];
	struct sp_rendering_place place = {.phrase = SP_RENDERING_NONE};

	place.again = unit->first_hit != hit;
	if (unit->n == 0 || r->phrase[unit->phrase].rank == SP_RENDERING_NONE)
		return place;
	place.phrase = r->phrase[unit->phrase].rank;
	place.at = range_of(r, r->hit[hit]);
	return place;
}
