/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_READ_H
#define SPEAN_READ_H

#include <spean/db.h>
#include <spean/store.h>

/* Pairs in rows, for lib/store alone: what to select of pair p and what is
 * joined to it, and which are asked for (places 1 to 3). */
#define SP_READ_COLUMNS                                                        \
	"s.path, t.path, p.src_loc, p.tgt_loc, p.score, p.src_text,"           \
	" p.tgt_text, p.more, s.url, t.url, p.copy"
#define SP_READ_JOIN                                                           \
	"CROSS JOIN docpair d ON d.id = p.docpair"                             \
	" CROSS JOIN document s ON s.id = d.src"                               \
	" CROSS JOIN document t ON t.id = d.tgt"
#define SP_READ_WHICH "s.lang = ?1 AND t.lang = ?2 AND p.score >= ?3"

/* Bind those places; an SQLite code. */
int sp_read_bind(sqlite3_stmt *stmt, const struct sp_store_query *query);

/* The pair of a row; its strings hold until the next. */
void sp_read_row(sqlite3_stmt *stmt, struct sp_found *found);

/* False where it is no pair of texts, and only those are asked for. */
bool sp_read_is_asked(
    const struct sp_store_query *query, const struct sp_found *found);

#endif
