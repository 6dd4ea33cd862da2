/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_PAIRING_H
#define SPEAN_PAIRING_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/arena.h>
#include <spean/buf.h>
#include <spean/docset.h>
#include <spean/err.h>
#include <spean/lang.h>
#include <spean/lex.h>
#include <spean/rarity.h>
#include <spean/str.h>
#include <spean/odds.h>

/*
 * Which document of one collection is the translation of which of the other:
 * by path, where a site keeps the languages in two folders with the same files,
 * or by content.
 */
struct sp_docpair {
	struct sp_str src, tgt; /* ids, borrowed from what was given */
	double score;
	struct sp_str evidence; /* why, readable */
};

struct sp_docpairs {
	struct sp_docpair *pair;
	size_t n;
	size_t cap;
	struct sp_arena mem; /* of the evidence */
};

/*
 * Append the pairs of equal ids, in the order of src; evidence "path".  An id
 * that stands twice in a collection counts once.  SP_NOMEM.
 */
enum sp_status sp_pairing_by_path(const struct sp_str *src, size_t n,
    const struct sp_str *tgt, size_t m, struct sp_docpairs *pairs,
    struct sp_err *err);
void sp_docpairs_release(struct sp_docpairs *pairs);

/* How to pair by content; all of it stays the caller's. */
struct sp_pairing {
	const struct sp_lang *lang[2];
	const struct sp_lex *lex; /* or NULL: by names, dates and numbers */
	const struct sp_rarity *rarity;
	const struct sp_odds_weights *weights; /* NULL: the usual ones */
	double least; /* score of a pair: SP_PAIRING_LEAST */
	size_t jobs;
};
#define SP_PAIRING_LEAST .5

/*
 * Append the pairs of documents that say the same (likeness.h), of those that
 * are in no pair yet, one-to-one (assign.h), by the bytes of the source's id;
 * of documents with the same text the first goes with the first.  Neither the
 * order of the documents nor jobs has a part in it.  The sets must stay as they
 * are, as the ids of the pairs are theirs.  SP_IO, SP_NOMEM.
 */
enum sp_status sp_pairing_by_content(const struct sp_pairing *how,
    const struct sp_docset *src, const struct sp_docset *tgt,
    struct sp_docpairs *pairs, struct sp_err *err);

/* Which documents of a set, the source (0) or the target (1) of the pairs, are
 * in one: true by number, to be freed.  NULL where memory fails. */
bool *sp_docpairs_mark(const struct sp_docpairs *pairs,
    const struct sp_docset *set, unsigned side);

/* Sort by the bytes of the source's id. */
void sp_docpairs_sort(struct sp_docpairs *pairs);

/* A record of the doc-pairs stream, spean(5): the two documents and, where they
 * stand there, score (else 1) and evidence.  The strings point into rec.
 * SP_BAD_RECORD; SP_BAD_TEXT where rec is not UTF-8. */
enum sp_status sp_docpair_parse(
    struct sp_str rec, struct sp_docpair *pair, struct sp_err *err);
void sp_docpair_write(const struct sp_docpair *pair, struct sp_buf *out);

#endif
