/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_SPLIT_H
#define SPEAN_SPLIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/err.h>
#include <spean/overlap.h>
#include <spean/store.h>
#include <spean/str.h>

/*
 * A memory in parts, for what is trained on one and tested on another.
 *
 * Documents that are paired, and what these are paired with, are in one part.
 * Which one a hash (XXH3) of their names and the seed tells, so that a document
 * stays in its part when others come.  And a pair is left out of which a text
 * stands in a later part, too (overlap.h): nothing of train is in dev or test
 * where the parts are train, dev, test.
 */
#define SP_SPLIT_MAX 16

struct sp_split {
	struct sp_str name[SP_SPLIT_MAX]; /* of the caller's text */
	double share[SP_SPLIT_MAX]; /* of all documents, 0 to 1 */
	size_t n;
	uint64_t seed;
	struct sp_map doc; /* side and name: a place in head, from 1 */
	size_t *head; /* of another that is with it, or itself */
	uint64_t *hash; /* the least of all that are with it */
	size_t cap, hash_cap;
	struct sp_overlap texts; /* of later parts, marked with the part */
};

/*
 * Parts as "train,dev=5,test=5" names them, with percents: 10 where none are
 * given, and the first has the rest.  SP_BAD_RECORD where it is no such thing.
 * Release split, which is = {0} before, in any case; spec must outlive it.
 */
enum sp_status sp_split_parse(
    struct sp_split *split, struct sp_str spec, struct sp_err *err);
void sp_split_release(struct sp_split *split);

/* See which documents are together, and what the later parts say, of the pairs
 * that query asks for.  Fails as sp_store_each. */
enum sp_status sp_split_read(struct sp_split *split, struct sp_store *store,
    const struct sp_store_query *query, struct sp_err *err);

/* The part of a pair; *leaks where it is to be left out. */
enum sp_status sp_split_part(struct sp_split *split,
    const struct sp_found *found, size_t *part, bool *leaks,
    struct sp_err *err);

#endif
