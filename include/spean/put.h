/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_PUT_H
#define SPEAN_PUT_H

#include <spean/db.h>
#include <spean/store.h>

/* What putting documents and putting pairs share, for lib/store alone. */

/* See that the run stands in the database. */
enum sp_status sp_put_start(struct sp_store *store, struct sp_err *err);

/* SP_BAD_TEXT where what is called so is not UTF-8. */
enum sp_status sp_put_check(
    const char *what, struct sp_str text, struct sp_err *err);

/* The document's id; it is made where it is not there. */
enum sp_status sp_put_find(struct sp_store *store, struct sp_str lang,
    struct sp_str path, int64_t *id, struct sp_err *err);

/* Bind what may be missing: NULL for the empty text.  An SQLite code. */
int sp_put_bind_known(sqlite3_stmt *stmt, int i, struct sp_str text);

/* Put a pair of store->docpair, as reviewers have judged it. */
enum sp_status sp_put_pair(struct sp_store *store, const struct sp_pair *pair,
    struct sp_str tags, struct sp_err *err);

#endif
