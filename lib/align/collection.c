/* SPDX-License-Identifier: MIT */
#include <spean/collection.h>

#include <stdbool.h>
#include <stdlib.h>

#include <spean/map.h>
#include <spean/pool.h>

struct sp_str
sp_collection_id(const struct sp_collection *all, size_t i)
{
	return sp_docset_ids(all->set)[all->doc[i]];
}

void
sp_collection_release(struct sp_collection *all)
{
	for (size_t i = 0; i < all->n && all->profile; i++)
		sp_profile_release(&all->profile[i]);
	free(all->profile);
	free(all->doc);
	free(all->first);
	free(all->next);
	*all = (struct sp_collection){0};
}

static bool
list(struct sp_collection *all, const bool *skip)
{
	size_t n;

	all->doc = sp_docset_sorted(all->set, skip, &n);
	all->first = malloc((n + 1) * sizeof(*all->first));
	all->next = malloc((n + 1) * sizeof(*all->next));
	all->profile = calloc(n + 1, sizeof(*all->profile));
	if (!all->doc || !all->first || !all->next || !all->profile)
		return false;
	all->n = n;
	return true;
}

/* Reading */

struct job {
	struct sp_collection *all;
	const struct sp_collection_how *how;
};

struct scratch {
	struct sp_profiler *profiler;
	struct sp_doc doc;
};

struct result {
	struct sp_profile profile;
	struct sp_err err;
};

static void
scratch_free(void *ctx, void *scratch)
{
	struct scratch *mine = scratch;

	(void)ctx;
	sp_profiler_free(mine->profiler);
	sp_doc_release(&mine->doc);
	free(mine);
}

static void *
scratch_new(void *ctx)
{
	const struct job *job = ctx;
	struct scratch *mine = calloc(1, sizeof(*mine));

	if (!mine)
		return NULL;
	mine->profiler = sp_profiler_new(job->how->lang, job->how->side,
	    job->how->lex, job->how->rarity, NULL);
	if (mine->profiler)
		return mine;
	scratch_free(ctx, mine);
	return NULL;
}

static void *
work(void *ctx, void *scratch, size_t i)
{
	const struct job *job = ctx;
	struct scratch *mine = scratch;
	struct result *result = calloc(1, sizeof(*result));

	if (!result)
		return NULL;
	if (sp_docset_read(job->all->set, job->all->doc[i], &mine->doc,
		&result->err) == SP_OK)
		sp_profile_read(
		    mine->profiler, &mine->doc, &result->profile, &result->err);
	return result;
}

static void
drop(void *ctx, void *result)
{
	struct result *it = result;

	(void)ctx;
	sp_profile_release(&it->profile);
	free(it);
}

static enum sp_status
take(void *ctx, size_t i, void *result, struct sp_err *err)
{
	const struct job *job = ctx;
	struct result *it = result;
	enum sp_status status = it->err.status;

	if (status == SP_OK)
		job->all->profile[i] = it->profile;
	else
		*err = it->err;
	free(it);
	return status;
}

static enum sp_status
find_copies(struct sp_collection *all, struct sp_err *err)
{
	struct sp_map seen = {0};
	bool ok = true;

	for (size_t i = 0; i < all->n && ok; i++) {
		const uint64_t *text = &all->profile[i].text;
		bool added;
		size_t *last = sp_map_at(&seen,
		    (struct sp_str){(const char *)text, sizeof(*text)}, &added);

		ok = last;
		if (!ok)
			break;
		all->first[i] = (uint32_t)i;
		all->next[i] = (uint32_t)all->n;
		if (!added) {
			all->first[i] = all->first[*last];
			all->next[*last] = (uint32_t)i;
		}
		*last = i;
	}
	sp_map_release(&seen);
	return ok ? SP_OK : sp_err_set(err, SP_NOMEM, "out of memory");
}

enum sp_status
sp_collection_read(struct sp_collection *all, const struct sp_docset *set,
    const bool *skip, const struct sp_collection_how *how, struct sp_err *err)
{
	static const struct sp_pool_ops ops = {
	    scratch_new, scratch_free, work, take, drop};
	struct job job = {all, how};
	enum sp_status status;

	*all = (struct sp_collection){.set = set};
	if (!list(all, skip))
		status = sp_err_set(err, SP_NOMEM, "out of memory");
	else
		status = sp_pool_run(&ops, &job, how->jobs, all->n, err);
	if (status == SP_OK)
		status = find_copies(all, err);
	if (status != SP_OK)
		sp_collection_release(all);
	return status;
}
