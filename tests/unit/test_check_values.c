/* SPDX-License-Identifier: MIT */
#include <spean/check_values.h>

#include <spean/implied.h>
#include <spean/said.h>
#include <spean/unit_size.h>

#include "check.h"

static void
every_case_of_the_table_is_met(void **state)
{
	(void)state;
	check_table("check_values.tests", SP_CHECK_NUMBER, SP_CHECK_TIME);
}

static void
units_of_one_thing_are_converted(void **state)
{
	(void)state;
	assert_true(sp_unit_same(45, SP_STR("mi"), 72, SP_STR("km")));
	assert_true(sp_unit_same(100, SP_STR("°F"), 38, SP_STR("°C")));
	assert_true(sp_unit_same(2, SP_STR("wk"), 14, SP_STR("d")));
	assert_false(sp_unit_same(45, SP_STR("mi"), 80, SP_STR("km")));
	assert_false(sp_unit_same(1, SP_STR("km"), 1000, SP_STR("g")));
	assert_false(sp_unit_same(1, SP_STR("furlong"), 1, SP_STR("furlong")));
}

static void
digits_are_read_in_any_script(void **state)
{
	struct sp_said_run run;
	struct sp_str text = SP_STR("COVID-19 ក្នុងឆ្នាំ២០២០ 007 x");
	static const char *const want[] = {"19", "2020", "7"};
	size_t pos = 0, n = 0;

	(void)state;
	while (sp_said_next(text, &pos, &run)) {
		assert_true(n < 3);
		assert_string_equal(run.digits, want[n++]);
		assert_true(run.start < run.end && run.end <= pos);
	}
	assert_int_equal(n, 3);
	assert_int_equal(pos, text.n);
}

static void
digits_are_found_behind_any_letters(void **state)
{
	static const char *const plain[] = {"a", " ", "/", ":", "\u1780",
	    "\u17BF", "\u17C0", "\u17DF", "\u17EA", "\u17FF", "\u0430",
	    "\u200B", "\xE1"};
	static const char *const digit[] = {"0", "9", "\u17E0", "\u17E9"};

	(void)state;
	for (size_t i = 0; i < 13 * 4 * 20; i++) {
		char text[128] = "";
		size_t pos = 0, start = i / 52 * strlen(plain[i % 13]);
		struct sp_said_run run;

		for (size_t n = 0; n < i / 52; n++)
			strcat(text, plain[i % 13]);
		strcat(text, digit[i / 13 % 4]);
		strcat(text, i % 2 ? " \u1780\u17DF " : "\u1780 abcdefghi");
		assert_true(sp_said_next(sp_str_c(text), &pos, &run));
		assert_int_equal(run.start, start);
		assert_int_equal(run.end, start + strlen(digit[i / 13 % 4]));
		assert_false(sp_said_next(sp_str_c(text), &pos, &run));
		assert_int_equal(pos, strlen(text));
	}
}

static void
words_that_imply_a_number_are_whole(void **state)
{
	const struct sp_lang *en = sp_lang_find(SP_STR("en"));
	const struct sp_lang *km = sp_lang_find(SP_STR("km"));

	(void)state;
	assert_true(sp_implied_says(en, SP_STR("Both left."), SP_STR("2")));
	assert_false(sp_implied_says(en, SP_STR("bothersome"), SP_STR("2")));
	assert_true(sp_implied_says(en, SP_STR("War II"), SP_STR("2")));
	assert_false(sp_implied_says(en, SP_STR("war ii"), SP_STR("2")));
	assert_true(sp_implied_says(km, SP_STR("ឡើងទ្វេដង"), SP_STR("2")));
	assert_false(sp_implied_says(km, SP_STR("គូរ"), SP_STR("3")));
	assert_false(sp_implied_says(en, SP_STR("ទ្វេ"), SP_STR("2")));
}

static void
no_memory_is_a_status_and_no_leak(void **state)
{
	(void)state;
	check_memory(SP_CHECK_NUMBER, SP_CHECK_TIME,
	    "74 people, 12 dogs and 3 cats came on Friday, 5 May, at 7 p.m.",
	    "មនុស្ស៧៦នាក់និងឆ្កែ ១៣ ក្បាល មកនៅថ្ងៃចន្ទ ទី៦ ខែមេសា ម៉ោង ៨ យប់។", 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_case_of_the_table_is_met),
	    cmocka_unit_test(units_of_one_thing_are_converted),
	    cmocka_unit_test(digits_are_read_in_any_script),
	    cmocka_unit_test(digits_are_found_behind_any_letters),
	    cmocka_unit_test(words_that_imply_a_number_are_whole),
	    cmocka_unit_test(no_memory_is_a_status_and_no_leak),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
