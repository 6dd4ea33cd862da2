/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_EVIDENCE_H
#define SPEAN_EVIDENCE_H

#include <stddef.h>

#include <spean/bead.h>
#include <spean/err.h>
#include <spean/str.h>

/*
 * What speaks for and against two pieces of text being translations: lengths,
 * numbers equal by value, tokens written alike on both sides.  Each is a
 * log-likelihood ratio, in nats, so they add up.
 */
struct sp_evidence; /* of two texts; scratch, used again for the next two */

struct sp_evidence *sp_evidence_new(struct sp_err *err);
void sp_evidence_free(struct sp_evidence *ev);

/*
 * Read the two texts, in place of those read before.  The strings are borrowed
 * only during the call; one that is not UTF-8 counts by its length.  The ratio
 * of lengths is guessed from all of both.  SP_NOMEM.
 */
enum sp_status sp_evidence_read(struct sp_evidence *ev,
    const struct sp_str *src, size_t n, const struct sp_str *tgt, size_t m,
    struct sp_err *err);

/* Take the ratio of lengths from the beads of a first alignment, each counting
 * as much as it is certain: omitted passages do not bend it. */
void sp_evidence_set_ratio(
    struct sp_evidence *ev, const struct sp_beads *beads);

/* The worth of a bead, as sp_search wants it; ctx is the sp_evidence. */
double sp_evidence_worth(
    void *ctx, size_t unit, size_t i, size_t ni, size_t j, size_t nj);

#endif
