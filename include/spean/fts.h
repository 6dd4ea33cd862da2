/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_FTS_H
#define SPEAN_FTS_H

#include <spean/db.h>

/*
 * The tokenizer "spean" of FTS5, for tables that hold Khmer, English or both.
 *
 * Its positions are the terms of the text (term.h).  At each stands the term;
 * and where a cluster is joined to the next, also these two as one token, so
 * that what is common by itself is rare in the index.  A query of joined
 * clusters becomes the row of these pairs.  So, for a phrase,
 *
 *     a hit is the terms of the query in a row in the terms of the text, where
 *     clusters that stand together in the query stand together in the text.
 *
 * Elsewhere spaces and signs do not count.  Khmer is found at the borders of
 * clusters, whatever words it is part of, English by whole words.
 *
 * In a query, what stands behind SP_FTS_TOKEN, a character that no text has
 * once it is normal, is one token as it is: so that a pair can be asked for
 * without its second cluster.
 *
 * It calls nothing of SQLite, so that an extension can register it as well.
 */
#define SP_FTS_TOKEN '\001'
extern const fts5_tokenizer sp_fts_tokenizer;

/* Make the tokenizer known to a connection. */
enum sp_status sp_fts_register(sqlite3 *db, struct sp_err *err);

#endif
