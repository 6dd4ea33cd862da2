/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdlib.h>

#include <spean/guide.h>
#include <spean/search.h>

static enum sp_status
parse(const char *rec, struct sp_guide_mark *mark, struct sp_err *err)
{
	return sp_guide_parse(sp_str_c(rec), 20, 10, mark, err);
}

static void
a_record_names_sentences_of_both_sides(void **state)
{
	struct sp_guide_mark mark;

	(void)state;
	assert_int_equal(parse("3\t9", &mark, NULL), SP_OK);
	assert_int_equal(mark.src, 2);
	assert_int_equal(mark.tgt, 8);
	assert_int_equal(mark.nsrc, 1);
	assert_int_equal(mark.ntgt, 1);
	assert_false(mark.whole);
	assert_int_equal(parse("17,18,19,20\t10\t0.5\tx", &mark, NULL), SP_OK);
	assert_int_equal(mark.src, 16);
	assert_int_equal(mark.nsrc, 4);
	assert_int_equal(mark.ntgt, 1);
}

static void
a_record_that_is_none_is_told(void **state)
{
	static const char *const bad[][2] = {
	    {"", "not sentences of both sides, such as 4,5 TAB 4"},
	    {"3", "not sentences of both sides, such as 4,5 TAB 4"},
	    {"3 9", "not sentences of both sides, such as 4,5 TAB 4"},
	    {"3\t", "not sentences of both sides, such as 4,5 TAB 4"},
	    {"3\t-", "not sentences of both sides, such as 4,5 TAB 4"},
	    {"3\t-1", "not sentences of both sides, such as 4,5 TAB 4"},
	    {"3\t0", "not sentences of both sides, such as 4,5 TAB 4"},
	    {"3\tx", "not sentences of both sides, such as 4,5 TAB 4"},
	    {"3,5\t1", "not sentences of both sides, such as 4,5 TAB 4"},
	    {"3,\t1", "not sentences of both sides, such as 4,5 TAB 4"},
	    {"99999999999999999999\t1",
		"not sentences of both sides, such as 4,5 TAB 4"},
	    {"21\t1", "21 is not in the source, which ends with 20"},
	    {"19,20,21\t1", "21 is not in the source, which ends with 20"},
	    {"1\t11", "11 is not in the target, which ends with 10"},
	    {"1,2,3\t1,2,3", "no bead has 3 and 3 sentences"},
	    {"1,2,3,4,5\t1", "no bead has 5 and 1 sentences"},
	};
	struct sp_guide_mark mark;
	struct sp_err err;

	(void)state;
	for (size_t k = 0; k < sizeof(bad) / sizeof(bad[0]); k++) {
		assert_int_equal(parse(bad[k][0], &mark, &err), SP_BAD_RECORD);
		assert_string_equal(err.msg, bad[k][1]);
	}
}

/* A guide of records, the first of place 1. */
static enum sp_status
settle(const char *records, struct sp_guide *guide, size_t *place,
    struct sp_err *err)
{
	struct sp_str rest = sp_str_c(records);
	size_t line = 0;

	while (rest.s) {
		struct sp_str rec = sp_str_cut(&rest, ';');
		struct sp_guide_mark mark;
		bool whole = sp_str_starts(rec, SP_STR("="));

		rec = sp_str_sub(rec, whole, rec.n);
		assert_int_equal(
		    sp_guide_parse(rec, 100, 100, &mark, err), SP_OK);
		mark.place = ++line;
		mark.whole = whole;
		assert_true(sp_guide_add(guide, &mark));
	}
	return sp_guide_settle(guide, 100, 100, place, err);
}

static void
marks_may_come_in_any_order_and_are_joined_where_they_meet(void **state)
{
	struct sp_guide guide = {0};
	size_t place;

	(void)state;
	assert_int_equal(settle("30\t30;4\t5;5,6\t5;9\t9;30\t31;31\t31;=50\t50;"
				"50\t50;8\t8;=4,5,6\t5",
			     &guide, &place, NULL),
	    SP_OK);
	assert_int_equal(guide.n, 5);
	assert_int_equal(guide.mark[0].src, 3);
	assert_int_equal(guide.mark[0].nsrc, 3);
	assert_int_equal(guide.mark[0].ntgt, 1);
	assert_true(guide.mark[0].whole);
	assert_int_equal(guide.mark[1].src, 7);
	assert_int_equal(guide.mark[2].src, 8);
	assert_int_equal(guide.mark[3].nsrc, 2);
	assert_int_equal(guide.mark[3].ntgt, 2);
	assert_false(guide.mark[3].whole);
	assert_true(guide.mark[4].whole);
	sp_guide_release(&guide);
	assert_int_equal(sp_guide_settle(&guide, 0, 0, &place, NULL), SP_OK);
}

static void
marks_that_no_path_has_are_told_with_their_place(void **state)
{
	static const struct {
		const char *records;
		size_t place;
		const char *msg;
	} bad[] = {
	    {"4\t8;3\t9", 2,
		"sentences 4 and 8 cross 3 and 9, which belong together"},
	    {"3\t9;10\t20;4\t8", 3,
		"sentences 4 and 8 cross 3 and 9, which belong together"},
	    {"1\t1;1\t2;1\t3;1\t4;1\t5", 5,
		"sentences 1 and 5 cannot be a bead, as 1 and 1 belong "
		"together"},
	    {"=7\t7;7,8\t7", 2,
		"sentences 7 and 7 cannot be a bead, as 7 and 7 belong "
		"together"},
	    {"7\t8;=7\t7", 2,
		"sentences 7 and 8 cannot be a bead, as 7 and 7 belong "
		"together"},
	};

	(void)state;
	for (size_t k = 0; k < sizeof(bad) / sizeof(bad[0]); k++) {
		struct sp_guide guide = {0};
		struct sp_err err;
		size_t place = 0;

		assert_int_equal(settle(bad[k].records, &guide, &place, &err),
		    SP_BAD_RECORD);
		assert_string_equal(err.msg, bad[k].msg);
		assert_int_equal(place, bad[k].place);
		sp_guide_release(&guide);
	}
}

static void
marks_must_lie_in_the_texts(void **state)
{
	struct sp_guide_mark mark = {.src = 4, .nsrc = 2, .ntgt = 1};
	struct sp_guide guide = {0};
	size_t place = 0;

	(void)state;
	assert_true(sp_guide_add(&guide, &mark));
	assert_int_equal(
	    sp_guide_settle(&guide, 5, 5, &place, NULL), SP_BAD_RECORD);
	guide.mark[0].nsrc = 0;
	assert_int_equal(
	    sp_guide_settle(&guide, 5, 5, &place, NULL), SP_BAD_RECORD);
	sp_guide_release(&guide);
}

/* True where a bead has the mark's sentences, or none of them. */
static bool
keeps(
    const struct sp_guide_mark *mark, size_t i, size_t ni, size_t j, size_t nj)
{
	size_t src = 0, tgt = 0;

	for (size_t k = i; k < i + ni; k++)
		src += k >= mark->src && k < mark->src + mark->nsrc;
	for (size_t k = j; k < j + nj; k++)
		tgt += k >= mark->tgt && k < mark->tgt + mark->ntgt;
	if (src == 0 && tgt == 0)
		return true;
	if (mark->whole && (ni != mark->nsrc || nj != mark->ntgt))
		return false;
	return src == mark->nsrc && tgt == mark->ntgt;
}

static void
what_is_left_are_the_beads_that_keep_the_marks(void **state)
{
	static const char records[] = "3\t2;5,6\t5;7\t6;=10\t9,10;15\t20";
	struct sp_guide guide = {0};
	struct sp_band limits;
	size_t place;

	(void)state;
	assert_int_equal(settle(records, &guide, &place, NULL), SP_OK);
	assert_true(sp_guide_limits(&guide, 100, 100, &limits));
	for (size_t k = 0; k < 25 * 25 * 25; k++) {
		size_t i = k / 25 / 25, j = k / 25 % 25;
		size_t ni = k % 25 / 5, nj = k % 5;
		bool all = ni + nj > 0, left;

		for (size_t g = 0; g < guide.n; g++)
			all &= keeps(&guide.mark[g], i, ni, j, nj);
		left = sp_band_has(&limits, i, j) &&
		    sp_band_has(&limits, i + ni, j + nj) && ni + nj > 0 &&
		    sp_guide_allows(&guide, i, ni, j, nj);
		/* A bead that keeps the marks may lie beside all paths. */
		if (left)
			assert_true(all);
		else if (all && sp_band_has(&limits, i, j))
			assert_false(sp_band_has(&limits, i + ni, j + nj));
	}
	sp_band_release(&limits);
	sp_guide_release(&guide);
}

/* Beads on the diagonal are best, but for the marks. */
static double
diagonal(void *ctx, size_t unit, size_t i, size_t ni, size_t j, size_t nj)
{
	(void)unit;
	if (unit == 1 && !sp_guide_allows(ctx, i, ni, j, nj))
		return SP_LATTICE_NEVER;
	return ni == nj && i == j ? 1 : -.1;
}

static void
long_texts_keep_the_marks_in_blocks_too(void **state)
{
	static const struct sp_guide_mark mark[] = {
	    {.src = 1000, .tgt = 3001, .nsrc = 2, .ntgt = 1},
	    {.src = 3501, .tgt = 3502, .nsrc = 1, .ntgt = 1, .whole = true},
	    {.src = 8999, .tgt = 6000, .nsrc = 1, .ntgt = 1},
	};
	struct sp_guide guide = {0};
	struct sp_band limits;
	struct sp_search search = {.n = 9000,
	    .m = 9000,
	    .steps.max = 2,
	    .steps.total = 3,
	    .steps.worth = diagonal,
	    .steps.ctx = &guide,
	    .limits = &limits};
	struct sp_beads beads = {0};
	size_t place, src = 0, tgt = 0;

	(void)state;
	for (size_t k = 0; k < 3; k++)
		assert_true(sp_guide_add(&guide, &mark[k]));
	assert_int_equal(
	    sp_guide_settle(&guide, 9000, 9000, &place, NULL), SP_OK);
	assert_true(sp_guide_limits(&guide, 9000, 9000, &limits));
	assert_true(limits.at[9001] > SP_SEARCH_CELLS);
	assert_int_equal(sp_search_run(&search, &beads, NULL), SP_OK);
	for (size_t b = 0; b < beads.n; b++) {
		const struct sp_bead *x = &beads.bead[b];

		assert_true(x->src == src && x->tgt == tgt);
		for (size_t g = 0; g < 3; g++)
			assert_true(
			    keeps(&mark[g], src, x->nsrc, tgt, x->ntgt));
		src += x->nsrc;
		tgt += x->ntgt;
	}
	assert_true(src == 9000 && tgt == 9000);
	sp_beads_release(&beads);
	sp_band_release(&limits);
	sp_guide_release(&guide);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_record_names_sentences_of_both_sides),
	    cmocka_unit_test(a_record_that_is_none_is_told),
	    cmocka_unit_test(
		marks_may_come_in_any_order_and_are_joined_where_they_meet),
	    cmocka_unit_test(marks_that_no_path_has_are_told_with_their_place),
	    cmocka_unit_test(marks_must_lie_in_the_texts),
	    cmocka_unit_test(what_is_left_are_the_beads_that_keep_the_marks),
	    cmocka_unit_test(long_texts_keep_the_marks_in_blocks_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
