/* SPDX-License-Identifier: MIT */
#include <spean/likeness.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <spean/fact.h>

/* How likely a fact stands in a translation, where none of it is left out. */
#define KEPT .8

static int
by_key(const void *key, const void *fact)
{
	uint64_t a = *(const uint64_t *)key;
	uint64_t b = ((const struct sp_profile_fact *)fact)->key[0];

	return (a > b) - (a < b);
}

static int
by_number(const void *key, const void *second)
{
	uint64_t a = *(const uint64_t *)key, b = *(const uint64_t *)second;

	return (a > b) - (a < b);
}

/* Whether a document says it, or may be meant to. */
static bool
says(const struct sp_profile *doc, uint64_t key)
{
	return (doc->facts > 0 &&
		   bsearch(&key, doc->fact, doc->facts, sizeof(*doc->fact),
		       by_key)) ||
	    (doc->seconds > 0 &&
		bsearch(&key, doc->second, doc->seconds, sizeof(*doc->second),
		    by_number));
}

/* How likely a document of so many sentences says it by chance. */
static double
chance(double share, uint32_t sentences)
{
	double p = 1 - pow(1 - share, sentences);

	return p < .95 ? p : .95;
}

/* What the facts of one document say, given another. */
static void
weigh_facts(const struct sp_profile *doc, const struct sp_profile *other,
    bool alone, struct sp_likeness *out)
{
	for (uint32_t f = 0; f < doc->facts; f++) {
		const struct sp_profile_fact *fact = &doc->fact[f];
		bool number =
		    fact->kind != SP_FACT_NAME && fact->kind != SP_RARITY_LATIN;
		double q = chance((double)fact->share, other->sentences);
		bool found = says(other, fact->key[0]) ||
		    (fact->key[1] != fact->key[0] && says(other, fact->key[1]));

		if (found && q < KEPT && number)
			out->numbers += log(KEPT / q) / 2;
		else if (found && q < KEPT)
			out->names += log(KEPT / q) / 2;
		else if (!found && number)
			out->lacking += (1 - q) / 2;
		else if (!found && alone && fact->kind == SP_RARITY_LATIN)
			out->strange += 1 + log(fact->count);
	}
}

/* In Latin letters a text in others has only what it keeps. */
static bool
is_foreign(const struct sp_lang *lang)
{
	return strcmp(lang->script, "Latn") != 0;
}

enum sp_status
sp_likeness_find(struct sp_row_path *path, const struct sp_lang *const lang[2],
    const struct sp_profile *src, const struct sp_profile *tgt,
    struct sp_likeness *likeness, struct sp_err *err)
{
	enum sp_status status;

	*likeness = (struct sp_likeness){0};
	status = sp_row_path_find(path, src, tgt, &likeness->words, err);
	if (status != SP_OK)
		return status;
	weigh_facts(src, tgt, is_foreign(lang[0]), likeness);
	weigh_facts(tgt, src, is_foreign(lang[1]), likeness);
	likeness->length = log((src->chars + 1.) / (tgt->chars + 1.));
	likeness->rows = sqrt((double)src->sentences * tgt->sentences);
	return SP_OK;
}
