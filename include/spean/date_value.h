/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_DATE_VALUE_H
#define SPEAN_DATE_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/str.h>

/*
 * Values of dates and times as text and as structures.  The text is that of ISO
 * 8601, of its edition of 1988 where something is left out:
 *
 *     2019-11-15  2019-11  2019   a day, month, year; -0099 is 100 BC
 *     --11-15  --11  ---15        without a year; a day of some month
 *     -W-5                        a weekday, 1 (Monday) to 7 (Sunday)
 *     P0D  -P1D  P1W  -P3Y        so far from the day of the article
 *     T09:40  T10:30:15           a time of the day
 *     A/B                         from A to B, both within
 *     A|B                         readings of which one is right, likely first
 */
enum sp_date_point_kind {
	SP_POINT_DAY,
	SP_POINT_WEEKDAY,
	SP_POINT_AWAY,
	SP_POINT_TIME
};

struct sp_date_point {
	enum sp_date_point_kind kind;
	bool has_year;
	int year;
	int month, day; /* 0: left out */
	int weekday;
	int away; /* so many … */
	char unit; /* 'D', 'W', 'M', 'Y' */
	int minute; /* of the day */
	int second; /* -1: left out */
};

struct sp_date_span {
	struct sp_date_point a, b; /* the same where it is no range */
	bool range;
};

#define SP_DATE_READINGS 4
struct sp_date_readings {
	struct sp_date_span span[SP_DATE_READINGS];
	size_t n;
};

/* The longest value and its NUL. */
#define SP_DATE_VALUE 112

/* True where the calendar and the clock have such a point. */
bool sp_date_point_is_valid(const struct sp_date_point *point);

/* Add a reading that is not there yet and for which there is room. */
void sp_date_readings_add(
    struct sp_date_readings *readings, const struct sp_date_span *span);

/* True where a lies before b as far as they say the same things; also where
 * nothing can be said (November to February). */
bool sp_date_in_order(
    const struct sp_date_point *a, const struct sp_date_point *b);

/* The text of up to SP_DATE_READINGS readings; empty for none. */
void sp_date_value_write(
    const struct sp_date_readings *readings, char value[SP_DATE_VALUE]);

/* The readings of a value; false, and n = 0, where it is none. */
bool sp_date_value_read(struct sp_str value, struct sp_date_readings *readings);

/*
 * How much it says that two values agree, in nats: the surprise of so good an
 * agreement of two that have nothing to do with one another.  0 where they do
 * not agree or speak of nothing in common.
 *
 * Two agree where, of the things that both tell (year, month, day, weekday),
 * one lies within the other: "2019-11" with "2019-11-15" and with "--11",
 * "--11-26/--11-28" with "2019-11-27", a weekday with a day that falls on it.
 * Times are equal or within a range of times.  Of values with several readings
 * the best two count, by as much less as there are to choose from.
 */
double sp_date_agreement(struct sp_str a, struct sp_str b);

/* True where the agreement is more than nothing. */
bool sp_date_compatible(struct sp_str a, struct sp_str b);

#endif
