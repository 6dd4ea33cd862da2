/* SPDX-License-Identifier: MIT */
#include <spean/check_copied.h>

#include "check.h"

static void
every_case_of_the_table_is_met(void **state)
{
	(void)state;
	check_table(
	    "check_copied.tests", SP_CHECK_UNTRANSLATED, SP_CHECK_UNTRANSLATED);
}

/* The languages, not the sides, have scripts. */
static void
the_sides_may_change_places(void **state)
{
	struct sp_buf have = {0};
	struct sp_check_opts opts;
	struct sp_checker *checker;
	struct sp_pair pair = check_pair(SP_STR("a"),
	    SP_STR("វាថ្មី។ The rest of the page is not."), SP_STR("It is new."));

	(void)state;
	check_opts(&opts, SP_CHECK_UNTRANSLATED, SP_CHECK_UNTRANSLATED);
	opts.lang[0] = sp_lang_find(SP_STR("km"));
	opts.lang[1] = sp_lang_find(SP_STR("en"));
	checker = sp_checker_new(&opts, NULL);
	assert_non_null(checker);
	check_run(checker, &pair, &have);
	assert_str_is(sp_buf_str(&have),
	    "untranslated: Khmer has “The rest of the page is not” "
	    "[The rest of the page is not] -");
	sp_checker_free(checker);
	sp_buf_release(&have);
}

static void
no_memory_is_a_status_and_no_leak(void **state)
{
	(void)state;
	check_memory(SP_CHECK_UNTRANSLATED, SP_CHECK_UNTRANSLATED,
	    "The man of the house", "The man of the house", 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_case_of_the_table_is_met),
	    cmocka_unit_test(the_sides_may_change_places),
	    cmocka_unit_test(no_memory_is_a_status_and_no_leak),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
