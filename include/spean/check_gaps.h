/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CHECK_GAPS_H
#define SPEAN_CHECK_GAPS_H

#include <spean/check_unit.h>
#include <spean/err.h>
#include <spean/finding.h>
#include <spean/str.h>

/*
 * Sentences that stand on one side alone, sides without text, and texts that
 * are much longer or shorter than their translation usually is: with r the
 * logarithm of how many letters the target has to one of the source, r is
 * unusual where it is away from its median in this stream by more than
 *
 *     t(n) = SP_GAPS_AWAY + SP_GAPS_SHORT / n     n letters in the longer text
 *
 * (Gale and Church 1993 have the variance grow with the length; the shape and
 * both numbers were read off lohelp and ciu_readme, where one pair in a hundred
 * is beyond).  For lib/check.
 */
#define SP_GAPS_AWAY  .55
#define SP_GAPS_SHORT 8.

struct sp_check_gaps; /* what was usual so far; one a stream */

struct sp_check_gaps *sp_check_gaps_new(struct sp_err *err);
void sp_check_gaps_free(struct sp_check_gaps *gaps);

/* Letters, digits and marks of a text. */
size_t sp_gaps_letters(struct sp_str text);

/* The median of r so far; 0 where nothing is known. */
double sp_check_gaps_usual(const struct sp_check_gaps *gaps);

/* Append what is found; SP_NOMEM. */
enum sp_status sp_check_gaps_run(struct sp_check_gaps *gaps,
    const struct sp_check_unit *unit, struct sp_findings *findings,
    struct sp_err *err);

#endif
