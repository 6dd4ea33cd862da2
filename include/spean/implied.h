/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_IMPLIED_H
#define SPEAN_IMPLIED_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/lang.h>
#include <spean/str.h>

/*
 * Words that say a number without naming it: "both", "twice", ទ្វេ.  Compiled
 * in from corpora/check/implied.tsv.
 */
struct sp_implied {
	const char *lang, *number, *word;
};

/* Does a canonical text in lang have such a word for a number, which is written
 * as tags have it?  Takes as long as the text and the words of the number. */
bool sp_implied_says(
    const struct sp_lang *lang, struct sp_str text, struct sp_str number);

extern const struct sp_implied sp_implied_table[];
extern const size_t sp_implied_count;

#endif
