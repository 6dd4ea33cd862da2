/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <math.h>
#include <stdbool.h>

#include <spean/eval.h>

/* Beads from lines such as "[0]:[0] [1]:[]", one space between. */
static void
parse(const char *text, struct sp_beads *beads)
{
	struct sp_str rest = sp_str_c(text);

	*beads = (struct sp_beads){0};
	while (rest.n > 0) {
		struct sp_str one = sp_str_cut(&rest, ' ');
		struct sp_bead bead;

		assert_int_equal(sp_bead_parse(one, &bead, NULL), SP_OK);
		bead.score = 1;
		assert_true(sp_beads_add(beads, bead));
	}
}

static enum sp_status
evaluate(const char *gold, const char *system, struct sp_eval *eval,
    struct sp_err *err)
{
	struct sp_beads g, s;
	enum sp_status status;

	parse(gold, &g);
	parse(system, &s);
	*eval = (struct sp_eval){0};
	status = sp_eval_beads(&g, &s, eval, err);
	sp_beads_release(&g);
	sp_beads_release(&s);
	return status;
}

static void
assert_prf(struct sp_prf got, double p, double r)
{
	double f = p + r > 0 ? 2 * p * r / (p + r) : 0;

	if (fabs(got.p - p) > 1e-12 || fabs(got.r - r) > 1e-12 ||
	    fabs(got.f - f) > 1e-12)
		fail_msg("P %f R %f F %f, not %f %f %f", got.p, got.r, got.f, p,
		    r, f);
}

static void
counts_are_those_made_by_hand(void **state)
{
	struct sp_eval eval;

	(void)state;
	assert_int_equal(
	    evaluate("[0]:[0] [1]:[1] [2]:[2,3] [3]:[] [4]:[4] []:[5]",
		"[0]:[0] [1]:[1,2] [2]:[3] [3]:[] [4]:[4] []:[5]", &eval, NULL),
	    SP_OK);
	/* Right: 0-0, the gap 3, 4-4, the gap 5; found: 0-0 and 4-4. */
	assert_prf(sp_eval_strict(&eval), 4. / 6, 2. / 4);
	/* 1-1,2 overlaps with 1-1, and 2-3 with 2-2,3. */
	assert_prf(sp_eval_lax(&eval), 1, 1);
	assert_int_equal(eval.gold, 4);
	assert_int_equal(eval.system, 6);
}

static void
an_overlap_must_be_on_both_sides_with_one_bead(void **state)
{
	struct sp_eval eval;

	(void)state;
	/* 0-1 overlaps with 0-0 in source only and with 1-1 in target only. */
	assert_int_equal(
	    evaluate("[0]:[0] [1]:[1]", "[]:[0] [0]:[1] [1]:[]", &eval, NULL),
	    SP_OK);
	assert_prf(sp_eval_strict(&eval), 0, 0);
	assert_prf(sp_eval_lax(&eval), 0, 0);
}

static void
a_gap_is_right_where_gold_has_one(void **state)
{
	struct sp_eval eval;

	(void)state;
	assert_int_equal(
	    evaluate("[0]:[] [1]:[0]", "[0]:[] [1]:[0]", &eval, NULL), SP_OK);
	assert_prf(sp_eval_strict(&eval), 1, 1);
	assert_int_equal(eval.gold, 1);
	/* A gap of two sentences is not the same as two gaps, but overlaps. */
	assert_int_equal(
	    evaluate("[0,1]:[] [2]:[0]", "[0]:[] [1]:[] [2]:[0]", &eval, NULL),
	    SP_OK);
	assert_prf(sp_eval_strict(&eval), 1. / 3, 1);
	assert_prf(sp_eval_lax(&eval), 1, 1);
	/* A gap where gold has a pair is wrong either way. */
	assert_int_equal(
	    evaluate("[0]:[0]", "[0]:[] []:[0]", &eval, NULL), SP_OK);
	assert_prf(sp_eval_lax(&eval), 0, 0);
	/* A gap in the other text is another gap, whatever its number. */
	assert_int_equal(
	    evaluate("[0]:[] [1]:[0]", "[]:[0] [0]:[] [1]:[]", &eval, NULL),
	    SP_OK);
	assert_int_equal(eval.right[0], 1);
}

static void
alignments_of_nothing_have_no_score(void **state)
{
	struct sp_eval eval;

	(void)state;
	assert_int_equal(evaluate("", "", &eval, NULL), SP_OK);
	assert_prf(sp_eval_strict(&eval), 0, 0);
	assert_int_equal(evaluate("[0]:[0]", "", &eval, NULL), SP_OK);
	assert_prf(sp_eval_strict(&eval), 0, 0);
	assert_int_equal(evaluate("", "[0]:[0]", &eval, NULL), SP_OK);
	assert_prf(sp_eval_lax(&eval), 0, 0);
	assert_true(sp_eval_calibration(&(struct sp_eval){0}) == 0);
}

static void
beads_out_of_order_are_refused_with_their_number(void **state)
{
	static const char *const bad[] = {"[1]:[0] [0]:[1]", "[0]:[1] [1]:[0]",
	    "[0]:[0] [0]:[1]", "[0,1]:[0] [1]:[1]", "[0]:[0] []:[0]",
	    "[0]:[0] [0]:[]"};
	struct sp_eval eval;
	struct sp_err err;

	(void)state;
	for (size_t k = 0; k < sizeof(bad) / sizeof(bad[0]); k++) {
		err = (struct sp_err){0};
		assert_int_equal(
		    evaluate("[0]:[0]", bad[k], &eval, &err), SP_BAD_RECORD);
		assert_non_null(strstr(err.msg, "system: bead 2"));
		assert_int_equal(eval.system, 0);
		assert_int_equal(
		    evaluate(bad[k], "[0]:[0]", &eval, &err), SP_BAD_RECORD);
		assert_non_null(strstr(err.msg, "gold: bead 2"));
	}
	/* Gaps may stand anywhere between, and sentences may be left out. */
	assert_int_equal(
	    evaluate("[5]:[7]", "[]:[3] [2]:[] [5]:[7]", &eval, NULL), SP_OK);
	assert_int_equal(eval.right[0], 1);
}

static void
a_sentence_number_that_is_huge_takes_no_memory(void **state)
{
	struct sp_eval eval;

	(void)state;
	assert_int_equal(evaluate("[0]:[0] [4294967294]:[4294967294]",
			     "[0]:[0] [4294967294]:[4294967294]", &eval, NULL),
	    SP_OK);
	assert_prf(sp_eval_strict(&eval), 1, 1);
}

static void
documents_are_summed_up(void **state)
{
	struct sp_eval a, b, sum = {0};

	(void)state;
	assert_int_equal(
	    evaluate("[0]:[0] [1]:[1]", "[0]:[0] [1]:[1]", &a, NULL), SP_OK);
	assert_int_equal(
	    evaluate("[0]:[0] [1]:[1]", "[0]:[0,1] [1]:[]", &b, NULL), SP_OK);
	sp_eval_add(&sum, &a);
	sp_eval_add(&sum, &b);
	assert_prf(sp_eval_strict(&sum), 2. / 4, 2. / 4);
	assert_prf(sp_eval_lax(&sum), 3. / 4, 3. / 4);
}

static void
calibration_is_the_mean_difference_of_the_bins(void **state)
{
	struct sp_bead gold[] = {
	    {0, 0, 1, 1, 1}, {1, 1, 1, 1, 1}, {2, 2, 1, 1, 1}, {3, 3, 1, 1, 1}};
	struct sp_bead system[] = {{0, 0, 1, 1, .9}, {1, 1, 1, 1, .94},
	    {2, 2, 1, 0, .35}, {3, 3, 1, 1, 1}};
	struct sp_beads g = {gold, 4, 4}, s = {system, 4, 4};
	struct sp_eval eval = {0};

	(void)state;
	assert_int_equal(sp_eval_beads(&g, &s, &eval, NULL), SP_OK);
	assert_int_equal(eval.bin_n[9], 3);
	assert_int_equal(eval.bin_n[3], 1);
	/* 3 right of sum 2.84, and none right of .35. */
	assert_true(fabs(sp_eval_calibration(&eval) - (.16 + .35) / 4) < 1e-12);
}

static void
the_interval_holds_the_value_and_is_the_same_again(void **state)
{
	struct sp_eval doc[40], sum = {0};
	double low, high, again[2], f;

	(void)state;
	for (size_t k = 0; k < 40; k++) {
		doc[k] = (struct sp_eval){.gold = 10,
		    .system = 10,
		    .right = {k % 8 + 2, 10},
		    .found = {k % 8 + 2, 10}};
		sp_eval_add(&sum, &doc[k]);
	}
	f = sp_eval_strict(&sum).f;
	assert_int_equal(
	    sp_eval_bootstrap(doc, 40, 1000, &low, &high, NULL), SP_OK);
	assert_true(low < f && f < high);
	/* 40 documents of deviation .23: some .07 to either side. */
	assert_true(low > f - .12 && high < f + .12);
	assert_true(low < f - .03 && high > f + .03);
	assert_int_equal(
	    sp_eval_bootstrap(doc, 40, 1000, &again[0], &again[1], NULL),
	    SP_OK);
	assert_true(again[0] == low && again[1] == high);
}

static void
an_interval_of_few_documents_or_rounds_is_defined(void **state)
{
	struct sp_eval doc = {
	    .gold = 4, .system = 4, .right = {2, 2}, .found = {2, 2}};
	double low, high;

	(void)state;
	assert_int_equal(
	    sp_eval_bootstrap(&doc, 1, 100, &low, &high, NULL), SP_OK);
	assert_true(low == .5 && high == .5);
	assert_int_equal(
	    sp_eval_bootstrap(&doc, 1, 1, &low, &high, NULL), SP_OK);
	assert_true(low == .5 && high == .5);
	assert_int_equal(
	    sp_eval_bootstrap(&doc, 1, 0, &low, &high, NULL), SP_OK);
	assert_true(low == 0 && high == 0);
	assert_int_equal(
	    sp_eval_bootstrap(NULL, 0, 10, &low, &high, NULL), SP_OK);
	assert_true(low == 0 && high == 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(counts_are_those_made_by_hand),
	    cmocka_unit_test(an_overlap_must_be_on_both_sides_with_one_bead),
	    cmocka_unit_test(a_gap_is_right_where_gold_has_one),
	    cmocka_unit_test(alignments_of_nothing_have_no_score),
	    cmocka_unit_test(beads_out_of_order_are_refused_with_their_number),
	    cmocka_unit_test(a_sentence_number_that_is_huge_takes_no_memory),
	    cmocka_unit_test(documents_are_summed_up),
	    cmocka_unit_test(calibration_is_the_mean_difference_of_the_bins),
	    cmocka_unit_test(
		the_interval_holds_the_value_and_is_the_same_again),
	    cmocka_unit_test(an_interval_of_few_documents_or_rounds_is_defined),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
