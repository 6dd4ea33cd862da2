/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "oom.h"

#include <spean/query.h>

/* The parts of a query, "|" between them, "*" behind a prefix. */
static void
has_parts(const char *asked, const char *want)
{
	struct sp_query query = {0};
	struct sp_buf out = {0};

	assert_int_equal(sp_query_parse(&query, sp_str_c(asked), NULL), SP_OK);
	for (size_t i = 0; i < query.n; i++) {
		if (i > 0)
			sp_buf_addc(&out, '|');
		sp_buf_add(&out, sp_query_text(&query, i));
		if (query.part[i].prefix)
			sp_buf_addc(&out, '*');
	}
	assert_string_equal(sp_buf_c(&out), want);
	sp_buf_release(&out);
	sp_query_release(&query);
}

static void
words_rows_and_beginnings_are_told_apart(void **state)
{
	(void)state;
	has_parts("Two  rivers", "two|rivers");
	has_parts("\"Two rivers\" meet", "two rivers|meet");
	has_parts("“two rivers”", "two rivers");
	has_parts("two\"rivers meet\"here", "two|rivers meet|here");
	has_parts("riv*", "riv*");
	has_parts("\"two riv\"*", "two riv*");
	has_parts("\"two riv", "two riv");
	has_parts("ភ្នំ\u200Bពេញ គឺ", "ភ្នំពេញ|គឺ");
}

static void
nothing_else_is_an_operator(void **state)
{
	(void)state;
	has_parts("a OR b NOT c", "a|or|b|not|c");
	has_parts("src_text:a ^b (c) -d + e", "src_text:a|b|c|d|e");
	has_parts("a*b \"\" ' ; --", "a*b");
	has_parts("*a ** *", "a");
}

static void
a_query_without_terms_is_none(void **state)
{
	static const char *const asked[] = {"", " ", "\"", "\"\"", "*", "។"};
	struct sp_query query = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++)
		assert_int_equal(
		    sp_query_parse(&query, sp_str_c(asked[i]), NULL),
		    SP_BAD_RECORD);
	assert_int_equal(
	    sp_query_parse(&query, SP_STR("a\xFF"), NULL), SP_BAD_TEXT);
	sp_query_release(&query);
}

static bool
is_not_first(void *ctx, struct sp_norm_range hit)
{
	(void)ctx;
	return hit.from > 0;
}

/* text with the hits in brackets; "" where a part has none. */
static void
finds_with(
    const char *asked, const char *text, sp_hit_fn *good, const char *want)
{
	struct sp_str whole = sp_str_c(text);
	struct sp_query query = {0};
	struct sp_terms terms = {0};
	struct sp_hits hits = {0};
	struct sp_buf out = {0};
	size_t done = 0;
	bool found;

	assert_int_equal(sp_query_parse(&query, sp_str_c(asked), NULL), SP_OK);
	assert_int_equal(sp_terms_init(&terms, NULL), SP_OK);
	assert_int_equal(sp_terms_read(&terms, whole, true, NULL), SP_OK);
	assert_int_equal(
	    sp_query_find(&query, &terms, good, NULL, &hits, &found, NULL),
	    SP_OK);
	for (size_t i = 0; found && i < hits.n; i++) {
		sp_buf_add(&out, sp_str_sub(whole, done, hits.at[i].from));
		sp_buf_addc(&out, '[');
		sp_buf_add(
		    &out, sp_str_sub(whole, hits.at[i].from, hits.at[i].to));
		sp_buf_addc(&out, ']');
		done = hits.at[i].to;
	}
	if (found)
		sp_buf_add(&out, sp_str_sub(whole, done, whole.n));
	assert_string_equal(sp_buf_c(&out), want);
	sp_buf_release(&out);
	sp_hits_release(&hits);
	sp_terms_release(&terms);
	sp_query_release(&query);
}

static void
finds(const char *asked, const char *text, const char *want)
{
	finds_with(asked, text, NULL, want);
}

static void
khmer_is_found_at_the_borders_of_clusters(void **state)
{
	(void)state;
	finds("ទឹក", "ទឹកទន្លេ ទឹក។", "[ទឹក]ទន្លេ [ទឹក]។");
	finds("ទ", "ទឹកទន្លេ", "ទឹក[ទ]ន្លេ");
	finds("ភ្នំពេញ", "នៅភ្នំ\u200Bពេញ", "នៅ[ភ្នំ\u200Bពេញ]");
	finds("ឲ្យ", "អោយ", "[អោយ]");
}

static void
what_the_query_joins_is_joined(void **state)
{
	(void)state;
	finds("ទឹកទន្លេ", "ទឹក ទន្លេ", "");
	finds("ទឹកទន្លេ", "ទឹក។ទន្លេ", "");
	finds("\"ទឹក ទន្លេ\"", "ទឹក ទន្លេ", "[ទឹក ទន្លេ]");
	finds("\"ទឹក ទន្លេ\"", "ទឹកទន្លេ", "[ទឹកទន្លេ]");
	finds("ឆ្នាំ២០១៩", "ឆ្នាំ 2019", "[ឆ្នាំ 2019]");
}

static void
english_is_found_by_whole_words(void **state)
{
	(void)state;
	finds("river", "The River, rivers", "The [River], rivers");
	finds("riv*", "The River, rivers", "The [River], [rivers]");
	finds("\"the river\"", "river the", "");
	finds("the river", "river the", "[river] [the]");
	finds("the lake", "river the", "");
	finds("e-mail", "an E-Mail", "an [E-Mail]");
}

static void
hits_that_overlap_are_one(void **state)
{
	(void)state;
	finds("\"a b\" \"b c\"", "a b c", "[a b c]");
	finds("\"a a\"", "a a a", "[a a a]");
}

static void
a_hit_may_be_refused(void **state)
{
	(void)state;
	finds_with("a", "a b a", is_not_first, "a b [a]");
	finds_with("a b", "a b b", is_not_first, "");
}

static enum sp_status
find_once(void *ctx)
{
	struct sp_query query = {0};
	struct sp_terms terms = {0};
	struct sp_hits hits = {0};
	bool found = false;
	enum sp_status status =
	    sp_query_parse(&query, SP_STR("a \"b c\"*"), NULL);

	(void)ctx;
	if (status == SP_OK)
		status = sp_terms_init(&terms, NULL);
	if (status == SP_OK)
		status = sp_terms_read(&terms, SP_STR("b ca a"), true, NULL);
	if (status == SP_OK)
		status = sp_query_find(
		    &query, &terms, NULL, NULL, &hits, &found, NULL);
	if (status == SP_OK)
		assert_true(found);
	sp_hits_release(&hits);
	sp_terms_release(&terms);
	sp_query_release(&query);
	return status;
}

static void
every_allocation_may_fail(void **state)
{
	(void)state;
	assert_true(oom_each(find_once, NULL) > 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_rows_and_beginnings_are_told_apart),
	    cmocka_unit_test(nothing_else_is_an_operator),
	    cmocka_unit_test(a_query_without_terms_is_none),
	    cmocka_unit_test(khmer_is_found_at_the_borders_of_clusters),
	    cmocka_unit_test(what_the_query_joins_is_joined),
	    cmocka_unit_test(english_is_found_by_whole_words),
	    cmocka_unit_test(hits_that_overlap_are_one),
	    cmocka_unit_test(a_hit_may_be_refused),
	    cmocka_unit_test(every_allocation_may_fail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
