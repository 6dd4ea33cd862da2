/* SPDX-License-Identifier: MIT */
#include <spean/decimal.h>

#include "unit.h"

static struct sp_decimal
read_num(const char *text)
{
	struct sp_decimal num;

	assert_true(sp_decimal_read(text, &num));
	return num;
}

static void
written_is(const struct sp_decimal *num, const char *want)
{
	char text[SP_DECIMAL_TEXT];

	assert_true(sp_decimal_write(num, text));
	assert_string_equal(text, want);
}

static void
a_number_is_written_without_idle_zeros(void **state)
{
	static const char *const pair[][2] = {{"0", "0"}, {"000", "0"},
	    {"007", "7"}, {"1.50", "1.5"}, {"0.05", "0.05"}, {".5", "0.5"},
	    {"1000", "1000"}, {"0.0", "0"}, {"10.01", "10.01"},
	    {"1234567890123456789012345678901234567890",
		"1234567890123456789012345678901234567890"}};

	(void)state;
	for (size_t i = 0; i < sizeof(pair) / sizeof(pair[0]); i++) {
		struct sp_decimal num = read_num(pair[i][0]);

		written_is(&num, pair[i][1]);
	}
}

static void
what_is_no_decimal_is_not_read(void **state)
{
	static const char *const bad[] = {"", ".", "1.2.3", "-1", "1e5", " 1",
	    "12345678901234567890123456789012345678901"};
	struct sp_decimal num;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(sp_decimal_read(bad[i], &num));
}

static void
sums_and_products_are_exact(void **state)
{
	struct sp_decimal a = read_num("18446744073709551615.1");
	struct sp_decimal b = read_num("0.9");

	(void)state;
	assert_true(sp_decimal_add(&a, &b));
	written_is(&a, "18446744073709551616");
	assert_true(sp_decimal_times(&a, 125));
	written_is(&a, "2305843009213693952000");
	sp_decimal_shift(&a, -4);
	written_is(&a, "230584300921369395.2");
	a = (struct sp_decimal){0};
	assert_true(sp_decimal_add(&a, &b));
	written_is(&a, "0.9");
	assert_true(sp_decimal_times(&a, 0));
	written_is(&a, "0");
}

static void
what_does_not_fit_fails_and_changes_nothing(void **state)
{
	struct sp_decimal a =
	    read_num("9999999999999999999999999999999999999999");
	struct sp_decimal one = read_num("1"), small = read_num("0.5");
	char text[SP_DECIMAL_TEXT];

	(void)state;
	assert_false(sp_decimal_add(&a, &one));
	assert_false(sp_decimal_add(&a, &small));
	assert_false(sp_decimal_times(&a, 2));
	written_is(&a, "9999999999999999999999999999999999999999");
	sp_decimal_shift(&one, SP_DECIMAL_DIGITS);
	assert_false(sp_decimal_write(&one, text));
}

static void
numbers_are_compared_by_value(void **state)
{
	struct sp_decimal a = read_num("10"), b = read_num("9.99");
	struct sp_decimal zero = {0};

	(void)state;
	assert_true(sp_decimal_cmp(&a, &b) > 0);
	assert_true(sp_decimal_cmp(&b, &a) < 0);
	assert_true(sp_decimal_cmp(&a, &a) == 0);
	assert_true(sp_decimal_cmp(&zero, &b) < 0);
	assert_true(sp_decimal_cmp(&zero, &zero) == 0);
}

static void
the_size_counts_digits_before_the_point(void **state)
{
	struct sp_decimal a = read_num("1200"), b = read_num("0.12");

	(void)state;
	assert_int_equal(sp_decimal_size(&a), 4);
	assert_true(sp_decimal_is_whole(&a));
	assert_int_equal(sp_decimal_size(&b), 0);
	assert_false(sp_decimal_is_whole(&b));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_number_is_written_without_idle_zeros),
	    cmocka_unit_test(what_is_no_decimal_is_not_read),
	    cmocka_unit_test(sums_and_products_are_exact),
	    cmocka_unit_test(what_does_not_fit_fails_and_changes_nothing),
	    cmocka_unit_test(numbers_are_compared_by_value),
	    cmocka_unit_test(the_size_counts_digits_before_the_point),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
