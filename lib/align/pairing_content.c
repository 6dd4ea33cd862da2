/* SPDX-License-Identifier: MIT */
#include <spean/pairing.h>

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include <spean/assign.h>
#include <spean/collection.h>
#include <spean/likeness.h>
#include <spean/map.h>
#include <spean/pool.h>
#include <spean/shortlist.h>
#include <spean/why.h>

/* Odds below this are not worth keeping: they take nothing from others. */
#define ODDS_LEAST (-12.)

struct content {
	const struct sp_pairing *how;
	struct sp_collection side[2];
	/* The first of its text each, by number among them. */
	uint32_t *own[2];
	size_t n[2];
	struct sp_profile *listed; /* those of the targets, borrowed */
	struct sp_shortlist *list;
	struct sp_assign *pair;
	size_t pairs, cap;
	struct sp_docpairs *out;
};

/* What one thread works with. */
struct scratch {
	struct sp_shortlist_scratch *ask;
	struct sp_liken *liken;
	struct sp_why *why;
	struct sp_doc doc[2];
};

struct result {
	struct sp_assign pair[2 * SP_SHORTLIST_MOST];
	size_t n;
	struct sp_buf evidence;
	struct sp_err err;
};

static void
scratch_free(void *ctx, void *scratch)
{
	struct scratch *mine = scratch;

	(void)ctx;
	sp_shortlist_scratch_free(mine->ask);
	sp_liken_free(mine->liken);
	sp_why_free(mine->why);
	sp_doc_release(&mine->doc[0]);
	sp_doc_release(&mine->doc[1]);
	free(mine);
}

static void *
scratch_new(void *ctx)
{
	const struct content *all = ctx;
	const struct sp_pairing *how = all->how;
	struct scratch *mine = calloc(1, sizeof(*mine));

	if (!mine)
		return NULL;
	mine->ask = sp_shortlist_scratch_new(all->list, NULL);
	mine->liken = sp_liken_new(how->lang, how->lex, how->rarity, NULL);
	mine->why = sp_why_new(how->lang, how->rarity, NULL);
	if (mine->ask && mine->liken && mine->why)
		return mine;
	scratch_free(ctx, mine);
	return NULL;
}

static void
drop(void *ctx, void *result)
{
	struct result *it = result;

	(void)ctx;
	sp_buf_release(&it->evidence);
	free(it);
}

static const struct sp_profile *
profile(const struct content *all, unsigned s, uint32_t k)
{
	return &all->side[s].profile[all->own[s][k]];
}

static double
odds_of(const struct content *all, const struct sp_likeness *likeness)
{
	return sp_likeness_odds(
	    likeness, all->how->lex ? &sp_likeness_words : &sp_likeness_facts);
}

/* The candidates of one source, with their odds. */
static void *
work(void *ctx, void *scratch, size_t i)
{
	const struct content *all = ctx;
	struct scratch *mine = scratch;
	struct result *result = calloc(1, sizeof(*result));
	const struct sp_profile *src = profile(all, 0, (uint32_t)i);
	uint32_t found[2 * SP_SHORTLIST_MOST];
	size_t n;

	if (!result)
		return NULL;
	if (sp_shortlist_find(
		all->list, mine->ask, src, found, &n, &result->err) != SP_OK)
		return result;
	for (size_t k = 0; k < n; k++) {
		struct sp_assign it = {(uint32_t)i, found[k], 0, 0};
		struct sp_likeness likeness;

		if (sp_liken_two(mine->liken, src, profile(all, 1, found[k]),
			&likeness, &result->err) != SP_OK)
			break;
		it.odds = odds_of(all, &likeness);
		if (it.odds >= ODDS_LEAST)
			result->pair[result->n++] = it;
	}
	return result;
}

static enum sp_status
take(void *ctx, size_t i, void *result, struct sp_err *err)
{
	struct content *all = ctx;
	struct result *it = result;
	enum sp_status status = it->err.status;

	(void)i;
	if (status != SP_OK)
		*err = it->err;
	else if (!sp_grow(&all->pair, &all->cap, all->pairs + it->n,
		     sizeof(*all->pair)))
		status = sp_err_set(err, SP_NOMEM, "out of memory");
	for (size_t k = 0; k < it->n && status == SP_OK; k++)
		all->pair[all->pairs++] = it->pair[k];
	drop(ctx, it);
	return status;
}

/* Why a pair is one. */
static void *
explain(void *ctx, void *scratch, size_t i)
{
	const struct content *all = ctx;
	const struct sp_assign *pair = &all->pair[i];
	const uint32_t at[2] = {pair->src, pair->tgt};
	struct scratch *mine = scratch;
	struct result *result = calloc(1, sizeof(*result));
	struct sp_why_place place[SP_WHY_PLACES];
	struct sp_likeness likeness;
	enum sp_status status;
	size_t n;

	if (!result)
		return NULL;
	status = sp_liken_two(mine->liken, profile(all, 0, at[0]),
	    profile(all, 1, at[1]), &likeness, &result->err);
	for (unsigned s = 0; s < 2 && status == SP_OK; s++)
		status = sp_docset_read(all->side[s].set,
		    all->side[s].doc[all->own[s][at[s]]], &mine->doc[s],
		    &result->err);
	if (status != SP_OK)
		return result;
	n = sp_liken_places(mine->liken, profile(all, 0, at[0]),
	    profile(all, 1, at[1]), place, SP_WHY_PLACES);
	if (n == 0)
		place[n++] =
		    (struct sp_why_place){0, SP_WHY_PLACES, 0, SP_WHY_PLACES};
	sp_why_tell(mine->why, &mine->doc[0], &mine->doc[1], place, n,
	    &result->evidence, &result->err);
	return result;
}

static bool
add_pair(struct content *all, uint32_t src, uint32_t tgt, double score,
    struct sp_str evidence)
{
	struct sp_docpairs *out = all->out;

	if (!sp_grow(&out->pair, &out->cap, out->n + 1, sizeof(*out->pair)))
		return false;
	out->pair[out->n++] =
	    (struct sp_docpair){sp_collection_id(&all->side[0], src),
		sp_collection_id(&all->side[1], tgt), score, evidence};
	return true;
}

/* The pair, and as many of its copies as both sides have. */
static enum sp_status
take_why(void *ctx, size_t i, void *result, struct sp_err *err)
{
	struct content *all = ctx;
	struct result *it = result;
	enum sp_status status = it->err.status;
	size_t a = all->own[0][all->pair[i].src];
	size_t b = all->own[1][all->pair[i].tgt];
	struct sp_str evidence =
	    sp_arena_dup(&all->out->mem, sp_buf_str(&it->evidence));

	if (status != SP_OK)
		*err = it->err;
	while (status == SP_OK && a < all->side[0].n && b < all->side[1].n) {
		if (!add_pair(all, (uint32_t)a, (uint32_t)b, all->pair[i].score,
			evidence) ||
		    all->out->mem.failed)
			status = sp_err_set(err, SP_NOMEM, "out of memory");
		a = all->side[0].next[a];
		b = all->side[1].next[b];
	}
	drop(ctx, it);
	return status;
}

/* Those that are in pairs already. */
static bool *
skip_paired(
    const struct sp_docset *set, const struct sp_docpairs *pairs, unsigned side)
{
	size_t n = sp_docset_count(set);
	bool *skip = calloc(n + 1, sizeof(*skip));

	for (size_t k = 0; skip && k < pairs->n; k++) {
		size_t i = sp_docset_find(
		    set, side ? pairs->pair[k].tgt : pairs->pair[k].src);

		if (i < n)
			skip[i] = true;
	}
	return skip;
}

/* Read a side, and list what is the first of its text and has one. */
static enum sp_status
read_side(struct content *all, unsigned s, const struct sp_docset *set,
    const struct sp_docpairs *pairs, struct sp_err *err)
{
	const struct sp_collection_how how = {.lang = all->how->lang[s],
	    .side = (enum sp_lex_side)s,
	    .lex = all->how->lex,
	    .rarity = all->how->rarity,
	    .jobs = all->how->jobs};
	struct sp_collection *side = &all->side[s];
	bool *skip = skip_paired(set, pairs, s);
	enum sp_status status = skip
	    ? sp_collection_read(side, set, skip, &how, err)
	    : sp_err_set(err, SP_NOMEM, "out of memory");

	free(skip);
	if (status != SP_OK)
		return status;
	all->own[s] = malloc((side->n + 1) * sizeof(*all->own[s]));
	if (!all->own[s])
		return sp_err_set(err, SP_NOMEM, "out of memory");
	for (size_t i = 0; i < side->n; i++)
		if (side->first[i] == i && side->profile[i].sentences > 0)
			all->own[s][all->n[s]++] = (uint32_t)i;
	return SP_OK;
}

static enum sp_status
list_targets(struct content *all, struct sp_err *err)
{
	all->listed = malloc((all->n[1] + 1) * sizeof(*all->listed));
	if (!all->listed)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	for (size_t k = 0; k < all->n[1]; k++)
		all->listed[k] = *profile(all, 1, (uint32_t)k);
	all->list = sp_shortlist_new(
	    all->how->lex, all->how->rarity, all->listed, all->n[1], err);
	return all->list ? SP_OK : SP_NOMEM;
}

enum sp_status
sp_pairing_by_content(const struct sp_pairing *how, const struct sp_docset *src,
    const struct sp_docset *tgt, struct sp_docpairs *pairs, struct sp_err *err)
{
	static const struct sp_pool_ops find = {
	    scratch_new, scratch_free, work, take, drop};
	static const struct sp_pool_ops tell = {
	    scratch_new, scratch_free, explain, take_why, drop};
	struct content all = {.how = how, .out = pairs};
	enum sp_status status = read_side(&all, 0, src, pairs, err);

	if (status == SP_OK)
		status = read_side(&all, 1, tgt, pairs, err);
	if (status == SP_OK)
		status = list_targets(&all, err);
	if (status == SP_OK)
		status = sp_pool_run(&find, &all, how->jobs, all.n[0], err);
	if (status == SP_OK)
		status = sp_assign_pairs(
		    all.pair, &all.pairs, all.n[0], all.n[1], how->least, err);
	if (status == SP_OK)
		status = sp_pool_run(&tell, &all, how->jobs, all.pairs, err);
	sp_shortlist_free(all.list);
	free(all.listed);
	free(all.pair);
	for (unsigned s = 0; s < 2; s++) {
		free(all.own[s]);
		sp_collection_release(&all.side[s]);
	}
	return status;
}
