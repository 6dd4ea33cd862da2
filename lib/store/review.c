/* SPDX-License-Identifier: MIT */
#include <spean/review.h>

#include <spean/functions.h>
#include <spean/put.h>

/* One pass through the pairs of the documents, whatever the number of
 * verdicts; the sums follow when all else is there. */
static const char apply_sql[] =
    "CREATE TEMP TABLE spean_judged AS"
    " SELECT p.id AS id, v.verdict AS verdict,"
    "  coalesce(p.was_src, p.src_text) AS src,"
    "  coalesce(p.was_tgt, p.tgt_text) AS tgt, v.fixed_src AS fixed_src,"
    "  v.fixed_tgt AS fixed_tgt"
    " FROM temp.spean_reviewed r CROSS JOIN pair p ON p.docpair = r.docpair"
    " CROSS JOIN docpair d ON d.id = p.docpair"
    " LEFT JOIN verdict v ON v.src = d.src AND v.tgt = d.tgt"
    "  AND v.src_text = coalesce(p.was_src, p.src_text)"
    "  AND v.tgt_text = coalesce(p.was_tgt, p.tgt_text)"
    " WHERE p.verdict IS NOT NULL OR v.verdict IS NOT NULL;"
    "UPDATE pair SET verdict = j.verdict,"
    "  was_src = CASE j.verdict WHEN 'fix' THEN j.src END,"
    "  was_tgt = CASE j.verdict WHEN 'fix' THEN j.tgt END,"
    "  src_text = CASE j.verdict WHEN 'fix' THEN j.fixed_src ELSE j.src END,"
    "  tgt_text = CASE j.verdict WHEN 'fix' THEN j.fixed_tgt ELSE j.tgt END"
    " FROM temp.spean_judged j WHERE pair.id = j.id;"
    "UPDATE pair SET sum = " SP_SUM_PAIR
    " WHERE id IN (SELECT id FROM temp.spean_judged);"
    "DROP TABLE temp.spean_judged; DELETE FROM temp.spean_reviewed";

/* The documents whose pairs are to be looked through. */
static const char marks_sql[] = "CREATE TEMP TABLE IF NOT EXISTS spean_reviewed"
				" (docpair INTEGER PRIMARY KEY)";

/* The key of a verdict. */
struct key {
	int64_t docpair, src, tgt;
	struct sp_str src_text, tgt_text; /* of find's row */
};

static enum sp_status
find(sqlite3_stmt *stmt, struct sp_str src_lang, struct sp_str tgt_lang,
    const struct sp_verdict *verdict, bool here, bool *known, struct key *key,
    struct sp_err *err)
{
	struct sp_str text[] = {src_lang, tgt_lang, verdict->src_doc,
	    verdict->tgt_doc, verdict->src_text, verdict->tgt_text,
	    verdict->src_loc, verdict->tgt_loc};
	int code = SQLITE_OK;

	for (int i = 0; i < (here ? 8 : 6); i++)
		code |= sp_db_bind(stmt, i + 1, text[i]);
	if (code == SQLITE_OK)
		code = sqlite3_step(stmt);
	*known = code == SQLITE_ROW;
	if (*known)
		*key = (struct key){sqlite3_column_int64(stmt, 0),
		    sqlite3_column_int64(stmt, 1),
		    sqlite3_column_int64(stmt, 2), sp_db_text(stmt, 3),
		    sp_db_text(stmt, 4)};
	return *known || code == SQLITE_DONE
	    ? SP_OK
	    : sp_db_error(sqlite3_db_handle(stmt), err);
}

static enum sp_status
put(struct sp_store *store, const struct key *key,
    const struct sp_verdict *verdict, struct sp_err *err)
{
	static const char *const word[] = {[SP_VERDICT_ACCEPT] = "accept",
	    [SP_VERDICT_REJECT] = "reject",
	    [SP_VERDICT_FIX] = "fix"};
	bool none = verdict->kind == SP_VERDICT_NONE;
	sqlite3_stmt *stmt = sp_db_statement(
	    store, none ? SP_SQL_VERDICT_DROP : SP_SQL_VERDICT_PUT, err);
	int bound;

	if (!stmt)
		return sp_db_error(store->db, err);
	bound = sqlite3_bind_int64(stmt, 1, key->src);
	bound |= sqlite3_bind_int64(stmt, 2, key->tgt);
	bound |= sp_db_bind(stmt, 3, key->src_text);
	bound |= sp_db_bind(stmt, 4, key->tgt_text);
	if (none)
		return sp_db_run(stmt, bound, err);
	bound |= sp_db_bind(stmt, 5, sp_str_c(word[verdict->kind]));
	bound |= sp_db_bind(
	    stmt, 6, verdict->fixed_src.n ? verdict->fixed_src : key->src_text);
	bound |= sp_db_bind(
	    stmt, 7, verdict->fixed_tgt.n ? verdict->fixed_tgt : key->tgt_text);
	bound |= sp_put_bind_known(stmt, 8, verdict->reviewer);
	bound |= sp_put_bind_known(stmt, 9, verdict->note);
	return sp_db_run(stmt, bound, err);
}

/* Look where it should be, then everywhere. */
static enum sp_status
look(struct sp_store *store, struct sp_str src_lang, struct sp_str tgt_lang,
    const struct sp_verdict *verdict, bool *known, struct sp_err *err)
{
	bool here = verdict->src_loc.n > 0 && verdict->tgt_loc.n > 0;
	enum sp_status status = SP_OK;

	*known = false;
	for (; status == SP_OK && !*known; here = false) {
		sqlite3_stmt *stmt = sp_db_statement(store,
		    here ? SP_SQL_REVIEW_FIND_HERE : SP_SQL_REVIEW_FIND, err);
		struct key key = {0};

		if (!stmt)
			return sp_db_error(store->db, err);
		status = find(
		    stmt, src_lang, tgt_lang, verdict, here, known, &key, err);
		if (status == SP_OK && *known)
			status = put(store, &key, verdict, err);
		sqlite3_reset(stmt);
		if (status == SP_OK && *known)
			status = sp_db_run_ids(
			    store, SP_SQL_REVIEW_MARK, key.docpair, 0, err);
		if (!here)
			break;
	}
	return status;
}

enum sp_status
sp_store_review(struct sp_store *store, struct sp_str src_lang,
    struct sp_str tgt_lang, const struct sp_verdict *verdict, bool *known,
    struct sp_err *err)
{
	struct sp_str text[] = {verdict->src_doc, verdict->tgt_doc,
	    verdict->src_text, verdict->tgt_text, verdict->fixed_src,
	    verdict->fixed_tgt, verdict->reviewer, verdict->note};
	enum sp_status status = SP_OK;

	for (size_t i = 0;
	     i < sizeof(text) / sizeof(text[0]) && status == SP_OK; i++)
		status = sp_put_check("verdict", text[i], err);
	if (status == SP_OK)
		status = sp_db_exec(store->db, marks_sql, err);
	return status == SP_OK
	    ? look(store, src_lang, tgt_lang, verdict, known, err)
	    : status;
}

enum sp_status
sp_store_review_end(struct sp_store *store, struct sp_err *err)
{
	enum sp_status status = sp_db_exec(store->db, marks_sql, err);

	store->asked = false;
	return status == SP_OK ? sp_db_exec(store->db, apply_sql, err) : status;
}
