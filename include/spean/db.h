/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_DB_H
#define SPEAN_DB_H

#include <stdbool.h>
#include <stdint.h>

#include <sqlite3.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/str.h>

/*
 * The door to SQLite, for lib/store alone: a Spean database with its schema,
 * and statements whose failures become statuses.
 *
 *     document ◀── sentence, meta, verdict (two)
 *        ▲▲
 *        └┴── docpair ◀── pair
 *               │
 *               ▼
 *              run
 */

/* The statements of a writer, prepared when first needed. */
enum {
	SP_SQL_BEGIN,
	SP_SQL_COMMIT,
	SP_SQL_ROLLBACK,
	SP_SQL_SAVE,
	SP_SQL_RELEASE,
	SP_SQL_UNDO,
	SP_SQL_RUN_NEW,
	SP_SQL_DOC_ID,
	SP_SQL_DOC_NEW,
	SP_SQL_DOC_ORIGIN,
	SP_SQL_DOC_SET,
	SP_SQL_DOC_KNOWN,
	SP_SQL_DOC_SUM,
	SP_SQL_DOC_DROP_PAIRS,
	SP_SQL_DOC_DROP_DOCPAIRS,
	SP_SQL_DOC_DROP_META,
	SP_SQL_DOC_DROP_TEXT,
	SP_SQL_META_NEW,
	SP_SQL_TEXT_NEW,
	SP_SQL_DOCPAIR_ID,
	SP_SQL_DOCPAIR_NEW,
	SP_SQL_DOCPAIR_RUN,
	SP_SQL_DOCPAIR_DROP,
	SP_SQL_DOCPAIR_SET_RUN,
	SP_SQL_DOCPAIR_OURS,
	SP_SQL_DOCPAIR_GONE,
	SP_SQL_PAIR_NEW,
	SP_SQL_PAIR_LAST,
	SP_SQL_PAIR_SAME,
	SP_SQL_VERDICTS,
	SP_SQL_VERDICT,
	SP_SQL_VERDICT_PUT,
	SP_SQL_VERDICT_DROP,
	SP_SQL_REVIEW_FIND_HERE,
	SP_SQL_REVIEW_FIND,
	SP_SQL_REVIEW_MARK,
	SP_SQL_HAS,
	SP_SQL_HAS_DOC,
	SP_SQL_COUNT_DOCS,
	SP_SQL_STATEMENTS
};

/* What store.h calls a store. */
struct sp_store {
	sqlite3 *db;
	sqlite3_stmt *stmt[SP_SQL_STATEMENTS];
	struct sp_buf program, version, settings;
	bool named; /* a run was begun, and */
	bool running; /* it stands in the database, as */
	int64_t run;
	/* The pair of documents put last: most often the next is of it too. */
	struct sp_buf last; /* its languages and documents; empty: none */
	int64_t docpair;
	/* The transaction: whether the run stood there before it, and the pairs
	 * up to which id (found when first needed). */
	bool was_running, counted;
	int64_t before;
	struct sp_buf licence, tags; /* of what is put */
	bool asked, judged; /* verdicts were looked for; there are some */
	struct sp_buf text; /* scratch */
};

enum sp_db_mode {
	SP_DB_READ,
	SP_DB_CHANGE, /* brought up to date where it is older */
	SP_DB_MAKE /* as that, and made where it is not there */
};

/* Open path.  Statuses as sp_store_open; *db is NULL on failure. */
enum sp_status sp_db_open(
    const char *path, enum sp_db_mode mode, sqlite3 **db, struct sp_err *err);

/* An empty one of the present schema, in memory; NULL on failure. */
enum sp_status sp_db_new(sqlite3 **db, struct sp_err *err);

/* A copy, page by page, in a nameless file; NULL on failure. */
enum sp_status sp_db_copy(sqlite3 *from, sqlite3 **db, struct sp_err *err);

/* The last failure of db as a status, in words. */
enum sp_status sp_db_error(sqlite3 *db, struct sp_err *err);

/* Run statements that give no rows. */
enum sp_status sp_db_exec(sqlite3 *db, const char *sql, struct sp_err *err);

/* Prepare sql into *stmt where it is NULL yet. */
enum sp_status sp_db_prepare(
    sqlite3 *db, sqlite3_stmt **stmt, const char *sql, struct sp_err *err);

/* Bind text to place i (from 1); it stays the caller's and must hold until
 * the statement is reset.  {NULL, 0} is the empty text.  An SQLite code. */
int sp_db_bind(sqlite3_stmt *stmt, int i, struct sp_str text);

/* The text in column i (from 0) of the row; {NULL, 0} for NULL. */
struct sp_str sp_db_text(sqlite3_stmt *stmt, int i);

/* Run a statement without rows, whose bindings gave `bound`; reset it. */
enum sp_status sp_db_run(sqlite3_stmt *stmt, int bound, struct sp_err *err);

/* Run a statement that gives one row of one number, or none; *found tells.
 * Resets it. */
enum sp_status sp_db_number(sqlite3_stmt *stmt, int bound, int64_t *number,
    bool *found, struct sp_err *err);

/* The statement `which`, reset; NULL on failure, which sp_db_error tells. */
sqlite3_stmt *sp_db_statement(
    struct sp_store *store, int which, struct sp_err *err);

/* Run a statement that takes nothing, or one or two ids. */
enum sp_status sp_db_run_plain(
    struct sp_store *store, int which, struct sp_err *err);
enum sp_status sp_db_run_ids(struct sp_store *store, int which, int64_t id,
    int64_t second, struct sp_err *err);

/* The number that a statement finds by an id; untouched where there is none. */
enum sp_status sp_db_number_by_id(struct sp_store *store, int which, int64_t id,
    int64_t *number, struct sp_err *err);

/* Bind what the run is to three places from `first`.  An SQLite code. */
int sp_db_bind_run(const struct sp_store *store, sqlite3_stmt *stmt, int first);

#endif
