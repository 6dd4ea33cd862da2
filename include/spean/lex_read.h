/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_LEX_READ_H
#define SPEAN_LEX_READ_H

#include <stddef.h>

#include <spean/err.h>
#include <spean/lex.h>
#include <spean/lex_table.h>
#include <spean/str.h>

/*
 * Lexicons and lists of words as they come, a line each; what begins with a
 * hash sign is passed over:
 *
 *     src TAB tgt TAB p TAB p      a lexicon, spean(5)
 *     doc TAB doc TAB loc …        a pair stream, spean(5)
 *     src TAB tgt [TAB more …]     a list of words, terms, names
 *     tgt @ src                    a dictionary of hunalign's
 */
enum sp_lex_kind { SP_LEX_SKIP, SP_LEX_LINE, SP_LEX_PAIR };

struct sp_lex_record {
	enum sp_lex_kind kind;
	struct sp_lex_line line; /* of SP_LEX_PAIR the texts alone */
};

/* Which kind a record is, and its parts, which point into rec.  SP_BAD_RECORD
 * where it is none; SP_BAD_TEXT. */
enum sp_status sp_lex_record_parse(
    struct sp_str rec, struct sp_lex_record *record, struct sp_err *err);

/* How to read: bad (NULL allowed) is told of each record that is passed over,
 * with its number. */
typedef void sp_lex_bad_fn(void *ctx, size_t line, const struct sp_err *err);
struct sp_lex_read {
	const struct sp_lang *lang[2]; /* of lists */
	size_t jobs;
	sp_lex_bad_fn *bad;
	void *ctx;
};

/*
 * Read a file (- is standard input) into table (= {0}), which is then sorted.
 * Of lists a lexicon is made (lex_train.h).  Words are spelled as a lexicon's.
 * One in binary form is read back, without its stems.  SP_IO; SP_NOMEM;
 * SP_BAD_MODEL.
 */
enum sp_status sp_lex_read_table(const struct sp_lex_read *how,
    const char *path, struct sp_lex_table *table, struct sp_err *err);

/* The same as a lexicon; one in binary form is mapped.  NULL, and err. */
struct sp_lex *sp_lex_read_file(
    const struct sp_lex_read *how, const char *path, struct sp_err *err);

/* What a file says, the other way round: how->lang[1] is the source of it. */
struct sp_lex *sp_lex_read_turned(
    const struct sp_lex_read *how, const char *path, struct sp_err *err);

#endif
