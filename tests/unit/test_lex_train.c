/* SPDX-License-Identifier: MIT */
#include <spean/lex_train.h>

#include "oom.h"
#include "unit.h"

#include <stdio.h>

#include <spean/buf.h>

/* Words of two toy languages; a sentence has some of them, in either in the
 * same order, but that y and z of the target stand for nothing. */
static const char *const pairs[][2] = {
    {"the house", "y casa"},
    {"the small house", "y casa mica"},
    {"a book", "z libro"},
    {"the book", "y libro"},
    {"a small book", "z libro mica"},
    {"green house", "casa verda"},
    {"the green book", "y libro verda"},
    {"houses", "casa"},
};
#define PAIRS (sizeof(pairs) / sizeof(pairs[0]))

static struct sp_lex_train *
trained_on(size_t times)
{
	const struct sp_lang *und = sp_lang_find(SP_STR("und"));
	struct sp_lex_train *train = sp_lex_train_new(und, und, NULL);

	for (size_t k = 0; k < PAIRS * times && train; k++)
		if (sp_lex_train_add(train, sp_str_c(pairs[k % PAIRS][0]),
			sp_str_c(pairs[k % PAIRS][1]), 1, NULL) != SP_OK) {
			sp_lex_train_free(train);
			return NULL;
		}
	return train;
}

static double
p_tgt(const struct sp_lex_table *table, const char *src, const char *tgt)
{
	for (size_t i = 0; i < table->n; i++) {
		const struct sp_lex_row *row = &table->row[i];

		if (sp_str_eq(table->name[0][row->word[0]], sp_str_c(src)) &&
		    sp_str_eq(table->name[1][row->word[1]], sp_str_c(tgt)))
			return row->p[1];
	}
	return 0;
}

static void
words_find_their_translations(void **state)
{
	struct sp_lex_train *train = trained_on(1);
	struct sp_lex_table table = {0};

	(void)state;
	assert_int_equal(sp_lex_train_pairs(train), PAIRS);
	assert_int_equal(sp_lex_train_run(train, 1, .001, &table, NULL), SP_OK);
	assert_true(p_tgt(&table, "house", "casa") > .6);
	assert_true(p_tgt(&table, "book", "libro") > .6);
	assert_true(p_tgt(&table, "green", "verda") > .6);
	assert_true(p_tgt(&table, "houses", "casa") > .6);
	sp_lex_table_release(&table);
	sp_lex_train_free(train);
}

static void
probabilities_of_a_word_sum_to_one(void **state)
{
	struct sp_lex_train *train = trained_on(1);
	struct sp_lex_table table = {0};

	(void)state;
	assert_int_equal(sp_lex_train_run(train, 1, 0, &table, NULL), SP_OK);
	for (int side = 0; side < 2; side++)
		for (uint32_t w = 0; w < table.word[side].n; w++) {
			double sum = 0;

			for (size_t i = 0; i < table.n; i++)
				if (table.row[i].word[side] == w)
					sum += table.row[i].p[!side];
			assert_true(sum > .999 && sum < 1.001);
		}
	sp_lex_table_release(&table);
	sp_lex_train_free(train);
}

static void
the_number_of_threads_changes_nothing(void **state)
{
	struct sp_lex_train *train = trained_on(40);
	struct sp_buf text[4] = {{0}, {0}, {0}, {0}};

	(void)state;
	for (size_t k = 0; k < 40; k++) {
		char src[32], tgt[32];

		sp_lex_train_part(train);
		snprintf(src, sizeof(src), "house%c books%c",
		    (char)('a' + k / 2), (char)('a' + k % 3));
		snprintf(tgt, sizeof(tgt), "casale%c libros%c",
		    (char)('a' + k % 3), (char)('a' + k / 3));
		assert_int_equal(sp_lex_train_add(train, sp_str_c(src),
				     sp_str_c(tgt), 1, NULL),
		    SP_OK);
	}
	for (size_t jobs = 1; jobs <= 4; jobs++) {
		struct sp_lex_table table = {0};

		assert_int_equal(
		    sp_lex_train_run(train, jobs, 0, &table, NULL), SP_OK);
		assert_int_equal(
		    sp_lex_table_write(&table, &text[jobs - 1], NULL), SP_OK);
		assert_true(text[0].n > 0);
		assert_true(sp_str_eq(
		    sp_buf_str(&text[0]), sp_buf_str(&text[jobs - 1])));
		sp_lex_table_release(&table);
	}
	for (size_t k = 0; k < 4; k++)
		sp_buf_release(&text[k]);
	sp_lex_train_free(train);
}

static void
weights_count(void **state)
{
	const struct sp_lang *und = sp_lang_find(SP_STR("und"));
	struct sp_lex_train *train = sp_lex_train_new(und, und, NULL);
	struct sp_lex_table table = {0};

	(void)state;
	sp_lex_train_add(train, SP_STR("a"), SP_STR("x"), .75, NULL);
	sp_lex_train_add(train, SP_STR("a"), SP_STR("y"), .25, NULL);
	assert_int_equal(sp_lex_train_run(train, 1, 0, &table, NULL), SP_OK);
	assert_true(p_tgt(&table, "a", "x") > .7);
	sp_lex_table_release(&table);
	sp_lex_train_free(train);
}

/* Of a pair that another part confirms, the other part's count is left. */
static void
what_one_part_alone_says_is_left_out(void **state)
{
	const struct sp_lang *und = sp_lang_find(SP_STR("und"));
	struct sp_lex_train *train = sp_lex_train_new(und, und, NULL);
	struct sp_lex_table table = {0};

	(void)state;
	for (size_t part = 0; part < 3; part++) {
		sp_lex_train_part(train);
		sp_lex_train_add(train, SP_STR("a"), SP_STR("x"), 1, NULL);
		if (part != 1)
			continue;
		for (size_t k = 0; k < 9; k++)
			sp_lex_train_add(
			    train, SP_STR("b"), SP_STR("y"), 1, NULL);
	}
	assert_int_equal(sp_lex_train_run(train, 1, .01, &table, NULL), SP_OK);
	assert_int_equal(sp_lex_train_count(train, 0, SP_STR("b")), 9);
	assert_int_equal(sp_lex_train_count(train, 1, SP_STR("x")), 3);
	assert_int_equal(sp_lex_train_count(train, 1, SP_STR("z")), 0);
	assert_true(p_tgt(&table, "a", "x") > .66);
	assert_true(p_tgt(&table, "a", "x") < .67);
	assert_true(p_tgt(&table, "b", "y") <= 0);
	sp_lex_table_release(&table);
	sp_lex_train_free(train);
}

static void
what_cannot_be_learned_from_is_left_out(void **state)
{
	struct sp_lex_train *train = trained_on(1);
	struct sp_buf text = {0};
	struct sp_err err = {0};

	(void)state;
	assert_int_equal(
	    sp_lex_train_add(train, SP_STR("a"), SP_STR("\xFF"), 1, &err),
	    SP_BAD_TEXT);
	for (size_t k = 0; k <= SP_LEX_TRAIN_WORDS; k++)
		sp_buf_add(&text, SP_STR("a "));
	assert_int_equal(
	    sp_lex_train_add(train, SP_STR("a"), sp_buf_str(&text), 1, &err),
	    SP_TOO_LARGE);
	assert_int_equal(
	    sp_lex_train_add(train, SP_STR("a"), SP_STR("12."), 1, &err),
	    SP_OK);
	assert_int_equal(sp_lex_train_pairs(train), PAIRS);
	sp_buf_release(&text);
	sp_lex_train_free(train);
}

static void
nothing_can_be_learned_from_nothing(void **state)
{
	struct sp_lex_train *train = trained_on(0);
	struct sp_lex_table table = {0};

	(void)state;
	assert_int_equal(sp_lex_train_run(train, 2, 0, &table, NULL), SP_OK);
	assert_int_equal(table.n, 0);
	sp_lex_table_release(&table);
	sp_lex_train_free(train);
}

static enum sp_status
train_all(void *ctx)
{
	struct sp_lex_train *train = trained_on(1);
	struct sp_lex_table table = {0};
	enum sp_status status = SP_NOMEM;

	(void)ctx;
	if (train)
		status = sp_lex_train_run(train, 1, .01, &table, NULL);
	sp_lex_table_release(&table);
	sp_lex_train_free(train);
	return status;
}

static void
memory_may_fail_anywhere(void **state)
{
	(void)state;
	assert_true(oom_each(train_all, NULL) > 50);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_find_their_translations),
	    cmocka_unit_test(probabilities_of_a_word_sum_to_one),
	    cmocka_unit_test(the_number_of_threads_changes_nothing),
	    cmocka_unit_test(weights_count),
	    cmocka_unit_test(what_one_part_alone_says_is_left_out),
	    cmocka_unit_test(what_cannot_be_learned_from_is_left_out),
	    cmocka_unit_test(nothing_can_be_learned_from_nothing),
	    cmocka_unit_test(memory_may_fail_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
