/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_LEX_TABLE_H
#define SPEAN_LEX_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/map.h>
#include <spean/str.h>

/*
 * A lexicon while it is made: entries in any order, as the table of spean(5)
 * has them.  Start with = {0}; sticky, like sp_buf.
 */
struct sp_lex_row {
	uint32_t word[2]; /* by number: source, target; 0 is NULL */
	double p[2]; /* p(src|tgt), p(tgt|src) */
};

struct sp_lex_table {
	struct sp_map word[2]; /* to its number; the empty one is NULL */
	struct sp_lex_row *row;
	size_t n, cap;
	/* The words by number, word[].n of them, from a sort to the next
	 * addition. */
	struct sp_str *name[2];
	bool null[2]; /* whether an entry has NULL on that side */
	bool failed;
};

/* Either word may be empty, for NULL. */
void sp_lex_table_add(struct sp_lex_table *table, struct sp_str src,
    struct sp_str tgt, double p_tgt, double p_src);

/*
 * Take a line of a table apart.  The strings point into rec.  SP_BAD_RECORD
 * where it has fewer than four fields, or one of fields 3 and 4 is no number
 * from 0 to 1, or both words are empty; SP_BAD_TEXT.
 */
struct sp_lex_line {
	struct sp_str src, tgt;
	double p_tgt, p_src;
};
enum sp_status sp_lex_line_parse(
    struct sp_str rec, struct sp_lex_line *line, struct sp_err *err);

/* Sort by bytes, which numbers the words anew in that order.  Probabilities of
 * entries for the same two words are added up, to 1 at most. */
enum sp_status sp_lex_table_sort(
    struct sp_lex_table *table, struct sp_err *err);

/* Make the source the target, and sort. */
enum sp_status sp_lex_table_turn(
    struct sp_lex_table *table, struct sp_err *err);

/*
 * Add to table what n others say: a word's probabilities are the mean of those
 * of the tables that have the word.  The others are sorted.
 */
void sp_lex_table_merge(struct sp_lex_table *table,
    const struct sp_lex_table *const *other, size_t n);

/*
 * Leave the entries one of whose probabilities is at least min, and which are
 * among the `best` of their source or of their target word, by the product of
 * both (0: any number).  The table is sorted before and after.
 */
enum sp_status sp_lex_table_prune(
    struct sp_lex_table *table, double min, size_t best, struct sp_err *err);

/* Append the text form of a sorted table; probabilities that would be written
 * as 0 on both sides are left out. */
enum sp_status sp_lex_table_write(
    const struct sp_lex_table *table, struct sp_buf *out, struct sp_err *err);

/* Append the binary form (lex.h) of a sorted table, stems and all. */
enum sp_status sp_lex_table_pack(
    const struct sp_lex_table *table, struct sp_buf *out, struct sp_err *err);

enum sp_status sp_lex_table_status(
    const struct sp_lex_table *table, struct sp_err *err);
void sp_lex_table_release(struct sp_lex_table *table);

#endif
