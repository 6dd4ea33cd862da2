/* SPDX-License-Identifier: MIT */
#include <spean/forget.h>

#include <spean/db.h>
#include <spean/where_sql.h>

static const char *const mark_sql[] = {
    [SP_FORGET_DOC] = "INSERT OR IGNORE INTO temp.spean_gone SELECT id"
		      " FROM document WHERE path LIKE ?1 ESCAPE '\\'",
    [SP_FORGET_URL] = "INSERT OR IGNORE INTO temp.spean_gone SELECT id"
		      " FROM document WHERE url LIKE ?1 ESCAPE '\\'",
    [SP_FORGET_SOURCE] = "INSERT OR IGNORE INTO temp.spean_gone SELECT id"
			 " FROM document WHERE source LIKE ?1 ESCAPE '\\'"};

static const char tell_sql[] =
    "SELECT d.lang, d.path, d.url,"
    " (SELECT count(*) FROM sentence WHERE document = d.id),"
    " (SELECT count(*) FROM pair p WHERE p.docpair IN"
    "  (SELECT id FROM docpair WHERE src = d.id OR tgt = d.id))"
    " FROM temp.spean_gone g CROSS JOIN document d ON d.id = g.id"
    " ORDER BY g.id";

/* The index keeps what was taken out of it until its parts are merged. */
static const char drop_sql[] =
    "DELETE FROM pair WHERE docpair IN (SELECT id FROM docpair WHERE"
    " src IN temp.spean_gone OR tgt IN temp.spean_gone);"
    "DELETE FROM docpair WHERE src IN temp.spean_gone"
    " OR tgt IN temp.spean_gone;"
    "DELETE FROM verdict WHERE src IN temp.spean_gone"
    " OR tgt IN temp.spean_gone;"
    "DELETE FROM meta WHERE document IN temp.spean_gone;"
    "DELETE FROM sentence WHERE document IN temp.spean_gone;"
    "DELETE FROM document WHERE id IN temp.spean_gone;"
    "INSERT INTO text_index (text_index) VALUES ('optimize')";

static enum sp_status
mark(struct sp_store *store, const struct sp_forget_rule *rule,
    struct sp_buf *pattern, struct sp_err *err)
{
	sqlite3_stmt *stmt = NULL;
	enum sp_status status =
	    sp_db_prepare(store->db, &stmt, mark_sql[rule->by], err);

	sp_where_pattern(rule->value, pattern);
	if (status == SP_OK)
		status = sp_buf_status(pattern, err);
	if (status == SP_OK)
		status = sp_db_run(
		    stmt, sp_db_bind(stmt, 1, sp_buf_str(pattern)), err);
	sqlite3_finalize(stmt);
	return status;
}

static enum sp_status
tell(struct sp_store *store, sp_forget_fn *fn, void *ctx, struct sp_err *err)
{
	sqlite3_stmt *stmt = NULL;
	enum sp_status status = sp_db_prepare(store->db, &stmt, tell_sql, err);
	int code = SQLITE_DONE;

	while (status == SP_OK && (code = sqlite3_step(stmt)) == SQLITE_ROW) {
		struct sp_forgotten what = {sp_db_text(stmt, 0),
		    sp_db_text(stmt, 1), sp_db_text(stmt, 2),
		    (size_t)sqlite3_column_int64(stmt, 3),
		    (size_t)sqlite3_column_int64(stmt, 4)};

		status = fn(ctx, &what, err);
	}
	if (status == SP_OK && code != SQLITE_DONE)
		status = sp_db_error(store->db, err);
	sqlite3_finalize(stmt);
	return status;
}

/* Have the log written into the file, and emptied. */
static enum sp_status
put_log_away(struct sp_store *store, bool *lasting, struct sp_err *err)
{
	int code = sqlite3_wal_checkpoint_v2(
	    store->db, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);

	*lasting = (code & 0xFF) != SQLITE_BUSY;
	return code == SQLITE_OK || !*lasting ? SP_OK
					      : sp_db_error(store->db, err);
}

enum sp_status
sp_store_forget(struct sp_store *store, const struct sp_forget_rule *rule,
    size_t n, bool dry, sp_forget_fn *fn, void *ctx, bool *lasting,
    struct sp_err *err)
{
	struct sp_buf pattern = {0};
	enum sp_status status;

	*lasting = true;
	status = sp_db_exec(store->db,
	    "PRAGMA secure_delete = ON;"
	    "CREATE TEMP TABLE spean_gone (id INTEGER PRIMARY KEY)",
	    err);
	if (status == SP_OK)
		status = sp_store_begin(store, err);
	for (size_t i = 0; i < n && status == SP_OK; i++)
		status = mark(store, &rule[i], &pattern, err);
	if (status == SP_OK)
		status = tell(store, fn, ctx, err);
	if (status == SP_OK && !dry)
		status = sp_db_exec(store->db, drop_sql, err);
	if (status == SP_OK)
		status = sp_store_commit(store, err);
	else
		sp_store_undo(store, NULL);
	if (status == SP_OK && !dry)
		status = put_log_away(store, lasting, err);
	sqlite3_exec(store->db, "DROP TABLE temp.spean_gone", NULL, NULL, NULL);
	sp_buf_release(&pattern);
	return status;
}
