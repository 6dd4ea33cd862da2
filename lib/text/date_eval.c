/* SPDX-License-Identifier: MIT */
#include <spean/date_eval.h>

#include <string.h>

#include <spean/lunar.h>

/* Bare years within are of the Buddhist era, or, in books on the future,
 * not. */
#define BE_FIRST 2400
#define BE_LAST  2600

enum { COMMON_ERA = 1, BUDDHIST_ERA, BEFORE_ERA };
enum { DAY_UNIT = 1, WEEK_UNIT, MONTH_UNIT, YEAR_UNIT };

static void
add(struct sp_date_readings *out, const struct sp_date_point *a,
    const struct sp_date_point *b)
{
	struct sp_date_span span;

	memset(&span, 0, sizeof(span));
	span.a = *a;
	span.b = b ? *b : *a;
	span.range = b != NULL;
	if (sp_date_point_is_valid(a) &&
	    (!b || (sp_date_point_is_valid(b) && sp_date_in_order(a, b))))
		sp_date_readings_add(out, &span);
}

static struct sp_date_point
point_of(enum sp_date_point_kind kind)
{
	struct sp_date_point point;

	memset(&point, 0, sizeof(point));
	point.kind = kind;
	point.second = -1;
	return point;
}

static struct sp_date_point
point_of_day(const struct sp_day *day)
{
	struct sp_date_point point = point_of(SP_POINT_DAY);

	point.has_year = true;
	point.year = day->year;
	point.month = day->month;
	point.day = day->day;
	return point;
}

static struct sp_date_point
point_of_number(long number)
{
	struct sp_day day = sp_day_of_number(number);

	return point_of_day(&day);
}

static struct sp_date_point
point_of_year(int year)
{
	struct sp_date_point point = point_of(SP_POINT_DAY);

	point.has_year = true;
	point.year = year;
	return point;
}

/* ---- years and their eras ---- */

#define YEARS_MAX 3

/* Is some day of the month, or this day, in the year of the Buddhist era? */
static bool
is_of_era(int year, int month, int day, int be)
{
	struct sp_day first = {year, month, day ? day : 1};
	struct sp_day last = {year, month, day};
	struct sp_lunar lunar;

	if (!day)
		last.day = sp_day_month_length(year, month);
	/* Where the calendar is not reckoned, as it is in most years. */
	if (!sp_day_is_valid(&first) ||
	    !sp_lunar_of(&first, SP_LUNAR_END, &lunar))
		return be - year == (month < 5 ? 543 : 544);
	if (lunar.era == be)
		return true;
	return sp_lunar_of(&last, SP_LUNAR_END, &lunar) && lunar.era == be;
}

/*
 * The years of the common era that a year of the Buddhist one may be: it begins
 * with the waning of Pisakh, so the year alone lies in two, and the month or
 * day tells which.
 */
static size_t
years_of_be(int be, int month, int day, int year[YEARS_MAX])
{
	size_t n = 0;

	for (int back = 544; back >= 543; back--)
		if (!month || is_of_era(be - back, month, day, be))
			year[n++] = be - back;
	return n;
}

/* The years that are written, in the common era. */
static size_t
years_of(const struct sp_date_fields *f, int day, int year[YEARS_MAX])
{
	size_t n = 0;

	if (f->before || f->era == BEFORE_ERA) {
		if (f->before && f->era == BUDDHIST_ERA)
			return 0;
		year[0] = 1 - f->year;
		return f->year > 0;
	}
	if (f->month > 12)
		return 0;
	if (f->era == BUDDHIST_ERA ||
	    (!f->era && f->year >= BE_FIRST && f->year <= BE_LAST))
		n = years_of_be(f->year, f->month, day, year);
	if (f->era != BUDDHIST_ERA && f->year > 0)
		year[n++] = f->year;
	return n;
}

/* ---- days of the calendar ---- */

static struct sp_date_point
point_of_fields(const struct sp_date_fields *f, int day, const int *year)
{
	struct sp_date_point point = point_of(SP_POINT_DAY);

	point.has_year = year != NULL;
	point.year = year ? *year : 0;
	point.month = f->month;
	point.day = day;
	return point;
}

static void
add_day(const struct sp_date_fields *f, const int *year,
    struct sp_date_readings *out)
{
	struct sp_date_point a = point_of_fields(f, f->day, year), b = a;

	b.day = f->day2;
	add(out, &a, f->day2 ? &b : NULL);
}

/* From one year to another. */
static void
add_years(const struct sp_date_fields *f, struct sp_date_readings *out)
{
	struct sp_date_point a = point_of_year(f->year);
	struct sp_date_point b = point_of_year(f->year2);

	if (f->year >= BE_FIRST && f->year2 <= BE_LAST) {
		struct sp_date_point be_a = point_of_year(f->year - 544);
		struct sp_date_point be_b = point_of_year(f->year2 - 543);

		add(out, &be_a, &be_b);
	}
	add(out, &a, &b);
}

static void
add_calendar(const struct sp_date_fields *f, const struct sp_day *today,
    struct sp_date_readings *out)
{
	int year[YEARS_MAX];
	size_t n = 0;

	if (f->has_year2) {
		add_years(f, out);
		return;
	}
	if (f->has_year) {
		n = years_of(f, f->day, year);
		for (size_t i = 0; i < n; i++)
			add_day(f, &year[i], out);
		return;
	}
	if (f->has_rel[YEAR_UNIT] && today) {
		year[0] = today->year + f->rel[YEAR_UNIT];
		n = 1;
	}
	add_day(f, n ? year : NULL, out);
}

/* ---- the lunar calendar ---- */

/* How far from its article a lunar date without a year may lie. */
#define NEAR_DAYS 183

static void
add_lunar_of(const struct sp_date_fields *f, int era, const struct sp_day *near,
    struct sp_date_readings *out)
{
	struct sp_lunar lunar = {f->lunar_month, f->lunar_day, 0, 0, era};
	struct sp_day day;
	struct sp_date_point point;
	long off;

	if (!sp_lunar_day(&lunar, &day))
		return;
	/* Before the moment of the new year both animals are right. */
	if (f->animal >= 0 &&
	    (!sp_lunar_of(&day, SP_LUNAR_END, &lunar) ||
		lunar.animal != f->animal) &&
	    (!sp_lunar_of(&day, 0, &lunar) || lunar.animal != f->animal))
		return;
	if (f->sak >= 0 && !(f->lunar_era && f->animal >= 0) &&
	    (!sp_lunar_of(&day, SP_LUNAR_END, &lunar) || lunar.sak != f->sak))
		return;
	off = near ? sp_day_number(&day) - sp_day_number(near) : 0;
	if (off > NEAR_DAYS || off < -NEAR_DAYS)
		return;
	point = point_of_day(&day);
	add(out, &point, NULL);
}

/*
 * A lunar date alone.  Its era tells the year; else animal and sak do, of a
 * cycle of 60, of which the one of the article is meant, or any since 1900;
 * else it is the one nearest to the article, and without that there is none.
 */
static void
add_lunar(const struct sp_date_fields *f, const struct sp_day *today,
    struct sp_date_readings *out)
{
	bool cycle = f->animal >= 0 && f->sak >= 0;
	int first = 1900, last = 2100;

	if (f->lunar_day == 0)
		return;
	if (f->lunar_era) {
		add_lunar_of(f, f->lunar_era, NULL, out);
		return;
	}
	if (!cycle && !today)
		return;
	if (today) {
		first = today->year - 1 - (cycle ? 29 : 0);
		last = today->year + 1 + (cycle ? 29 : 0);
	}
	for (int era = first + 543; era <= last + 544; era++)
		add_lunar_of(f, era, cycle ? NULL : today, out);
}

/* The lunar date beside a day without a year tells it. */
static bool
add_year_of_lunar(const struct sp_date_fields *f, struct sp_date_readings *out)
{
	struct sp_date_readings lunar = {.n = 0};
	size_t before = out->n;

	if (f->has_year || !f->lunar_month || !f->lunar_era)
		return false;
	add_lunar(f, NULL, &lunar);
	for (size_t i = 0; i < lunar.n; i++) {
		const struct sp_date_point *point = &lunar.span[i].a;

		if (point->month == f->month && point->day == f->day)
			sp_date_readings_add(out, &lunar.span[i]);
	}
	return out->n > before;
}

/* ---- days counted from that of the article ---- */

static struct sp_date_point
away(int n, int unit)
{
	struct sp_date_point point = point_of(SP_POINT_AWAY);

	point.away = n;
	point.unit = " DWMY"[unit];
	return point;
}

/* A day, week (from Monday), month or year, n of them from today. */
static void
add_away(
    int n, int unit, const struct sp_day *today, struct sp_date_readings *out)
{
	struct sp_date_point a = away(n, unit), b;
	long number = today ? sp_day_number(today) : 0;
	int months;

	if (!today) {
		add(out, &a, NULL);
		return;
	}
	switch (unit) {
	case DAY_UNIT:
		a = point_of_number(number + n);
		add(out, &a, NULL);
		return;
	case WEEK_UNIT:
		number += 7L * n + 1 - sp_day_weekday(number);
		a = point_of_number(number);
		b = point_of_number(number + 6);
		add(out, &a, &b);
		return;
	case MONTH_UNIT:
		months = today->year * 12 + today->month - 1 + n;
		a = point_of_year(months / 12);
		a.month = months % 12 + 1;
		break;
	default:
		a = point_of_year(today->year + n);
		break;
	}
	add(out, &a, NULL);
}

/* Days from today back (or, negative, on) to the last such weekday before. */
static long
days_since(long number, int weekday)
{
	long since = (sp_day_weekday(number) - weekday + 7) % 7;

	return since ? since : 7;
}

/*
 * A weekday: the last before the article where it is said to be over or the
 * "last", the next behind it where it is "next"; of the same week where it is
 * "this"; else the last, or the day of the article itself, and the next.
 */
static void
add_weekday(const struct sp_date_fields *f, const struct sp_day *today,
    struct sp_date_readings *out)
{
	struct sp_date_point point = point_of(SP_POINT_WEEKDAY);
	long number = today ? sp_day_number(today) : 0;
	long since = today ? days_since(number, f->weekday) : 0;

	point.weekday = f->weekday;
	if (!today) {
		add(out, &point, NULL);
		return;
	}
	if (f->has_rel[WEEK_UNIT] || (f->has_dir && f->dir == 0)) {
		point = point_of_number(number - sp_day_weekday(number) +
		    f->weekday + 7L * f->rel[WEEK_UNIT]);
		add(out, &point, NULL);
		return;
	}
	if (f->past || (f->has_dir && f->dir < 0)) {
		point = point_of_number(number - since);
		add(out, &point, NULL);
		return;
	}
	if (!f->has_dir) {
		point = point_of_number(number - since % 7);
		add(out, &point, NULL);
	}
	point = point_of_number(number - since + (since == 7 ? 14 : 7));
	add(out, &point, NULL);
}

/* "last March": the one that is over, "next" the one to come, "this" of the
 * year. */
static void
add_month_dir(const struct sp_date_fields *f, const struct sp_day *today,
    struct sp_date_readings *out)
{
	struct sp_date_point point = point_of(SP_POINT_DAY);

	point.month = f->month;
	if (today) {
		point.has_year = true;
		point.year = today->year;
		if (f->dir < 0 && f->month >= today->month)
			point.year--;
		if (f->dir > 0 && f->month <= today->month)
			point.year++;
	}
	add(out, &point, NULL);
}

/* A day of the month before, this or the next. */
static void
add_day_of_month(const struct sp_date_fields *f, const struct sp_day *today,
    struct sp_date_readings *out)
{
	struct sp_date_readings month = {.n = 0};
	struct sp_date_point point = point_of(SP_POINT_DAY);

	if (today) {
		add_away(f->rel[MONTH_UNIT], MONTH_UNIT, today, &month);
		point = month.span[0].a;
	}
	point.day = f->day;
	add(out, &point, NULL);
}

/* ---- all of it ---- */

static void
add_span_of_years(int first, int n, struct sp_date_readings *out)
{
	struct sp_date_point a = point_of_year(first);
	struct sp_date_point b = point_of_year(first + n - 1);

	add(out, &a, &b);
}

/* "the 1900s" are ten years or a hundred. */
static void
add_decade(int year, struct sp_date_readings *out)
{
	if (year % 10 == 0)
		add_span_of_years(year, 10, out);
	if (year % 100 == 0)
		add_span_of_years(year, 100, out);
}

/* Where the weekday is written, and some readings fall on it: those alone. */
static void
choose_by_weekday(int weekday, struct sp_date_readings *out)
{
	struct sp_date_readings right = {.n = 0};

	for (size_t i = 0; weekday && i < out->n; i++) {
		const struct sp_date_point *p = &out->span[i].a;
		struct sp_day day = {p->year, p->month, p->day};

		if (p->kind == SP_POINT_DAY && p->has_year && p->day &&
		    sp_day_weekday(sp_day_number(&day)) == weekday)
			sp_date_readings_add(&right, &out->span[i]);
	}
	if (right.n > 0)
		*out = right;
}

static int
unit_of_rel(const struct sp_date_fields *f)
{
	for (int unit = DAY_UNIT; unit <= YEAR_UNIT; unit++)
		if (f->has_rel[unit])
			return unit;
	return 0;
}

/* "last year"; also "two" and "the year before": two years ago, while of two
 * years after it is not known after what. */
static void
add_rel(const struct sp_date_fields *f, int unit, const struct sp_day *today,
    struct sp_date_readings *out)
{
	if (!f->has_count)
		add_away(f->rel[unit], unit, today, out);
	else if (f->rel[unit] < 0)
		add_away(f->count * f->rel[unit], unit, today, out);
}

void
sp_date_eval_day(const struct sp_date_fields *f, const struct sp_day *today,
    struct sp_date_readings *out)
{
	bool calendar = f->month || f->day || f->has_year;

	if (f->century)
		add_span_of_years(f->century * 100 - 99, 100, out);
	else if (f->is_decade)
		add_decade(f->year, out);
	else if (f->ago)
		add_away(f->count * f->ago, f->unit, today, out);
	else if (f->lunar_month && !calendar)
		add_lunar(f, today, out);
	else if (f->month && f->has_dir)
		add_month_dir(f, today, out);
	else if (f->day && f->has_rel[MONTH_UNIT])
		add_day_of_month(f, today, out);
	else if (calendar && !add_year_of_lunar(f, out))
		add_calendar(f, today, out);
	else if (!calendar && f->weekday)
		add_weekday(f, today, out);
	else if (!calendar && unit_of_rel(f))
		add_rel(f, unit_of_rel(f), today, out);
	if (calendar)
		choose_by_weekday(f->weekday, out);
}
