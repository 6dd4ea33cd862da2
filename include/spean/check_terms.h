/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CHECK_TERMS_H
#define SPEAN_CHECK_TERMS_H

#include <spean/check_unit.h>
#include <spean/err.h>
#include <spean/finding.h>
#include <spean/termlist.h>

/*
 * Terms of the source that the target does not translate as the glossary has
 * it, or translates as it forbids.  For lib/check.
 *
 * A term stands where its words do, one behind the other, with no more than
 * spaces and hyphens between; of several that begin in one place, the longest.
 * Neither case nor spelling nor ZWSP counts, but an acronym is one only in
 * capitals, and:
 *
 *  - a word of a script with spaces may have the -s, -es, -ies for -y of a
 *    plural and a possessive, which the glossary's has not;
 *  - what is of a script without them begins and ends where words do (word.h),
 *    in the source where words and compounds do: គោ is not in គោរព.
 */
struct sp_check_terms; /* scratch; one a thread */

/* list is the caller's, as long as this is used. */
struct sp_check_terms *sp_check_terms_new(
    const struct sp_termlist *list, struct sp_err *err);
void sp_check_terms_free(struct sp_check_terms *terms);

/* Append what is found; SP_NOMEM. */
enum sp_status sp_check_terms_run(struct sp_check_terms *terms,
    const struct sp_check_unit *unit, struct sp_findings *findings,
    struct sp_err *err);

#endif
