/* SPDX-License-Identifier: MIT */
#include <spean/date_eval.h>

#include <string.h>

/* The value of what a token was taken as. */
static int
value_of(const struct sp_date_token *token)
{
	return token->word ? token->word->value : token->value;
}

static void
set_word(struct sp_date_fields *f, unsigned class, int value)
{
	switch (class) {
	case SP_DATE_MONTH:
		f->month = value;
		break;
	case SP_DATE_WEEKDAY:
		f->weekday = value;
		break;
	case SP_DATE_ERA:
		f->era = value;
		break;
	case SP_DATE_LMONTH:
		f->lunar_month = value;
		break;
	case SP_DATE_ANIMAL:
		f->animal = value;
		break;
	case SP_DATE_SAK:
		f->sak = value;
		break;
	case SP_DATE_PHASE:
	case SP_DATE_LDAY:
		f->lunar_day += value;
		break;
	case SP_DATE_RELDAY:
	case SP_DATE_RELWEEK:
	case SP_DATE_RELMONTH:
	case SP_DATE_RELYEAR:
		f->rel[class - SP_DATE_RELDAY + 1] = value;
		f->has_rel[class - SP_DATE_RELDAY + 1] = true;
		break;
	case SP_DATE_DIR:
		f->dir = value;
		f->has_dir = true;
		break;
	case SP_DATE_PAST:
		f->past = true;
		break;
	case SP_DATE_UNIT:
		f->unit = value;
		break;
	case SP_DATE_AGO:
		f->ago = value;
		break;
	case SP_DATE_PART:
		f->part = value;
		break;
	case SP_DATE_CLOCK:
		f->clock = value;
		break;
	case SP_DATE_BEFORE:
		f->before = true;
		break;
	case SP_DATE_HALF:
		f->half = true;
		break;
	case SP_DATE_LACK:
		f->lack = true;
		break;
	case SP_DATE_DECADE:
		f->is_decade = true;
		break;
	default:
		break;
	}
}

/* "19" is 2019 and "98" 1998, as strptime(3) reads "%y". */
static int
whole_year(int yy)
{
	return yy + (yy < 69 ? 2000 : 1900);
}

static void
set_year(struct sp_date_fields *f, int year)
{
	f->year = year;
	f->has_year = true;
}

static void
set_year2(struct sp_date_fields *f, int year)
{
	f->year2 = year;
	f->has_year2 = true;
}

static void
set_number(struct sp_date_fields *f, unsigned element, int value)
{
	switch (element) {
	case SP_DATE_N_D:
		f->day = value ? value : 99;
		break;
	case SP_DATE_N_D2:
		f->day2 = value ? value : 99;
		break;
	case SP_DATE_N_M:
		f->month = value ? value : 99;
		break;
	case SP_DATE_N_Y:
	case SP_DATE_N_YE:
		set_year(f, value);
		break;
	case SP_DATE_N_Y2:
		set_year2(f, value);
		break;
	case SP_DATE_N_YY:
		set_year(f, whole_year(value));
		break;
	case SP_DATE_N_YY2:
		set_year2(f, f->year - f->year % 100 + value);
		break;
	case SP_DATE_N_BY:
		/* The era before it is that of the lunar date. */
		f->lunar_era = value;
		f->era = 0;
		break;
	case SP_DATE_N_L:
		f->lunar_day += value <= 15 ? value : 99;
		break;
	case SP_DATE_N_H:
	case SP_DATE_N_HH:
		f->hour = value;
		break;
	case SP_DATE_N_H2:
		f->hour2 = value;
		break;
	case SP_DATE_N_MIN:
	case SP_DATE_N_MM:
		f->minute = value;
		break;
	case SP_DATE_N_SEC:
		f->second = value;
		break;
	case SP_DATE_N_C:
		f->century = value;
		break;
	default:
		f->count = value;
		f->has_count = true;
		break;
	}
}

void
sp_date_fields_of(const struct sp_date_lexer *lexer,
    const struct sp_date_match *match, struct sp_date_fields *fields)
{
	memset(fields, 0, sizeof(*fields));
	fields->animal = fields->sak = fields->clock = -1;
	fields->hour = fields->hour2 = fields->minute = fields->second = -1;
	for (size_t i = 0; i < match->parts; i++) {
		unsigned element = match->part[i].element;
		int value = value_of(&lexer->token[match->part[i].token]);

		if (element < SP_DATE_CLASSES)
			set_word(fields, element, value);
		else
			set_number(fields, element, value);
	}
}
