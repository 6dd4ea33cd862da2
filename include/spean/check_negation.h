/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CHECK_NEGATION_H
#define SPEAN_CHECK_NEGATION_H

#include <spean/check_unit.h>
#include <spean/err.h>
#include <spean/finding.h>

/*
 * Sentences that are plainly negated on one side ("did not"), where nothing on
 * the other could say so (negation_rules.h).  For lib/check.
 */
struct sp_check_negation; /* scratch; one a thread */

/* The languages are those of the units it is run on. */
struct sp_check_negation *sp_check_negation_new(
    const struct sp_lang *const lang[2], struct sp_err *err);
void sp_check_negation_free(struct sp_check_negation *negation);

/* Append what is found, with a place on the side that is negated; SP_NOMEM. */
enum sp_status sp_check_negation_run(struct sp_check_negation *negation,
    const struct sp_check_unit *unit, struct sp_findings *findings,
    struct sp_err *err);

#endif
