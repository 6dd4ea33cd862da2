/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_DIFF_H
#define SPEAN_DIFF_H

#include <stddef.h>

#include <spean/err.h>
#include <spean/store.h>

/*
 * What one database has and another has not, of the pairs that query asks for
 * in each.  Two pairs are the same that are of documents of the same names and
 * have the same texts, as they were put, wherever in the documents they stand;
 * of those that are the same, score, verdict, fixed texts and the columns
 * behind are compared.  A pair that stands twice is two.
 *
 * fn is called in the order of documents and texts, by bytes, for
 *
 *   -   a pair that store alone has
 *   +   a pair that other alone has
 *   <   a pair that both have otherwise, as store has it; and then
 *   >   the same, as other has it
 *
 * other than SP_OK ends the work with this status.  *n counts the calls.
 * Memory does not grow with what is compared.  SP_IO, SP_NOMEM, SP_BAD_MODEL.
 */
typedef enum sp_status sp_diff_fn(
    void *ctx, char sign, const struct sp_found *found, struct sp_err *err);
enum sp_status sp_diff(struct sp_store *store, struct sp_store *other,
    const struct sp_store_query *query, sp_diff_fn *fn, void *ctx, size_t *n,
    struct sp_err *err);

#endif
