/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CHECK_END_H
#define SPEAN_CHECK_END_H

#include <spean/check_unit.h>
#include <spean/err.h>
#include <spean/finding.h>

/*
 * The mark at the end of both sides: a question that is none on the other side,
 * a sentence that ends on one side alone.  What is usual in the pairs so far is
 * not told: where periods are left out as a rule, as many do, nothing is.  So
 * what is found in a pair depends on those before it.  For lib/check.
 */
struct sp_check_end; /* scratch, and what is usual; one a thread */

struct sp_check_end *sp_check_end_new(struct sp_err *err);
void sp_check_end_free(struct sp_check_end *end);

/* Append what is found; SP_NOMEM. */
enum sp_status sp_check_end_run(struct sp_check_end *end,
    const struct sp_check_unit *unit, struct sp_findings *findings,
    struct sp_err *err);

#endif
