/* SPDX-License-Identifier: MIT */
#include <spean/name_words.h>

#include <spean/name_dict.h>

#include "oom.h"
#include "unit.h"

/* Sentences written for this test: with names, cues, none; words that end
 * names, over a space too; signs, Latin letters, ZWSP, a lone mark. */
static const char *const texts[] = {
    "",
    " ",
    "ទឹកស្អាត",
    "គាត់ទៅជប៉ុន",
    "គាត់ទៅ ជប៉ុន ជាមួយ លោក តារា ហើយ ញ៉ាំបាយ។",
    "ញ៉ាំបាយ ហើយ លោក  ជិន ម៉ាលីន បាន និយាយ ថា ទឹក ស្អាត នៅ ខេត្តកំពត",
    "ទឹក ស្អាត (ប្រទេសជប៉ុន) និង England ភ្នំពេញ",
    "ស្អាត \xe2\x80\x8bលោក\xe2\x80\x8b តារា",
    "ា ជប៉ុន ា",
    "ទីក្រុងភ្នំពេញ ទឹក ទឹក ទឹក ទីក្រុងបាងកក ទឹក",
    "ជា មួយ ឲ្យ ជប៉ុន",
};

/* Where names may begin, by words that are all cut. */
static size_t
starts_of_all(struct sp_word *word, struct sp_str text, size_t *start)
{
	struct sp_word_span span;
	size_t n = 0;

	assert_int_equal(
	    sp_word_begin(word, sp_lang_find(SP_STR("km")), text, NULL), SP_OK);
	while (sp_word_next(word, &span))
		if (sp_name_dict_next(text, span.start) == span.start)
			start[n++] = span.start;
	return n;
}

static void
words_with_which_names_begin_are_those_of_the_whole_text(void **state)
{
	struct sp_word *word = sp_word_new(SP_GRAIN_FINE, NULL);
	struct sp_name_words words = {0};

	(void)state;
	assert_int_equal(sp_name_words_init(&words, NULL), SP_OK);
	for (size_t t = 0; t < sizeof(texts) / sizeof(texts[0]); t++) {
		struct sp_str text = sp_str_c(texts[t]);
		size_t want[64], n = starts_of_all(word, text, want), k = 0;

		assert_int_equal(
		    sp_name_words_begin(&words, text, NULL), SP_OK);
		for (size_t i = 0; sp_name_words_go(&words, &i); i++) {
			size_t start = words.span[i].start;

			if (sp_name_dict_next(text, start) != start)
				continue;
			assert_true(k < n);
			assert_int_equal(start, want[k++]);
		}
		assert_int_equal(k, n);
		assert_int_equal(sp_name_words_status(&words, NULL), SP_OK);
	}
	sp_name_words_release(&words);
	sp_word_free(word);
}

static void
words_behind_are_there_when_asked_for(void **state)
{
	struct sp_str text = SP_STR("ទឹក ស្អាត លោក តារា ទឹក");
	struct sp_name_words words = {0};
	size_t i = 0, k;

	(void)state;
	assert_int_equal(sp_name_words_init(&words, NULL), SP_OK);
	assert_int_equal(sp_name_words_begin(&words, text, NULL), SP_OK);
	assert_true(sp_name_words_go(&words, &i));
	assert_int_equal(
	    words.span[i].start, sp_str_find(text, SP_STR("លោក"), 0));
	for (k = i; sp_name_words_has(&words, k + 1); k++)
		assert_int_equal(words.span[k].end, words.span[k + 1].start);
	assert_int_equal(words.span[k].end, text.n);
	sp_name_words_release(&words);
}

static void
what_is_not_utf8_is_rejected(void **state)
{
	struct sp_name_words words = {0};
	size_t i = 0;

	(void)state;
	assert_int_equal(sp_name_words_init(&words, NULL), SP_OK);
	assert_int_equal(
	    sp_name_words_begin(&words, SP_STR("លោក\xff"), NULL), SP_BAD_TEXT);
	assert_false(sp_name_words_go(&words, &i));
	sp_name_words_release(&words);
}

static enum sp_status
attempt(void *ctx)
{
	struct sp_name_words words = {0};
	enum sp_status status = sp_name_words_init(&words, NULL);
	size_t i = 0;

	(void)ctx;
	if (status == SP_OK)
		status = sp_name_words_begin(
		    &words, SP_STR("ទឹក លោក តារា និង លោក ចាន់"), NULL);
	while (status == SP_OK && sp_name_words_go(&words, &i))
		i++;
	if (status == SP_OK)
		status = sp_name_words_status(&words, NULL);
	sp_name_words_release(&words);
	return status;
}

static void
no_allocation_that_fails_does_harm(void **state)
{
	(void)state;
	assert_true(oom_each(attempt, NULL) > 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		words_with_which_names_begin_are_those_of_the_whole_text),
	    cmocka_unit_test(words_behind_are_there_when_asked_for),
	    cmocka_unit_test(what_is_not_utf8_is_rejected),
	    cmocka_unit_test(no_allocation_that_fails_does_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
