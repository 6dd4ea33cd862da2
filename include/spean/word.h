/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_WORD_H
#define SPEAN_WORD_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/lang.h>
#include <spean/segment.h>
#include <spean/str.h>

/*
 * Words of a text: every byte belongs to exactly one word, one run of spaces
 * or one sign, and the spans follow each other without a gap.
 *
 * Borders between spaces, signs, digits and letters, and between scripts, are
 * cut first.  A run of letters of a script that writes no spaces between words
 * is then cut by the word list of its language (segment.h: Khmer), which sees
 * nothing of what stands around the run; for other such scripts (Thai, Lao,
 * Burmese, Han, Kana) by ICU's dictionaries.  No border is inside a character
 * cluster: before a mark, before or behind a coeng, beside a joiner.
 *
 * ZWSP between words is a space.  Within a run it is a hint: where the list is
 * sure of a word that a ZWSP cuts in two, the word is whole, ZWSP and all.
 *
 * An apostrophe or a dot between two letters of a script with spaces, and a
 * dot or a comma between two digits, are inside the word ("don't", "U.S",
 * "1,500.25": MidNumLet, MidLetter and MidNum of UAX #29); digits are cut off
 * letters.
 */
struct sp_word; /* breakers, scratch and a text under way; one a thread */

struct sp_word *sp_word_new(enum sp_grain grain, struct sp_err *err);
void sp_word_free(struct sp_word *word);

/* What stands between two borders. */
enum sp_word_kind {
	SP_WORD_SPACE, /* white space and zero-width spaces */
	SP_WORD_SIGN, /* punctuation and symbols, one each */
	SP_WORD_NUMBER,
	SP_WORD_LETTERS
};

struct sp_word_span {
	size_t start; /* byte in the text */
	size_t end; /* half-open; the next span starts here */
	enum sp_word_kind kind;
};

/*
 * Begin with a text, which is borrowed until its last span.  SP_BAD_TEXT where
 * it is not UTF-8; SP_TOO_LARGE above 512 MiB.
 */
enum sp_status sp_word_begin(struct sp_word *word, const struct sp_lang *lang,
    struct sp_str text, struct sp_err *err);

/* Go on from byte pos of the text, which is its beginning or stands right
 * behind a space: the spans from there on are the same. */
void sp_word_seek(struct sp_word *word, size_t pos);

/* The next span; false at the end, or when memory has failed: then
 * sp_word_status, which is SP_OK otherwise, is SP_NOMEM. */
bool sp_word_next(struct sp_word *word, struct sp_word_span *span);
enum sp_status sp_word_status(const struct sp_word *word, struct sp_err *err);

/* A delimiter belongs between two spans neither of which is a space. */
static inline bool
sp_word_parts(struct sp_word_span before, struct sp_word_span behind)
{
	return before.kind != SP_WORD_SPACE && behind.kind != SP_WORD_SPACE;
}

/*
 * Append text with delim where it belongs, so that text is what remains without
 * those delimiters.  Statuses as above; on
 * failure nothing is appended.
 */
enum sp_status sp_word_delimit(struct sp_word *word, const struct sp_lang *lang,
    struct sp_str text, struct sp_str delim, struct sp_buf *out,
    struct sp_err *err);

#endif
