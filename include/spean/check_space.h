/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CHECK_SPACE_H
#define SPEAN_CHECK_SPACE_H

#include <spean/check_unit.h>
#include <spean/err.h>
#include <spean/finding.h>

/*
 * Spaces that are too many or missing, and characters that are not seen and
 * mean nothing where they stand.  Each side is looked at alone; what a side has
 * many of is told once, at the first.  For lib/check.
 */
struct sp_check_space; /* scratch; one a thread */

struct sp_check_space *sp_check_space_new(struct sp_err *err);
void sp_check_space_free(struct sp_check_space *space);

/* Append what is found; SP_NOMEM. */
enum sp_status sp_check_space_run(struct sp_check_space *space,
    const struct sp_check_unit *unit, struct sp_findings *findings,
    struct sp_err *err);

#endif
