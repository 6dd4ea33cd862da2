/* SPDX-License-Identifier: MIT */
#include <spean/tag_agree.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <spean/date_value.h>

/* What is left of an agreement where something is missing on one side. */
#define OTHER_TYPE   .8 /* 15 and the 15th; 3 years and 3 */
#define COARSER      .8 /* 2019 and 2019-11-15 */
#define OTHER_FORM   .6 /* 1/2 and 50 percent */
#define END_OF_RANGE .6
#define ONE_READING  .9

/* One reading of a quantity, as text. */
struct amount {
	struct sp_str from, to; /* to: the other end of a range, or empty */
	struct sp_str unit; /* or empty */
};

static struct amount
amount_of(struct sp_str reading)
{
	struct amount amount;

	amount.to = sp_str_cut(&reading, ' ');
	amount.unit = reading;
	amount.from = sp_str_cut(&amount.to, '/');
	return amount;
}

static double
number_of(struct sp_str text)
{
	char copy[64];

	if (text.n == 0 || text.n >= sizeof(copy))
		return NAN;
	memcpy(copy, text.s, text.n);
	copy[text.n] = '\0';
	return strtod(copy, NULL);
}

/* 3/4 and 75 percent, as a share; NAN where it is none. */
static double
share_of(enum sp_tag_type type, const struct amount *amount)
{
	double from = number_of(amount->from);

	if (type == SP_TAG_FRACTION)
		return from / number_of(amount->to);
	if (amount->to.n > 0 || amount->unit.n > 0)
		return NAN;
	if (type == SP_TAG_PERCENT)
		return from / 100;
	return type == SP_TAG_NUMBER ? from : NAN;
}

static double
agree_ends(const struct amount *a, const struct amount *b)
{
	bool range = a->to.n > 0, other = b->to.n > 0;

	if (range && other)
		return sp_str_eq(a->from, b->from) && sp_str_eq(a->to, b->to);
	if (!range && !other)
		return sp_str_eq(a->from, b->from);
	if (other)
		return agree_ends(b, a);
	return sp_str_eq(a->from, b->from) || sp_str_eq(a->to, b->from)
	    ? END_OF_RANGE
	    : 0;
}

/* What stands in a row may be numbered by an ordinal ("Chapter 5"); what is
 * measured or counted in ones and twos is another thing than the first. */
static bool
may_number(
    enum sp_tag_type type, const struct amount *a, const struct amount *b)
{
	return type == SP_TAG_NUMBER && a->to.n == 0 && b->to.n == 0 &&
	    number_of(a->from) > 2;
}

static double
agree_amounts(enum sp_tag_type x, struct sp_str one, enum sp_tag_type y,
    struct sp_str two)
{
	struct amount a = amount_of(one), b = amount_of(two);
	double worth;

	if (a.unit.n > 0 && b.unit.n > 0 && !sp_str_eq(a.unit, b.unit))
		return 0;
	if ((x == SP_TAG_FRACTION) != (y == SP_TAG_FRACTION) ||
	    (x == SP_TAG_FRACTION && y == SP_TAG_FRACTION)) {
		double s = share_of(x, &a), t = share_of(y, &b);

		/* NAN agrees with nothing. */
		return !(fabs(s - t) <= 1e-9) ? 0 : x == y ? 1 : OTHER_FORM;
	}
	if ((x == SP_TAG_ORDINAL) != (y == SP_TAG_ORDINAL) &&
	    !may_number(x == SP_TAG_ORDINAL ? y : x, &a, &b))
		return 0;
	worth = agree_ends(&a, &b);
	return x == y && a.unit.n == b.unit.n ? worth : worth * OTHER_TYPE;
}

/* The best of the readings on both sides. */
static double
agree_quantities(enum sp_tag_type x, struct sp_str one, enum sp_tag_type y,
    struct sp_str two)
{
	bool choice = !sp_str_eq(one, two) &&
	    (sp_str_find(one, SP_STR("|"), 0) < one.n ||
		sp_str_find(two, SP_STR("|"), 0) < two.n);
	double best = 0;

	while (one.n > 0) {
		struct sp_str a = sp_str_cut(&one, '|'), rest = two;

		while (rest.n > 0) {
			struct sp_str b = sp_str_cut(&rest, '|');
			double worth = agree_amounts(x, a, y, b);

			if (choice)
				worth *= ONE_READING;
			best = worth > best ? worth : best;
		}
	}
	return best;
}

static bool
is_date(const struct sp_tag *tag)
{
	return tag->type == SP_TAG_DATE || tag->type == SP_TAG_TIME;
}

/* 10 years, of "-P10Y": what a span of time is counted as; false where the date
 * is none.  amount is as of a measure. */
static bool
span_of_time(struct sp_str date, char amount[32])
{
	static const char from[] = "DWMY";
	static const char *const to[] = {"d", "wk", "mo", "y"};
	size_t at = sp_str_starts(date, SP_STR("-P")) ? 2
	    : sp_str_starts(date, SP_STR("P"))        ? 1
						      : 0;
	const char *unit;

	if (at == 0 || date.n < at + 2 || date.n > 20 || date.s[at] == '0')
		return false;
	unit = strchr(from, date.s[date.n - 1]);
	if (!unit)
		return false;
	snprintf(amount, 32, "%.*s %s", (int)(date.n - 1 - at), date.s + at,
	    to[unit - from]);
	return true;
}

/* The number that a date is written as where it is only a year, a day of some
 * month or a full hour; empty where it is more. */
static struct sp_str
plain_number(struct sp_str date)
{
	struct sp_str number = date;

	if (sp_str_starts(date, SP_STR("---")))
		number = sp_str_sub(date, 3, date.n);
	if (date.n == 6 && sp_str_ends(date, SP_STR(":00")))
		number = sp_str_sub(date, 1, 3);
	if (number.n > 1 && number.n < date.n && number.s[0] == '0')
		number = sp_str_sub(number, 1, number.n);
	for (size_t i = 0; i < number.n; i++)
		if (number.s[i] < '0' || number.s[i] > '9')
			return (struct sp_str){NULL, 0};
	return number;
}

double
sp_tag_agreement(const struct sp_tag *a, const struct sp_tag *b)
{
	char amount[32];

	if (a->type == SP_TAG_NAME || b->type == SP_TAG_NAME)
		return 0;
	if (is_date(a) && is_date(b)) {
		if (a->type != b->type)
			return 0;
		if (sp_str_eq(a->value, b->value))
			return 1;
		return sp_date_compatible(a->value, b->value) ? COARSER : 0;
	}
	if (is_date(b))
		return sp_tag_agreement(b, a);
	if (is_date(a) && span_of_time(a->value, amount))
		return b->type != SP_TAG_MEASURE ? 0
						 : OTHER_TYPE *
			agree_quantities(SP_TAG_MEASURE, sp_str_c(amount),
			    SP_TAG_MEASURE, b->value);
	if (is_date(a))
		return OTHER_TYPE *
		    agree_quantities(SP_TAG_NUMBER, plain_number(a->value),
			b->type, b->value);
	return agree_quantities(a->type, a->value, b->type, b->value);
}
