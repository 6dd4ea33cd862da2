/* SPDX-License-Identifier: MIT */
#include <spean/lex_table.h>

#include "oom.h"
#include "unit.h"

#include <math.h>

#include <spean/lex.h>

static void
add(struct sp_lex_table *table, const char *src, const char *tgt, double p_tgt,
    double p_src)
{
	sp_lex_table_add(table, sp_str_c(src), sp_str_c(tgt), p_tgt, p_src);
}

static void
is_written(struct sp_lex_table *table, const char *want)
{
	struct sp_buf out = {0};

	assert_int_equal(sp_lex_table_write(table, &out, NULL), SP_OK);
	assert_str_is(sp_buf_str(&out), want);
	sp_buf_release(&out);
}

static void
a_table_is_written_by_bytes(void **state)
{
	struct sp_lex_table table = {0};

	(void)state;
	add(&table, "b", "x", 1, .5);
	add(&table, "a", "y", .123456, 0);
	add(&table, "", "y", .00001, 0);
	add(&table, "a", "", 0, .25);
	add(&table, "a", "x", .0000049, .0000049);
	add(&table, "a", "z", 1.0 / 3, .0000051);
	assert_int_equal(sp_lex_table_sort(&table, NULL), SP_OK);
	is_written(&table,
	    "\ty\t0.00001\t0\n"
	    "a\t\t0\t0.25\n"
	    "a\ty\t0.12346\t0\n"
	    "a\tz\t0.33333\t0.00001\n"
	    "b\tx\t1\t0.5\n");
	sp_lex_table_release(&table);
}

static void
an_empty_table_is_written_and_packed(void **state)
{
	struct sp_lex_table table = {0};
	struct sp_buf bytes = {0};
	struct sp_lex *lex;

	(void)state;
	assert_int_equal(sp_lex_table_sort(&table, NULL), SP_OK);
	assert_int_equal(sp_lex_table_prune(&table, .1, 2, NULL), SP_OK);
	is_written(&table, "");
	assert_int_equal(sp_lex_table_pack(&table, &bytes, NULL), SP_OK);
	lex = sp_lex_of(&bytes, NULL);
	assert_non_null(lex);
	assert_int_equal(sp_lex_count(lex, SP_LEX_SRC), 1);
	assert_int_equal(
	    sp_lex_nearest(lex, SP_LEX_TGT, SP_STR("a")), SP_LEX_NONE);
	sp_lex_free(lex);
	sp_lex_table_release(&table);
}

static void
entries_for_the_same_words_are_added_up(void **state)
{
	struct sp_lex_table table = {0};

	(void)state;
	add(&table, "a", "x", .5, .25);
	add(&table, "b", "x", .5, .25);
	add(&table, "a", "x", .25, .25);
	assert_int_equal(sp_lex_table_sort(&table, NULL), SP_OK);
	add(&table, "a", "x", .5, .25);
	assert_int_equal(sp_lex_table_sort(&table, NULL), SP_OK);
	is_written(&table, "a\tx\t1\t0.75\nb\tx\t0.5\t0.25\n");
	sp_lex_table_release(&table);
}

static void
a_merge_takes_the_mean_of_who_knows_the_word(void **state)
{
	struct sp_lex_table a = {0}, b = {0}, both = {0};
	const struct sp_lex_table *const each[] = {&a, &b};

	(void)state;
	add(&a, "cat", "x", 1, .5);
	add(&a, "dog", "x", .5, .5);
	add(&b, "cat", "x", .5, 1);
	add(&b, "cat", "y", .5, 1);
	assert_int_equal(sp_lex_table_sort(&a, NULL), SP_OK);
	assert_int_equal(sp_lex_table_sort(&b, NULL), SP_OK);
	sp_lex_table_merge(&both, each, 2);
	assert_int_equal(sp_lex_table_sort(&both, NULL), SP_OK);
	is_written(
	    &both, "cat\tx\t0.75\t0.75\ncat\ty\t0.25\t1\ndog\tx\t0.5\t0.25\n");
	sp_lex_table_release(&a);
	sp_lex_table_release(&b);
	sp_lex_table_release(&both);
}

static void
a_table_is_turned_and_back(void **state)
{
	struct sp_lex_table table = {0};
	const char *text = "\tx\t0.5\t0\ncat\tx\t0.75\t1\n"
			   "cat\ty\t0.25\t1\n";

	(void)state;
	add(&table, "cat", "x", .75, 1);
	add(&table, "cat", "y", .25, 1);
	add(&table, "", "x", .5, 0);
	assert_int_equal(sp_lex_table_turn(&table, NULL), SP_OK);
	is_written(&table, "x\t\t0\t0.5\nx\tcat\t1\t0.75\ny\tcat\t1\t0.25\n");
	assert_int_equal(sp_lex_table_turn(&table, NULL), SP_OK);
	is_written(&table, text);
	sp_lex_table_release(&table);
}

static void
pruning_leaves_the_best_of_either_word(void **state)
{
	struct sp_lex_table table = {0};

	(void)state;
	add(&table, "a", "x", .6, .5);
	add(&table, "a", "y", .3, .1);
	add(&table, "a", "z", .1, .3);
	add(&table, "b", "y", .01, .01);
	add(&table, "", "y", .5, 0);
	assert_int_equal(sp_lex_table_sort(&table, NULL), SP_OK);
	/* y and z are the best of no source word but have none better. */
	assert_int_equal(sp_lex_table_prune(&table, 0, 1, NULL), SP_OK);
	is_written(&table,
	    "\ty\t0.5\t0\n"
	    "a\tx\t0.6\t0.5\n"
	    "a\ty\t0.3\t0.1\n"
	    "a\tz\t0.1\t0.3\n"
	    "b\ty\t0.01\t0.01\n");
	assert_int_equal(sp_lex_table_prune(&table, .3, 0, NULL), SP_OK);
	is_written(&table,
	    "\ty\t0.5\t0\n"
	    "a\tx\t0.6\t0.5\n"
	    "a\ty\t0.3\t0.1\n"
	    "a\tz\t0.1\t0.3\n");
	assert_null(sp_map_get(&table.word[0], SP_STR("b")));
	sp_lex_table_release(&table);
}

static void
a_line_is_taken_apart(void **state)
{
	struct sp_lex_line line;

	(void)state;
	assert_int_equal(
	    sp_lex_line_parse(SP_STR("a\tx\t0.5\t1"), &line, NULL), SP_OK);
	assert_str_is(line.src, "a");
	assert_str_is(line.tgt, "x");
	assert_true(fabs(line.p_tgt - .5) < 1e-9);
	assert_true(fabs(line.p_src - 1) < 1e-9);
	assert_int_equal(
	    sp_lex_line_parse(SP_STR("\tx\t0.5\t0\tmore"), &line, NULL), SP_OK);
	assert_str_is(line.src, "");
}

static void
a_bad_line_is_refused(void **state)
{
	static const struct {
		const char *rec;
		enum sp_status status;
		const char *says;
	} bad[] = {
	    {"", SP_BAD_RECORD, "1 of 4 fields"},
	    {"a\tx\t1", SP_BAD_RECORD, "3 of 4 fields"},
	    {"\t\t1\t1", SP_BAD_RECORD, "both words"},
	    {"a\tx\t1.5\t1", SP_BAD_RECORD, "no number"},
	    {"a\tx\t1\tnan", SP_BAD_RECORD, "no number"},
	    {"a\t\xFF\t1\t1", SP_BAD_TEXT, "byte 3"},
	};

	(void)state;
	for (size_t k = 0; k < sizeof(bad) / sizeof(bad[0]); k++) {
		struct sp_err err = {0};
		struct sp_lex_line line;

		assert_int_equal(
		    sp_lex_line_parse(sp_str_c(bad[k].rec), &line, &err),
		    bad[k].status);
		assert_non_null(strstr(err.msg, bad[k].says));
	}
}

/* What a binary lexicon says of two words: p(tgt|src) · 100. */
static int
percent(const struct sp_lex *lex, const char *src, const char *tgt)
{
	uint32_t s = sp_lex_nearest(lex, SP_LEX_SRC, sp_str_c(src));
	uint32_t t = sp_lex_nearest(lex, SP_LEX_TGT, sp_str_c(tgt));
	const struct sp_lex_entry *row, *column;
	size_t n, m, found = 0;
	int p = 0;

	assert_true(s != SP_LEX_NONE && t != SP_LEX_NONE);
	row = sp_lex_entries(lex, SP_LEX_SRC, s, &n);
	column = sp_lex_entries(lex, SP_LEX_TGT, t, &m);
	for (size_t i = 0; i < n; i++)
		if (row[i].word == t) {
			p = (int)lround((double)row[i].tgt * 100);
			found++;
		}
	for (size_t i = 0; i < m; i++)
		if (column[i].word == s) {
			assert_int_equal(
			    lround((double)column[i].tgt * 100), p);
			found++;
		}
	assert_true(found == 0 || found == 2);
	return p;
}

static struct sp_lex *
packed(void)
{
	struct sp_lex_table table = {0};
	struct sp_buf bytes = {0};
	struct sp_lex *lex;

	add(&table, "govern", "a", .5, 1);
	add(&table, "government", "a", 1, .5);
	add(&table, "government", "b", 0, 1);
	add(&table, "cat", "governor", .5, 1);
	add(&table, "", "b", .25, 0);
	assert_int_equal(sp_lex_table_sort(&table, NULL), SP_OK);
	assert_int_equal(sp_lex_table_pack(&table, &bytes, NULL), SP_OK);
	sp_lex_table_release(&table);
	lex = sp_lex_of(&bytes, NULL);
	assert_non_null(lex);
	return lex;
}

static void
a_packed_lexicon_says_the_same(void **state)
{
	struct sp_lex *lex = packed();

	(void)state;
	assert_int_equal(percent(lex, "govern", "a"), 50);
	assert_int_equal(percent(lex, "government", "a"), 100);
	assert_int_equal(percent(lex, "cat", "a"), 0);
	assert_int_equal(percent(lex, "", "b"), 25);
	assert_int_equal(sp_lex_find(lex, SP_LEX_SRC, SP_STR("")), SP_LEX_NULL);
	sp_lex_free(lex);
}

static void
an_unknown_word_is_like_its_stem(void **state)
{
	struct sp_lex *lex = packed();

	(void)state;
	assert_int_equal(percent(lex, "governess", "a"), 75);
	assert_int_equal(percent(lex, "cat", "governing"), 50);
	assert_int_equal(
	    sp_lex_find(lex, SP_LEX_SRC, SP_STR("governess")), SP_LEX_NONE);
	assert_int_equal(
	    sp_lex_nearest(lex, SP_LEX_SRC, SP_STR("gove")), SP_LEX_NONE);
	assert_int_equal(
	    sp_lex_nearest(lex, SP_LEX_SRC, SP_STR("cats")), SP_LEX_NONE);
	sp_lex_free(lex);
}

static enum sp_status
make(void *ctx)
{
	struct sp_lex_table table = {0}, all = {0};
	const struct sp_lex_table *const each[] = {&table};
	struct sp_buf bytes = {0};
	struct sp_err err = {0};
	enum sp_status status;

	(void)ctx;
	add(&table, "govern", "a", .5, 1);
	add(&table, "government", "b", .5, 1);
	status = sp_lex_table_sort(&table, &err);
	if (status == SP_OK) {
		sp_lex_table_merge(&all, each, 1);
		status = sp_lex_table_sort(&all, &err);
	}
	if (status == SP_OK)
		status = sp_lex_table_prune(&all, .1, 1, &err);
	if (status == SP_OK)
		status = sp_lex_table_pack(&all, &bytes, &err);
	if (status == SP_OK) {
		struct sp_lex *lex = sp_lex_of(&bytes, &err);

		status = err.status;
		assert_true((lex != NULL) == (status == SP_OK));
		sp_lex_free(lex);
	}
	sp_lex_table_release(&table);
	sp_lex_table_release(&all);
	sp_buf_release(&bytes);
	return status;
}

static void
memory_may_fail_anywhere(void **state)
{
	(void)state;
	assert_true(oom_each(make, NULL) > 20);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_table_is_written_by_bytes),
	    cmocka_unit_test(an_empty_table_is_written_and_packed),
	    cmocka_unit_test(entries_for_the_same_words_are_added_up),
	    cmocka_unit_test(a_merge_takes_the_mean_of_who_knows_the_word),
	    cmocka_unit_test(a_table_is_turned_and_back),
	    cmocka_unit_test(pruning_leaves_the_best_of_either_word),
	    cmocka_unit_test(a_line_is_taken_apart),
	    cmocka_unit_test(a_bad_line_is_refused),
	    cmocka_unit_test(a_packed_lexicon_says_the_same),
	    cmocka_unit_test(an_unknown_word_is_like_its_stem),
	    cmocka_unit_test(memory_may_fail_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
