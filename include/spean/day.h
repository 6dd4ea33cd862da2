/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_DAY_H
#define SPEAN_DAY_H

#include <stdbool.h>

#include <spean/str.h>

/*
 * A day of the Gregorian calendar, also before it was introduced, with years
 * as ISO 8601 counts them: the year before 1 is 0.
 */
struct sp_day {
	int year;
	int month; /* 1 to 12 */
	int day; /* 1 to 31 */
};

/* True where the calendar has such a day; years from -9999 to 9999. */
bool sp_day_is_valid(const struct sp_day *day);

/* The length of a month; of February 29 where the year is a leap year. */
int sp_day_month_length(int year, int month);

/* The Julian day number of a valid day (at noon), and the day of a number. */
long sp_day_number(const struct sp_day *day);
struct sp_day sp_day_of_number(long number);

/* 1 (Monday) to 7 (Sunday), as ISO 8601 counts. */
int sp_day_weekday(long number);

/* "2019-11-15", alone or followed by "T…" as "@date" records have it; false
 * and *day untouched for everything else. */
bool sp_day_read(struct sp_str text, struct sp_day *day);

#endif
