/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_NAME_MEANING_H
#define SPEAN_NAME_MEANING_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/err.h>
#include <spean/lex.h>
#include <spean/spelt.h>
#include <spean/str.h>

/*
 * What a lexicon says of the words of a name: whether they are said by their
 * meaning in a Khmer text ("Supreme Court"), or are such as have none.
 */
struct sp_name_meanings; /* scratch; one a thread */

struct sp_name_meaning {
	size_t words; /* that count: not "of", not "the" */
	size_t unknown; /* to the lexicon */
	double said; /* of each word, how surely it is: 0 to 1; the mean */
	double most; /* of the word that is said most surely */
	/* Where that word is said. */
	struct sp_spelt_place place;
	/* The share of those known whose translations sound like them. */
	double sound;
};

/*
 * lex   or NULL; borrowed
 * side  of the lexicon that names in Latin letters are of
 *
 * NULL when memory fails.
 */
struct sp_name_meanings *sp_name_meanings_new(
    const struct sp_lex *lex, enum sp_lex_side side, struct sp_err *err);
void sp_name_meanings_free(struct sp_name_meanings *meanings);

/* Of a name (tag.h: its value) and a text.  SP_NOMEM. */
enum sp_status sp_name_meaning_find(struct sp_name_meanings *meanings,
    struct sp_str name, struct sp_spelt *spelt, struct sp_name_meaning *meaning,
    struct sp_err *err);

/* How surely a word of the text in Latin letters says what a name in Khmer
 * says, 0 to 1; the text is in small letters.  SP_NOMEM. */
enum sp_status sp_name_meaning_back(struct sp_name_meanings *meanings,
    struct sp_str khmer, struct sp_str text, double *said, struct sp_err *err);

#endif
