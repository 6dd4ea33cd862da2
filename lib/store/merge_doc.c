/* SPDX-License-Identifier: MIT */
#include <spean/merge_work.h>

/* The columns of SP_MERGE_DOCS, which are also places of the statements, and
 * those of SP_MERGE_DOC_OURS. */
enum { LANG, PATH, URL, TITLE, DATE, CHARSET, ORIGIN, LICENCE, ID, FULL };
enum { OUR_URL, OUR_DATE, OUR_LICENCE, OUR_ORIGIN, OUR_FULL, OUR_DIGEST };

static enum sp_status
map(struct sp_merge_work *work, int which, int64_t theirs, int64_t ours,
    struct sp_err *err)
{
	sqlite3_stmt *stmt = sp_merge_statement(work, which, err);

	if (!stmt)
		return sp_merge_error(work, which, err);
	return sp_db_run(stmt,
	    sqlite3_bind_int64(stmt, 1, theirs) |
		sqlite3_bind_int64(stmt, 2, ours),
	    err);
}

/* The number that a statement gives of the first n columns of a row. */
static enum sp_status
find(struct sp_merge_work *work, int which, sqlite3_stmt *row, int n,
    int64_t *id, bool *found, struct sp_err *err)
{
	sqlite3_stmt *stmt = sp_merge_statement(work, which, err);

	if (!stmt)
		return sp_merge_error(work, which, err);
	return sp_db_number(
	    stmt, sp_merge_bind(stmt, 1, row, 0, n), id, found, err);
}

static enum sp_status
one_run(struct sp_merge_work *work, sqlite3_stmt *row, struct sp_err *err)
{
	int64_t id = 0;
	bool found;
	enum sp_status status =
	    find(work, SP_MERGE_RUN_FIND, row, 3, &id, &found, err);

	if (status == SP_OK && !found) {
		sqlite3_stmt *stmt =
		    sp_db_statement(work->store, SP_SQL_RUN_NEW, err);

		if (!stmt)
			return sp_db_error(work->store->db, err);
		status = sp_db_number(
		    stmt, sp_merge_bind(stmt, 1, row, 0, 3), &id, &found, err);
	}
	if (status != SP_OK)
		return status;
	return map(
	    work, SP_MERGE_RUN_MAP, sqlite3_column_int64(row, 3), id, err);
}

static enum sp_status
put_part(struct sp_merge_work *work, int which, sqlite3_stmt *row, int n,
    struct sp_err *err)
{
	sqlite3_stmt *stmt = sp_merge_statement(work, which, err);
	int bound;

	if (!stmt)
		return sp_merge_error(work, which, err);
	bound = sp_merge_bind(stmt, 1, row, 0, n);
	bound |= sqlite3_bind_int64(stmt, n + 1, work->doc);
	return sp_db_run(stmt, bound, err);
}

static enum sp_status
one_meta(struct sp_merge_work *work, sqlite3_stmt *row, struct sp_err *err)
{
	return put_part(work, SP_MERGE_META_NEW, row, 2, err);
}

static enum sp_status
one_text(struct sp_merge_work *work, sqlite3_stmt *row, struct sp_err *err)
{
	return put_part(work, SP_MERGE_TEXT_NEW, row, 3, err);
}

/* Put what the other database has in a document. */
static enum sp_status
put_parts(struct sp_merge_work *work, sqlite3_stmt *row, int64_t id,
    struct sp_err *err)
{
	static const int which[2] = {SP_MERGE_META, SP_MERGE_TEXT};
	static sp_merge_row_fn *const one[2] = {one_meta, one_text};
	enum sp_status status = SP_OK;

	work->doc = id;
	for (size_t i = 0; i < 2 && status == SP_OK; i++) {
		sqlite3_stmt *stmt = sp_merge_statement(work, which[i], err);

		if (!stmt)
			return sp_merge_error(work, which[i], err);
		sqlite3_bind_int64(stmt, 1, sqlite3_column_int64(row, ID));
		status = sp_merge_each(work, which[i], one[i], err);
	}
	work->documents++;
	return status;
}

static enum sp_status
tell(struct sp_merge_work *work, sqlite3_stmt *row, const char *how,
    struct sp_err *err)
{
	sp_buf_add(&work->text, SP_STR("document "));
	sp_buf_add(&work->text, sp_db_text(row, PATH));
	sp_buf_add(&work->text, sp_str_c(how));
	return sp_merge_tell(work, err);
}

static bool
is_null(sqlite3_stmt *row, int column)
{
	return sqlite3_column_type(row, column) == SQLITE_NULL;
}

/* URL, date and licence: what only one knows both shall. */
static enum sp_status
fill(struct sp_merge_work *work, sqlite3_stmt *row, sqlite3_stmt *ours,
    int64_t id, struct sp_err *err)
{
	static const int their[3] = {URL, DATE, LICENCE};
	sqlite3_stmt *stmt = sp_merge_statement(work, SP_MERGE_DOC_FILL, err);
	bool differs = false, changes = false;
	enum sp_status status = SP_OK;
	int bound;

	if (!stmt)
		return sp_merge_error(work, SP_MERGE_DOC_FILL, err);
	bound = sqlite3_bind_int64(stmt, 4, id);
	for (int i = 0; i < 3; i++) {
		bool other = !is_null(row, their[i]) &&
		    !sp_merge_same(row, their[i], ours, OUR_URL + i);
		bool known = !is_null(ours, OUR_URL + i);
		bool take = other && (!known || work->theirs);

		differs |= other && known;
		changes |= take;
		bound |= take
		    ? sp_merge_bind(stmt, i + 1, row, their[i], 1)
		    : sp_merge_bind(stmt, i + 1, ours, OUR_URL + i, 1);
	}
	if (changes)
		status = sp_db_run(stmt, bound, err);
	if (status == SP_OK && differs)
		status = tell(
		    work, row, ": its URL, date or licence is another", err);
	return status;
}

/* Have it be as it is there; URL, date and licence stay where they are not
 * known there and ours is not NULL. */
static enum sp_status
set(struct sp_merge_work *work, sqlite3_stmt *row, sqlite3_stmt *ours,
    int64_t id, struct sp_err *err)
{
	sqlite3_stmt *stmt = sp_merge_statement(work, SP_MERGE_DOC_SET, err);
	enum sp_status status;
	int bound;

	if (!stmt)
		return sp_merge_error(work, SP_MERGE_DOC_SET, err);
	bound = sp_merge_bind(stmt, 1, row, LANG, LICENCE + 1);
	if (ours && is_null(row, URL))
		bound |= sp_merge_bind(stmt, URL + 1, ours, OUR_URL, 1);
	if (ours && is_null(row, DATE))
		bound |= sp_merge_bind(stmt, DATE + 1, ours, OUR_DATE, 1);
	if (ours && is_null(row, LICENCE))
		bound |= sp_merge_bind(stmt, LICENCE + 1, ours, OUR_LICENCE, 1);
	bound |= sqlite3_bind_int64(stmt, 9, id);
	status = sp_db_run(stmt, bound, err);
	return status == SP_OK ? put_parts(work, row, id, err) : status;
}

static enum sp_status
drop(struct sp_merge_work *work, int which, int64_t id, struct sp_err *err)
{
	sqlite3_stmt *stmt = sp_merge_statement(work, which, err);

	if (!stmt)
		return sp_merge_error(work, which, err);
	return sp_db_run(stmt, sqlite3_bind_int64(stmt, 1, id), err);
}

/* Have theirs take its place; the pairs of a page that was another go. */
static enum sp_status
replace(struct sp_merge_work *work, sqlite3_stmt *row, sqlite3_stmt *ours,
    int64_t id, struct sp_err *err)
{
	int64_t origin = sqlite3_column_int64(row, ORIGIN),
		before = sqlite3_column_int64(ours, OUR_ORIGIN);
	enum sp_status status = SP_OK;

	if (origin && before && origin != before) {
		status = drop(work, SP_MERGE_DOC_PAIRS_GO, id, err);
		if (status == SP_OK)
			status = drop(work, SP_MERGE_DOC_DOCPAIRS_GO, id, err);
	}
	if (status == SP_OK)
		status = sp_db_run_ids(
		    work->store, SP_SQL_DOC_DROP_META, id, 0, err);
	if (status == SP_OK)
		status = sp_db_run_ids(
		    work->store, SP_SQL_DOC_DROP_TEXT, id, 0, err);
	return status == SP_OK ? set(work, row, NULL, id, err) : status;
}

/* True where both have the same in it. */
static enum sp_status
compare(struct sp_merge_work *work, sqlite3_stmt *row, sqlite3_stmt *ours,
    bool *same, struct sp_err *err)
{
	sqlite3_stmt *stmt = sp_merge_statement(work, SP_MERGE_DOC_THEIRS, err);
	int64_t digest = 0;
	enum sp_status status;
	bool found;

	if (!stmt)
		return sp_merge_error(work, SP_MERGE_DOC_THEIRS, err);
	status = sp_db_number(stmt,
	    sqlite3_bind_int64(stmt, 1, sqlite3_column_int64(row, ID)), &digest,
	    &found, err);
	*same = digest == sqlite3_column_int64(ours, OUR_DIGEST);
	return status;
}

/* A document that both have. */
static enum sp_status
merge_doc(struct sp_merge_work *work, sqlite3_stmt *row, sqlite3_stmt *ours,
    int64_t id, struct sp_err *err)
{
	bool full = sqlite3_column_int(row, FULL) != 0;
	bool same = true;
	enum sp_status status = SP_OK;

	if (full && !sqlite3_column_int(ours, OUR_FULL))
		return set(work, row, ours, id, err);
	if (full)
		status = compare(work, row, ours, &same, err);
	if (status == SP_OK && same)
		return fill(work, row, ours, id, err);
	if (status == SP_OK)
		status = tell(work, row, " has other text or metadata", err);
	if (status == SP_OK && work->theirs)
		status = replace(work, row, ours, id, err);
	return status;
}

static enum sp_status
one_known(struct sp_merge_work *work, sqlite3_stmt *row, int64_t id,
    struct sp_err *err)
{
	sqlite3_stmt *ours = sp_merge_statement(work, SP_MERGE_DOC_OURS, err);
	enum sp_status status;

	if (!ours)
		return sp_merge_error(work, SP_MERGE_DOC_OURS, err);
	sqlite3_bind_int64(ours, 1, id);
	if (sqlite3_step(ours) == SQLITE_ROW)
		status = merge_doc(work, row, ours, id, err);
	else
		status = sp_merge_error(work, SP_MERGE_DOC_OURS, err);
	sqlite3_reset(ours);
	return status;
}

static enum sp_status
one_doc(struct sp_merge_work *work, sqlite3_stmt *row, struct sp_err *err)
{
	int64_t id = 0;
	bool found;
	enum sp_status status =
	    find(work, SP_MERGE_DOC_FIND, row, 2, &id, &found, err);

	if (status == SP_OK && found) {
		status = one_known(work, row, id, err);
	} else if (status == SP_OK) {
		status = find(
		    work, SP_MERGE_DOC_NEW, row, LICENCE + 1, &id, &found, err);
		if (status == SP_OK)
			status = put_parts(work, row, id, err);
	}
	if (status != SP_OK)
		return status;
	return map(
	    work, SP_MERGE_DOC_MAP, sqlite3_column_int64(row, ID), id, err);
}

enum sp_status
sp_merge_docs(struct sp_merge_work *work, struct sp_err *err)
{
	enum sp_status status =
	    sp_merge_each(work, SP_MERGE_RUNS, one_run, err);

	return status == SP_OK
	    ? sp_merge_each(work, SP_MERGE_DOCS, one_doc, err)
	    : status;
}
