/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_NAME_PLACE_H
#define SPEAN_NAME_PLACE_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/err.h>
#include <spean/str.h>
#include <spean/translit.h>

/*
 * Where a name in Latin letters stands in a text, in whatever way it is written
 * there: in Latin letters (latin_find.h), by its known spelling or its sound in
 * Khmer ones (name_find.h), with its class word translated (name_class.h).
 */
struct sp_name_places; /* a text, models and scratch; one a thread */

struct sp_name_place {
	size_t start, end; /* bytes of the text, half-open */
	double p; /* that a text without the name has as good a place */
};

struct sp_name_places *sp_name_places_new(
    const struct sp_translit *model, struct sp_err *err);
void sp_name_places_free(struct sp_name_places *places);

/*
 * Set the text, canonical (norm.h), borrowed while it is searched.  SP_BAD_TEXT
 * where it is not UTF-8; SP_TOO_LARGE; SP_NOMEM.  After failure it is empty.
 */
enum sp_status sp_name_places_set(
    struct sp_name_places *places, struct sp_str text, struct sp_err *err);

/* The best place for a name; false where there is none that is likelier than
 * not to be one, or when memory has failed: then sp_name_places_status, which
 * is SP_OK otherwise, is SP_NOMEM until the next text. */
bool sp_name_place_find(struct sp_name_places *places, struct sp_str name,
    struct sp_name_place *place);

/*
 * The probability that a name in Khmer, one of n that a text is known to have,
 * is as like the name by chance; 1 where it is not like it.
 */
double sp_name_place_chance(struct sp_name_places *places, struct sp_str name,
    struct sp_str khmer, size_t n);

enum sp_status sp_name_places_status(
    const struct sp_name_places *places, struct sp_err *err);

/* No name is found in the bytes [start, end) from now on. */
void sp_name_place_use(struct sp_name_places *places, size_t start, size_t end);

#endif
