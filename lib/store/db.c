/* SPDX-License-Identifier: MIT */
#include <spean/db.h>

#include <errno.h>
#include <string.h>

#include <spean/functions.h>

/* The pair of two documents that has these texts. */
#define REVIEW_FIND                                                            \
	"SELECT d.id, d.src, d.tgt, coalesce(p.was_src, p.src_text),"          \
	" coalesce(p.was_tgt, p.tgt_text)"                                     \
	" FROM document s CROSS JOIN document t"                               \
	" CROSS JOIN docpair d ON d.src = s.id AND d.tgt = t.id"               \
	" CROSS JOIN pair p ON p.docpair = d.id"                               \
	" WHERE s.lang = ?1 AND s.path = ?3 AND t.lang = ?2 AND t.path = ?4"   \
	" AND ?5 IN (p.src_text, p.was_src) AND ?6 IN (p.tgt_text, p.was_tgt)"

static const char *const statement[SP_SQL_STATEMENTS] = {
    [SP_SQL_BEGIN] = "BEGIN IMMEDIATE",
    [SP_SQL_COMMIT] = "COMMIT",
    [SP_SQL_ROLLBACK] = "ROLLBACK",
    [SP_SQL_SAVE] = "SAVEPOINT doc",
    [SP_SQL_RELEASE] = "RELEASE doc",
    [SP_SQL_UNDO] = "ROLLBACK TO doc",
    [SP_SQL_RUN_NEW] =
	"INSERT INTO run (program, version, settings, sum)"
	" VALUES (?1, ?2, ?3, spean_sum(?1, ?2, ?3)) RETURNING id",
    [SP_SQL_DOC_ID] = "SELECT id FROM document WHERE lang = ?1 AND path = ?2",
    [SP_SQL_DOC_NEW] =
	"INSERT INTO document (lang, path, source, sum)"
	" VALUES (?1, ?2, spean_source(NULL, ?2), spean_sum(?1, ?2, NULL,"
	" NULL, NULL, NULL, 0, NULL, spean_source(NULL, ?2))) RETURNING id",
    [SP_SQL_DOC_ORIGIN] = "SELECT origin FROM document WHERE id = ?1",
    [SP_SQL_DOC_SET] =
	"UPDATE document SET url = ?2, title = ?3, date = ?4, charset = ?5,"
	" origin = ?6, licence = coalesce(?7, licence),"
	" source = spean_source(?2, path)"
	" WHERE id = ?1",
    [SP_SQL_DOC_KNOWN] =
	"UPDATE document SET url = coalesce(url, ?2),"
	" source = spean_source(coalesce(url, ?2), path),"
	" licence = coalesce(?3, licence, ?5), date = coalesce(date, ?4)"
	" WHERE id = ?1",
    [SP_SQL_DOC_SUM] =
	"UPDATE document SET sum = " SP_SUM_DOCUMENT " WHERE id = ?1",
    [SP_SQL_DOC_DROP_PAIRS] =
	"DELETE FROM pair WHERE docpair IN (SELECT id FROM docpair"
	" WHERE (src = ?1 OR tgt = ?1) AND run <> ?2)",
    [SP_SQL_DOC_DROP_DOCPAIRS] =
	"DELETE FROM docpair WHERE (src = ?1 OR tgt = ?1) AND run <> ?2",
    [SP_SQL_DOC_DROP_META] = "DELETE FROM meta WHERE document = ?1",
    [SP_SQL_DOC_DROP_TEXT] = "DELETE FROM sentence WHERE document = ?1",
    [SP_SQL_META_NEW] =
	"INSERT INTO meta (document, key, value, sum)"
	" VALUES (?1, ?2, ?3, spean_sum(?1, ?2, ?3)) ON CONFLICT DO NOTHING",
    [SP_SQL_TEXT_NEW] = "INSERT INTO sentence (document, loc, lang, text, sum)"
			" VALUES (?1, ?2, ?3, ?4, spean_sum(?1, ?2, ?3, ?4))",
    [SP_SQL_DOCPAIR_ID] = "SELECT id FROM docpair WHERE src = ?1 AND tgt = ?2",
    [SP_SQL_DOCPAIR_NEW] =
	"INSERT INTO docpair (src, tgt, run, sum)"
	" VALUES (?1, ?2, ?3, spean_sum(?1, ?2, ?3)) RETURNING id",
    [SP_SQL_DOCPAIR_RUN] = "SELECT run FROM docpair WHERE id = ?1",
    [SP_SQL_DOCPAIR_DROP] = "DELETE FROM pair WHERE docpair = ?1",
    [SP_SQL_DOCPAIR_SET_RUN] =
	"UPDATE docpair SET run = ?2, sum = spean_sum(src, tgt, ?2)"
	" WHERE id = ?1",
    [SP_SQL_DOCPAIR_OURS] =
	"SELECT p.id, s.path, t.path FROM docpair p JOIN document s"
	" ON s.id = p.src JOIN document t ON t.id = p.tgt JOIN run r"
	" ON r.id = p.run WHERE s.lang = ?1 AND t.lang = ?2"
	" AND r.program = ?3",
    [SP_SQL_DOCPAIR_GONE] = "DELETE FROM docpair WHERE id = ?1",
    [SP_SQL_PAIR_NEW] =
	"INSERT INTO pair (docpair, src_loc, tgt_loc, copy, n_src, n_tgt,"
	" score, src_text, tgt_text, more, tags, verdict, was_src, was_tgt,"
	" sum) VALUES (?1, ?2, ?3,"
	" ifnull((SELECT copy + 1 FROM pair WHERE docpair = ?1"
	"  AND src_loc = ?2 AND tgt_loc = ?3 ORDER BY copy DESC LIMIT 1), 0),"
	" ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,"
	" spean_sum(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13))",
    [SP_SQL_PAIR_LAST] = "SELECT ifnull(max(id), 0) FROM pair",
    [SP_SQL_PAIR_SAME] =
	"SELECT 1 FROM pair WHERE docpair = ?1 AND src_loc = ?2"
	" AND tgt_loc = ?3 AND ?4 IN (src_text, was_src)"
	" AND ?5 IN (tgt_text, was_tgt) AND id <= ?6 LIMIT 1",
    [SP_SQL_VERDICTS] = "SELECT EXISTS (SELECT 1 FROM verdict)",
    [SP_SQL_VERDICT] =
	"SELECT v.verdict, v.fixed_src, v.fixed_tgt FROM docpair d"
	" CROSS JOIN verdict v ON v.src = d.src AND v.tgt = d.tgt"
	" WHERE d.id = ?1 AND v.src_text = ?2 AND v.tgt_text = ?3",
    [SP_SQL_VERDICT_PUT] =
	"INSERT INTO verdict (src, tgt, src_text, tgt_text, verdict,"
	" fixed_src, fixed_tgt, reviewer, note, sum)"
	" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,"
	"  spean_sum(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))"
	" ON CONFLICT (src, tgt, src_text, tgt_text) DO UPDATE SET"
	" verdict = excluded.verdict, fixed_src = excluded.fixed_src,"
	" fixed_tgt = excluded.fixed_tgt, reviewer = excluded.reviewer,"
	" note = excluded.note, sum = excluded.sum",
    [SP_SQL_VERDICT_DROP] =
	"DELETE FROM verdict WHERE src = ?1 AND tgt = ?2 AND src_text = ?3"
	" AND tgt_text = ?4",
    [SP_SQL_REVIEW_FIND_HERE] =
	REVIEW_FIND " AND p.src_loc = ?7 AND p.tgt_loc = ?8 LIMIT 1",
    [SP_SQL_REVIEW_FIND] = REVIEW_FIND " LIMIT 1",
    [SP_SQL_REVIEW_MARK] =
	"INSERT OR IGNORE INTO temp.spean_reviewed (docpair) VALUES (?1)",
    [SP_SQL_HAS] =
	"SELECT 1 FROM document s JOIN document t JOIN docpair p"
	" ON p.src = s.id AND p.tgt = t.id JOIN run r ON r.id = p.run"
	" WHERE s.lang = ?1 AND t.lang = ?2 AND s.path = ?3 AND t.path = ?4"
	" AND s.origin = ?5 AND t.origin = ?6 AND r.program = ?7"
	" AND r.version = ?8 AND r.settings = ?9",
    [SP_SQL_HAS_DOC] =
	"SELECT 1 FROM document WHERE lang = ?1 AND path = ?2 AND origin = ?3"
	" AND NOT EXISTS (SELECT 1 FROM run WHERE program <> ?4"
	" OR version <> ?5 OR settings <> ?6)",
    [SP_SQL_COUNT_DOCS] = "SELECT count(*) FROM document WHERE lang = ?1",
};

/* What is wrong with the file or its folder, and what to do. */
static const char *
what_to_do(int code)
{
	switch (code) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return "the database is in use by another program: try again "
		       "when that is done";
	case SQLITE_CORRUPT_VTAB:
		return "the index of texts is damaged: 'spean-store verify "
		       "--reindex' makes it anew";
	case SQLITE_CORRUPT:
		return "the database is damaged: put a copy in its place, or "
		       "build it anew; 'spean-store verify' tells what is "
		       "damaged";
	case SQLITE_FULL:
		return "no space left on the disk, or where temporary files "
		       "go: make room and run this again";
	case SQLITE_READONLY:
		return "the database may only be read: see whether the file "
		       "and its folder may be written to";
	case SQLITE_PROTOCOL:
		return "the database cannot be locked where it is: keep it on "
		       "a disk of this machine";
	default:
		return NULL;
	}
}

/* SQLite's own words do not say what the system said. */
static enum sp_status
of_system(sqlite3 *db, const char *what, struct sp_err *err)
{
	int why = sqlite3_system_errno(db);

	return sp_err_set(err, SP_IO, "%s: %s", what,
	    why ? strerror(why) : sqlite3_errmsg(db));
}

enum sp_status
sp_db_error(sqlite3 *db, struct sp_err *err)
{
	enum sp_status status = SP_IO;
	int code = sqlite3_errcode(db) & 0xFF;
	const char *words;

	if (code == SQLITE_IOERR && sqlite3_system_errno(db) == ENOSPC)
		code = SQLITE_FULL;
	words = what_to_do(sqlite3_extended_errcode(db) == SQLITE_CORRUPT_VTAB
		? SQLITE_CORRUPT_VTAB
		: code);

	switch (code) {
	case SQLITE_NOMEM:
		return sp_err_set(err, SP_NOMEM, "out of memory");
	case SQLITE_NOTADB:
		return sp_err_set(err, SP_BAD_MODEL, "not a Spean database");
	case SQLITE_IOERR:
		return of_system(db, "cannot read or write", err);
	case SQLITE_CANTOPEN:
		return of_system(db, "cannot open what is beside it", err);
	case SQLITE_CORRUPT:
		status = SP_BAD_MODEL;
		break;
	case SQLITE_TOOBIG:
		status = SP_TOO_LARGE;
		break;
	default:
		break;
	}
	return sp_err_set(
	    err, status, "%s", words ? words : sqlite3_errmsg(db));
}

enum sp_status
sp_db_exec(sqlite3 *db, const char *sql, struct sp_err *err)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return sp_db_error(db, err);
	return SP_OK;
}

enum sp_status
sp_db_prepare(
    sqlite3 *db, sqlite3_stmt **stmt, const char *sql, struct sp_err *err)
{
	if (!*stmt &&
	    sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, stmt,
		NULL) != SQLITE_OK)
		return sp_db_error(db, err);
	return SP_OK;
}

int
sp_db_bind(sqlite3_stmt *stmt, int i, struct sp_str text)
{
	return sqlite3_bind_text64(
	    stmt, i, text.s ? text.s : "", text.n, SQLITE_STATIC, SQLITE_UTF8);
}

struct sp_str
sp_db_text(sqlite3_stmt *stmt, int i)
{
	const void *text = sqlite3_column_text(stmt, i);

	return (struct sp_str){text, (size_t)sqlite3_column_bytes(stmt, i)};
}

/* Nothing but its size keeps a text from being bound. */
static enum sp_status
too_large(struct sp_err *err)
{
	return sp_err_set(err, SP_TOO_LARGE, "a text is too large");
}

enum sp_status
sp_db_run(sqlite3_stmt *stmt, int bound, struct sp_err *err)
{
	enum sp_status status = SP_OK;

	if (bound != SQLITE_OK)
		return too_large(err);
	if (sqlite3_step(stmt) != SQLITE_DONE)
		status = sp_db_error(sqlite3_db_handle(stmt), err);
	sqlite3_reset(stmt);
	return status;
}

enum sp_status
sp_db_number(sqlite3_stmt *stmt, int bound, int64_t *number, bool *found,
    struct sp_err *err)
{
	enum sp_status status = SP_OK;
	int code;

	*found = false;
	if (bound != SQLITE_OK)
		return too_large(err);
	code = sqlite3_step(stmt);
	if (code == SQLITE_ROW) {
		*found = true;
		*number = sqlite3_column_int64(stmt, 0);
		code = sqlite3_step(stmt);
	}
	if (code != SQLITE_DONE)
		status = sp_db_error(sqlite3_db_handle(stmt), err);
	sqlite3_reset(stmt);
	return status;
}

sqlite3_stmt *
sp_db_statement(struct sp_store *store, int which, struct sp_err *err)
{
	sp_db_prepare(store->db, &store->stmt[which], statement[which], err);
	return store->stmt[which];
}

enum sp_status
sp_db_run_plain(struct sp_store *store, int which, struct sp_err *err)
{
	sqlite3_stmt *stmt = sp_db_statement(store, which, err);

	return stmt ? sp_db_run(stmt, SQLITE_OK, err)
		    : sp_db_error(store->db, err);
}

enum sp_status
sp_db_run_ids(struct sp_store *store, int which, int64_t id, int64_t second,
    struct sp_err *err)
{
	sqlite3_stmt *stmt = sp_db_statement(store, which, err);
	int bound;

	if (!stmt)
		return sp_db_error(store->db, err);
	bound = sqlite3_bind_int64(stmt, 1, id);
	if (sqlite3_bind_parameter_count(stmt) > 1)
		bound |= sqlite3_bind_int64(stmt, 2, second);
	return sp_db_run(stmt, bound, err);
}

enum sp_status
sp_db_number_by_id(struct sp_store *store, int which, int64_t id,
    int64_t *number, struct sp_err *err)
{
	sqlite3_stmt *stmt = sp_db_statement(store, which, err);
	bool found;

	if (!stmt)
		return sp_db_error(store->db, err);
	return sp_db_number(
	    stmt, sqlite3_bind_int64(stmt, 1, id), number, &found, err);
}

int
sp_db_bind_run(const struct sp_store *store, sqlite3_stmt *stmt, int first)
{
	return sp_db_bind(stmt, first, sp_buf_str(&store->program)) |
	    sp_db_bind(stmt, first + 1, sp_buf_str(&store->version)) |
	    sp_db_bind(stmt, first + 2, sp_buf_str(&store->settings));
}
