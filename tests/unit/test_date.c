/* SPDX-License-Identifier: MIT */
#include <spean/date.h>

#include "data.h"

#include <spean/date_rules.h>
#include <spean/lunar.h>

/* The values of the dates of text, and the text with them in braces. */
static void
find_all(const struct sp_lang *lang, const struct sp_day *day,
    struct sp_str text, struct sp_buf *marked, struct sp_buf *values)
{
	struct sp_date date;
	size_t pos = 0, last = 0;

	sp_buf_reset(marked);
	sp_buf_reset(values);
	while (sp_date_next(lang, text, &pos, day, &date)) {
		assert_true(date.start >= last && date.start < date.end);
		assert_int_equal(date.end, pos);
		sp_buf_add(marked, sp_str_sub(text, last, date.start));
		sp_buf_addf(marked, "{%.*s}", (int)(date.end - date.start),
		    text.s + date.start);
		sp_buf_addf(values, "%s%s", values->n ? " " : "", date.value);
		last = date.end;
	}
	assert_int_equal(pos, text.n);
	sp_buf_add(marked, sp_str_sub(text, last, text.n));
	if (values->n == 0)
		sp_buf_addc(values, '-');
}

static void
without_braces(struct sp_str text, struct sp_buf *out)
{
	sp_buf_reset(out);
	for (size_t i = 0; i < text.n; i++)
		if (text.s[i] != '{' && text.s[i] != '}')
			sp_buf_addc(out, text.s[i]);
}

static void
every_case_of_the_table_is_met(void **state)
{
	struct sp_buf want = {0}, text = {0}, marked = {0}, values = {0};
	struct sp_str field[4];
	struct data data;
	size_t rows = 0, failed = 0;

	(void)state;
	data_open(&data, "date.tests");
	while (data_next(&data, field, 4)) {
		struct sp_day day;
		bool has_day = sp_day_read(field[1], &day);

		data_unescape(field[2], &want);
		without_braces(sp_buf_str(&want), &text);
		find_all(sp_lang_find(field[0]), has_day ? &day : NULL,
		    sp_buf_str(&text), &marked, &values);
		rows++;
		if (sp_str_eq(sp_buf_str(&marked), sp_buf_str(&want)) &&
		    sp_str_eq(sp_buf_str(&values), field[3]))
			continue;
		failed++;
		print_error("%s:%zu: %s  %s\n", data.path,
		    sp_reader_line(data.reader), sp_buf_c(&marked),
		    sp_buf_c(&values));
	}
	data_close(&data);
	assert_int_equal(failed, 0);
	assert_true(rows > 180);
	sp_buf_release(&want);
	sp_buf_release(&text);
	sp_buf_release(&marked);
	sp_buf_release(&values);
}

/* ---- the shared table, in the notations of its sources ---- */

/* The text of a field "y=2555;m=1;…"; empty where it has none. */
static struct sp_str
field_of(struct sp_str row, const char *name)
{
	while (row.s) {
		struct sp_str item = sp_str_cut(&row, ';');
		struct sp_str key = sp_str_cut(&item, '=');

		if (sp_str_eq(key, sp_str_c(name)))
			return item;
	}
	return (struct sp_str){NULL, 0};
}

static int
number_of(struct sp_str text)
{
	int n = 0;

	for (size_t i = 0; i < text.n; i++)
		n = n * 10 + (text.s[i] - '0');
	return n;
}

static void
add_expected(int year, int month, int day, struct sp_buf *out)
{
	if (out->n)
		sp_buf_addc(out, '|');
	if (year < 0)
		sp_buf_addf(out, "-%04d", -year);
	else if (year > 0)
		sp_buf_addf(out, "%04d", year);
	else
		sp_buf_addc(out, '-');
	if (month)
		sp_buf_addf(out, "-%02d", month);
	else if (day)
		sp_buf_addc(out, '-');
	if (day)
		sp_buf_addf(out, "-%02d", day);
}

/*
 * The source gives the year as it is written, and the era apart.  Of these rows
 * none lies in April or May of a year that the calendar must decide but by the
 * day; the full moon is looked up, not computed here.
 */
static void
expected_of_fields(struct sp_str row, struct sp_buf *out)
{
	struct sp_str era = field_of(row, "era");
	int year = number_of(field_of(row, "y"));
	int month = number_of(field_of(row, "m"));
	int day = number_of(field_of(row, "d"));
	bool bare = era.n == 0 && year >= 2400 && year <= 2600;

	sp_buf_reset(out);
	if (sp_str_eq(era, SP_STR("BCE"))) {
		add_expected(1 - year, month, day, out);
		return;
	}
	if (bare || sp_str_eq(era, SP_STR("BE"))) {
		struct sp_lunar visak = {SP_LUNAR_PISAKH, 15, 0, 0, year - 1};
		struct sp_day full = {0, 0, 0};
		int back = 544;

		assert_true(sp_lunar_day(&visak, &full));
		if (month < full.month ||
		    (month == full.month && day && day <= full.day))
			back = 543;
		add_expected(year - back, month, day, out);
	}
	if (!sp_str_eq(era, SP_STR("BE")))
		add_expected(year, month, day, out);
}

/* "-1d" is "-P1D". */
static void
expected_of_relative(struct sp_str row, struct sp_buf *out)
{
	bool back = row.s[0] == '-';
	bool sign = back || row.s[0] == '+';
	struct sp_str n = sp_str_sub(row, sign, row.n - 1);

	sp_buf_reset(out);
	sp_buf_addf(out, "%sP%.*s%c", back ? "-" : "", (int)n.n, n.s,
	    row.s[row.n - 1] - 'a' + 'A');
}

/* The value of a row in our notation. */
static void
expected_of(struct sp_str type, struct sp_str value, struct sp_buf *out)
{
	struct sp_str rest = value;

	sp_buf_reset(out);
	if (sp_str_starts(value, SP_STR("y="))) {
		expected_of_fields(value, out);
	} else if (sp_str_eq(type, SP_STR("relative"))) {
		expected_of_relative(value, out);
	} else {
		if (sp_str_eq(type, SP_STR("time")))
			sp_buf_addc(out, 'T');
		/* What is noted behind the value: the weekday, the variant. */
		rest = sp_str_cut(&rest, ';');
		if (sp_str_starts(rest, SP_STR("CE")))
			rest = sp_str_sub(rest, 2, rest.n);
		sp_buf_add(out, rest);
	}
}

/* The number of rows of the type, and of those that are met as a whole. */
static size_t
run_shared(const char *type, size_t *rows)
{
	const struct sp_lang *km = sp_lang_find(SP_STR("km"));
	struct sp_buf want = {0};
	struct sp_str field[4];
	struct data data;
	size_t met = 0;

	*rows = 0;
	if (!data_open_beside(&data, "../shared/cases/dates_numbers_cases.tsv"))
		return 0;
	while (data_next(&data, field, 4)) {
		struct sp_date date = {.end = 0};
		size_t pos = 0;

		if (!sp_str_eq(field[1], sp_str_c(type)))
			continue;
		++*rows;
		expected_of(field[1], field[2], &want);
		if (sp_date_next(km, field[0], &pos, NULL, &date) &&
		    sp_str_eq(sp_str_c(date.value), sp_buf_str(&want)) &&
		    date.end == field[0].n &&
		    (date.type == SP_DATE_TIME) == (date.value[0] == 'T'))
			met++;
		else
			print_message("# not met: %.*s: %s, not %s\n",
			    (int)field[0].n, field[0].s,
			    date.end ? date.value : "none", sp_buf_c(&want));
	}
	data_close(&data);
	sp_buf_release(&want);
	return met;
}

static void
the_shared_cases_are_met(void **state)
{
	static const char *const more[] = {
	    "relative", "date-range", "era-year", "fuzzy"};
	size_t dates, times, rows;
	size_t date = run_shared("date", &dates);
	size_t time = run_shared("time", &times);

	(void)state;
	if (dates == 0)
		skip();
	print_message(
	    "# cases: date %zu/%zu, time %zu/%zu\n", date, dates, time, times);
	for (size_t i = 0; i < sizeof(more) / sizeof(more[0]); i++) {
		size_t met = run_shared(more[i], &rows);

		print_message("# cases: %s %zu/%zu\n", more[i], met, rows);
		assert_int_equal(met, rows);
	}
	assert_true(date * 100 >= dates * 97);
	assert_int_equal(time, times);
}

/* ---- contracts ---- */

static void
a_language_without_rules_has_no_dates(void **state)
{
	struct sp_date date;
	size_t pos = 0;

	(void)state;
	assert_false(sp_date_next(sp_lang_find(SP_STR("fr")),
	    SP_STR("15/11/2019"), &pos, NULL, &date));
	assert_int_equal(pos, 10);
}

static void
the_weekday_stands_beside_the_value(void **state)
{
	struct sp_str text = SP_STR("ថ្ងៃព្រហស្បត្តិ៍ ទី២៤ ខែតុលា");
	struct sp_date date;
	size_t pos = 0;

	(void)state;
	assert_true(
	    sp_date_next(sp_lang_find(SP_STR("km")), text, &pos, NULL, &date));
	assert_int_equal(date.weekday, 4);
	assert_int_equal(date.type, SP_DATE_DAY);
}

/* What stands before the place where the search goes on, counts. */
static void
a_search_may_begin_inside_of_a_number(void **state)
{
	struct sp_date date;
	size_t pos = 3;

	(void)state;
	assert_false(sp_date_next(sp_lang_find(SP_STR("en")),
	    SP_STR("31/02/2019"), &pos, NULL, &date));
}

static void
hostile_text_ends(void **state)
{
	static const char *const piece[] = {"1/", "1 ", "Monday ", "in ",
	    "\xff", "\xe1\x9f", "ថ្ងៃ", "ទី១ ", "ថ្ងៃទី១ ដល់", "May 1 to ", "1-",
	    "9:40 ", "\xe2\x80\x8b", "ខែ\xe2\x80\x8b", "២ខែ"};
	struct sp_buf text = {0};
	struct sp_date date;

	(void)state;
	for (size_t i = 0; i < 2 * sizeof(piece) / sizeof(piece[0]); i++) {
		size_t pos = 0;

		sp_buf_reset(&text);
		while (text.n < (size_t)1 << 17)
			sp_buf_add(&text, sp_str_c(piece[i / 2]));
		while (sp_date_next(sp_lang_find(sp_str_c(i % 2 ? "en" : "km")),
		    sp_buf_str(&text), &pos, NULL, &date))
			assert_true(date.end <= text.n);
		assert_int_equal(pos, text.n);
	}
	sp_buf_release(&text);
}

/* Of the exact size, so that a sanitizer sees a step too far. */
static void
a_date_may_be_the_last_thing_in_memory(void **state)
{
	static const char *const text[] = {"15 November 2019", "in May",
	    "7 p.m.", "ថ្ងៃទី១៥ ខែវិច្ឆិកា ឆ្នាំ២០១៩", "ម៉ោង១៣ៈ២០", "15/11/2019-",
	    "ខែកុម្ភៈ", "the 15th"};

	(void)state;
	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++) {
		for (size_t n = strlen(text[i]); n > 0; n--) {
			char *copy = malloc(n);
			struct sp_date date;
			size_t pos = 0;

			assert_non_null(copy);
			memcpy(copy, text[i], n);
			while (sp_date_next(
			    sp_lang_find(sp_str_c(i % 2 ? "km" : "en")),
			    (struct sp_str){copy, n}, &pos, NULL, &date))
				assert_true(date.end <= n);
			free(copy);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_case_of_the_table_is_met),
	    cmocka_unit_test(the_shared_cases_are_met),
	    cmocka_unit_test(a_language_without_rules_has_no_dates),
	    cmocka_unit_test(the_weekday_stands_beside_the_value),
	    cmocka_unit_test(a_search_may_begin_inside_of_a_number),
	    cmocka_unit_test(hostile_text_ends),
	    cmocka_unit_test(a_date_may_be_the_last_thing_in_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
