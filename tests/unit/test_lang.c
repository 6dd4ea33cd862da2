/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdbool.h>

#include <spean/lang.h>

static void
a_language_is_found_by_its_primary_subtag(void **state)
{
	static const char *const en[] = {
	    "en", "EN", "en-GB", "eN-Latn-US", "en_US", "en-", "en-x-anything"};
	static const char *const km[] = {"km", "KM", "km-KH", "km-Khmr"};

	(void)state;
	for (size_t k = 0; k < sizeof(en) / sizeof(en[0]); k++)
		assert_string_equal(sp_lang_find(sp_str_c(en[k]))->code, "en");
	for (size_t k = 0; k < sizeof(km) / sizeof(km[0]); k++)
		assert_string_equal(sp_lang_find(sp_str_c(km[k]))->code, "km");
}

static void
a_language_without_entry_is_the_general_one(void **state)
{
	static const char *const tag[] = {
	    "", "und", "e", "eng", "enk", "-en", "fr", "k\xC3\xA9", "km2"};

	(void)state;
	for (size_t k = 0; k < sizeof(tag) / sizeof(tag[0]); k++) {
		const struct sp_lang *lang = sp_lang_find(sp_str_c(tag[k]));

		assert_string_equal(lang->code, "und");
		assert_string_equal(lang->script, "Zyyy");
		assert_null(lang->sent);
	}
	assert_string_equal(
	    sp_lang_find((struct sp_str){NULL, 0})->code, "und");
}

static void
a_script_has_its_language(void **state)
{
	(void)state;
	assert_string_equal(sp_lang_of_script("Latn")->code, "en");
	assert_string_equal(sp_lang_of_script("Khmr")->code, "km");
	assert_string_equal(sp_lang_of_script("Thai")->code, "und");
	assert_string_equal(sp_lang_of_script("")->code, "und");
}

static void
only_english_has_spaces_between_words(void **state)
{
	(void)state;
	assert_true(sp_lang_find(SP_STR("en"))->spaced);
	assert_false(sp_lang_find(SP_STR("km"))->spaced);
}

static void
a_tag_is_letters_then_subtags(void **state)
{
	static const char *const good[] = {"en", "km", "und", "ENG", "en-GB",
	    "zh-Hant-TW", "sl-rozaj-1994", "de-1996", "en-a-bbb", "es-419",
	    "en-abcdefgh"};
	static const char *const bad[] = {"", "e", "-", "en-", "-en", "en--GB",
	    "engl", "e1", "12", "en_GB", "en-abcdefghi", "en GB", " en", "en\n",
	    "en-\xC3\xA9", "ខ្មែរ", "en,km", "en/../x"};

	(void)state;
	for (size_t k = 0; k < sizeof(good) / sizeof(good[0]); k++)
		if (!sp_lang_is_tag(sp_str_c(good[k])))
			fail_msg("'%s' is no tag", good[k]);
	for (size_t k = 0; k < sizeof(bad) / sizeof(bad[0]); k++)
		if (sp_lang_is_tag(sp_str_c(bad[k])))
			fail_msg("'%s' is taken for a tag", bad[k]);
	assert_false(sp_lang_is_tag(SP_STR("en\0")));
	assert_false(sp_lang_is_tag((struct sp_str){NULL, 0}));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_language_is_found_by_its_primary_subtag),
	    cmocka_unit_test(a_language_without_entry_is_the_general_one),
	    cmocka_unit_test(a_script_has_its_language),
	    cmocka_unit_test(only_english_has_spaces_between_words),
	    cmocka_unit_test(a_tag_is_letters_then_subtags),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
