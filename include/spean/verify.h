/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_VERIFY_H
#define SPEAN_VERIFY_H

#include <stddef.h>

#include <spean/err.h>

/*
 * Whether a database is whole: its pages and indexes (SQLite's own
 * integrity_check, foreign keys), its schema, each row by the sum that was put
 * with it, and the index of texts by the texts.  What other programs changed
 * looks like damage, as they keep no sums.
 *
 * Nothing is changed, and what others wrote meanwhile is whole as well.  Called
 * for each fault, in words; other than SP_OK ends the work with this status.
 * faults counts them.  SP_IO where it cannot be opened or is in use;
 * SP_BAD_MODEL where it is no Spean database, or is of another version;
 * SP_NOMEM.
 */
typedef enum sp_status sp_verify_fn(
    void *ctx, const char *fault, struct sp_err *err);
enum sp_status sp_store_verify(const char *path, sp_verify_fn *fn, void *ctx,
    size_t *faults, struct sp_err *err);

/* Make the index of texts anew.  Statuses as sp_store_open. */
enum sp_status sp_store_reindex(const char *path, struct sp_err *err);

#endif
