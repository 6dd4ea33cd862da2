/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_WHY_H
#define SPEAN_WHY_H

#include <stddef.h>
#include <stdint.h>

#include <spean/buf.h>
#include <spean/doc.h>
#include <spean/err.h>
#include <spean/lang.h>
#include <spean/rarity.h>

/*
 * Why two documents are held to be translations of each other, for people: the
 * names, dates and numbers that both say in the same place (anchor.h), the
 * rarest first,
 *
 *     name:Chin Malin=ជិន ម៉ាលីន date:2019-11-15 num:74
 *
 * A name is told as the texts write it; of a value with two readings the one
 * that both have; what stands twice, or within a longer name, once.  Of the
 * places that are given, only so many are looked at, and only the best of what
 * is found is told.
 */
#define SP_WHY_PLACES 24
#define SP_WHY_MOST   16

struct sp_why; /* models and scratch; one a thread */

/* rarity stays the caller's. */
struct sp_why *sp_why_new(const struct sp_lang *const lang[2],
    const struct sp_rarity *rarity, struct sp_err *err);
void sp_why_free(struct sp_why *why);

/* Sentences [src, src + nsrc) and [tgt, tgt + ntgt) of the two documents that
 * have text, which translate each other. */
struct sp_why_place {
	uint32_t src, nsrc, tgt, ntgt;
};

/* Append the evidence to out: nothing where there is none.  SP_NOMEM. */
enum sp_status sp_why_tell(struct sp_why *why, const struct sp_doc *src,
    const struct sp_doc *tgt, const struct sp_why_place *place, size_t n,
    struct sp_buf *out, struct sp_err *err);

#endif
