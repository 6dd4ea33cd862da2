/* SPDX-License-Identifier: MIT */
#include <spean/put.h>

#include <spean/utf8.h>

enum sp_status
sp_put_start(struct sp_store *store, struct sp_err *err)
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

enum sp_status
sp_put_check(const char *what, struct sp_str text, struct sp_err *err)
{
	size_t bad = sp_utf8_check(text);

	if (bad == text.n)
		return SP_OK;
	return sp_err_set(
	    err, SP_BAD_TEXT, "%s is not UTF-8 at byte %zu", what, bad + 1);
}

enum sp_status
sp_put_find(struct sp_store *store, struct sp_str lang, struct sp_str path,
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

int
sp_put_bind_known(sqlite3_stmt *stmt, int i, struct sp_str text)
{
	return text.n ? sp_db_bind(stmt, i, text) : sqlite3_bind_null(stmt, i);
}
