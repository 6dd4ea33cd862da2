/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_FUZZY_H
#define SPEAN_FUZZY_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/err.h>
#include <spean/near.h>
#include <spean/store.h>
#include <spean/str.h>

/*
 * The pairs of a translation memory whose text on one side is nearest to a text
 * that is to be translated (near.h says how near).
 *
 * Texts are compared that the index knows to have enough of the text in common,
 * which are all that can be near enough:
 *
 *     text ─▶ its terms, the rarest first ─▶ who has them ─▶ who has so many
 *          ─▶ who is neither too short nor too long ─▶ percents
 *
 * For words this misses nothing.  Khmer is looked for by pairs of clusters,
 * which are rarer: a text can be missed whose spaces stand elsewhere, or which
 * has something put in, in many places.  Nor is it certain that nothing is
 * missed where very much has to be looked through; what is missed then has
 * little in common with the text.
 */
struct sp_fuzzy; /* of one store; one a thread */

struct sp_fuzzy_opts {
	struct sp_store_query pairs; /* among which */
	/* Whose texts; EITHER: by the script of the text (sp_store_side_of). */
	enum sp_store_side side;
	unsigned min; /* percents, from 1 to 100 */
	size_t limit; /* how many pairs at most, from 1 on */
};

#define SP_FUZZY_EXACT 100

struct sp_fuzzy_match {
	const struct sp_found *found;
	bool tgt; /* the text of the target is the near one */
	/* 100: the same text, whichever way it is encoded and wherever ZWSP
	 * stands; less: near.h */
	unsigned percent;
	const struct sp_near_step *step; /* what is other in it; in order */
	size_t n;
};

/* The store and the conditions must outlive it; what else opts points to is
 * copied.  NULL on failure:
 * SP_IO, SP_BAD_MODEL, SP_NOMEM. */
struct sp_fuzzy *sp_fuzzy_new(struct sp_store *store,
    const struct sp_fuzzy_opts *opts, struct sp_err *err);
void sp_fuzzy_free(struct sp_fuzzy *fuzzy);

/*
 * Call fn for each pair that is near, the nearest first; of equally near ones
 * that with the higher score, then that which was put first.  Of pairs with the
 * same two texts only the first of these counts.  A text without terms is near
 * nothing.
 *
 * SP_BAD_TEXT where text is not UTF-8, SP_TOO_LARGE above 512 MiB; SP_IO,
 * SP_BAD_MODEL, SP_NOMEM; what fn returns other than SP_OK ends it.  After a
 * failure it can be called again.
 */
typedef enum sp_status sp_fuzzy_fn(
    void *ctx, const struct sp_fuzzy_match *match, struct sp_err *err);
enum sp_status sp_fuzzy_look(struct sp_fuzzy *fuzzy, struct sp_str text,
    sp_fuzzy_fn *fn, void *ctx, struct sp_err *err);

/* What the last look took: rows of the index read, texts compared. */
struct sp_fuzzy_work {
	size_t rows, lengths, texts;
	bool whole; /* nothing was left out to save time */
};
struct sp_fuzzy_work sp_fuzzy_work(const struct sp_fuzzy *fuzzy);

#endif
