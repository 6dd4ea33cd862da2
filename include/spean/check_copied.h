/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CHECK_COPIED_H
#define SPEAN_CHECK_COPIED_H

#include <spean/check_unit.h>
#include <spean/err.h>
#include <spean/finding.h>

/*
 * Text that was copied instead of translated: the target is the source, a side
 * is not in the script of its language, or a stretch of it is English.  Names,
 * numbers, addresses and code are nothing to translate.  For lib/check.
 */
struct sp_check_copied; /* scratch; one a thread */

struct sp_check_copied *sp_check_copied_new(struct sp_err *err);
void sp_check_copied_free(struct sp_check_copied *copied);

/* Append what is found; SP_NOMEM. */
enum sp_status sp_check_copied_run(struct sp_check_copied *copied,
    const struct sp_check_unit *unit, struct sp_findings *findings,
    struct sp_err *err);

#endif
