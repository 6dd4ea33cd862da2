/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_EXTRACT_LANG_H
#define SPEAN_EXTRACT_LANG_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/str.h>

/* A text of a page, and its language. */
struct sp_tongue {
	struct sp_str text;
	const char *lang; /* what the texts are asked for: BCP 47, lower case */
	const char *script; /* for the module's own use, as is the next */
	size_t letters;
};

/*
 * Find the language of each of n texts of a page and of the page, by script
 * (script.h) and, in Latin letters, by words (latin_lang.h).
 *
 * said   what the page, or the user, says: a primary subtag in lower case,
 *        "und" where nothing is
 * fixed  the page's language is what is said, whatever its texts are in
 *
 * A text that is clearly in a language has that one, any other the page's.  The
 * page's is what is said as long as that can be; else the one of most letters
 * among the texts that are clear, if these are a fourth or more of the page.
 *
 * What it gives, and writes to lang, is said itself or a static string.
 */
const char *sp_extract_lang(
    struct sp_tongue *tongue, size_t n, const char *said, bool fixed);

#endif
