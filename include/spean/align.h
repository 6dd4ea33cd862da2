/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_ALIGN_H
#define SPEAN_ALIGN_H

#include <stddef.h>

#include <spean/bead.h>
#include <spean/buf.h>
#include <spean/doc.h>
#include <spean/err.h>
#include <spean/guide.h>
#include <spean/lang.h>
#include <spean/lex.h>
#include <spean/str.h>
#include <spean/weights.h>

/*
 * Sentence alignment: evidence (evidence.h) says what a bead is worth, search
 * (search.h) finds the path and its posteriors.
 */
struct sp_align; /* options and scratch; one a thread */

/* lang  of source and target; lex: a lexicon of both, or NULL.  They stay the
 * caller's, as long as the object is used.  NULL when memory fails. */
struct sp_align *sp_align_new(const struct sp_lang *const lang[2],
    const struct sp_lex *lex, struct sp_err *err);
void sp_align_free(struct sp_align *align);

/* Weigh the evidence by these instead of those of corpora/weights. */
void sp_align_set_weights(
    struct sp_align *align, const struct sp_weights *weights);

/* What made the scores, for the provenance of a store: a static string. */
const char *sp_align_settings(void);

/*
 * Align n sentences with m and append the beads: in order, every sentence of
 * both in exactly one.  Sentences are normalised UTF-8; they may be empty;
 * one that is not UTF-8 counts by its length alone.  SP_NOMEM.
 */
enum sp_status sp_align_run(struct sp_align *align, const struct sp_str *src,
    size_t n, const struct sp_str *tgt, size_t m, struct sp_beads *beads,
    struct sp_err *err);

/*
 * The marks that the path must have from now on; NULL: none.  They are settled
 * (guide.h) for the texts that are aligned, and stay the caller's as long as
 * they are used.  How rare things are and what the texts are like is still
 * taken from the whole of them.
 */
void sp_align_guide(struct sp_align *align, const struct sp_guide *guide);

/*
 * Align two documents cut into sentences: the pair stream's records (spean(5))
 * are appended to out, the beads to beads (NULL allowed).  Where a side is not
 * in its language (sides.h) each sentence is a bead of its own.
 */
enum sp_status sp_align_docs(struct sp_align *align, const struct sp_doc *src,
    const struct sp_doc *tgt, struct sp_buf *out, struct sp_beads *beads,
    struct sp_err *err);

#endif
