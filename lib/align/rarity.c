/* SPDX-License-Identifier: MIT */
#include <spean/rarity.h>

#include <stdlib.h>
#include <string.h>

#include <xxhash.h>

#include <spean/buf.h>
#include <spean/rec.h>
#include <spean/utf8.h>

struct said {
	uint64_t hash;
	double count;
};

struct sp_rarity {
	const struct sp_lang *lang[2];
	const struct sp_lex *lex;
	double sentences, words[2];
	double *count[2]; /* of words, by number */
	float *share[2];
	struct said *said; /* by hash, once it is finished */
	size_t n, cap;
};

void
sp_rarity_free(struct sp_rarity *r)
{
	if (!r)
		return;
	for (size_t s = 0; s < 2; s++) {
		free(r->count[s]);
		free(r->share[s]);
	}
	free(r->said);
	free(r);
}

struct sp_rarity *
sp_rarity_new(const struct sp_lang *const lang[2], const struct sp_lex *lex,
    struct sp_err *err)
{
	struct sp_rarity *r = calloc(1, sizeof(*r));
	bool ok = r;

	for (unsigned s = 0; ok && s < 2; s++) {
		size_t n = lex ? sp_lex_count(lex, (enum sp_lex_side)s) : 0;

		r->lang[s] = lang[s];
		r->lex = lex;
		r->count[s] = calloc(n + 1, sizeof(*r->count[s]));
		r->share[s] = calloc(n + 1, sizeof(*r->share[s]));
		ok = r->count[s] && r->share[s];
	}
	if (ok)
		return r;
	sp_rarity_free(r);
	sp_err_set(err, SP_NOMEM, "out of memory");
	return NULL;
}

uint64_t
sp_rarity_hash(struct sp_str key)
{
	return XXH3_64bits(key.s, key.n);
}

/* A whole number, which a count of anything is. */
static bool
read_count(struct sp_str text, double *count)
{
	*count = 0;
	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] < '0' || text.s[i] > '9')
			return false;
		*count = 10 * *count + (text.s[i] - '0');
	}
	return text.n > 0 && text.n <= 15;
}

static enum sp_status
add(struct sp_rarity *r, unsigned side, struct sp_str key, double count,
    struct sp_err *err)
{
	uint32_t word;

	if (sp_str_eq(key, SP_STR(SP_RARITY_SENTENCES))) {
		r->sentences += count;
		return SP_OK;
	}
	if (sp_str_eq(key, SP_STR(SP_RARITY_WORDS))) {
		r->words[side] += count;
		return SP_OK;
	}
	if (key.s[0] == SP_RARITY_WORD) {
		word = r->lex ? sp_lex_nearest(r->lex, (enum sp_lex_side)side,
				    sp_str_sub(key, 1, key.n))
			      : SP_LEX_NONE;
		if (word != SP_LEX_NONE)
			r->count[side][word] += count;
		return SP_OK;
	}
	if (!sp_grow(&r->said, &r->cap, r->n + 1, sizeof(*r->said)))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	r->said[r->n++] = (struct said){sp_rarity_hash(key), count};
	return SP_OK;
}

enum sp_status
sp_rarity_take(struct sp_rarity *r, struct sp_str rec, struct sp_err *err)
{
	struct sp_str field[4] = {{NULL, 0}};
	size_t bad = sp_utf8_check(rec);
	double count;

	if (bad != rec.n)
		return sp_err_set(
		    err, SP_BAD_TEXT, "not UTF-8 at byte %zu", bad + 1);
	if (sp_rec_split(rec, field, 4) < 3 || field[0].n == 0 ||
	    field[1].n == 0)
		return sp_err_set(err, SP_BAD_RECORD,
		    "not a record of statistics: it needs lang, key and count");
	if (!read_count(field[2], &count))
		return sp_err_set(err, SP_BAD_RECORD,
		    "count (field 3) is no whole number: '%.*s'",
		    field[2].n > 40 ? 40 : (int)field[2].n, field[2].s);
	for (unsigned s = 0; s < 2; s++)
		if (sp_str_eq(field[0], sp_str_c(r->lang[s]->code)))
			return add(r, s, field[1], count, err);
	return SP_OK;
}

static int
by_hash(const void *a, const void *b)
{
	const struct said *x = a, *y = b;

	return x->hash < y->hash ? -1 : x->hash > y->hash;
}

/* A word that was never counted is as frequent as half of one. */
#define UNSEEN      .5
#define WORDS_LEAST 10000.

void
sp_rarity_finish(struct sp_rarity *r)
{
	size_t kept = 0;

	if (r->n > 0)
		qsort(r->said, r->n, sizeof(*r->said), by_hash);
	for (size_t i = 0; i < r->n; i++) {
		if (kept > 0 && r->said[kept - 1].hash == r->said[i].hash)
			r->said[kept - 1].count += r->said[i].count;
		else
			r->said[kept++] = r->said[i];
	}
	r->n = kept;
	for (unsigned s = 0; r->lex && s < 2; s++) {
		size_t n = sp_lex_count(r->lex, (enum sp_lex_side)s);
		double all = r->words[s] + WORDS_LEAST;

		for (size_t w = 0; w < n; w++)
			r->share[s][w] =
			    (float)((r->count[s][w] + UNSEEN) / all);
	}
}

const float *
sp_rarity_words(const struct sp_rarity *r, enum sp_lex_side side)
{
	return r->lex ? r->share[side] : NULL;
}

double
sp_rarity_share(const struct sp_rarity *r, uint64_t hash, double usual)
{
	size_t from = 0, to = r->n;
	double count = 0;

	while (from < to) {
		size_t mid = from + (to - from) / 2;

		if (r->said[mid].hash < hash)
			from = mid + 1;
		else
			to = mid;
	}
	if (from < r->n && r->said[from].hash == hash)
		count = r->said[from].count;
	return (count + SP_RARITY_PRIOR * usual) /
	    (r->sentences + SP_RARITY_PRIOR);
}
