/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_WORD_H
#define SPEAN_WORD_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/lang.h>
#include <spean/str.h>

/*
 * Words of a text: every byte belongs to exactly one word, one run of spaces
 * or one sign, and the spans follow each other without a gap.
 *
 * Borders between spaces, signs, digits and letters, and between scripts, are
 * cut first; a run of letters of a script that writes no spaces between words
 * (Khmer, Thai, Lao, Burmese, Han, Kana) is then cut by a dictionary (ICU's
 * word breaker), which sees nothing of what stands around the run.  No border
 * is inside a character cluster: before a mark, before or behind a coeng,
 * beside a joiner.
 * An apostrophe or a dot between two letters of a script with spaces, and a
 * dot or a comma between two digits, are inside the word ("don't", "U.S",
 * "1,500.25").
 */
struct sp_word; /* breakers and scratch; one a thread */

struct sp_word *sp_word_new(struct sp_err *err);
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
 * Cut text into spans.  *span points to *n of them, inside word, and holds
 * until the next call.  SP_BAD_TEXT where text is not UTF-8; SP_TOO_LARGE above
 * 512 MiB; SP_NOMEM.
 */
enum sp_status sp_word_split(struct sp_word *word, const struct sp_lang *lang,
    struct sp_str text, const struct sp_word_span **span, size_t *n,
    struct sp_err *err);

/*
 * Append text with delim between any two spans neither of which is a space, so
 * that text is what remains without those delimiters.  Statuses as above; on
 * failure nothing is appended.
 */
enum sp_status sp_word_delimit(struct sp_word *word, const struct sp_lang *lang,
    struct sp_str text, struct sp_str delim, struct sp_buf *out,
    struct sp_err *err);

#endif
