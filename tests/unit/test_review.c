/* SPDX-License-Identifier: MIT */
#include "scratch.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <spean/inflow.h>
#include <spean/review.h>

#define EN SP_STR("en")
#define KM SP_STR("km")

static int
set_up(void **state)
{
	*state = scratch_open();
	return *state ? 0 : -1;
}

static int
tear_down(void **state)
{
	scratch_close(*state);
	return 0;
}

/* A run that puts these texts in turn, all of the same two documents. */
static void
put_all(struct sp_store *store, const char *const text[][2], size_t n)
{
	assert_int_equal(sp_store_begin(store, NULL), SP_OK);
	assert_int_equal(sp_store_run(store, "t", "1", "", NULL), SP_OK);
	for (size_t i = 0; i < n; i++) {
		char loc[8];
		struct sp_pair pair = {SP_STR("a"), SP_STR("b"), {loc, 0},
		    {loc, 0}, .9, sp_str_c(text[i][0]), sp_str_c(text[i][1]),
		    {NULL, 0}};

		pair.src_loc.n = pair.tgt_loc.n =
		    (size_t)snprintf(loc, sizeof(loc), "%zu", i + 1);
		assert_int_equal(
		    sp_store_put_pair(store, EN, KM, &pair, NULL), SP_OK);
	}
	assert_int_equal(sp_store_commit(store, NULL), SP_OK);
}

static bool
say(struct sp_store *store, const char *src, const char *tgt,
    enum sp_verdict_kind kind, const char *fixed)
{
	struct sp_verdict verdict = {.src_doc = SP_STR("a"),
	    .tgt_doc = SP_STR("b"),
	    .src_text = sp_str_c(src),
	    .tgt_text = sp_str_c(tgt),
	    .kind = kind,
	    .fixed_tgt = sp_str_c(fixed)};
	bool known;

	assert_int_equal(sp_store_begin(store, NULL), SP_OK);
	assert_int_equal(
	    sp_store_review(store, EN, KM, &verdict, &known, NULL), SP_OK);
	assert_int_equal(sp_store_review_end(store, NULL), SP_OK);
	assert_int_equal(sp_store_commit(store, NULL), SP_OK);
	return known;
}

static enum sp_status
one(void *ctx, const struct sp_found *found, struct sp_err *err)
{
	(void)err;
	sp_buf_add(ctx, found->pair.src_text);
	sp_buf_addc(ctx, '=');
	sp_buf_add(ctx, found->pair.tgt_text);
	if (found->verdict.n > 0)
		sp_buf_addc(ctx, '/');
	sp_buf_add(ctx, found->verdict);
	sp_buf_addc(ctx, ' ');
	return SP_OK;
}

static void
has(struct sp_store *store, bool all, const char *want)
{
	struct sp_store_query query = {EN, KM, 0, all, NULL};
	struct sp_buf out = {0};

	assert_int_equal(sp_store_each(store, &query, one, &out, NULL), SP_OK);
	assert_str_is(sp_buf_str(&out), want);
	sp_buf_release(&out);
}

static void
a_verdict_holds_for_all_pairs_with_these_texts(void **state)
{
	static const char *const text[][2] = {
	    {"One", "មួយ"}, {"Two", "ពីរ"}, {"One", "មួយ"}};

	put_all(*state, text, 3);
	assert_true(say(*state, "One", "មួយ", SP_VERDICT_FIX, "មួយៗ"));
	has(*state, false, "One=មួយៗ/fix Two=ពីរ One=មួយៗ/fix ");
	/* By the texts as they are now, too. */
	assert_true(say(*state, "One", "មួយៗ", SP_VERDICT_REJECT, ""));
	has(*state, false, "Two=ពីរ ");
	has(*state, true, "One=មួយ/reject Two=ពីរ One=មួយ/reject ");
	assert_true(say(*state, "One", "មួយ", SP_VERDICT_NONE, ""));
	has(*state, false, "One=មួយ Two=ពីរ One=មួយ ");
}

static void
a_verdict_on_what_is_not_there_is_not_known(void **state)
{
	static const char *const text[][2] = {{"One", "មួយ"}};

	put_all(*state, text, 1);
	assert_false(say(*state, "One", "ពីរ", SP_VERDICT_ACCEPT, ""));
	assert_false(say(*state, "one", "មួយ", SP_VERDICT_ACCEPT, ""));
	has(*state, false, "One=មួយ ");
}

static void
a_verdict_comes_back_with_the_pair(void **state)
{
	static const char *const first[][2] = {
	    {"One", "មួយ"}, {"Two", "ពីរ"}, {"Six", "៦"}};
	static const char *const second[][2] = {{"New", "ថ្មី"}, {"Two", "ពីរ"}};
	static const char *const third[][2] = {
	    {"Six", "៦"}, {"One", "មួយ"}, {"Two", "ពីរ"}};

	put_all(*state, first, 3);
	assert_true(say(*state, "One", "មួយ", SP_VERDICT_FIX, "មួយៗ"));
	assert_true(say(*state, "Two", "ពីរ", SP_VERDICT_ACCEPT, ""));
	assert_true(say(*state, "Six", "៦", SP_VERDICT_REJECT, ""));
	put_all(*state, second, 2);
	has(*state, true, "New=ថ្មី Two=ពីរ/accept ");
	put_all(*state, third, 3);
	has(*state, true, "Six=៦/reject One=មួយៗ/fix Two=ពីរ/accept ");
}

/* The table's rows: what each says, or why it says nothing. */
static void
reads(const char *path, const char *table, const char *want)
{
	struct sp_review_table rows = {0};
	struct sp_verdict verdict;
	struct sp_buf out = {0};
	struct sp_err err = {0};
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(table, file);
	fclose(file);
	rows.lines.in = sp_inflow_open(path, &err);
	assert_non_null(rows.lines.in);
	while (sp_review_next(&rows, &verdict, &err)) {
		sp_buf_addf(&out, "%zu:", rows.lines.number);
		if (err.status == SP_OK) {
			sp_buf_addf(&out, "%d:", (int)verdict.kind);
			sp_buf_add(&out, verdict.src_text);
			sp_buf_addc(&out, '>');
			sp_buf_add(&out, verdict.fixed_tgt);
		}
		sp_buf_addc(&out, ' ');
	}
	if (err.status != SP_OK)
		sp_buf_add(&out, sp_str_c(err.msg));
	assert_str_is(sp_buf_str(&out), want);
	sp_inflow_free(rows.lines.in);
	sp_review_table_release(&rows);
	sp_buf_release(&out);
	unlink(path);
}

static void
columns_come_in_any_order(void **state)
{
	const char *path = "test_review.tsv";

	(void)state;
	reads(path,
	    "verdict\tx\tsrc_text\ttgt_text\ttgt_doc\tsrc_doc\tfixed_tgt\n"
	    "Accept\t\tA\tB\tt\ts\n"
	    "\t\tA\tB\tt\ts\t\r\n"
	    "\n"
	    "\t\tA\tB\tt\ts\tC\r\n"
	    "fix\t\tA\tB\tt\ts\t\"say \"\"so\"\".\"\n"
	    "fix\t\tA\tB\tt\ts\t\"C\"\n"
	    "none\t\tA\tB\tt\ts\n"
	    "fix\t\tA\tB\tt\ts\n"
	    "reject\t\tA\tB\tt\ts\tC\n"
	    "accept\t\tA\n",
	    "2:1:A> 5:3:A>C 6:3:A>say \"so\". 7:3:A>\"C\" 8:0:A> 9: 10: 11: ");
	reads(path, "verdict\tsrc_text\n",
	    "the first line names no column src_doc");
	reads(path, "", "");
}

static void
marks_of_spreadsheets_come_off(void **state)
{
	struct sp_review_table table = {0};
	struct sp_verdict verdict = {.src_text = SP_STR("\"a \"\"b\"\"\""),
	    .tgt_text = SP_STR("\"\""),
	    .src_doc = SP_STR("\"")};

	(void)state;
	assert_true(sp_review_unquote(&table, &verdict));
	assert_str_is(verdict.src_text, "a \"b\"");
	assert_str_is(verdict.tgt_text, "");
	assert_str_is(verdict.src_doc, "\"");
	assert_false(sp_review_unquote(&table, &verdict));
	sp_review_table_release(&table);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		a_verdict_holds_for_all_pairs_with_these_texts, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(
		a_verdict_on_what_is_not_there_is_not_known, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		a_verdict_comes_back_with_the_pair, set_up, tear_down),
	    cmocka_unit_test(columns_come_in_any_order),
	    cmocka_unit_test(marks_of_spreadsheets_come_off),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
