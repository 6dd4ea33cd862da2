/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "oom.h"

#include <spean/term.h>

/* The terms of text, "|" between those that stand apart, "+" between joined
 * ones. */
static const char *
terms_of(const char *text, struct sp_buf *out)
{
	struct sp_terms terms = {0};

	sp_buf_reset(out);
	assert_int_equal(sp_terms_init(&terms, NULL), SP_OK);
	assert_int_equal(
	    sp_terms_read(&terms, sp_str_c(text), false, NULL), SP_OK);
	for (size_t i = 0; i < terms.n; i++) {
		if (i > 0)
			sp_buf_addc(out, terms.at[i].joined ? '+' : '|');
		sp_buf_add(out, sp_terms_text(&terms, i));
	}
	sp_terms_release(&terms);
	return sp_buf_c(out);
}

static void
are(const char *text, const char *want)
{
	struct sp_buf out = {0};

	assert_string_equal(terms_of(text, &out), want);
	sp_buf_release(&out);
}

static void
khmer_is_cut_into_clusters(void **state)
{
	(void)state;
	are("ភ្នំពេញ", "ភ្នំ+ពេ+ញ");
	are("គឺ", "គឺ");
	are("ភ្នំ\u200Bពេញ", "ភ្នំ+ពេ+ញ");
	are("ទន្លេ មេគង្គ។ ទឹក", "ទ+ន្លេ|មេ+គ+ង្គ|ទឹ+ក");
	are("រឿងៗ", "រឿ+ង+ៗ");
}

static void
spellings_that_differ_between_writers_are_one(void **state)
{
	(void)state;
	are("អោយ", "ឱ្យ");
	are("ឲ្យ", "ឱ្យ");
	/* Subscript DA and TA; a vowel in two parts. */
	are("ក្ដេា", "ក្តោ");
}

static void
other_scripts_are_cut_into_words_and_numbers(void **state)
{
	(void)state;
	are("The River’s width: 1,500 m", "the|river's|width|1,500|m");
	are("Firefox៥ដំណើរការ", "firefox|5|ដំ+ណើ+រ+កា+រ");
	are("\u6F22\u5B57", "\u6F22+\u5B57");
	are("", "");
	are(" ។ ", "");
}

static void
terms_of_a_part_are_part_of_the_terms(void **state)
{
	static const char text[] = "ទន្លេមេគង្គហូរកាត់ប្រទេសកម្ពុជា";
	struct sp_terms whole = {0}, part = {0};

	(void)state;
	assert_int_equal(sp_terms_init(&whole, NULL), SP_OK);
	assert_int_equal(sp_terms_init(&part, NULL), SP_OK);
	sp_terms_read(&whole, sp_str_c(text), false, NULL);
	for (size_t i = 0; i < whole.n; i++)
		for (size_t j = i; j < whole.n; j++) {
			size_t start = whole.at[i].start;

			sp_terms_read(&part,
			    sp_str_sub(sp_buf_str(&whole.normal), start,
				whole.at[j].end),
			    false, NULL);
			assert_int_equal(part.n, j - i + 1);
			for (size_t k = 0; k < part.n; k++)
				assert_int_equal(part.at[k].start + start,
				    whole.at[i + k].start);
		}
	sp_terms_release(&whole);
	sp_terms_release(&part);
}

static void
a_term_is_found_in_the_text_as_written(void **state)
{
	struct sp_terms terms = {0};
	struct sp_norm_range range;

	(void)state;
	assert_int_equal(sp_terms_init(&terms, NULL), SP_OK);
	assert_int_equal(
	    sp_terms_read(&terms, SP_STR("A  \u200B អោយ B"), true, NULL),
	    SP_OK);
	assert_int_equal(terms.n, 3);
	range =
	    sp_norm_map_range(&terms.map, terms.at[1].start, terms.at[1].end);
	assert_int_equal(range.from, 7);
	assert_int_equal(range.to, 16);
	sp_terms_release(&terms);
}

static void
what_is_not_utf_8_has_no_terms(void **state)
{
	struct sp_terms terms = {0};

	(void)state;
	assert_int_equal(sp_terms_init(&terms, NULL), SP_OK);
	assert_int_equal(
	    sp_terms_read(&terms, SP_STR("a"), false, NULL), SP_OK);
	assert_int_equal(
	    sp_terms_read(&terms, SP_STR("a \xE1\x9E"), false, NULL),
	    SP_BAD_TEXT);
	assert_int_equal(terms.n, 0);
	sp_terms_release(&terms);
}

static enum sp_status
read_once(void *ctx)
{
	struct sp_terms terms = {0};
	enum sp_status status = sp_terms_init(&terms, NULL);

	(void)ctx;
	if (status == SP_OK)
		status = sp_terms_read(
		    &terms, SP_STR("Water: ទឹកទន្លេ 5"), true, NULL);
	if (status == SP_OK)
		assert_int_equal(terms.n, 6);
	sp_terms_release(&terms);
	return status;
}

static void
every_allocation_may_fail(void **state)
{
	(void)state;
	assert_true(oom_each(read_once, NULL) > 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(khmer_is_cut_into_clusters),
	    cmocka_unit_test(spellings_that_differ_between_writers_are_one),
	    cmocka_unit_test(other_scripts_are_cut_into_words_and_numbers),
	    cmocka_unit_test(terms_of_a_part_are_part_of_the_terms),
	    cmocka_unit_test(a_term_is_found_in_the_text_as_written),
	    cmocka_unit_test(what_is_not_utf_8_has_no_terms),
	    cmocka_unit_test(every_allocation_may_fail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
