/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CHECK_ENCODING_H
#define SPEAN_CHECK_ENCODING_H

#include <spean/check_unit.h>
#include <spean/err.h>
#include <spean/finding.h>

/*
 * Khmer whose characters do not stand in the order of Unicode, or are others
 * than those that look the same; and text that is none, as its charset was
 * taken for another.  Each side is looked at alone.  For lib/check.
 */
struct sp_check_encoding; /* scratch; one a thread */

struct sp_check_encoding *sp_check_encoding_new(struct sp_err *err);
void sp_check_encoding_free(struct sp_check_encoding *encoding);

/* Append what is found; SP_NOMEM. */
enum sp_status sp_check_encoding_run(struct sp_check_encoding *encoding,
    const struct sp_check_unit *unit, struct sp_findings *findings,
    struct sp_err *err);

#endif
