/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_EVAL_DOCS_H
#define SPEAN_EVAL_DOCS_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/eval.h>
#include <spean/map.h>
#include <spean/pairing.h>

/*
 * How good the pairs of documents of a system are, measured against gold: a
 * pair is right where gold has the same.  Every pair counts by itself, so that
 * a document may stand in several, on either side: the partners that a system
 * proposes, or the versions of one article that gold knows.
 *
 * Start with = {0}; give all pairs of gold, then those of the system.
 */
struct sp_eval_docs {
	/* One for each document that is the source of a pair of either, in the
	 * order in which they came: what the bootstrap draws from.  Strict and
	 * lax are the same. */
	struct sp_eval *doc;
	size_t n;
	size_t cap;
	struct sp_map src, pair;
	struct sp_buf key;
};

/* SP_BAD_RECORD where the same file, gold or system, has this pair already;
 * SP_NOMEM. */
enum sp_status sp_eval_docs_gold(struct sp_eval_docs *docs,
    const struct sp_docpair *pair, struct sp_err *err);
enum sp_status sp_eval_docs_system(struct sp_eval_docs *docs,
    const struct sp_docpair *pair, struct sp_err *err);

/* What comes now is of other collections: a name that has come before is that
 * of another document. */
void sp_eval_docs_next(struct sp_eval_docs *docs);
void sp_eval_docs_release(struct sp_eval_docs *docs);

#endif
