/* SPDX-License-Identifier: MIT */
#include <spean/lexical.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <spean/buf.h>
#include <spean/window.h>

/* The share of words that the model explains, before it is known; it counts as
 * much as so many words, and is estimated in so many steps. */
#define EXPLAINED       .4F
#define EXPLAINED_PRIOR 50.
#define FIT_STEPS       5

/* So many factors may be multiplied before the product is too large: none is
 * larger than the words of a text. */
#define FACTORS 32

/* Four runs are worked on side by side, each in the lane of the last bits of
 * its first sentence's number: there it stays when a sentence joins it. */
#define LANES SP_LEXICAL_RUN
typedef float lanes __attribute__((vector_size(LANES * sizeof(float))));
typedef double half __attribute__((vector_size(LANES / 2 * sizeof(double))));

/*
 * A word's factor is  chance + scale · sum of probabilities / words,  where
 * chance is 1 - L and scale L / share; of a word of which nothing is known, it
 * is 1.
 */
struct weight {
	float scale, chance;
	float null; /* its probability, given no word */
};

/* A target token in the window. */
struct near {
	lanes sum; /* of t(k|e), over runs of the source */
	struct weight weight;
	uint32_t number; /* of its word in the window */
};

/* A source token that a target word may come from. */
struct hit {
	uint32_t token; /* of the sentence, from 0 */
	uint32_t next; /* of the same target word, a later token; NO_HIT */
	float p[2]; /* p(src|tgt), p(tgt|src) */
};
#define NO_HIT UINT32_MAX

/* A source sentence laid open: where its words may have gone, in target
 * sentences [from, to). */
struct open {
	size_t sentence; /* NO_SENTENCE */
	size_t from, to;
	size_t tokens;
	struct weight *weight; /* by token */
	lanes *got; /* by token: t(e|K) so far, of runs K */
	struct hit *hit;
	uint32_t *touched; /* words of the window with a hit */
	/* What speaks for it, given the target's runs, by the sentence where
	 * they begin and their length - 1. */
	double (*worth)[LANES];
	size_t hits, ntouched;
	size_t cap_weight, cap_got, cap_hit, cap_touched, cap_worth;
};
#define NO_SENTENCE SIZE_MAX

struct sp_lexical {
	const struct sp_glossary *glossary;
	float explained[2]; /* L, by side */
	struct weight *weight; /* by target word */
	struct sp_window window; /* of the target */
	/* The last source sentences, by their number's last bits. */
	struct open open[LANES];
	struct near *near; /* by target token, see near_at */
	/* What speaks for the window's sentences, given the source's runs that
	 * end with sentence `last`, by lane. */
	double (*worth)[LANES];
	size_t last; /* NO_SENTENCE: nothing holds */
	/* The target sentences of which all is known, by the length of the
	 * source's run - 1. */
	struct range {
		size_t from, to;
	} known[LANES];
	size_t cap_weight, cap_worth;
	size_t cap_near; /* a power of two */
	bool failed;
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
	for (size_t k = 0; k < LANES; k++) {
		struct open *open = &lexical->open[k];

		free(open->weight);
		free(open->got);
		free(open->hit);
		free(open->touched);
		free(open->worth);
	}
	sp_window_release(&lexical->window);
	free(lexical->weight);
	free(lexical->near);
	free(lexical->worth);
	free(lexical);
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

/* Source sentences */

/* The first hit of a word of the window in an open sentence. */
static uint32_t *
head_of(const struct sp_lexical *lexical, uint32_t number, size_t k)
{
	return &lexical->window.word[number].mark[k];
}

static void
close_sentence(struct sp_lexical *lexical, size_t k)
{
	struct open *open = &lexical->open[k];

	for (size_t i = 0; i < open->ntouched; i++)
		*head_of(lexical, open->touched[i], k) = NO_HIT;
	open->hits = open->ntouched = open->tokens = 0;
	open->sentence = NO_SENTENCE;
}

/* What was asked for holds no longer. */
static void
close_all(struct sp_lexical *lexical)
{
	for (size_t k = 0; k < LANES; k++)
		close_sentence(lexical, k);
	lexical->last = NO_SENTENCE;
}

static void
add_hit(struct sp_lexical *lexical, size_t k, size_t token, uint32_t to,
    const struct sp_glossary_link *link)
{
	struct open *open = &lexical->open[k];
	uint32_t number = lexical->window.number[to];
	uint32_t *head = head_of(lexical, number, k);

	if (*head == NO_HIT)
		open->touched[open->ntouched++] = number;
	open->hit[open->hits] =
	    (struct hit){(uint32_t)token, *head, {link->p[0], link->p[1]}};
	*head = (uint32_t)open->hits++;
}

static bool
add_hits(struct sp_lexical *lexical, size_t k, size_t token, uint32_t word)
{
	const struct sp_glossary *glossary = lexical->glossary;
	const struct sp_window *window = &lexical->window;
	struct open *open = &lexical->open[k];
	size_t from = glossary->row[word], to = glossary->row[word + 1];
	size_t most = to - from < window->numbers ? to - from : window->numbers;

	if (!sp_grow(&open->hit, &open->cap_hit, open->hits + most,
		sizeof(*open->hit)) ||
	    !sp_grow(&open->touched, &open->cap_touched, open->ntouched + most,
		sizeof(*open->touched)))
		return false;
	for (size_t l = from; l < to; l++)
		if (sp_window_has(window, glossary->to[l]))
			add_hit(lexical, k, token, glossary->to[l],
			    &glossary->link[l]);
	return true;
}

static bool
open_sentence(struct sp_lexical *lexical, size_t sentence)
{
	const struct sp_glossary_side *src = &lexical->glossary->side[0];
	size_t k = sentence % LANES;
	struct open *open = &lexical->open[k];
	const uint32_t *token = src->token + src->first[sentence];
	size_t n = src->first[sentence + 1] - src->first[sentence];

	close_sentence(lexical, k);
	if (!sp_grow(&open->weight, &open->cap_weight, n + 1,
		sizeof(*open->weight)) ||
	    !sp_grow(&open->got, &open->cap_got, n + 1, sizeof(*open->got)))
		return false;
	/* From the end, so that a word's first hit is its first token. */
	for (size_t t = n; t-- > 0;) {
		open->weight[t] = weight_of(lexical, 0, token[t]);
		open->got[t] = (lanes){0};
		if (!add_hits(lexical, k, t, token[t])) {
			close_sentence(lexical, k);
			return false;
		}
	}
	open->tokens = n;
	open->sentence = sentence;
	open->from = lexical->window.from;
	open->to = lexical->window.to;
	return true;
}

/* Products in lanes */

/* The compilers know a way for two at once, but not always for four. */
struct product {
	half a, b;
};

/* Multiply by what is explained of a word, of probabilities p × part. */
static inline void
multiply(struct product *product, lanes p, lanes part, struct weight weight)
{
	lanes factor = p * weight.scale * part + weight.chance;

	product->a *= (half){(double)factor[0], (double)factor[1]};
	product->b *= (half){(double)factor[2], (double)factor[3]};
}

static inline void
add_logs(double sum[LANES], const struct product *product)
{
	sum[0] += log(product->a[0]);
	sum[1] += log(product->a[1]);
	sum[2] += log(product->b[0]);
	sum[3] += log(product->b[1]);
}

/* The target, given runs of the source */

static struct near *
near_at(const struct sp_lexical *lexical, size_t t)
{
	return &lexical->near[t & (lexical->cap_near - 1)];
}

/* 1 / (words + 1) of each of the runs that end with sentence `last`. */
static lanes
parts_of_source(const struct sp_glossary_side *src, size_t last)
{
	lanes part = {0};

	for (size_t n = 0; n < LANES && n <= last; n++)
		part[(last - n) % LANES] = 1 /
		    (float)(src->first[last + 1] - src->first[last - n] + 1);
	return part;
}

/* What the words of a target sentence say, given each of the runs. */
static void
weigh_target(
    const struct sp_lexical *lexical, size_t j, lanes part, double sum[LANES])
{
	const size_t *first = lexical->glossary->side[1].first;
	size_t t = first[j], to = first[j + 1];

	for (size_t l = 0; l < LANES; l++)
		sum[l] = 0;
	while (t < to) {
		size_t end = to - t > FACTORS ? t + FACTORS : to;
		struct product product = {{1, 1}, {1, 1}};

		for (; t < end; t++) {
			const struct near *near = near_at(lexical, t);

			multiply(&product, near->sum + near->weight.null, part,
			    near->weight);
		}
		add_logs(sum, &product);
	}
}

/* The source, given runs of the target */

/*
 * Add what an open sentence and target sentence j say of each other, to all
 * runs under way and to those that begin with them.
 */
static void
join(const struct sp_lexical *lexical, struct open *open, size_t j)
{
	const size_t *first = lexical->glossary->side[1].first;
	size_t k = open->sentence % LANES;
	lanes *got = open->got;

	for (size_t t = 0; t < open->tokens; t++)
		got[t][j % LANES] = open->weight[t].null;
	for (size_t t = first[j]; t < first[j + 1]; t++) {
		struct near *near = near_at(lexical, t);
		lanes sum = near->sum;
		uint32_t h = *head_of(lexical, near->number, k);

		sum[k] = 0;
		for (; h != NO_HIT; h = open->hit[h].next) {
			sum += open->hit[h].p[1];
			got[open->hit[h].token] += open->hit[h].p[0];
		}
		near->sum = sum;
	}
}

/* What the sentence's words say, given each of the runs that end with target
 * sentence j. */
static void
weigh_source(const struct sp_lexical *lexical, struct open *open, size_t j)
{
	const size_t *first = lexical->glossary->side[1].first;
	double sum[LANES] = {0};
	lanes part = {0};
	size_t t = 0;

	for (size_t n = 0; n < LANES && n <= j - open->from; n++)
		part[(j - n) % LANES] =
		    1 / (float)(first[j + 1] - first[j - n] + 1);
	while (t < open->tokens) {
		size_t end =
		    open->tokens - t > FACTORS ? t + FACTORS : open->tokens;
		struct product product = {{1, 1}, {1, 1}};

		for (; t < end; t++)
			multiply(&product, open->got[t], part, open->weight[t]);
		add_logs(sum, &product);
	}
	for (size_t n = 0; n < LANES && n <= j - open->from; n++)
		open->worth[j - n - open->from][n] = sum[(j - n) % LANES];
}

static bool
weigh_runs(const struct sp_lexical *lexical, struct open *open)
{
	if (!sp_grow(&open->worth, &open->cap_worth, open->to - open->from + 1,
		sizeof(*open->worth)))
		return false;
	for (size_t j = open->from; j < open->to; j++) {
		join(lexical, open, j);
		weigh_source(lexical, open, j);
	}
	return true;
}

/* Rows */

static bool
make_room(struct sp_lexical *lexical, size_t sentences, size_t tokens)
{
	size_t cap = lexical->cap_near ? lexical->cap_near : 64;

	while (cap < tokens)
		cap *= 2;
	if (cap > lexical->cap_near) {
		/* Where a token stands depends on the size. */
		close_all(lexical);
		free(lexical->near);
		lexical->cap_near = 0;
		lexical->near = malloc(cap * sizeof(*lexical->near));
		if (!lexical->near)
			return false;
		lexical->cap_near = cap;
	}
	return sp_grow(&lexical->worth, &lexical->cap_worth, sentences + 1,
	    sizeof(*lexical->worth));
}

/* Move the window; anew, where nothing is open. */
static bool
move(struct sp_lexical *lexical, size_t from, size_t to)
{
	const struct sp_glossary_side *tgt = &lexical->glossary->side[1];
	struct sp_window *window = &lexical->window;
	size_t begin = from;

	if (!make_room(lexical, to - from, tgt->first[to] - tgt->first[from]))
		return false;
	if (lexical->last != NO_SENTENCE)
		begin = window->to;
	if (!sp_window_move(window, from, to))
		return false;
	for (size_t t = tgt->first[begin]; t < tgt->first[to]; t++) {
		uint32_t word = tgt->token[t];

		*near_at(lexical, t) = (struct near){
		    {0}, lexical->weight[word], window->number[word]};
	}
	return true;
}

/* Open the last sentences that are not yet, in order. */
static bool
lay_source(struct sp_lexical *lexical, size_t last)
{
	size_t i = last < LANES ? 0 : last - LANES + 1;

	for (; i <= last; i++)
		if (lexical->open[i % LANES].sentence != i &&
		    (!open_sentence(lexical, i) ||
			!weigh_runs(lexical, &lexical->open[i % LANES])))
			return false;
	return true;
}

/* How far all is known of the runs that end with sentence `last`. */
static void
set_known(struct sp_lexical *lexical, size_t last)
{
	struct range known = {lexical->window.from, lexical->window.to};

	for (size_t back = 0; back < LANES; back++) {
		const struct open *open = &lexical->open[(last - back) % LANES];

		if (back > last)
			known.to = 0;
		if (open->from > known.from)
			known.from = open->from;
		if (open->to < known.to)
			known.to = open->to;
		lexical->known[back] = known;
	}
	lexical->last = last;
}

static bool
lay(struct sp_lexical *lexical, size_t last, size_t from, size_t to)
{
	lanes part;

	if (lexical->last == NO_SENTENCE || last != lexical->last + 1 ||
	    !sp_window_follows(&lexical->window, from, to))
		close_all(lexical);
	if (!move(lexical, from, to) || !lay_source(lexical, last))
		return false;
	part = parts_of_source(&lexical->glossary->side[0], last);
	for (size_t j = from; j < to; j++)
		weigh_target(lexical, j, part, lexical->worth[j - from]);
	set_known(lexical, last);
	return true;
}

void
sp_lexical_row(struct sp_lexical *lexical, size_t last, size_t from, size_t to)
{
	if (!lay(lexical, last, from, to)) {
		close_all(lexical);
		lexical->failed = true;
	}
}

double
sp_lexical_worth(
    struct sp_lexical *lexical, size_t i, size_t ni, size_t j, size_t nj)
{
	size_t last = i + ni - 1;
	const struct range *known = &lexical->known[ni - 1];
	double sum = 0;

	if (lexical->last != last || j < known->from || j + nj > known->to) {
		lexical->last = NO_SENTENCE;
		sp_lexical_row(lexical, last, j, j + nj);
	}
	if (lexical->failed)
		return 0;
	for (size_t k = 0; k < nj; k++)
		sum += lexical->worth[j + k - lexical->window.from][i % LANES];
	for (size_t k = i; k <= last; k++) {
		const struct open *open = &lexical->open[k % LANES];

		sum += open->worth[j - open->from][nj - 1];
	}
	return sum;
}

/* How much of the words is explained */

/* The words of the beads of a first alignment, of each bead those of the target
 * first: how likely each is given the other side. */
struct sample {
	const struct sp_beads *beads;
	float *p;
	size_t n, cap;
};

/* Of one side: words of which something is known, those explained of them. */
struct explained {
	double words, by_model;
};

static bool
is_pair(const struct sp_bead *bead)
{
	return bead->nsrc > 0 && bead->ntgt > 0;
}

/* Tokens [from, to) of a bead's side. */
static void
tokens_of(const struct sp_lexical *lexical, const struct sp_bead *bead,
    size_t s, size_t *from, size_t *to)
{
	const size_t *first = lexical->glossary->side[s].first;

	*from = first[s ? bead->tgt : bead->src];
	*to = first[s ? bead->tgt + bead->ntgt : bead->src + bead->nsrc];
}

static void
sample_target(const struct sp_lexical *lexical, struct sample *sample,
    const struct sp_bead *bead)
{
	size_t from, to;
	float part;

	tokens_of(lexical, bead, 0, &from, &to);
	part = 1 / (float)(to - from + 1);
	tokens_of(lexical, bead, 1, &from, &to);
	for (size_t t = from; t < to; t++) {
		const struct near *near = near_at(lexical, t);

		sample->p[sample->n++] =
		    (near->sum[bead->src % LANES] + near->weight.null) * part;
	}
}

static void
sample_source(struct sp_lexical *lexical, struct sample *sample,
    const struct sp_bead *bead)
{
	size_t from, to;
	float part;

	tokens_of(lexical, bead, 1, &from, &to);
	part = 1 / (float)(to - from + 1);
	for (size_t i = bead->src; i < bead->src + bead->nsrc; i++) {
		const struct open *open = &lexical->open[i % LANES];

		for (size_t t = 0; t < open->tokens; t++)
			sample->p[sample->n++] =
			    open->got[t][bead->tgt % LANES] * part;
	}
}

static bool
open_bead(struct sp_lexical *lexical, const struct sp_bead *bead)
{
	size_t end = bead->tgt + bead->ntgt;

	close_all(lexical);
	if (!move(lexical, bead->tgt, end))
		return false;
	for (size_t i = bead->src; i < bead->src + bead->nsrc; i++) {
		if (!open_sentence(lexical, i))
			return false;
		for (size_t j = bead->tgt; j < end; j++)
			join(lexical, &lexical->open[i % LANES], j);
	}
	return true;
}

static bool
take_sample(struct sp_lexical *lexical, struct sample *sample)
{
	for (size_t b = 0; b < sample->beads->n; b++) {
		const struct sp_bead *bead = &sample->beads->bead[b];
		size_t from[2], to[2];

		if (!is_pair(bead))
			continue;
		for (size_t s = 0; s < 2; s++)
			tokens_of(lexical, bead, s, &from[s], &to[s]);
		if (!sp_grow(&sample->p, &sample->cap,
			sample->n + (to[0] - from[0]) + (to[1] - from[1]) + 1,
			sizeof(float)))
			return false;
		if (!open_bead(lexical, bead))
			return false;
		sample_target(lexical, sample, bead);
		sample_source(lexical, sample, bead);
	}
	return true;
}

static void
count_word(struct explained *sum, struct weight weight, float p, double count)
{
	float model = p * weight.scale;

	if (!(weight.scale > 0))
		return;
	sum->words += count;
	sum->by_model += count * (double)(model / (model + weight.chance));
}

static void
count_words(const struct sp_lexical *lexical, const struct sample *sample,
    struct explained sum[2])
{
	const float *p = sample->p;

	for (size_t b = 0; b < sample->beads->n; b++) {
		const struct sp_bead *bead = &sample->beads->bead[b];

		if (!is_pair(bead))
			continue;
		for (size_t s = 2; s-- > 0;) {
			const uint32_t *token =
			    lexical->glossary->side[s].token;
			size_t from, to;

			tokens_of(lexical, bead, s, &from, &to);
			for (size_t t = from; t < to; t++)
				count_word(&sum[s],
				    weight_of(lexical, s, token[t]), *p++,
				    bead->score);
		}
	}
}

bool
sp_lexical_fit(struct sp_lexical *lexical, const struct sp_beads *beads)
{
	struct sample sample = {.beads = beads};
	bool done = take_sample(lexical, &sample);

	for (int step = 0; step < FIT_STEPS && done; step++) {
		struct explained sum[2] = {{0}};

		count_words(lexical, &sample, sum);
		for (size_t s = 0; s < 2; s++)
			lexical->explained[s] =
			    (float)((sum[s].by_model +
					EXPLAINED_PRIOR * (double)EXPLAINED) /
				(sum[s].words + EXPLAINED_PRIOR));
	}
	free(sample.p);
	set_weights(lexical);
	close_all(lexical);
	return done;
}

bool
sp_lexical_failed(const struct sp_lexical *lexical)
{
	return lexical->failed;
}

enum sp_status
sp_lexical_set(struct sp_lexical *lexical, const struct sp_glossary *glossary,
    struct sp_err *err)
{
	size_t words = glossary->side[1].words.n;

	close_all(lexical);
	lexical->failed = false;
	lexical->glossary = glossary;
	if (!sp_grow(&lexical->weight, &lexical->cap_weight, words + 1,
		sizeof(*lexical->weight)) ||
	    !sp_window_set(&lexical->window, &glossary->side[1]))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	lexical->explained[0] = lexical->explained[1] = EXPLAINED;
	set_weights(lexical);
	return SP_OK;
}

double
sp_lexical_explained(const struct sp_lexical *lexical)
{
	return (double)(lexical->explained[0] + lexical->explained[1]) / 2;
}
