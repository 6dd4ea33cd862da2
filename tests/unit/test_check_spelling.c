/* SPDX-License-Identifier: MIT */
#include <spean/check_repeated.h>

#include <spean/check_encoding.h>
#include <spean/check_space.h>

#include "check.h"

static void
every_case_of_the_table_is_met(void **state)
{
	(void)state;
	check_table("check_spelling.tests", SP_CHECK_REPEATED, SP_CHECK_FONT);
}

/* A text of one syllable, of one wrong cluster, of one word. */
static void
of_many_the_first_are_told(void **state)
{
	static const char *const unit[] = {"ក", "ស្រ្ត", "ដែលមក ", "the the "};
	struct sp_check_opts opts;
	struct sp_checker *checker;

	(void)state;
	check_opts(&opts, SP_CHECK_REPEATED, SP_CHECK_FONT);
	checker = sp_checker_new(&opts, NULL);
	assert_non_null(checker);
	for (size_t k = 0; k < sizeof(unit) / sizeof(*unit); k++) {
		struct sp_buf text = {0};
		struct sp_pair pair;
		size_t n;

		for (size_t i = 0; i < 5000; i++)
			sp_buf_add(&text, sp_str_c(unit[k]));
		pair = check_pair(
		    SP_STR("a"), sp_buf_str(&text), sp_buf_str(&text));
		assert_int_equal(sp_checker_pair(checker, &pair, NULL), SP_OK);
		sp_checker_findings(checker, &n);
		assert_true(n < 200);
		sp_buf_release(&text);
	}
	sp_checker_free(checker);
}

static void
no_memory_is_a_status_and_no_leak(void **state)
{
	(void)state;
	check_memory(SP_CHECK_REPEATED, SP_CHECK_FONT,
	    "The the  man , he\xEF\xBF\xBD came.",
	    "គាត់ដែលដែលជារដ្ឋមន្រ្តីក\xE2\x80\x8B្រសួង \xE2\x80\x8B។", 6);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_case_of_the_table_is_met),
	    cmocka_unit_test(of_many_the_first_are_told),
	    cmocka_unit_test(no_memory_is_a_status_and_no_leak),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
