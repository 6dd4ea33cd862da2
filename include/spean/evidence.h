/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_EVIDENCE_H
#define SPEAN_EVIDENCE_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/band.h>
#include <spean/bead.h>
#include <spean/err.h>
#include <spean/lang.h>
#include <spean/lex.h>
#include <spean/search.h>
#include <spean/str.h>
#include <spean/weights.h>

/*
 * What speaks for and against two pieces of text being translations: lengths,
 * words by a lexicon, numbers and dates equal by value, names by their spelling
 * and their sound (sound.h).  Each is a log-likelihood ratio, in nats, so they
 * add up.
 */
struct sp_evidence; /* of two texts; scratch, used again for the next two */

/* lang  of the two texts; lex: what is known of their words, or NULL.  Both
 * stay the caller's, as long as the evidence is used. */
struct sp_evidence *sp_evidence_new(const struct sp_lang *const lang[2],
    const struct sp_lex *lex, struct sp_err *err);
void sp_evidence_free(struct sp_evidence *ev);

/*
 * Read the two texts, in place of those read before.  The strings are borrowed
 * only during the call; one that is not UTF-8 counts by its length.  The ratio
 * of lengths is guessed from all of both.  SP_NOMEM.
 */
enum sp_status sp_evidence_read(struct sp_evidence *ev,
    const struct sp_str *src, size_t n, const struct sp_str *tgt, size_t m,
    struct sp_err *err);

/* Weigh by these instead of those of corpora/weights. */
void sp_evidence_set_weights(
    struct sp_evidence *ev, const struct sp_weights *weights);

/* Take what differs from text to text, the ratio of lengths, how much of the
 * words the lexicon explains and how usual gaps are, from the beads of a first
 * alignment, each counting as much as it is certain: omitted passages do not
 * bend the ratio. */
void sp_evidence_fit(struct sp_evidence *ev, const struct sp_beads *beads);

/* SP_NOMEM where memory has failed since the last read, and worths are not to
 * be trusted. */
enum sp_status sp_evidence_status(
    const struct sp_evidence *ev, struct sp_err *err);

/* Where the path through the two texts must be looked for (corridor.h). */
bool sp_evidence_corridor(const struct sp_evidence *ev,
    const struct sp_band *limits, struct sp_band *band, bool *found);

/* What it is worth to leave out a sentence, by what is known of the texts. */
struct sp_gap sp_evidence_gap(const struct sp_evidence *ev);

/* The worth of a bead, and which will be asked for, as sp_search wants it; ctx
 * is the sp_evidence. */
double sp_evidence_worth(
    void *ctx, size_t unit, size_t i, size_t ni, size_t j, size_t nj);
void sp_evidence_row(void *ctx, size_t unit, size_t i, size_t from, size_t to);

/* How likely a bead of this posterior is right (weights.h). */
double sp_evidence_score(const struct sp_evidence *ev, double posterior);

/* What the words alone say for a bead (lexical.h), for those who learn what it
 * counts. */
double sp_evidence_words(
    struct sp_evidence *ev, size_t i, size_t ni, size_t j, size_t nj);

#endif
