/* SPDX-License-Identifier: MIT */
#include <spean/lunar.h>

/*
 * The arithmetic is that of the Khmer almanacs, as Roath Kim Soeun, "Pratitin
 * Soryakkatik-Chankatik 1900-1999" (below: RKS), sets it out, and, for the
 * solar year, the Suriya Siddhanta in its South-East Asian form (J. C. Eade,
 * "The Calendrical Systems of Mainland South-East Asia", 1995; below: Eade).
 * 292207 days are 800 solar years, so a day has 800 parts (kromathupul); the
 * moon gains 11 lunar days in 692 (avoman).
 */
#define YEARS 800L
#define DAYS  292207L

/* 1 koet Migasir of the lunar year 1900; 1 koet Boss was 1 January 1900. */
#define EPOCH      2414992L
#define EPOCH_YEAR 1900

/* Eade: the day 0 of the lesser era's count (aharkun) as a Julian day. */
#define LESSER_EPOCH 1954167L
#define LESSER_ERA   638
#define BUDDHIST     544

enum year_kind { COMMON, LEAP_MONTH, LEAP_DAY };

/* RKS: aharkun, days gone at the new year of a Buddhist year. */
static long
aharkun(int be)
{
	return (be * DAYS + 499) / YEARS + 4;
}

/* RKS: kromathupul, what of the day is left; at most 207: a solar leap year. */
static bool
is_solar_leap(int be)
{
	return YEARS - (be * DAYS + 499) % YEARS <= 207;
}

/* RKS: avoman, the excess of the moon in 692nd parts. */
static long
avoman(int be)
{
	return (11 * aharkun(be) + 25) % 692;
}

/* RKS: bodithey, the age of the moon at the new year. */
static long
bodithey(int be)
{
	long days = aharkun(be);

	return ((11 * days + 25) / 692 + days + 29) % 30;
}

/* RKS: a leap month by bodithey; of two years in a row that would have one the
 * later has it, and one that falls between 24 and 6 is not lost. */
static bool
has_leap_month(int be)
{
	long age = bodithey(be), next = bodithey(be + 1);

	if (age == 25 && next == 5)
		return false;
	return age >= 25 || age <= 5 || (age == 24 && next == 6);
}

/* RKS: a leap day by avoman. */
static bool
has_leap_day(int be)
{
	long excess = avoman(be);

	if (is_solar_leap(be))
		return excess <= 126;
	return excess <= 137 && !(excess == 137 && avoman(be + 1) == 0);
}

/* RKS: a year has one leap only; the day waits for the year that follows. */
static enum year_kind
kind_of(int year)
{
	int be = year + BUDDHIST;

	if (has_leap_month(be))
		return LEAP_MONTH;
	if (has_leap_day(be) ||
	    (has_leap_month(be - 1) && has_leap_day(be - 1)))
		return LEAP_DAY;
	return COMMON;
}

static int
year_length(int year)
{
	static const int length[] = {
	    [COMMON] = 354, [LEAP_MONTH] = 384, [LEAP_DAY] = 355};

	return length[kind_of(year)];
}

/* The Julian day of 1 koet Migasir that opens the lunar year. */
static long
year_start(int year)
{
	long start = EPOCH;

	for (int y = EPOCH_YEAR; y < year; y++)
		start += year_length(y);
	for (int y = year; y < EPOCH_YEAR; y++)
		start -= year_length(y);
	return start;
}

/* The months of a year in order, 0 behind them. */
static const int *
months_of(int year)
{
	static const int common[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0};
	static const int leap[] = {
	    1, 2, 3, 4, 5, 6, 7, 13, 14, 9, 10, 11, 12, 0};

	return kind_of(year) == LEAP_MONTH ? leap : common;
}

/* 29 and 30 days in turn, both Asadh 30; Jesth has the leap day. */
static int
month_length(int year, int month)
{
	if (month > SP_LUNAR_KATTIK)
		return 30;
	if (month == 7 && kind_of(year) == LEAP_DAY)
		return 30;
	return month % 2 ? 29 : 30;
}

/* The era changes on 1 roch Pisakh. */
static int
era_of(int year, int month, int day)
{
	bool before =
	    month < SP_LUNAR_PISAKH || (month == SP_LUNAR_PISAKH && day <= 15);

	return year + BUDDHIST - before;
}

/* Eade: the days of the lesser era gone at Leung Sak, and what is left of the
 * day in 800ths. */
static long
leung_sak(int lesser, long *left)
{
	long parts = lesser * DAYS + 373;

	*left = YEARS - parts % YEARS;
	return parts / YEARS + 1;
}

/* What is taken from the mean sun for an anomaly of so many minutes of arc
 * (0 to 5400): the table of chhaya, RKS and Eade, by steps of 15 degrees. */
static long
equation(long anomaly)
{
	static const struct {
		long slope, base;
	} step[] = {{35, 0}, {32, 35}, {27, 67}, {22, 94}, {13, 116}, {5, 129},
	    {0, 134}};
	long n = anomaly / 900;

	return anomaly % 900 * step[n].slope / 900 + step[n].base;
}

/*
 * The true longitude of the sun, in minutes of arc, `days` behind the Leung Sak
 * of the year before; left: of that.  RKS and Eade: a sign of 30 degrees has
 * 24350 parts, a degree 811, a minute 14, and three minutes are taken off for
 * the place; the apogee lies at 80 degrees.
 */
static long
sun(long days, long left)
{
	const long circle = 360L * 60, half = 180L * 60;
	long parts = YEARS * days + left;
	long mean = parts / 24350 * 1800 + parts % 24350 / 811 * 60 +
	    parts % 24350 % 811 / 14 - 3;
	long from_apogee = (mean - 80 * 60 + circle) % circle;
	long anomaly = from_apogee % half;

	if (anomaly > half / 2)
		anomaly = half - anomaly;
	return from_apogee < half ? mean - equation(anomaly)
				  : mean + equation(anomaly);
}

struct sp_day
sp_lunar_leung_sak(int year)
{
	long left;

	return sp_day_of_number(
	    leung_sak(year - LESSER_ERA, &left) + LESSER_EPOCH);
}

struct sp_day
sp_lunar_new_year(int year, int *minute)
{
	long left, ignored;
	long end = leung_sak(year - LESSER_ERA, &ignored);
	long length = end - leung_sak(year - 1 - LESSER_ERA, &left);
	long at, back = 3;

	/* Three days of festival, or four where the sun was in Aries at the
	 * end of the day before already. */
	at = sun(length - back, left) % (360L * 60);
	if (at >= 60) {
		back = 2;
		at = sun(length - back, left) % (360L * 60);
	}
	/* The sun runs a minute of arc in 24 of time. */
	*minute = (int)(24 * 60 - at % 60 * 24) % (24 * 60);
	return sp_day_of_number(end - back + LESSER_EPOCH);
}

/* Animal and sak, which change about the new year. */
static void
set_cycles(const struct sp_day *day, int minute, struct sp_lunar *lunar)
{
	long number = sp_day_number(day), left;
	int at;
	struct sp_day begin = sp_lunar_new_year(day->year, &at);
	long first = sp_day_number(&begin);
	bool begun = number > first || (number == first && minute >= at);
	int lesser = day->year - LESSER_ERA;

	if (number < leung_sak(lesser, &left) + LESSER_EPOCH)
		lesser--;
	/* 2444 of the Buddhist era was a year of the rat. */
	lunar->animal = (day->year + BUDDHIST - !begun + 4) % 12;
	lunar->sak = lesser % 10;
}

bool
sp_lunar_of(const struct sp_day *day, int minute, struct sp_lunar *lunar)
{
	long number = sp_day_number(day), start;
	int year = day->year + 1, length;

	if (day->year < SP_LUNAR_FIRST || day->year > SP_LUNAR_LAST)
		return false;
	start = year_start(year);
	while (start > number)
		start -= year_length(--year);
	for (const int *month = months_of(year); *month; month++) {
		length = month_length(year, *month);
		lunar->month = *month;
		if (number < start + length)
			break;
		start += length;
	}
	lunar->day = (int)(number - start) + 1;
	lunar->era = era_of(year, lunar->month, lunar->day);
	set_cycles(day, minute, lunar);
	return true;
}

bool
sp_lunar_day(const struct sp_lunar *lunar, struct sp_day *day)
{
	int year = lunar->era - BUDDHIST;
	long at;

	if (lunar->day < 1 || lunar->day > 30)
		return false;
	if (era_of(year, lunar->month, lunar->day) != lunar->era)
		year++;
	if (year < SP_LUNAR_FIRST || year > SP_LUNAR_LAST)
		return false;
	at = year_start(year) + lunar->day - 1;
	for (const int *month = months_of(year); *month; month++) {
		if (*month == lunar->month) {
			if (lunar->day > month_length(year, *month))
				return false;
			*day = sp_day_of_number(at);
			return true;
		}
		at += month_length(year, *month);
	}
	return false;
}
