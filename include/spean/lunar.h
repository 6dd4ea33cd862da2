/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_LUNAR_H
#define SPEAN_LUNAR_H

#include <stdbool.h>

#include <spean/day.h>

/*
 * The Khmer lunisolar calendar (chhankitek), by its arithmetic.  A lunar year
 * runs from the first waxing day of Migasir (November, December) and has 354
 * days; 355 where Jesth has a leap day; 384 where Asadh is doubled.
 *
 * The animal changes when the sun enters Aries (Maha Songkran, 13 or 14
 * April), the sak two or three days later (Leung Sak), the Buddhist era on the
 * day behind the full moon of Pisakh (Visak Bochea; April, May).
 */
enum {
	SP_LUNAR_MIGASIR = 1, /* … Boss, Meak, Phalkun, Cheit: */
	SP_LUNAR_PISAKH = 6, /* Jesth, */
	SP_LUNAR_ASADH = 8, /* Srap, Phatrobot, Assoch, */
	SP_LUNAR_KATTIK = 12,
	SP_LUNAR_FIRST_ASADH = 13, /* of a year with a leap month */
	SP_LUNAR_SECOND_ASADH = 14
};

struct sp_lunar {
	int month; /* SP_LUNAR_… */
	int day; /* 1 to 15 waxing (koet), 16 to 30 waning (roch) */
	int animal; /* 0, the rat, to 11, the pig */
	int sak; /* 0 to 9: the last digit of the lesser era (chula sakarat) */
	int era; /* year of the Buddhist era */
};

/* Years of the common era within which the calendar is reckoned. */
#define SP_LUNAR_FIRST 1700
#define SP_LUNAR_LAST  2300

/*
 * What a valid day is by the calendar, at a minute of the day (0 to 1439),
 * which matters on the day of Maha Songkran alone.  False, and *lunar
 * untouched, outside of the years above.
 */
bool sp_lunar_of(const struct sp_day *day, int minute, struct sp_lunar *lunar);

/* The same at the end of the day. */
#define SP_LUNAR_END 1439

/*
 * The day that has the month, day and era of lunar; its animal and sak are not
 * looked at.  False, and *day untouched, where there is none: Asadh of a year
 * that has two, the 30th of a month of 29 days, an era out of range.
 */
bool sp_lunar_day(const struct sp_lunar *lunar, struct sp_day *day);

/* The day of Maha Songkran of a year, and the minute of it; of Leung Sak. */
struct sp_day sp_lunar_new_year(int year, int *minute);
struct sp_day sp_lunar_leung_sak(int year);

#endif
