/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CHECK_WITHIN_H
#define SPEAN_CHECK_WITHIN_H

#include <spean/check_unit.h>
#include <spean/err.h>
#include <spean/finding.h>
#include <spean/lang.h>
#include <spean/lex.h>
#include <spean/within_case.h>

/*
 * Sentences that one side says within a text of several, and the other does
 * not: an aligner has often joined them to their neighbour.  What
 * within_cases.h has of a pair, by what sp_within_weigh makes of it.  For
 * lib/check.
 */
struct sp_check_within; /* models and scratch; one a thread */

/* What is less likely than this is no finding. */
#define SP_CHECK_WITHIN_LEAST .5

/* lex, of the two languages, may be NULL; weights may, too: those built in.
 * Both are borrowed. */
struct sp_check_within *sp_check_within_new(const struct sp_lang *const lang[2],
    const struct sp_lex *lex, const struct sp_within_weights *weights,
    struct sp_err *err);
void sp_check_within_free(struct sp_check_within *within);

/* Append what is found, with a place on the side that says it; usual is as in
 * within_cases.h.  SP_NOMEM; SP_TOO_LARGE. */
enum sp_status sp_check_within_run(struct sp_check_within *within,
    const struct sp_check_unit *unit, double usual,
    struct sp_findings *findings, struct sp_err *err);

#endif
