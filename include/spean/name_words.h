/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_NAME_WORDS_H
#define SPEAN_NAME_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/err.h>
#include <spean/str.h>
#include <spean/word.h>

/*
 * The words of a Khmer text where names may be (name_dict.h), cut as they are
 * asked for: most of a text has none, and cutting is what costs.
 */
struct sp_name_words {
	struct sp_word *word;
	struct sp_str text;
	struct sp_word_span *span; /* n of them, without a gap */
	size_t n, cap;
	size_t end; /* the byte up to which names may begin */
	bool failed;
};

/* Make words = {0} ready; SP_NOMEM.  Ends with sp_name_words_release. */
enum sp_status sp_name_words_init(
    struct sp_name_words *words, struct sp_err *err);
void sp_name_words_release(struct sp_name_words *words);

/* Begin with a text, borrowed until the last word.  SP_BAD_TEXT where it is
 * not UTF-8; SP_TOO_LARGE. */
enum sp_status sp_name_words_begin(
    struct sp_name_words *words, struct sp_str text, struct sp_err *err);

/* Is there a word i?  It is in words->span then.  False at the end of the
 * text, or where memory has failed. */
bool sp_name_words_has(struct sp_name_words *words, size_t i);

/*
 * The first word from word i on with which a name may begin, *i; words between
 * need not be there, so that others get other numbers.  False where there is
 * none, or memory has failed.
 */
bool sp_name_words_go(struct sp_name_words *words, size_t *i);

/* SP_OK, or SP_NOMEM where memory has failed. */
enum sp_status sp_name_words_status(
    const struct sp_name_words *words, struct sp_err *err);

#endif
