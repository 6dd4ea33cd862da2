/* SPDX-License-Identifier: MIT */
#include <spean/lex.h>

#include "lex.h"
#include "unit.h"

#include <stdlib.h>
#include <unistd.h>

/* A small lexicon in its binary form. */
static struct sp_buf
bytes_of_one(void)
{
	struct sp_lex_table table = {0};

	sp_lex_table_add(&table, SP_STR("cat"), SP_STR("x"), .5, .5);
	sp_lex_table_add(&table, SP_STR("cat"), SP_STR("y"), .5, 1);
	sp_lex_table_add(&table, SP_STR("tiger"), SP_STR("x"), 1, .5);
	return bytes_of(&table);
}

/* Make its sum right again. */
static void
sum_up(struct sp_buf *bytes)
{
	struct sp_lex_head head;

	memcpy(&head, bytes->s, sizeof(head));
	head.sum =
	    sp_lex_sum(sp_str_sub(sp_buf_str(bytes), sizeof(head), bytes->n));
	memcpy(bytes->s, &head, sizeof(head));
}

static void
words_and_entries_are_in_order(void **state)
{
	struct sp_buf bytes = bytes_of_one();
	struct sp_lex *lex = sp_lex_of(&bytes, NULL);
	const struct sp_lex_entry *entry;
	size_t n;

	(void)state;
	assert_non_null(lex);
	assert_null(bytes.s);
	assert_int_equal(sp_lex_count(lex, SP_LEX_SRC), 4);
	assert_str_is(sp_lex_word(lex, SP_LEX_SRC, SP_LEX_NULL), "");
	assert_str_is(sp_lex_word(lex, SP_LEX_SRC, 1), "cat");
	assert_str_is(sp_lex_word(lex, SP_LEX_SRC, 3), "tiger*");
	assert_int_equal(sp_lex_size(lex), 4);
	entry = sp_lex_entries(lex, SP_LEX_SRC, 1, &n);
	assert_int_equal(n, 2);
	assert_true(entry[0].word < entry[1].word);
	entry = sp_lex_entries(
	    lex, SP_LEX_TGT, sp_lex_find(lex, SP_LEX_TGT, SP_STR("x")), &n);
	assert_int_equal(n, 3);
	assert_int_equal(entry[0].word, 1);
	assert_int_equal(entry[1].word, 2);
	sp_lex_entries(lex, SP_LEX_SRC, SP_LEX_NULL, &n);
	assert_int_equal(n, 0);
	sp_lex_free(lex);
}

static void
a_cut_lexicon_is_refused_wherever_it_is_cut(void **state)
{
	struct sp_buf bytes = bytes_of_one();

	(void)state;
	for (size_t n = bytes.n; n-- > 0;) {
		struct sp_buf part = {0};
		struct sp_err err = {0};

		sp_buf_add(&part, sp_str_sub(sp_buf_str(&bytes), 0, n));
		assert_null(sp_lex_of(&part, &err));
		assert_int_equal(err.status, SP_BAD_MODEL);
		assert_int_equal(part.n, n);
		sp_buf_release(&part);
	}
	sp_buf_release(&bytes);
}

static void
no_changed_byte_goes_unseen(void **state)
{
	struct sp_buf bytes = bytes_of_one();

	(void)state;
	for (size_t i = 0; i < bytes.n; i++) {
		struct sp_err err = {0};

		bytes.s[i] ^= 0x40;
		assert_null(sp_lex_of(&bytes, &err));
		assert_int_equal(err.status, SP_BAD_MODEL);
		bytes.s[i] ^= 0x40;
	}
	sp_buf_release(&bytes);
}

/* With the sum made right, the form alone must hold: no crash, no endless
 * search, whatever it says. */
static void
a_forged_byte_does_no_harm(void **state)
{
	struct sp_buf bytes = bytes_of_one();

	(void)state;
	for (size_t i = sizeof(struct sp_lex_head); i < bytes.n; i++)
		for (int bit = 0; bit < 8; bit++) {
			struct sp_buf copy = {0};
			struct sp_lex *lex;

			sp_buf_add(&copy, sp_buf_str(&bytes));
			copy.s[i] = (char)(copy.s[i] ^ 1 << bit);
			sum_up(&copy);
			lex = sp_lex_of(&copy, NULL);
			if (lex)
				sp_lex_nearest(
				    lex, SP_LEX_SRC, SP_STR("tigers"));
			sp_lex_free(lex);
			sp_buf_release(&copy);
		}
	sp_buf_release(&bytes);
}

static void
what_is_wrong_is_said(void **state)
{
	static const struct {
		size_t at;
		const char *says;
	} cases[] = {
	    {0, "not a lexicon"},
	    {offsetof(struct sp_lex_head, order), "order of bytes"},
	    {offsetof(struct sp_lex_head, version), "of version 0"},
	    {offsetof(struct sp_lex_head, sum), "damaged"},
	};

	(void)state;
	for (size_t k = 0; k < sizeof(cases) / sizeof(cases[0]); k++) {
		struct sp_buf bytes = bytes_of_one();
		struct sp_err err = {0};

		bytes.s[cases[k].at] ^= 1;
		assert_null(sp_lex_of(&bytes, &err));
		assert_non_null(strstr(err.msg, cases[k].says));
		sp_buf_release(&bytes);
	}
}

static void
a_file_is_mapped(void **state)
{
	struct sp_buf bytes = bytes_of_one();
	char path[] = "test_lex.XXXXXX";
	int fd = mkstemp(path);
	struct sp_err err = {0};
	struct sp_lex *lex;

	(void)state;
	assert_true(fd >= 0);
	assert_null(sp_lex_open(path, &err)); /* empty */
	assert_int_equal(err.status, SP_BAD_MODEL);
	assert_int_equal(write(fd, bytes.s, bytes.n), (ssize_t)bytes.n);
	close(fd);
	lex = sp_lex_open(path, &err);
	unlink(path);
	assert_non_null(lex);
	assert_int_equal(sp_lex_find(lex, SP_LEX_SRC, SP_STR("tiger")), 2);
	sp_lex_free(lex);
	assert_null(sp_lex_open(path, &err));
	assert_int_equal(err.status, SP_IO);
	assert_null(sp_lex_open(".", &err));
	assert_int_equal(err.status, SP_BAD_MODEL);
	sp_buf_release(&bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_and_entries_are_in_order),
	    cmocka_unit_test(a_cut_lexicon_is_refused_wherever_it_is_cut),
	    cmocka_unit_test(no_changed_byte_goes_unseen),
	    cmocka_unit_test(a_forged_byte_does_no_harm),
	    cmocka_unit_test(what_is_wrong_is_said),
	    cmocka_unit_test(a_file_is_mapped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
