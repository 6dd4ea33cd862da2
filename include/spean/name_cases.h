/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_NAME_CASES_H
#define SPEAN_NAME_CASES_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/check_unit.h>
#include <spean/err.h>
#include <spean/lang.h>
#include <spean/lex.h>
#include <spean/name_case.h>

/*
 * The names of a pair that the other side may not say, and what speaks for and
 * against it.  Names that the other side surely says are no cases: Latin
 * letters that are kept, known spellings, what was said in earlier pairs of the
 * two documents, translations of all their words.
 *
 *     check_unit.h ──▶ cases ──weights──▶ how likely each is missing
 *
 * One side is in Khmer and the other in Latin letters; of other pairs there are
 * no cases.
 */
struct sp_name_cases; /* models, scratch and a memory; one a thread */

/* lex, of the two languages, may be NULL; borrowed. */
struct sp_name_cases *sp_name_cases_new(const struct sp_lang *const lang[2],
    const struct sp_lex *lex, struct sp_err *err);
void sp_name_cases_free(struct sp_name_cases *cases);

/* Read a pair, in place of that before.  SP_NOMEM; SP_TOO_LARGE. */
enum sp_status sp_name_cases_read(struct sp_name_cases *cases,
    const struct sp_check_unit *unit, struct sp_err *err);

/* Whether what is read counts for the pairs behind it, as it does at first. */
void sp_name_cases_remember(struct sp_name_cases *cases, bool on);

/* *n of them, those of a side by their places, until the next pair. */
const struct sp_name_case *sp_name_cases_of(
    const struct sp_name_cases *cases, size_t *n);

#endif
