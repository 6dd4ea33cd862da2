/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <math.h>

#include <spean/pair.h>
#include <spean/utf8.h>

static void
a_record_is_taken_apart(void **state)
{
	struct sp_pair pair;

	(void)state;
	assert_int_equal(
	    sp_pair_parse(SP_STR("a.html\tb.html\t1.1,1.2\t1.1\t0.9310\tOne. "
				 "Two.\tមួយ ពីរ។"),
		&pair, NULL),
	    SP_OK);
	assert_str_is(pair.src_doc, "a.html");
	assert_str_is(pair.tgt_doc, "b.html");
	assert_str_is(pair.src_loc, "1.1,1.2");
	assert_str_is(pair.tgt_loc, "1.1");
	assert_true(fabs(pair.score - .931) < 1e-12);
	assert_str_is(pair.src_text, "One. Two.");
	assert_str_is(pair.tgt_text, "មួយ ពីរ។");
	assert_null(pair.more.s);
}

static void
columns_of_others_stay_as_they_are(void **state)
{
	static const char *const rec[] = {"a\tb\t1\t1\t0.5000\tx\ty\tmore",
	    "a\tb\t1\t1\t0.5000\tx\ty\tmore\tand\tmore",
	    "a\tb\t1\t1\t0.5000\tx\ty\t", "a\tb\t1\t1\t0.5000\tx\ty\t\t",
	    "a\tb\t1\t1\t0.5000\tx\ty"};

	(void)state;
	for (size_t k = 0; k < sizeof(rec) / sizeof(rec[0]); k++) {
		struct sp_buf out = {0};
		struct sp_pair pair;

		assert_int_equal(
		    sp_pair_parse(sp_str_c(rec[k]), &pair, NULL), SP_OK);
		sp_pair_write(&pair, &out);
		assert_true(out.n > 0 && out.s[out.n - 1] == '\n');
		assert_str_is(
		    sp_str_sub(sp_buf_str(&out), 0, out.n - 1), rec[k]);
		sp_buf_release(&out);
	}
}

static void
a_bad_record_is_refused_with_the_field_named(void **state)
{
	static const struct {
		const char *rec;
		enum sp_status status;
		const char *says;
	} bad[] = {
	    {"", SP_BAD_RECORD, "1 of 7 fields"},
	    {"a\tb\t1\t1\t0.5\tx", SP_BAD_RECORD, "6 of 7 fields"},
	    {"\tb\t1\t1\t0.5\tx\ty", SP_BAD_RECORD, "field 1"},
	    {"a\t\t1\t1\t0.5\tx\ty", SP_BAD_RECORD, "field 2"},
	    {"a\tb\t\t1\t0.5\tx\ty", SP_BAD_RECORD, "field 3"},
	    {"a\tb\t1\t\t0.5\tx\ty", SP_BAD_RECORD, "field 4"},
	    {"a\tb\t1\t1\t\tx\ty", SP_BAD_RECORD, "field 5"},
	    {"a\tb\t1\t1\thigh\tx\ty", SP_BAD_RECORD, "field 5"},
	    {"a\tb\t1\t1\t1.0001\tx\ty", SP_BAD_RECORD, "'1.0001'"},
	    {"a\tb\t-\t1\t0.5\tx\ty", SP_BAD_RECORD, "field 6"},
	    {"a\tb\t1\t-\t0.5\tx\ty", SP_BAD_RECORD, "field 7"},
	    {"a\tb\t-\t-\t0.5\t\t", SP_BAD_RECORD, "both locs"},
	    {"a\tb\t1\t1\t0.5\t\xFF\ty", SP_BAD_TEXT, "byte 13"},
	    {"a\tb\t1\t1\t0.5\tx\ty\t\xED\xA0\x80", SP_BAD_TEXT, "byte 17"},
	};

	(void)state;
	for (size_t k = 0; k < sizeof(bad) / sizeof(bad[0]); k++) {
		struct sp_err err = {0};
		struct sp_pair pair;

		assert_int_equal(
		    sp_pair_parse(sp_str_c(bad[k].rec), &pair, &err),
		    bad[k].status);
		assert_int_equal(err.status, bad[k].status);
		if (!strstr(err.msg, bad[k].says))
			fail_msg("'%s' does not say %s", err.msg, bad[k].says);
	}
}

static void
a_long_bad_score_is_cut_between_characters(void **state)
{
	struct sp_err err = {0};
	struct sp_pair pair;
	char rec[400] = "a\tb\t1\t1\tx";

	(void)state;
	for (size_t k = 0; k < 60; k++)
		strcat(rec, "ក");
	strcat(rec, "\tx\ty");
	assert_int_equal(
	    sp_pair_parse(sp_str_c(rec), &pair, &err), SP_BAD_RECORD);
	assert_true(sp_utf8_check(sp_str_c(err.msg)) == strlen(err.msg));
}

static void
an_empty_sentence_may_have_a_loc(void **state)
{
	struct sp_pair pair;

	(void)state;
	assert_int_equal(
	    sp_pair_parse(SP_STR("a\tb\t1\t1\t0\t\t"), &pair, NULL), SP_OK);
	assert_int_equal(
	    sp_pair_parse(SP_STR("a\tb\t1\t-\t1\tx\t"), &pair, NULL), SP_OK);
	assert_int_equal(
	    sp_pair_parse(SP_STR("a\tb\t-\t1\t.5\t\ty"), &pair, NULL), SP_OK);
}

static void
a_score_is_plain_decimals_from_zero_to_one(void **state)
{
	static const struct {
		const char *text;
		double score;
	} good[] = {{"0", 0}, {"1", 1}, {"1.0000", 1}, {"0.5", .5}, {".5", .5},
	    {"1.", 1}, {"0.", 0}, {"00.25", .25}, {"0.0001", .0001},
	    {"0.1234567890123456", .1234567890123456}, {"000000001", 1}};
	static const char *const bad[] = {"", ".", "..", "1..0", "1.1",
	    "1.00001", "2", "-0", "-1", "+1", "nan", "NaN", "inf", "1e-3",
	    "0x1", "0,5", " 1", "1 ", "1\n", "១", "0.5.5",
	    "0.12345678901234567", "0000000000000000000",
	    "1000000000000000000000000000000000000"};
	double score;

	(void)state;
	for (size_t k = 0; k < sizeof(good) / sizeof(good[0]); k++) {
		assert_true(sp_score_parse(sp_str_c(good[k].text), &score));
		assert_true(fabs(score - good[k].score) < 1e-15);
	}
	for (size_t k = 0; k < sizeof(bad) / sizeof(bad[0]); k++)
		if (sp_score_parse(sp_str_c(bad[k]), &score))
			fail_msg("'%s' is taken for a score", bad[k]);
	assert_false(sp_score_parse((struct sp_str){NULL, 0}, &score));
	assert_false(sp_score_parse(SP_STR("0\0"), &score));
}

static void
a_score_is_written_with_four_decimals(void **state)
{
	static const struct {
		double score;
		const char *text;
	} cases[] = {{0, "0.0000"}, {1, "1.0000"}, {.5, "0.5000"},
	    {.00004, "0.0000"}, {.00006, "0.0001"}, {.99994, "0.9999"},
	    {.99996, "1.0000"}, {1. / 3, "0.3333"}};
	struct sp_buf out = {0};

	(void)state;
	for (size_t k = 0; k < sizeof(cases) / sizeof(cases[0]); k++) {
		double again;

		sp_buf_reset(&out);
		sp_score_write(cases[k].score, &out);
		assert_str_is(sp_buf_str(&out), cases[k].text);
		assert_true(sp_score_parse(sp_buf_str(&out), &again));
	}
	sp_buf_release(&out);
}

static void
a_loc_counts_its_sentences(void **state)
{
	(void)state;
	assert_int_equal(sp_pair_loc_count(SP_STR("-")), 0);
	assert_int_equal(sp_pair_loc_count(SP_STR("")), 0);
	assert_int_equal(sp_pair_loc_count(SP_STR("1")), 1);
	assert_int_equal(sp_pair_loc_count(SP_STR("@title.1,1.1,1.2")), 3);
}

static void
controls_in_a_text_become_spaces(void **state)
{
	struct sp_pair pair = {.src_doc = SP_STR("a"),
	    .tgt_doc = SP_STR("b"),
	    .src_loc = SP_STR("1"),
	    .tgt_loc = SP_STR("1"),
	    .score = 1,
	    .src_text = SP_STR("x\ty"),
	    .tgt_text = SP_STR("x\ny\0z")};
	struct sp_buf out = {0};

	(void)state;
	sp_pair_write(&pair, &out);
	assert_str_is(sp_buf_str(&out), "a\tb\t1\t1\t1.0000\tx y\tx y z\n");
	sp_buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_record_is_taken_apart),
	    cmocka_unit_test(columns_of_others_stay_as_they_are),
	    cmocka_unit_test(a_bad_record_is_refused_with_the_field_named),
	    cmocka_unit_test(a_long_bad_score_is_cut_between_characters),
	    cmocka_unit_test(an_empty_sentence_may_have_a_loc),
	    cmocka_unit_test(a_score_is_plain_decimals_from_zero_to_one),
	    cmocka_unit_test(a_score_is_written_with_four_decimals),
	    cmocka_unit_test(a_loc_counts_its_sentences),
	    cmocka_unit_test(controls_in_a_text_become_spaces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
