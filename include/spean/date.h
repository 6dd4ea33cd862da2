/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_DATE_H
#define SPEAN_DATE_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/date_value.h>
#include <spean/day.h>
#include <spean/lang.h>
#include <spean/str.h>

/*
 * Dates and times in text, by value.  What a language knows of them is data
 * (corpora/date/CODE.txt); spaces, and U+200B to U+200D in words too, may stand
 * anywhere; digits are ASCII's and Khmer ones.
 *
 * A date that the calendar does not have (31 February, month 13, hour 25) has
 * no value, and neither has a part of it.  Words around a date ("on", "in",
 * "since", "កាលពី") are not part of it; the weekday before it is.
 *
 * - A year of the Buddhist era is that of the common one by the calendar of
 *   lunar.h; without its month it lies in two: "2018|2019".  A bare year from
 *   2400 to 2600 is first read as of that era.
 * - Decades and centuries are ranges of years: "1990/1999", "1801/1900".
 * - Where a language writes days and months in both orders, and neither the
 *   numbers nor a weekday decide: both.
 * - A lunar date is that of the Gregorian calendar; where both are written for
 *   a day, they are one date.  Without a year it has a value beside the day of
 *   an article alone.
 * - Days that are counted from that of the article are resolved where it is
 *   given: "yesterday", "last week" (Monday to Sunday), "three years ago" (a
 *   year).  A weekday is the last before it where it is said to be past, the
 *   next behind it for "next"; else the last, or the day itself, and the next.
 *   Where it is not given they keep the values "-P1D" and "-W-5".
 * - An hour without minutes is a full hour: "T19:00".
 */
enum sp_date_type { SP_DATE_DAY, SP_DATE_TIME, SP_DATE_VOID };

struct sp_date {
	size_t start; /* bytes in the text, half-open */
	size_t end;
	enum sp_date_type type;
	int weekday; /* written beside the date: 1 (Monday) to 7; or 0 */
	char value[SP_DATE_VALUE]; /* date_value.h; of a void one empty */
};

/*
 * The next date or time in text from byte *pos, which moves behind it; false
 * where there is none, and *pos is text.n.  What stands before *pos counts as
 * what a date stands beside.
 *
 * lang  one without rules of dates has none
 * day   the article's own date, or NULL
 */
bool sp_date_next(const struct sp_lang *lang, struct sp_str text, size_t *pos,
    const struct sp_day *day, struct sp_date *date);

/* The same, also what is written as a date and is none ("31 February 2019"):
 * SP_DATE_VOID, so that its numbers are not taken for something else. */
bool sp_date_scan(const struct sp_lang *lang, struct sp_str text, size_t *pos,
    const struct sp_day *day, struct sp_date *date);

#endif
