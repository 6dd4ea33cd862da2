/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CHECK_LITERALS_H
#define SPEAN_CHECK_LITERALS_H

#include <spean/check_unit.h>
#include <spean/err.h>
#include <spean/finding.h>

/*
 * Addresses, markup and placeholders (literal.h) that one side has and the
 * other has not, or has otherwise.  For lib/check.
 */
struct sp_check_literals; /* scratch; one a thread */

struct sp_check_literals *sp_check_literals_new(struct sp_err *err);
void sp_check_literals_free(struct sp_check_literals *literals);

/* Append what is found; SP_NOMEM. */
enum sp_status sp_check_literals_run(struct sp_check_literals *literals,
    const struct sp_check_unit *unit, struct sp_findings *findings,
    struct sp_err *err);

#endif
