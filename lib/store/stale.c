/* SPDX-License-Identifier: MIT */
#include <spean/store.h>

#include <stdlib.h>

#include <spean/db.h>

/* The pairs of documents that are to go, by id. */
struct gone {
	int64_t *id;
	size_t n;
	size_t cap;
};

static enum sp_status
list_stale(struct sp_store *store, sqlite3_stmt *stmt, sp_store_stale_fn *stale,
    void *ctx, struct gone *gone, struct sp_err *err)
{
	int code;

	while ((code = sqlite3_step(stmt)) == SQLITE_ROW) {
		if (!stale(ctx, sp_db_text(stmt, 1), sp_db_text(stmt, 2)))
			continue;
		if (!sp_grow(
			&gone->id, &gone->cap, gone->n + 1, sizeof(*gone->id)))
			return sp_err_set(err, SP_NOMEM, "out of memory");
		gone->id[gone->n++] = sqlite3_column_int64(stmt, 0);
	}
	return code == SQLITE_DONE ? SP_OK : sp_db_error(store->db, err);
}

enum sp_status
sp_store_drop_stale(struct sp_store *store, struct sp_str src_lang,
    struct sp_str tgt_lang, sp_store_stale_fn *stale, void *ctx,
    struct sp_err *err)
{
	sqlite3_stmt *stmt = sp_db_statement(store, SP_SQL_DOCPAIR_OURS, err);
	struct gone gone = {0};
	enum sp_status status = SP_OK;
	int bound;

	if (!stmt)
		return sp_db_error(store->db, err);
	bound = sp_db_bind(stmt, 1, src_lang);
	bound |= sp_db_bind(stmt, 2, tgt_lang);
	bound |= sp_db_bind(stmt, 3, sp_buf_str(&store->program));
	/* Nothing is changed while it is read. */
	status = bound == SQLITE_OK
	    ? list_stale(store, stmt, stale, ctx, &gone, err)
	    : sp_err_set(err, SP_TOO_LARGE, "a text is too large");
	sqlite3_reset(stmt);
	if (gone.n > 0)
		sp_buf_reset(&store->last);
	for (size_t i = 0; i < gone.n && status == SP_OK; i++) {
		status = sp_db_run_ids(
		    store, SP_SQL_DOCPAIR_DROP, gone.id[i], 0, err);
		if (status == SP_OK)
			status = sp_db_run_ids(
			    store, SP_SQL_DOCPAIR_GONE, gone.id[i], 0, err);
	}
	free(gone.id);
	return status;
}
