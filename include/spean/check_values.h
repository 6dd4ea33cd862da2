/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CHECK_VALUES_H
#define SPEAN_CHECK_VALUES_H

#include <spean/check_unit.h>
#include <spean/err.h>
#include <spean/finding.h>

/*
 * Numbers, percentages, money, measures, dates and times that one side has and
 * the other has not, by value.  For lib/check.
 */
/* A side with more values than this is a table and no sentence: nothing is told
 * of its pair, as all would be held against all. */
#define SP_CHECK_VALUES_MOST 300

struct sp_check_values; /* scratch; one a thread */

struct sp_check_values *sp_check_values_new(struct sp_err *err);
void sp_check_values_free(struct sp_check_values *values);

/* Append what is found; SP_NOMEM. */
enum sp_status sp_check_values_run(struct sp_check_values *values,
    const struct sp_check_unit *unit, struct sp_findings *findings,
    struct sp_err *err);

#endif
