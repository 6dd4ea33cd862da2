/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_PLACING_H
#define SPEAN_PLACING_H

#include <stddef.h>

#include <spean/err.h>
#include <spean/name_place.h>
#include <spean/str.h>
#include <spean/tag.h>

/*
 * Where the Latin names of one text stand in another, each at a place of its
 * own: the surest first, and who wanted a part of that place looks for the next
 * best.  A name that the other text says less often shares the place of one
 * that has it within or is within it.
 *
 * Beside all that name_place.h finds, a name that is tagged behind a title in
 * the other text (tag.h) is a place for one that is like it.
 */
struct sp_placing; /* models and scratch; one a thread */

struct sp_placing *sp_placing_new(struct sp_err *err);
void sp_placing_free(struct sp_placing *placing);

struct sp_placed {
	size_t tag; /* the name */
	struct sp_name_place place;
};

/*
 * Place the names among the tags in text, whose own tags are others.  All are
 * borrowed during the call.  Statuses are those of sp_name_places_set.
 */
enum sp_status sp_placing_find(struct sp_placing *placing,
    const struct sp_tags *names, struct sp_str text,
    const struct sp_tags *others, struct sp_err *err);

/* The names that have a place, *n of them, until the next search. */
const struct sp_placed *sp_placing_placed(
    const struct sp_placing *placing, size_t *n);

#endif
