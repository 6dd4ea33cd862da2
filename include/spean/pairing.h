/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_PAIRING_H
#define SPEAN_PAIRING_H

#include <stddef.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/str.h>

/*
 * Which document of one collection is the translation of which of the other.
 * So far by path: the same id in both collections.  Pairing by content will
 * take its place beside it here.
 */
struct sp_docpair {
	struct sp_str src, tgt; /* ids, borrowed from the arrays given */
	double score;
	struct sp_str evidence; /* why, readable */
};

struct sp_docpairs {
	struct sp_docpair *pair;
	size_t n;
	size_t cap;
};

/*
 * Append the pairs of equal ids, in the order of src; evidence "path".  An id
 * that stands twice in a collection counts once.  SP_NOMEM.
 */
enum sp_status sp_pairing_by_path(const struct sp_str *src, size_t n,
    const struct sp_str *tgt, size_t m, struct sp_docpairs *pairs,
    struct sp_err *err);
void sp_docpairs_release(struct sp_docpairs *pairs);

/* A record of the doc-pairs stream, spean(5): the two documents and, where they
 * stand there, score (else 1) and evidence.  The strings point into rec.
 * SP_BAD_RECORD; SP_BAD_TEXT where rec is not UTF-8. */
enum sp_status sp_docpair_parse(
    struct sp_str rec, struct sp_docpair *pair, struct sp_err *err);
void sp_docpair_write(const struct sp_docpair *pair, struct sp_buf *out);

#endif
