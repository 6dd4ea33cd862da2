/* SPDX-License-Identifier: MIT */
#include <spean/check_weights.h>

#include "data.h"

#include <string.h>

static void
a_comment_and_lines_of_both_kinds(void **state)
{
	struct sp_check_weights weights, was;
	struct sp_err err = {0};

	(void)state;
	weights = was = sp_check_weights_built();
	assert_int_equal(
	    sp_check_weights_parse(SP_STR("# name\tbias\t7"), &weights, &err),
	    SP_OK);
	assert_memory_equal(&weights, &was, sizeof(was));
	assert_int_equal(sp_check_weights_parse(
			     SP_STR("known\tother-maybe\t.25"), &weights, &err),
	    SP_OK);
	assert_int_equal(sp_check_weights_parse(
			     SP_STR("sentence\tgiven\t-0.000"), &weights, &err),
	    SP_OK);
	was.names.of[SP_NAME_CASE_KNOWN][SP_NAME_OTHER_MAYBE] = .25;
	was.sentences.of[SP_WITHIN_GIVEN] = -0.;
	assert_memory_equal(&weights, &was, sizeof(was));
}

/* Only this one is set by its line. */
static void
is_set(const char *kind, const char *feature, size_t at)
{
	struct sp_check_weights weights, want;
	char line[64];

	memset(&weights, 0, sizeof(weights));
	memset(&want, 0, sizeof(want));
	((double *)&want)[at] = -1.5;
	snprintf(line, sizeof(line), "%s\t%s\t-1.5", kind, feature);
	assert_int_equal(
	    sp_check_weights_parse(sp_str_c(line), &weights, NULL), SP_OK);
	assert_memory_equal(&weights, &want, sizeof(want));
}

static void
every_weight_has_a_name_of_its_own(void **state)
{
	size_t at = 0;

	(void)state;
	for (int k = 0; k < (int)SP_NAME_CASE_KINDS; k++)
		for (int f = 0; f < (int)SP_NAME_FEATURES; f++)
			is_set(
			    sp_name_case_kind_name((enum sp_name_case_kind)k),
			    sp_name_feature_name((enum sp_name_feature)f),
			    at++);
	for (int f = 0; f < (int)SP_WITHIN_FEATURES; f++)
		is_set("sentence",
		    sp_within_feature_name((enum sp_within_feature)f), at++);
	assert_int_equal(at * sizeof(double), sizeof(struct sp_check_weights));
}

static void
take_table(const char *path, struct sp_check_weights *weights)
{
	struct data data;
	struct sp_err err = {0};
	struct sp_str line;

	if (!data_open_beside(&data, path))
		fail_msg("cannot open %s", data.path);
	while (sp_reader_next(data.reader, &line, NULL))
		if (sp_check_weights_parse(line, weights, &err) != SP_OK)
			fail_msg("%s: %s", path, err.msg);
	data_close(&data);
}

/* What the tables do not name is nothing. */
static void
the_tables_say_what_is_built_in(void **state)
{
	struct sp_check_weights weights, built = sp_check_weights_built();

	(void)state;
	memset(&weights, 0, sizeof(weights));
	take_table("corpora/weights/names.tsv", &weights);
	take_table("corpora/weights/within.tsv", &weights);
	assert_memory_equal(&weights, &built, sizeof(built));
	/* Each kind has been learned. */
	for (size_t k = 0; k < SP_NAME_CASE_KINDS; k++)
		assert_true(weights.names.of[k][SP_NAME_BIAS] != 0);
	assert_true(weights.sentences.of[SP_WITHIN_BIAS] != 0);
}

static void
is_bad(const char *line, const char *why)
{
	struct sp_check_weights weights, was;
	struct sp_err err = {0};

	weights = was = sp_check_weights_built();
	assert_int_equal(sp_check_weights_parse(sp_str_c(line), &weights, &err),
	    SP_BAD_RECORD);
	assert_string_equal(err.msg, why);
	assert_memory_equal(&weights, &was, sizeof(was));
}

static void
bad_lines_are_told(void **state)
{
	(void)state;
	is_bad("", "no kind of that name: ''");
	is_bad("bias\t1", "no kind of that name: 'bias'");
	is_bad("names\tbias\t1", "no kind of that name: 'names'");
	is_bad("name", "no weight of that name: ''");
	is_bad("name\t1", "no weight of that name: '1'");
	/* The other's features. */
	is_bad("name\tjoined\t1", "no weight of that name: 'joined'");
	is_bad("sentence\tchance\t1", "no weight of that name: 'chance'");
	is_bad("name\tbias", "no number: ''");
	is_bad("name\tbias\tmuch", "no number: 'much'");
	is_bad("name\tbias\t1\t2", "no number: '1\t2'");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_comment_and_lines_of_both_kinds),
	    cmocka_unit_test(every_weight_has_a_name_of_its_own),
	    cmocka_unit_test(the_tables_say_what_is_built_in),
	    cmocka_unit_test(bad_lines_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
