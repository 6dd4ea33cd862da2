/* SPDX-License-Identifier: MIT */
#include <spean/lunar.h>

#include "data.h"

#include <spean/date.h>
#include <spean/lunar_text.h>

static struct sp_day
day_of(const char *iso)
{
	struct sp_day day = {0, 0, 0};

	if (!sp_day_read(sp_str_c(iso), &day))
		fail_msg("%s is no day", iso);
	return day;
}

static void
days_are_numbered_without_a_gap(void **state)
{
	struct sp_day epoch = {-4713, 11, 24}, day = day_of("2000-01-01");

	(void)state;
	/* The Julian period, and the day of J2000. */
	assert_int_equal(sp_day_number(&epoch), 0);
	assert_int_equal(sp_day_number(&day), 2451545);
	assert_int_equal(sp_day_weekday(2451545), 6);
	for (long n = -1000; n < 4000000; n += 7) {
		day = sp_day_of_number(n);
		assert_true(sp_day_is_valid(&day));
		assert_int_equal(sp_day_number(&day), n);
	}
}

static void
only_days_of_the_calendar_are_read(void **state)
{
	static const char *const bad[] = {"2019-02-29", "2019-13-01",
	    "2019-00-10", "1900-02-29", "2019-11-1", "2019-11-15x", "19-11-15",
	    "2019-11-32", ""};
	struct sp_day day = {1, 2, 3};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(sp_day_read(sp_str_c(bad[i]), &day));
	assert_int_equal(day.year, 1);
	assert_true(sp_day_read(SP_STR("2000-02-29T10:00"), &day));
	assert_int_equal(day.day, 29);
}

/*
 * Feasts of the official calendars of Cambodia's public holidays, which are
 * common knowledge: Visak Bochea is the full moon of Pisakh, Pchum Ben the
 * last day of Phatrobot, the Water Festival the full moon of Kattik.
 */
static void
feasts_fall_on_their_days(void **state)
{
	static const struct {
		int month, day;
		const char *on[11];
	} feast[] = {
	    {SP_LUNAR_PISAKH, 15,
		{"2015-05-02", "2016-05-20", "2017-05-10", "2018-04-29",
		    "2019-05-18", "2020-05-06", "2021-04-26", "2022-05-15",
		    "2023-05-04", "2024-05-22", "2025-05-11"}},
	    {10, 30,
		{"2015-10-12", "2016-10-01", "2017-09-20", "2018-10-09",
		    "2019-09-28", "2020-09-17", "2021-10-06", "2022-09-25",
		    "2023-10-14", "2024-10-02", "2025-09-22"}},
	    {SP_LUNAR_KATTIK, 15,
		{"2015-11-25", "2016-11-14", "2017-11-03", "2018-11-22",
		    "2019-11-11", "2020-10-31", "2021-11-19", "2022-11-08",
		    "2023-11-27", "2024-11-15", "2025-11-05"}},
	};

	(void)state;
	for (size_t f = 0; f < sizeof(feast) / sizeof(feast[0]); f++) {
		for (size_t i = 0; i < 11; i++) {
			struct sp_day day = day_of(feast[f].on[i]);
			struct sp_lunar lunar;

			assert_true(sp_lunar_of(&day, SP_LUNAR_END, &lunar));
			if (lunar.month != feast[f].month ||
			    lunar.day != feast[f].day)
				fail_msg("%s: %d of %d", feast[f].on[i],
				    lunar.day, lunar.month);
		}
	}
}

/* The hours are those that the almanacs announced. */
static void
the_new_year_comes_in_its_hour(void **state)
{
	static const struct {
		const char *day;
		int hour, minute;
	} year[] = {{"2016-04-13", 20, 0}, {"2017-04-14", 3, 12},
	    {"2018-04-14", 9, 12}, {"2019-04-14", 15, 12},
	    {"2020-04-13", 20, 48}, {"2021-04-14", 4, 0}, {"2022-04-14", 10, 0},
	    {"2023-04-14", 16, 0}, {"2025-04-14", 4, 48}};

	(void)state;
	for (size_t i = 0; i < sizeof(year) / sizeof(year[0]); i++) {
		struct sp_day want = day_of(year[i].day);
		int minute;
		struct sp_day have = sp_lunar_new_year(want.year, &minute);

		assert_int_equal(sp_day_number(&have), sp_day_number(&want));
		assert_int_equal(minute, year[i].hour * 60 + year[i].minute);
	}
}

/* 2019: the pig came on 14 April at 15:12, the sak on the 16th, the era on the
 * day behind Visak Bochea. */
static void
animal_sak_and_era_change_on_their_own_days(void **state)
{
	struct sp_day eve = day_of("2019-04-14"), day = day_of("2019-04-15");
	struct sp_lunar a, b;

	(void)state;
	assert_true(sp_lunar_of(&eve, 15 * 60 + 11, &a));
	assert_true(sp_lunar_of(&eve, 15 * 60 + 12, &b));
	assert_int_equal(a.animal, 10);
	assert_int_equal(b.animal, 11);
	assert_int_equal(b.sak, 0);
	assert_true(sp_lunar_of(&day, 0, &a));
	day.day = 16;
	assert_true(sp_lunar_of(&day, 0, &b));
	assert_int_equal(a.sak, 0);
	assert_int_equal(b.sak, 1);
	day = day_of("2019-05-18");
	assert_true(sp_lunar_of(&day, SP_LUNAR_END, &a));
	day.day = 19;
	assert_true(sp_lunar_of(&day, 0, &b));
	assert_int_equal(a.era, 2562);
	assert_int_equal(b.era, 2563);
}

static void
every_day_has_its_way_back(void **state)
{
	struct sp_day day = day_of("1701-01-01"), back;
	struct sp_lunar lunar;

	(void)state;
	for (long n = sp_day_number(&day); n < 2560000; n += 11) {
		day = sp_day_of_number(n);
		assert_true(sp_lunar_of(&day, SP_LUNAR_END, &lunar));
		assert_true(sp_lunar_day(&lunar, &back));
		assert_int_equal(sp_day_number(&back), n);
	}
}

static void
what_the_calendar_does_not_have_is_refused(void **state)
{
	/* 2018 had two Asadh, 2019 one; Migasir has 29 days. */
	struct sp_lunar one = {SP_LUNAR_ASADH, 3, 0, 0, 2562};
	struct sp_lunar two = {SP_LUNAR_FIRST_ASADH, 3, 0, 0, 2563};
	struct sp_lunar long_month = {SP_LUNAR_MIGASIR, 30, 0, 0, 2562};
	struct sp_lunar far = {SP_LUNAR_PISAKH, 3, 0, 0, 9000};
	struct sp_day day = {2301, 1, 1};
	struct sp_lunar out;

	(void)state;
	assert_false(sp_lunar_of(&day, 0, &out));
	assert_false(sp_lunar_day(&one, &day));
	assert_false(sp_lunar_day(&two, &day));
	assert_false(sp_lunar_day(&long_month, &day));
	assert_false(sp_lunar_day(&far, &day));
	assert_int_equal(day.year, 2301);
}

/*
 * Cases that stand beside the project: a moment, and the day as text.  Both
 * ways: the moment gives the text, and the text the day.
 */
static void
moments_of_the_shared_table_have_their_text(void **state)
{
	const struct sp_lang *km = sp_lang_find(SP_STR("km"));
	struct sp_buf text = {0};
	struct sp_str field[3];
	struct data data;
	size_t rows = 0, written = 0, read = 0;

	(void)state;
	if (!data_open_beside(&data, "../shared/cases/dates_lunar.tsv"))
		skip();
	while (data_next(&data, field, 3)) {
		struct sp_str clock = sp_str_sub(field[0], 11, field[0].n);
		struct sp_date date;
		struct sp_day day;
		size_t pos = 0;
		int minute;

		if (sp_str_starts(field[0], SP_STR("gregorian")))
			continue;
		field[0].n = 10;
		assert_true(sp_day_read(field[0], &day));
		minute = (clock.s[0] - '0') * 600 + (clock.s[1] - '0') * 60 +
		    (clock.s[3] - '0') * 10 + (clock.s[4] - '0');
		sp_buf_reset(&text);
		assert_true(sp_lunar_text(km, &day, minute, &text));
		written += sp_str_eq(sp_buf_str(&text), field[1]);
		read += sp_date_next(km, field[1], &pos, NULL, &date) &&
		    sp_str_eq(sp_str_c(date.value), field[0]) &&
		    date.end == field[1].n;
		rows++;
	}
	data_close(&data);
	sp_buf_release(&text);
	print_message("# lunar %zu/%zu, read back %zu\n", written, rows, read);
	assert_true(written * 1000 >= rows * 995);
	assert_true(read * 1000 >= rows * 995);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(days_are_numbered_without_a_gap),
	    cmocka_unit_test(only_days_of_the_calendar_are_read),
	    cmocka_unit_test(feasts_fall_on_their_days),
	    cmocka_unit_test(the_new_year_comes_in_its_hour),
	    cmocka_unit_test(animal_sak_and_era_change_on_their_own_days),
	    cmocka_unit_test(every_day_has_its_way_back),
	    cmocka_unit_test(what_the_calendar_does_not_have_is_refused),
	    cmocka_unit_test(moments_of_the_shared_table_have_their_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
