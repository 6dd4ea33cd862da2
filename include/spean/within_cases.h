/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_WITHIN_CASES_H
#define SPEAN_WITHIN_CASES_H

#include <stddef.h>

#include <spean/check_unit.h>
#include <spean/err.h>
#include <spean/lang.h>
#include <spean/lex.h>
#include <spean/within_case.h>

/*
 * The sentences of a pair that the other side may leave out: those of the side
 * that has more locs or, of a pair of one loc each, more sentences.  Where both
 * have as many, or one side is a gap, there are none.  For lib/check.
 *
 *     check_unit.h ──▶ cases ──weights──▶ how likely each is left out
 */
struct sp_within_cases; /* models and scratch; one a thread */

/* A text of more sentences has no cases. */
#define SP_WITHIN_SENTENCES 12

/* lex, of the two languages, may be NULL; borrowed. */
struct sp_within_cases *sp_within_cases_new(const struct sp_lang *const lang[2],
    const struct sp_lex *lex, struct sp_err *err);
void sp_within_cases_free(struct sp_within_cases *cases);

/*
 * Read a pair, in place of that before.
 *
 * usual  how long the target is (sp_check_gaps_usual)
 *
 * SP_NOMEM; SP_TOO_LARGE.
 */
enum sp_status sp_within_cases_read(struct sp_within_cases *cases,
    const struct sp_check_unit *unit, double usual, struct sp_err *err);

/* *n of them, of one side and in order, until the next pair. */
const struct sp_within_case *sp_within_cases_of(
    const struct sp_within_cases *cases, size_t *n);

#endif
