/* SPDX-License-Identifier: MIT */
#include <spean/verify.h>

#include <spean/db.h>
#include <spean/functions.h>

/* A check on its way. */
struct verify {
	sqlite3 *db;
	sp_verify_fn *fn;
	void *ctx;
	size_t *faults;
};

/* The rows of each table that are not what was put, by what finds them. */
static const char *const sums_sql[] = {
    "SELECT 'run ' || id FROM run WHERE sum IS NOT " SP_SUM_RUN,
    "SELECT 'document ' || id || ' (' || path || ')' FROM document"
    " WHERE sum IS NOT " SP_SUM_DOCUMENT,
    "SELECT '@' || key || ' of document ' || document FROM meta"
    " WHERE sum IS NOT " SP_SUM_META,
    "SELECT 'sentence ' || loc || ' of document ' || document FROM sentence"
    " WHERE sum IS NOT " SP_SUM_SENTENCE,
    "SELECT 'document pair ' || id FROM docpair"
    " WHERE sum IS NOT " SP_SUM_DOCPAIR,
    "SELECT 'pair ' || id || ' (' || src_loc || ', ' || tgt_loc ||"
    " ') of document pair ' || docpair FROM pair"
    " WHERE sum IS NOT " SP_SUM_PAIR,
    "SELECT 'verdict ' || id FROM verdict WHERE sum IS NOT " SP_SUM_VERDICT,
};

static const char schema_sql[] =
    "SELECT name, type || ' ' || tbl_name || ' ' || coalesce(sql, '')"
    " FROM sqlite_schema ORDER BY name";
static const char entry_sql[] =
    "SELECT type || ' ' || tbl_name || ' ' || coalesce(sql, '')"
    " FROM sqlite_schema WHERE name = ?1";

static enum sp_status
fault(struct verify *verify, struct sp_str what, const char *how,
    struct sp_err *err)
{
	struct sp_buf text = {0};
	enum sp_status status;

	++*verify->faults;
	sp_buf_add(&text, what);
	sp_buf_add(&text, sp_str_c(how));
	status = sp_buf_c(&text) ? verify->fn(verify->ctx, text.s, err)
				 : sp_buf_status(&text, err);
	sp_buf_release(&text);
	return status;
}

/* What fails because of damage is a fault, and the rest goes on. */
static enum sp_status
failed(struct verify *verify, const char *what, struct sp_err *err)
{
	struct sp_err why = {0};
	enum sp_status status = sp_db_error(verify->db, &why);

	if (status == SP_NOMEM || sqlite3_errcode(verify->db) == SQLITE_BUSY)
		return sp_err_set(err, status, "%s", why.msg);
	return fault(verify, sp_str_c(what), why.msg, err);
}

/* Each row of sql is a fault, but one that says "ok"; column has the words. */
static enum sp_status
look(struct verify *verify, const char *sql, int column, const char *how,
    struct sp_err *err)
{
	sqlite3_stmt *stmt = NULL;
	enum sp_status status = SP_OK;
	int code = sqlite3_prepare_v2(verify->db, sql, -1, &stmt, NULL);

	if (code == SQLITE_OK)
		code = SQLITE_ROW;
	while (status == SP_OK && code == SQLITE_ROW) {
		struct sp_str what;

		code = sqlite3_step(stmt);
		if (code != SQLITE_ROW)
			break;
		what = sp_db_text(stmt, column);
		if (!sp_str_eq(what, SP_STR("ok")))
			status = fault(verify, what, how, err);
	}
	if (status == SP_OK && code != SQLITE_DONE)
		status = failed(verify, "cannot be read on: ", err);
	sqlite3_finalize(stmt);
	return status;
}

/* Whether an entry of the schema is what it should be. */
static enum sp_status
compare(struct verify *verify, sqlite3_stmt *want, struct sp_err *err)
{
	sqlite3_stmt *stmt = NULL;
	enum sp_status status = SP_OK;
	int code = sqlite3_prepare_v2(verify->db, entry_sql, -1, &stmt, NULL);
	bool same = false;

	if (code == SQLITE_OK)
		code = sp_db_bind(stmt, 1, sp_db_text(want, 0));
	if (code == SQLITE_OK)
		code = sqlite3_step(stmt);
	if (code == SQLITE_ROW)
		same = sp_str_eq(sp_db_text(stmt, 0), sp_db_text(want, 1));
	else if (code != SQLITE_DONE)
		status = failed(verify, "the schema: ", err);
	if (status == SP_OK && !same)
		status = fault(verify, sp_db_text(want, 0),
		    " is not in the schema as it should be", err);
	sqlite3_finalize(stmt);
	return status;
}

/* Others may have added to it. */
static enum sp_status
check_schema(struct verify *verify, struct sp_err *err)
{
	sqlite3 *fresh = NULL;
	sqlite3_stmt *want = NULL;
	enum sp_status status = sp_db_new(&fresh, err);
	int code = SQLITE_DONE;

	if (status == SP_OK)
		status = sp_db_prepare(fresh, &want, schema_sql, err);
	while (status == SP_OK && (code = sqlite3_step(want)) == SQLITE_ROW)
		status = compare(verify, want, err);
	if (status == SP_OK && code != SQLITE_DONE)
		status = sp_db_error(fresh, err);
	sqlite3_finalize(want);
	sqlite3_close(fresh);
	return status;
}

/* A search goes to its term by other ways than a check of all of them. */
static const char lookup_sql[] =
    "SELECT 'the index of texts' FROM temp.spean_terms a WHERE a.cnt IS NOT"
    " (SELECT cnt FROM temp.spean_terms b WHERE b.term = a.term) LIMIT 1";

static const char misfit[] = " does not fit the texts: --reindex makes it anew";

/* FTS5 asks to be written to for its own check. */
static int
begin_index(sqlite3 *db)
{
	return sqlite3_exec(db,
		   "PRAGMA query_only = OFF;"
		   "CREATE VIRTUAL TABLE temp.spean_terms"
		   " USING fts5vocab(main, text_index, 'row');"
		   "SAVEPOINT fts;"
		   "INSERT INTO text_index (text_index, rank)"
		   " VALUES ('integrity-check', 1)",
		   NULL, NULL, NULL) &
	    0xFF;
}

static void
end_index(sqlite3 *db)
{
	sqlite3_exec(db, "ROLLBACK TO fts; RELEASE fts", NULL, NULL, NULL);
	sqlite3_exec(db, "DROP TABLE temp.spean_terms", NULL, NULL, NULL);
}

static enum sp_status
check_index(struct verify *verify, struct sp_err *err)
{
	enum sp_status status = SP_OK;
	sqlite3 *copy = NULL, *db = verify->db;
	int code = begin_index(db);

	/* Where the file cannot be written to, a copy can. */
	if (code == SQLITE_READONLY) {
		status = sp_db_copy(db, &copy, err);
		if (status != SP_OK)
			return status;
		verify->db = copy;
		code = begin_index(copy);
	}
	if (code == SQLITE_CORRUPT)
		status =
		    fault(verify, SP_STR("the index of texts"), misfit, err);
	else if (code != SQLITE_OK)
		status = failed(verify, "the index of texts: ", err);
	else
		status = look(verify, lookup_sql, 0, misfit, err);
	verify->db = db;
	end_index(db);
	sqlite3_close(copy);
	return status;
}

static enum sp_status
check_all(struct verify *verify, struct sp_err *err)
{
	enum sp_status status =
	    look(verify, "PRAGMA integrity_check", 0, "", err);

	if (status == SP_OK)
		status = check_schema(verify, err);
	if (status == SP_OK)
		status = look(verify, "PRAGMA foreign_key_check", 0,
		    " has a row that belongs to none", err);
	for (size_t i = 0;
	     i < sizeof(sums_sql) / sizeof(sums_sql[0]) && status == SP_OK; i++)
		status =
		    look(verify, sums_sql[i], 0, " is not what was put", err);
	return status == SP_OK ? check_index(verify, err) : status;
}

enum sp_status
sp_store_verify(const char *path, sp_verify_fn *fn, void *ctx, size_t *faults,
    struct sp_err *err)
{
	struct verify verify = {.fn = fn, .ctx = ctx, .faults = faults};
	enum sp_status status = sp_db_open(path, SP_DB_READ, &verify.db, err);

	*faults = 0;
	if (status != SP_OK)
		return status;
	status = check_all(&verify, err);
	sqlite3_close(verify.db);
	return status;
}

enum sp_status
sp_store_reindex(const char *path, struct sp_err *err)
{
	sqlite3 *db = NULL;
	enum sp_status status = sp_db_open(path, SP_DB_CHANGE, &db, err);

	if (status == SP_OK)
		status = sp_db_exec(db,
		    "INSERT INTO text_index (text_index) VALUES ('rebuild')",
		    err);
	sqlite3_close(db);
	return status;
}
