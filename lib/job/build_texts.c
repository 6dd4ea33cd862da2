/* SPDX-License-Identifier: MIT */
#include <spean/build_texts.h>

#include <stdio.h>
#include <stdlib.h>

#include <spean/pool.h>

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
static struct sp_build_text *
text_of(const struct reading *reading, size_t i, size_t *side)
{
	*side = i >= reading->how->n[0];
	return &reading->texts[*side].text[*side ? i - reading->how->n[0] : i];
}

static void *
work(void *ctx, void *scratch, size_t i)
{
	const struct reading *reading = ctx;
	struct result *result = calloc(1, sizeof(*result));
	size_t side;
	const struct sp_build_text *text = text_of(reading, i, &side);

	if (result)
		sp_build_reader_page(scratch, &reading->how->side[side],
		    text->path, &result->page, &result->err);
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
	struct sp_build_text *text = text_of(reading, i, &side);
	struct sp_build_texts *texts = &reading->texts[side];
	enum sp_status status = it->err.status;

	if (status != SP_OK)
		*err = it->err;
	text->read = it->page.read;
	text->origin = it->page.origin;
	text->status = it->page.fault.status;
	if (text->status != SP_OK)
		text->fault =
		    sp_arena_dup(&texts->mem, sp_str_c(it->page.fault.msg));
	if (status == SP_OK)
		status = sp_arena_status(&texts->mem, err);
	if (status == SP_OK && text->read)
		status = sp_docset_put(texts->set, &it->page.doc, err);
	drop(ctx, it);
	if (watch->reading)
		watch->reading(
		    watch->ctx, i + 1, reading->how->n[0] + reading->how->n[1]);
	return status;
}

static enum sp_status
begin(struct sp_build_texts *texts, const struct sp_str *path, size_t n,
    const char *tmpdir, struct sp_err *err)
{
	struct sp_err why = {0};

	texts->text = calloc(n + 1, sizeof(*texts->text));
	if (!texts->text)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	texts->n = n;
	for (size_t i = 0; i < n; i++)
		texts->text[i].path = path[i];
	texts->set = sp_docset_make(tmpdir, &why);
	return texts->set ? SP_OK : sp_err_set(err, why.status, "%s", why.msg);
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
		status =
		    begin(&texts[s], how->path[s], how->n[s], how->tmpdir, err);
	if (status == SP_OK)
		status = sp_pool_run(
		    &ops, &reading, how->jobs, how->n[0] + how->n[1], err);
	for (size_t s = 0; s < 2 && status == SP_OK; s++)
		status = sp_docset_done(texts[s].set, err);
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
