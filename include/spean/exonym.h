/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_EXONYM_H
#define SPEAN_EXONYM_H

#include <stddef.h>

#include <spean/str.h>

/*
 * What another language in Latin letters calls a place, a people or a language:
 * Varsovie is Warsaw.  Khmer took many of its names for the world from French,
 * so where a name does not sound like the Khmer, its French form may.
 * Compiled in (corpora/names/README).
 */
struct sp_exonym {
	const char *name; /* as sp_translit_letters has it: "warsaw" */
	const char *other; /* the same: "varsovie" */
};

/* The other forms of a name by its letters: *n of them, in order, from what is
 * returned; *n of 0: none. */
const struct sp_exonym *sp_exonym_find(struct sp_str letters, size_t *n);

/* The table, sorted by the bytes of both columns. */
extern const struct sp_exonym sp_exonyms[];
extern const size_t sp_exonym_count;

#endif
