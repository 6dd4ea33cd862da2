/* SPDX-License-Identifier: MIT */
#include <spean/build.h>

#include <stdlib.h>
#include <xxhash.h>

#include <spean/align.h>
#include <spean/conv.h>
#include <spean/extract.h>
#include <spean/file.h>
#include <spean/html.h>
#include <spean/inflow.h>
#include <spean/norm.h>
#include <spean/pair.h>
#include <spean/pairing.h>
#include <spean/pool.h>
#include <spean/script.h>
#include <spean/sent.h>
#include <spean/sides.h>
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
	const char *dir[2];
	const struct sp_lang *lang[2];
	struct sp_files files[2];
	struct item *item;
	size_t n;
	size_t cap;
	struct sp_store *store;
	size_t present[2]; /* pages of the folders that the database has */
};

/* What one thread works with. */
struct scratch {
	struct sp_extract *extract;
	struct sp_norm *norm;
	struct sp_align *align;
	struct sp_buf bytes, path, text;
	struct sp_doc page, normal;
};

/* What became of an item. */
struct result {
	bool read[2]; /* the page is there and could be read */
	struct sp_err fault[2];
	struct sp_doc doc[2]; /* sentences */
	uint64_t origin[2];
	struct sp_buf pairs;
	struct sp_beads beads;
	struct sp_err err; /* what ends the whole run */
};

static void
scratch_free(void *ctx, void *scratch)
{
	struct scratch *mine = scratch;

	(void)ctx;
	sp_extract_free(mine->extract);
	sp_norm_free(mine->norm);
	sp_align_free(mine->align);
	sp_buf_release(&mine->bytes);
	sp_buf_release(&mine->path);
	sp_buf_release(&mine->text);
	sp_doc_release(&mine->page);
	sp_doc_release(&mine->normal);
	free(mine);
}

static void *
scratch_new(void *ctx)
{
	static const struct sp_norm_opts canon = {.level = SP_NORM_CANON};
	const struct build *build = ctx;
	struct scratch *mine = calloc(1, sizeof(*mine));

	if (!mine)
		return NULL;
	mine->extract = sp_extract_new(NULL);
	mine->norm = sp_norm_new(&canon, NULL);
	mine->align = sp_align_new(build->lang, build->opts->lex, NULL);
	if (mine->extract && mine->norm && mine->align)
		return mine;
	scratch_free(ctx, mine);
	return NULL;
}

static const char *
full_path(const char *dir, struct sp_str path, struct sp_buf *out)
{
	sp_buf_reset(out);
	sp_buf_add(out, sp_str_c(dir));
	if (out->n == 0 || out->s[out->n - 1] != '/')
		sp_buf_addc(out, '/');
	sp_buf_add(out, path);
	return sp_buf_c(out);
}

static enum sp_status
read_page(const char *dir, struct sp_str path, struct sp_buf *name,
    struct sp_buf *bytes, uint64_t *origin, struct sp_err *err)
{
	enum sp_status status;

	sp_buf_reset(bytes);
	if (!full_path(dir, path, name))
		return sp_buf_status(name, err);
	status = sp_inflow_file(name->s, SP_HTML_MAX, bytes, err);
	if (status == SP_OK)
		*origin = XXH3_64bits(bytes->n ? bytes->s : "", bytes->n);
	return status;
}

/* spean-norm -D: every text part in its own language. */
static enum sp_status
normalise(struct scratch *mine, struct sp_err *err)
{
	enum sp_status status = SP_OK;

	sp_doc_reset(&mine->normal, mine->page.id);
	for (size_t i = 0; i < mine->page.n; i++) {
		struct sp_part part = mine->page.part[i];

		sp_buf_reset(&mine->text);
		if (sp_loc_is_text(part.loc) && status == SP_OK) {
			status =
			    sp_norm_text(mine->norm, sp_lang_find(part.lang),
				part.text, &mine->text, err);
			part.text = sp_buf_str(&mine->text);
		}
		sp_doc_add(&mine->normal, part.loc, part.lang, part.text);
	}
	return status == SP_OK ? sp_doc_status(&mine->normal, err) : status;
}

/* One page, from the disk to sentences. */
static void
make_doc(struct build *build, struct scratch *mine, const struct item *item,
    size_t side, struct result *result)
{
	struct sp_err *fault = &result->fault[side];
	struct sp_page page = {.id = item->path,
	    .kind = sp_extract_kind(item->path),
	    .lang = side ? build->opts->tgt_lang : build->opts->src_lang};
	enum sp_status status = read_page(build->dir[side], item->path,
	    &mine->path, &mine->bytes, &result->origin[side], fault);

	result->read[side] = status == SP_OK;
	if (status != SP_OK)
		goto out;
	page.bytes = sp_buf_str(&mine->bytes);
	status = sp_extract_page(mine->extract, &page, &mine->page, fault);
	if (status != SP_OK && status != SP_BAD_TEXT)
		result->read[side] = false;
	if (status == SP_OK || status == SP_BAD_TEXT)
		status = normalise(mine, &result->err);
	if (status == SP_OK)
		status = sp_sent_doc(&mine->normal, SP_SENT_LISTS_KEEP,
		    &result->doc[side], &result->err);
out:
	if (status == SP_NOMEM)
		result->err = (struct sp_err){SP_NOMEM, "out of memory"};
}

static void
drop(void *ctx, void *result)
{
	struct result *it = result;

	(void)ctx;
	for (size_t s = 0; s < 2; s++)
		sp_doc_release(&it->doc[s]);
	sp_buf_release(&it->pairs);
	sp_beads_release(&it->beads);
	free(it);
}

static void *
work(void *ctx, void *scratch, size_t i)
{
	struct build *build = ctx;
	struct item *item = &build->item[i];
	struct result *result = calloc(1, sizeof(*result));

	if (!result || item->done)
		return result;
	for (size_t s = 0; s < 2; s++)
		if (item->has[s] && result->err.status == SP_OK)
			make_doc(build, scratch, item, s, result);
	/* A page of which nothing is known is in no doc stream either. */
	if (result->doc[0].n > 0 && result->doc[1].n > 0 &&
	    result->err.status == SP_OK) {
		struct scratch *mine = scratch;

		sp_align_docs(mine->align, &result->doc[0], &result->doc[1],
		    &result->pairs, &result->beads, &result->err);
	}
	return result;
}

static void
tell(const struct build *build, size_t side, struct sp_str path,
    enum sp_build_fault fault, const char *msg)
{
	if (build->watch->page)
		build->watch->page(
		    build->watch->ctx, build->dir[side], path, fault, msg);
}

/* Why a page, of whose sentences `own` are in its language, is not. */
static void
say_foreign(const struct build *build, size_t side, const struct sp_doc *doc,
    size_t own, struct sp_err *err)
{
	const char *lang = side ? build->opts->tgt_lang : build->opts->src_lang;
	const char *script = sp_sides_script(doc, build->lang[side]);
	struct sp_str other = sp_sides_lang(doc, build->lang[side]);
	struct sp_buf text = {0};
	const char *family;

	if (own > 0 && !script) {
		sp_err_set(err, SP_OK, "most of it is in %.*s, not in %s",
		    (int)other.n, other.s, lang);
		return;
	}
	if (own > 0) {
		sp_err_set(err, SP_OK,
		    "only %zu sentences of it are in %s: its letters are %s",
		    own, lang, sp_script_name(script));
		return;
	}

	for (size_t i = 0; i < doc->n; i++) {
		if (!sp_loc_is_text(doc->part[i].loc))
			continue;
		sp_buf_add(&text, doc->part[i].text);
		sp_buf_addc(&text, '\n');
	}
	family = sp_conv_legacy_font(sp_buf_str(&text));
	sp_buf_release(&text);
	if (family && sp_conv_legacy_charset(family))
		sp_err_set(err, SP_OK,
		    "no sentence of it is in %s: it looks like Khmer in a %s "
		    "font; convert with spean-conv -f %s",
		    lang, family, sp_conv_legacy_charset(family));
	else if (family)
		sp_err_set(err, SP_OK,
		    "no sentence of it is in %s: it looks like Khmer in a font "
		    "of the %s family, not Unicode",
		    lang, family);
	else
		sp_err_set(err, SP_OK, "no sentence of it is in %s", lang);
}

/* Count a page's sentences, and say what is wrong with it. */
static void
count_page(struct build *build, const struct item *item, size_t side,
    const struct result *result)
{
	const struct sp_doc *doc = &result->doc[side];
	const struct sp_lang *lang = build->lang[side];
	/* Of a language that has no entry the script is not known. */
	bool known = strcmp(lang->code, "und") != 0;
	size_t sents = 0, own = 0;
	struct sp_err err;

	if (!result->read[side]) {
		build->sum->failed[side]++;
		tell(build, side, item->path, SP_BUILD_UNREADABLE,
		    result->fault[side].msg);
		return;
	}
	for (size_t i = 0; i < doc->n; i++) {
		if (!sp_loc_is_text(doc->part[i].loc))
			continue;
		sents++;
		own += !known || sp_script_is(doc->part[i].text, lang);
	}
	build->sum->sents[side] += sents;
	if (sents == 0) {
		build->sum->no_text[side]++;
		tell(build, side, item->path, SP_BUILD_NO_TEXT,
		    result->fault[side].msg);
		return;
	}
	build->sum->docs[side]++;
	if (own > 0 && !sp_sides_script(doc, lang) &&
	    sp_sides_lang(doc, lang).n == 0)
		return;
	build->sum->foreign[side]++;
	say_foreign(build, side, doc, own, &err);
	tell(build, side, item->path, SP_BUILD_FOREIGN, err.msg);
}

static size_t
at_most_4(uint32_t n)
{
	return n < 4 ? n : 4;
}

static void
count_beads(struct sp_build_sum *sum, const struct sp_beads *beads)
{
	sum->beads += beads->n;
	for (size_t b = 0; b < beads->n; b++) {
		const struct sp_bead *bead = &beads->bead[b];

		sum->shape[at_most_4(bead->nsrc)][at_most_4(bead->ntgt)]++;
		if (bead->nsrc && bead->ntgt)
			sum->score += bead->score;
	}
}

static enum sp_status
put(struct build *build, const struct result *result, struct sp_err *err)
{
	struct sp_str lang[2] = {
	    sp_str_c(build->opts->src_lang), sp_str_c(build->opts->tgt_lang)};
	struct sp_str rest = sp_buf_str(&result->pairs);
	enum sp_status status = SP_OK;

	for (size_t s = 0; s < 2 && status == SP_OK; s++)
		if (result->read[s])
			status = sp_store_put_doc(build->store, lang[s],
			    &result->doc[s], result->origin[s], err);
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
				count_page(build, item, s, it);
		count_beads(build->sum, &it->beads);
		status = put(build, it, err);
	}
	for (size_t s = 0; s < 2; s++)
		build->present[s] +=
		    item->has[s] && (item->done || it->read[s]);
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
			build->sum->failed[side]++;
			tell(build, side, files->path[i], SP_BUILD_UNREADABLE,
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
		build->sum->failed[side]++;
		tell(build, side, files->odd[i], SP_BUILD_UNREADABLE,
		    "its name is not UTF-8 or holds a control character");
	}
}

static enum sp_status
find_pages(struct build *build, struct sp_err *err)
{
	for (size_t s = 0; s < 2; s++) {
		enum sp_status status =
		    sp_files_walk(&build->files[s], build->dir[s], err);

		if (status != SP_OK)
			return status;
		tell_odd(build, s);
		keep_pages(build, s);
		if (build->files[s].n == 0)
			return sp_err_set(
			    err, SP_BAD_TEXT, "no pages in %s", build->dir[s]);
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

/* Mark what the database has already, made from the same bytes. */
static enum sp_status
find_done(struct build *build, struct sp_err *err)
{
	struct sp_str lang[2] = {
	    sp_str_c(build->opts->src_lang), sp_str_c(build->opts->tgt_lang)};
	struct sp_buf name = {0}, bytes = {0};
	enum sp_status status = SP_OK;

	for (size_t i = 0; i < build->n && status != SP_NOMEM; i++) {
		struct item *item = &build->item[i];
		uint64_t origin[2];
		bool read = true;

		for (size_t s = 0; s < 2 && read; s++) {
			if (!item->has[s])
				continue;
			status = read_page(build->dir[s], item->path, &name,
			    &bytes, &origin[s], err);
			read = status == SP_OK;
		}
		if (read && item->has[0] && item->has[1])
			item->done =
			    sp_store_has(build->store, lang[0], lang[1],
				item->path, item->path, origin[0], origin[1]);
		else if (read)
			item->done =
			    sp_store_has_doc(build->store, lang[item->has[1]],
				item->path, origin[item->has[1]]);
		build->sum->kept += item->done;
	}
	sp_buf_release(&name);
	sp_buf_release(&bytes);
	return status == SP_NOMEM ? status : SP_OK;
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
	    .dir = {opts->src_dir, opts->tgt_dir},
	    .lang = {sp_lang_find(sp_str_c(opts->src_lang)),
		sp_lang_find(sp_str_c(opts->tgt_lang))}};
	struct sp_err own;
	enum sp_status status;

	if (!err)
		err = &own;
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
