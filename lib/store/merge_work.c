/* SPDX-License-Identifier: MIT */
#include <spean/merge_work.h>

#include <string.h>

/* The texts of pair p as they were put. */
#define PUT_SRC "coalesce(p.was_src, p.src_text)"
#define PUT_TGT "coalesce(p.was_tgt, p.tgt_text)"

/* Whether more is known of document d than what pairs say. */
#define IS_FULL                                                                \
	"(d.origin <> 0 OR d.title IS NOT NULL OR d.charset IS NOT NULL"       \
	" OR EXISTS (SELECT 1 FROM meta WHERE document = d.id)"                \
	" OR EXISTS (SELECT 1 FROM sentence WHERE document = d.id))"

/* What is put of a document as a whole. */
#define DIGEST                                                                 \
	"spean_sum(d.title, d.charset, d.origin,"                              \
	" (SELECT group_concat(sum) FROM (SELECT spean_sum(key, value) AS sum" \
	"  FROM meta WHERE document = d.id ORDER BY key)),"                    \
	" (SELECT group_concat(sum) FROM (SELECT spean_sum(loc, lang, text)"   \
	"  AS sum FROM sentence WHERE document = d.id ORDER BY id)))"

#define PAIR_OF                                                                \
	"FROM pair p WHERE p.docpair = ?1 AND p.src_loc = ?2"                  \
	" AND p.tgt_loc = ?3 AND " PUT_SRC " = ?4 AND " PUT_TGT " = ?5"

static const char *const statement[SP_MERGE_STATEMENTS] = {
    [SP_MERGE_RUNS] =
	"SELECT program, version, settings, id FROM run ORDER BY id",
    [SP_MERGE_DOCS] = "SELECT d.lang, d.path, d.url, d.title, d.date,"
		      " d.charset, d.origin, d.licence, d.id, " IS_FULL
		      " FROM document d ORDER BY d.id",
    [SP_MERGE_DOC_THEIRS] = "SELECT " DIGEST " FROM document d WHERE d.id = ?1",
    [SP_MERGE_META] = "SELECT key, value FROM meta WHERE document = ?1",
    [SP_MERGE_TEXT] =
	"SELECT loc, lang, text FROM sentence WHERE document = ?1 ORDER BY id",
    [SP_MERGE_DOCPAIRS] =
	"SELECT p.src, p.tgt, p.run, s.origin, t.origin, s.path, t.path, p.id"
	" FROM docpair p CROSS JOIN document s ON s.id = p.src"
	" CROSS JOIN document t ON t.id = p.tgt ORDER BY p.id",
    [SP_MERGE_VERDICTS] =
	"SELECT v.src, v.tgt, v.src_text, v.tgt_text, v.verdict, v.fixed_src,"
	" v.fixed_tgt, v.reviewer, v.note, s.path, t.path FROM verdict v"
	" CROSS JOIN document s ON s.id = v.src"
	" CROSS JOIN document t ON t.id = v.tgt ORDER BY v.id",
    [SP_MERGE_PAIRS] =
	"SELECT p.docpair, p.src_loc, p.tgt_loc, " PUT_SRC ", " PUT_TGT
	", p.score, p.more, p.tags, p.copy FROM pair p"
	" ORDER BY p.id",
    [SP_MERGE_PAIR_RANK] = "SELECT count(*) " PAIR_OF " AND p.copy < ?6",
    [SP_MERGE_NAMES] = "SELECT s.path, t.path FROM docpair p"
		       " CROSS JOIN document s ON s.id = p.src"
		       " CROSS JOIN document t ON t.id = p.tgt WHERE p.id = ?1",

    [SP_MERGE_RUN_FIND] =
	"SELECT min(id) FROM run WHERE program = ?1 AND version = ?2"
	" AND settings = ?3 HAVING count(*) > 0",
    [SP_MERGE_RUN_MAP] = "INSERT INTO temp.merge_run VALUES (?1, ?2)",
    [SP_MERGE_DOC_FIND] =
	"SELECT id FROM document WHERE lang = ?1 AND path = ?2",
    [SP_MERGE_DOC_OURS] = "SELECT d.url, d.date, d.licence, d.origin, " IS_FULL
			  ", " DIGEST " FROM document d WHERE d.id = ?1",
    [SP_MERGE_DOC_NEW] =
	"INSERT INTO document (lang, path, url, title, date, charset, origin,"
	" licence, source, sum) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,"
	" spean_source(?3, ?2), spean_sum(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,"
	" spean_source(?3, ?2))) RETURNING id",
    /* Of lang and path nothing is set. */
    [SP_MERGE_DOC_SET] =
	"UPDATE document SET url = ?3, title = ?4, date = ?5, charset = ?6,"
	" origin = ?7, licence = ?8, source = spean_source(?3, path),"
	" sum = spean_sum(lang, path, ?3, ?4, ?5, ?6, ?7, ?8,"
	" spean_source(?3, path)) WHERE id = ?9",
    [SP_MERGE_DOC_FILL] =
	"UPDATE document SET url = ?1, date = ?2, licence = ?3,"
	" source = spean_source(?1, path), sum = spean_sum(lang, path, ?1,"
	" title, ?2, charset, origin, ?3, spean_source(?1, path))"
	" WHERE id = ?4",
    [SP_MERGE_DOC_MAP] = "INSERT INTO temp.merge_document VALUES (?1, ?2)",
    [SP_MERGE_META_NEW] = "INSERT INTO meta (key, value, document, sum)"
			  " VALUES (?1, ?2, ?3, spean_sum(?3, ?1, ?2))",
    [SP_MERGE_TEXT_NEW] = "INSERT INTO sentence (loc, lang, text, document,"
			  " sum) VALUES (?1, ?2, ?3, ?4,"
			  " spean_sum(?4, ?1, ?2, ?3))",
    [SP_MERGE_DOC_PAIRS_GO] =
	"DELETE FROM pair WHERE docpair IN"
	" (SELECT id FROM docpair WHERE src = ?1 OR tgt = ?1)",
    [SP_MERGE_DOC_DOCPAIRS_GO] =
	"DELETE FROM docpair WHERE src = ?1 OR tgt = ?1",
    /* What the two documents and the run of one are here; whether the pages
     * are known to be others, whether the pair is there, and by which run. */
    [SP_MERGE_DOCPAIR_FIND] =
	"SELECT s.ours, t.ours, r.ours,"
	" (a.origin <> 0 AND ?4 <> 0 AND a.origin <> ?4)"
	"  OR (b.origin <> 0 AND ?5 <> 0 AND b.origin <> ?5),"
	" d.id, (n.program, n.version, n.settings) ="
	"  (o.program, o.version, o.settings)"
	" OR (n.program = 'spean-store import' AND o.program = n.program)"
	" FROM temp.merge_document s CROSS JOIN temp.merge_document t"
	" CROSS JOIN temp.merge_run r CROSS JOIN run n ON n.id = r.ours"
	" CROSS JOIN document a ON a.id = s.ours"
	" CROSS JOIN document b ON b.id = t.ours"
	" LEFT JOIN docpair d ON d.src = s.ours AND d.tgt = t.ours"
	" LEFT JOIN run o ON o.id = d.run"
	" WHERE s.theirs = ?1 AND t.theirs = ?2 AND r.theirs = ?3",
    [SP_MERGE_DOCPAIR_MAP] =
	"INSERT INTO temp.merge_docpair VALUES (?1, ?2, ?3)",
    [SP_MERGE_DOCPAIR_HOW] =
	"SELECT ours, how FROM temp.merge_docpair WHERE theirs = ?1",
    [SP_MERGE_VERDICT_FIND] =
	"SELECT s.ours, t.ours, v.id, v.verdict, v.fixed_src, v.fixed_tgt"
	" FROM temp.merge_document s CROSS JOIN temp.merge_document t"
	" LEFT JOIN verdict v ON v.src = s.ours AND v.tgt = t.ours"
	"  AND v.src_text = ?3 AND v.tgt_text = ?4"
	" WHERE s.theirs = ?1 AND t.theirs = ?2",
    [SP_MERGE_VERDICT_NEW] =
	"INSERT INTO verdict (src_text, tgt_text, verdict, fixed_src,"
	" fixed_tgt, reviewer, note, src, tgt, sum) VALUES (?1, ?2, ?3, ?4,"
	" ?5, ?6, ?7, ?8, ?9, spean_sum(?8, ?9, ?1, ?2, ?3, ?4, ?5, ?6, ?7))",
    [SP_MERGE_VERDICT_SET] =
	"UPDATE verdict SET verdict = ?3, fixed_src = ?4, fixed_tgt = ?5,"
	" reviewer = ?6, note = ?7, sum = spean_sum(src, tgt, src_text,"
	" tgt_text, ?3, ?4, ?5, ?6, ?7) WHERE src = ?8 AND tgt = ?9"
	" AND src_text = ?1 AND tgt_text = ?2",
    [SP_MERGE_TOUCH] =
	"INSERT INTO temp.merge_touched VALUES (?1, ?2) ON CONFLICT DO NOTHING",
    [SP_MERGE_PAIR_FIND] = "SELECT p.id, p.score, p.more, p.tags " PAIR_OF
			   " ORDER BY p.copy LIMIT 1 OFFSET ?6",
    [SP_MERGE_PAIR_SET] =
	"UPDATE pair SET score = ?2, more = ?3, tags = ?4,"
	" sum = spean_sum(docpair, src_loc, tgt_loc, n_src, n_tgt, ?2,"
	" src_text, tgt_text, ?3, ?4, verdict, was_src, was_tgt)"
	" WHERE id = ?1",
};

enum sp_status
sp_merge_begin(struct sp_merge_work *work, struct sp_err *err)
{
	return sp_db_exec(work->store->db,
	    "CREATE TABLE temp.merge_run"
	    " (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL);"
	    "CREATE TABLE temp.merge_document"
	    " (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL);"
	    "CREATE TABLE temp.merge_docpair (theirs INTEGER PRIMARY KEY,"
	    " ours INTEGER NOT NULL, how INTEGER NOT NULL);"
	    "CREATE TABLE temp.merge_touched (src INTEGER, tgt INTEGER,"
	    " PRIMARY KEY (src, tgt)) WITHOUT ROWID",
	    err);
}

enum sp_status
sp_merge_end(struct sp_merge_work *work, struct sp_err *err)
{
	for (size_t i = 0; i < SP_MERGE_STATEMENTS; i++)
		sqlite3_finalize(work->stmt[i]);
	memset(work->stmt, 0, sizeof(work->stmt));
	sp_buf_release(&work->text);
	return sp_db_exec(work->store->db,
	    "DROP TABLE IF EXISTS temp.merge_touched;"
	    "DROP TABLE IF EXISTS temp.merge_docpair;"
	    "DROP TABLE IF EXISTS temp.merge_document;"
	    "DROP TABLE IF EXISTS temp.merge_run",
	    err);
}

static sqlite3 *
db_of(const struct sp_merge_work *work, int which)
{
	return which < SP_MERGE_THEIRS ? work->other->db : work->store->db;
}

sqlite3_stmt *
sp_merge_statement(struct sp_merge_work *work, int which, struct sp_err *err)
{
	if (sp_db_prepare(db_of(work, which), &work->stmt[which],
		statement[which], err) != SP_OK)
		return NULL;
	sqlite3_reset(work->stmt[which]);
	return work->stmt[which];
}

enum sp_status
sp_merge_error(struct sp_merge_work *work, int which, struct sp_err *err)
{
	return sp_db_error(db_of(work, which), err);
}

int
sp_merge_bind(sqlite3_stmt *to, int place, sqlite3_stmt *row, int column, int n)
{
	int code = SQLITE_OK;

	for (int i = 0; i < n; i++)
		code |= sqlite3_bind_value(
		    to, place + i, sqlite3_column_value(row, column + i));
	return code;
}

enum sp_status
sp_merge_each(struct sp_merge_work *work, int which, sp_merge_row_fn *one,
    struct sp_err *err)
{
	sqlite3_stmt *stmt = sp_merge_statement(work, which, err);
	enum sp_status status = SP_OK;
	int code = SQLITE_DONE;

	if (!stmt)
		return sp_merge_error(work, which, err);
	while (status == SP_OK && (code = sqlite3_step(stmt)) == SQLITE_ROW)
		status = one(work, stmt, err);
	if (status == SP_OK && code != SQLITE_DONE)
		status = sp_merge_error(work, which, err);
	sqlite3_reset(stmt);
	return status;
}

enum sp_status
sp_merge_tell(struct sp_merge_work *work, struct sp_err *err)
{
	const char *what = sp_buf_c(&work->text);
	enum sp_status status = SP_OK;

	if (!what)
		return sp_buf_status(&work->text, err);
	work->conflicts++;
	if (work->conflict)
		status = work->conflict(work->ctx, what, err);
	sp_buf_reset(&work->text);
	return status;
}

bool
sp_merge_same(sqlite3_stmt *a, int i, sqlite3_stmt *b, int k)
{
	if (sqlite3_column_type(a, i) != sqlite3_column_type(b, k))
		return false;
	if (sqlite3_column_type(a, i) == SQLITE_FLOAT) {
		double x = sqlite3_column_double(a, i),
		       y = sqlite3_column_double(b, k);

		return x <= y && x >= y;
	}
	return sp_str_eq(sp_db_text(a, i), sp_db_text(b, k));
}
