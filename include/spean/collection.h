/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_COLLECTION_H
#define SPEAN_COLLECTION_H

#include <stddef.h>
#include <stdint.h>

#include <spean/docset.h>
#include <spean/err.h>
#include <spean/lang.h>
#include <spean/lex.h>
#include <spean/profile.h>
#include <spean/rarity.h>

/*
 * The profiles of documents, in the order of their ids by bytes, whatever the
 * order of the stream: what is made of them does not depend on that.
 */
struct sp_collection {
	const struct sp_docset *set;
	size_t n;
	size_t *doc; /* its number in the set */
	struct sp_profile *profile;
	/* The first document with the same text, itself where that is new:
	 * copies are told apart by no text. */
	uint32_t *first;
	uint32_t *next; /* … and the next one, or n */
};

struct sp_collection_how {
	const struct sp_lang *lang;
	enum sp_lex_side side;
	const struct sp_lex *lex; /* or NULL */
	const struct sp_rarity *rarity;
	size_t jobs;
};

/* Read the documents of a set but those for which skip (or NULL) is true.  What
 * is borrowed stays the caller's.  SP_IO, SP_NOMEM; then it is empty. */
enum sp_status sp_collection_read(struct sp_collection *all,
    const struct sp_docset *set, const bool *skip,
    const struct sp_collection_how *how, struct sp_err *err);
void sp_collection_release(struct sp_collection *all);

struct sp_str sp_collection_id(const struct sp_collection *all, size_t i);

#endif
