/* SPDX-License-Identifier: MIT */
#include <spean/assign.h>

#include "oom.h"
#include "unit.h"

#include <math.h>

/* Pairs of equal candidates, in whatever order. */
#define E 2.718281828459045

static size_t
assign(
    struct sp_assign *pair, size_t n, size_t rows, size_t columns, double least)
{
	assert_int_equal(
	    sp_assign_pairs(pair, &n, rows, columns, least, NULL), SP_OK);
	return n;
}

static void
assert_near(double got, double want)
{
	if (fabs(got - want) > 1e-9)
		print_error("%.12f != %.12f\n", got, want);
	assert_true(fabs(got - want) <= 1e-9);
}

static void
a_candidate_alone_has_the_score_of_its_odds(void **state)
{
	struct sp_assign pair[] = {{0, 0, 0, 0}, {1, 1, 2, 0}};

	(void)state;
	assert_int_equal(assign(pair, 2, 2, 2, 0), 2);
	assert_near(pair[0].score, .5);
	assert_near(pair[1].score, E * E / (1 + E * E));
}

static void
what_speaks_for_one_speaks_against_the_others(void **state)
{
	/* The row of 0 has two, the column of 1 has two. */
	struct sp_assign pair[] = {{0, 0, 1, 0}, {0, 1, 2, 0}, {1, 1, 0, 0}};

	(void)state;
	assert_int_equal(assign(pair, 3, 2, 2, 0), 1);
	assert_int_equal(pair[0].src, 0);
	assert_int_equal(pair[0].tgt, 1);
	/* None, either of three alone, or two that have nothing in common. */
	assert_near(pair[0].score, E * E / (1 + E + E * E + 1 + E));
}

/* What has a partner of its own is no partner of another. */
static void
a_rival_with_a_partner_is_none(void **state)
{
	struct sp_assign alone[] = {{0, 0, 3, 0}, {0, 1, 3, 0}};
	struct sp_assign both[] = {{0, 0, 3, 0}, {0, 1, 3, 0}, {1, 1, 9, 0}};

	(void)state;
	assert_int_equal(assign(alone, 2, 2, 2, 0), 1);
	assert_near(alone[0].score, exp(3) / (1 + 2 * exp(3)));
	assert_int_equal(assign(both, 3, 2, 2, 0), 2);
	assert_true(both[0].score > .94);
	assert_true(both[1].score > .999);
}

/* The sum over all sets of pairs that have no document in common, of those that
 * have pair k or of all. */
static double
all_sets(const struct sp_assign *pair, size_t n, size_t k, bool with)
{
	double sum = 0;

	for (unsigned set = 0; set < 1U << n; set++) {
		unsigned src = 0, tgt = 0;
		double weight = 1;

		for (size_t e = 0; e < n; e++) {
			if (!(set >> e & 1))
				continue;
			if (src >> pair[e].src & 1 || tgt >> pair[e].tgt & 1)
				weight = 0;
			src |= 1U << pair[e].src;
			tgt |= 1U << pair[e].tgt;
			weight *= exp(pair[e].odds);
		}
		if (!with || set >> k & 1)
			sum += weight;
	}
	return sum;
}

static void
scores_are_those_of_all_sets_where_there_is_no_ring(void **state)
{
	static const struct sp_assign tree[] = {{0, 0, 1.5, 0}, {0, 1, 2, 0},
	    {1, 1, -.5, 0}, {1, 2, 3, 0}, {2, 2, 2.5, 0}, {2, 3, -1, 0},
	    {3, 2, .3, 0}, {4, 4, 1, 0}};
	struct sp_assign pair[8];
	size_t n = 8;

	(void)state;
	memcpy(pair, tree, sizeof(tree));
	n = assign(pair, n, 5, 5, 0);
	assert_true(n >= 3);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < 8; k++)
			if (tree[k].src == pair[i].src &&
			    tree[k].tgt == pair[i].tgt)
				assert_near(pair[i].score,
				    all_sets(tree, 8, k, true) /
					all_sets(tree, 8, k, false));
}

static void
each_document_is_in_one_pair_at_most(void **state)
{
	struct sp_assign pair[36];
	bool src[6] = {false}, tgt[6] = {false};
	size_t n = 0;

	(void)state;
	for (uint32_t i = 0; i < 6; i++)
		for (uint32_t j = 0; j < 6; j++)
			pair[n++] = (struct sp_assign){
			    i, j, (double)((7 * i + 5 * j) % 6), 0};
	n = assign(pair, n, 6, 6, 0);
	assert_int_equal(n, 6);
	for (size_t k = 0; k < n; k++) {
		assert_int_equal(pair[k].src, k); /* sorted */
		assert_false(src[pair[k].src]);
		assert_false(tgt[pair[k].tgt]);
		src[pair[k].src] = tgt[pair[k].tgt] = true;
	}
}

static void
of_equals_the_first_is_taken_in_any_order_of_input(void **state)
{
	struct sp_assign one[] = {
	    {0, 0, 3, 0}, {0, 1, 3, 0}, {1, 0, 3, 0}, {1, 1, 3, 0}};
	struct sp_assign other[] = {
	    {1, 1, 3, 0}, {1, 0, 3, 0}, {0, 1, 3, 0}, {0, 0, 3, 0}};

	(void)state;
	assert_int_equal(assign(one, 4, 2, 2, 0), 2);
	assert_int_equal(assign(other, 4, 2, 2, 0), 2);
	for (size_t k = 0; k < 2; k++) {
		assert_int_equal(one[k].src, k);
		assert_int_equal(one[k].tgt, k);
		assert_int_equal(other[k].src, k);
		assert_int_equal(other[k].tgt, k);
		assert_near(other[k].score, one[k].score);
	}
}

static void
the_least_score_is_enough(void **state)
{
	struct sp_assign pair[] = {{0, 0, 0, 0}, {1, 1, -.001, 0}};

	(void)state;
	assert_int_equal(assign(pair, 2, 2, 2, .5), 1);
	assert_int_equal(pair[0].src, 0);
	assert_int_equal(assign(pair, 1, 2, 2, 1.1), 0);
}

static void
odds_of_any_size_give_a_score(void **state)
{
	struct sp_assign pair[] = {
	    {0, 0, 1e6, 0}, {1, 1, -1e6, 0}, {0, 1, 1e4, 0}, {1, 0, 0, 0}};

	(void)state;
	assert_int_equal(assign(pair, 4, 2, 2, 0), 2);
	for (size_t k = 0; k < 2; k++)
		assert_true(pair[k].score >= 0 && pair[k].score <= 1);
}

static void
nothing_is_assigned_to_nothing(void **state)
{
	struct sp_assign none;

	(void)state;
	assert_int_equal(assign(&none, 0, 0, 0, 0), 0);
	assert_int_equal(assign(&none, 0, 5, 7, 0), 0);
}

static enum sp_status
work(void *ctx)
{
	struct sp_assign pair[] = {{0, 0, 3, 0}, {1, 0, 2, 0}};
	size_t n = 2;

	(void)ctx;
	return sp_assign_pairs(pair, &n, 2, 1, 0, NULL);
}

static void
no_memory_is_a_status(void **state)
{
	(void)state;
	assert_int_equal(oom_each(work, NULL), 11);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_candidate_alone_has_the_score_of_its_odds),
	    cmocka_unit_test(what_speaks_for_one_speaks_against_the_others),
	    cmocka_unit_test(a_rival_with_a_partner_is_none),
	    cmocka_unit_test(
		scores_are_those_of_all_sets_where_there_is_no_ring),
	    cmocka_unit_test(each_document_is_in_one_pair_at_most),
	    cmocka_unit_test(
		of_equals_the_first_is_taken_in_any_order_of_input),
	    cmocka_unit_test(the_least_score_is_enough),
	    cmocka_unit_test(odds_of_any_size_give_a_score),
	    cmocka_unit_test(nothing_is_assigned_to_nothing),
	    cmocka_unit_test(no_memory_is_a_status),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
