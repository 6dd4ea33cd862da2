/* SPDX-License-Identifier: MIT */
#include <spean/checker.h>

#include "unit.h"

static void
checks_have_names_of_their_own(void **state)
{
	(void)state;
	for (int c = 0; c < SP_CHECKS; c++) {
		enum sp_check found;

		assert_true(sp_check_find(
		    sp_str_c(sp_check_name((enum sp_check)c)), &found));
		assert_int_equal(found, c);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(checks_have_names_of_their_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
