/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_NAME_TOLD_H
#define SPEAN_NAME_TOLD_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/name_memory.h>
#include <spean/spelt.h>
#include <spean/str.h>

/*
 * Where a name in Latin letters stands in a Khmer text, by what is quickly
 * looked up: its letters kept, its known spelling, the full name of an acronym
 * or its letters read out, how it was written before.  Start with = {0}.
 */
struct sp_name_told {
	struct sp_str text;
	bool latin; /* it has Latin letters */
	struct sp_spelt spelt; /* the same text */
	struct sp_buf small; /* the same, Latin capitals made small, if so */
	struct sp_buf letters, read; /* scratch */
};

/* What was seen of a name on the way. */
struct sp_name_told_facts {
	bool known; /* a spelling is known */
	bool class; /* a class word is in it */
	bool seen; /* it was written before */
};

/* Set the text, canonical (norm.h), borrowed while it is searched.  False when
 * memory fails. */
bool sp_name_told_set(struct sp_name_told *told, struct sp_str text);

/* Find a name (tag.h: its value); *found tells whether there is a place.  False
 * when memory fails. */
bool sp_name_told_find(struct sp_name_told *told,
    const struct sp_name_memory *memory, struct sp_str name, bool *found,
    struct sp_spelt_place *place, struct sp_name_told_facts *facts);

void sp_name_told_release(struct sp_name_told *told);

/* Append text, its ASCII capitals made small. */
void sp_name_told_small(struct sp_str text, struct sp_buf *out);

/* How much of letters (translit.h: folded) a word of a text in small letters
 * begins with, whatever spaces, hyphens and dots are between: 0 to 1; 0 where
 * it is less than four letters and not all. */
double sp_name_told_like(struct sp_str small, struct sp_str letters);

#endif
