/* SPDX-License-Identifier: MIT */
#include <spean/extract_date.h>

#include <stddef.h>
#include <stdint.h>

#include <spean/date.h>
#include <spean/date_value.h>
#include <spean/day.h>
#include <spean/lang.h>
#include <spean/script.h>
#include <spean/utf8.h>

/* What is longer, in characters, is no date. */
#define LONGEST 64

/* Beside a date and a time stands no more than "at" and "UTC". */
#define BESIDE_MOST 5

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
add_day(int year, int month, int day, struct sp_buf *out)
{
	struct sp_day date = {year, month, day};

	if (year < 1990 || year > 2100 || !sp_day_is_valid(&date))
		return false;
	sp_buf_addf(out, "%04d-%02d-%02d", year, month, day);
	return true;
}

static size_t
count_digits(struct sp_str s, size_t i)
{
	size_t n = i;

	while (n < s.n && is_digit(s.s[n]))
		n++;
	return n - i;
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
	    !add_day(year, month, day, out))
		return false;
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

/* Seconds since 1970 have ten digits since 2001. */
static bool
from_seconds(int64_t seconds, struct sp_buf *out)
{
	static const struct sp_day epoch = {1970, 1, 1};
	struct sp_day day =
	    sp_day_of_number(sp_day_number(&epoch) + (long)(seconds / 86400));
	int rest = (int)(seconds % 86400);

	if (!add_day(day.year, day.month, day.day, out))
		return false;
	sp_buf_addf(
	    out, "T%02d:%02d:%02dZ", rest / 3600, rest / 60 % 60, rest % 60);
	return true;
}

/* "20191117", "20191117T…", "20191117183000", seconds, milliseconds. */
static bool
from_digits(struct sp_str s, struct sp_buf *out)
{
	size_t n = count_digits(s, 0);
	int64_t seconds = 0;

	if (n == 8 || n == 14)
		return (n == s.n || s.s[n] == 'T') &&
		    add_day(sp_date_digits(s, 0, 4), sp_date_digits(s, 4, 2),
			sp_date_digits(s, 6, 2), out);
	if (n != s.n || (n != 10 && n != 13))
		return false;
	for (size_t i = 0; i < 10; i++)
		seconds = seconds * 10 + (s.s[i] - '0');
	return from_seconds(seconds, out);
}

/* "2019-W46-7", "2019W467": the week with 4 January is the first of a year,
 * and 28 December is in the last. */
static bool
from_week(struct sp_str s, struct sp_buf *out)
{
	int year = sp_date_digits(s, 0, 4), week, day;
	size_t i = s.n > 4 && s.s[4] == '-' ? 5 : 4;
	struct sp_day first = {year, 1, 4}, last = {year, 12, 28}, found;
	long monday, number;

	if (year < 1990 || i >= s.n || s.s[i] != 'W')
		return false;
	week = sp_date_digits(s, i + 1, 2);
	day = sp_date_digits(s, s.n - 1, 1);
	if (s.n != i + (i == 5 ? 5 : 4) || (i == 5 && s.s[s.n - 2] != '-') ||
	    week < 1 || day < 1 || day > 7)
		return false;
	monday = sp_day_number(&first);
	monday -= sp_day_weekday(monday) - 1;
	number = monday + 7 * (week - 1);
	if (number > sp_day_number(&last))
		return false;
	found = sp_day_of_number(number + day - 1);
	return add_day(found.year, found.month, found.day, out);
}

/* "17/11/2019", "17-11-2019", "7.1.2019" anywhere. */
static bool
from_parts(struct sp_str s, struct sp_str lang, struct sp_buf *out)
{
	bool us = sp_str_ieq(lang, SP_STR("en-US"));

	for (size_t i = 0, n; i<s.n; i += n> 0 ? n : 1) {
		size_t month, year, m;
		int a, b, y;

		n = count_digits(s, i);
		month = i + n + 1;
		if (n < 1 || n > 2 || month >= s.n ||
		    !strchr("/.-", s.s[month - 1]))
			continue;
		m = count_digits(s, month);
		year = month + m + 1;
		if (m < 1 || m > 2 || year >= s.n ||
		    s.s[year - 1] != s.s[month - 1] ||
		    count_digits(s, year) != 4)
			continue;
		a = sp_date_digits(s, i, n);
		b = sp_date_digits(s, month, m);
		y = sp_date_digits(s, year, 4);
		return us ? add_day(y, a, b, out) || add_day(y, b, a, out)
			  : add_day(y, b, a, out) || add_day(y, a, b, out);
	}
	return false;
}

/* A number at [from, to) of a time: "10:30", "10.30", "7pm", "7 a.m.". */
static bool
is_of_time(struct sp_str s, size_t from, size_t to)
{
	size_t i = to + (to < s.n && s.s[to] == ' ');

	if (to + 1 < s.n && strchr(":.", s.s[to]) && is_digit(s.s[to + 1]))
		return true;
	if (from > 1 && strchr(":.", s.s[from - 1]) && is_digit(s.s[from - 2]))
		return true;
	if (i + 1 >= s.n || !strchr("aApP", s.s[i]))
		return false;
	i += s.s[i + 1] == '.' ? 2 : 1;
	return i < s.n && (s.s[i] | 0x20) == 'm' &&
	    (i + 1 == s.n || !is_letter(s.s[i + 1]));
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
		else if (number && to - i <= 2 && day == 0 &&
		    !is_of_time(s, i, to))
			day = sp_date_digits(s, i, to - i);
	}
	return add_day(year, month, day, out);
}

static bool
is_ascii(struct sp_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.s[i] >= 0x80)
			return false;
	return true;
}

/* The language that the script of s tells, or the one of Latin letters. */
static const struct sp_lang *
lang_of(struct sp_str s)
{
	const struct sp_lang *none = sp_lang_find(SP_STR("und"));
	const struct sp_lang *lang =
	    sp_lang_find(sp_str_c(sp_script_lang(s, none)));

	return lang->date ? lang : sp_lang_of_script("Latn");
}

/* The likeliest reading of a date, if that is a day of some year. */
static bool
day_of(const struct sp_date *date, struct sp_day *day)
{
	struct sp_date_readings readings;
	const struct sp_date_point *a = &readings.span[0].a;

	if (date->type != SP_DATE_DAY ||
	    !sp_date_value_read(sp_str_c(date->value), &readings) ||
	    a->kind != SP_POINT_DAY || !a->has_year)
		return false;
	*day = (struct sp_day){a->year, a->month, a->day};
	return sp_day_is_valid(day);
}

static bool
from_language(struct sp_str s, struct sp_buf *out)
{
	const struct sp_lang *lang = lang_of(s);
	struct sp_date date;
	struct sp_day day;

	for (size_t pos = 0; sp_date_next(lang, s, &pos, NULL, &date);)
		if (day_of(&date, &day))
			return add_day(day.year, day.month, day.day, out);
	return false;
}

/* Copy s with ASCII digits for Khmer ones, E1 9F A0 to A9, without ZWSP. */
static size_t
simplify(struct sp_str s, char *to)
{
	size_t n = 0, pos = 0, chars = 0;

	while (pos < s.n && chars++ <= LONGEST) {
		size_t from = pos;
		uint32_t cp = sp_utf8_next(s, &pos);

		if (cp >= 0x17E0 && cp <= 0x17E9) {
			to[n++] = (char)('0' + (cp - 0x17E0));
		} else if (cp != 0x200B) {
			memcpy(to + n, s.s + from, pos - from);
			n += pos - from;
		}
	}
	return chars > LONGEST ? 0 : n;
}

bool
sp_date_iso(struct sp_str date, struct sp_str lang, struct sp_buf *out)
{
	char copy[4 * (LONGEST + 1)];
	struct sp_str s = {copy, simplify(sp_str_trim(date), copy)};

	if (s.n == 0)
		return false;
	return from_numbers(s, out) || from_digits(s, out) ||
	    from_week(s, out) || from_parts(s, lang, out) ||
	    from_words(s, out) || (!is_ascii(s) && from_language(s, out));
}

/* Letters and digits; what is not ASCII and no punctuation is one. */
static size_t
count_signs(struct sp_str s)
{
	size_t n = 0;

	for (size_t pos = 0; pos < s.n;) {
		uint32_t cp = sp_utf8_next(s, &pos);

		n += cp < 0x80
		    ? is_letter((char)cp) || is_digit((char)cp)
		    : cp != 0xA0 && cp != 0xB7 && (cp < 0x2000 || cp > 0x206F);
	}
	return n;
}

/* ASCII digits or Khmer ones; to look for a date takes much longer. */
static bool
has_digit(struct sp_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (is_digit(s.s[i]) || (unsigned char)s.s[i] == 0x9F)
			return true;
	return false;
}

bool
sp_date_alone(struct sp_str line)
{
	const struct sp_lang *lang;
	struct sp_date date;
	struct sp_day day;
	size_t from = 0, beside = 0;
	bool found = false;

	if (line.n > (size_t)4 * LONGEST || !has_digit(line))
		return false;
	lang = lang_of(line);
	for (size_t pos = 0; sp_date_next(lang, line, &pos, NULL, &date);) {
		beside += count_signs(sp_str_sub(line, from, date.start));
		from = date.end;
		found = found || day_of(&date, &day);
	}
	beside += count_signs(sp_str_sub(line, from, line.n));
	return found && beside <= BESIDE_MOST;
}
