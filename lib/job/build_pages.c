/* SPDX-License-Identifier: MIT */
#include <spean/build_pages.h>

#include <stdlib.h>
#include <xxhash.h>

#include <spean/buf.h>
#include <spean/extract.h>
#include <spean/html.h>
#include <spean/inflow.h>
#include <spean/norm.h>
#include <spean/sent.h>

struct sp_build_reader {
	struct sp_extract *extract;
	struct sp_norm *norm;
	struct sp_buf bytes, path, text;
	struct sp_doc page, normal;
};

void
sp_build_page_release(struct sp_build_page *page)
{
	sp_doc_release(&page->doc);
	*page = (struct sp_build_page){0};
}

void
sp_build_reader_free(struct sp_build_reader *reader)
{
	if (!reader)
		return;
	sp_extract_free(reader->extract);
	sp_norm_free(reader->norm);
	sp_buf_release(&reader->bytes);
	sp_buf_release(&reader->path);
	sp_buf_release(&reader->text);
	sp_doc_release(&reader->page);
	sp_doc_release(&reader->normal);
	free(reader);
}

struct sp_build_reader *
sp_build_reader_new(struct sp_err *err)
{
	static const struct sp_norm_opts canon = {.level = SP_NORM_CANON};
	struct sp_build_reader *reader = calloc(1, sizeof(*reader));

	if (reader) {
		reader->extract = sp_extract_new(NULL);
		reader->norm = sp_norm_new(&canon, NULL);
		if (reader->extract && reader->norm)
			return reader;
	}
	sp_build_reader_free(reader);
	sp_err_set(err, SP_NOMEM, "out of memory");
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

static uint64_t
hash_of(struct sp_str bytes)
{
	return XXH3_64bits(bytes.n ? bytes.s : "", bytes.n);
}

enum sp_status
sp_build_reader_origin(struct sp_build_reader *reader,
    const struct sp_build_side *side, struct sp_str path, uint64_t *origin,
    struct sp_err *err)
{
	struct sp_buf *bytes = &reader->bytes;
	enum sp_status status;

	sp_buf_reset(bytes);
	if (!full_path(side->dir, path, &reader->path))
		return sp_buf_status(&reader->path, err);
	status = sp_inflow_file(reader->path.s, SP_HTML_MAX, bytes, err);
	if (status == SP_OK || status == SP_BAD_RECORD)
		*origin = hash_of(sp_buf_str(bytes));
	return status;
}

/* spean-norm -D: every text part in its own language. */
static enum sp_status
normalise(struct sp_build_reader *reader, struct sp_err *err)
{
	enum sp_status status = SP_OK;

	sp_doc_reset(&reader->normal, reader->page.id);
	for (size_t i = 0; i < reader->page.n; i++) {
		struct sp_part part = reader->page.part[i];

		sp_buf_reset(&reader->text);
		if (sp_loc_is_text(part.loc) && status == SP_OK) {
			status =
			    sp_norm_text(reader->norm, sp_lang_find(part.lang),
				part.text, &reader->text, err);
			part.text = sp_buf_str(&reader->text);
		}
		sp_doc_add(&reader->normal, part.loc, part.lang, part.text);
	}
	return status == SP_OK ? sp_doc_status(&reader->normal, err) : status;
}

enum sp_status
sp_build_reader_bytes(struct sp_build_reader *reader,
    const struct sp_build_side *side, struct sp_page raw,
    struct sp_build_page *page, struct sp_err *err)
{
	enum sp_status status;

	raw.lang = side->tag;
	page->origin = hash_of(raw.bytes);
	status =
	    sp_extract_page(reader->extract, &raw, &reader->page, &page->fault);
	if (status == SP_NOMEM)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	/* Without text it stands in the doc stream all the same. */
	page->read = status == SP_OK || status == SP_BAD_TEXT;
	if (!page->read)
		return SP_OK;
	status = normalise(reader, err);
	if (status == SP_OK)
		status = sp_sent_doc(
		    &reader->normal, SP_SENT_LISTS_KEEP, &page->doc, err);
	return status;
}

enum sp_status
sp_build_reader_page(struct sp_build_reader *reader,
    const struct sp_build_side *side, struct sp_str path,
    struct sp_build_page *page, struct sp_err *err)
{
	struct sp_page raw = {.id = path, .kind = sp_extract_kind(path)};
	enum sp_status status = sp_build_reader_origin(
	    reader, side, path, &page->origin, &page->fault);

	if (status == SP_NOMEM)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	if (status != SP_OK && status != SP_BAD_RECORD)
		return SP_OK;
	raw.bytes = sp_buf_str(&reader->bytes);
	return sp_build_reader_bytes(reader, side, raw, page, err);
}
