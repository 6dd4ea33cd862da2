/* SPDX-License-Identifier: MIT */
#include <spean/build_texts.h>

#include <stdio.h>
#include <stdlib.h>

#include <spean/buf.h>
#include <spean/pool.h>

enum sp_status
sp_build_texts_begin(
    struct sp_build_texts *texts, const char *tmpdir, struct sp_err *err)
{
	struct sp_err why = {0};

	if (!texts->set)
		texts->set = sp_docset_make(tmpdir, &why);
	return texts->set ? SP_OK : sp_err_set(err, why.status, "%s", why.msg);
}

enum sp_status
sp_build_texts_add(struct sp_build_texts *texts, struct sp_str path,
    struct sp_str place, const struct sp_build_page *page, struct sp_err *err)
{
	struct sp_build_text text = {.path = sp_arena_dup(&texts->mem, path),
	    .place = sp_arena_dup(&texts->mem, place),
	    .origin = page->origin,
	    .status = page->fault.status,
	    .read = page->read};
	enum sp_status status = SP_OK;

	if (text.status != SP_OK)
		text.fault =
		    sp_arena_dup(&texts->mem, sp_str_c(page->fault.msg));
	if (texts->mem.failed ||
	    !sp_grow(
		&texts->text, &texts->cap, texts->n + 1, sizeof(*texts->text)))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	if (text.read)
		status = sp_docset_put(texts->set, &page->doc, err);
	if (status == SP_OK)
		texts->text[texts->n++] = text;
	return status;
}

static int
by_path(const void *a, const void *b)
{
	const struct sp_build_text *x = a, *y = b;

	return sp_str_cmp(x->path, y->path);
}

enum sp_status
sp_build_texts_done(struct sp_build_texts *texts, struct sp_err *err)
{
	if (texts->n > 0)
		qsort(texts->text, texts->n, sizeof(*texts->text), by_path);
	return sp_docset_done(texts->set, err);
}

struct reading {
	struct sp_build_texts *texts; /* both sides */
	const struct sp_build_texts_how *how;
};

struct result {
	struct sp_build_page page;
	struct sp_err err; /* what ends the whole run */
};

static void
scratch_free(void *ctx, void *scratch)
{
	(void)ctx;
	sp_build_reader_free(scratch);
}

static void *
scratch_new(void *ctx)
{
	(void)ctx;
	return sp_build_reader_new(NULL);
}

/* The pages of the source come first. */
static struct sp_str
path_of(const struct reading *reading, size_t i, size_t *side)
{
	const struct sp_build_texts_how *how = reading->how;

	*side = i >= how->n[0];
	return *side ? how->path[1][i - how->n[0]] : how->path[0][i];
}

static void *
work(void *ctx, void *scratch, size_t i)
{
	const struct reading *reading = ctx;
	struct result *result = calloc(1, sizeof(*result));
	size_t side;
	struct sp_str path = path_of(reading, i, &side);

	if (result)
		sp_build_reader_page(scratch, &reading->how->side[side], path,
		    &result->page, &result->err);
	return result;
}

static void
drop(void *ctx, void *result)
{
	struct result *it = result;

	(void)ctx;
	sp_build_page_release(&it->page);
	free(it);
}

static enum sp_status
take(void *ctx, size_t i, void *result, struct sp_err *err)
{
	const struct reading *reading = ctx;
	const struct sp_build_watch *watch = reading->how->watch;
	struct result *it = result;
	size_t side;
	struct sp_str path = path_of(reading, i, &side);
	enum sp_status status = it->err.status;

	if (status != SP_OK)
		*err = it->err;
	else
		status = sp_build_texts_add(
		    &reading->texts[side], path, path, &it->page, err);
	drop(ctx, it);
	if (watch->reading)
		watch->reading(
		    watch->ctx, i + 1, reading->how->n[0] + reading->how->n[1]);
	return status;
}

enum sp_status
sp_build_texts_read(struct sp_build_texts texts[2],
    const struct sp_build_texts_how *how, struct sp_err *err)
{
	static const struct sp_pool_ops ops = {
	    scratch_new, scratch_free, work, take, drop};
	struct reading reading = {texts, how};
	enum sp_status status = SP_OK;

	for (size_t s = 0; s < 2 && status == SP_OK; s++)
		status = sp_build_texts_begin(&texts[s], how->tmpdir, err);
	if (status == SP_OK)
		status = sp_pool_run(
		    &ops, &reading, how->jobs, how->n[0] + how->n[1], err);
	for (size_t s = 0; s < 2 && status == SP_OK; s++)
		status = sp_build_texts_done(&texts[s], err);
	return status;
}

void
sp_build_texts_release(struct sp_build_texts *texts)
{
	sp_docset_free(texts->set);
	free(texts->text);
	sp_arena_release(&texts->mem);
	*texts = (struct sp_build_texts){0};
}

const struct sp_build_text *
sp_build_texts_find(const struct sp_build_texts *texts, struct sp_str path)
{
	size_t n, at;

	if (texts->n == 0)
		return NULL;
	at = sp_str_rows(
	    &texts->text[0].path, sizeof(*texts->text), texts->n, path, &n);
	return n > 0 ? &texts->text[at] : NULL;
}

enum sp_status
sp_build_texts_page(const struct sp_build_texts *texts,
    const struct sp_build_text *text, struct sp_build_page *page,
    struct sp_err *err)
{
	page->read = text->read;
	page->origin = text->origin;
	if (text->status != SP_OK)
		sp_err_set(&page->fault, text->status, "%.*s",
		    (int)text->fault.n, text->fault.s);
	return text->read
	    ? sp_docset_read(texts->set, sp_docset_find(texts->set, text->path),
		  &page->doc, err)
	    : SP_OK;
}
