/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_REVIEW_H
#define SPEAN_REVIEW_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/lines.h>
#include <spean/store.h>
#include <spean/str.h>

/*
 * What a reviewer says of pairs: accept, reject, or fix, which has other texts
 * stand for them.  A verdict is kept by the documents and the texts that it was
 * given on, wherever in them the texts stand: it comes back with the pair when
 * that is put again, and goes with neither.
 */
enum sp_verdict_kind {
	SP_VERDICT_NONE, /* what was said is taken back */
	SP_VERDICT_ACCEPT,
	SP_VERDICT_REJECT,
	SP_VERDICT_FIX
};

struct sp_verdict {
	struct sp_str src_doc, tgt_doc, src_text, tgt_text;
	struct sp_str src_loc, tgt_loc; /* a help to find it, or empty */
	enum sp_verdict_kind kind;
	struct sp_str fixed_src, fixed_tgt; /* empty: as it was */
	struct sp_str reviewer, note;
};

/*
 * Say it, within a transaction.  *known is false, and nothing is changed, where
 * the database has no pair of these documents with these texts, as they were
 * put or as they were fixed.  All pairs of them with these texts have the
 * verdict once sp_store_review_end was called, before sp_store_commit.
 * SP_BAD_TEXT where something is not UTF-8; SP_IO, SP_NOMEM.
 */
enum sp_status sp_store_review(struct sp_store *store, struct sp_str src_lang,
    struct sp_str tgt_lang, const struct sp_verdict *verdict, bool *known,
    struct sp_err *err);
enum sp_status sp_store_review_end(struct sp_store *store, struct sp_err *err);

/*
 * A table of verdicts: columns between TABs whose names stand in the first
 * line, in any order: src_doc, tgt_doc, src_text, tgt_text and verdict, and
 * where they are wanted src_loc, tgt_loc, fixed_src, fixed_tgt, reviewer and
 * note; others, such as score, are left alone.  A row without verdict and fixed
 * texts says nothing.  "none" takes back what was said.
 */
#define SP_REVIEW_COLUMNS 12
struct sp_review_table {
	struct sp_lines lines;
	size_t column[SP_REVIEW_COLUMNS]; /* from 1; 0: not there */
	bool begun;
	struct sp_buf plain, fixed; /* texts without the quotation marks */
};
void sp_review_table_release(struct sp_review_table *table);

/*
 * The next verdict, in memory that holds until the next call.  False at the
 * end, with SP_OK, and on failure: as sp_lines_next, and SP_BAD_MODEL where the
 * first line does not name the columns.  Where true comes with SP_BAD_RECORD,
 * the row is none, and err says why; its number is table->lines.number.
 */
bool sp_review_next(struct sp_review_table *table, struct sp_verdict *verdict,
    struct sp_err *err);

/*
 * The same as spreadsheets write it that put texts with quotation marks in
 * quotation marks; false where it has none.  The texts hold until the next
 * verdict.  SP_NOMEM sets table->plain.failed.
 */
bool sp_review_unquote(
    struct sp_review_table *table, struct sp_verdict *verdict);

/* Append the names of the columns, and a row of what is known of a pair. */
void sp_review_head(struct sp_buf *out);
void sp_review_unit(const struct sp_found *found, struct sp_buf *out);

#endif
