/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_LATIN_WORDS_H
#define SPEAN_LATIN_WORDS_H

#include <stdbool.h>

#include <spean/dict.h>
#include <spean/str.h>

/* What English words are to the names around them (latin_name.h). */
enum sp_latin_word {
	SP_LATIN_OTHER,
	SP_LATIN_TITLE, /* with a capital before a name: President */
	SP_LATIN_PARTICLE, /* within a name, without a capital: van */
	SP_LATIN_CALENDAR, /* Monday, July */
	SP_LATIN_MONTH_NAME, /* a month that is a person's name, too: May */
	SP_LATIN_OPENER /* often the first of a sentence, never of a name */
};

/* Made of corpora/names/latin_words.tsv when the library is built: each word
 * and its class. */
extern const struct sp_dict sp_latin_words;

/* word as it stands in the text, without the dot of an abbreviation. */
enum sp_latin_word sp_latin_word(struct sp_str word);

#endif
