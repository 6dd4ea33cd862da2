/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdbool.h>

#include <spean/bead.h>

static void
a_bead_is_two_lists_of_sentences(void **state)
{
	struct sp_bead bead;

	(void)state;
	assert_int_equal(
	    sp_bead_parse(SP_STR("[3,4,5]:[0]"), &bead, NULL), SP_OK);
	assert_int_equal(bead.src, 3);
	assert_int_equal(bead.nsrc, 3);
	assert_int_equal(bead.tgt, 0);
	assert_int_equal(bead.ntgt, 1);
	assert_int_equal(sp_bead_parse(SP_STR("[]:[7,8]"), &bead, NULL), SP_OK);
	assert_int_equal(bead.nsrc, 0);
	assert_int_equal(bead.tgt, 7);
	assert_int_equal(bead.ntgt, 2);
}

static void
spaces_and_further_columns_are_passed_over(void **state)
{
	static const char *const line[] = {"[0, 1]:[0]", "[ 0,1 ] : [ 0 ]",
	    " [0,1]:[0]", "[0,1]:[0]:0.43", "[0,1]:[0]\t0.9310",
	    "[0,1]:[0] note", "[0,1]:[0]\tx\ty", "[00,01]:[000]"};
	struct sp_bead bead;

	(void)state;
	for (size_t k = 0; k < sizeof(line) / sizeof(line[0]); k++) {
		assert_int_equal(
		    sp_bead_parse(sp_str_c(line[k]), &bead, NULL), SP_OK);
		assert_int_equal(bead.nsrc, 2);
		assert_int_equal(bead.ntgt, 1);
	}
}

static void
what_is_no_bead_is_refused(void **state)
{
	static const char *const line[] = {"", " ", "[", "[]", "[0]",
	    "[0]:", "[0]:[", "[0]:[0", "0:0", "[0][0]", "[0]:[0]x", "[0]:[0]]",
	    "[0,]:[0]", "[,0]:[0]", "[0,2]:[0]", "[1,0]:[0]", "[0,0]:[0]",
	    "[-1]:[0]", "[+1]:[0]", "[0.5]:[0]", "[a]:[0]", "(0):(0)",
	    "[4294967295]:[0]", "[99999999999999999999999]:[0]",
	    "[18446744073709551616]:[0]", "[\xE1\x9F\xA1]:[0]"};
	struct sp_bead bead;

	(void)state;
	for (size_t k = 0; k < sizeof(line) / sizeof(line[0]); k++) {
		struct sp_err err = {0};

		assert_int_equal(sp_bead_parse(sp_str_c(line[k]), &bead, &err),
		    SP_BAD_RECORD);
		assert_non_null(strstr(err.msg, "not a bead"));
	}
	assert_int_equal(sp_bead_parse((struct sp_str){NULL, 0}, &bead, NULL),
	    SP_BAD_RECORD);
	assert_int_equal(
	    sp_bead_parse(SP_STR("[0\0]:[0]"), &bead, NULL), SP_BAD_RECORD);
}

static void
a_bead_of_nothing_is_refused(void **state)
{
	struct sp_bead bead;
	struct sp_err err = {0};

	(void)state;
	assert_int_equal(
	    sp_bead_parse(SP_STR("[]:[]"), &bead, &err), SP_BAD_RECORD);
	assert_string_equal(err.msg, "a bead of nothing");
}

static void
the_last_sentence_number_is_one_below_the_limit(void **state)
{
	struct sp_bead bead;

	(void)state;
	assert_int_equal(
	    sp_bead_parse(SP_STR("[4294967294]:[]"), &bead, NULL), SP_OK);
	assert_int_equal(bead.src, UINT32_MAX - 1);
	assert_int_equal(bead.nsrc, 1);
}

static void
a_bead_that_is_written_is_read_again(void **state)
{
	static const struct sp_bead bead[] = {{0, 0, 1, 1, 1}, {5, 9, 4, 1, .5},
	    {5, 9, 0, 2, .00004}, {4294967290, 4294967293, 4, 1, .99996}};
	static const char *const want[] = {"[0]:[0]\t1.0000\n",
	    "[5,6,7,8]:[9]\t0.5000\n", "[]:[9,10]\t0.0000\n",
	    ("[4294967290,4294967291,4294967292,4294967293]:[4294967293]"
	     "\t1.0000\n")};

	(void)state;
	for (size_t k = 0; k < sizeof(bead) / sizeof(bead[0]); k++) {
		struct sp_buf out = {0};
		struct sp_bead again;

		sp_bead_write(&bead[k], &out);
		assert_str_is(sp_buf_str(&out), want[k]);
		assert_int_equal(
		    sp_bead_parse(sp_str_sub(sp_buf_str(&out), 0, out.n - 1),
			&again, NULL),
		    SP_OK);
		assert_int_equal(again.nsrc, bead[k].nsrc);
		assert_int_equal(again.ntgt, bead[k].ntgt);
		assert_true(again.nsrc == 0 || again.src == bead[k].src);
		assert_true(again.ntgt == 0 || again.tgt == bead[k].tgt);
		sp_buf_release(&out);
	}
}

static void
beads_are_kept_in_the_order_of_addition(void **state)
{
	struct sp_beads beads = {0};

	(void)state;
	for (uint32_t k = 0; k < 1000; k++)
		assert_true(
		    sp_beads_add(&beads, (struct sp_bead){k, k, 1, 1, 0}));
	assert_int_equal(beads.n, 1000);
	for (uint32_t k = 0; k < 1000; k++)
		assert_int_equal(beads.bead[k].src, k);
	sp_beads_release(&beads);
	assert_int_equal(beads.n, 0);
	assert_null(beads.bead);
	sp_beads_release(&beads);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_bead_is_two_lists_of_sentences),
	    cmocka_unit_test(spaces_and_further_columns_are_passed_over),
	    cmocka_unit_test(what_is_no_bead_is_refused),
	    cmocka_unit_test(a_bead_of_nothing_is_refused),
	    cmocka_unit_test(the_last_sentence_number_is_one_below_the_limit),
	    cmocka_unit_test(a_bead_that_is_written_is_read_again),
	    cmocka_unit_test(beads_are_kept_in_the_order_of_addition),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
