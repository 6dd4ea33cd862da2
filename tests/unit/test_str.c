/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <spean/eight.h>
#include <spean/err.h>
#include <spean/utf8.h>

static const struct sp_str none = {NULL, 0};

static void
order_is_by_bytes_and_a_prefix_comes_first(void **state)
{
	(void)state;
	assert_true(sp_str_cmp(SP_STR("a"), SP_STR("b")) < 0);
	assert_true(sp_str_cmp(SP_STR("ab"), SP_STR("a")) > 0);
	assert_true(sp_str_cmp(SP_STR("\xC3"), SP_STR("z")) > 0);
	assert_int_equal(sp_str_cmp(none, SP_STR("")), 0);
	assert_true(sp_str_cmp(none, SP_STR("a")) < 0);
	assert_true(sp_str_cmp(SP_STR("a\0b"), SP_STR("a\0c")) < 0);
}

static void
starts_and_ends_take_the_empty_text(void **state)
{
	(void)state;
	assert_true(sp_str_starts(SP_STR("bridge"), SP_STR("bri")));
	assert_false(sp_str_starts(SP_STR("br"), SP_STR("bri")));
	assert_true(sp_str_ends(SP_STR("bridge"), SP_STR("dge")));
	assert_false(sp_str_ends(SP_STR("bridge"), SP_STR("bri")));
	assert_true(sp_str_starts(none, none));
	assert_true(sp_str_ends(none, SP_STR("")));
}

static void
ieq_folds_ascii_letters_only(void **state)
{
	(void)state;
	assert_true(sp_str_ieq(SP_STR("UTF-8"), SP_STR("utf-8")));
	assert_false(sp_str_ieq(SP_STR("@"), SP_STR("`")));
	assert_false(sp_str_ieq(SP_STR("é"), SP_STR("É")));
	assert_false(sp_str_ieq(SP_STR("ab"), SP_STR("abc")));
}

static void
trim_takes_ascii_space_from_both_ends(void **state)
{
	(void)state;
	assert_str_is(sp_str_trim(SP_STR(" \t\v\f\r\n a b \n")), "a b");
	assert_str_is(sp_str_trim(SP_STR("  ")), "");
	assert_str_is(sp_str_trim(none), "");
	/* A no-break space is text. */
	assert_str_is(sp_str_trim(SP_STR("\u00A0")), "\u00A0");
}

static void
find_gives_the_first_place_from_there_or_the_length(void **state)
{
	struct sp_str text = SP_STR("abcabc");

	(void)state;
	assert_int_equal(sp_str_find(text, SP_STR("abc"), 0), 0);
	assert_int_equal(sp_str_find(text, SP_STR("abc"), 1), 3);
	assert_int_equal(sp_str_find(text, SP_STR("abc"), 4), 6);
	assert_int_equal(sp_str_find(text, SP_STR("cb"), 0), 6);
	assert_int_equal(sp_str_find(text, SP_STR(""), 2), 2);
	assert_int_equal(sp_str_find(text, SP_STR(""), 9), 6);
	assert_int_equal(sp_str_find(none, SP_STR("a"), 0), 0);
	assert_int_equal(sp_str_find(SP_STR("aab"), SP_STR("ab"), 0), 1);
}

static void
cut_tells_an_empty_rest_from_none(void **state)
{
	struct sp_str rest = SP_STR("a\tb\t");

	(void)state;
	assert_str_is(sp_str_cut(&rest, '\t'), "a");
	assert_str_is(sp_str_cut(&rest, '\t'), "b");
	assert_non_null(rest.s);
	assert_str_is(sp_str_cut(&rest, '\t'), "");
	assert_null(rest.s);
}

static void
err_holds_words_and_gives_the_status_back(void **state)
{
	struct sp_err err;

	(void)state;
	assert_int_equal(sp_err_set(NULL, SP_IO, "x"), SP_IO);
	assert_int_equal(sp_err_set(&err, SP_IO, "page %d", 3), SP_IO);
	assert_int_equal(err.status, SP_IO);
	assert_string_equal(err.msg, "page 3");
}

static void
err_cuts_long_words_between_characters(void **state)
{
	char words[1000];
	struct sp_err err;

	(void)state;
	for (size_t shift = 0; shift < 3; shift++) {
		memset(words, 'x', shift);
		for (size_t i = shift; i + 3 < sizeof(words); i += 3)
			memcpy(words + i, "\u1780", 4);
		sp_err_set(&err, SP_IO, "%s", words);
		assert_true(strlen(err.msg) > sizeof(err.msg) - 5);
		assert_int_equal(
		    sp_utf8_check(sp_str_c(err.msg)), strlen(err.msg));
	}
}

static void
err_tells_a_bad_record_from_the_end_of_work(void **state)
{
	(void)state;
	assert_true(sp_status_is_record(SP_BAD_TEXT));
	assert_true(sp_status_is_record(SP_BAD_RECORD));
	assert_true(sp_status_is_record(SP_TOO_LARGE));
	assert_false(sp_status_is_record(SP_OK));
	assert_false(sp_status_is_record(SP_NOMEM));
	assert_false(sp_status_is_record(SP_IO));
	assert_false(sp_status_is_record(SP_BAD_MODEL));
	assert_false(sp_status_is_record(SP_UNKNOWN));
}

static void
rows_are_found_by_a_column(void **state)
{
	static const struct {
		int number;
		const char *name;
	} table[] = {{1, "a"}, {2, "b"}, {3, "b"}, {4, "bb"}, {5, "d"}};
	size_t n;

	(void)state;
#define ROWS(key) sp_str_rows(&table[0].name, sizeof(table[0]), 5, key, &n)
	assert_int_equal(ROWS(SP_STR("b")), 1);
	assert_int_equal(n, 2);
	assert_int_equal(ROWS(SP_STR("a")), 0);
	assert_int_equal(n, 1);
	assert_int_equal(ROWS(SP_STR("d")), 4);
	assert_int_equal(n, 1);
	ROWS(SP_STR("c"));
	assert_int_equal(n, 0);
	ROWS(SP_STR("e"));
	assert_int_equal(n, 0);
	ROWS(SP_STR(""));
	assert_int_equal(n, 0);
#undef ROWS
}

static unsigned
plainly(const char *s, unsigned from, unsigned to)
{
	unsigned n = 0;

	for (size_t i = 0; i < 8; i++)
		n += (unsigned char)s[i] >= from && (unsigned char)s[i] < to;
	return n;
}

static void
eight_bytes_are_asked_at_once(void **state)
{
	static const unsigned limits[] = {0, 1, 0x09, 0x20, 0x7F, 0x80};
	char s[8];

	(void)state;
	/* Each byte beside each other one, as sums must not reach it. */
	for (unsigned a = 0; a < 256; a++)
		for (unsigned b = 0; b < 256; b++) {
			uint64_t w;

			for (size_t i = 0; i < 8; i++)
				s[i] = (char)(i % 3 ? a : b);
			w = sp_eight_at(s);
			assert_int_equal(sp_eight_count(sp_eight_is(w, a)),
			    plainly(s, a, a + 1));
			for (size_t k = 0; k < sizeof(limits) / sizeof(*limits);
			     k++)
				assert_int_equal(sp_eight_count(sp_eight_below(
						     w, limits[k])),
				    plainly(s, 0, limits[k]));
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(rows_are_found_by_a_column),
	    cmocka_unit_test(order_is_by_bytes_and_a_prefix_comes_first),
	    cmocka_unit_test(starts_and_ends_take_the_empty_text),
	    cmocka_unit_test(ieq_folds_ascii_letters_only),
	    cmocka_unit_test(trim_takes_ascii_space_from_both_ends),
	    cmocka_unit_test(
		find_gives_the_first_place_from_there_or_the_length),
	    cmocka_unit_test(cut_tells_an_empty_rest_from_none),
	    cmocka_unit_test(err_holds_words_and_gives_the_status_back),
	    cmocka_unit_test(err_cuts_long_words_between_characters),
	    cmocka_unit_test(err_tells_a_bad_record_from_the_end_of_work),
	    cmocka_unit_test(eight_bytes_are_asked_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
