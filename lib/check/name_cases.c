/* SPDX-License-Identifier: MIT */
#include <spean/name_cases.h>

#include <stdlib.h>
#include <string.h>

#include <spean/name_pair.h>
#include <spean/translit.h>

/* A doubtful name this odd may be one. */
#define ODD .3

struct sp_name_cases {
	struct sp_name_pair pair;
};

void
sp_name_cases_free(struct sp_name_cases *cases)
{
	if (!cases)
		return;
	sp_name_places_free(cases->pair.places);
	sp_name_meanings_free(cases->pair.meanings);
	sp_name_memory_release(&cases->pair.memory);
	sp_name_told_release(&cases->pair.told);
	sp_buf_release(&cases->pair.letters);
	sp_buf_release(&cases->pair.small);
	free(cases->pair.met);
	free(cases->pair.at);
	free(cases);
}

/* The side in Khmer, where the other is not. */
static size_t
khmer_side(const struct sp_lang *const lang[2])
{
	bool is[2];

	for (size_t s = 0; s < 2; s++)
		is[s] = strcmp(lang[s]->script, "Khmr") == 0;
	return is[0] == is[1] ? 2 : is[1];
}

struct sp_name_cases *
sp_name_cases_new(const struct sp_lang *const lang[2], const struct sp_lex *lex,
    struct sp_err *err)
{
	struct sp_name_cases *cases = calloc(1, sizeof(*cases));

	if (!cases) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	cases->pair.khmer = khmer_side(lang);
	cases->pair.places = sp_name_places_new(&sp_translit_km, err);
	if (cases->pair.places)
		cases->pair.meanings = sp_name_meanings_new(
		    lex, cases->pair.khmer == 0 ? SP_LEX_TGT : SP_LEX_SRC, err);
	if (cases->pair.meanings)
		return cases;
	sp_name_cases_free(cases);
	return NULL;
}

/* Does a case look like a name that is missing? */
static bool
is_unmet(const struct sp_name_case *it)
{
	const double *f = it->feature;

	return f[SP_NAME_CHANCE] < SP_NAME_PAIR_MET && f[SP_NAME_SAID] < .3 &&
	    f[SP_NAME_LIKE] < .6 &&
	    (f[SP_NAME_DOUBTFUL] <= 0 || f[SP_NAME_DOUBTFUL_ODD] > ODD);
}

static const struct sp_tag *
tag_of(const struct sp_name_pair *pair, const struct sp_name_case *it)
{
	return it->side == pair->khmer ? &pair->khmer_side->tags.tag[it->tag]
				       : &pair->latin_side->tags.tag[it->tag];
}

/* A name of one text that the other has not, and what may be. */
static bool
is_strong(const struct sp_name_case *it)
{
	return it->kind == SP_NAME_CASE_NAME ||
	    it->kind == SP_NAME_CASE_ACRONYM || it->kind == SP_NAME_CASE_KEPT;
}

static void
compare(struct sp_name_pair *pair)
{
	size_t unmet[2] = {0, 0}, strong[2] = {0, 0}, names = 0;

	for (size_t i = 0; i < pair->n; i++) {
		struct sp_name_case *it = &pair->at[i];

		it->lost = sp_name_pair_is_lost(pair, tag_of(pair, it)->value);
		unmet[it->side] += is_unmet(it);
		strong[it->side] += is_unmet(it) && is_strong(it);
	}
	for (size_t i = 0; i < pair->latin_side->tags.n; i++)
		names += pair->latin_side->tags.tag[i].type == SP_TAG_NAME &&
		    !pair->latin_side->tags.tag[i].doubtful;
	for (size_t i = 0; i < pair->n; i++) {
		struct sp_name_case *it = &pair->at[i];
		size_t fellows = unmet[it->side] - is_unmet(it);

		it->feature[SP_NAME_OTHER] = strong[!it->side] > 0;
		it->feature[SP_NAME_OTHER_MAYBE] =
		    unmet[!it->side] > strong[!it->side] ||
		    (pair->kept && it->kind == SP_NAME_CASE_ACRONYM);
		it->feature[SP_NAME_UNMET] =
		    (double)fellows / (double)(names + 1);
	}
}

static bool
has_name(const struct sp_tags *tags)
{
	for (size_t i = 0; i < tags->n; i++)
		if (tags->tag[i].type == SP_TAG_NAME)
			return true;
	return false;
}

/* What counts for the pairs behind. */
static bool
note(struct sp_name_pair *pair)
{
	const struct sp_tags *tags = &pair->latin_side->tags;
	bool ok = true;

	for (size_t i = 0; i < tags->n && ok; i++)
		if (tags->tag[i].type == SP_TAG_NAME)
			ok = sp_name_memory_note(&pair->memory,
			    SP_NAME_SAID_ONCE, tags->tag[i].value);
	for (size_t i = 0; i < pair->n && ok; i++)
		if (is_unmet(&pair->at[i]))
			ok = sp_name_memory_note(&pair->memory,
			    SP_NAME_LOST_ONCE,
			    tag_of(pair, &pair->at[i])->value);
	return ok;
}

enum sp_status
sp_name_cases_read(struct sp_name_cases *cases,
    const struct sp_check_unit *unit, struct sp_err *err)
{
	struct sp_name_pair *pair = &cases->pair;
	enum sp_status status;

	pair->n = pair->nmet = 0;
	pair->set = pair->kept = false;
	if (pair->khmer > 1)
		return SP_OK;
	if (unit->number != pair->number &&
	    !sp_name_memory_reset(&pair->memory))
		return sp_name_pair_no_memory(err);
	pair->number = unit->number;
	pair->khmer_side = &unit->side[pair->khmer];
	pair->latin_side = &unit->side[!pair->khmer];
	if (pair->khmer_side->blank || pair->latin_side->blank ||
	    (!has_name(&pair->latin_side->tags) &&
		!has_name(&pair->khmer_side->tags)))
		return SP_OK;
	sp_buf_reset(&pair->letters);
	sp_buf_reset(&pair->small);
	sp_name_told_small(pair->latin_side->text, &pair->small);
	if (pair->small.failed ||
	    !sp_name_told_set(&pair->told, pair->khmer_side->text))
		return sp_name_pair_no_memory(err);
	status = sp_name_pair_latin(pair, err);
	if (status == SP_OK)
		status = sp_name_pair_khmer(pair, err);
	compare(pair);
	if (status == SP_OK && pair->letters.failed)
		status = sp_name_pair_no_memory(err);
	if (status == SP_OK && !pair->forgets && !note(pair))
		status = sp_name_pair_no_memory(err);
	if (status != SP_OK)
		pair->n = 0;
	return status;
}

void
sp_name_cases_remember(struct sp_name_cases *cases, bool on)
{
	cases->pair.forgets = !on;
}

const struct sp_name_case *
sp_name_cases_of(const struct sp_name_cases *cases, size_t *n)
{
	*n = cases->pair.n;
	return cases->pair.at;
}
