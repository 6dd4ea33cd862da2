/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdlib.h>

#include <spean/buf.h>

static void
what_is_added_stands_in_order(void **state)
{
	struct sp_buf buf = {0};

	(void)state;
	sp_buf_add(&buf, SP_STR("one"));
	sp_buf_addc(&buf, ' ');
	sp_buf_add_cp(&buf, 0x1780);
	sp_buf_add(&buf, (struct sp_str){NULL, 0});
	sp_buf_addf(&buf, " %d %s", 2, "three");
	assert_str_is(sp_buf_str(&buf), "one \u1780 2 three");
	assert_int_equal(sp_buf_status(&buf, NULL), SP_OK);
	sp_buf_release(&buf);
	assert_null(buf.s);
}

static void
c_string_ends_in_a_nul_that_is_not_counted(void **state)
{
	struct sp_buf buf = {0};

	(void)state;
	assert_string_equal(sp_buf_c(&buf), "");
	assert_int_equal(buf.n, 0);
	for (size_t i = 0; i < 100; i++) {
		sp_buf_addc(&buf, 'x');
		assert_int_equal(strlen(sp_buf_c(&buf)), i + 1);
		assert_int_equal(buf.n, i + 1);
	}
	sp_buf_release(&buf);
}

static void
no_room_asked_for_is_a_place_not_a_failure(void **state)
{
	struct sp_buf buf = {0};

	(void)state;
	assert_non_null(sp_buf_room(&buf, 0));
	assert_false(buf.failed);
	sp_buf_release(&buf);
}

static void
failure_sticks_until_reset(void **state)
{
	struct sp_buf buf = {0};
	struct sp_err err;

	(void)state;
	sp_buf_add(&buf, SP_STR("kept"));
	assert_null(sp_buf_room(&buf, SIZE_MAX - 2));
	sp_buf_add(&buf, SP_STR("lost"));
	sp_buf_addf(&buf, "%s", "lost");
	assert_null(sp_buf_c(&buf));
	assert_str_is(sp_buf_str(&buf), "kept");
	assert_int_equal(sp_buf_status(&buf, &err), SP_NOMEM);
	assert_string_equal(err.msg, "out of memory");
	sp_buf_reset(&buf);
	sp_buf_add(&buf, SP_STR("new"));
	assert_str_is(sp_buf_str(&buf), "new");
	assert_int_equal(sp_buf_status(&buf, NULL), SP_OK);
	sp_buf_release(&buf);
}

static void
cut_takes_back_and_never_adds(void **state)
{
	struct sp_buf buf = {0};

	(void)state;
	sp_buf_add(&buf, SP_STR("abc"));
	sp_buf_cut(&buf, 5);
	assert_str_is(sp_buf_str(&buf), "abc");
	sp_buf_cut(&buf, 1);
	assert_str_is(sp_buf_str(&buf), "a");
	sp_buf_release(&buf);
}

static void
formatted_text_may_be_of_any_length(void **state)
{
	struct sp_buf buf = {0};
	char words[5000];

	(void)state;
	memset(words, 'w', sizeof(words) - 1);
	words[sizeof(words) - 1] = '\0';
	sp_buf_addf(&buf, "%s|%s", words, words);
	assert_int_equal(buf.n, 2 * (sizeof(words) - 1) + 1);
	sp_buf_addf(&buf, "%s", "");
	assert_int_equal(buf.n, 2 * (sizeof(words) - 1) + 1);
	sp_buf_release(&buf);
}

static void
arrays_grow_by_half_and_refuse_what_cannot_be(void **state)
{
	uint64_t *array = NULL;
	size_t cap = 0;

	(void)state;
	assert_true(sp_grow(&array, &cap, 0, sizeof(*array)));
	assert_null(array);
	assert_true(sp_grow(&array, &cap, 1, sizeof(*array)));
	assert_int_equal(cap, 8);
	array[0] = 42;
	assert_true(sp_grow(&array, &cap, 9, sizeof(*array)));
	assert_int_equal(cap, 12);
	assert_int_equal(array[0], 42);
	assert_false(sp_grow(&array, &cap, SIZE_MAX / 4, sizeof(*array)));
	assert_int_equal(cap, 12);
	assert_int_equal(array[0], 42);
	free(array);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_added_stands_in_order),
	    cmocka_unit_test(c_string_ends_in_a_nul_that_is_not_counted),
	    cmocka_unit_test(no_room_asked_for_is_a_place_not_a_failure),
	    cmocka_unit_test(failure_sticks_until_reset),
	    cmocka_unit_test(cut_takes_back_and_never_adds),
	    cmocka_unit_test(formatted_text_may_be_of_any_length),
	    cmocka_unit_test(arrays_grow_by_half_and_refuse_what_cannot_be),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
