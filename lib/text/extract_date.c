/* SPDX-License-Identifier: MIT */
#include <spean/extract_date.h>

#include <stddef.h>

static const char months[] = "jan feb mar apr may jun jul aug sep oct nov dec ";

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

int
sp_date_digits(struct sp_str s, size_t i, size_t n)
{
	int value = 0;

	if (i + n > s.n)
		return -1;
	for (size_t k = i; k < i + n; k++) {
		if (!is_digit(s.s[k]))
			return -1;
		value = value * 10 + (s.s[k] - '0');
	}
	return value;
}

static bool
is_day(int year, int month, int day)
{
	return year >= 1990 && year <= 2100 && month >= 1 && month <= 12 &&
	    day >= 1 && day <= 31;
}

/* "T18:40:00+07:00" and shorter: what may follow an ISO date. */
static bool
is_time(struct sp_str s)
{
	if (s.n < 5 || sp_date_digits(s, 0, 2) < 0 || s.s[2] != ':' ||
	    sp_date_digits(s, 3, 2) < 0)
		return false;
	for (size_t i = 5; i < s.n; i++)
		if (!is_digit(s.s[i]) && !strchr(":.,+-Zz", s.s[i]))
			return false;
	return true;
}

static bool
from_numbers(struct sp_str s, struct sp_buf *out)
{
	int year = sp_date_digits(s, 0, 4), month = sp_date_digits(s, 5, 2);
	int day = sp_date_digits(s, 8, 2);
	struct sp_str time;

	if (s.n < 10 || (s.s[4] != '-' && s.s[4] != '/') || s.s[7] != s.s[4] ||
	    !is_day(year, month, day))
		return false;
	sp_buf_addf(out, "%04d-%02d-%02d", year, month, day);
	time = sp_str_sub(s, 10, s.n);
	if (time.n > 1 && (time.s[0] == 'T' || time.s[0] == ' ')) {
		struct sp_str rest = sp_str_sub(time, 1, time.n);
		size_t gap = sp_str_find(rest, SP_STR(" "), 0);

		/* "18:40:00 +0700": the zone belongs to the time. */
		if (is_time(sp_str_sub(rest, 0, gap))) {
			sp_buf_addc(out, 'T');
			sp_buf_add(out, sp_str_sub(rest, 0, gap));
		}
		if (gap + 1 < rest.n && strchr("+-", rest.s[gap + 1]) &&
		    sp_date_digits(rest, gap + 2, 2) >= 0)
			sp_buf_add(out, sp_str_sub(rest, gap + 1, rest.n));
	}
	return true;
}

/* The month that a word names by its first three letters, or 0. */
static int
month_of(struct sp_str word)
{
	for (int m = 0; word.n >= 3 && m < 12; m++)
		if (sp_str_ieq(sp_str_sub(word, 0, 3),
			(struct sp_str){months + 4 * m, 3}))
			return m + 1;
	return 0;
}

static bool
from_words(struct sp_str s, struct sp_buf *out)
{
	int year = 0, month = 0, day = 0;

	for (size_t i = 0, to; i < s.n && year == 0; i = to) {
		bool number = is_digit(s.s[i]);

		to = i + 1;
		if (!number && !is_letter(s.s[i]))
			continue;
		while (to < s.n &&
		    (number ? is_digit(s.s[to]) : is_letter(s.s[to])))
			to++;
		if (!number && month == 0)
			month = month_of(sp_str_sub(s, i, to));
		else if (number && to - i == 4)
			year = sp_date_digits(s, i, 4);
		else if (number && to - i <= 2 && day == 0)
			day = sp_date_digits(s, i, to - i);
	}
	if (!is_day(year, month, day))
		return false;
	sp_buf_addf(out, "%04d-%02d-%02d", year, month, day);
	return true;
}

bool
sp_date_iso(struct sp_str date, struct sp_buf *out)
{
	struct sp_str s = sp_str_trim(date);

	if (s.n > 64)
		return false;
	return from_numbers(s, out) || from_words(s, out);
}
