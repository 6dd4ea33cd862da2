/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_QUERY_H
#define SPEAN_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/err.h>
#include <spean/norm_map.h>
#include <spean/str.h>
#include <spean/term.h>

/*
 * What somebody searches for, and where it stands in a text:
 *
 *     ទន្លេ         a word, or a few: what has no space in it
 *     water level   both, wherever they stand
 *     "water level" in a row
 *     riv*          what begins so; "water lev"* likewise, of the last word
 *
 * Everything else is text; no sign is an operator.  Quotation marks are " and
 * the curly ones; one that is not closed ends at the end.
 *
 * A part of the query (a word or a row) is found where its terms (term.h) stand
 * in a row among those of the text.  Clusters that are joined in the query must
 * be joined in the text; elsewhere any spaces and signs, or none, may stand
 * between.  So Khmer is found at the borders of clusters, as part of whatever
 * words; the rest by whole words, the case of letters aside.
 */
struct sp_query_part {
	size_t first, n; /* its terms; n > 0 */
	bool prefix; /* the last term is the beginning of one */
};

struct sp_query {
	struct sp_query_part *part;
	size_t n, cap;
	struct sp_buf normal; /* what the terms are of */
	struct sp_term *term;
	size_t terms, terms_cap;
};

/*
 * Take a query apart; *query = {0} before, sp_query_release after it in any
 * case.  SP_BAD_TEXT where it is not UTF-8, SP_BAD_RECORD where it has no
 * terms, SP_NOMEM.
 */
enum sp_status sp_query_parse(
    struct sp_query *query, struct sp_str asked, struct sp_err *err);
void sp_query_release(struct sp_query *query);

/* The normal text of a part, from its first term to its last. */
struct sp_str sp_query_text(const struct sp_query *query, size_t part);

/* Where parts stand in a text: bytes of it as it was read, in order.  = {0}. */
struct sp_hits {
	struct sp_norm_range *at;
	size_t n, cap;
};
void sp_hits_release(struct sp_hits *hits);

/* Whether a hit counts; bytes as above. */
typedef bool sp_hit_fn(void *ctx, struct sp_norm_range hit);

/*
 * Find all places of all parts in a text whose terms were read with their map.
 * good: what counts as a hit (NULL: all).  *found: each part has one.  Hits
 * that overlap are one.  SP_NOMEM.
 */
enum sp_status sp_query_find(const struct sp_query *query,
    const struct sp_terms *terms, sp_hit_fn *good, void *ctx,
    struct sp_hits *hits, bool *found, struct sp_err *err);

#endif
