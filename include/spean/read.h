/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_READ_H
#define SPEAN_READ_H

#include <spean/db.h>
#include <spean/store.h>

/*
 * Pairs in rows, for lib/store alone.
 *
 * Prepare to read the pairs that query asks for: those of "pair p", or what
 * `from` says instead, where also `and` holds, in this order ("p.id" where it
 * is NULL).  and may begin with " AND" and use the places from SP_READ_PLACE to
 * SP_READ_PLACES.  query must hold while rows are read.
 */
#define SP_READ_PLACE  4
#define SP_READ_PLACES 9
struct sp_read {
	const char *from, *and, *order; /* NULL: as above */
};
enum sp_status sp_read_prepare(struct sp_store *store,
    const struct sp_store_query *query, const struct sp_read *how,
    sqlite3_stmt **stmt, struct sp_err *err);

/* The pair of a row; its strings hold until the next. */
void sp_read_row(sqlite3_stmt *stmt, struct sp_found *found);

/* False where it is no pair of texts, and only those are asked for. */
bool sp_read_is_asked(
    const struct sp_store_query *query, const struct sp_found *found);

#endif
