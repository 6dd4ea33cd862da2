/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_FUNCTIONS_H
#define SPEAN_FUNCTIONS_H

#include <sqlite3.h>

#include <spean/err.h>

/*
 * Functions of SQL that the schema and the statements use, for lib/store alone:
 *
 * spean_sum(value, ...): XXH3 of 64 bits of the values with their types, the
 * same on every machine.  Each row keeps that of its columns, so that damage is
 * found which leaves the form of the database as it was (verify.h).
 *
 * spean_source(url, path): the source of a document (source.h), or NULL.
 */
enum sp_status sp_functions_register(sqlite3 *db, struct sp_err *err);

/* What the sums are of: the columns of each table but its key and the sum. */
#define SP_SUM_RUN     "spean_sum(program, version, settings)"
#define SP_SUM_META    "spean_sum(document, key, value)"
#define SP_SUM_DOCPAIR "spean_sum(src, tgt, run)"
#define SP_SUM_DOCUMENT                                                        \
	"spean_sum(lang, path, url, title, date, charset, origin, licence,"    \
	" source)"
#define SP_SUM_SENTENCE "spean_sum(document, loc, lang, text)"
/* Without copy, which an index holds as well. */
#define SP_SUM_PAIR                                                            \
	"spean_sum(docpair, src_loc, tgt_loc, n_src, n_tgt, score, src_text,"  \
	" tgt_text, more, tags, verdict, was_src, was_tgt)"
#define SP_SUM_VERDICT                                                         \
	"spean_sum(src, tgt, src_text, tgt_text, verdict, fixed_src,"          \
	" fixed_tgt, reviewer, note)"

#endif
