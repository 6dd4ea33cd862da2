/* SPDX-License-Identifier: MIT */
#include <spean/within_words.h>

#include <stdlib.h>
#include <string.h>

#include <spean/buf.h>
#include <spean/glossary.h>
#include <spean/lex_words.h>

/* No word is said by nothing less often than that. */
#define NULL_MIN 1e-6

struct sp_within_words {
	const struct sp_lang *lang[2];
	const struct sp_lex *lex;
	struct sp_lex_words *words;
	struct sp_glossary glossary;
	/* By word and sentence: how often it stands there; of the other side's
	 * words, how much each has from each sentence. */
	double *count, *from;
	double *got; /* by word: what it has from the other side */
	double *there; /* by word of the other side: how often it stands */
	size_t cap_count, cap_from, cap_got, cap_there;
};

void
sp_within_words_free(struct sp_within_words *words)
{
	if (!words)
		return;
	sp_lex_words_free(words->words);
	sp_glossary_release(&words->glossary);
	free(words->count);
	free(words->from);
	free(words->got);
	free(words->there);
	free(words);
}

struct sp_within_words *
sp_within_words_new(const struct sp_lang *const lang[2],
    const struct sp_lex *lex, struct sp_err *err)
{
	struct sp_within_words *words = calloc(1, sizeof(*words));

	if (!words) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	words->lang[0] = lang[0];
	words->lang[1] = lang[1];
	words->lex = lex;
	words->words = sp_lex_words_new(err);
	if (words->words)
		return words;
	sp_within_words_free(words);
	return NULL;
}

/* Room for so many numbers, all 0. */
static bool
clear(double **at, size_t *cap, size_t n)
{
	if (!sp_grow(at, cap, n + 1, sizeof(**at)))
		return false;
	memset(*at, 0, n * sizeof(**at));
	return true;
}

/* How often each word stands where. */
static bool
count(struct sp_within_words *words, size_t side, size_t n)
{
	const struct sp_glossary_side *own = &words->glossary.side[side];
	const struct sp_glossary_side *other = &words->glossary.side[1 - side];

	if (!clear(&words->count, &words->cap_count, own->words.n * n) ||
	    !clear(&words->got, &words->cap_got, own->words.n) ||
	    !clear(&words->from, &words->cap_from, other->words.n * n) ||
	    !clear(&words->there, &words->cap_there, other->words.n))
		return false;
	for (size_t k = 0; k < n; k++)
		for (size_t t = own->first[k]; t < own->first[k + 1]; t++)
			words->count[own->token[t] * n + k]++;
	for (size_t t = 0; t < other->tokens; t++)
		words->there[other->token[t]]++;
	return true;
}

static void
follow(struct sp_within_words *words, size_t side, size_t n)
{
	const struct sp_glossary *glossary = &words->glossary;

	for (size_t w = 0; w < glossary->side[0].words.n; w++) {
		for (size_t l = glossary->row[w]; l < glossary->row[w + 1];
		     l++) {
			const float *p = glossary->link[l].p;
			size_t own = side == 0 ? w : glossary->to[l];
			size_t other = side == 0 ? glossary->to[l] : w;

			words->got[own] +=
			    (double)p[side] * words->there[other];
			for (size_t k = 0; k < n; k++)
				words->from[other * n + k] +=
				    (double)p[1 - side] *
				    words->count[own * n + k];
		}
	}
}

/* What is said of a sentence's words. */
static void
sum_own(const struct sp_within_words *words, size_t side, size_t n,
    struct sp_within_share *share)
{
	const struct sp_glossary_side *own = &words->glossary.side[side];

	for (size_t w = 0; w < own->words.n; w++) {
		double got = words->got[w], null = (double)own->null[w];

		for (size_t k = 0; k < n && null >= 0; k++) {
			double c = words->count[w * n + k];

			share[k].words += c;
			share[k].own += c * got / (got + null + NULL_MIN);
		}
	}
}

/* Where the other side has its words from. */
static void
sum_other(const struct sp_within_words *words, size_t side, size_t n,
    struct sp_within_share *share, struct sp_within_said *said)
{
	const struct sp_glossary_side *other = &words->glossary.side[1 - side];

	for (size_t w = 0; w < other->words.n; w++) {
		const double *from = &words->from[w * n];
		double null = (double)other->null[w] + NULL_MIN;
		double there = words->there[w], all = 0;

		if (other->null[w] < 0)
			continue;
		for (size_t k = 0; k < n; k++)
			all += from[k];
		said->other += there;
		said->had += there * all / (all + null);
		for (size_t k = 0; k < n; k++) {
			double rest = all - from[k] > 0 ? all - from[k] : 0;

			share[k].given += there * from[k] / (all + null);
			share[k].lost +=
			    there * (all / (all + null) - rest / (rest + null));
		}
	}
}

enum sp_status
sp_within_words_read(struct sp_within_words *words, size_t side,
    const struct sp_str *sentence, size_t n, struct sp_str other,
    struct sp_within_share *share, struct sp_within_said *said,
    struct sp_err *err)
{
	const struct sp_str *text[2] = {&other, &other};
	size_t many[2] = {1, 1};
	enum sp_status status;

	text[side] = sentence;
	many[side] = n;
	status = sp_glossary_read(&words->glossary, words->words, words->lex,
	    words->lang, text[0], many[0], text[1], many[1], err);
	if (status != SP_OK)
		return status;
	if (!count(words, side, n))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	follow(words, side, n);
	memset(share, 0, n * sizeof(*share));
	*said = (struct sp_within_said){0};
	sum_own(words, side, n, share);
	sum_other(words, side, n, share, said);
	return SP_OK;
}
