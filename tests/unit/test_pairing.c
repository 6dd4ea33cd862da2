/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <math.h>

#include <spean/pairing.h>

static void
equal_ids_are_pairs_in_the_order_of_the_source(void **state)
{
	const struct sp_str src[] = {
	    SP_STR("c"), SP_STR("a"), SP_STR("x"), SP_STR("b")};
	const struct sp_str tgt[] = {
	    SP_STR("a"), SP_STR("b"), SP_STR("c"), SP_STR("y")};
	struct sp_docpairs pairs = {0};

	(void)state;
	assert_int_equal(
	    sp_pairing_by_path(src, 4, tgt, 4, &pairs, NULL), SP_OK);
	assert_int_equal(pairs.n, 3);
	assert_str_is(pairs.pair[0].src, "c");
	assert_str_is(pairs.pair[1].src, "a");
	assert_str_is(pairs.pair[2].tgt, "b");
	for (size_t k = 0; k < 3; k++) {
		assert_true(sp_str_eq(pairs.pair[k].src, pairs.pair[k].tgt));
		assert_true(pairs.pair[k].score == 1);
		assert_str_is(pairs.pair[k].evidence, "path");
	}
	sp_docpairs_release(&pairs);
}

static void
ids_are_compared_by_all_their_bytes(void **state)
{
	const struct sp_str src[] = {
	    SP_STR("a"), SP_STR("A.html"), SP_STR("d/a"), SP_STR("\xC3\xA9")};
	const struct sp_str tgt[] = {SP_STR("a.html"), SP_STR("a/"),
	    SP_STR("d//a"), SP_STR("e\xCC\x81")};
	struct sp_docpairs pairs = {0};

	(void)state;
	assert_int_equal(
	    sp_pairing_by_path(src, 4, tgt, 4, &pairs, NULL), SP_OK);
	assert_int_equal(pairs.n, 0);
	sp_docpairs_release(&pairs);
}

static void
an_id_that_stands_twice_is_paired_once(void **state)
{
	const struct sp_str src[] = {SP_STR("a"), SP_STR("b"), SP_STR("a")};
	const struct sp_str tgt[] = {SP_STR("b"), SP_STR("b"), SP_STR("a")};
	struct sp_docpairs pairs = {0};

	(void)state;
	assert_int_equal(
	    sp_pairing_by_path(src, 3, tgt, 3, &pairs, NULL), SP_OK);
	assert_int_equal(pairs.n, 2);
	/* Appended to what is there. */
	assert_int_equal(
	    sp_pairing_by_path(src, 1, tgt, 3, &pairs, NULL), SP_OK);
	assert_int_equal(pairs.n, 3);
	sp_docpairs_release(&pairs);
}

static void
empty_collections_have_no_pairs(void **state)
{
	const struct sp_str one = SP_STR("a");
	struct sp_docpairs pairs = {0};

	(void)state;
	assert_int_equal(
	    sp_pairing_by_path(NULL, 0, NULL, 0, &pairs, NULL), SP_OK);
	assert_int_equal(
	    sp_pairing_by_path(&one, 1, NULL, 0, &pairs, NULL), SP_OK);
	assert_int_equal(
	    sp_pairing_by_path(NULL, 0, &one, 1, &pairs, NULL), SP_OK);
	assert_int_equal(pairs.n, 0);
	sp_docpairs_release(&pairs);
}

static void
a_record_needs_two_documents_only(void **state)
{
	struct sp_docpair pair;

	(void)state;
	assert_int_equal(sp_docpair_parse(SP_STR("a\tb"), &pair, NULL), SP_OK);
	assert_str_is(pair.src, "a");
	assert_str_is(pair.tgt, "b");
	assert_true(pair.score == 1);
	assert_int_equal(pair.evidence.n, 0);
	assert_int_equal(
	    sp_docpair_parse(
		SP_STR("a\tb\t0.25\tnum:74 date:2019\tmore"), &pair, NULL),
	    SP_OK);
	assert_true(fabs(pair.score - .25) < 1e-12);
	assert_str_is(pair.evidence, "num:74 date:2019");
}

static void
a_bad_record_is_refused(void **state)
{
	static const struct {
		const char *rec, *says;
	} bad[] = {{"", "src_doc and tgt_doc"}, {"a", "src_doc and tgt_doc"},
	    {"\tb", "src_doc and tgt_doc"}, {"a\t", "src_doc and tgt_doc"},
	    {"a\tb\t", "field 3"}, {"a\tb\t2", "field 3"},
	    {"a\tb\tpath", "'path'"}, {"a\tb\t\tpath", "field 3"}};

	(void)state;
	for (size_t k = 0; k < sizeof(bad) / sizeof(bad[0]); k++) {
		struct sp_err err = {0};
		struct sp_docpair pair;

		assert_int_equal(
		    sp_docpair_parse(sp_str_c(bad[k].rec), &pair, &err),
		    SP_BAD_RECORD);
		assert_non_null(strstr(err.msg, bad[k].says));
	}
}

static void
a_record_that_is_not_utf8_is_refused(void **state)
{
	struct sp_err err = {0};
	struct sp_docpair pair;

	(void)state;
	assert_int_equal(
	    sp_docpair_parse(SP_STR("a\t\xFF\t1"), &pair, &err), SP_BAD_TEXT);
	assert_non_null(strstr(err.msg, "byte 3"));
}

static void
a_pair_that_is_written_is_read_again(void **state)
{
	struct sp_docpair pair = {
	    SP_STR("a\tx.html"), SP_STR("ក.html"), .75, SP_STR("path")};
	struct sp_docpair again;
	struct sp_buf out = {0};

	(void)state;
	sp_docpair_write(&pair, &out);
	assert_str_is(sp_buf_str(&out), "a x.html\tក.html\t0.7500\tpath\n");
	assert_int_equal(
	    sp_docpair_parse(
		sp_str_sub(sp_buf_str(&out), 0, out.n - 1), &again, NULL),
	    SP_OK);
	assert_str_is(again.tgt, "ក.html");
	assert_str_is(again.evidence, "path");
	sp_buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(equal_ids_are_pairs_in_the_order_of_the_source),
	    cmocka_unit_test(ids_are_compared_by_all_their_bytes),
	    cmocka_unit_test(an_id_that_stands_twice_is_paired_once),
	    cmocka_unit_test(empty_collections_have_no_pairs),
	    cmocka_unit_test(a_record_needs_two_documents_only),
	    cmocka_unit_test(a_bad_record_is_refused),
	    cmocka_unit_test(a_record_that_is_not_utf8_is_refused),
	    cmocka_unit_test(a_pair_that_is_written_is_read_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
