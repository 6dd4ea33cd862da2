/* SPDX-License-Identifier: MIT */
#include <spean/date_eval.h>

#include <string.h>

/* The hour of the day of an hour by the part of the day; -1 where the two
 * cannot be. */
static int
hour_of(int hour, int part)
{
	if (hour > 24)
		return -1;
	hour = hour == 24 ? 0 : hour;
	switch (part) {
	case SP_DATE_AM:
		return hour > 12 ? -1 : hour % 12;
	case SP_DATE_PM:
		return hour == 0 ? -1 : hour < 12 ? hour + 12 : hour;
	case SP_DATE_NOON:
		return hour >= 1 && hour <= 3 ? hour + 12 : hour;
	case SP_DATE_NIGHT: /* it begins at six */
		return hour == 12            ? 0
		    : hour >= 6 && hour < 12 ? hour + 12
					     : hour;
	default:
		return hour;
	}
}

static bool
set_time(
    const struct sp_date_fields *f, int hour, int part, struct sp_date_point *p)
{
	int minute = f->minute >= 0 ? f->minute : 0;

	memset(p, 0, sizeof(*p));
	p->kind = SP_POINT_TIME;
	p->second = f->second;
	hour = hour_of(hour, part);
	if (hour < 0 || minute > 59 || f->second > 59)
		return false;
	if (f->half)
		minute = 30;
	p->minute = hour * 60 + (f->lack ? -minute : minute);
	if (p->minute < 0)
		p->minute += 24 * 60;
	return true;
}

void
sp_date_eval_time(
    const struct sp_date_fields *f, struct sp_date_readings *readings)
{
	struct sp_date_span span;

	memset(&span, 0, sizeof(span));
	if (f->clock >= 0) {
		span.a.kind = SP_POINT_TIME;
		span.a.minute = f->clock;
		span.a.second = -1;
		span.b = span.a;
		sp_date_readings_add(readings, &span);
		return;
	}
	if (!set_time(f, f->hour, f->part, &span.a))
		return;
	span.b = span.a;
	if (f->hour2 >= 0) {
		/* "from 11 to 2 p.m.": what stands behind is of the second
		 * hour where it cannot be of both. */
		if (!set_time(f, f->hour2, f->part, &span.b))
			return;
		if (span.a.minute >= span.b.minute &&
		    !set_time(f, f->hour, 0, &span.a))
			return;
		span.range = span.a.minute != span.b.minute;
	}
	sp_date_readings_add(readings, &span);
}
