/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TAG_AGREE_H
#define SPEAN_TAG_AGREE_H

#include <spean/tag.h>

/*
 * How well the values of two tags that are no names agree: 1 where they are the
 * same, 0 where they are not, between where less of them is:
 *
 * - dates and times that lie within one another (date_value.h);
 * - one of two readings; one end of a range;
 * - the number with and without its unit, a year as a date and as a number, a
 *   day of the month and an ordinal, half and 50 percent: languages count and
 *   measure differently.
 *
 * Two units or two currencies never agree.
 */
double sp_tag_agreement(const struct sp_tag *a, const struct sp_tag *b);

#endif
