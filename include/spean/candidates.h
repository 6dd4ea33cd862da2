/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CANDIDATES_H
#define SPEAN_CANDIDATES_H

#include <stddef.h>
#include <stdint.h>

#include <spean/collection.h>
#include <spean/docset.h>
#include <spean/err.h>
#include <spean/lang.h>
#include <spean/lex.h>
#include <spean/likeness.h>
#include <spean/rarity.h>

/*
 * The pairs of documents of two collections that are worth a look, each with
 * how much the two are alike (shortlist.h, likeness.h).
 *
 *     collection: all documents, by id
 *     own:        those that have text which none before has
 *     pair:       by source, then target, both as numbers among own
 */
struct sp_candidate {
	uint32_t src, tgt;
	struct sp_likeness likeness;
};

struct sp_candidates {
	struct sp_collection side[2];
	uint32_t *own[2];
	size_t n[2];
	struct sp_candidate *pair;
	size_t pairs, cap;
};

/* Who looks; all of it stays the caller's. */
struct sp_candidates_how {
	const struct sp_lang *lang[2];
	const struct sp_lex *lex; /* or NULL */
	const struct sp_rarity *rarity;
	size_t jobs;
};

/* Fill all, which is {0}; skip[s] says which documents of a set have no part in
 * it, NULL: none.  SP_IO, SP_NOMEM; then it is empty. */
enum sp_status sp_candidates_find(struct sp_candidates *all,
    const struct sp_candidates_how *how, const struct sp_docset *const set[2],
    const bool *const skip[2], struct sp_err *err);
void sp_candidates_release(struct sp_candidates *all);

/* The profile of a document of a side, by its number among own. */
const struct sp_profile *sp_candidates_profile(
    const struct sp_candidates *all, unsigned side, uint32_t own);

#endif
