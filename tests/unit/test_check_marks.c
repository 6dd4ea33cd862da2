/* SPDX-License-Identifier: MIT */
#include <spean/check_marks.h>

#include <spean/check_end.h>
#include <spean/enclosing.h>

#include "check.h"

static void
every_case_of_the_tables_is_met(void **state)
{
	(void)state;
	check_table("check_marks.tests", SP_CHECK_QUOTE, SP_CHECK_BRACKET);
	check_table("check_end.tests", SP_CHECK_END, SP_CHECK_END);
}

/* One pair after the other, of a document each has the name of. */
struct step {
	const char *doc, *src, *tgt, *want;
};

static void
check_steps(
    enum sp_check first, enum sp_check last, const struct step *step, size_t n)
{
	struct sp_check_opts opts;
	struct sp_checker *checker;
	struct sp_buf have = {0};

	check_opts(&opts, first, last);
	checker = sp_checker_new(&opts, NULL);
	assert_non_null(checker);
	for (size_t i = 0; i < n; i++) {
		struct sp_pair pair = check_pair(sp_str_c(step[i].doc),
		    sp_str_c(step[i].src), sp_str_c(step[i].tgt));

		check_run(checker, &pair, &have);
		assert_str_is(sp_buf_str(&have), step[i].want);
	}
	sp_buf_release(&have);
	sp_checker_free(checker);
}

static void
what_was_open_in_the_pair_before_is_closed(void **state)
{
	static const char none[] =
	    "quote: Khmer has » that closes nothing - [»]";
	static const struct step steps[] = {
	    {"a", "\"One.", "«មួយ។", "-"},
	    {"a", "Two.\"", "ពីរ។»", "-"},
	    {"a", "Three.", "បី។»", none},
	    {"b", "\"One.", "«មួយ។", "-"},
	    {"c", "Three.", "បី។»", none},
	};

	(void)state;
	check_steps(SP_CHECK_QUOTE, SP_CHECK_QUOTE, steps,
	    sizeof(steps) / sizeof(*steps));
}

static void
ends_that_are_usual_are_no_finding(void **state)
{
	static const struct step step = {"a",
	    "They left the town in the evening.", "ពួកគេចាកចេញពីទីក្រុងនៅពេលល្ងាច",
	    NULL};
	struct sp_pair pair = check_pair(
	    sp_str_c(step.doc), sp_str_c(step.src), sp_str_c(step.tgt));
	struct sp_check_opts opts;
	struct sp_checker *checker;
	double last = 1;
	size_t n = 1, told = 0;

	(void)state;
	check_opts(&opts, SP_CHECK_END, SP_CHECK_END);
	checker = sp_checker_new(&opts, NULL);
	assert_non_null(checker);
	while (n > 0 && told < 100) {
		const struct sp_finding *finding;

		assert_int_equal(sp_checker_pair(checker, &pair, NULL), SP_OK);
		finding = sp_checker_findings(checker, &n);
		assert_true(n == 0 || finding->confidence < last);
		last = n > 0 ? finding->confidence : 0;
		told += n;
	}
	assert_true(told > 1 && told < 10);
	sp_checker_free(checker);
}

static void
depth_has_an_end(void **state)
{
	struct sp_enclosing_marks found[SP_ENCLOSINGS];
	struct sp_buf text = {0};

	(void)state;
	for (size_t i = 0; i < 1000; i++)
		sp_buf_add(&text, SP_STR("([{“«"));
	sp_enclosing_read(sp_buf_str(&text), sp_lang_find(SP_STR("en")), found);
	assert_int_equal(found[SP_ENCLOSING_BRACKET].opens, SP_ENCLOSING_MOST);
	assert_int_equal(found[SP_ENCLOSING_QUOTE].opens, SP_ENCLOSING_MOST);
	sp_buf_release(&text);
}

static void
no_memory_is_a_status_and_no_leak(void **state)
{
	(void)state;
	check_memory(SP_CHECK_QUOTE, SP_CHECK_END,
	    "\"Who (of you came here today?\"", "«តើនរណាបានមក។", 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_case_of_the_tables_is_met),
	    cmocka_unit_test(what_was_open_in_the_pair_before_is_closed),
	    cmocka_unit_test(ends_that_are_usual_are_no_finding),
	    cmocka_unit_test(depth_has_an_end),
	    cmocka_unit_test(no_memory_is_a_status_and_no_leak),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
