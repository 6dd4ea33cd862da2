/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CHECK_NAMES_H
#define SPEAN_CHECK_NAMES_H

#include <spean/check_unit.h>
#include <spean/err.h>
#include <spean/finding.h>
#include <spean/lang.h>
#include <spean/lex.h>
#include <spean/name_weights.h>

/*
 * Names that one side says and the other does not: what name_cases.h has of a
 * pair, by what name_weights.h makes of it.  Where both sides have a name that
 * the other has not, one is in the place of the other, and the finding has both
 * places.  For lib/check.
 */
struct sp_check_names; /* models, scratch and a memory; one a thread */

/* What is less likely than this is no finding. */
#define SP_CHECK_NAMES_LEAST .6

/* lex, of the two languages, may be NULL; weights may, too: those built in.
 * Both are borrowed. */
struct sp_check_names *sp_check_names_new(const struct sp_lang *const lang[2],
    const struct sp_lex *lex, const struct sp_name_weights *weights,
    struct sp_err *err);
void sp_check_names_free(struct sp_check_names *names);

/* Append what is found.  The pairs of two documents come in their order: what
 * an earlier one has told counts.  SP_NOMEM; SP_TOO_LARGE. */
enum sp_status sp_check_names_run(struct sp_check_names *names,
    const struct sp_check_unit *unit, struct sp_findings *findings,
    struct sp_err *err);

#endif
