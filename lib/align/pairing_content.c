/* SPDX-License-Identifier: MIT */
#include <spean/pairing.h>

#include <stdbool.h>
#include <stdlib.h>

#include <spean/assign.h>
#include <spean/candidates.h>
#include <spean/pool.h>
#include <spean/row_path.h>
#include <spean/odds.h>
#include <spean/why.h>

struct content {
	const struct sp_pairing *how;
	struct sp_candidates all;
	struct sp_assign *pair;
	size_t n;
	struct sp_docpairs *out;
};

/* What one thread works with. */
struct scratch {
	struct sp_row_path *path;
	struct sp_why *why;
	struct sp_doc doc[2];
};

struct result {
	struct sp_buf evidence;
	struct sp_err err;
};

static void
scratch_free(void *ctx, void *scratch)
{
	struct scratch *mine = scratch;

	(void)ctx;
	sp_row_path_free(mine->path);
	sp_why_free(mine->why);
	sp_doc_release(&mine->doc[0]);
	sp_doc_release(&mine->doc[1]);
	free(mine);
}

static void *
scratch_new(void *ctx)
{
	const struct content *content = ctx;
	const struct sp_pairing *how = content->how;
	struct scratch *mine = calloc(1, sizeof(*mine));

	if (!mine)
		return NULL;
	mine->path = sp_row_path_new(how->lex, how->rarity, NULL);
	mine->why = sp_why_new(how->lang, how->rarity, NULL);
	if (mine->path && mine->why)
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

/* Where the two say the same; without a lexicon, the beginning of both. */
static size_t
find_places(struct scratch *mine, const struct sp_profile *src,
    const struct sp_profile *tgt, struct sp_why_place *place,
    struct sp_err *err)
{
	struct sp_row_words words;
	size_t n = 0;

	if (sp_row_path_find(mine->path, src, tgt, &words, err) == SP_OK)
		n = sp_row_path_places(
		    mine->path, src, tgt, place, SP_WHY_PLACES);
	if (n == 0)
		place[n++] =
		    (struct sp_why_place){0, SP_WHY_PLACES, 0, SP_WHY_PLACES};
	return n;
}

/* Why a pair is one. */
static void *
work(void *ctx, void *scratch, size_t i)
{
	const struct content *content = ctx;
	const struct sp_candidates *all = &content->all;
	const uint32_t at[2] = {content->pair[i].src, content->pair[i].tgt};
	struct scratch *mine = scratch;
	struct result *result = calloc(1, sizeof(*result));
	struct sp_why_place place[SP_WHY_PLACES];
	enum sp_status status = SP_OK;
	size_t n;

	if (!result)
		return NULL;
	for (unsigned s = 0; s < 2 && status == SP_OK; s++)
		status = sp_docset_read(all->side[s].set,
		    all->side[s].doc[all->own[s][at[s]]], &mine->doc[s],
		    &result->err);
	if (status != SP_OK)
		return result;
	n = find_places(mine, sp_candidates_profile(all, 0, at[0]),
	    sp_candidates_profile(all, 1, at[1]), place, &result->err);
	if (result->err.status == SP_OK)
		sp_why_tell(mine->why, &mine->doc[0], &mine->doc[1], place, n,
		    &result->evidence, &result->err);
	return result;
}

static bool
add_pair(struct content *content, size_t src, size_t tgt, double score,
    struct sp_str evidence)
{
	const struct sp_collection *side = content->all.side;
	struct sp_docpairs *out = content->out;

	if (!sp_grow(&out->pair, &out->cap, out->n + 1, sizeof(*out->pair)))
		return false;
	out->pair[out->n++] =
	    (struct sp_docpair){sp_collection_id(&side[0], src),
		sp_collection_id(&side[1], tgt), score, evidence};
	return true;
}

/* The pair, and as many of its copies as both sides have. */
static enum sp_status
take(void *ctx, size_t i, void *result, struct sp_err *err)
{
	struct content *content = ctx;
	const struct sp_candidates *all = &content->all;
	struct result *it = result;
	enum sp_status status = it->err.status;
	size_t a = all->own[0][content->pair[i].src];
	size_t b = all->own[1][content->pair[i].tgt];
	struct sp_str evidence =
	    sp_arena_dup(&content->out->mem, sp_buf_str(&it->evidence));

	if (status != SP_OK)
		*err = it->err;
	while (status == SP_OK && a < all->side[0].n && b < all->side[1].n) {
		if (!add_pair(
			content, a, b, content->pair[i].score, evidence) ||
		    content->out->mem.failed)
			status = sp_err_set(err, SP_NOMEM, "out of memory");
		a = all->side[0].next[a];
		b = all->side[1].next[b];
	}
	drop(ctx, it);
	return status;
}

static enum sp_status
find(struct content *content, const struct sp_docset *const set[2],
    struct sp_err *err)
{
	const struct sp_pairing *how = content->how;
	const struct sp_candidates_how look = {
	    .lang = {how->lang[0], how->lang[1]},
	    .lex = how->lex,
	    .rarity = how->rarity,
	    .jobs = how->jobs};
	bool *skip[2] = {sp_docpairs_mark(content->out, set[0], 0),
	    sp_docpairs_mark(content->out, set[1], 1)};
	enum sp_status status = skip[0] && skip[1]
	    ? sp_candidates_find(
		  &content->all, &look, set, (const bool *const *)skip, err)
	    : sp_err_set(err, SP_NOMEM, "out of memory");

	free(skip[0]);
	free(skip[1]);
	return status;
}

static enum sp_status
assign(struct content *content, struct sp_err *err)
{
	const struct sp_candidates *all = &content->all;
	const struct sp_odds_weights *weights = content->how->weights;
	enum sp_status status;

	if (!weights)
		weights = content->how->lex ? &sp_odds_words : &sp_odds_facts;
	content->n = all->pairs;
	content->pair = malloc((all->pairs + 1) * sizeof(*content->pair));
	if (!content->pair)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	status = sp_odds_of(all, weights, content->pair, err);
	if (status == SP_OK)
		status = sp_assign_pairs(content->pair, &content->n, all->n[0],
		    all->n[1], content->how->least, err);
	return status;
}

enum sp_status
sp_pairing_by_content(const struct sp_pairing *how, const struct sp_docset *src,
    const struct sp_docset *tgt, struct sp_docpairs *pairs, struct sp_err *err)
{
	static const struct sp_pool_ops ops = {
	    scratch_new, scratch_free, work, take, drop};
	struct content content = {.how = how, .out = pairs};
	enum sp_status status =
	    find(&content, (const struct sp_docset *const[2]){src, tgt}, err);

	if (status == SP_OK)
		status = assign(&content, err);
	if (status == SP_OK)
		status = sp_pool_run(&ops, &content, how->jobs, content.n, err);
	free(content.pair);
	sp_candidates_release(&content.all);
	return status;
}
