/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_LATIN_LANG_H
#define SPEAN_LATIN_LANG_H

#include <stddef.h>
#include <stdint.h>

#include <spean/dict.h>
#include <spean/str.h>

/*
 * Which language a text in Latin letters is in, by its common words and its
 * letters; nothing else is known of the languages (corpora/lang).
 */

/*
 * The language of text, in UTF-8 and NFC, as far as it is clear.
 *
 * expected  the subtag of the language that text is said to be in, "en"; NULL
 *           where nothing is said.  Of one that no list is of nothing can be
 *           told.
 *
 * expected itself where text is clearly in it; the subtag of another language,
 * a static string, where it is clearly in that; else NULL.  Another language
 * must have four words or more that it has more often than the one expected,
 * and be e^8 times as likely: of names, terms and quotations no other language
 * is made.  The one expected, and the best where nothing is said, need e^2.  No
 * more than the first SP_LATIN_LANG_BYTES are looked at, and fewer where these
 * are clear.
 */
#define SP_LATIN_LANG_BYTES 4096
const char *sp_latin_lang(struct sp_str text, const char *expected);

/* Made of corpora/lang/latin.txt when the library is built. */
#define SP_LATIN_LANGS	    64 /* at most */
#define SP_LATIN_LANG_WORDS 8192 /* at most */
struct sp_latin_weight {
	uint8_t lang, weight; /* in 1/16 nat */
};
struct sp_latin_tag {
	const char *subtag;
	size_t lang;
};
struct sp_latin_langs {
	struct sp_dict word; /* in small letters: its number */
	struct sp_dict letter; /* beyond a to z: its number */
	const struct sp_latin_weight *weight;
	const uint16_t *first; /* of a word's weights, up to the next's */
	const uint64_t *mask; /* of a letter: a bit for each language */
	const char *const *code; /* of a language */
	size_t n;
	const struct sp_latin_tag *tag; /* its other subtags, too */
	size_t tags;
};
extern const struct sp_latin_langs sp_latin_langs;

#endif
