/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CHECK_MARKS_H
#define SPEAN_CHECK_MARKS_H

#include <spean/check_unit.h>
#include <spean/err.h>
#include <spean/finding.h>

/*
 * Quotation marks and brackets that one side opens and does not close, or
 * closes and has not opened.  What both sides leave open goes on in the next
 * sentence, and what was open in the pair before is closed here, of the same
 * documents.  For lib/check.
 */
struct sp_check_marks; /* scratch, and what is open; one a thread */

struct sp_check_marks *sp_check_marks_new(struct sp_err *err);
void sp_check_marks_free(struct sp_check_marks *marks);

/* Append what is found; SP_NOMEM. */
enum sp_status sp_check_marks_run(struct sp_check_marks *marks,
    const struct sp_check_unit *unit, struct sp_findings *findings,
    struct sp_err *err);

#endif
