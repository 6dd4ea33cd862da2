/* SPDX-License-Identifier: MIT */
#include <spean/name_dict.h>

#include <stdbool.h>

#include <spean/known.h>
#include <spean/utf8.h>
#include <spean/words.h>

#include "unit.h"

/* The value of a text by its codes. */
static uint32_t
value_of(const char *khmer)
{
	struct sp_str text = sp_str_c(khmer);
	uint32_t node = sp_dict_root(&sp_name_dict);

	for (size_t pos = 0; pos < text.n && node != SP_DICT_NONE;) {
		unsigned char code =
		    sp_words_code(&sp_words_km, sp_utf8_next(text, &pos));

		if (code)
			node = sp_dict_step(&sp_name_dict, node, code);
	}
	return node == SP_DICT_NONE ? SP_DICT_NONE
				    : sp_dict_value(&sp_name_dict, node);
}

static bool
is_number(const char *khmer)
{
	struct sp_str text = sp_str_c(khmer);

	for (size_t pos = 0; pos < text.n;)
		if (sp_utf8_next(text, &pos) < 0x17E0)
			return false;
	return true;
}

static void
every_known_spelling_and_every_cue_is_in(void **state)
{
	(void)state;
	for (size_t i = 0; i < sp_known_count; i++) {
		uint32_t value = value_of(sp_known_by_khmer[i].khmer);

		/* "Two" may be "Pir": digits have no codes. */
		if (is_number(sp_known_by_khmer[i].khmer))
			continue;
		assert_true(value != SP_DICT_NONE);
		assert_true(value &
		    (sp_known_by_khmer[i].cued ? SP_NAME_DICT_CUED
					       : SP_NAME_DICT_KNOWN));
	}
	for (size_t i = 0; i < sp_name_cue_count; i++)
		assert_true((value_of(sp_name_cue_table[i].khmer) & 0x0F) ==
		    (uint32_t)sp_name_cue_table[i].kind);
}

static void
what_may_begin_a_name_is_found_in_order(void **state)
{
	/* He went to Japan with Mr Dara; ជា ends names. */
	struct sp_str text = SP_STR("គាត់ជាអ្នកទៅជប៉ុនជាមួយលោកតារា");
	size_t japan = sp_str_find(text, SP_STR("ជប៉ុន"), 0);
	size_t mister = sp_str_find(text, SP_STR("លោក"), 0);
	size_t at = sp_name_dict_next(text, 0);

	(void)state;
	while (at < japan)
		at = sp_name_dict_next(text, at + 1);
	assert_int_equal(at, japan);
	while (at < mister)
		at = sp_name_dict_next(text, at + 1);
	assert_int_equal(at, mister);
}

static void
a_text_of_other_words_has_none(void **state)
{
	static const char *const none[] = {"", "a", "Japan", "ទឹកស្អាត",
	    "ញ៉ាំបាយ ហើយ",
	    /* A subscript begins no word, whatever it is like. */
	    "ក្ជប៉ុន"};

	(void)state;
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++) {
		struct sp_str text = sp_str_c(none[i]);

		if (sp_name_dict_next(text, 0) != text.n)
			fail_msg(
			    "%s: at %zu", none[i], sp_name_dict_next(text, 0));
	}
}

static void
space_may_stand_inside(void **state)
{
	struct sp_str text = SP_STR("ជា ជ\xe2\x80\x8bប៉ុន");

	(void)state;
	assert_int_equal(sp_name_dict_next(text, 0),
	    sp_str_find(text, SP_STR("ជ\xe2\x80\x8bប"), 0));
}

static void
two_letters_tell_no_more_than_the_entries_do(void **state)
{
	struct sp_str text = SP_STR("លោក តារា ទៅប្រទេសជប៉ុន ញ៉ាំទឹកស្អាត abc ១២");

	(void)state;
	for (size_t i = 0; i < text.n; i++)
		if (sp_name_dict_next(text, i) == i)
			assert_true(sp_name_dict_may(text, i));
	assert_false(sp_name_dict_may(text, text.n));
	assert_false(
	    sp_name_dict_may(text, sp_str_find(text, SP_STR("abc"), 0)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_known_spelling_and_every_cue_is_in),
	    cmocka_unit_test(what_may_begin_a_name_is_found_in_order),
	    cmocka_unit_test(a_text_of_other_words_has_none),
	    cmocka_unit_test(space_may_stand_inside),
	    cmocka_unit_test(two_letters_tell_no_more_than_the_entries_do),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
