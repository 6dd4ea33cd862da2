/* SPDX-License-Identifier: MIT */
#include <spean/date_value.h>

#include <stdio.h>

#include <spean/day.h>

bool
sp_date_point_is_valid(const struct sp_date_point *point)
{
	/* 2000, a leap year, stands for a year that is left out; January,
	 * which is as long as any, for a month. */
	struct sp_day day = {point->has_year ? point->year : 2000,
	    point->month ? point->month : 1, point->day ? point->day : 1};

	switch (point->kind) {
	case SP_POINT_DAY:
		return (point->has_year || point->month || point->day) &&
		    (!point->has_year || !point->day || point->month) &&
		    sp_day_is_valid(&day);
	case SP_POINT_WEEKDAY:
		return point->weekday >= 1 && point->weekday <= 7;
	case SP_POINT_TIME:
		return point->minute >= 0 && point->minute < 24 * 60 &&
		    point->second >= -1 && point->second < 60;
	default:
		return point->away > -10000 && point->away < 10000;
	}
}

static bool
is_same(const struct sp_date_point *a, const struct sp_date_point *b)
{
	return a->kind == b->kind && a->has_year == b->has_year &&
	    a->year == b->year && a->month == b->month && a->day == b->day &&
	    a->weekday == b->weekday && a->away == b->away &&
	    a->unit == b->unit && a->minute == b->minute &&
	    a->second == b->second;
}

void
sp_date_readings_add(
    struct sp_date_readings *readings, const struct sp_date_span *span)
{
	for (size_t i = 0; i < readings->n; i++) {
		const struct sp_date_span *have = &readings->span[i];

		if (have->range == span->range && is_same(&have->a, &span->a) &&
		    is_same(&have->b, &span->b))
			return;
	}
	if (readings->n < SP_DATE_READINGS)
		readings->span[readings->n++] = *span;
}

bool
sp_date_in_order(const struct sp_date_point *a, const struct sp_date_point *b)
{
	if (a->kind != b->kind)
		return false;
	if (a->kind == SP_POINT_WEEKDAY)
		return a->weekday != b->weekday;
	if (a->kind == SP_POINT_TIME)
		return a->minute != b->minute;
	if (a->kind != SP_POINT_DAY || a->has_year != b->has_year)
		return false;
	if (!a->has_year)
		return a->month != b->month || a->day < b->day;
	if (a->year != b->year)
		return a->year < b->year;
	if (a->month != b->month)
		return a->month && b->month && a->month < b->month;
	return a->day && b->day && a->day < b->day;
}

/* ---- as text ---- */

static void
write_point(const struct sp_date_point *point, char *out, size_t size)
{
	int n = 0;

	switch (point->kind) {
	case SP_POINT_WEEKDAY:
		snprintf(out, size, "-W-%d", point->weekday);
		return;
	case SP_POINT_AWAY:
		snprintf(out, size, "%sP%d%c", point->away < 0 ? "-" : "",
		    point->away < 0 ? -point->away : point->away, point->unit);
		return;
	case SP_POINT_TIME:
		n = snprintf(out, size, "T%02d:%02d", point->minute / 60,
		    point->minute % 60);
		if (point->second >= 0)
			snprintf(
			    out + n, size - (size_t)n, ":%02d", point->second);
		return;
	default:
		break;
	}
	if (point->has_year)
		n = snprintf(out, size, point->year < 0 ? "-%04d" : "%04d",
		    point->year < 0 ? -point->year : point->year);
	else
		n = snprintf(out, size, "-");
	if (point->month)
		n += snprintf(out + n, size - (size_t)n, "-%02d", point->month);
	else if (point->day)
		n += snprintf(out + n, size - (size_t)n, "-");
	if (point->day)
		snprintf(out + n, size - (size_t)n, "-%02d", point->day);
}

void
sp_date_value_write(
    const struct sp_date_readings *readings, char value[SP_DATE_VALUE])
{
	char a[64], b[64];
	size_t n = 0;

	value[0] = '\0';
	for (size_t i = 0; i < readings->n; i++) {
		const struct sp_date_span *span = &readings->span[i];

		write_point(&span->a, a, sizeof(a));
		b[0] = '\0';
		if (span->range)
			write_point(&span->b, b, sizeof(b));
		n += (size_t)snprintf(value + n, SP_DATE_VALUE - n, "%s%s%s%s",
		    i ? "|" : "", a, span->range ? "/" : "", b);
	}
}

/* n digits at *s, behind which it moves; -1 where they are not there. */
static int
take_digits(struct sp_str *s, size_t n)
{
	int value = 0;

	if (s->n < n)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (s->s[i] < '0' || s->s[i] > '9')
			return -1;
		value = value * 10 + (s->s[i] - '0');
	}
	*s = sp_str_sub(*s, n, s->n);
	return value;
}

static bool
take(struct sp_str *s, struct sp_str what)
{
	if (!sp_str_starts(*s, what))
		return false;
	*s = sp_str_sub(*s, what.n, s->n);
	return true;
}

static bool
read_time(struct sp_str s, struct sp_date_point *point)
{
	int hour = take_digits(&s, 2), minute = -1;

	if (hour < 0 || hour > 23 || !take(&s, SP_STR(":")))
		return false;
	minute = take_digits(&s, 2);
	if (minute < 0 || minute > 59)
		return false;
	point->kind = SP_POINT_TIME;
	point->minute = hour * 60 + minute;
	if (s.n > 0) {
		if (!take(&s, SP_STR(":")))
			return false;
		point->second = take_digits(&s, 2);
		if (point->second < 0)
			return false;
	}
	return s.n == 0;
}

static bool
read_away(struct sp_str s, struct sp_date_point *point)
{
	bool back = take(&s, SP_STR("-"));

	if (!take(&s, SP_STR("P")) || s.n < 2 || s.n > 5 ||
	    !memchr("DWMY", s.s[s.n - 1], 4))
		return false;
	point->kind = SP_POINT_AWAY;
	point->unit = s.s[s.n - 1];
	point->away = take_digits(&s, s.n - 1);
	if (point->away < 0 || s.n != 1)
		return false;
	point->away = back ? -point->away : point->away;
	return true;
}

static bool
read_day(struct sp_str s, struct sp_date_point *point)
{
	bool before = false;

	point->kind = SP_POINT_DAY;
	if (take(&s, SP_STR("---"))) {
		point->day = take_digits(&s, 2);
		return point->day > 0 && s.n == 0;
	}
	if (!take(&s, SP_STR("--"))) {
		before = take(&s, SP_STR("-"));
		point->has_year = true;
		point->year = take_digits(&s, 4);
		if (point->year < 0)
			return false;
		point->year = before ? -point->year : point->year;
		if (s.n == 0)
			return true;
		if (!take(&s, SP_STR("-")))
			return false;
	}
	point->month = take_digits(&s, 2);
	if (point->month < 1)
		return false;
	if (s.n > 0) {
		if (!take(&s, SP_STR("-")))
			return false;
		point->day = take_digits(&s, 2);
		if (point->day < 1)
			return false;
	}
	return s.n == 0;
}

static bool
read_point(struct sp_str s, struct sp_date_point *point)
{
	bool read;

	memset(point, 0, sizeof(*point));
	point->second = -1;
	if (take(&s, SP_STR("T"))) {
		read = read_time(s, point);
	} else if (take(&s, SP_STR("-W-"))) {
		point->kind = SP_POINT_WEEKDAY;
		point->weekday = take_digits(&s, 1);
		read = s.n == 0;
	} else if (sp_str_starts(s, SP_STR("P")) ||
	    sp_str_starts(s, SP_STR("-P"))) {
		read = read_away(s, point);
	} else {
		read = read_day(s, point);
	}
	return read && sp_date_point_is_valid(point);
}

static bool
read_span(struct sp_str s, struct sp_date_span *span)
{
	struct sp_str first = sp_str_cut(&s, '/');

	span->range = s.s != NULL;
	if (!read_point(first, &span->a))
		return false;
	span->b = span->a;
	return !span->range ||
	    (read_point(s, &span->b) && span->a.kind == span->b.kind);
}

bool
sp_date_value_read(struct sp_str value, struct sp_date_readings *readings)
{
	struct sp_date_span span;

	readings->n = 0;
	while (value.s) {
		if (readings->n == SP_DATE_READINGS ||
		    !read_span(sp_str_cut(&value, '|'), &span)) {
			readings->n = 0;
			return false;
		}
		readings->span[readings->n++] = span;
	}
	return readings->n > 0;
}
