/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CHECK_REPEATED_H
#define SPEAN_CHECK_REPEATED_H

#include <spean/check_unit.h>
#include <spean/err.h>
#include <spean/finding.h>

/*
 * Words that stand twice by mistake.  In English and other languages with
 * spaces a word behind itself; in Khmer, which doubles words for the plural and
 * for emphasis, function words and long stretches behind themselves.  Each side
 * is looked at alone.  For lib/check.
 */
struct sp_check_repeated; /* scratch; one a thread */

struct sp_check_repeated *sp_check_repeated_new(struct sp_err *err);
void sp_check_repeated_free(struct sp_check_repeated *repeated);

/* Append what is found; SP_NOMEM. */
enum sp_status sp_check_repeated_run(struct sp_check_repeated *repeated,
    const struct sp_check_unit *unit, struct sp_findings *findings,
    struct sp_err *err);

#endif
