/* SPDX-License-Identifier: MIT */
#include <spean/shortlist.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <spean/buf.h>
#include <spean/fact.h>

/* Of a question's words in the other language, so many are looked for, the
 * weightiest. */
#define TERMS 64

/* Of a document's words, the weightiest are listed. */
#define LISTED 192

/* A word with a share above this says nothing: ln(1 / COMMON). */
#define COMMON 6.F

struct posting {
	uint32_t doc;
	float weight;
};

/* A word of a document, or of a question. */
struct term {
	uint32_t id;
	float weight;
};

struct said {
	uint64_t key;
	uint32_t doc;
	float weight;
};

struct sp_shortlist {
	const struct sp_lex *lex;
	const float *share[2];
	size_t docs;
	/* Of word w: [first[w], first[w + 1]), the weightiest first. */
	size_t *first;
	struct posting *posting;
	struct said *said; /* by key, the weightiest first */
	size_t n;
};

struct sp_shortlist_scratch {
	float *score; /* by document; 0 for those not touched */
	uint32_t *touched;
	size_t n;
	/* By word of a side: its weight in a question or document. */
	float *weight[2];
	struct term *term;
	size_t terms, cap_term;
	uint32_t *seen;
	size_t nseen, cap_seen;
};

/* The words of a document with their weights, the weightiest first. */

static float
idf(const float *share, uint32_t id)
{
	float it = -logf(share[id]) - COMMON;

	return it > 0 ? it : 0;
}

static int
by_weight(const void *a, const void *b)
{
	const struct term *x = a, *y = b;

	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

static bool
add_term(struct sp_shortlist_scratch *s, struct term term)
{
	if (!sp_grow(&s->term, &s->cap_term, s->terms + 1, sizeof(term)))
		return false;
	s->term[s->terms++] = term;
	return true;
}

/* Count a document's words: seen[] are its words, weight[] how often. */
static bool
count_words(
    struct sp_shortlist_scratch *s, unsigned side, const struct sp_profile *doc)
{
	s->nseen = 0;
	if (!sp_grow(&s->seen, &s->cap_seen, doc->words + 1, sizeof(*s->seen)))
		return false;
	for (uint32_t t = 0; t < doc->words; t++) {
		uint32_t id = doc->word[t];

		if (id == SP_LEX_NONE)
			continue;
		if (s->weight[side][id] == 0)
			s->seen[s->nseen++] = id;
		s->weight[side][id]++;
	}
	return true;
}

/* Its own words as terms: the logarithm of how often, times how rare. */
static bool
terms_of(struct sp_shortlist_scratch *s, const float *share,
    const struct sp_profile *doc)
{
	bool ok = count_words(s, SP_LEX_TGT, doc);

	s->terms = 0;
	for (size_t i = 0; ok && i < s->nseen; i++) {
		uint32_t id = s->seen[i];
		float weight =
		    (1 + logf(s->weight[SP_LEX_TGT][id])) * idf(share, id);

		s->weight[SP_LEX_TGT][id] = 0;
		if (weight > 0)
			ok = add_term(s, (struct term){id, weight});
	}
	if (s->terms > 0)
		qsort(s->term, s->terms, sizeof(*s->term), by_weight);
	return ok;
}

/* What the words of a source translate to. */
static bool
translate(const struct sp_shortlist *list, struct sp_shortlist_scratch *s,
    const struct sp_profile *src)
{
	float *got = s->weight[SP_LEX_TGT];
	size_t from;
	bool ok = count_words(s, SP_LEX_SRC, src);

	s->terms = 0;
	for (size_t i = 0; ok && i < s->nseen; i++) {
		uint32_t id = s->seen[i];
		float often = 1 + logf(s->weight[SP_LEX_SRC][id]);
		size_t n;
		const struct sp_lex_entry *entry =
		    sp_lex_entries(list->lex, SP_LEX_SRC, id, &n);

		s->weight[SP_LEX_SRC][id] = 0;
		for (size_t k = 0; ok && k < n; k++) {
			if (entry[k].word == SP_LEX_NULL || entry[k].tgt <= 0)
				continue;
			if (got[entry[k].word] == 0)
				ok = add_term(
				    s, (struct term){entry[k].word, 0});
			got[entry[k].word] += often * entry[k].tgt;
		}
	}
	from = s->terms;
	s->terms = 0;
	for (size_t i = 0; i < from; i++) {
		struct term term = s->term[i];

		term.weight = got[term.id] * idf(list->share[1], term.id);
		got[term.id] = 0;
		if (term.weight > 0)
			s->term[s->terms++] = term;
	}
	if (s->terms > 0)
		qsort(s->term, s->terms, sizeof(*s->term), by_weight);
	return ok;
}

/* The index */

void
sp_shortlist_free(struct sp_shortlist *list)
{
	if (!list)
		return;
	free(list->first);
	free(list->posting);
	free(list->said);
	free(list);
}

static float
fact_weight(const struct sp_profile_fact *fact, uint32_t sentences)
{
	double chance = (double)fact->share * sentences;

	return chance < .5 ? (float)(-log(2 * chance) / sqrt(sentences + 1.))
			   : 0;
}

static bool
list_facts(struct sp_shortlist *list, const struct sp_profile *profile)
{
	size_t cap = 0;

	for (size_t d = 0; d < list->docs; d++)
		for (uint32_t f = 0; f < profile[d].facts; f++) {
			const struct sp_profile_fact *fact =
			    &profile[d].fact[f];
			float weight = fact_weight(fact, profile[d].sentences);
			size_t keys = 1 + (fact->key[1] != fact->key[0]);

			if (weight <= 0)
				continue;
			if (!sp_grow(&list->said, &cap, list->n + keys,
				sizeof(*list->said)))
				return false;
			for (size_t k = 0; k < keys; k++)
				list->said[list->n++] = (struct said){
				    fact->key[k], (uint32_t)d, weight};
		}
	return true;
}

static int
by_key(const void *a, const void *b)
{
	const struct said *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1;
	return x->doc < y->doc ? -1 : x->doc > y->doc;
}

static int
by_posting(const void *a, const void *b)
{
	const struct posting *x = a, *y = b;

	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1;
	return x->doc < y->doc ? -1 : x->doc > y->doc;
}

/* In two passes: how many documents a word has, then which. */
static bool
list_words(struct sp_shortlist *list, struct sp_shortlist_scratch *s,
    const struct sp_profile *profile)
{
	size_t words = sp_lex_count(list->lex, SP_LEX_TGT), sum = 0;

	list->first = calloc(words + 2, sizeof(*list->first));
	if (!list->first)
		return false;
	for (int pass = 0; pass < 2; pass++) {
		for (size_t d = 0; d < list->docs; d++) {
			float norm = 0;

			if (!terms_of(s, list->share[1], &profile[d]))
				return false;
			for (size_t t = 0; t < s->terms; t++)
				norm += s->term[t].weight * s->term[t].weight;
			norm = 1 / sqrtf(norm + 1);
			for (size_t t = 0; t < s->terms && t < LISTED; t++) {
				uint32_t id = s->term[t].id;

				if (pass == 0)
					list->first[id + 2]++;
				else
					list->posting[list->first[id + 1]++] =
					    (struct posting){(uint32_t)d,
						s->term[t].weight * norm};
			}
		}
		if (pass == 1)
			break;
		for (size_t w = 0; w < words + 2; w++)
			list->first[w] = sum += list->first[w];
		list->posting = malloc((sum + 1) * sizeof(*list->posting));
		if (!list->posting)
			return false;
	}
	for (size_t w = 0; w < words; w++)
		if (list->first[w + 1] > list->first[w])
			qsort(list->posting + list->first[w],
			    list->first[w + 1] - list->first[w],
			    sizeof(*list->posting), by_posting);
	return true;
}

struct sp_shortlist *
sp_shortlist_new(const struct sp_lex *lex, const struct sp_rarity *rarity,
    const struct sp_profile *profile, size_t n, struct sp_err *err)
{
	struct sp_shortlist *list = calloc(1, sizeof(*list));
	struct sp_shortlist_scratch *scratch = NULL;
	bool ok = list;

	if (ok) {
		list->lex = lex;
		list->docs = n;
		for (unsigned s = 0; s < 2; s++)
			list->share[s] =
			    sp_rarity_words(rarity, (enum sp_lex_side)s);
		ok = list_facts(list, profile);
	}
	if (ok && list->n > 0)
		qsort(list->said, list->n, sizeof(*list->said), by_key);
	if (ok && lex) {
		scratch = sp_shortlist_scratch_new(list, err);
		ok = scratch && list_words(list, scratch, profile);
	}
	sp_shortlist_scratch_free(scratch);
	if (ok)
		return list;
	sp_shortlist_free(list);
	sp_err_set(err, SP_NOMEM, "out of memory");
	return NULL;
}

/* Questions */

void
sp_shortlist_scratch_free(struct sp_shortlist_scratch *s)
{
	if (!s)
		return;
	free(s->score);
	free(s->touched);
	free(s->weight[0]);
	free(s->weight[1]);
	free(s->term);
	free(s->seen);
	free(s);
}

struct sp_shortlist_scratch *
sp_shortlist_scratch_new(const struct sp_shortlist *list, struct sp_err *err)
{
	struct sp_shortlist_scratch *s = calloc(1, sizeof(*s));
	bool ok = s;

	for (unsigned side = 0; ok && list->lex && side < 2; side++) {
		s->weight[side] =
		    calloc(sp_lex_count(list->lex, (enum sp_lex_side)side) + 1,
			sizeof(float));
		ok = s->weight[side];
	}
	if (ok) {
		s->score = calloc(list->docs + 1, sizeof(*s->score));
		s->touched = malloc((list->docs + 1) * sizeof(*s->touched));
		ok = s->score && s->touched;
	}
	if (ok)
		return s;
	sp_shortlist_scratch_free(s);
	sp_err_set(err, SP_NOMEM, "out of memory");
	return NULL;
}

static void
score(struct sp_shortlist_scratch *s, uint32_t doc, float more)
{
	if (s->score[doc] == 0)
		s->touched[s->n++] = doc;
	s->score[doc] += more;
}

static bool
is_better(const struct sp_shortlist_scratch *s, uint32_t a, uint32_t b)
{
	if (s->score[a] != s->score[b])
		return s->score[a] > s->score[b];
	return a < b;
}

/* Move the best of those that were touched to the answer, and forget all. */
static void
take_best(struct sp_shortlist_scratch *s, uint32_t *found, size_t *n)
{
	uint32_t best[SP_SHORTLIST_MOST];
	size_t have = 0;

	for (size_t i = 0; i < s->n; i++) {
		uint32_t doc = s->touched[i];
		size_t at = have;

		if (have == SP_SHORTLIST_MOST &&
		    !is_better(s, doc, best[have - 1]))
			continue;
		at = have < SP_SHORTLIST_MOST ? have++ : have - 1;
		for (; at > 0 && is_better(s, doc, best[at - 1]); at--)
			best[at] = best[at - 1];
		best[at] = doc;
	}
	for (size_t i = 0; i < s->n; i++)
		s->score[s->touched[i]] = 0;
	s->n = 0;
	for (size_t i = 0; i < have; i++) {
		size_t at = 0;

		while (at < *n && found[at] < best[i])
			at++;
		if (at < *n && found[at] == best[i])
			continue;
		memmove(found + at + 1, found + at, (*n - at) * sizeof(*found));
		found[at] = best[i];
		++*n;
	}
}

static void
ask_words(const struct sp_shortlist *list, struct sp_shortlist_scratch *s)
{
	for (size_t t = 0; t < s->terms && t < TERMS; t++) {
		size_t from = list->first[s->term[t].id];
		size_t to = list->first[s->term[t].id + 1];

		if (to - from > SP_SHORTLIST_POSTINGS)
			to = from + SP_SHORTLIST_POSTINGS;
		for (size_t i = from; i < to; i++)
			score(s, list->posting[i].doc,
			    s->term[t].weight * list->posting[i].weight);
	}
}

static void
ask_fact(const struct sp_shortlist *list, struct sp_shortlist_scratch *s,
    uint64_t key)
{
	size_t from = 0, to = list->n;

	while (from < to) {
		size_t mid = from + (to - from) / 2;

		if (list->said[mid].key < key)
			from = mid + 1;
		else
			to = mid;
	}
	for (size_t i = from; i < list->n && list->said[i].key == key &&
	     i < from + SP_SHORTLIST_POSTINGS;
	     i++)
		score(s, list->said[i].doc, list->said[i].weight);
}

enum sp_status
sp_shortlist_find(const struct sp_shortlist *list,
    struct sp_shortlist_scratch *s, const struct sp_profile *src,
    uint32_t found[2 * SP_SHORTLIST_MOST], size_t *n, struct sp_err *err)
{
	*n = 0;
	if (list->lex) {
		if (!translate(list, s, src))
			return sp_err_set(err, SP_NOMEM, "out of memory");
		ask_words(list, s);
		take_best(s, found, n);
	}
	for (uint32_t f = 0; f < src->facts; f++) {
		const struct sp_profile_fact *fact = &src->fact[f];

		ask_fact(list, s, fact->key[0]);
		if (fact->key[1] != fact->key[0])
			ask_fact(list, s, fact->key[1]);
	}
	take_best(s, found, n);
	return SP_OK;
}
