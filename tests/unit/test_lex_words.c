/* SPDX-License-Identifier: MIT */
#include <spean/lex_words.h>

#include "oom.h"
#include "unit.h"

#include <spean/buf.h>

/* The words of a text with a bar behind each. */
static enum sp_status
words_of(const char *lang, struct sp_str text, struct sp_buf *out)
{
	struct sp_lex_words *words = sp_lex_words_new(NULL);
	enum sp_status status;
	struct sp_str word;

	if (!words)
		return SP_NOMEM;
	status =
	    sp_lex_words_begin(words, sp_lang_find(sp_str_c(lang)), text, NULL);
	while (status == SP_OK && sp_lex_words_next(words, &word)) {
		sp_buf_add(out, word);
		sp_buf_addc(out, '|');
	}
	if (status == SP_OK)
		status = sp_lex_words_status(words, NULL);
	sp_lex_words_free(words);
	return status == SP_OK ? sp_buf_status(out, NULL) : status;
}

static void
words_are_spelled_as_one_searches_for_them(void **state)
{
	static const struct {
		const char *lang, *text, *words;
	} cases[] = {
	    {"en", "", ""},
	    {"en", "12 – 3.5%!", ""},
	    {"en", "The Minister's 3 Cafés", "the|minister|cafés|"},
	    {"en", "Don’t; it’s", "don't|it|"},
	    {"en", "well-known U.S", "well|known|u.s|"},
	    {"en", "'s", "s|"},
	    {"km", "ព្រះរាជាណាចក្រកម្ពុជា ៥០%", "ព្រះរាជាណាចក្រ|កម្ពុជា|"},
	    /* Letters are cut off digits, and Latin ones stay words. */
	    {"km", "ក្រុមហ៊ុន Google២០១៩", "ក្រុមហ៊ុន|google|"},
	    /* Two spellings of "give" are one, a writer's ZWSP is none. */
	    {"km", "អោយ", "ឱ្យ|"},
	    {"km", "ឲ្យ", "ឱ្យ|"},
	    {"km", "កម្ពុ\u200Bជា", "កម្ពុជា|"},
	};

	(void)state;
	for (size_t k = 0; k < sizeof(cases) / sizeof(cases[0]); k++) {
		struct sp_buf out = {0};

		assert_int_equal(
		    words_of(cases[k].lang, sp_str_c(cases[k].text), &out),
		    SP_OK);
		assert_str_is(sp_buf_str(&out), cases[k].words);
		sp_buf_release(&out);
	}
}

static void
what_is_not_utf8_has_no_words(void **state)
{
	struct sp_lex_words *words = sp_lex_words_new(NULL);
	struct sp_str word = SP_STR("before");

	(void)state;
	assert_int_equal(sp_lex_words_begin(words, sp_lang_find(SP_STR("en")),
			     SP_STR("a \xFF"), NULL),
	    SP_BAD_TEXT);
	assert_int_equal(
	    sp_lex_words_fold(words, SP_STR("\xFF"), &word, NULL), SP_BAD_TEXT);
	assert_str_is(word, "before");
	sp_lex_words_free(words);
}

static void
a_word_is_folded_without_being_cut(void **state)
{
	struct sp_lex_words *words = sp_lex_words_new(NULL);
	struct sp_str word;

	(void)state;
	assert_int_equal(
	    sp_lex_words_fold(words, SP_STR("New York"), &word, NULL), SP_OK);
	assert_str_is(word, "new york");
	assert_int_equal(
	    sp_lex_words_fold(words, SP_STR("ÉCOLE"), &word, NULL), SP_OK);
	assert_str_is(word, "école");
	assert_int_equal(
	    sp_lex_words_fold(words, SP_STR("China’s"), &word, NULL), SP_OK);
	assert_str_is(word, "china");
	sp_lex_words_free(words);
}

static void
a_stem_is_what_long_words_of_a_spaced_script_begin_with(void **state)
{
	(void)state;
	assert_str_is(sp_lex_stem(SP_STR("government")), "gover");
	assert_str_is(sp_lex_stem(SP_STR("tests")), "tests");
	assert_str_is(sp_lex_stem(SP_STR("écoles")), "école");
	assert_str_is(sp_lex_stem(SP_STR("test")), "");
	assert_str_is(sp_lex_stem(SP_STR("")), "");
	assert_str_is(sp_lex_stem(SP_STR("រដ្ឋាភិបាល")), "");
}

static enum sp_status
cut(void *ctx)
{
	struct sp_buf out = {0};
	enum sp_status status;

	(void)ctx;
	status = words_of("km", SP_STR("ក្រុមហ៊ុន Café របស់ចិន"), &out);
	if (status == SP_OK)
		assert_true(
		    sp_str_starts(sp_buf_str(&out), SP_STR("ក្រុមហ៊ុន|café|")));
	sp_buf_release(&out);
	return status;
}

static void
memory_may_fail_anywhere(void **state)
{
	(void)state;
	assert_true(oom_each(cut, NULL) > 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_are_spelled_as_one_searches_for_them),
	    cmocka_unit_test(what_is_not_utf8_has_no_words),
	    cmocka_unit_test(a_word_is_folded_without_being_cut),
	    cmocka_unit_test(
		a_stem_is_what_long_words_of_a_spaced_script_begin_with),
	    cmocka_unit_test(memory_may_fail_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
