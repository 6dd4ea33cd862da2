/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_RENDERED_H
#define SPEAN_RENDERED_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/lex.h>
#include <spean/rendering.h>
#include <spean/store.h>

/*
 * How a word or phrase was translated so far, by the memory (rendering.h): from
 * the pairs that have it, no more than SP_RENDERED_HITS of them or so, and a
 * background of up to SP_RENDERED_BEHIND others, both spread evenly over the
 * memory.
 */
#define SP_RENDERED_HITS   2000
#define SP_RENDERED_BEHIND 4000

struct sp_rendered_query {
	struct sp_store_query pairs; /* among which */
	const struct sp_query *query;
	enum sp_store_side side; /* either: that of the first hit */
	const struct sp_lex *lex; /* of src_lang and tgt_lang, or NULL */
};

struct sp_rendered; /* what was found */

/*
 * Hits begin and end where words do (word.h); where there is none that does,
 * all count.  NULL on failure, as sp_store_search fails.
 */
struct sp_rendered *sp_store_rendered(struct sp_store *store,
    const struct sp_rendered_query *query, struct sp_err *err);
void sp_rendered_free(struct sp_rendered *rendered);

/* The renderings, *n of them, the best first. */
const struct sp_rendering_phrase *sp_rendered_phrases(
    const struct sp_rendered *rendered, size_t *n);

/* The pairs that were looked at. */
struct sp_rendered_hit {
	struct sp_pair pair;
	struct sp_store_hits hits; /* what was asked for */
	struct sp_rendering_place place; /* its rendering, in the other text */
};
size_t sp_rendered_count(const struct sp_rendered *rendered);
struct sp_rendered_hit sp_rendered_hit(
    const struct sp_rendered *rendered, size_t i);

#endif
