/* SPDX-License-Identifier: MIT */
#include <spean/put.h>

/* A page that is known and was another before: its pairs are of that one. */
static enum sp_status
drop_outdated(
    struct sp_store *store, int64_t doc, uint64_t origin, struct sp_err *err)
{
	int64_t before = 0;
	enum sp_status status =
	    sp_db_number_by_id(store, SP_SQL_DOC_ORIGIN, doc, &before, err);

	if (status != SP_OK || !before || !origin || (uint64_t)before == origin)
		return status;
	sp_buf_reset(&store->last);
	status =
	    sp_db_run_ids(store, SP_SQL_DOC_DROP_PAIRS, doc, store->run, err);
	if (status == SP_OK)
		status = sp_db_run_ids(
		    store, SP_SQL_DOC_DROP_DOCPAIRS, doc, store->run, err);
	return status;
}

/* The title: the whole of it, or its sentences. */
static struct sp_str
title(const struct sp_doc *doc, struct sp_buf *out)
{
	sp_buf_reset(out);
	for (size_t i = 0; i < doc->n; i++) {
		struct sp_str loc = doc->part[i].loc;

		if (loc.n == 0 || loc.s[0] != '@' || !sp_loc_is_text(loc))
			continue;
		if (out->n > 0)
			sp_buf_addc(out, ' ');
		sp_buf_add(out, doc->part[i].text);
	}
	return sp_buf_str(out);
}

/* What the page says itself counts for more. */
static struct sp_str
licence(const struct sp_store *store, const struct sp_doc *doc)
{
	struct sp_str said = sp_doc_meta(doc, "@licence");

	return said.n > 0 ? said : sp_buf_str(&store->licence);
}

static enum sp_status
set_doc(struct sp_store *store, int64_t id, const struct sp_doc *doc,
    uint64_t origin, struct sp_err *err)
{
	sqlite3_stmt *stmt = sp_db_statement(store, SP_SQL_DOC_SET, err);
	enum sp_status status;
	int bound;

	if (!stmt)
		return sp_db_error(store->db, err);
	bound = sqlite3_bind_int64(stmt, 1, id);
	bound |= sp_put_bind_known(stmt, 2, sp_doc_meta(doc, "@url"));
	bound |= sp_put_bind_known(stmt, 3, title(doc, &store->text));
	bound |= sp_put_bind_known(stmt, 4, sp_doc_meta(doc, "@date"));
	bound |= sp_put_bind_known(stmt, 5, sp_doc_meta(doc, "@charset"));
	bound |= sqlite3_bind_int64(stmt, 6, (int64_t)origin);
	bound |= sp_put_bind_known(stmt, 7, licence(store, doc));
	if (sp_buf_status(&store->text, err) != SP_OK)
		return SP_NOMEM;
	status = sp_db_run(stmt, bound, err);
	return status == SP_OK
	    ? sp_db_run_ids(store, SP_SQL_DOC_SUM, id, 0, err)
	    : status;
}

static enum sp_status
put_part(struct sp_store *store, int64_t doc, const struct sp_part *part,
    struct sp_err *err)
{
	bool is_text = sp_loc_is_text(part->loc);
	sqlite3_stmt *stmt = sp_db_statement(
	    store, is_text ? SP_SQL_TEXT_NEW : SP_SQL_META_NEW, err);
	enum sp_status status;
	int bound;

	if (!stmt)
		return sp_db_error(store->db, err);
	bound = sqlite3_bind_int64(stmt, 1, doc);
	if (is_text) {
		bound |= sp_db_bind(stmt, 2, part->loc);
		bound |= sp_db_bind(stmt, 3, part->lang);
		bound |= sp_db_bind(stmt, 4, part->text);
	} else {
		/* Without the "@". */
		bound |=
		    sp_db_bind(stmt, 2, sp_str_sub(part->loc, 1, part->loc.n));
		bound |= sp_db_bind(stmt, 3, part->text);
	}
	status = sp_db_run(stmt, bound, err);
	if (status != SP_OK &&
	    sqlite3_extended_errcode(store->db) == SQLITE_CONSTRAINT_UNIQUE)
		return sp_err_set(err, SP_BAD_RECORD,
		    "loc '%.*s' stands twice in this document",
		    part->loc.n > 40 ? 40 : (int)part->loc.n, part->loc.s);
	return status;
}

static enum sp_status
check_doc(struct sp_str lang, const struct sp_doc *doc, struct sp_err *err)
{
	enum sp_status status = sp_put_check("language", lang, err);

	if (status == SP_OK)
		status = sp_put_check("document", doc->id, err);
	for (size_t i = 0; i < doc->n && status == SP_OK; i++) {
		status = sp_put_check("loc", doc->part[i].loc, err);
		if (status == SP_OK)
			status =
			    sp_put_check("language", doc->part[i].lang, err);
		if (status == SP_OK)
			status = sp_put_check("text", doc->part[i].text, err);
	}
	return status;
}

static enum sp_status
replace_doc(struct sp_store *store, struct sp_str lang,
    const struct sp_doc *doc, uint64_t origin, struct sp_err *err)
{
	int64_t id = 0;
	enum sp_status status = sp_put_start(store, err);

	if (status == SP_OK)
		status = sp_put_find(store, lang, doc->id, &id, err);
	if (status == SP_OK)
		status = drop_outdated(store, id, origin, err);
	if (status == SP_OK)
		status = sp_db_run_ids(store, SP_SQL_DOC_DROP_META, id, 0, err);
	if (status == SP_OK)
		status = sp_db_run_ids(store, SP_SQL_DOC_DROP_TEXT, id, 0, err);
	if (status == SP_OK)
		status = set_doc(store, id, doc, origin, err);
	for (size_t i = 0; i < doc->n && status == SP_OK; i++)
		status = put_part(store, id, &doc->part[i], err);
	return status;
}

enum sp_status
sp_store_put_doc(struct sp_store *store, struct sp_str lang,
    const struct sp_doc *doc, uint64_t origin, struct sp_err *err)
{
	bool running = store->running;
	enum sp_status status = check_doc(lang, doc, err);

	if (status == SP_OK)
		status = sp_db_run_plain(store, SP_SQL_SAVE, err);
	if (status != SP_OK)
		return status;
	status = replace_doc(store, lang, doc, origin, err);
	if (status == SP_OK)
		return sp_db_run_plain(store, SP_SQL_RELEASE, err);
	/* Back to where it was; what the caller is told is why. */
	sp_db_run_plain(store, SP_SQL_UNDO, NULL);
	sp_db_run_plain(store, SP_SQL_RELEASE, NULL);
	store->running = running;
	sp_buf_reset(&store->last);
	return status;
}
