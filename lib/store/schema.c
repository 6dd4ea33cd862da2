/* SPDX-License-Identifier: MIT */
#include <spean/db.h>

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <spean/fts.h>
#include <spean/functions.h>

#define APPLICATION_ID 0x53504541 /* "SPEA" */
#define LOCK_WAIT_MS   10000

/*
 * What makes version N + 1 of the schema out of version N.  Never change an
 * entry that was released: add one.
 *
 * Sentences and pairs stand in the order of their ids.  A score is a multiple
 * of 1e-4, as records have it, so that it is the same whichever way it came.
 * copy counts the records before that name the same place, which is 0 for all
 * that an aligner makes: there each sentence stands in one record.
 */
static const char *const schema[] = {
    "CREATE TABLE run ("
    " id INTEGER PRIMARY KEY,"
    " program TEXT NOT NULL,"
    " version TEXT NOT NULL,"
    " settings TEXT NOT NULL"
    ") STRICT;"
    "CREATE TABLE document ("
    " id INTEGER PRIMARY KEY,"
    " lang TEXT NOT NULL COLLATE NOCASE,"
    " path TEXT NOT NULL,"
    " url TEXT,"
    " title TEXT,"
    " date TEXT,"
    " charset TEXT,"
    " origin INTEGER NOT NULL DEFAULT 0,"
    " UNIQUE (lang, path)"
    ") STRICT;"
    "CREATE TABLE meta ("
    " document INTEGER NOT NULL REFERENCES document,"
    " key TEXT NOT NULL,"
    " value TEXT NOT NULL,"
    " PRIMARY KEY (document, key)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE sentence ("
    " id INTEGER PRIMARY KEY,"
    " document INTEGER NOT NULL REFERENCES document,"
    " loc TEXT NOT NULL,"
    " lang TEXT NOT NULL COLLATE NOCASE,"
    " text TEXT NOT NULL,"
    " UNIQUE (document, loc)"
    ") STRICT;"
    "CREATE TABLE docpair ("
    " id INTEGER PRIMARY KEY,"
    " src INTEGER NOT NULL REFERENCES document,"
    " tgt INTEGER NOT NULL REFERENCES document,"
    " run INTEGER NOT NULL REFERENCES run,"
    " UNIQUE (src, tgt)"
    ") STRICT;"
    "CREATE INDEX docpair_tgt ON docpair (tgt);"
    "CREATE TABLE pair ("
    " id INTEGER PRIMARY KEY,"
    " docpair INTEGER NOT NULL REFERENCES docpair,"
    " src_loc TEXT NOT NULL,"
    " tgt_loc TEXT NOT NULL,"
    " copy INTEGER NOT NULL,"
    " n_src INTEGER NOT NULL,"
    " n_tgt INTEGER NOT NULL,"
    " score REAL NOT NULL,"
    " src_text TEXT NOT NULL,"
    " tgt_text TEXT NOT NULL,"
    " more TEXT,"
    " UNIQUE (docpair, src_loc, tgt_loc, copy)"
    ") STRICT;",

    /* The texts are read where they stand.  Triggers keep the index right
     * whoever writes, and have who lacks the tokenizer fail instead of leaving
     * it wrong. */
    "CREATE VIRTUAL TABLE text_index USING fts5 (src_text, tgt_text,"
    " content = 'pair', content_rowid = 'id', tokenize = 'spean');"
    "INSERT INTO text_index (text_index, rank) VALUES ('hashsize', 8388608);"
    "INSERT INTO text_index (rowid, src_text, tgt_text)"
    " SELECT id, src_text, tgt_text FROM pair"
    " WHERE src_text <> '' OR tgt_text <> '' ORDER BY id;"
    "CREATE TRIGGER pair_put AFTER INSERT ON pair"
    " WHEN new.src_text <> '' OR new.tgt_text <> '' BEGIN"
    "  INSERT INTO text_index (rowid, src_text, tgt_text)"
    "   VALUES (new.id, new.src_text, new.tgt_text);"
    "END;"
    "CREATE TRIGGER pair_gone AFTER DELETE ON pair"
    " WHEN old.src_text <> '' OR old.tgt_text <> '' BEGIN"
    "  INSERT INTO text_index (text_index, rowid, src_text, tgt_text)"
    "   VALUES ('delete', old.id, old.src_text, old.tgt_text);"
    "END;"
    "CREATE TRIGGER pair_other AFTER UPDATE OF id, src_text, tgt_text ON pair"
    " BEGIN"
    "  INSERT INTO text_index (text_index, rowid, src_text, tgt_text)"
    "   SELECT 'delete', old.id, old.src_text, old.tgt_text"
    "   WHERE old.src_text <> '' OR old.tgt_text <> '';"
    "  INSERT INTO text_index (rowid, src_text, tgt_text)"
    "   SELECT new.id, new.src_text, new.tgt_text"
    "   WHERE new.src_text <> '' OR new.tgt_text <> '';"
    "END;",

    /* What a reviewer said is kept by what the pair says and where it is from,
     * so that it comes back with the pair when that is made again: was_src and
     * was_tgt are the texts of a pair that were fixed. */
    "ALTER TABLE run ADD COLUMN sum INTEGER;"
    "ALTER TABLE document ADD COLUMN licence TEXT;"
    "ALTER TABLE document ADD COLUMN source TEXT;"
    "ALTER TABLE document ADD COLUMN sum INTEGER;"
    "ALTER TABLE meta ADD COLUMN sum INTEGER;"
    "ALTER TABLE sentence ADD COLUMN sum INTEGER;"
    "ALTER TABLE docpair ADD COLUMN sum INTEGER;"
    "ALTER TABLE pair ADD COLUMN tags TEXT;"
    "ALTER TABLE pair ADD COLUMN verdict TEXT;"
    "ALTER TABLE pair ADD COLUMN was_src TEXT;"
    "ALTER TABLE pair ADD COLUMN was_tgt TEXT;"
    "ALTER TABLE pair ADD COLUMN sum INTEGER;"
    "CREATE TABLE verdict ("
    " id INTEGER PRIMARY KEY,"
    " src INTEGER NOT NULL REFERENCES document,"
    " tgt INTEGER NOT NULL REFERENCES document,"
    " src_text TEXT NOT NULL,"
    " tgt_text TEXT NOT NULL,"
    " verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'reject', 'fix')),"
    " fixed_src TEXT NOT NULL,"
    " fixed_tgt TEXT NOT NULL,"
    " reviewer TEXT,"
    " note TEXT,"
    " sum INTEGER,"
    " UNIQUE (src, tgt, src_text, tgt_text)"
    ") STRICT;"
    "CREATE INDEX verdict_tgt ON verdict (tgt);"
    "UPDATE document SET source = spean_source(url, path);"
    "UPDATE run SET sum = " SP_SUM_RUN ";"
    "UPDATE document SET sum = " SP_SUM_DOCUMENT ";"
    "UPDATE meta SET sum = " SP_SUM_META ";"
    "UPDATE sentence SET sum = " SP_SUM_SENTENCE ";"
    "UPDATE docpair SET sum = " SP_SUM_DOCPAIR ";"
    "UPDATE pair SET sum = " SP_SUM_PAIR ";",
};

#define VERSION ((int64_t)(sizeof(schema) / sizeof(schema[0])))

static enum sp_status
read_number(sqlite3 *db, const char *sql, int64_t *number, struct sp_err *err)
{
	sqlite3_stmt *stmt = NULL;
	enum sp_status status = sp_db_prepare(db, &stmt, sql, err);
	bool found;

	*number = 0;
	if (status == SP_OK)
		status = sp_db_number(stmt, SQLITE_OK, number, &found, err);
	sqlite3_finalize(stmt);
	return status;
}

/* What it says of itself, of one moment: another may be making it. */
static enum sp_status
read_marks(sqlite3 *db, int64_t *id, int64_t *version, int64_t *tables,
    struct sp_err *err)
{
	enum sp_status status = sp_db_exec(db, "SAVEPOINT marks", err);

	if (status != SP_OK)
		return status;
	status = read_number(db, "PRAGMA application_id", id, err);
	if (status == SP_OK)
		status = read_number(db, "PRAGMA user_version", version, err);
	if (status == SP_OK)
		status = read_number(
		    db, "SELECT count(*) FROM sqlite_schema", tables, err);
	/* Where it failed it is closed, and asked why before. */
	return status == SP_OK ? sp_db_exec(db, "RELEASE marks", err) : status;
}

/* The version of a Spean database, 0 for an empty one. */
static enum sp_status
read_version(sqlite3 *db, int64_t *version, struct sp_err *err)
{
	int64_t id = 0, tables = 0;
	enum sp_status status = read_marks(db, &id, version, &tables, err);

	if (status != SP_OK)
		return status;
	if (id != APPLICATION_ID && (id || *version || tables))
		return sp_err_set(err, SP_BAD_MODEL, "not a Spean database");
	if (*version > VERSION)
		return sp_err_set(err, SP_BAD_MODEL,
		    "made by a newer Spean: it has version %lld, and %lld is "
		    "the last that this one knows",
		    (long long)*version, (long long)VERSION);
	return SP_OK;
}

static enum sp_status
make(sqlite3 *db, int64_t version, struct sp_err *err)
{
	enum sp_status status = SP_OK;

	for (int64_t v = version; v < VERSION && status == SP_OK; v++)
		status = sp_db_exec(db, schema[v], err);
	return status;
}

static enum sp_status
migrate(sqlite3 *db, struct sp_err *err)
{
	int64_t version = 0;
	char mark[96];
	enum sp_status status = sp_db_exec(db, "BEGIN IMMEDIATE", err);

	/* Another writer may have done it meanwhile: look again. */
	if (status == SP_OK)
		status = read_version(db, &version, err);
	if (status == SP_OK)
		status = make(db, version, err);
	sqlite3_snprintf(sizeof(mark), mark,
	    "PRAGMA application_id = %d; PRAGMA user_version = %d",
	    APPLICATION_ID, (int)VERSION);
	if (status == SP_OK)
		status = sp_db_exec(db, mark, err);
	if (status == SP_OK)
		status = sp_db_exec(db, "COMMIT", err);
	return status;
}

static enum sp_status
set_functions(sqlite3 *db, struct sp_err *err)
{
	enum sp_status status = sp_fts_register(db, err);

	return status == SP_OK ? sp_functions_register(db, err) : status;
}

/*
 * With a log beside the file (WAL) others can read meanwhile, and commits are
 * cheap; whoever is the last to close puts it away.  SQLite does not wait here
 * for others that do the same: it might be for ever.
 */
static enum sp_status
keep_log(sqlite3 *db, struct sp_err *err)
{
	static const char sql[] = "PRAGMA journal_mode = WAL";
	int code = sqlite3_exec(db, sql, NULL, NULL, NULL);

	for (int ms = 0; (code & 0xFF) == SQLITE_BUSY && ms < LOCK_WAIT_MS;
	     ms += 20) {
		sqlite3_sleep(20);
		code = sqlite3_exec(db, sql, NULL, NULL, NULL);
	}
	return code == SQLITE_OK ? SP_OK : sp_db_error(db, err);
}

static enum sp_status
set_up(sqlite3 *db, enum sp_db_mode mode, struct sp_err *err)
{
	int64_t version = 0;
	enum sp_status status;

	sqlite3_extended_result_codes(db, 1);
	sqlite3_busy_timeout(db, LOCK_WAIT_MS);
	status = set_functions(db, err);
	if (status == SP_OK)
		status = read_version(db, &version, err);
	if (status != SP_OK)
		return status;
	if (mode != SP_DB_MAKE && version == 0)
		return sp_err_set(err, SP_BAD_MODEL, "not a Spean database");
	if (mode == SP_DB_READ && version < VERSION)
		return sp_err_set(err, SP_BAD_MODEL,
		    "made by an older Spean: opening it to write brings it up "
		    "to date");
	if (mode == SP_DB_READ)
		return sp_db_exec(db, "PRAGMA query_only = ON", err);
	status = keep_log(db, err);
	if (status == SP_OK)
		status = sp_db_exec(db,
		    "PRAGMA synchronous = NORMAL;"
		    "PRAGMA cache_size = -16000;"
		    "PRAGMA foreign_keys = ON",
		    err);
	return status == SP_OK && version < VERSION ? migrate(db, err) : status;
}

/*
 * The URI of a file.  SQLite takes some plain names for something else than
 * files, and only a URI can say that nobody will change it.
 */
static const char *
file_uri(const char *path, bool immutable, struct sp_buf *out)
{
	sp_buf_reset(out);
	sp_buf_add(out, SP_STR("file:"));
	if (path[0] != '/')
		sp_buf_add(out, SP_STR("./"));
	for (; *path; path++)
		if (strchr("%?#", *path))
			sp_buf_addf(out, "%%%02X", (unsigned)*path);
		else
			sp_buf_addc(out, *path);
	if (immutable)
		sp_buf_add(out, SP_STR("?immutable=1"));
	return sp_buf_c(out);
}

/* Where a file is to be made, its folder may be what is in the way. */
static int
why_not_made(const char *path)
{
	const char *slash = strrchr(path, '/');
	struct sp_buf folder = {0};
	int why = ENOENT;

	sp_buf_add(&folder, SP_STR("."));
	if (slash) {
		sp_buf_reset(&folder);
		sp_buf_add(
		    &folder, (struct sp_str){path, (size_t)(slash - path) + 1});
	}
	if (sp_buf_c(&folder) && access(folder.s, W_OK) != 0)
		why = errno;
	sp_buf_release(&folder);
	return why;
}

/* SQLite itself says no more than "unable to open". */
static enum sp_status
cannot_open(const char *path, bool make, sqlite3 *db, struct sp_err *err)
{
	int why = db ? sqlite3_system_errno(db) : ENOMEM;
	struct stat st;

	if (db && sqlite3_errcode(db) == SQLITE_NOMEM)
		why = ENOMEM;
	if (why == ENOMEM)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		why = EISDIR;
	if (why == ENOENT && make)
		why = why_not_made(path);
	return sp_err_set(err, SP_IO, "cannot open: %s",
	    why ? strerror(why) : sqlite3_errmsg(db));
}

static enum sp_status
open_once(const char *path, enum sp_db_mode mode, bool immutable, sqlite3 **db,
    struct sp_err *err)
{
	int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX |
	    (immutable ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) |
	    (mode == SP_DB_MAKE ? SQLITE_OPEN_CREATE : 0);
	struct sp_buf buf = {0};
	const char *uri = file_uri(path, immutable, &buf);
	enum sp_status status = SP_OK;

	if (!uri)
		status = sp_buf_status(&buf, err);
	else if (sqlite3_open_v2(uri, db, flags, NULL) != SQLITE_OK)
		status = cannot_open(path, mode == SP_DB_MAKE, *db, err);
	else
		status = set_up(*db, mode, err);
	sp_buf_release(&buf);
	return status;
}

/* A reader too keeps notes beside the file, which it cannot in a folder that
 * may not be written; nor can anybody else then.  A log must not be there. */
static bool
lies_still(const char *path, bool *log_there)
{
	struct sp_buf log = {0};
	struct stat st;
	bool still = false;

	sp_buf_add(&log, sp_str_c(path));
	sp_buf_add(&log, SP_STR("-wal"));
	if (sp_buf_c(&log) && stat(path, &st) == 0 && S_ISREG(st.st_mode)) {
		*log_there = stat(log.s, &st) == 0 && st.st_size > 0;
		still = !*log_there;
	}
	sp_buf_release(&log);
	return still;
}

enum sp_status
sp_db_open(
    const char *path, enum sp_db_mode mode, sqlite3 **db, struct sp_err *err)
{
	enum sp_status status;
	bool log_there = false;
	int code;

	*db = NULL;
	status = open_once(path, mode, false, db, err);
	code = *db ? sqlite3_errcode(*db) & 0xFF : SQLITE_NOMEM;
	if (status == SP_IO && mode == SP_DB_READ &&
	    (code == SQLITE_CANTOPEN || code == SQLITE_READONLY) &&
	    lies_still(path, &log_there)) {
		sqlite3_close(*db);
		*db = NULL;
		status = open_once(path, mode, true, db, err);
	}
	if (log_there)
		sp_err_set(err, SP_IO,
		    "part of it is in the file beside it that ends in -wal: "
		    "copy both to a folder that may be written to");
	if (status != SP_OK) {
		sqlite3_close(*db);
		*db = NULL;
	}
	return status;
}

/* Without locks, log or cache to speak of. */
static enum sp_status
open_bare(const char *name, sqlite3 **db, struct sp_err *err)
{
	int flags =
	    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;

	if (sqlite3_open_v2(name, db, flags, NULL) != SQLITE_OK)
		return cannot_open(name, false, *db, err);
	sqlite3_extended_result_codes(*db, 1);
	return set_functions(*db, err);
}

enum sp_status
sp_db_new(sqlite3 **db, struct sp_err *err)
{
	enum sp_status status = open_bare(":memory:", db, err);

	if (status == SP_OK)
		status = make(*db, 0, err);
	if (status != SP_OK) {
		sqlite3_close(*db);
		*db = NULL;
	}
	return status;
}

enum sp_status
sp_db_copy(sqlite3 *from, sqlite3 **db, struct sp_err *err)
{
	enum sp_status status = open_bare("", db, err);
	sqlite3_backup *copy = NULL;

	if (status == SP_OK) {
		copy = sqlite3_backup_init(*db, "main", from, "main");
		if (copy)
			sqlite3_backup_step(copy, -1);
		if (!copy || sqlite3_backup_finish(copy) != SQLITE_OK)
			status = sp_db_error(*db, err);
	}
	if (status != SP_OK) {
		sqlite3_close(*db);
		*db = NULL;
	}
	return status;
}
