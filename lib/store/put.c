/* SPDX-License-Identifier: MIT */
#include <spean/store.h>

#include <spean/db.h>
#include <spean/utf8.h>

/* See that the run stands in the database. */
static enum sp_status
start_run(struct sp_store *store, struct sp_err *err)
{
	sqlite3_stmt *stmt;
	enum sp_status status;
	bool found;

	if (store->running)
		return SP_OK;
	if (!store->named)
		return sp_err_set(err, SP_UNKNOWN, "no run was begun");
	stmt = sp_db_statement(store, SP_SQL_RUN_NEW, err);
	if (!stmt)
		return sp_db_error(store->db, err);
	status = sp_db_number(
	    stmt, sp_db_bind_run(store, stmt, 1), &store->run, &found, err);
	store->running = status == SP_OK;
	return status;
}

static enum sp_status
check_utf8(const char *what, struct sp_str text, struct sp_err *err)
{
	size_t bad = sp_utf8_check(text);

	if (bad == text.n)
		return SP_OK;
	return sp_err_set(
	    err, SP_BAD_TEXT, "%s is not UTF-8 at byte %zu", what, bad + 1);
}

/* The document's id; it is made where it is not there. */
static enum sp_status
find_doc(struct sp_store *store, struct sp_str lang, struct sp_str path,
    int64_t *id, struct sp_err *err)
{
	bool found = false;

	for (int which = SP_SQL_DOC_ID; which <= SP_SQL_DOC_NEW && !found;
	     which++) {
		sqlite3_stmt *stmt = sp_db_statement(store, which, err);
		enum sp_status status;

		if (!stmt)
			return sp_db_error(store->db, err);
		status = sp_db_number(stmt,
		    sp_db_bind(stmt, 1, lang) | sp_db_bind(stmt, 2, path), id,
		    &found, err);
		if (status != SP_OK)
			return status;
	}
	return SP_OK;
}

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

/* Bind what may be missing: NULL for the empty text. */
static int
bind_known(sqlite3_stmt *stmt, int i, struct sp_str text)
{
	return text.n ? sp_db_bind(stmt, i, text) : sqlite3_bind_null(stmt, i);
}

static enum sp_status
set_doc(struct sp_store *store, int64_t id, const struct sp_doc *doc,
    uint64_t origin, struct sp_err *err)
{
	sqlite3_stmt *stmt = sp_db_statement(store, SP_SQL_DOC_SET, err);
	int bound;

	if (!stmt)
		return sp_db_error(store->db, err);
	bound = sqlite3_bind_int64(stmt, 1, id);
	bound |= bind_known(stmt, 2, sp_doc_meta(doc, "@url"));
	bound |= bind_known(stmt, 3, title(doc, &store->text));
	bound |= bind_known(stmt, 4, sp_doc_meta(doc, "@date"));
	bound |= bind_known(stmt, 5, sp_doc_meta(doc, "@charset"));
	bound |= sqlite3_bind_int64(stmt, 6, (int64_t)origin);
	if (sp_buf_status(&store->text, err) != SP_OK)
		return SP_NOMEM;
	return sp_db_run(stmt, bound, err);
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
	enum sp_status status = check_utf8("language", lang, err);

	if (status == SP_OK)
		status = check_utf8("document", doc->id, err);
	for (size_t i = 0; i < doc->n && status == SP_OK; i++) {
		status = check_utf8("loc", doc->part[i].loc, err);
		if (status == SP_OK)
			status = check_utf8("language", doc->part[i].lang, err);
		if (status == SP_OK)
			status = check_utf8("text", doc->part[i].text, err);
	}
	return status;
}

static enum sp_status
replace_doc(struct sp_store *store, struct sp_str lang,
    const struct sp_doc *doc, uint64_t origin, struct sp_err *err)
{
	int64_t id = 0;
	enum sp_status status = start_run(store, err);

	if (status == SP_OK)
		status = find_doc(store, lang, doc->id, &id, err);
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

/* The pair of documents, without what earlier runs said of it unless that is to
 * stay. */
static enum sp_status
open_docpair(struct sp_store *store, int64_t src, int64_t tgt, bool merge,
    struct sp_err *err)
{
	enum sp_status status = merge ? SP_OK : start_run(store, err);
	int64_t run = store->run;
	bool found = false;

	if (status != SP_OK)
		return status;
	for (int which = SP_SQL_DOCPAIR_ID;
	     which <= SP_SQL_DOCPAIR_NEW && !found; which++) {
		sqlite3_stmt *stmt = sp_db_statement(store, which, err);
		int bound;

		if (!stmt)
			return sp_db_error(store->db, err);
		bound = sqlite3_bind_int64(stmt, 1, src);
		bound |= sqlite3_bind_int64(stmt, 2, tgt);
		if (which == SP_SQL_DOCPAIR_NEW) {
			status = start_run(store, err);
			bound |= sqlite3_bind_int64(stmt, 3, store->run);
		}
		if (status != SP_OK)
			return status;
		status =
		    sp_db_number(stmt, bound, &store->docpair, &found, err);
		if (status != SP_OK)
			return status;
	}
	if (merge)
		return SP_OK;
	status = sp_db_number_by_id(
	    store, SP_SQL_DOCPAIR_RUN, store->docpair, &run, err);
	if (status != SP_OK || run == store->run)
		return status;
	status =
	    sp_db_run_ids(store, SP_SQL_DOCPAIR_DROP, store->docpair, 0, err);
	if (status == SP_OK)
		status = sp_db_run_ids(store, SP_SQL_DOCPAIR_SET_RUN,
		    store->docpair, store->run, err);
	return status;
}

static enum sp_status
set_url(
    struct sp_store *store, int64_t doc, struct sp_str url, struct sp_err *err)
{
	sqlite3_stmt *stmt;
	int bound;

	if (url.n == 0)
		return SP_OK;
	stmt = sp_db_statement(store, SP_SQL_DOC_URL, err);
	if (!stmt)
		return sp_db_error(store->db, err);
	bound = sqlite3_bind_int64(stmt, 1, doc);
	bound |= sp_db_bind(stmt, 2, url);
	return sp_db_run(stmt, bound, err);
}

/* Make store->docpair that of pair; url is NULL, or those of what is to be
 * merged. */
static enum sp_status
find_docpair(struct sp_store *store, const struct sp_str name[4],
    const struct sp_str *url, struct sp_err *err)
{
	struct sp_buf *key = &store->text;
	int64_t doc[2] = {0, 0};
	enum sp_status status = SP_OK;

	sp_buf_reset(key);
	for (size_t i = 0; i < 4; i++) {
		sp_buf_addf(key, "%zu:", name[i].n);
		sp_buf_add(key, name[i]);
	}
	status = sp_buf_status(key, err);
	if (status == SP_OK &&
	    sp_str_eq(sp_buf_str(key), sp_buf_str(&store->last)))
		return SP_OK;
	sp_buf_reset(&store->last);
	for (size_t i = 0; i < 2 && status == SP_OK; i++) {
		status = find_doc(store, name[i], name[2 + i], &doc[i], err);
		if (status == SP_OK && url)
			status = set_url(store, doc[i], url[i], err);
	}
	if (status == SP_OK)
		status = open_docpair(store, doc[0], doc[1], url != NULL, err);
	if (status != SP_OK)
		return status;
	sp_buf_add(&store->last, sp_buf_str(key));
	return sp_buf_status(&store->last, err);
}

static enum sp_status
check_pair(const struct sp_pair *pair, struct sp_err *err)
{
	struct sp_str text[7] = {pair->src_doc, pair->tgt_doc, pair->src_loc,
	    pair->tgt_loc, pair->src_text, pair->tgt_text, pair->more};
	enum sp_status status = SP_OK;

	for (size_t i = 0; i < 7 && status == SP_OK; i++)
		status = check_utf8("pair", text[i], err);
	if (status == SP_OK && !(pair->score >= 0 && pair->score <= 1))
		status = sp_err_set(
		    err, SP_BAD_RECORD, "score is no number from 0 to 1");
	return status;
}

/* Find the place of a pair: its documents and the statement that puts it. */
static enum sp_status
find_place(struct sp_store *store, struct sp_str src_lang,
    struct sp_str tgt_lang, const struct sp_pair *pair,
    const struct sp_str *url, struct sp_err *err)
{
	struct sp_str name[4] = {
	    src_lang, tgt_lang, pair->src_doc, pair->tgt_doc};
	enum sp_status status = check_pair(pair, err);

	for (size_t i = 0; url && i < 2 && status == SP_OK; i++)
		status = check_utf8("URL", url[i], err);
	if (status == SP_OK)
		status = find_docpair(store, name, url, err);
	return status;
}

static enum sp_status
new_pair(struct sp_store *store, const struct sp_pair *pair, struct sp_err *err)
{
	enum sp_status status = start_run(store, err);
	sqlite3_stmt *stmt;
	int bound;

	if (status != SP_OK)
		return status;
	stmt = sp_db_statement(store, SP_SQL_PAIR_NEW, err);
	if (!stmt)
		return sp_db_error(store->db, err);
	bound = sqlite3_bind_int64(stmt, 1, store->docpair);
	bound |= sp_db_bind(stmt, 2, pair->src_loc);
	bound |= sp_db_bind(stmt, 3, pair->tgt_loc);
	bound |= sqlite3_bind_int64(
	    stmt, 4, (int64_t)sp_pair_loc_count(pair->src_loc));
	bound |= sqlite3_bind_int64(
	    stmt, 5, (int64_t)sp_pair_loc_count(pair->tgt_loc));
	bound |= sqlite3_bind_double(
	    stmt, 6, (double)(unsigned)(pair->score * 1e4 + .5) / 1e4);
	bound |= sp_db_bind(stmt, 7, pair->src_text);
	bound |= sp_db_bind(stmt, 8, pair->tgt_text);
	bound |= pair->more.s ? sp_db_bind(stmt, 9, pair->more)
			      : sqlite3_bind_null(stmt, 9);
	return sp_db_run(stmt, bound, err);
}

enum sp_status
sp_store_put_pair(struct sp_store *store, struct sp_str src_lang,
    struct sp_str tgt_lang, const struct sp_pair *pair, struct sp_err *err)
{
	enum sp_status status =
	    find_place(store, src_lang, tgt_lang, pair, NULL, err);

	return status == SP_OK ? new_pair(store, pair, err) : status;
}

/* True where the pair stood there before the transaction. */
static enum sp_status
find_same(struct sp_store *store, const struct sp_pair *pair, bool *same,
    struct sp_err *err)
{
	enum sp_status status = SP_OK;
	sqlite3_stmt *stmt;
	int64_t one;
	int bound;

	if (!store->counted) {
		stmt = sp_db_statement(store, SP_SQL_PAIR_LAST, err);
		if (!stmt)
			return sp_db_error(store->db, err);
		status = sp_db_number(
		    stmt, SQLITE_OK, &store->before, &store->counted, err);
	}
	if (status != SP_OK)
		return status;
	stmt = sp_db_statement(store, SP_SQL_PAIR_SAME, err);
	if (!stmt)
		return sp_db_error(store->db, err);
	bound = sqlite3_bind_int64(stmt, 1, store->docpair);
	bound |= sp_db_bind(stmt, 2, pair->src_loc);
	bound |= sp_db_bind(stmt, 3, pair->tgt_loc);
	bound |= sp_db_bind(stmt, 4, pair->src_text);
	bound |= sp_db_bind(stmt, 5, pair->tgt_text);
	bound |= sqlite3_bind_int64(stmt, 6, store->before);
	return sp_db_number(stmt, bound, &one, same, err);
}

enum sp_status
sp_store_merge(struct sp_store *store, struct sp_str src_lang,
    struct sp_str tgt_lang, const struct sp_found *found, struct sp_err *err)
{
	struct sp_str url[2] = {found->src_url, found->tgt_url};
	bool same = false;
	enum sp_status status =
	    find_place(store, src_lang, tgt_lang, &found->pair, url, err);

	if (status == SP_OK)
		status = find_same(store, &found->pair, &same, err);
	if (status != SP_OK || same)
		return status;
	return new_pair(store, &found->pair, err);
}
