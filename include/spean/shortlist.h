/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_SHORTLIST_H
#define SPEAN_SHORTLIST_H

#include <stddef.h>
#include <stdint.h>

#include <spean/err.h>
#include <spean/lex.h>
#include <spean/profile.h>
#include <spean/rarity.h>

/*
 * Which documents of a collection may be the translation of one: an inverted
 * index over words and facts, each weighted by how rare it is, asked for what a
 * document's words translate to and for its facts.
 *
 * A word or fact that more than SP_SHORTLIST_POSTINGS documents have leads to
 * those alone in which it weighs most: what a question costs does not grow with
 * the collection.
 */
#define SP_SHORTLIST_POSTINGS 512

/* So many at most are found by words, and as many by facts. */
#define SP_SHORTLIST_MOST 8

struct sp_shortlist; /* constant; shared */

/* Of n profiles, the targets, which may go then; a NULL lex: by facts alone. */
struct sp_shortlist *sp_shortlist_new(const struct sp_lex *lex,
    const struct sp_rarity *rarity, const struct sp_profile *profile, size_t n,
    struct sp_err *err);
void sp_shortlist_free(struct sp_shortlist *list);

struct sp_shortlist_scratch; /* one a thread */
struct sp_shortlist_scratch *sp_shortlist_scratch_new(
    const struct sp_shortlist *list, struct sp_err *err);
void sp_shortlist_scratch_free(struct sp_shortlist_scratch *scratch);

/* The numbers of the candidates for a source, in rising order: *n of them, at
 * most twice SP_SHORTLIST_MOST.  SP_NOMEM. */
enum sp_status sp_shortlist_find(const struct sp_shortlist *list,
    struct sp_shortlist_scratch *scratch, const struct sp_profile *src,
    uint32_t found[2 * SP_SHORTLIST_MOST], size_t *n, struct sp_err *err);

#endif
