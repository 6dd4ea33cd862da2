/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_LATIN_FIND_H
#define SPEAN_LATIN_FIND_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/str.h>

/*
 * Where a name in Latin letters stands in a text, of whatever script, in the
 * same letters: the longest row of its words that follow one another there.
 * ASCII letters are compared without case; behind a letter, digits of Khmer are
 * those of ASCII (F125, F១២៥).  Both are UTF-8.
 */
struct sp_latin_place {
	size_t start, end; /* bytes of the text, half-open */
	double share; /* of the letters of the name, above 0, up to 1 */
};

/*
 * False where no word of the name stands in the text that could stand for it:
 * not the initials and particles alone ("of", "de", "J."), nor a word that has
 * no capital or digit in the name.
 */
bool sp_latin_find(
    struct sp_str text, struct sp_str name, struct sp_latin_place *place);

#endif
