/* SPDX-License-Identifier: MIT */
#include <spean/candidates.h>

#include <stdbool.h>
#include <stdlib.h>

#include <spean/buf.h>
#include <spean/pool.h>
#include <spean/shortlist.h>

void
sp_candidates_release(struct sp_candidates *all)
{
	for (unsigned s = 0; s < 2; s++) {
		free(all->own[s]);
		sp_collection_release(&all->side[s]);
	}
	free(all->pair);
	*all = (struct sp_candidates){0};
}

const struct sp_profile *
sp_candidates_profile(
    const struct sp_candidates *all, unsigned side, uint32_t own)
{
	return &all->side[side].profile[all->own[side][own]];
}

/* Reading */

static enum sp_status
read_side(struct sp_candidates *all, unsigned s,
    const struct sp_candidates_how *how, const struct sp_docset *set,
    const bool *skip, struct sp_err *err)
{
	const struct sp_collection_how each = {.lang = how->lang[s],
	    .side = (enum sp_lex_side)s,
	    .lex = how->lex,
	    .rarity = how->rarity,
	    .jobs = how->jobs};
	struct sp_collection *side = &all->side[s];
	enum sp_status status = sp_collection_read(side, set, skip, &each, err);

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

/* The list of the targets; a copy of their profiles is borrowed for it. */
static struct sp_shortlist *
list_targets(const struct sp_candidates *all,
    const struct sp_candidates_how *how, struct sp_err *err)
{
	struct sp_profile *profile = malloc((all->n[1] + 1) * sizeof(*profile));
	struct sp_shortlist *list = NULL;

	if (!profile) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	for (size_t k = 0; k < all->n[1]; k++)
		profile[k] = *sp_candidates_profile(all, 1, (uint32_t)k);
	list = sp_shortlist_new(how->lex, how->rarity, profile, all->n[1], err);
	free(profile);
	return list;
}

/* Looking */

struct job {
	struct sp_candidates *all;
	const struct sp_candidates_how *how;
	const struct sp_shortlist *list;
};

struct scratch {
	struct sp_shortlist_scratch *ask;
	struct sp_row_path *path;
};

struct result {
	struct sp_candidate pair[2 * SP_SHORTLIST_MOST];
	size_t n;
	struct sp_err err;
};

static void
scratch_free(void *ctx, void *scratch)
{
	struct scratch *mine = scratch;

	(void)ctx;
	sp_shortlist_scratch_free(mine->ask);
	sp_row_path_free(mine->path);
	free(mine);
}

static void *
scratch_new(void *ctx)
{
	const struct job *job = ctx;
	struct scratch *mine = calloc(1, sizeof(*mine));

	if (!mine)
		return NULL;
	mine->ask = sp_shortlist_scratch_new(job->list, NULL);
	mine->path = sp_row_path_new(job->how->lex, job->how->rarity, NULL);
	if (mine->ask && mine->path)
		return mine;
	scratch_free(ctx, mine);
	return NULL;
}

/* The candidates of one source. */
static void *
work(void *ctx, void *scratch, size_t i)
{
	const struct job *job = ctx;
	struct scratch *mine = scratch;
	const struct sp_profile *src =
	    sp_candidates_profile(job->all, 0, (uint32_t)i);
	struct result *result = calloc(1, sizeof(*result));
	uint32_t found[2 * SP_SHORTLIST_MOST];
	size_t n;

	if (!result)
		return NULL;
	if (sp_shortlist_find(
		job->list, mine->ask, src, found, &n, &result->err) != SP_OK)
		return result;
	for (size_t k = 0; k < n; k++) {
		struct sp_candidate *it = &result->pair[result->n];

		it->src = (uint32_t)i;
		it->tgt = found[k];
		if (sp_likeness_find(mine->path, job->how->lang, src,
			sp_candidates_profile(job->all, 1, found[k]),
			&it->likeness, &result->err) != SP_OK)
			break;
		result->n++;
	}
	return result;
}

static void
drop(void *ctx, void *result)
{
	(void)ctx;
	free(result);
}

static enum sp_status
take(void *ctx, size_t i, void *result, struct sp_err *err)
{
	const struct job *job = ctx;
	struct sp_candidates *all = job->all;
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
	free(it);
	return status;
}

enum sp_status
sp_candidates_find(struct sp_candidates *all,
    const struct sp_candidates_how *how, const struct sp_docset *const set[2],
    const bool *const skip[2], struct sp_err *err)
{
	static const struct sp_pool_ops ops = {
	    scratch_new, scratch_free, work, take, drop};
	struct sp_shortlist *list = NULL;
	enum sp_status status = SP_OK;
	struct job job = {all, how, NULL};

	*all = (struct sp_candidates){0};
	for (unsigned s = 0; s < 2 && status == SP_OK; s++)
		status = read_side(all, s, how, set[s], skip[s], err);
	if (status == SP_OK) {
		job.list = list = list_targets(all, how, err);
		status = list
		    ? sp_pool_run(&ops, &job, how->jobs, all->n[0], err)
		    : SP_NOMEM;
	}
	sp_shortlist_free(list);
	if (status != SP_OK)
		sp_candidates_release(all);
	return status;
}
