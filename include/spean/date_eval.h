/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_DATE_EVAL_H
#define SPEAN_DATE_EVAL_H

#include <spean/date_form.h>
#include <spean/date_value.h>
#include <spean/day.h>

/*
 * Inside of the module date: what a match says, field by field, and what value
 * that is.
 */
struct sp_date_fields {
	bool has_year, has_year2;
	int year, year2;
	int era; /* 0: none is written */
	bool before; /* "before" the era */
	int month, day, day2, weekday; /* 0: not written */
	int lunar_month, lunar_day, lunar_era; /* 0: not written */
	int animal, sak; /* -1: not written */
	int rel[5]; /* days, weeks, months, years from today, by unit … */
	bool has_rel[5]; /* … 1 to 4 */
	bool has_dir, past;
	int dir;
	bool has_count;
	int count, unit, ago; /* three (3) days (1) ago (-1) */
	bool is_decade;
	int century;
	int hour, hour2, minute, second; /* -1: not written */
	int part, clock; /* clock: -1 */
	bool half, lack;
};

void sp_date_fields_of(const struct sp_date_lexer *lexer,
    const struct sp_date_match *match, struct sp_date_fields *fields);

/* Add the readings of a day or days; none where the calendar has no such day.
 * today: of the article, or NULL. */
void sp_date_eval_day(const struct sp_date_fields *fields,
    const struct sp_day *today, struct sp_date_readings *readings);

/* Add that of a time or times. */
void sp_date_eval_time(
    const struct sp_date_fields *fields, struct sp_date_readings *readings);

#endif
