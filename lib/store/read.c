/* SPDX-License-Identifier: MIT */
#include <spean/read.h>

#include <spean/lang.h>
#include <spean/script.h>
#include <spean/where_sql.h>

/* Few pairs have a verdict. */
#define SAID(column)                                                           \
	"CASE WHEN p.verdict IS NOT NULL THEN (SELECT v." column               \
	" FROM verdict v WHERE v.src = d.src AND v.tgt = d.tgt"                \
	" AND v.src_text = coalesce(p.was_src, p.src_text)"                    \
	" AND v.tgt_text = coalesce(p.was_tgt, p.tgt_text)) END"
#define COLUMNS                                                                \
	"s.path, t.path, p.src_loc, p.tgt_loc, p.score, p.src_text,"           \
	" p.tgt_text, p.more, s.url, t.url, p.copy, s.date, t.date,"           \
	" s.licence, t.licence, p.tags, p.verdict, p.was_src, p.was_tgt, "     \
	"p.id,"                                                                \
	" " SAID("reviewer") ", " SAID("note")

/* Where the script of a language is not known any letters will do. */
static bool
is_in(struct sp_str text, const struct sp_lang *lang)
{
	if (strcmp(lang->script, "Zyyy") == 0)
		return sp_script_share(text, lang->script) >= 0;
	return sp_script_is(text, lang);
}

bool
sp_read_is_asked(
    const struct sp_store_query *query, const struct sp_found *found)
{
	return query->all ||
	    (is_in(found->pair.src_text, sp_lang_find(query->src_lang)) &&
		is_in(found->pair.tgt_text, sp_lang_find(query->tgt_lang)));
}

/* The joins are crossed to keep them in this order: pairs as they were put,
 * read one after the other, whatever their number. */
static void
write_sql(const struct sp_store_query *query, const struct sp_read *how,
    struct sp_buf *sql)
{
	sp_buf_addf(sql,
	    "SELECT " COLUMNS " FROM %s"
	    " CROSS JOIN docpair d ON d.id = p.docpair"
	    " CROSS JOIN document s ON s.id = d.src"
	    " CROSS JOIN document t ON t.id = d.tgt"
	    " WHERE s.lang = ?1 AND t.lang = ?2 AND p.score >= ?3%s",
	    how->from ? how->from : "pair p", how->and ? how->and : "");
	if (!query->all && !sp_where_asks(query->where, SP_WHERE_VERDICT))
		sp_buf_add(sql, SP_STR(" AND p.verdict IS NOT 'reject'"));
	sp_where_write(query->where, SP_READ_PLACES + 1, sql);
	sp_buf_addf(sql, " ORDER BY %s", how->order ? how->order : "p.id");
}

enum sp_status
sp_read_prepare(struct sp_store *store, const struct sp_store_query *query,
    const struct sp_read *how, sqlite3_stmt **stmt, struct sp_err *err)
{
	struct sp_buf sql = {0};
	enum sp_status status;
	int code;

	write_sql(query, how, &sql);
	status = sp_buf_c(&sql) ? sp_db_prepare(store->db, stmt, sql.s, err)
				: sp_buf_status(&sql, err);
	sp_buf_release(&sql);
	if (status != SP_OK)
		return status;
	code = sp_db_bind(*stmt, 1, query->src_lang) |
	    sp_db_bind(*stmt, 2, query->tgt_lang) |
	    sqlite3_bind_double(*stmt, 3, query->min_score) |
	    sp_where_bind(query->where, SP_READ_PLACES + 1, *stmt);
	return code == SQLITE_OK ? SP_OK
				 : sp_err_set(err, SP_NOMEM, "out of memory");
}

void
sp_read_row(sqlite3_stmt *stmt, struct sp_found *found)
{
	struct sp_pair *pair = &found->pair;

	pair->src_doc = sp_db_text(stmt, 0);
	pair->tgt_doc = sp_db_text(stmt, 1);
	pair->src_loc = sp_db_text(stmt, 2);
	pair->tgt_loc = sp_db_text(stmt, 3);
	pair->score = sqlite3_column_double(stmt, 4);
	pair->src_text = sp_db_text(stmt, 5);
	pair->tgt_text = sp_db_text(stmt, 6);
	pair->more = sp_db_text(stmt, 7);
	found->src_url = sp_db_text(stmt, 8);
	found->tgt_url = sp_db_text(stmt, 9);
	found->copy = (size_t)sqlite3_column_int64(stmt, 10);
	found->src_date = sp_db_text(stmt, 11);
	found->tgt_date = sp_db_text(stmt, 12);
	found->src_licence = sp_db_text(stmt, 13);
	found->tgt_licence = sp_db_text(stmt, 14);
	found->tags = sp_db_text(stmt, 15);
	found->verdict = sp_db_text(stmt, 16);
	found->was_src = sp_db_text(stmt, 17);
	found->was_tgt = sp_db_text(stmt, 18);
	found->id = sqlite3_column_int64(stmt, 19);
	found->reviewer = sp_db_text(stmt, 20);
	found->note = sp_db_text(stmt, 21);
}

enum sp_status
sp_store_each(struct sp_store *store, const struct sp_store_query *query,
    sp_store_fn *fn, void *ctx, struct sp_err *err)
{
	static const struct sp_read all = {NULL, NULL, NULL};
	sqlite3_stmt *stmt = NULL;
	enum sp_status status = sp_read_prepare(store, query, &all, &stmt, err);
	int code = SQLITE_DONE;

	while (status == SP_OK && (code = sqlite3_step(stmt)) == SQLITE_ROW) {
		struct sp_found found;

		sp_read_row(stmt, &found);
		if (sp_read_is_asked(query, &found))
			status = fn(ctx, &found, err);
	}
	if (status == SP_OK && code != SQLITE_DONE)
		status = sp_db_error(store->db, err);
	sqlite3_finalize(stmt);
	return status;
}

/* Each gives a name, a suffix of the name (or NULL), and a number or NULL. */
static const char *const stats_sql[] = {
    "SELECT 'documents', lower(lang), count(*) FROM document"
    " GROUP BY lang ORDER BY lang",
    "SELECT 'sentences', lower(d.lang), count(s.id) FROM document d"
    " LEFT JOIN sentence s ON s.document = d.id GROUP BY d.lang"
    " ORDER BY d.lang",
    "SELECT 'document pairs', NULL, count(*) FROM docpair",
    "SELECT 'pairs', NULL, count(*) FROM pair",
    "SELECT 'pairs', n_src || ':' || n_tgt, count(*) FROM pair"
    " GROUP BY n_src, n_tgt ORDER BY n_src, n_tgt",
    "SELECT 'mean score', NULL, avg(score) FROM pair"
    " WHERE n_src > 0 AND n_tgt > 0",
    "SELECT 'runs', NULL, count(*) FROM run",
};

static enum sp_status
tell(sqlite3_stmt *stmt, sp_store_stat_fn *fn, void *ctx, struct sp_err *err)
{
	struct sp_str suffix = sp_db_text(stmt, 1);
	struct sp_buf name = {0}, value = {0};
	enum sp_status status;

	sp_buf_add(&name, sp_db_text(stmt, 0));
	if (suffix.n > 0)
		sp_buf_addc(&name, ' ');
	sp_buf_add(&name, suffix);
	if (sqlite3_column_type(stmt, 2) == SQLITE_FLOAT)
		sp_score_write(sqlite3_column_double(stmt, 2), &value);
	else if (sqlite3_column_type(stmt, 2) == SQLITE_NULL)
		sp_buf_addc(&value, '-');
	else
		sp_buf_add(&value, sp_db_text(stmt, 2));
	if (sp_buf_c(&name) && sp_buf_c(&value))
		status = fn(ctx, name.s, value.s, err);
	else
		status = sp_err_set(err, SP_NOMEM, "out of memory");
	sp_buf_release(&name);
	sp_buf_release(&value);
	return status;
}

static enum sp_status
tell_all(sqlite3 *db, const char *sql, sp_store_stat_fn *fn, void *ctx,
    struct sp_err *err)
{
	sqlite3_stmt *stmt = NULL;
	enum sp_status status = sp_db_prepare(db, &stmt, sql, err);
	int code = SQLITE_ROW;

	while (status == SP_OK && (code = sqlite3_step(stmt)) == SQLITE_ROW)
		status = tell(stmt, fn, ctx, err);
	if (status == SP_OK && code != SQLITE_DONE)
		status = sp_db_error(db, err);
	sqlite3_finalize(stmt);
	return status;
}

enum sp_status
sp_store_stats(
    struct sp_store *store, sp_store_stat_fn *fn, void *ctx, struct sp_err *err)
{
	enum sp_status status = sp_store_freeze(store, err);

	if (status != SP_OK)
		return status;
	for (size_t i = 0;
	     i < sizeof(stats_sql) / sizeof(stats_sql[0]) && status == SP_OK;
	     i++)
		status = tell_all(store->db, stats_sql[i], fn, ctx, err);
	sp_store_thaw(store);
	return status;
}
