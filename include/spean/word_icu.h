/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_WORD_ICU_H
#define SPEAN_WORD_ICU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/lang.h>
#include <spean/str.h>

/*
 * Words of scripts that the project has no word list for, by ICU's
 * dictionaries: the one place that opens a break iterator, so that what is cut
 * by our own lists does not depend on ICU's version.
 */
struct sp_word_icu {
	struct sp_word_icu_breaker *breaker; /* one a language */
	size_t n, cap;
	uint16_t *u16; /* the run in UTF-16 */
	size_t u16_cap;
	size_t *end; /* of the words, bytes of the run */
	size_t ends, ends_cap;
};

/* Cut run (UTF-8, letters of one script) into words: word->end[0, ends).  The
 * last is run.n.  False when memory or ICU fails. */
bool sp_word_icu_cut(
    struct sp_word_icu *word, const struct sp_lang *lang, struct sp_str run);
void sp_word_icu_release(struct sp_word_icu *word);

#endif
