/* SPDX-License-Identifier: MIT */
#include <spean/weights.h>

#include "unit.h"

#include <math.h>
#include <stdio.h>

static void
lines_of_a_file_set_weights(void **state)
{
	struct sp_weights weights = {{0}};
	struct sp_err err = {0};

	(void)state;
	assert_int_equal(
	    sp_weights_parse(SP_STR("# words"), &weights, &err), SP_OK);
	assert_int_equal(
	    sp_weights_parse(SP_STR("gap-open\t-2.5"), &weights, &err), SP_OK);
	assert_int_equal(
	    sp_weights_parse(SP_STR("1-2\t.25"), &weights, &err), SP_OK);
	assert_true(weights.of[SP_WEIGHT_GAP_OPEN] == -2.5);
	assert_true(weights.of[SP_WEIGHT_1_2] == .25);
	assert_true(weights.of[SP_WEIGHT_WORDS] == 0);
}

static void
every_weight_has_a_name_of_its_own(void **state)
{
	(void)state;
	for (int w = 0; w < SP_WEIGHTS; w++) {
		struct sp_weights weights = {{0}};
		char line[64];

		snprintf(line, sizeof(line), "%s\t-1.5",
		    sp_weight_name((enum sp_weight)w));
		assert_int_equal(
		    sp_weights_parse(sp_str_c(line), &weights, NULL), SP_OK);
		for (int v = 0; v < SP_WEIGHTS; v++)
			assert_true(weights.of[v] == (v == w ? -1.5 : 0));
		/* What is built in has all of them. */
		assert_true(sp_weights_built.of[w] != 0);
	}
}

static void
bad_lines_are_told(void **state)
{
	struct sp_weights weights = {{0}};
	struct sp_err err = {0};

	(void)state;
	assert_int_equal(
	    sp_weights_parse(SP_STR("gap\t1"), &weights, &err), SP_BAD_RECORD);
	assert_string_equal(err.msg, "no weight of that name: 'gap'");
	assert_int_equal(sp_weights_parse(SP_STR("words\tx"), &weights, &err),
	    SP_BAD_RECORD);
	assert_string_equal(err.msg, "no number: 'x'");
	assert_int_equal(
	    sp_weights_parse(SP_STR("words"), &weights, &err), SP_BAD_RECORD);
}

static void
words_never_count_against_a_bead_without_end(void **state)
{
	struct sp_weights weights = {{[SP_WEIGHT_WORDS] = .5}};

	(void)state;
	assert_true(fabs(sp_weigh_words(&weights, 0)) < 1e-12);
	assert_true(
	    fabs(sp_weigh_words(&weights, 40) - 20 - log(1 - SP_LOOSE)) < 1e-8);
	assert_true(
	    fabs(sp_weigh_words(&weights, -1000) - log(SP_LOOSE)) < 1e-9);
	/* Without a step where the short form begins. */
	assert_true(fabs(sp_weigh_words(&weights, 14.001) -
			sp_weigh_words(&weights, 13.999)) < .002);
}

static void
scores_rise_with_posteriors(void **state)
{
	struct sp_weights same = {{[SP_WEIGHT_SCORE_SLOPE] = 1}};
	struct sp_weights surer = {
	    {[SP_WEIGHT_SCORE_SLOPE] = 1.5, [SP_WEIGHT_SCORE_SHIFT] = .5}};
	double last = 0;

	(void)state;
	for (int k = 1; k < 1000; k++) {
		double p = k / 1000., score = sp_weigh_posterior(&surer, p);

		assert_true(fabs(sp_weigh_posterior(&same, p) - p) < 1e-12);
		assert_true(score > last && score < 1);
		/* The logit, times the slope, plus the shift. */
		assert_true(fabs(log(score / (1 - score)) -
				1.5 * log(p / (1 - p)) - .5) < 1e-9);
		last = score;
	}
	assert_true(sp_weigh_posterior(&surer, 0) <= 0);
	assert_true(sp_weigh_posterior(&surer, 1) >= 1);
	/* A file may say anything. */
	surer.of[SP_WEIGHT_SCORE_SHIFT] = 1e5;
	assert_true(sp_weigh_posterior(&surer, .5) >= 1);
	assert_true(sp_weigh_posterior(&surer, 0) <= 0);
	surer.of[SP_WEIGHT_SCORE_SLOPE] = -1e5;
	assert_true(sp_weigh_posterior(&surer, 1) >= 1);
}

static void
shapes_have_the_weight_of_their_size(void **state)
{
	(void)state;
	assert_int_equal(sp_weight_of_shape(1, 1), SP_WEIGHT_1_1);
	assert_int_equal(sp_weight_of_shape(2, 1), SP_WEIGHT_1_2);
	assert_int_equal(sp_weight_of_shape(2, 2), SP_WEIGHT_2_2);
	assert_int_equal(sp_weight_of_shape(3, 1), SP_WEIGHT_1_3);
	assert_int_equal(sp_weight_of_shape(1, 4), SP_WEIGHT_1_4);
	assert_int_equal(sp_weight_of_shape(3, 2), SP_WEIGHT_2_3);
	assert_int_equal(sp_weight_of_shape(4, 4), SP_WEIGHT_2_3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(lines_of_a_file_set_weights),
	    cmocka_unit_test(every_weight_has_a_name_of_its_own),
	    cmocka_unit_test(bad_lines_are_told),
	    cmocka_unit_test(words_never_count_against_a_bead_without_end),
	    cmocka_unit_test(scores_rise_with_posteriors),
	    cmocka_unit_test(shapes_have_the_weight_of_their_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
