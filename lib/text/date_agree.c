/* SPDX-License-Identifier: MIT */
#include <spean/date_value.h>

#include <math.h>

#include <spean/day.h>

/* News speaks of the years about its own: two days of two articles are drawn
 * from so many. */
#define DAYS (30 * 365.25)

/* The first and the last of what a span says, as numbers on one scale. */
struct extent {
	long first, last;
};

static bool
is_within(struct extent a, struct extent b)
{
	return a.first >= b.first && a.last <= b.last;
}

static long
length(struct extent a)
{
	return a.last - a.first + 1;
}

/* A point with its year, as days. */
static struct extent
days_of(const struct sp_date_point *point)
{
	struct sp_day first = {point->year, 1, 1}, last = {point->year, 12, 31};

	if (point->month) {
		first.month = last.month = point->month;
		last.day = sp_day_month_length(point->year, point->month);
	}
	if (point->day)
		first.day = last.day = point->day;
	return (struct extent){sp_day_number(&first), sp_day_number(&last)};
}

static struct extent
extent_of_days(const struct sp_date_span *span)
{
	struct extent a = days_of(&span->a), b = days_of(&span->b);

	return (struct extent){a.first, b.last};
}

/* Two spans with years: one lies within the other. */
static double
agree_days(const struct sp_date_span *a, const struct sp_date_span *b)
{
	struct extent x = extent_of_days(a), y = extent_of_days(b);
	long larger = length(x) > length(y) ? length(x) : length(y);

	if (!is_within(x, y) && !is_within(y, x))
		return 0;
	return (double)larger < DAYS / 2 ? log(DAYS / (double)larger) : log(2);
}

/* A place within the year, of what both sides tell: month and day. */
static struct extent
extent_of_year(const struct sp_date_span *span, bool month, bool day)
{
	const long scale = 32;
	struct extent out;

	out.first = (month ? span->a.month * scale : 0) +
	    (!day                 ? 0
		    : span->a.day ? span->a.day
				  : 1);
	out.last = (month ? span->b.month * scale : 0) +
	    (!day                 ? 0
		    : span->b.day ? span->b.day
				  : scale - 1);
	if (out.last < out.first) /* through the turn of the year or month */
		out.last += month ? 12 * scale : scale;
	return out;
}

/* b within a, also a turn later. */
static bool
is_within_turn(struct extent b, struct extent a, long turn)
{
	struct extent later = {b.first + turn, b.last + turn};

	return is_within(b, a) || is_within(later, a);
}

/* At least one side has no year: only month and day are compared. */
static double
agree_in_year(const struct sp_date_span *a, const struct sp_date_span *b)
{
	bool month = a->a.month && b->a.month && a->b.month && b->b.month;
	bool day = (a->a.day || b->a.day) && (month || (a->a.day && b->a.day));
	struct extent x, y;
	double of = month ? 12 : 1;
	long turn = month ? 12 * 32 : 32;

	if (!month && !day)
		return 0;
	/* A range over more than a year has every day of it. */
	if ((a->range && a->a.has_year && a->a.year != a->b.year) ||
	    (b->range && b->a.has_year && b->a.year != b->b.year))
		return 0;
	x = extent_of_year(a, month, day);
	y = extent_of_year(b, month, day);
	if (!is_within_turn(x, y, turn) && !is_within_turn(y, x, turn))
		return 0;
	if (day && a->a.day && b->a.day)
		of *= 30.4;
	of /= (double)(a->range || b->range ? 3 : 1);
	return of > 1.5 ? log(of) : log(1.5);
}

/* A weekday, or from one to another, with the days of a week at most. */
static double
agree_weekday(const struct sp_date_span *weekday, const struct sp_date_span *b)
{
	long from = weekday->a.weekday, to = weekday->b.weekday;
	struct extent days;

	if (b->a.kind != SP_POINT_DAY || !b->a.has_year || !b->a.day)
		return 0;
	days = extent_of_days(b);
	to += to < from ? 7 : 0;
	for (long day = days.first; day <= days.last; day++) {
		long at = sp_day_weekday(day);

		at += at < from ? 7 : 0;
		if (length(days) > 6 || at > to)
			return 0;
	}
	return log(7.0 / (double)(to - from + 1));
}

static double
agree_times(const struct sp_date_span *a, const struct sp_date_span *b)
{
	struct extent x = {a->a.minute, a->b.minute};
	struct extent y = {b->a.minute, b->b.minute};

	if (!is_within(x, y) && !is_within(y, x))
		return 0;
	/* Two in three times of news stand at a full hour. */
	return a->range != b->range ? log(6)
	    : x.first % 60          ? log(24 * 12)
				    : log(24);
}

static double
agree_spans(const struct sp_date_span *a, const struct sp_date_span *b)
{
	enum sp_date_point_kind x = a->a.kind, y = b->a.kind;

	if (x == SP_POINT_WEEKDAY && y == SP_POINT_DAY)
		return agree_weekday(a, b);
	if (x == SP_POINT_DAY && y == SP_POINT_WEEKDAY)
		return agree_weekday(b, a);
	if (x != y)
		return 0;
	if (x == SP_POINT_TIME)
		return agree_times(a, b);
	if (x == SP_POINT_WEEKDAY)
		return a->a.weekday == b->a.weekday &&
			a->b.weekday == b->b.weekday
		    ? log(7)
		    : 0;
	if (x == SP_POINT_AWAY)
		return a->a.away == b->a.away && a->a.unit == b->a.unit ? log(7)
									: 0;
	return a->a.has_year && b->a.has_year ? agree_days(a, b)
					      : agree_in_year(a, b);
}

double
sp_date_agreement(struct sp_str a, struct sp_str b)
{
	struct sp_date_readings x, y;
	double best = 0, choices;

	if (!sp_date_value_read(a, &x) || !sp_date_value_read(b, &y))
		return 0;
	for (size_t i = 0; i < x.n; i++) {
		for (size_t k = 0; k < y.n; k++) {
			double nats = agree_spans(&x.span[i], &y.span[k]);

			best = nats > best ? nats : best;
		}
	}
	/* It stays more than nothing, however many there are. */
	choices = log((double)(x.n > y.n ? x.n : y.n));
	return best > 2 * choices ? best - choices : best / 2;
}

bool
sp_date_compatible(struct sp_str a, struct sp_str b)
{
	return sp_date_agreement(a, b) > 0;
}
