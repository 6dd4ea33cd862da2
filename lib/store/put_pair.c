/* SPDX-License-Identifier: MIT */
#include <spean/put.h>

/* What a pair says of a document. */
struct known {
	struct sp_str url, date, licence; /* empty: nothing */
};

/* The pair of documents, without what earlier runs said of it unless that is to
 * stay. */
static enum sp_status
open_docpair(struct sp_store *store, int64_t src, int64_t tgt, bool merge,
    struct sp_err *err)
{
	enum sp_status status = merge ? SP_OK : sp_put_start(store, err);
	int64_t run = store->run;
	bool found = false;

	if (status != SP_OK)
		return status;
	for (int which = SP_SQL_DOCPAIR_ID;
	     which <= SP_SQL_DOCPAIR_NEW && !found; which++) {
		sqlite3_stmt *stmt = sp_db_statement(store, which, err);
		int bound;

		if (!stmt)
			return sp_db_error(store->db, err);
		bound = sqlite3_bind_int64(stmt, 1, src);
		bound |= sqlite3_bind_int64(stmt, 2, tgt);
		if (which == SP_SQL_DOCPAIR_NEW) {
			status = sp_put_start(store, err);
			bound |= sqlite3_bind_int64(stmt, 3, store->run);
		}
		if (status != SP_OK)
			return status;
		status =
		    sp_db_number(stmt, bound, &store->docpair, &found, err);
		if (status != SP_OK)
			return status;
	}
	if (merge)
		return SP_OK;
	status = sp_db_number_by_id(
	    store, SP_SQL_DOCPAIR_RUN, store->docpair, &run, err);
	if (status != SP_OK || run == store->run)
		return status;
	status =
	    sp_db_run_ids(store, SP_SQL_DOCPAIR_DROP, store->docpair, 0, err);
	if (status == SP_OK)
		status = sp_db_run_ids(store, SP_SQL_DOCPAIR_SET_RUN,
		    store->docpair, store->run, err);
	return status;
}

/* Let the document have what came with a pair. */
static enum sp_status
set_known(struct sp_store *store, int64_t doc, const struct known *known,
    struct sp_err *err)
{
	struct sp_str licence = sp_buf_str(&store->licence);
	enum sp_status status;
	sqlite3_stmt *stmt;
	int bound;

	if (known->url.n + known->date.n + known->licence.n + licence.n == 0)
		return SP_OK;
	stmt = sp_db_statement(store, SP_SQL_DOC_KNOWN, err);
	if (!stmt)
		return sp_db_error(store->db, err);
	bound = sqlite3_bind_int64(stmt, 1, doc);
	bound |= sp_put_bind_known(stmt, 2, known->url);
	bound |= sp_put_bind_known(stmt, 3, known->licence);
	bound |= sp_put_bind_known(stmt, 4, known->date);
	bound |= sp_put_bind_known(stmt, 5, licence);
	status = sp_db_run(stmt, bound, err);
	return status == SP_OK
	    ? sp_db_run_ids(store, SP_SQL_DOC_SUM, doc, 0, err)
	    : status;
}

/* Make store->docpair that of pair; a merge leaves what is there. */
static enum sp_status
find_docpair(struct sp_store *store, const struct sp_str name[4],
    const struct known known[2], bool merge, struct sp_err *err)
{
	struct sp_buf *key = &store->text;
	int64_t doc[2] = {0, 0};
	enum sp_status status = SP_OK;

	sp_buf_reset(key);
	for (size_t i = 0; i < 4; i++) {
		sp_buf_addf(key, "%zu:", name[i].n);
		sp_buf_add(key, name[i]);
	}
	status = sp_buf_status(key, err);
	if (status == SP_OK &&
	    sp_str_eq(sp_buf_str(key), sp_buf_str(&store->last)))
		return SP_OK;
	sp_buf_reset(&store->last);
	for (size_t i = 0; i < 2 && status == SP_OK; i++) {
		status = sp_put_find(store, name[i], name[2 + i], &doc[i], err);
		if (status == SP_OK)
			status = set_known(store, doc[i], &known[i], err);
	}
	if (status == SP_OK)
		status = open_docpair(store, doc[0], doc[1], merge, err);
	if (status != SP_OK)
		return status;
	sp_buf_add(&store->last, sp_buf_str(key));
	return sp_buf_status(&store->last, err);
}

static enum sp_status
check_pair(const struct sp_pair *pair, struct sp_err *err)
{
	struct sp_str text[7] = {pair->src_doc, pair->tgt_doc, pair->src_loc,
	    pair->tgt_loc, pair->src_text, pair->tgt_text, pair->more};
	enum sp_status status = SP_OK;

	for (size_t i = 0; i < 7 && status == SP_OK; i++)
		status = sp_put_check("pair", text[i], err);
	if (status == SP_OK && !(pair->score >= 0 && pair->score <= 1))
		status = sp_err_set(
		    err, SP_BAD_RECORD, "score is no number from 0 to 1");
	return status;
}

/* Find the place of a pair: its documents and the statement that puts it. */
static enum sp_status
find_place(struct sp_store *store, struct sp_str src_lang,
    struct sp_str tgt_lang, const struct sp_pair *pair,
    const struct known known[2], bool merge, struct sp_err *err)
{
	struct sp_str name[4] = {
	    src_lang, tgt_lang, pair->src_doc, pair->tgt_doc};
	enum sp_status status = check_pair(pair, err);

	for (size_t i = 0; i < 2 && status == SP_OK; i++) {
		status = sp_put_check("URL", known[i].url, err);
		if (status == SP_OK)
			status = sp_put_check("date", known[i].date, err);
		if (status == SP_OK)
			status = sp_put_check("licence", known[i].licence, err);
	}
	if (status == SP_OK)
		status = find_docpair(store, name, known, merge, err);
	return status;
}

/* A pair as it is to be put: its texts may have been fixed. */
struct judged {
	struct sp_pair pair;
	struct sp_str verdict, was_src, was_tgt; /* {NULL, 0}: none */
	sqlite3_stmt *stmt; /* whose row holds the texts */
};

static enum sp_status
ask_verdicts(struct sp_store *store, struct sp_err *err)
{
	sqlite3_stmt *stmt;
	enum sp_status status;
	int64_t some = 0;
	bool found;

	if (store->asked)
		return SP_OK;
	stmt = sp_db_statement(store, SP_SQL_VERDICTS, err);
	if (!stmt)
		return sp_db_error(store->db, err);
	status = sp_db_number(stmt, SQLITE_OK, &some, &found, err);
	store->asked = status == SP_OK;
	store->judged = some != 0;
	return status;
}

/* What a reviewer has said of a pair of these documents with these texts. */
static enum sp_status
judge(struct sp_store *store, const struct sp_pair *pair, struct judged *judged,
    struct sp_err *err)
{
	enum sp_status status = ask_verdicts(store, err);
	sqlite3_stmt *stmt;
	int bound, code;

	*judged = (struct judged){.pair = *pair};
	if (status != SP_OK || !store->judged)
		return status;
	stmt = sp_db_statement(store, SP_SQL_VERDICT, err);
	if (!stmt)
		return sp_db_error(store->db, err);
	bound = sqlite3_bind_int64(stmt, 1, store->docpair);
	bound |= sp_db_bind(stmt, 2, pair->src_text);
	bound |= sp_db_bind(stmt, 3, pair->tgt_text);
	code = bound == SQLITE_OK ? sqlite3_step(stmt) : bound;
	if (code != SQLITE_ROW) {
		enum sp_status failed =
		    code == SQLITE_DONE ? SP_OK : sp_db_error(store->db, err);

		sqlite3_reset(stmt);
		return failed;
	}
	judged->stmt = stmt;
	judged->verdict = sp_db_text(stmt, 0);
	if (!sp_str_eq(judged->verdict, SP_STR("fix")))
		return SP_OK;
	judged->was_src = pair->src_text;
	judged->was_tgt = pair->tgt_text;
	judged->pair.src_text = sp_db_text(stmt, 1);
	judged->pair.tgt_text = sp_db_text(stmt, 2);
	return SP_OK;
}

static int
bind_text(sqlite3_stmt *stmt, int i, struct sp_str text)
{
	return text.s ? sp_db_bind(stmt, i, text) : sqlite3_bind_null(stmt, i);
}

static enum sp_status
put_judged(struct sp_store *store, const struct judged *judged,
    struct sp_str tags, struct sp_err *err)
{
	const struct sp_pair *pair = &judged->pair;
	sqlite3_stmt *stmt = sp_db_statement(store, SP_SQL_PAIR_NEW, err);
	int bound;

	if (!stmt)
		return sp_db_error(store->db, err);
	bound = sqlite3_bind_int64(stmt, 1, store->docpair);
	bound |= sp_db_bind(stmt, 2, pair->src_loc);
	bound |= sp_db_bind(stmt, 3, pair->tgt_loc);
	bound |= sqlite3_bind_int64(
	    stmt, 4, (int64_t)sp_pair_loc_count(pair->src_loc));
	bound |= sqlite3_bind_int64(
	    stmt, 5, (int64_t)sp_pair_loc_count(pair->tgt_loc));
	bound |= sqlite3_bind_double(
	    stmt, 6, (double)(unsigned)(pair->score * 1e4 + .5) / 1e4);
	bound |= sp_db_bind(stmt, 7, pair->src_text);
	bound |= sp_db_bind(stmt, 8, pair->tgt_text);
	bound |= bind_text(stmt, 9, pair->more);
	bound |= sp_put_bind_known(stmt, 10, tags);
	bound |= bind_text(stmt, 11, judged->verdict);
	bound |= bind_text(stmt, 12, judged->was_src);
	bound |= bind_text(stmt, 13, judged->was_tgt);
	return sp_db_run(stmt, bound, err);
}

enum sp_status
sp_put_pair(struct sp_store *store, const struct sp_pair *pair,
    struct sp_str tags, struct sp_err *err)
{
	struct judged judged;
	enum sp_status status = sp_put_start(store, err);

	if (status == SP_OK)
		status = judge(store, pair, &judged, err);
	if (status != SP_OK)
		return status;
	status = put_judged(store, &judged, tags, err);
	if (judged.stmt)
		sqlite3_reset(judged.stmt);
	return status;
}

enum sp_status
sp_store_put_pair(struct sp_store *store, struct sp_str src_lang,
    struct sp_str tgt_lang, const struct sp_pair *pair, struct sp_err *err)
{
	static const struct known none[2] = {{{NULL, 0}, {NULL, 0}, {NULL, 0}}};
	enum sp_status status =
	    find_place(store, src_lang, tgt_lang, pair, none, false, err);

	return status == SP_OK
	    ? sp_put_pair(store, pair, sp_buf_str(&store->tags), err)
	    : status;
}

/* True where the pair stood there before the transaction. */
static enum sp_status
find_same(struct sp_store *store, const struct sp_pair *pair, bool *same,
    struct sp_err *err)
{
	enum sp_status status = SP_OK;
	sqlite3_stmt *stmt;
	int64_t one;
	int bound;

	if (!store->counted) {
		stmt = sp_db_statement(store, SP_SQL_PAIR_LAST, err);
		if (!stmt)
			return sp_db_error(store->db, err);
		status = sp_db_number(
		    stmt, SQLITE_OK, &store->before, &store->counted, err);
	}
	if (status != SP_OK)
		return status;
	stmt = sp_db_statement(store, SP_SQL_PAIR_SAME, err);
	if (!stmt)
		return sp_db_error(store->db, err);
	bound = sqlite3_bind_int64(stmt, 1, store->docpair);
	bound |= sp_db_bind(stmt, 2, pair->src_loc);
	bound |= sp_db_bind(stmt, 3, pair->tgt_loc);
	bound |= sp_db_bind(stmt, 4, pair->src_text);
	bound |= sp_db_bind(stmt, 5, pair->tgt_text);
	bound |= sqlite3_bind_int64(stmt, 6, store->before);
	return sp_db_number(stmt, bound, &one, same, err);
}

/* The tags that a pair brings, and those of all that is put, once each. */
static struct sp_str
all_tags(struct sp_store *store, struct sp_str own)
{
	struct sp_str rest = sp_buf_str(&store->tags);
	struct sp_buf *all = &store->text;

	if (own.n == 0 || rest.n == 0)
		return own.n ? own : rest;
	sp_buf_reset(all);
	sp_buf_add(all, own);
	while (rest.s) {
		struct sp_str tag = sp_str_cut(&rest, ' ');

		if (!sp_store_has_tag(own, tag)) {
			sp_buf_addc(all, ' ');
			sp_buf_add(all, tag);
		}
	}
	return sp_buf_str(all);
}

enum sp_status
sp_store_merge(struct sp_store *store, struct sp_str src_lang,
    struct sp_str tgt_lang, const struct sp_found *found, struct sp_err *err)
{
	struct known known[2] = {
	    {found->src_url, found->src_date, found->src_licence},
	    {found->tgt_url, found->tgt_date, found->tgt_licence}};
	struct sp_str tags;
	bool same = false;
	enum sp_status status = sp_put_check("tags", found->tags, err);

	if (status == SP_OK)
		status = find_place(
		    store, src_lang, tgt_lang, &found->pair, known, true, err);
	if (status == SP_OK)
		status = find_same(store, &found->pair, &same, err);
	if (status != SP_OK || same)
		return status;
	tags = all_tags(store, found->tags);
	if (sp_buf_status(&store->text, err) != SP_OK)
		return SP_NOMEM;
	return sp_put_pair(store, &found->pair, tags, err);
}
