/* SPDX-License-Identifier: MIT */
#include <spean/induce.h>

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <spean/buf.h>
#include <spean/lex_table.h>
#include <spean/lex_train.h>
#include <spean/pair.h>

/* What serves best where it was tried: tests/bench/induce.sh. */

/* Beads teach that are at least so likely to be right. */
#define SURE .9

/* So many records of a document, one behind the other, are a part of it. */
#define PART 8

/* Entries less likely, both ways, say nothing. */
#define ENTRY_MIN .01

/* A word of which less is explained is not known: that its translations are
 * not there must not speak against a bead. */
#define KNOWN_MIN .1

/* What the lexicon says of a word is worth so many occurrences. */
#define LEX_WORTH 10.

/* End of a list. */
#define NO_WORD UINT32_MAX

struct sp_induce {
	const struct sp_lex *lex;
	struct sp_lex_train *train;
};

struct sp_induce *
sp_induce_new(const struct sp_lang *const lang[2], const struct sp_lex *lex,
    struct sp_err *err)
{
	struct sp_induce *induce = calloc(1, sizeof(*induce));

	if (!induce) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	induce->lex = lex;
	induce->train = sp_lex_train_new(lang[0], lang[1], err);
	if (induce->train)
		return induce;
	free(induce);
	return NULL;
}

void
sp_induce_free(struct sp_induce *induce)
{
	if (!induce)
		return;
	sp_lex_train_free(induce->train);
	free(induce);
}

enum sp_status
sp_induce_add(struct sp_induce *induce, struct sp_str pairs, struct sp_err *err)
{
	struct sp_pair pair;

	for (size_t n = 0; pairs.n > 0; n++) {
		struct sp_str rec = sp_str_cut(&pairs, '\n');
		enum sp_status status = SP_OK;
		struct sp_err why;

		if (n % PART == 0)
			sp_lex_train_part(induce->train);
		/* A bead too long to learn from is none to learn from. */
		if (sp_pair_parse(rec, &pair, NULL) == SP_OK &&
		    pair.score >= SURE)
			status = sp_lex_train_add(induce->train, pair.src_text,
			    pair.tgt_text, pair.score, &why);
		if (status == SP_NOMEM)
			return sp_err_set(err, status, "%s", why.msg);
	}
	return SP_OK;
}

/* What was learned of the words of a side, by their number in the table. */
struct side {
	size_t n;
	double *mass; /* of all entries: at most 1 */
	bool *known; /* enough of it, or by the lexicon */
	/* What the lexicon's entries for the word, and what those learned, are
	 * multiplied by. */
	double *given, *learned;
	/* Words that stand in the lexicon by their stem alone, as lists by the
	 * number that this has there. */
	uint32_t *head, *next;
};

struct merge {
	struct sp_induce *induce;
	const struct sp_lex *lex;
	struct sp_lex_table own; /* what was learned */
	struct side side[2];
	struct sp_lex_table all;
	bool news; /* something was learned that is used */
};

static const enum sp_lex_side lex_side[2] = {SP_LEX_SRC, SP_LEX_TGT};

static void
release(struct merge *merge)
{
	for (size_t s = 0; s < 2; s++) {
		struct side *side = &merge->side[s];

		free(side->mass);
		free(side->known);
		free(side->given);
		free(side->learned);
		free(side->head);
		free(side->next);
	}
	sp_lex_table_release(&merge->own);
	sp_lex_table_release(&merge->all);
}

static bool
make_room(const struct merge *merge, size_t s, struct side *side)
{
	size_t n = merge->own.word[s].n + 1, ids = 1;

	if (merge->lex)
		ids += sp_lex_count(merge->lex, lex_side[s]);
	side->n = merge->own.word[s].n;
	side->mass = calloc(n, sizeof(*side->mass));
	side->known = calloc(n, sizeof(*side->known));
	side->given = calloc(n, sizeof(*side->given));
	side->learned = calloc(n, sizeof(*side->learned));
	side->next = calloc(n, sizeof(*side->next));
	side->head = malloc(ids * sizeof(*side->head));
	if (!side->mass || !side->known || !side->given || !side->learned ||
	    !side->next || !side->head)
		return false;
	memset(side->head, 0xFF, ids * sizeof(*side->head));
	return true;
}

/*
 * How much of a word is learned, and how much the lexicon's: as if its entries
 * had been seen LEX_WORTH times.  Occurrences that are not explained speak
 * against none of them.
 */
static void
weigh(struct merge *merge, size_t s, uint32_t w)
{
	struct side *side = &merge->side[s];
	struct sp_str word = merge->own.name[s][w];
	double count =
	    (double)sp_lex_train_count(merge->induce->train, s, word);
	double all = LEX_WORTH + count * side->mass[w];
	uint32_t id = merge->lex ? sp_lex_nearest(merge->lex, lex_side[s], word)
				 : SP_LEX_NONE;

	side->learned[w] = 1;
	side->known[w] = id != SP_LEX_NONE || side->mass[w] >= KNOWN_MIN;
	if (id == SP_LEX_NONE)
		return;
	side->given[w] = LEX_WORTH / all;
	side->learned[w] = count / all;
	if (sp_lex_find(merge->lex, lex_side[s], word) != SP_LEX_NONE)
		return;
	side->next[w] = side->head[id];
	side->head[id] = w;
}

static bool
weigh_words(struct merge *merge)
{
	const struct sp_lex_table *own = &merge->own;

	for (size_t s = 0; s < 2; s++)
		if (!make_room(merge, s, &merge->side[s]))
			return false;
	for (size_t i = 0; i < own->n; i++)
		for (size_t s = 0; s < 2 && own->row[i].word[!s] > 0; s++)
			merge->side[s].mass[own->row[i].word[s]] +=
			    own->row[i].p[!s];
	for (size_t s = 0; s < 2; s++) {
		merge->side[s].known[0] = true;
		merge->side[s].learned[0] = 1;
		for (uint32_t w = 1; w < merge->side[s].n; w++)
			weigh(merge, s, w);
	}
	return true;
}

/* What was learned; of what stands for nothing, the lexicon knows better. */
static void
add_learned(struct merge *merge)
{
	const struct sp_lex_table *own = &merge->own;
	const struct side *side = merge->side;

	for (size_t i = 0; i < own->n; i++) {
		const struct sp_lex_row *row = &own->row[i];
		uint32_t src = row->word[0], tgt = row->word[1];
		bool null = src == 0 || tgt == 0;

		if (!side[0].known[src] || !side[1].known[tgt] ||
		    (null &&
			(side[0].given[src] > 0 || side[1].given[tgt] > 0)))
			continue;
		merge->news |= !null;
		sp_lex_table_add(&merge->all, own->name[0][src],
		    own->name[1][tgt], row->p[1] * side[0].learned[src],
		    row->p[0] * side[1].learned[tgt]);
	}
}

/* The words that an entry of the lexicon stands for, one after the other. */
struct reader {
	struct sp_str word;
	double given; /* how much what the lexicon says of it counts */
	uint32_t at; /* the next of a stem's list */
	bool stem;
};

static bool
is_stem(struct sp_str word)
{
	return word.n > 0 && word.s[word.n - 1] == '*';
}

static bool
next_word(const struct merge *merge, size_t s, struct reader *reader)
{
	uint32_t w = reader->at;

	if (!reader->stem || w == NO_WORD)
		return false;
	reader->word = merge->own.name[s][w];
	reader->given = merge->side[s].given[w];
	reader->at = merge->side[s].next[w];
	return true;
}

/* The first of them; false where there is none. */
static bool
first_word(
    const struct merge *merge, size_t s, uint32_t id, struct reader *reader)
{
	const size_t *own;

	reader->word = sp_lex_word(merge->lex, lex_side[s], id);
	reader->stem = is_stem(reader->word);
	reader->at = merge->side[s].head[id];
	if (reader->stem)
		return next_word(merge, s, reader);
	own = reader->word.n > 0 ? sp_map_get(&merge->own.word[s], reader->word)
				 : NULL;
	reader->given = own ? merge->side[s].given[*own] : 1;
	return true;
}

static void
add_given_row(struct merge *merge, struct sp_str src, double given,
    const struct sp_lex_entry *entry)
{
	struct reader tgt;

	if (!first_word(merge, 1, entry->word, &tgt))
		return;
	do
		sp_lex_table_add(&merge->all, src, tgt.word,
		    (double)entry->tgt * given, (double)entry->src * tgt.given);
	while (next_word(merge, 1, &tgt));
}

static void
add_given(struct merge *merge)
{
	size_t n, count = sp_lex_count(merge->lex, SP_LEX_SRC);

	for (uint32_t id = 0; id < count; id++) {
		const struct sp_lex_entry *entry =
		    sp_lex_entries(merge->lex, SP_LEX_SRC, id, &n);
		struct reader src;

		if (!first_word(merge, 0, id, &src))
			continue;
		do
			for (size_t k = 0; k < n; k++)
				add_given_row(
				    merge, src.word, src.given, &entry[k]);
		while (next_word(merge, 0, &src));
	}
}

static enum sp_status
pack(struct merge *merge, struct sp_lex **lex, struct sp_err *err)
{
	struct sp_buf bytes = {0};
	enum sp_status status = sp_lex_table_sort(&merge->all, err);
	struct sp_err why = {0};

	if (status == SP_OK)
		status = sp_lex_table_pack(&merge->all, &bytes, err);
	if (status == SP_OK) {
		*lex = sp_lex_of(&bytes, &why);
		if (!*lex)
			status = sp_err_set(err, why.status, "%s", why.msg);
	}
	sp_buf_release(&bytes);
	return status;
}

enum sp_status
sp_induce_run(struct sp_induce *induce, size_t jobs, struct sp_lex **lex,
    struct sp_err *err)
{
	struct merge merge = {.induce = induce, .lex = induce->lex};
	struct sp_lex *made = NULL;
	enum sp_status status = SP_OK;

	if (sp_lex_train_pairs(induce->train) >= SP_INDUCE_MIN)
		status = sp_lex_train_run(
		    induce->train, jobs, ENTRY_MIN, &merge.own, err);
	else
		status = sp_lex_table_sort(&merge.own, err);
	if (status == SP_OK && !weigh_words(&merge))
		status = sp_err_set(err, SP_NOMEM, "out of memory");
	if (status == SP_OK)
		add_learned(&merge);
	if (status == SP_OK && merge.news && merge.lex)
		add_given(&merge);
	if (status == SP_OK && merge.news)
		status = pack(&merge, &made, err);
	if (status == SP_OK)
		*lex = made;
	release(&merge);
	return status;
}
