/* SPDX-License-Identifier: MIT */
#include <spean/day.h>

/* Days from 1 March of the year 0 to the Julian day number 0: the civil
 * calendar is counted in eras of 400 years that begin in March, so that the
 * leap day is the last of a year. */
#define MARCH_0 1721120L
#define ERA     146097L

static bool
is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int
sp_day_month_length(int year, int month)
{
	static const int length[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return length[month - 1] + (month == 2 && is_leap(year));
}

bool
sp_day_is_valid(const struct sp_day *day)
{
	return day->year >= -9999 && day->year <= 9999 && day->month >= 1 &&
	    day->month <= 12 && day->day >= 1 &&
	    day->day <= sp_day_month_length(day->year, day->month);
}

static long
floor_div(long a, long b)
{
	return a / b - (a % b < 0);
}

long
sp_day_number(const struct sp_day *day)
{
	long year = day->year - (day->month < 3);
	long era = floor_div(year, 400);
	long of_era = year - era * 400;
	long month = (day->month + 9) % 12; /* from March */
	/* The five months from March have 153 days, and so on. */
	long of_year = (153 * month + 2) / 5 + day->day - 1;

	return MARCH_0 + era * ERA + of_era * 365 + of_era / 4 - of_era / 100 +
	    of_year;
}

struct sp_day
sp_day_of_number(long number)
{
	long era = floor_div(number - MARCH_0, ERA);
	long of_era = number - MARCH_0 - era * ERA;
	long year =
	    (of_era - of_era / 1460 + of_era / 36524 - of_era / (ERA - 1)) /
	    365;
	long of_year = of_era - (365 * year + year / 4 - year / 100);
	long month = (5 * of_year + 2) / 153;
	struct sp_day day;

	day.day = (int)(of_year - (153 * month + 2) / 5 + 1);
	day.month = (int)(month < 10 ? month + 3 : month - 9);
	day.year = (int)(year + era * 400 + (day.month < 3));
	return day;
}

int
sp_day_weekday(long number)
{
	/* Day 0 of the count was a Monday. */
	return (int)(number - floor_div(number, 7) * 7) + 1;
}

/* The number that n digits make, or -1. */
static int
digits(const char *s, size_t n)
{
	int value = 0;

	for (size_t i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return -1;
		value = value * 10 + (s[i] - '0');
	}
	return value;
}

bool
sp_day_read(struct sp_str text, struct sp_day *day)
{
	struct sp_day read;

	if (text.n < 10 || text.s[4] != '-' || text.s[7] != '-' ||
	    (text.n > 10 && text.s[10] != 'T'))
		return false;
	read.year = digits(text.s, 4);
	read.month = digits(text.s + 5, 2);
	read.day = digits(text.s + 8, 2);
	if (read.year < 0 || !sp_day_is_valid(&read))
		return false;
	*day = read;
	return true;
}
