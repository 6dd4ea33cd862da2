/* SPDX-License-Identifier: MIT */
#include <spean/build.h>

#include <stdlib.h>

#include <spean/align.h>
#include <spean/build_pages.h>
#include <spean/build_tell.h>
#include <spean/extract.h>
#include <spean/file.h>
#include <spean/pair.h>
#include <spean/pairing.h>
#include <spean/pool.h>
#include <spean/store.h>

/* So many pairs are committed at once: a killed run loses no more. */
#define BATCH 64

/* A pair of pages, or a page without a partner. */
struct item {
	bool has[2];
	bool done; /* the database has it, unchanged */
	struct sp_str path;
};

struct build {
	const struct sp_build_opts *opts;
	const struct sp_build_watch *watch;
	struct sp_build_sum *sum;
	struct sp_build_side side[2];
	struct sp_build_teller teller;
	struct sp_files files[2];
	struct item *item;
	size_t n;
	size_t cap;
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

static void *
work(void *ctx, void *scratch, size_t i)
{
	struct build *build = ctx;
	struct scratch *mine = scratch;
	struct item *item = &build->item[i];
	struct result *result = calloc(1, sizeof(*result));

	if (!result || item->done)
		return result;
	for (size_t s = 0; s < 2; s++)
		if (item->has[s] && result->err.status == SP_OK)
			sp_build_reader_page(mine->reader, &build->side[s],
			    item->path, &result->page[s], &result->err);
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
	const struct item *item = &build->item[i];
	enum sp_status status = it->err.status;

	if (status != SP_OK)
		*err = it->err;
	if (status == SP_OK && !item->done) {
		for (size_t s = 0; s < 2; s++)
			if (item->has[s])
				sp_build_tell_page(&build->teller, s,
				    item->path, &it->page[s]);
		sp_build_tell_beads(&build->teller, &it->beads);
		status = put(build, it, err);
	}
	for (size_t s = 0; s < 2; s++)
		build->present[s] +=
		    item->has[s] && (item->done || it->page[s].read);
	if (it->beads.n > 0)
		build->sum->pairs++;
	drop(ctx, it);
	if (status == SP_OK && (i + 1) % BATCH == 0) {
		status = sp_store_commit(build->store, err);
		if (status == SP_OK)
			status = sp_store_begin(build->store, err);
	}
	if (build->watch->progress)
		build->watch->progress(build->watch->ctx, i + 1, build->n);
	return status;
}

/* Leave out of a walk what is no page; who put a WARC file there is told. */
static void
keep_pages(struct build *build, size_t side)
{
	struct sp_files *files = &build->files[side];
	size_t kept = 0;

	for (size_t i = 0; i < files->n; i++) {
		if (sp_extract_is_page(files->path[i])) {
			files->path[kept++] = files->path[i];
		} else if (sp_extract_is_warc(files->path[i])) {
			sp_build_tell_unreadable(&build->teller, side,
			    files->path[i],
			    "WARC files are not used here; see "
			    "spean-extract(1)");
		}
	}
	files->n = kept;
}

/* Pages whose names can be the name of no document. */
static void
tell_odd(struct build *build, size_t side)
{
	const struct sp_files *files = &build->files[side];

	for (size_t i = 0; i < files->nodd; i++) {
		if (!sp_extract_is_page(files->odd[i]))
			continue;
		sp_build_tell_unreadable(&build->teller, side, files->odd[i],
		    "its name is not UTF-8 or holds a control character");
	}
}

static enum sp_status
find_pages(struct build *build, struct sp_err *err)
{
	for (size_t s = 0; s < 2; s++) {
		enum sp_status status =
		    sp_files_walk(&build->files[s], build->side[s].dir, err);

		if (status != SP_OK)
			return status;
		tell_odd(build, s);
		keep_pages(build, s);
		if (build->files[s].n == 0)
			return sp_err_set(err, SP_BAD_TEXT, "no pages in %s",
			    build->side[s].dir);
	}
	return SP_OK;
}

static enum sp_status
add_item(struct build *build, struct sp_str path, bool src, bool tgt,
    struct sp_err *err)
{
	if (!sp_grow(
		&build->item, &build->cap, build->n + 1, sizeof(*build->item)))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	build->item[build->n++] =
	    (struct item){.has = {src, tgt}, .path = path};
	return SP_OK;
}

/* The pairs first, in the order in which spean-pair gives them; then what has
 * no partner. */
static enum sp_status
list_items(struct build *build, struct sp_err *err)
{
	struct sp_files *f = build->files;
	struct sp_docpairs pairs = {0};
	enum sp_status status = sp_pairing_by_path(
	    f[0].path, f[0].n, f[1].path, f[1].n, &pairs, err);

	for (size_t i = 0; i < pairs.n && status == SP_OK; i++)
		status = add_item(build, pairs.pair[i].src, true, true, err);
	/* Both lists are sorted by path, and so are the pairs. */
	for (size_t s = 0; s < 2 && status == SP_OK; s++) {
		size_t p = 0;

		for (size_t i = 0; i < f[s].n && status == SP_OK; i++) {
			if (p < pairs.n &&
			    sp_str_eq(pairs.pair[p].src, f[s].path[i])) {
				p++;
				continue;
			}
			build->sum->unpaired[s]++;
			status =
			    add_item(build, f[s].path[i], s == 0, s == 1, err);
		}
	}
	sp_docpairs_release(&pairs);
	return status;
}

/* Is an item in the database already, made from the same bytes? */
static bool
is_done(struct build *build, struct sp_build_reader *reader,
    const struct item *item, struct sp_err *err)
{
	struct sp_str lang[2] = {
	    sp_str_c(build->opts->src_lang), sp_str_c(build->opts->tgt_lang)};
	uint64_t origin[2];

	for (size_t s = 0; s < 2; s++) {
		enum sp_status status = item->has[s]
		    ? sp_build_reader_origin(
			  reader, &build->side[s], item->path, &origin[s], err)
		    : SP_OK;

		if (status != SP_OK && status != SP_BAD_RECORD)
			return false;
	}
	if (item->has[0] && item->has[1])
		return sp_store_has(build->store, lang[0], lang[1], item->path,
		    item->path, origin[0], origin[1]);
	return sp_store_has_doc(
	    build->store, lang[item->has[1]], item->path, origin[item->has[1]]);
}

static enum sp_status
find_done(struct build *build, struct sp_err *err)
{
	struct sp_build_reader *reader = sp_build_reader_new(err);
	enum sp_status status = reader ? SP_OK : SP_NOMEM;

	for (size_t i = 0; i < build->n && status == SP_OK; i++) {
		struct sp_err why = {0};

		build->item[i].done =
		    is_done(build, reader, &build->item[i], &why);
		build->sum->kept += build->item[i].done;
		/* A page that cannot be read is told of when its turn comes. */
		if (why.status == SP_NOMEM)
			status = sp_err_set(err, SP_NOMEM, "%s", why.msg);
	}
	sp_build_reader_free(reader);
	return status;
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

static enum sp_status
run_all(struct build *build, struct sp_err *err)
{
	static const struct sp_pool_ops ops = {
	    scratch_new, scratch_free, work, take, drop};
	enum sp_status status = sp_store_begin(build->store, err);

	if (status == SP_OK)
		status = sp_store_run(build->store, "spean build",
		    build->opts->version, sp_align_settings(), err);
	if (status == SP_OK)
		status = find_done(build, err);
	if (status == SP_OK)
		status =
		    sp_pool_run(&ops, build, build->opts->jobs, build->n, err);
	count_gone(build);
	if (status == SP_OK)
		status = sp_store_commit(build->store, err);
	return status;
}

/* What goes wrong from here on goes wrong in the database. */
static enum sp_status
run_store(struct build *build, struct sp_err *err)
{
	struct sp_err why = {0};
	enum sp_status status;

	build->store = sp_store_open(build->opts->store, SP_STORE_WRITE, &why);
	status = build->store ? run_all(build, &why) : why.status;
	if (status == SP_OK)
		return status;
	return sp_err_set(err, status, "%s: %s", build->opts->store, why.msg);
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

	if (!err)
		err = &own;
	build.teller = (struct sp_build_teller){watch, sum, build.side};
	status = find_pages(&build, err);
	if (status == SP_OK)
		status = list_items(&build, err);
	if (status == SP_OK)
		status = run_store(&build, err);
	sp_store_close(build.store);
	for (size_t s = 0; s < 2; s++)
		sp_files_release(&build.files[s]);
	free(build.item);
	return status;
}
