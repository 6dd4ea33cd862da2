/* SPDX-License-Identifier: MIT */
#include <spean/checker.h>

#include <spean/buf.h>
#include <spean/check_values.h>

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

/* What is found where the source has so many numbers and the target others. */
static size_t
found_of(size_t numbers)
{
	struct sp_check_opts opts = {
	    .lang = {sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))}};
	struct sp_buf text[2] = {{0}};
	struct sp_pair pair = {0};
	struct sp_checker *checker;
	size_t n;

	for (size_t i = 0; i < numbers; i++) {
		sp_buf_addf(&text[0], "%zu, ", 1000 + i);
		sp_buf_addf(&text[1], "%zu, ", 100000 + i);
	}
	pair.src_text = sp_buf_str(&text[0]);
	pair.tgt_text = sp_buf_str(&text[1]);
	opts.on[SP_CHECK_NUMBER] = true;
	checker = sp_checker_new(&opts, NULL);
	assert_non_null(checker);
	assert_int_equal(sp_checker_pair(checker, &pair, NULL), SP_OK);
	sp_checker_findings(checker, &n);
	sp_checker_free(checker);
	sp_buf_release(&text[0]);
	sp_buf_release(&text[1]);
	return n;
}

/* ... which would take hours. */
static void
tables_are_not_compared(void **state)
{
	(void)state;
	assert_int_equal(found_of(3), 3);
	assert_int_equal(found_of(SP_CHECK_VALUES_MOST + 1), 0);
	assert_int_equal(found_of(100000), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(checks_have_names_of_their_own),
	    cmocka_unit_test(tables_are_not_compared),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
