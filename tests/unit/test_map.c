/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdio.h>

#include <spean/map.h>

#define MANY 20000

static struct sp_str
key(char *to, size_t size, size_t i)
{
	int n = snprintf(to, size, "key %zu", i);

	return (struct sp_str){to, (size_t)n};
}

static void
what_was_put_is_found_in_the_order_of_addition(void **state)
{
	struct sp_map map = {0};
	char text[32];
	bool added;

	(void)state;
	for (size_t i = 0; i < MANY; i++) {
		size_t *value =
		    sp_map_at(&map, key(text, sizeof(text), i), &added);

		assert_true(added);
		assert_int_equal(*value, 0);
		*value = i * 3;
	}
	assert_int_equal(map.n, MANY);
	for (size_t i = 0; i < MANY; i++) {
		struct sp_str k = key(text, sizeof(text), i);

		assert_true(sp_str_eq(map.entry[i].key, k));
		assert_int_equal(*sp_map_get(&map, k), i * 3);
		assert_int_equal(*sp_map_at(&map, k, &added), i * 3);
		assert_false(added);
	}
	assert_null(sp_map_get(&map, SP_STR("key")));
	sp_map_release(&map);
}

static void
keys_are_bytes_and_may_be_empty(void **state)
{
	struct sp_map map = {0};

	(void)state;
	assert_null(sp_map_get(&map, SP_STR("")));
	*sp_map_at(&map, (struct sp_str){NULL, 0}, NULL) = 1;
	*sp_map_at(&map, SP_STR("a\0b"), NULL) = 2;
	*sp_map_at(&map, SP_STR("a\0c"), NULL) = 3;
	assert_int_equal(*sp_map_get(&map, SP_STR("")), 1);
	assert_int_equal(*sp_map_get(&map, SP_STR("a\0b")), 2);
	assert_int_equal(*sp_map_get(&map, SP_STR("a\0c")), 3);
	assert_null(sp_map_get(&map, SP_STR("a")));
	sp_map_release(&map);
}

static void
the_key_is_a_copy(void **state)
{
	struct sp_map map = {0};
	char text[] = "abc";

	(void)state;
	*sp_map_at(&map, sp_str_c(text), NULL) = 7;
	text[0] = 'x';
	assert_int_equal(*sp_map_get(&map, SP_STR("abc")), 7);
	sp_map_release(&map);
}

static void
nothing_is_left_after_a_reset(void **state)
{
	struct sp_map map = {0};
	char text[32];

	(void)state;
	for (size_t round = 0; round < 3; round++) {
		for (size_t i = 0; i < 1000; i++)
			sp_map_at(&map, key(text, sizeof(text), i), NULL);
		assert_int_equal(map.n, 1000);
		sp_map_reset(&map);
		assert_int_equal(map.n, 0);
		assert_null(sp_map_get(&map, SP_STR("key 1")));
	}
	sp_map_release(&map);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_was_put_is_found_in_the_order_of_addition),
	    cmocka_unit_test(keys_are_bytes_and_may_be_empty),
	    cmocka_unit_test(the_key_is_a_copy),
	    cmocka_unit_test(nothing_is_left_after_a_reset),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
