/* SPDX-License-Identifier: MIT */
#include <spean/doc.h>

#include <stdlib.h>

#include <spean/utf8.h>

void
sp_doc_reset(struct sp_doc *doc, struct sp_str id)
{
	doc->n = 0;
	sp_arena_reset(&doc->mem);
	doc->id = sp_arena_dup(&doc->mem, id);
}

void
sp_doc_release(struct sp_doc *doc)
{
	free(doc->part);
	sp_arena_release(&doc->mem);
	*doc = (struct sp_doc){0};
}

void
sp_doc_add(struct sp_doc *doc, struct sp_str loc, struct sp_str lang,
    struct sp_str text)
{
	struct sp_part part = {sp_arena_dup(&doc->mem, loc),
	    sp_arena_dup(&doc->mem, lang), sp_arena_dup(&doc->mem, text)};

	if (doc->mem.failed)
		return;
	if (!sp_grow(&doc->part, &doc->cap, doc->n + 1, sizeof(part)))
		doc->mem.failed = true;
	else
		doc->part[doc->n++] = part;
}

enum sp_status
sp_doc_status(const struct sp_doc *doc, struct sp_err *err)
{
	return sp_arena_status(&doc->mem, err);
}

bool
sp_loc_is_text(struct sp_str loc)
{
	if (loc.n == 0 || loc.s[0] != '@')
		return true;
	return sp_str_eq(loc, SP_STR("@title")) ||
	    sp_str_starts(loc, SP_STR("@title."));
}

struct sp_str
sp_doc_meta(const struct sp_doc *doc, const char *loc)
{
	for (size_t i = 0; i < doc->n; i++)
		if (sp_str_eq(doc->part[i].loc, sp_str_c(loc)))
			return doc->part[i].text;
	return (struct sp_str){NULL, 0};
}

void
sp_doc_write(const struct sp_doc *doc, struct sp_buf *out)
{
	for (size_t i = 0; i < doc->n; i++) {
		const struct sp_part *part = &doc->part[i];

		sp_rec_add_text(out, doc->id);
		sp_buf_addc(out, '\t');
		sp_rec_add_text(out, part->loc);
		sp_buf_addc(out, '\t');
		sp_rec_add_text(out, part->lang);
		sp_buf_addc(out, '\t');
		sp_rec_add_text(out, part->text);
		sp_buf_addc(out, '\n');
	}
}

enum sp_status
sp_doc_parse(struct sp_str rec, struct sp_str field[4], struct sp_err *err)
{
	struct sp_str all[5];
	size_t bad = sp_utf8_check(rec);

	if (bad != rec.n)
		return sp_err_set(
		    err, SP_BAD_TEXT, "not UTF-8 at byte %zu", bad + 1);
	if (sp_rec_split(rec, all, 5) < 4)
		return sp_err_set(err, SP_BAD_RECORD,
		    "not a doc-stream record: it has fewer than 4 fields");
	if (all[0].n == 0 || all[1].n == 0)
		return sp_err_set(err, SP_BAD_RECORD,
		    "not a doc-stream record: doc or loc is empty");
	memcpy(field, all, 4 * sizeof(all[0]));
	return SP_OK;
}

/* Take a record into doc where it belongs to it; *mine tells. */
static enum sp_status
take(struct sp_doc *doc, struct sp_str rec, bool first, bool *mine,
    struct sp_err *err)
{
	struct sp_str field[4];
	enum sp_status status = sp_doc_parse(rec, field, err);

	*mine = true;
	if (status != SP_OK)
		return status;
	if (first)
		sp_doc_reset(doc, field[0]);
	else if (!sp_str_eq(doc->id, field[0]))
		*mine = false;
	if (*mine)
		sp_doc_add(doc, field[1], field[2], field[3]);
	return sp_doc_status(doc, err);
}

bool
sp_doc_next(struct sp_doc_reader *docs, struct sp_doc *doc, struct sp_err *err)
{
	struct sp_err none;
	struct sp_str rec;
	bool first = true, mine;

	if (!err)
		err = &none;
	*err = (struct sp_err){0};
	if (docs->has_pending) {
		docs->has_pending = false;
		if (take(doc, sp_buf_str(&docs->pending), true, &mine, err) !=
		    SP_OK)
			return false;
		first = false;
	}
	while (sp_reader_next(docs->reader, &rec, err)) {
		if (take(doc, rec, first, &mine, err) != SP_OK)
			return false;
		first = false;
		if (mine)
			continue;
		sp_buf_reset(&docs->pending);
		sp_buf_add(&docs->pending, rec);
		docs->has_pending = true;
		return sp_buf_status(&docs->pending, err) == SP_OK;
	}
	return err->status == SP_OK && !first;
}

void
sp_doc_reader_release(struct sp_doc_reader *docs)
{
	sp_buf_release(&docs->pending);
}
