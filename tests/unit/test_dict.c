/* SPDX-License-Identifier: MIT */
#include <spean/dict.h>

#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

#include "oom.h"

static void
words_are_found_with_their_values(void **state)
{
	static const struct sp_dict_entry entry[] = {
	    {{"\x01", 1}, 0, 0},
	    {{"\x01\x02", 2}, 5, 0},
	    {{"\x01\x02\xFD", 3}, SP_DICT_VALUE_MAX, 0},
	    {{"\x07\x07", 2}, 9, 0},
	};
	struct sp_dict dict;

	(void)state;
	assert_int_equal(sp_dict_make(entry, 4, &dict, NULL), SP_OK);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(
		    sp_dict_get(&dict, entry[i].codes), entry[i].value);
	assert_int_equal(sp_dict_get(&dict, SP_STR("\x07")), SP_DICT_NONE);
	assert_int_equal(sp_dict_get(&dict, SP_STR("\x02")), SP_DICT_NONE);
	assert_int_equal(
	    sp_dict_get(&dict, SP_STR("\x01\x02\xFD\x01")), SP_DICT_NONE);
	assert_int_equal(sp_dict_get(&dict, SP_STR("")), SP_DICT_NONE);
	sp_dict_release(&dict);
}

static void
an_empty_dictionary_holds_nothing(void **state)
{
	struct sp_dict dict;
	char code[2] = "";

	(void)state;
	assert_int_equal(sp_dict_make(NULL, 0, &dict, NULL), SP_OK);
	for (int c = 1; c < 256; c++) {
		code[0] = (char)c;
		assert_int_equal(
		    sp_dict_get(&dict, (struct sp_str){code, 1}), SP_DICT_NONE);
	}
	sp_dict_release(&dict);
}

static void
what_has_no_form_is_refused(void **state)
{
	static const struct sp_dict_entry bad[][2] = {
	    {{{"\x02", 1}, 0, 0}, {{"\x01", 1}, 0, 0}}, /* out of order */
	    {{{"\x01", 1}, 0, 0}, {{"\x01", 1}, 1, 0}}, /* twice */
	    {{{"\x01", 1}, 0, 0}, {{"", 0}, 0, 0}},
	    {{{"\x01", 1}, 0, 0}, {{"\x02\xFE", 2}, 0, 0}},
	    {{{"\x01", 1}, 0, 0}, {{"\x02\x00", 2}, 0, 0}},
	    {{{"\x01", 1}, 0, 0}, {{"\x02", 1}, SP_DICT_VALUE_MAX + 1, 0}},
	};
	struct sp_dict dict = {0};
	struct sp_err err;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(
		    sp_dict_make(bad[i], 2, &dict, &err), SP_BAD_MODEL);
		assert_non_null(strstr(err.msg, "entry 2"));
		assert_null(dict.unit);
	}
}

/* All strings over a few codes up to a length, every other one listed. */
#define WIDTH 6
#define DEPTH 6
struct all {
	char text[60000][DEPTH];
	struct sp_dict_entry entry[60000];
	size_t n, seen;
	bool checking;
	struct sp_dict dict;
};

static void
visit(struct all *all, char *text, size_t n)
{
	bool listed = n > 0 && all->seen++ % 2;
	struct sp_str codes = {text, n};

	if (listed && !all->checking) {
		memcpy(all->text[all->n], text, n);
		codes.s = all->text[all->n];
		all->entry[all->n] = (struct sp_dict_entry){
		    codes, (uint32_t)all->n, (uint32_t)all->n * 7919 % 101};
	}
	if (all->checking && n > 0)
		assert_int_equal(sp_dict_get(&all->dict, codes),
		    listed ? all->n : SP_DICT_NONE);
	all->n += listed;
	for (int c = 1; n < DEPTH && c <= WIDTH; c++) {
		text[n] = (char)(c * 40);
		visit(all, text, n + 1);
	}
}

static void
nothing_is_found_but_what_was_put_in(void **state)
{
	struct all *all = calloc(1, sizeof(*all));
	char text[DEPTH];

	(void)state;
	assert_non_null(all);
	visit(all, text, 0);
	assert_int_equal(
	    sp_dict_make(all->entry, all->n, &all->dict, NULL), SP_OK);
	all->n = all->seen = 0;
	all->checking = true;
	visit(all, text, 0);
	assert_true(all->n > 20000);
	sp_dict_release(&all->dict);
	free(all);
}

static enum sp_status
make_some(void *ctx)
{
	static const struct sp_dict_entry entry[] = {{{"\x01", 1}, 1, 0},
	    {{"\x01\x02", 2}, 2, 0}, {{"\x05\x06", 2}, 3, 0}};
	struct sp_dict dict = {0};
	enum sp_status status = sp_dict_make(entry, 3, &dict, NULL);

	(void)ctx;
	assert_true((status == SP_OK) == (dict.unit != NULL));
	if (status == SP_OK)
		sp_dict_release(&dict);
	return status;
}

static void
memory_may_fail_anywhere(void **state)
{
	(void)state;
	assert_true(oom_each(make_some, NULL) > 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_are_found_with_their_values),
	    cmocka_unit_test(an_empty_dictionary_holds_nothing),
	    cmocka_unit_test(what_has_no_form_is_refused),
	    cmocka_unit_test(nothing_is_found_but_what_was_put_in),
	    cmocka_unit_test(memory_may_fail_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
