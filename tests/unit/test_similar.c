/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "oom.h"

#include <stdlib.h>
#include <string.h>

#include <spean/similar.h>

static enum sp_status
compare(const char *a, const char *b, double *similar)
{
	struct sp_terms terms[2] = {{0}, {0}};
	enum sp_status status = sp_terms_init(&terms[0], NULL);

	if (status == SP_OK)
		status = sp_terms_init(&terms[1], NULL);
	if (status == SP_OK)
		status = sp_terms_read(&terms[0], sp_str_c(a), false, NULL);
	if (status == SP_OK)
		status = sp_terms_read(&terms[1], sp_str_c(b), false, NULL);
	if (status == SP_OK)
		status = sp_similar(&terms[0], &terms[1], similar, NULL);
	sp_terms_release(&terms[0]);
	sp_terms_release(&terms[1]);
	return status;
}

static void
is(const char *a, const char *b, double want)
{
	double similar = -1;

	assert_int_equal(compare(a, b, &similar), SP_OK);
	assert_true(similar > want - 1e-9 && similar < want + 1e-9);
	assert_int_equal(compare(b, a, &similar), SP_OK);
	assert_true(similar > want - 1e-9 && similar < want + 1e-9);
}

static void
english_is_compared_by_words(void **state)
{
	(void)state;
	is("The river rose.", "the RIVER rose", 1);
	is("the river rose", "the river fell", 2. / 3);
	is("the river", "the wide river rose", .5);
	is("a b c", "c", 1. / 3);
	is("rose", "roses", 0);
}

static void
khmer_is_compared_by_clusters(void **state)
{
	(void)state;
	is("ភ្នំពេញ", "ភ្នំ\u200Bពេញ", 1);
	is("ភ្នំពេញ", "ភ្នំ", 1. / 3);
	is("ឲ្យ", "អោយ", 1);
	is("ទឹកទន្លេ", "ទឹកភ្នំ", .5);
}

static void
what_has_no_terms_is_the_same(void **state)
{
	(void)state;
	is("", "", 1);
	is("?", "!", 1);
	is("", "a", 0);
}

static void
what_takes_too_long_is_refused(void **state)
{
	size_t n = 20000;
	char *text = malloc(n + 1);
	double similar = 5;

	(void)state;
	assert_non_null(text);
	for (size_t i = 0; i < n; i++)
		text[i] = i % 2 ? ' ' : 'a';
	text[n] = '\0';
	assert_int_equal(compare(text, text, &similar), SP_OK);
	free(text);
	n *= 2;
	text = calloc(n + 3, 1);
	assert_non_null(text);
	for (size_t i = 0; i < n + 2; i++)
		text[i] = i % 2 ? ' ' : 'a';
	similar = 5;
	assert_int_equal(compare(text, text, &similar), SP_TOO_LARGE);
	assert_true(similar > 4);
	free(text);
}

static enum sp_status
compare_once(void *ctx)
{
	double similar;

	(void)ctx;
	return compare("a b ទឹក", "a ទឹក b", &similar);
}

static void
every_allocation_may_fail(void **state)
{
	(void)state;
	assert_true(oom_each(compare_once, NULL) > 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(english_is_compared_by_words),
	    cmocka_unit_test(khmer_is_compared_by_clusters),
	    cmocka_unit_test(what_has_no_terms_is_the_same),
	    cmocka_unit_test(what_takes_too_long_is_refused),
	    cmocka_unit_test(every_allocation_may_fail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
