/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_LATIN_NAME_H
#define SPEAN_LATIN_NAME_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/str.h>

/*
 * Names in English text, by what marks them: capitals.  A name is the longest
 * row of capitalised words with one space between, particles inside ("Ursula
 * von der Leyen", "Ministry of Health"), initials too ("George W. Bush").
 *
 * Titles ("Mr.", "President", "H.E.", "Samdech") are not part of it and divide
 * it from what stands before; nor are a possessive 's, days and months (but for
 * "Theresa May").  An acronym is a name by itself.  A word that opens a
 * sentence is passed over where it opens many ("The", "Among"); alone, any
 * other is doubtful.
 */
struct sp_latin_name {
	size_t start, end; /* bytes of the text, half-open */
	bool acronym; /* "EBA", "U.N.": capitals, perhaps read as letters */
	bool titled; /* a title stands before it */
	bool doubtful; /* one word that opens a sentence; part of a headline */
};

/* Start with sp_latin_names_begin; holds no memory. */
struct sp_latin_names {
	struct sp_str text;
	size_t pos;
	bool looked; /* whether it is one: */
	bool headline; /* nearly all words have capitals: they mark nothing */
};

/* text is borrowed, one sentence or many; what is not UTF-8 is no letter. */
void sp_latin_names_begin(struct sp_latin_names *names, struct sp_str text);

/* The next name, in order of the text, none over another; false at the end. */
bool sp_latin_names_next(
    struct sp_latin_names *names, struct sp_latin_name *name);

#endif
