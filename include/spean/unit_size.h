/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_UNIT_SIZE_H
#define SPEAN_UNIT_SIZE_H

#include <stdbool.h>

#include <spean/str.h>

/*
 * Measures that are the same, or nearly, in two units: 45 mi and 72 km, 14 d
 * and 2 wk.  Units as quantities have them (corpora/num/README); factors are
 * those of the SI brochure (9th ed.) and, of months and years, of the Gregorian
 * calendar on average.
 */

/* Is a in one unit what b is in the other, as people round it?  False where the
 * units measure different things, or are not known. */
bool sp_unit_same(
    double a, struct sp_str a_unit, double b, struct sp_str b_unit);

#endif
