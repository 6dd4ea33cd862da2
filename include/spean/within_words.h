/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_WITHIN_WORDS_H
#define SPEAN_WITHIN_WORDS_H

#include <stddef.h>

#include <spean/err.h>
#include <spean/lang.h>
#include <spean/lex.h>
#include <spean/str.h>

/*
 * What the sentences of a text share in saying what its translation says, word
 * by word (IBM Model 1 over a lexicon): for lib/check.
 *
 *     sentence 1 ──own──▶ ┌───────────┐
 *     sentence 2          │ other side│   each of its words is had from
 *     sentence 3 ◀─given─ └───────────┘   sentence 1, 2, 3 or none
 */
struct sp_within_words; /* scratch; one a thread */

/* Of a sentence; words count that the lexicon knows. */
struct sp_within_share {
	double words;
	double own; /* those that the other side says, each from 0 to 1 */
	double given; /* words of the other side that it has from this */
	double lost; /* … that it would not have without it */
};

struct sp_within_said {
	double other; /* words of the other side */
	double had; /* those of them that it has from the sentences */
};

/* lex, of the two languages, may be NULL; borrowed. */
struct sp_within_words *sp_within_words_new(const struct sp_lang *const lang[2],
    const struct sp_lex *lex, struct sp_err *err);
void sp_within_words_free(struct sp_within_words *words);

/* Of n sentences of a side, and the text of the other: their shares.  SP_NOMEM;
 * SP_TOO_LARGE. */
enum sp_status sp_within_words_read(struct sp_within_words *words, size_t side,
    const struct sp_str *sentence, size_t n, struct sp_str other,
    struct sp_within_share *share, struct sp_within_said *said,
    struct sp_err *err);

#endif
