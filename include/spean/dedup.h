/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_DEDUP_H
#define SPEAN_DEDUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/err.h>
#include <spean/store.h>
#include <spean/text_key.h>

/*
 * Pairs that say the same, in whatever documents: both their texts are the same
 * (text_key.h).  Pairs without any text are none of this.
 *
 * Of those that are the same one is kept: what a reviewer accepted or fixed
 * before what none has seen, and that before what one rejected; then the one
 * with the best score; then that which was put first.
 *
 * 24 bytes a pair are in memory, whatever its texts; texts are compared by a
 * hash of 128 bits (XXH3).
 */

/* A pair that says what another says, which is kept; by the ids of rows. */
struct sp_dedup_one {
	int64_t id, kept;
};

struct sp_dedup {
	struct sp_dedup_one *at; /* by id, going up */
	size_t n;
	size_t pairs; /* that were looked at */
};

/*
 * Find them among the pairs that query asks for.  Release dedup, which is
 * = {0} before, in any case.  SP_IO, SP_NOMEM, SP_BAD_MODEL; SP_TOO_LARGE
 * where an id is above 2^46.
 */
enum sp_status sp_dedup_find(struct sp_store *store,
    const struct sp_store_query *query, enum sp_dedup_by by,
    struct sp_dedup *dedup, struct sp_err *err);
void sp_dedup_release(struct sp_dedup *dedup);

/* True where this pair is to go. */
bool sp_dedup_has(const struct sp_dedup *dedup, int64_t id);

/* sp_store_each without the pairs that sp_dedup_find finds; both of one
 * moment. */
enum sp_status sp_dedup_each(struct sp_store *store,
    const struct sp_store_query *query, enum sp_dedup_by by, sp_store_fn *fn,
    void *ctx, struct sp_err *err);

/*
 * Call fn for each pair that says what others say: those that are the same one
 * behind the other, first that which is kept, whose id is `kept`, then the
 * others as they were put.  Fails as sp_store_each, and where there are no
 * such pairs any more, with SP_BAD_MODEL.
 */
typedef enum sp_status sp_dedup_fn(
    void *ctx, const struct sp_found *found, int64_t kept, struct sp_err *err);
enum sp_status sp_dedup_tell(struct sp_store *store,
    const struct sp_store_query *query, const struct sp_dedup *dedup,
    sp_dedup_fn *fn, void *ctx, struct sp_err *err);

/* Have them go, in the transaction of the caller, who found them in it. */
enum sp_status sp_dedup_delete(
    struct sp_store *store, const struct sp_dedup *dedup, struct sp_err *err);

#endif
