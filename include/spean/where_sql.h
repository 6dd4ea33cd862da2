/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_WHERE_SQL_H
#define SPEAN_WHERE_SQL_H

#include <sqlite3.h>

#include <spean/buf.h>
#include <spean/where.h>

/*
 * Conditions in SQL, for lib/store alone, of pair p, docpair d and documents s
 * and t.  Values are bound to places from `first` on and never stand in the
 * statement itself.
 */

/* Append " AND (…)" for each condition; where may be NULL. */
void sp_where_write(
    const struct sp_where *where, int first, struct sp_buf *out);

/* Bind the values; an SQLite code. */
int sp_where_bind(const struct sp_where *where, int first, sqlite3_stmt *stmt);

/* The word as a pattern of LIKE, in place of what is in out; '\\' escapes. */
void sp_where_pattern(struct sp_str word, struct sp_buf *out);

#endif
