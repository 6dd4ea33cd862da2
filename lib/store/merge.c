/* SPDX-License-Identifier: MIT */
#include <spean/merge.h>

#include <spean/merge_work.h>
#include <spean/put.h>

/* What becomes of the pairs of two documents: they are put, or those that are
 * not there, or none. */
enum { PUT, TOGETHER, LEAVE };

/* The columns of SP_MERGE_DOCPAIR_FIND, SP_MERGE_VERDICT_FIND and
 * SP_MERGE_PAIRS. */
enum { SRC, TGT, RUN, OTHER_PAGE, DOCPAIR, SAME_RUN };
enum { VERDICT_ID = 2, VERDICT };
enum { OF, SRC_LOC, TGT_LOC, SRC_TEXT, TGT_TEXT, SCORE, MORE, TAGS, COPY };

/* What reviewers said goes to the pairs that are there already. */
static const char judge_sql[] =
    "CREATE TABLE temp.merge_judged (id INTEGER PRIMARY KEY, verdict, src_text,"
    " tgt_text, was_src, was_tgt);"
    "INSERT INTO temp.merge_judged"
    " SELECT j.id, j.verdict, iif(j.fix, j.fixed_src, j.put_src),"
    "  iif(j.fix, j.fixed_tgt, j.put_tgt), iif(j.fix, j.put_src, NULL),"
    "  iif(j.fix, j.put_tgt, NULL)"
    " FROM (SELECT p.id, v.verdict, v.verdict = 'fix' AS fix, v.fixed_src,"
    "  v.fixed_tgt, coalesce(p.was_src, p.src_text) AS put_src,"
    "  coalesce(p.was_tgt, p.tgt_text) AS put_tgt"
    " FROM temp.merge_touched m"
    " CROSS JOIN docpair d ON d.src = m.src AND d.tgt = m.tgt"
    " CROSS JOIN pair p ON p.docpair = d.id"
    " CROSS JOIN verdict v ON v.src = m.src AND v.tgt = m.tgt"
    "  AND v.src_text = coalesce(p.was_src, p.src_text)"
    "  AND v.tgt_text = coalesce(p.was_tgt, p.tgt_text)) j;"
    "UPDATE pair SET verdict = j.verdict, src_text = j.src_text,"
    " tgt_text = j.tgt_text, was_src = j.was_src, was_tgt = j.was_tgt,"
    " sum = spean_sum(pair.docpair, pair.src_loc, pair.tgt_loc, pair.n_src,"
    "  pair.n_tgt, pair.score, j.src_text, j.tgt_text, pair.more, pair.tags,"
    "  j.verdict, j.was_src, j.was_tgt)"
    " FROM temp.merge_judged j WHERE pair.id = j.id;"
    "DROP TABLE temp.merge_judged";

static enum sp_status
run_ids(struct sp_merge_work *work, int which, int64_t a, int64_t b,
    struct sp_err *err)
{
	sqlite3_stmt *stmt = sp_merge_statement(work, which, err);

	if (!stmt)
		return sp_merge_error(work, which, err);
	return sp_db_run(stmt,
	    sqlite3_bind_int64(stmt, 1, a) | sqlite3_bind_int64(stmt, 2, b),
	    err);
}

/* "a and b" */
static void
name(struct sp_merge_work *work, struct sp_str src, struct sp_str tgt)
{
	sp_buf_add(&work->text, src);
	sp_buf_add(&work->text, SP_STR(" and "));
	sp_buf_add(&work->text, tgt);
}

/* The names of documents that are paired in the other database. */
static enum sp_status
name_docpair(struct sp_merge_work *work, int64_t docpair, struct sp_err *err)
{
	sqlite3_stmt *stmt = sp_merge_statement(work, SP_MERGE_NAMES, err);

	if (!stmt)
		return sp_merge_error(work, SP_MERGE_NAMES, err);
	sqlite3_bind_int64(stmt, 1, docpair);
	if (sqlite3_step(stmt) == SQLITE_ROW)
		name(work, sp_db_text(stmt, 0), sp_db_text(stmt, 1));
	sqlite3_reset(stmt);
	return SP_OK;
}

static enum sp_status
new_docpair(struct sp_merge_work *work, sqlite3_stmt *found, int64_t *ours,
    struct sp_err *err)
{
	sqlite3_stmt *stmt =
	    sp_db_statement(work->store, SP_SQL_DOCPAIR_NEW, err);
	bool made;

	if (!stmt)
		return sp_db_error(work->store->db, err);
	return sp_db_number(
	    stmt, sp_merge_bind(stmt, 1, found, SRC, 3), ours, &made, err);
}

/* Have the pairs go that another run made. */
static enum sp_status
replace_docpair(struct sp_merge_work *work, sqlite3_stmt *row,
    sqlite3_stmt *found, int64_t ours, struct sp_err *err)
{
	enum sp_status status;

	sp_buf_add(&work->text, SP_STR("the pairs of "));
	name(work, sp_db_text(row, 5), sp_db_text(row, 6));
	sp_buf_add(&work->text, SP_STR(" were made by another run"));
	status = sp_merge_tell(work, err);
	if (status == SP_OK)
		status = sp_db_run_ids(
		    work->store, SP_SQL_DOCPAIR_DROP, ours, 0, err);
	if (status == SP_OK)
		status = sp_db_run_ids(work->store, SP_SQL_DOCPAIR_SET_RUN,
		    ours, sqlite3_column_int64(found, RUN), err);
	return status;
}

/* Find out what becomes of the pairs of two documents. */
static enum sp_status
decide(struct sp_merge_work *work, sqlite3_stmt *row, sqlite3_stmt *found,
    int64_t *ours, int *how, struct sp_err *err)
{
	bool known = sqlite3_column_type(found, DOCPAIR) != SQLITE_NULL;

	*ours = sqlite3_column_int64(found, DOCPAIR);
	*how = LEAVE;
	if (sqlite3_column_int(found, OTHER_PAGE))
		return SP_OK;
	*how = PUT;
	if (!known)
		return new_docpair(work, found, ours, err);
	if (sqlite3_column_int(found, SAME_RUN))
		*how = TOGETHER;
	else if (work->theirs)
		return replace_docpair(work, row, found, *ours, err);
	else
		*how = LEAVE;
	return SP_OK;
}

static enum sp_status
map_docpair(struct sp_merge_work *work, int64_t theirs, int64_t ours, int how,
    struct sp_err *err)
{
	sqlite3_stmt *stmt =
	    sp_merge_statement(work, SP_MERGE_DOCPAIR_MAP, err);
	int bound;

	if (!stmt)
		return sp_merge_error(work, SP_MERGE_DOCPAIR_MAP, err);
	bound = sqlite3_bind_int64(stmt, 1, theirs);
	bound |= sqlite3_bind_int64(stmt, 2, ours);
	bound |= sqlite3_bind_int(stmt, 3, how);
	return sp_db_run(stmt, bound, err);
}

static enum sp_status
one_docpair(struct sp_merge_work *work, sqlite3_stmt *row, struct sp_err *err)
{
	sqlite3_stmt *found =
	    sp_merge_statement(work, SP_MERGE_DOCPAIR_FIND, err);
	enum sp_status status = SP_OK;
	int64_t ours = 0;
	int how = LEAVE, code;

	if (!found)
		return sp_merge_error(work, SP_MERGE_DOCPAIR_FIND, err);
	sp_merge_bind(found, 1, row, 0, 5);
	code = sqlite3_step(found);
	if (code == SQLITE_ROW)
		status = decide(work, row, found, &ours, &how, err);
	else if (code != SQLITE_DONE)
		status = sp_merge_error(work, SP_MERGE_DOCPAIR_FIND, err);
	sqlite3_reset(found);
	if (status != SP_OK || code != SQLITE_ROW)
		return status;
	return map_docpair(work, sqlite3_column_int64(row, 7), ours, how, err);
}

static enum sp_status
put_verdict(struct sp_merge_work *work, sqlite3_stmt *row, sqlite3_stmt *found,
    int which, struct sp_err *err)
{
	int64_t src = sqlite3_column_int64(found, SRC),
		tgt = sqlite3_column_int64(found, TGT);
	sqlite3_stmt *stmt = sp_merge_statement(work, which, err);
	enum sp_status status;
	int bound;

	if (!stmt)
		return sp_merge_error(work, which, err);
	bound = sp_merge_bind(stmt, 1, row, 2, 7);
	bound |= sqlite3_bind_int64(stmt, 8, src);
	bound |= sqlite3_bind_int64(stmt, 9, tgt);
	status = sp_db_run(stmt, bound, err);
	work->verdicts++;
	return status == SP_OK ? run_ids(work, SP_MERGE_TOUCH, src, tgt, err)
			       : status;
}

static enum sp_status
merge_verdict(struct sp_merge_work *work, sqlite3_stmt *row,
    sqlite3_stmt *found, struct sp_err *err)
{
	enum sp_status status;
	bool same = true;

	if (sqlite3_column_type(found, VERDICT_ID) == SQLITE_NULL)
		return put_verdict(work, row, found, SP_MERGE_VERDICT_NEW, err);
	for (int i = 0; i < 3; i++)
		same &= sp_merge_same(row, 4 + i, found, VERDICT + i);
	if (same)
		return SP_OK;
	sp_buf_add(&work->text, SP_STR("verdict of "));
	name(work, sp_db_text(row, 9), sp_db_text(row, 10));
	sp_buf_add(&work->text, SP_STR(": here "));
	sp_buf_add(&work->text, sp_db_text(found, VERDICT));
	sp_buf_add(&work->text, SP_STR(", there "));
	sp_buf_add(&work->text, sp_db_text(row, 4));
	sp_buf_add(&work->text, SP_STR(": "));
	sp_buf_add(&work->text, sp_db_text(row, 2));
	status = sp_merge_tell(work, err);
	if (status == SP_OK && work->theirs)
		status =
		    put_verdict(work, row, found, SP_MERGE_VERDICT_SET, err);
	return status;
}

static enum sp_status
one_verdict(struct sp_merge_work *work, sqlite3_stmt *row, struct sp_err *err)
{
	sqlite3_stmt *found =
	    sp_merge_statement(work, SP_MERGE_VERDICT_FIND, err);
	enum sp_status status = SP_OK;
	int code;

	if (!found)
		return sp_merge_error(work, SP_MERGE_VERDICT_FIND, err);
	sp_merge_bind(found, 1, row, 0, 4);
	code = sqlite3_step(found);
	if (code == SQLITE_ROW)
		status = merge_verdict(work, row, found, err);
	else if (code != SQLITE_DONE)
		status = sp_merge_error(work, SP_MERGE_VERDICT_FIND, err);
	sqlite3_reset(found);
	return status;
}

/* NULL stays NULL. */
static struct sp_str
text(sqlite3_stmt *row, int column)
{
	struct sp_str out = sp_db_text(row, column);

	if (!out.s && sqlite3_column_type(row, column) != SQLITE_NULL)
		return SP_STR("");
	return out;
}

static enum sp_status
put_pair(struct sp_merge_work *work, sqlite3_stmt *row, struct sp_err *err)
{
	struct sp_pair pair = {.src_loc = text(row, SRC_LOC),
	    .tgt_loc = text(row, TGT_LOC),
	    .score = sqlite3_column_double(row, SCORE),
	    .src_text = text(row, SRC_TEXT),
	    .tgt_text = text(row, TGT_TEXT),
	    .more = text(row, MORE)};

	work->pairs++;
	work->store->docpair = work->ours;
	return sp_put_pair(work->store, &pair, text(row, TAGS), err);
}

/* The tags of both, once each. */
static bool
add_tags(struct sp_str ours, struct sp_str theirs, struct sp_buf *out)
{
	bool more = false;

	sp_buf_reset(out);
	sp_buf_add(out, ours);
	while (theirs.n > 0) {
		struct sp_str tag = sp_str_cut(&theirs, ' ');

		if (sp_store_has_tag(ours, tag))
			continue;
		if (out->n > 0)
			sp_buf_addc(out, ' ');
		sp_buf_add(out, tag);
		more = true;
	}
	return more;
}

static enum sp_status
set_pair(struct sp_merge_work *work, sqlite3_stmt *row, sqlite3_stmt *ours,
    bool theirs, struct sp_err *err)
{
	sqlite3_stmt *stmt = sp_merge_statement(work, SP_MERGE_PAIR_SET, err);
	enum sp_status status;
	int bound;

	if (!stmt)
		return sp_merge_error(work, SP_MERGE_PAIR_SET, err);
	if (sp_buf_status(&work->text, err) != SP_OK)
		return SP_NOMEM;
	bound = sp_merge_bind(stmt, 1, ours, 0, 1);
	bound |= theirs ? sp_merge_bind(stmt, 2, row, SCORE, 2)
			: sp_merge_bind(stmt, 2, ours, 1, 2);
	bound |= sp_put_bind_known(stmt, 4, sp_buf_str(&work->text));
	status = sp_db_run(stmt, bound, err);
	sp_buf_reset(&work->text);
	return status;
}

/* A pair that both have; of ours id, score, more and tags. */
static enum sp_status
merge_pair(struct sp_merge_work *work, sqlite3_stmt *row, sqlite3_stmt *ours,
    struct sp_err *err)
{
	bool same = sp_merge_same(row, SCORE, ours, 1) &&
	    sp_merge_same(row, MORE, ours, 2);
	enum sp_status status = SP_OK;
	bool more;

	if (!same) {
		sp_buf_add(&work->text, SP_STR("pair "));
		name(work, text(row, SRC_LOC), text(row, TGT_LOC));
		sp_buf_add(&work->text, SP_STR(" of "));
		status = name_docpair(work, sqlite3_column_int64(row, OF), err);
		sp_buf_add(&work->text, SP_STR(": other score or columns"));
	}
	if (status == SP_OK && !same)
		status = sp_merge_tell(work, err);
	if (status != SP_OK)
		return status;
	more = add_tags(text(ours, 3), text(row, TAGS), &work->text);
	if (more || (!same && work->theirs))
		status = set_pair(work, row, ours, !same && work->theirs, err);
	sp_buf_reset(&work->text);
	return status;
}

/* A pair that stays there, and is not here. */
static enum sp_status
leave(struct sp_merge_work *work, sqlite3_stmt *row, struct sp_err *err)
{
	int64_t docpair = sqlite3_column_int64(row, OF);
	enum sp_status status;

	if (work->told == docpair)
		return SP_OK;
	work->told = docpair;
	sp_buf_add(&work->text, SP_STR("pairs of "));
	status = name_docpair(work, docpair, err);
	sp_buf_add(
	    &work->text, SP_STR(": of another run or page, and not put"));
	return status == SP_OK ? sp_merge_tell(work, err) : status;
}

/* How many stand before it that are the same. */
static enum sp_status
find_rank(struct sp_merge_work *work, sqlite3_stmt *row, int64_t *rank,
    struct sp_err *err)
{
	sqlite3_stmt *stmt;
	int bound;
	bool found;

	*rank = 0;
	if (sqlite3_column_int64(row, COPY) == 0)
		return SP_OK;
	stmt = sp_merge_statement(work, SP_MERGE_PAIR_RANK, err);
	if (!stmt)
		return sp_merge_error(work, SP_MERGE_PAIR_RANK, err);
	bound = sp_merge_bind(stmt, 1, row, OF, 5);
	bound |= sp_merge_bind(stmt, 6, row, COPY, 1);
	return sp_db_number(stmt, bound, rank, &found, err);
}

/* Put what is not there. */
static enum sp_status
look_up(struct sp_merge_work *work, sqlite3_stmt *row, struct sp_err *err)
{
	sqlite3_stmt *ours = sp_merge_statement(work, SP_MERGE_PAIR_FIND, err);
	int64_t rank = 0;
	enum sp_status status = find_rank(work, row, &rank, err);
	int code;

	if (!ours)
		return sp_merge_error(work, SP_MERGE_PAIR_FIND, err);
	if (status != SP_OK)
		return status;
	sqlite3_bind_int64(ours, 1, work->ours);
	sp_merge_bind(ours, 2, row, SRC_LOC, 4);
	sqlite3_bind_int64(ours, 6, rank);
	code = sqlite3_step(ours);
	if (code == SQLITE_ROW && work->how == TOGETHER)
		status = merge_pair(work, row, ours, err);
	else if (code == SQLITE_DONE)
		status = work->how == TOGETHER ? put_pair(work, row, err)
					       : leave(work, row, err);
	else if (code != SQLITE_ROW)
		status = sp_merge_error(work, SP_MERGE_PAIR_FIND, err);
	sqlite3_reset(ours);
	return status;
}

static enum sp_status
find_docpair(struct sp_merge_work *work, int64_t docpair, struct sp_err *err)
{
	sqlite3_stmt *stmt;
	int code;

	if (work->docpair == docpair)
		return SP_OK;
	stmt = sp_merge_statement(work, SP_MERGE_DOCPAIR_HOW, err);
	if (!stmt)
		return sp_merge_error(work, SP_MERGE_DOCPAIR_HOW, err);
	sqlite3_bind_int64(stmt, 1, docpair);
	code = sqlite3_step(stmt);
	if (code == SQLITE_ROW) {
		work->docpair = docpair;
		work->ours = sqlite3_column_int64(stmt, 0);
		work->how = sqlite3_column_int(stmt, 1);
	}
	sqlite3_reset(stmt);
	if (code == SQLITE_DONE)
		return sp_err_set(err, SP_BAD_MODEL,
		    "a pair of the other database belongs to no documents");
	return code == SQLITE_ROW
	    ? SP_OK
	    : sp_merge_error(work, SP_MERGE_DOCPAIR_HOW, err);
}

static enum sp_status
one_pair(struct sp_merge_work *work, sqlite3_stmt *row, struct sp_err *err)
{
	enum sp_status status =
	    find_docpair(work, sqlite3_column_int64(row, OF), err);

	if (status != SP_OK)
		return status;
	return work->how == PUT ? put_pair(work, row, err)
				: look_up(work, row, err);
}

static enum sp_status
merge_all(struct sp_merge_work *work, struct sp_err *err)
{
	static const struct {
		int which;
		sp_merge_row_fn *one;
	} steps[] = {{SP_MERGE_DOCPAIRS, one_docpair},
	    {SP_MERGE_VERDICTS, one_verdict}, {SP_MERGE_PAIRS, one_pair}};
	enum sp_status status = sp_merge_docs(work, err);

	for (size_t i = 0; i < 3 && status == SP_OK; i++) {
		if (steps[i].which == SP_MERGE_PAIRS)
			status = sp_db_exec(work->store->db, judge_sql, err);
		if (status == SP_OK)
			status = sp_merge_each(
			    work, steps[i].which, steps[i].one, err);
	}
	return status;
}

static enum sp_status
begin_and_end(struct sp_merge_work *work, struct sp_err *err)
{
	enum sp_status status = sp_merge_begin(work, err);

	if (status == SP_OK)
		status = merge_all(work, err);
	if (status == SP_OK)
		return sp_merge_end(work, err);
	sp_merge_end(work, NULL);
	return status;
}

enum sp_status
sp_merge_store(struct sp_store *store, struct sp_store *other,
    struct sp_merge *merge, struct sp_err *err)
{
	struct sp_merge_work work = {.store = store,
	    .other = other,
	    .theirs = merge->theirs,
	    .conflict = merge->conflict,
	    .ctx = merge->ctx,
	    .docpair = -1,
	    .told = -1};
	bool running = store->running;
	enum sp_status status = sp_db_exec(other->db, "SAVEPOINT merge", err);

	if (status != SP_OK)
		return status;
	/* Pairs are of the runs that made them; none begins here. */
	store->running = true;
	store->asked = false;
	sp_buf_reset(&store->last);
	status = begin_and_end(&work, err);
	store->running = running;
	sqlite3_exec(other->db, "RELEASE merge", NULL, NULL, NULL);
	merge->documents += work.documents;
	merge->pairs += work.pairs;
	merge->verdicts += work.verdicts;
	merge->conflicts += work.conflicts;
	return status;
}
