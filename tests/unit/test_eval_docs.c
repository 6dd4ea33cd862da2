/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <math.h>

#include <spean/eval_docs.h>

#include "oom.h"

/* Pairs from lines such as "a=x b=y:0.5", one space between. */
static enum sp_status
give(struct sp_eval_docs *docs, const char *text,
    enum sp_status (*add)(struct sp_eval_docs *docs,
	const struct sp_docpair *pair, struct sp_err *err))
{
	struct sp_str rest = sp_str_c(text);
	enum sp_status status = SP_OK;

	while (rest.n > 0 && status == SP_OK) {
		struct sp_str one = sp_str_cut(&rest, ' ');
		struct sp_str names = sp_str_cut(&one, ':');
		struct sp_docpair pair = {.score = 1};

		pair.src = sp_str_cut(&names, '=');
		pair.tgt = names;
		if (one.n > 0)
			pair.score = (double)(one.s[2] - '0') / 10;
		status = add(docs, &pair, NULL);
	}
	return status;
}

static struct sp_eval
sum_of(const struct sp_eval_docs *docs)
{
	struct sp_eval sum = {0};

	for (size_t k = 0; k < docs->n; k++)
		sp_eval_add(&sum, &docs->doc[k]);
	return sum;
}

static struct sp_eval
evaluate(const char *gold, const char *system)
{
	struct sp_eval_docs docs = {0};
	struct sp_eval sum;

	assert_int_equal(give(&docs, gold, sp_eval_docs_gold), SP_OK);
	assert_int_equal(give(&docs, system, sp_eval_docs_system), SP_OK);
	sum = sum_of(&docs);
	sp_eval_docs_release(&docs);
	return sum;
}

static void
assert_prf(const struct sp_eval *eval, double p, double r)
{
	struct sp_prf got = sp_eval_strict(eval), lax = sp_eval_lax(eval);
	double f = p + r > 0 ? 2 * p * r / (p + r) : 0;

	if (fabs(got.p - p) > 1e-12 || fabs(got.r - r) > 1e-12 ||
	    fabs(got.f - f) > 1e-12)
		fail_msg("P %f R %f F %f, not %f %f %f", got.p, got.r, got.f, p,
		    r, f);
	assert_true(lax.p == got.p && lax.r == got.r && lax.f == got.f);
}

static void
a_pair_is_right_where_gold_has_the_same(void **state)
{
	struct sp_eval eval = evaluate("a=x b=y c=z", "b=y a=z d=w c=z");

	(void)state;
	assert_prf(&eval, 2. / 4, 2. / 3);
	assert_int_equal(eval.gold, 3);
	assert_int_equal(eval.system, 4);
	assert_int_equal(eval.right[0], 2);
	/* The sides are not the same side; a name is all of its bytes. */
	eval = evaluate("a=b ab=c", "b=a a=bc A=b");
	assert_prf(&eval, 0, 0);
}

static void
a_document_may_stand_in_several_pairs(void **state)
{
	/* Two proposals for one document: one is right. */
	struct sp_eval eval = evaluate("a=x b=y", "a=x a=y b=y");

	(void)state;
	assert_prf(&eval, 2. / 3, 1);
	/* Two versions, one of which was found, and one target for two. */
	eval = evaluate("a=x a=y b=y", "a=y b=y");
	assert_prf(&eval, 1, 2. / 3);
}

static void
nothing_has_no_score(void **state)
{
	struct sp_eval eval = evaluate("", "");

	(void)state;
	assert_prf(&eval, 0, 0);
	eval = evaluate("a=x", "");
	assert_prf(&eval, 0, 0);
	assert_int_equal(eval.gold, 1);
	eval = evaluate("", "a=x");
	assert_prf(&eval, 0, 0);
	assert_int_equal(eval.system, 1);
}

static void
a_pair_that_stands_twice_is_refused(void **state)
{
	struct sp_eval_docs docs = {0};
	struct sp_eval sum;

	(void)state;
	assert_int_equal(
	    give(&docs, "a=x b=y a=x", sp_eval_docs_gold), SP_BAD_RECORD);
	assert_int_equal(
	    give(&docs, "a=x c=z a=x", sp_eval_docs_system), SP_BAD_RECORD);
	sum = sum_of(&docs);
	assert_int_equal(sum.gold, 2);
	assert_int_equal(sum.system, 2);
	assert_int_equal(sum.right[0], 1);
	sp_eval_docs_release(&docs);
}

static void
there_are_counts_for_each_source_document(void **state)
{
	struct sp_eval_docs docs = {0};

	(void)state;
	give(&docs, "a=x b=y a=z", sp_eval_docs_gold);
	give(&docs, "c=x a=x b=z", sp_eval_docs_system);
	assert_int_equal(docs.n, 3);
	assert_int_equal(docs.doc[0].gold, 2);
	assert_int_equal(docs.doc[0].right[0], 1);
	assert_int_equal(docs.doc[1].gold, 1);
	assert_int_equal(docs.doc[1].system, 1);
	assert_int_equal(docs.doc[1].right[0], 0);
	assert_int_equal(docs.doc[2].gold, 0);
	assert_int_equal(docs.doc[2].system, 1);
	sp_eval_docs_release(&docs);
}

static void
names_of_other_collections_are_those_of_others(void **state)
{
	struct sp_eval_docs docs = {0};
	struct sp_eval sum;

	(void)state;
	give(&docs, "a=x b=y", sp_eval_docs_gold);
	give(&docs, "a=x", sp_eval_docs_system);
	sp_eval_docs_next(&docs);
	assert_int_equal(give(&docs, "a=y", sp_eval_docs_gold), SP_OK);
	assert_int_equal(give(&docs, "a=x b=y", sp_eval_docs_system), SP_OK);
	sum = sum_of(&docs);
	assert_int_equal(docs.n, 4);
	assert_prf(&sum, 1. / 3, 1. / 3);
	sp_eval_docs_release(&docs);
}

static void
scores_are_held_against_what_is_right(void **state)
{
	struct sp_eval eval =
	    evaluate("a=x:0.1 b=y c=z", "a=x:0.9 b=z:0.3 c=z:0.3 d=w:0.9");

	(void)state;
	assert_int_equal(eval.bin_n[9], 2);
	assert_int_equal(eval.bin_right[9], 1);
	assert_int_equal(eval.bin_n[3], 2);
	assert_int_equal(eval.bin_n[1], 0);
	/* 1 right of sum 1.8, and 1 right of .6. */
	assert_true(fabs(sp_eval_calibration(&eval) - (.8 + .4) / 4) < 1e-12);
}

static enum sp_status
do_all(void *ctx)
{
	struct sp_eval_docs docs = {0};
	enum sp_status status = give(&docs, "a=x b=y c=z", sp_eval_docs_gold);

	(void)ctx;
	if (status == SP_OK)
		status = give(&docs, "a=x d=y", sp_eval_docs_system);
	if (status == SP_OK)
		assert_int_equal(docs.n, 4);
	sp_eval_docs_release(&docs);
	return status;
}

static void
memory_may_fail_anywhere(void **state)
{
	(void)state;
	assert_true(oom_each(do_all, NULL) > 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_pair_is_right_where_gold_has_the_same),
	    cmocka_unit_test(a_document_may_stand_in_several_pairs),
	    cmocka_unit_test(nothing_has_no_score),
	    cmocka_unit_test(a_pair_that_stands_twice_is_refused),
	    cmocka_unit_test(there_are_counts_for_each_source_document),
	    cmocka_unit_test(names_of_other_collections_are_those_of_others),
	    cmocka_unit_test(scores_are_held_against_what_is_right),
	    cmocka_unit_test(memory_may_fail_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
