/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_MARKS_H
#define SPEAN_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/lang.h>
#include <spean/str.h>

/*
 * What the punctuation of two texts says: marks that a translation keeps (a
 * question, a bracket, a quotation, whatever their form in a script), and how
 * many sentences stand in one line where lines hold more than one.
 */
enum sp_mark {
	SP_MARK_QUESTION,
	SP_MARK_EXCLAMATION,
	SP_MARK_BRACKET, /* that opens */
	SP_MARK_QUOTE, /* that opens or closes */
	SP_MARK_COLON,
	SP_MARK_SEMICOLON,
	SP_MARK_SLASH,
	SP_MARK_PERCENT,
	SP_MARKS
};

/* Of a sentence of the texts or a run of them; no count is above 255. */
struct sp_mark_counts {
	uint8_t of[SP_MARKS];
	uint8_t lines; /* that have words */
	uint8_t stops; /* sentences that stand in them */
};

struct sp_mark_side {
	size_t n;
	struct sp_mark_counts *sentence;
	size_t cap;
};

/* Start with = {0}; used again for the next two texts. */
struct sp_marks {
	struct sp_mark_side side[2]; /* source, target */
	double rarity[SP_MARKS]; /* what a mark on both sides says, in nats */
};

/* Read n and m sentences, in place of those before.  The strings are borrowed
 * only during the call.  False when memory fails. */
bool sp_marks_read(struct sp_marks *marks, const struct sp_lang *const lang[2],
    const struct sp_str *src, size_t n, const struct sp_str *tgt, size_t m);
void sp_marks_release(struct sp_marks *marks);

/* Sum up sentences [from, to) of side s. */
struct sp_mark_counts sp_marks_run(
    const struct sp_marks *marks, size_t s, size_t from, size_t to);

/* What two runs have in common, and what not. */
struct sp_marks_found {
	double both; /* the rarities of the marks that both have */
	double alone; /* how many marks the one has and the other has not */
	/* How many sentences a line holds beyond its first for which the other
	 * side has none; at most 3. */
	double stops;
};
struct sp_marks_found sp_marks_compare(const struct sp_marks *marks,
    const struct sp_mark_counts *src, const struct sp_mark_counts *tgt);

#endif
