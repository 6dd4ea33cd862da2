/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_MERGE_WORK_H
#define SPEAN_MERGE_WORK_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/db.h>

/*
 * A merge on its way, for lib/store alone.  What the rows of the other database
 * became stands in tables of temp, so that memory does not grow with them.
 */
enum {
	/* Of the other database. */
	SP_MERGE_RUNS,
	SP_MERGE_DOCS,
	SP_MERGE_DOC_THEIRS,
	SP_MERGE_META,
	SP_MERGE_TEXT,
	SP_MERGE_DOCPAIRS,
	SP_MERGE_VERDICTS,
	SP_MERGE_PAIRS,
	SP_MERGE_PAIR_RANK,
	SP_MERGE_NAMES,
	SP_MERGE_THEIRS, /* how many these are; those of store follow */
	SP_MERGE_RUN_FIND = SP_MERGE_THEIRS,
	SP_MERGE_RUN_MAP,
	SP_MERGE_DOC_FIND,
	SP_MERGE_DOC_OURS,
	SP_MERGE_DOC_NEW,
	SP_MERGE_DOC_SET,
	SP_MERGE_DOC_FILL,
	SP_MERGE_DOC_MAP,
	SP_MERGE_META_NEW,
	SP_MERGE_TEXT_NEW,
	SP_MERGE_DOC_PAIRS_GO,
	SP_MERGE_DOC_DOCPAIRS_GO,
	SP_MERGE_DOCPAIR_FIND,
	SP_MERGE_DOCPAIR_MAP,
	SP_MERGE_DOCPAIR_HOW,
	SP_MERGE_VERDICT_FIND,
	SP_MERGE_VERDICT_NEW,
	SP_MERGE_VERDICT_SET,
	SP_MERGE_TOUCH,
	SP_MERGE_PAIR_FIND,
	SP_MERGE_PAIR_SET,
	SP_MERGE_STATEMENTS
};

struct sp_merge_work {
	struct sp_store *store, *other;
	/* As in struct sp_merge. */
	bool theirs;
	enum sp_status (*conflict)(
	    void *ctx, const char *what, struct sp_err *err);
	void *ctx;
	size_t documents, pairs, verdicts, conflicts;
	sqlite3_stmt *stmt[SP_MERGE_STATEMENTS];
	struct sp_buf text; /* scratch */
	int64_t doc; /* ours, whose parts are put */
	/* The pair of documents of the pair before: theirs, ours, and what
	 * becomes of its pairs. */
	int64_t docpair, ours;
	int how;
	int64_t told; /* the last that a conflict was told of */
};

/* Make the tables of temp, or have them go and the statements too. */
enum sp_status sp_merge_begin(struct sp_merge_work *work, struct sp_err *err);
enum sp_status sp_merge_end(struct sp_merge_work *work, struct sp_err *err);

/* The statement, prepared and reset; NULL on failure, of which err tells. */
sqlite3_stmt *sp_merge_statement(
    struct sp_merge_work *work, int which, struct sp_err *err);

/* Why a statement failed. */
enum sp_status sp_merge_error(
    struct sp_merge_work *work, int which, struct sp_err *err);

/* Bind the n columns from `column` on of a row to places from `place` on.  An
 * SQLite code. */
int sp_merge_bind(
    sqlite3_stmt *to, int place, sqlite3_stmt *row, int column, int n);

/* Call one for each row of `which`. */
typedef enum sp_status sp_merge_row_fn(
    struct sp_merge_work *work, sqlite3_stmt *row, struct sp_err *err);
enum sp_status sp_merge_each(struct sp_merge_work *work, int which,
    sp_merge_row_fn *one, struct sp_err *err);

/* Tell of a conflict, whose words are in work->text, and reset that. */
enum sp_status sp_merge_tell(struct sp_merge_work *work, struct sp_err *err);

/* Equal values of the same kind in column i of one and k of the other. */
bool sp_merge_same(sqlite3_stmt *a, int i, sqlite3_stmt *b, int k);

/* The steps, in this order. */
enum sp_status sp_merge_docs(struct sp_merge_work *work, struct sp_err *err);
enum sp_status sp_merge_pairs(struct sp_merge_work *work, struct sp_err *err);

#endif
