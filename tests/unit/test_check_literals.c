/* SPDX-License-Identifier: MIT */
#include <spean/check_literals.h>

#include <spean/literal.h>

#include "check.h"

static void
every_case_of_the_table_is_met(void **state)
{
	(void)state;
	check_table("check_literals.tests", SP_CHECK_URL, SP_CHECK_PLACEHOLDER);
}

static void
literals_stand_in_order_and_apart(void **state)
{
	static const char text[] =
	    "<a href=\"http://a.org\">{x}</a> a@b.org&amp;`%d` www.c.org %s";
	struct sp_literal_list list = {0};

	(void)state;
	assert_true(sp_literals_find(&list, sp_str_c(text)));
	assert_int_equal(list.n, 8);
	for (size_t i = 0; i < list.n; i++) {
		assert_true(list.at[i].from < list.at[i].to);
		assert_true(list.at[i].to < sizeof(text));
		if (i > 0)
			assert_true(list.at[i - 1].to <= list.at[i].from);
	}
	sp_literals_release(&list);
}

/* What looks like the middle of one everywhere takes no time either. */
static void
half_addresses_are_passed_over(void **state)
{
	struct sp_literal_list list = {0};
	struct sp_buf text = {0};

	(void)state;
	for (size_t i = 0; i < 1000000; i++)
		sp_buf_add(&text, SP_STR("1://"));
	assert_true(sp_literals_find(&list, sp_buf_str(&text)));
	assert_int_equal(list.n, 0);
	sp_literals_release(&list);
	sp_buf_release(&text);
}

/* Sides with nothing in common, and many of it, take no time. */
static void
of_many_the_first_are_told(void **state)
{
	struct sp_buf text[2] = {{0}, {0}};
	struct sp_check_opts opts;
	struct sp_checker *checker;
	struct sp_pair pair;
	size_t n;

	(void)state;
	for (size_t i = 0; i < 20000; i++)
		for (size_t s = 0; s < 2; s++)
			sp_buf_addf(&text[s], "{%c%zu} ", "ab"[s], i);
	check_opts(&opts, SP_CHECK_URL, SP_CHECK_PLACEHOLDER);
	checker = sp_checker_new(&opts, NULL);
	assert_non_null(checker);
	pair =
	    check_pair(SP_STR("a"), sp_buf_str(&text[0]), sp_buf_str(&text[1]));
	assert_int_equal(sp_checker_pair(checker, &pair, NULL), SP_OK);
	sp_checker_findings(checker, &n);
	assert_true(n > 10 && n < 100);
	sp_checker_free(checker);
	sp_buf_release(&text[0]);
	sp_buf_release(&text[1]);
}

static void
no_memory_is_a_status_and_no_leak(void **state)
{
	(void)state;
	check_memory(SP_CHECK_URL, SP_CHECK_PLACEHOLDER,
	    "See http://a.org/a, b@c.org, <b>%d</b> of {n}.",
	    "មើល http://a.org/b <b>%s</b> ។", 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_case_of_the_table_is_met),
	    cmocka_unit_test(literals_stand_in_order_and_apart),
	    cmocka_unit_test(half_addresses_are_passed_over),
	    cmocka_unit_test(of_many_the_first_are_told),
	    cmocka_unit_test(no_memory_is_a_status_and_no_leak),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
