/* SPDX-License-Identifier: MIT */
#include <spean/build.h>

#include <stdlib.h>

#include <spean/align.h>
#include <spean/build_pages.h>
#include <spean/build_pairs.h>
#include <spean/build_tell.h>
#include <spean/build_texts.h>
#include <spean/pair.h>
#include <spean/pool.h>
#include <spean/store.h>

/* So many pairs are committed at once: a killed run loses no more. */
#define BATCH 64

struct build {
	const struct sp_build_opts *opts;
	const struct sp_build_watch *watch;
	struct sp_build_sum *sum;
	struct sp_build_side side[2];
	struct sp_build_teller teller;
	struct sp_build_pairs pairs;
	struct sp_store *store;
	size_t present[2]; /* pages of the folders that the database has */
};

/* What one thread works with. */
struct scratch {
	struct sp_build_reader *reader;
	struct sp_align *align;
};

/* What became of an item. */
struct result {
	struct sp_build_page page[2];
	struct sp_buf pairs;
	struct sp_beads beads;
	struct sp_err err; /* what ends the whole run */
};

static void
scratch_free(void *ctx, void *scratch)
{
	struct scratch *mine = scratch;

	(void)ctx;
	sp_build_reader_free(mine->reader);
	sp_align_free(mine->align);
	free(mine);
}

static void *
scratch_new(void *ctx)
{
	const struct build *build = ctx;
	const struct sp_lang *lang[2] = {
	    build->side[0].lang, build->side[1].lang};
	struct scratch *mine = calloc(1, sizeof(*mine));

	if (!mine)
		return NULL;
	mine->reader = sp_build_reader_new(NULL);
	mine->align = sp_align_new(lang, build->opts->lex, NULL);
	if (mine->reader && mine->align)
		return mine;
	scratch_free(ctx, mine);
	return NULL;
}

static void
drop(void *ctx, void *result)
{
	struct result *it = result;

	(void)ctx;
	for (size_t s = 0; s < 2; s++)
		sp_build_page_release(&it->page[s]);
	sp_buf_release(&it->pairs);
	sp_beads_release(&it->beads);
	free(it);
}

/* A page of an item, from the disk or from what was read already. */
static void
make_page(struct build *build, struct scratch *mine,
    const struct sp_build_item *item, size_t side, struct result *result)
{
	if (item->text[side])
		sp_build_texts_page(&build->pairs.texts[side], item->text[side],
		    &result->page[side], &result->err);
	else
		sp_build_reader_page(mine->reader, &build->side[side],
		    item->path[side], &result->page[side], &result->err);
}

static void *
work(void *ctx, void *scratch, size_t i)
{
	struct build *build = ctx;
	struct scratch *mine = scratch;
	const struct sp_build_item *item = &build->pairs.item[i];
	struct result *result = calloc(1, sizeof(*result));

	if (!result || item->done)
		return result;
	for (size_t s = 0; s < 2; s++)
		if (item->path[s].s && result->err.status == SP_OK)
			make_page(build, mine, item, s, result);
	/* A page of which nothing is known is in no doc stream either. */
	if (result->page[0].read && result->page[1].read &&
	    result->err.status == SP_OK)
		sp_align_docs(mine->align, &result->page[0].doc,
		    &result->page[1].doc, &result->pairs, &result->beads,
		    &result->err);
	return result;
}

static enum sp_status
put(struct build *build, const struct result *result, struct sp_err *err)
{
	struct sp_str lang[2] = {
	    sp_str_c(build->opts->src_lang), sp_str_c(build->opts->tgt_lang)};
	struct sp_str rest = sp_buf_str(&result->pairs);
	enum sp_status status = SP_OK;

	for (size_t s = 0; s < 2 && status == SP_OK; s++)
		if (result->page[s].read)
			status = sp_store_put_doc(build->store, lang[s],
			    &result->page[s].doc, result->page[s].origin, err);
	while (status == SP_OK && rest.n > 0) {
		struct sp_str rec = sp_str_cut(&rest, '\n');
		struct sp_pair pair;

		status = sp_pair_parse(rec, &pair, err);
		if (status == SP_OK)
			status = sp_store_put_pair(
			    build->store, lang[0], lang[1], &pair, err);
	}
	return status;
}

static enum sp_status
take(void *ctx, size_t i, void *result, struct sp_err *err)
{
	struct build *build = ctx;
	struct result *it = result;
	const struct sp_build_item *item = &build->pairs.item[i];
	enum sp_status status = it->err.status;

	if (status != SP_OK)
		*err = it->err;
	if (status == SP_OK && !item->done) {
		for (size_t s = 0; s < 2; s++)
			if (item->path[s].s)
				sp_build_tell_page(&build->teller, s,
				    item->text[s] ? item->text[s]->place
						  : item->path[s],
				    &it->page[s]);
		sp_build_tell_beads(&build->teller, &it->beads);
		status = put(build, it, err);
	}
	for (size_t s = 0; s < 2; s++)
		build->present[s] +=
		    item->path[s].s != NULL && (item->done || it->page[s].read);
	if (it->beads.n > 0)
		build->sum->pairs++;
	drop(ctx, it);
	if (status == SP_OK && (i + 1) % BATCH == 0) {
		status = sp_store_commit(build->store, err);
		if (status == SP_OK)
			status = sp_store_begin(build->store, err);
	}
	if (build->watch->progress)
		build->watch->progress(
		    build->watch->ctx, i + 1, build->pairs.n);
	return status;
}

/* What a page was made from; false where it cannot be read. */
static bool
origin_of(struct build *build, struct sp_build_reader *reader,
    const struct sp_build_item *item, size_t side, uint64_t *origin,
    struct sp_err *err)
{
	const struct sp_build_text *text = item->text[side];
	enum sp_status status;

	if (text) {
		*origin = text->origin;
		return text->read;
	}
	status = sp_build_reader_origin(
	    reader, &build->side[side], item->path[side], origin, err);
	return status == SP_OK || status == SP_BAD_RECORD;
}

/* Is an item in the database already, made from the same bytes? */
static bool
is_done(struct build *build, struct sp_build_reader *reader,
    const struct sp_build_item *item, struct sp_err *err)
{
	struct sp_str lang[2] = {
	    sp_str_c(build->opts->src_lang), sp_str_c(build->opts->tgt_lang)};
	size_t alone = item->path[1].s != NULL;
	uint64_t origin[2];

	for (size_t s = 0; s < 2; s++)
		if (item->path[s].s &&
		    !origin_of(build, reader, item, s, &origin[s], err))
			return false;
	if (item->path[0].s && item->path[1].s)
		return sp_store_has(build->store, lang[0], lang[1],
		    item->path[0], item->path[1], origin[0], origin[1]);
	return sp_store_has_doc(
	    build->store, lang[alone], item->path[alone], origin[alone]);
}

static enum sp_status
find_done(struct build *build, struct sp_err *err)
{
	struct sp_build_reader *reader = sp_build_reader_new(err);
	enum sp_status status = reader ? SP_OK : SP_NOMEM;

	for (size_t i = 0; i < build->pairs.n && status == SP_OK; i++) {
		struct sp_build_item *item = &build->pairs.item[i];
		struct sp_err why = {0};

		item->done = is_done(build, reader, item, &why);
		build->sum->kept += item->done;
		/* A page that cannot be read is told of when its turn comes. */
		if (why.status == SP_NOMEM)
			status = sp_err_set(err, SP_NOMEM, "%s", why.msg);
	}
	sp_build_reader_free(reader);
	return status;
}

/* The item of a page, unless that is not there or could not be read: then it
 * is as well as deleted, and what the database has of it is kept. */
static const struct sp_build_item *
readable(const struct build *build, size_t side, struct sp_str path)
{
	const struct sp_build_item *item =
	    sp_build_pairs_item(&build->pairs, side, path);

	return item && item->text[side] && !item->text[side]->read ? NULL
								   : item;
}

/*
 * Two documents of the database that are a pair no more.  A page has one
 * partner: where it has another now, or has none although the old one is there,
 * what was aligned with that is wrong.  Where the old one is not there, and no
 * other, the pair is kept as all is that the folders do not have.
 */
static bool
is_stale(void *ctx, struct sp_str src, struct sp_str tgt)
{
	const struct build *build = ctx;
	const struct sp_build_item *item[2] = {
	    readable(build, 0, src), readable(build, 1, tgt)};

	if (item[0] && item[1])
		return item[0] != item[1];
	for (size_t s = 0; s < 2; s++)
		if (item[s] && item[s]->path[!s].s)
			return true;
	return false;
}

/* The documents of the database whose pages stand in no folder any more, or
 * stand in another folder than these. */
static void
count_gone(struct build *build)
{
	for (size_t s = 0; s < 2; s++) {
		const char *lang =
		    s ? build->opts->tgt_lang : build->opts->src_lang;
		size_t all = sp_store_count_docs(build->store, sp_str_c(lang));

		if (all > build->present[s])
			build->sum->gone[s] = all - build->present[s];
	}
}

/* All that the pairs depend on but the pages. */
static enum sp_status
begin_run(struct build *build, struct sp_err *err)
{
	const struct sp_lex *lex = build->opts->lex;
	struct sp_buf settings = {0};
	enum sp_status status;

	sp_buf_addf(&settings, "%s; lexicon ", sp_align_settings());
	if (lex)
		sp_buf_addf(
		    &settings, "%016llx", (unsigned long long)sp_lex_id(lex));
	else
		sp_buf_add(&settings, SP_STR("none"));
	status = sp_buf_c(&settings)
	    ? sp_store_run(build->store, "spean build", build->opts->version,
		  settings.s, err)
	    : sp_buf_status(&settings, err);
	sp_buf_release(&settings);
	return status;
}

static enum sp_status
run_all(struct build *build, struct sp_err *err)
{
	static const struct sp_pool_ops ops = {
	    scratch_new, scratch_free, work, take, drop};
	enum sp_status status = sp_store_begin(build->store, err);

	if (status == SP_OK)
		status = begin_run(build, err);
	if (status == SP_OK)
		status = sp_store_drop_stale(build->store,
		    sp_str_c(build->opts->src_lang),
		    sp_str_c(build->opts->tgt_lang), is_stale, build, err);
	if (status == SP_OK)
		status = find_done(build, err);
	if (status == SP_OK)
		status = sp_pool_run(
		    &ops, build, build->opts->jobs, build->pairs.n, err);
	count_gone(build);
	if (status == SP_OK)
		status = sp_store_commit(build->store, err);
	return status;
}

/* What goes wrong in the database is told with its name. */
static enum sp_status
of_store(const struct build *build, enum sp_status status,
    const struct sp_err *why, struct sp_err *err)
{
	return status == SP_OK
	    ? SP_OK
	    : sp_err_set(err, status, "%s: %s", build->opts->store, why->msg);
}

/* The database is opened before pages are read, which may take long, so that
 * it is known early when it cannot be. */
static enum sp_status
run(struct build *build, struct sp_err *err)
{
	const struct sp_build_opts *opts = build->opts;
	const struct sp_build_pairs_how how = {
	    opts->by, opts->lex, opts->rarity, opts->tmpdir, opts->jobs};
	struct sp_err why = {0};
	enum sp_status status =
	    sp_build_pairs_walk(&build->pairs, &build->teller, err);

	if (status != SP_OK)
		return status;
	build->store = sp_store_open(opts->store, SP_STORE_WRITE, &why);
	if (!build->store)
		return of_store(build, why.status, &why, err);
	status = sp_build_pairs_find(&build->pairs, &how, &build->teller, err);
	if (status != SP_OK)
		return status;
	return of_store(build, run_all(build, &why), &why, err);
}

enum sp_status
sp_build_run(const struct sp_build_opts *opts,
    const struct sp_build_watch *watch, struct sp_build_sum *sum,
    struct sp_err *err)
{
	struct build build = {.opts = opts,
	    .watch = watch,
	    .sum = sum,
	    .side = {{opts->src_dir, opts->src_lang,
			 sp_lang_find(sp_str_c(opts->src_lang))},
		{opts->tgt_dir, opts->tgt_lang,
		    sp_lang_find(sp_str_c(opts->tgt_lang))}}};
	struct sp_err own;
	enum sp_status status;

	build.teller = (struct sp_build_teller){watch, sum, build.side};
	status = run(&build, err ? err : &own);
	sp_store_close(build.store);
	sp_build_pairs_release(&build.pairs);
	return status;
}
