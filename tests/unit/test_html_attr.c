/* SPDX-License-Identifier: MIT */
#include "unit.h"

/* The table is its own. */
#include "../../lib/text/html_attr.c"

static void
each_name_is_found_in_small_and_capital_letters(void **state)
{
	(void)state;
	for (unsigned i = 1; i < SP_ATTR_COUNT; i++) {
		char upper[LONGEST];

		assert_true(names[i].n <= LONGEST);
		for (size_t k = 0; k < names[i].n; k++)
			upper[k] = (char)(names[i].s[k] >= 'a'
				? names[i].s[k] - ('a' - 'A')
				: names[i].s[k]);
		assert_int_equal(sp_html_attr_id(names[i]), i);
		assert_int_equal(
		    sp_html_attr_id((struct sp_str){upper, names[i].n}), i);
	}
}

static void
other_names_do_not_count(void **state)
{
	(void)state;
	assert_int_equal(sp_html_attr_id(SP_STR("")), SP_ATTR_OTHER);
	assert_int_equal(sp_html_attr_id(SP_STR("i")), SP_ATTR_OTHER);
	assert_int_equal(sp_html_attr_id(SP_STR("src")), SP_ATTR_OTHER);
	assert_int_equal(sp_html_attr_id(SP_STR("data-id")), SP_ATTR_OTHER);
	assert_int_equal(
	    sp_html_attr_id(SP_STR("aria-labelledby")), SP_ATTR_OTHER);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_name_is_found_in_small_and_capital_letters),
	    cmocka_unit_test(other_names_do_not_count),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
