/* SPDX-License-Identifier: MIT */
#include <spean/date_value.h>

#include "unit.h"

static void
a_value_reads_back_as_itself(void **state)
{
	static const char *const value[] = {"2019-11-15", "2019-11", "2019",
	    "--11-15", "--11", "---15", "-W-5", "P0D", "-P1D", "P1W", "-P3Y",
	    "T09:40", "T10:30:15", "2019-11-26/2019-11-28", "--11/--02",
	    "-0043", "-2557-12-13", "2018|2019|2562", "T09:00/T11:00",
	    "--02-29", "-W-1/-W-5"};

	(void)state;
	for (size_t i = 0; i < sizeof(value) / sizeof(value[0]); i++) {
		struct sp_date_readings readings;
		char again[SP_DATE_VALUE];

		if (!sp_date_value_read(sp_str_c(value[i]), &readings))
			fail_msg("%s is not read", value[i]);
		sp_date_value_write(&readings, again);
		assert_string_equal(again, value[i]);
	}
}

static void
what_is_no_value_is_refused(void **state)
{
	static const char *const bad[] = {"", "2019-02-29", "2019-13",
	    "2019-11-31", "--02-30", "--13", "---32", "---00", "-W-0", "-W-8",
	    "T24:00", "T9:40", "T09:60", "T10:30:60", "P1H", "P", "PD", "2019-",
	    "2019-11-15x", "2019/", "/2019", "2019|", "|", "2019/T09:00",
	    "P99999D", "201", "15 November"};
	struct sp_date_readings readings;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		if (sp_date_value_read(sp_str_c(bad[i]), &readings))
			fail_msg("%s is read", bad[i]);
		assert_int_equal(readings.n, 0);
	}
}

static void
values_agree_across_their_precision(void **state)
{
	static const struct {
		const char *a, *b;
		bool agree;
	} pair[] = {
	    {"2019-11", "2019-11-15", true},
	    {"2019", "2019-11-15", true},
	    {"2019", "2020-11-15", false},
	    {"--11-15", "2019-11-15", true},
	    {"--11-15", "2019-11-16", false},
	    {"--11", "2019-11-15", true},
	    {"--11", "--11-15", true},
	    {"--10", "2019-11", false},
	    {"---15", "2019-11-15", true},
	    {"---15", "--11-16", false},
	    {"-W-5", "2019-11-15", true},
	    {"-W-4", "2019-11-15", false},
	    {"-W-5", "-W-5", true},
	    {"-W-5", "2019-11", false},
	    {"-W-1/-W-5", "2019-11-15", true},
	    {"-W-1/-W-5", "2019-11-16", false},
	    {"-W-6/-W-1", "2019-11-17", true},
	    {"2019-11-26/2019-11-28", "2019-11-27", true},
	    {"2019-11-26/2019-11-28", "2019-11-29", false},
	    {"2019-11-26/2019-11-28", "2019-11", true},
	    {"2019-11-26/2019-11-28", "2019-11-28/2019-11-30", false},
	    {"--11-26/--11-28", "2019-11-27", true},
	    {"--11-26/--11-28", "--11-29", false},
	    {"--11-26/--11-28", "2019-11-26/2019-11-28", true},
	    {"--11/--02", "2020-01-15", true},
	    {"--11/--02", "2020-03", false},
	    {"1990/1999", "1995-06", true},
	    {"1801/1900", "1863", true},
	    {"2018|2019", "2019-11-15", true},
	    {"2019-11-10|2019-10-11", "2019-10-11", true},
	    {"2019-11-10|2019-10-11", "2019-11-11", false},
	    {"2019", "--11-15", false},
	    {"---15", "--11", false},
	    {"T09:40", "T09:40", true},
	    {"T09:40", "T21:40", false},
	    {"T09:00/T11:00", "T10:00", true},
	    {"T09:40", "2019", false},
	    {"-P1D", "-P1D", true},
	    {"-P1D", "P1D", false},
	    {"-P1D", "2019-11-15", false},
	    {"nonsense", "nonsense", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pair) / sizeof(pair[0]); i++) {
		struct sp_str a = sp_str_c(pair[i].a), b = sp_str_c(pair[i].b);

		if (sp_date_compatible(a, b) != pair[i].agree ||
		    sp_date_compatible(b, a) != pair[i].agree)
			fail_msg("%s, %s", pair[i].a, pair[i].b);
	}
}

/* Each agreement of the list says less than the one before it. */
static void
what_is_more_precise_says_more(void **state)
{
	static const char *const pair[][2] = {{"2019-11-15", "2019-11-15"},
	    {"2019-11-15", "2019-11"}, {"2019-11-15", "2019"},
	    {"2019-11-15", "--11"}, {"2019-11-15", "-W-5"}};
	double last = 100;

	(void)state;
	for (size_t i = 0; i < sizeof(pair) / sizeof(pair[0]); i++) {
		double nats = sp_date_agreement(
		    sp_str_c(pair[i][0]), sp_str_c(pair[i][1]));

		if (nats >= last || nats <= 0)
			fail_msg("%s, %s: %f", pair[i][0], pair[i][1], nats);
		last = nats;
	}
	assert_true(sp_date_agreement(SP_STR("2019-11-15"), SP_STR("--11-15")) >
	    sp_date_agreement(SP_STR("2019-11-15"), SP_STR("--11")));
	assert_true(sp_date_agreement(
			SP_STR("2019-11-15"), SP_STR("2019-11-15|2019-11-22")) <
	    sp_date_agreement(SP_STR("2019-11-15"), SP_STR("2019-11-15")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_value_reads_back_as_itself),
	    cmocka_unit_test(what_is_no_value_is_refused),
	    cmocka_unit_test(values_agree_across_their_precision),
	    cmocka_unit_test(what_is_more_precise_says_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
