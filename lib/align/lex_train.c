/* SPDX-License-Identifier: MIT */
#include <spean/lex_train.h>

#include <stdlib.h>

#include <spean/buf.h>
#include <spean/lex_em.h>
#include <spean/lex_words.h>
#include <spean/map.h>

/* What serves best where it was tried: tests/bench/lex.sh. */
#define STEM_ROUNDS 10
#define WORD_ROUNDS 3
#define NULL_SHARE  .1
#define DIAGONAL    2.
#define PRIOR       10.

struct side {
	const struct sp_lang *lang;
	struct sp_map word; /* to how often it occurs */
	uint32_t *token;
	uint32_t *first; /* by pair, and one more */
	size_t tokens, cap_token, cap_first;
	/* While a table is made: */
	struct sp_map stem; /* likewise; of words without one, themselves */
	uint32_t *class; /* by word */
	float *share; /* by word */
	uint32_t *classes; /* the tokens' */
};

struct sp_lex_train {
	struct side side[2];
	float *weight; /* by pair */
	uint32_t *group; /* by pair, from 1; all 0 without parts */
	uint32_t parts;
	size_t pairs, cap_weight, cap_group;
	struct sp_lex_words *words;
};

struct sp_lex_train *
sp_lex_train_new(
    const struct sp_lang *src, const struct sp_lang *tgt, struct sp_err *err)
{
	struct sp_lex_train *train = calloc(1, sizeof(*train));

	if (!train) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	train->side[0].lang = src;
	train->side[1].lang = tgt;
	train->words = sp_lex_words_new(err);
	if (train->words)
		return train;
	sp_lex_train_free(train);
	return NULL;
}

/* What a run made. */
static void
forget(struct side *side)
{
	sp_map_release(&side->stem);
	free(side->class);
	free(side->share);
	free(side->classes);
	side->class = side->classes = NULL;
	side->share = NULL;
}

void
sp_lex_train_free(struct sp_lex_train *train)
{
	if (!train)
		return;
	for (size_t s = 0; s < 2; s++) {
		forget(&train->side[s]);
		sp_map_release(&train->side[s].word);
		free(train->side[s].token);
		free(train->side[s].first);
	}
	free(train->weight);
	free(train->group);
	sp_lex_words_free(train->words);
	free(train);
}

size_t
sp_lex_train_pairs(const struct sp_lex_train *train)
{
	return train->pairs;
}

static enum sp_status
no_memory(struct sp_err *err)
{
	return sp_err_set(err, SP_NOMEM, "out of memory");
}

/* The number of an entry of a map, from the place of its value. */
static uint32_t
entry_of(const struct sp_map *map, const size_t *value)
{
	size_t bytes = (size_t)((const char *)value - (const char *)map->entry);

	return (uint32_t)(bytes / sizeof(*map->entry));
}

static enum sp_status
add_text(struct sp_lex_train *train, struct side *side, struct sp_str text,
    struct sp_err *err)
{
	enum sp_status status =
	    sp_lex_words_begin(train->words, side->lang, text, err);
	struct sp_str word;
	size_t n = 0;

	if (status != SP_OK)
		return status;
	while (sp_lex_words_next(train->words, &word)) {
		size_t *count = sp_map_at(&side->word, word, NULL);

		if (++n > SP_LEX_TRAIN_WORDS)
			return sp_err_set(err, SP_TOO_LARGE,
			    "a text of more than %d words", SP_LEX_TRAIN_WORDS);
		if (!count ||
		    !sp_grow(&side->token, &side->cap_token, side->tokens + 1,
			sizeof(*side->token)))
			return no_memory(err);
		side->token[side->tokens++] = entry_of(&side->word, count);
	}
	return sp_lex_words_status(train->words, err);
}

static bool
room_for_pair(struct sp_lex_train *train)
{
	size_t n = train->pairs + 1;

	for (size_t s = 0; s < 2; s++) {
		struct side *side = &train->side[s];

		if (!sp_grow(&side->first, &side->cap_first, n + 1,
			sizeof(*side->first)))
			return false;
		side->first[0] = 0;
	}
	return sp_grow(&train->weight, &train->cap_weight, n,
		   sizeof(*train->weight)) &&
	    sp_grow(&train->group, &train->cap_group, n, sizeof(*train->group));
}

enum sp_status
sp_lex_train_add(struct sp_lex_train *train, struct sp_str src,
    struct sp_str tgt, double weight, struct sp_err *err)
{
	struct sp_str text[2] = {src, tgt};
	size_t before[2] = {train->side[0].tokens, train->side[1].tokens};
	enum sp_status status = SP_OK;
	bool empty = false;

	if (!room_for_pair(train))
		return no_memory(err);
	for (size_t s = 0; s < 2 && status == SP_OK; s++) {
		status = add_text(train, &train->side[s], text[s], err);
		empty |= train->side[s].tokens == before[s];
	}
	if (status != SP_OK || empty) {
		train->side[0].tokens = before[0];
		train->side[1].tokens = before[1];
		return status;
	}
	train->group[train->pairs] = train->parts;
	train->weight[train->pairs++] = (float)weight;
	for (size_t s = 0; s < 2; s++)
		train->side[s].first[train->pairs] =
		    (uint32_t)train->side[s].tokens;
	return SP_OK;
}

void
sp_lex_train_part(struct sp_lex_train *train)
{
	train->parts++;
}

size_t
sp_lex_train_count(
    const struct sp_lex_train *train, size_t side, struct sp_str word)
{
	const size_t *count = sp_map_get(&train->side[side].word, word);

	return count ? *count : 0;
}

/* What class each word and each token is of. */
static bool
find_classes(struct side *side)
{
	size_t n = side->word.n;

	side->class = calloc(n + 1, sizeof(*side->class));
	side->share = calloc(n + 1, sizeof(*side->share));
	side->classes = calloc(side->tokens + 1, sizeof(*side->classes));
	if (!side->class || !side->share || !side->classes)
		return false;
	for (size_t w = 0; w < n; w++)
		side->word.entry[w].value = 0;
	for (size_t i = 0; i < side->tokens; i++)
		side->word.entry[side->token[i]].value++;
	for (size_t w = 0; w < n; w++) {
		struct sp_str word = side->word.entry[w].key;
		struct sp_str stem = sp_lex_stem(word);
		size_t *count =
		    sp_map_at(&side->stem, stem.n ? stem : word, NULL);

		if (!count)
			return false;
		*count += side->word.entry[w].value;
		side->class[w] = entry_of(&side->stem, count);
	}
	for (size_t w = 0; w < n; w++) {
		size_t all = side->stem.entry[side->class[w]].value;
		size_t count = side->word.entry[w].value;

		side->share[w] = all ? (float)count / (float)all : 0;
	}
	for (size_t i = 0; i < side->tokens; i++)
		side->classes[i] = side->class[side->token[i]];
	return true;
}

static enum sp_status
estimate(struct sp_lex_train *train, size_t jobs, struct sp_lex_em *em,
    struct sp_err *err)
{
	struct sp_lex_em_opts opts = {.rounds = STEM_ROUNDS,
	    .jobs = jobs,
	    .null = NULL_SHARE,
	    .diagonal = DIAGONAL,
	    .prior = PRIOR,
	    .group = train->parts > 0 ? train->group : NULL};
	struct sp_lex_em_side side[2], stem[2];
	struct sp_lex_em stems = {0};
	struct sp_lex_em_prior prior = {.em = &stems};
	enum sp_status status;

	for (size_t s = 0; s < 2; s++) {
		struct side *own = &train->side[s];

		side[s] = (struct sp_lex_em_side){
		    (uint32_t)own->word.n, own->token, own->first};
		stem[s] = (struct sp_lex_em_side){
		    (uint32_t)own->stem.n, own->classes, own->first};
		prior.class[s] = own->class;
		prior.share[s] = own->share;
	}
	status = sp_lex_em_run(
	    &stems, stem, train->weight, train->pairs, &opts, NULL, err);
	opts.rounds = WORD_ROUNDS;
	if (status == SP_OK)
		status = sp_lex_em_run(
		    em, side, train->weight, train->pairs, &opts, &prior, err);
	sp_lex_em_release(&stems);
	return status;
}

static void
fill_table(const struct sp_lex_train *train, const struct sp_lex_em *em,
    double min, struct sp_lex_table *table)
{
	const struct sp_map_entry *src = train->side[0].word.entry;
	const struct sp_map_entry *tgt = train->side[1].word.entry;
	struct sp_str none = {NULL, 0};

	for (uint32_t w = 0; w < train->side[0].word.n; w++) {
		double null = (double)em->null[0][w];

		if (null >= min)
			sp_lex_table_add(table, src[w].key, none, 0, null);
		for (size_t c = em->row[w]; c < em->row[w + 1]; c++) {
			double forth = (double)em->p[1][c];
			double back = (double)em->p[0][c];

			if (train->parts > 0) {
				forth *= (double)em->kept[1][c];
				back *= (double)em->kept[0][c];
			}
			if (forth >= min || back >= min)
				sp_lex_table_add(table, src[w].key,
				    tgt[em->tgt[c]].key, forth, back);
		}
	}
	for (size_t w = 0; w < train->side[1].word.n; w++)
		if ((double)em->null[1][w] >= min)
			sp_lex_table_add(
			    table, none, tgt[w].key, (double)em->null[1][w], 0);
}

enum sp_status
sp_lex_train_run(struct sp_lex_train *train, size_t jobs, double min,
    struct sp_lex_table *table, struct sp_err *err)
{
	struct sp_lex_em em = {0};
	enum sp_status status = SP_OK;

	if (!room_for_pair(train) || !find_classes(&train->side[0]) ||
	    !find_classes(&train->side[1]))
		status = no_memory(err);
	if (status == SP_OK)
		status = estimate(train, jobs, &em, err);
	if (status == SP_OK)
		fill_table(train, &em, min, table);
	sp_lex_em_release(&em);
	forget(&train->side[0]);
	forget(&train->side[1]);
	return status == SP_OK ? sp_lex_table_sort(table, err) : status;
}
