/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_NAME_PAIR_H
#define SPEAN_NAME_PAIR_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/buf.h>
#include <spean/check_unit.h>
#include <spean/err.h>
#include <spean/name_case.h>
#include <spean/name_meaning.h>
#include <spean/name_memory.h>
#include <spean/name_place.h>
#include <spean/name_told.h>

/*
 * A pair whose names are looked for, and what was found so far: what
 * name_cases.h is made of.  Functions that give a bool fail for memory.
 */
/* Where a name of the text in Latin letters stands. */
struct sp_name_met {
	struct sp_spelt_place place;
	size_t tag;
};

struct sp_name_pair {
	size_t khmer; /* the side; 2: none */
	struct sp_name_places *places;
	struct sp_name_meanings *meanings;
	struct sp_name_memory memory;
	size_t number; /* of the documents that it is of */
	struct sp_name_told told;
	struct sp_buf letters; /* of a name */
	struct sp_buf small; /* the text in Latin letters, without capitals */
	/* The pair. */
	const struct sp_check_side *latin_side, *khmer_side;
	bool set; /* the text of places */
	bool forgets; /* what is read does not count */
	bool kept; /* Khmer keeps an acronym that the other has in full */
	struct sp_name_met *met;
	struct sp_name_case *at;
	size_t nmet, met_cap, n, cap;
};

/* A place whose chance is this small (as -ln p) may well be the name's own. */
#define SP_NAME_PAIR_MET 3.

enum sp_status sp_name_pair_no_memory(struct sp_err *err);

/* The place is that of a name: no name of the Khmer text stands there that the
 * other text has not. */
bool sp_name_pair_meet(
    struct sp_name_pair *pair, size_t tag, size_t start, size_t end);
bool sp_name_pair_is_over(
    const struct sp_name_met *met, size_t start, size_t end);

/* Was the name not said in earlier pairs either?  Then it is how these texts
 * are, and was told once. */
bool sp_name_pair_is_lost(const struct sp_name_pair *pair, struct sp_str name);

bool sp_name_pair_add(struct sp_name_pair *pair, const struct sp_name_case *it);

/* Have the Khmer text searched by sound (pair->places). */
enum sp_status sp_name_pair_set_places(
    struct sp_name_pair *pair, struct sp_err *err);

/* What the tag says of it. */
void sp_name_pair_shape(const struct sp_tag *tag, struct sp_name_case *it);

/* A chance as SP_NAME_CHANCE has it. */
double sp_name_pair_worth(double p);

/* Do words of a text in small letters begin with these letters, in a row but
 * for the small ones ("of")? */
bool sp_name_pair_has_initials(struct sp_str small, struct sp_str letters);

/* Look for the names of the text in Latin letters; of the one in Khmer, for
 * those that stand where none of the other was found. */
enum sp_status sp_name_pair_latin(
    struct sp_name_pair *pair, struct sp_err *err);
enum sp_status sp_name_pair_khmer(
    struct sp_name_pair *pair, struct sp_err *err);

#endif
