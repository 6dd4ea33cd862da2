/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdalign.h>

#include <spean/arena.h>

static void
pieces_are_aligned_and_apart(void **state)
{
	struct sp_arena arena = {0};
	unsigned char *piece[300];

	(void)state;
	for (size_t i = 0; i < 300; i++) {
		piece[i] = sp_arena_alloc(&arena, i);
		assert_non_null(piece[i]);
		assert_int_equal((uintptr_t)piece[i] % alignof(max_align_t), 0);
		memset(piece[i], (int)(i & 0xFF), i);
	}
	for (size_t i = 0; i < 300; i++)
		for (size_t k = 0; k < i; k++)
			assert_int_equal(piece[i][k], i & 0xFF);
	sp_arena_release(&arena);
	assert_null(arena.blocks);
}

static void
arrays_are_cleared_even_where_memory_was_used_before(void **state)
{
	struct sp_arena arena = {0};
	size_t *array;

	(void)state;
	memset(sp_arena_alloc(&arena, 1000), 0xFF, 1000);
	sp_arena_reset(&arena);
	array = sp_arena_array(&arena, 100, sizeof(*array));
	for (size_t i = 0; i < 100; i++)
		assert_int_equal(array[i], 0);
	sp_arena_release(&arena);
}

static void
copies_end_in_a_nul(void **state)
{
	struct sp_arena arena = {0};
	struct sp_str copy = sp_arena_dup(&arena, SP_STR("a\0b"));

	(void)state;
	assert_int_equal(copy.n, 3);
	assert_memory_equal(copy.s, "a\0b", 4);
	copy = sp_arena_dup(&arena, (struct sp_str){NULL, 0});
	assert_non_null(copy.s);
	assert_string_equal(copy.s, "");
	sp_arena_release(&arena);
}

static void
a_piece_may_be_larger_than_any_block(void **state)
{
	struct sp_arena arena = {0};
	size_t large = (size_t)5 << 20;
	char *piece = sp_arena_alloc(&arena, large);

	(void)state;
	assert_non_null(piece);
	memset(piece, 1, large);
	assert_non_null(sp_arena_alloc(&arena, 16));
	assert_int_equal(arena.total, large + 16);
	sp_arena_release(&arena);
}

static void
the_same_work_after_a_reset_takes_no_new_memory(void **state)
{
	struct sp_arena arena = {0};
	struct sp_arena_block *kept;

	(void)state;
	for (size_t i = 0; i < 10000; i++)
		sp_arena_alloc(&arena, 100);
	sp_arena_reset(&arena);
	assert_int_equal(arena.total, 0);
	kept = arena.blocks;
	assert_non_null(kept);
	for (size_t i = 0; i < 1000; i++)
		sp_arena_alloc(&arena, 100);
	assert_ptr_equal(arena.blocks, kept);
	sp_arena_reset(&arena);
	sp_arena_release(&arena);
}

static void
failure_sticks_until_reset(void **state)
{
	struct sp_arena arena = {0};
	struct sp_err err;

	(void)state;
	assert_null(sp_arena_alloc(&arena, SIZE_MAX - 3));
	assert_null(sp_arena_alloc(&arena, 1));
	assert_null(sp_arena_dup(&arena, SP_STR("x")).s);
	assert_int_equal(sp_arena_status(&arena, &err), SP_NOMEM);
	sp_arena_reset(&arena);
	assert_non_null(sp_arena_alloc(&arena, 1));
	assert_int_equal(sp_arena_status(&arena, NULL), SP_OK);
	assert_null(sp_arena_array(&arena, SIZE_MAX / 2, 3));
	assert_int_equal(sp_arena_status(&arena, NULL), SP_NOMEM);
	sp_arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(pieces_are_aligned_and_apart),
	    cmocka_unit_test(
		arrays_are_cleared_even_where_memory_was_used_before),
	    cmocka_unit_test(copies_end_in_a_nul),
	    cmocka_unit_test(a_piece_may_be_larger_than_any_block),
	    cmocka_unit_test(the_same_work_after_a_reset_takes_no_new_memory),
	    cmocka_unit_test(failure_sticks_until_reset),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
