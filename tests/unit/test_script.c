/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <math.h>
#include <stdlib.h>

#include <spean/script.h>

#define EN  (sp_lang_find(SP_STR("en")))
#define KM  (sp_lang_find(SP_STR("km")))
#define UND (sp_lang_find(SP_STR("und")))

static void
assert_share(const char *text, const char *script, double want)
{
	double got = sp_script_share(sp_str_c(text), script);

	if (fabs(got - want) > 1e-12)
		fail_msg("%s in '%s': %f, not %f", script, text, got, want);
}

static void
the_share_counts_letters_and_marks_alone(void **state)
{
	(void)state;
	assert_share("Spean", "Latn", 1);
	assert_share("Spean", "Khmr", 0);
	assert_share("ស្ពាន", "Khmr", 1);
	/* Three Latin letters, and a letter with its vowel sign. */
	assert_share("abc កា", "Khmr", .4);
	assert_share("abc, 12 កា។ ១២ ៛", "Khmr", .4);
	assert_share("é à", "Latn", 1);
}

static void
a_text_without_letters_has_no_share(void **state)
{
	(void)state;
	assert_share("", "Latn", -1);
	assert_share("12.5 % — ១២ ។៕ \u200B\u00A0", "Khmr", -1);
	assert_true(sp_script_share((struct sp_str){NULL, 0}, "Latn") == -1);
	/* Marks that any script may use are nobody's. */
	assert_share("\u0301\u200D", "Latn", -1);
}

static void
a_script_that_is_not_known_has_no_letters(void **state)
{
	(void)state;
	assert_share("abc", "Zzzz", 0);
	assert_share("abc", "Zyyy", 0);
	assert_share("abc", "nonsense", 0);
	assert_share("abc", "", 0);
}

static void
bytes_that_are_not_utf8_are_no_letters(void **state)
{
	(void)state;
	assert_share("a\xFF\xFE\xE1\x9E", "Latn", 1);
	assert_share("\xFF\xFE\xE1\x9E", "Latn", -1);
	assert_share("\xED\xA0\x80 \xF4\x90\x80\x80", "Latn", -1);
}

static void
some_letters_of_its_script_keep_a_language(void **state)
{
	(void)state;
	/* Names in the other script do not make another language. */
	assert_string_equal(
	    sp_script_lang(
		sp_str_c("ក្រុមហ៊ុន Google និង Microsoft Corporation"), KM),
	    "km");
	assert_string_equal(
	    sp_script_lang(sp_str_c("The bridge (ស្ពាន) is long"), EN), "en");
	/* Ten letters: one of them is too few, two are enough. */
	assert_string_equal(sp_script_lang(sp_str_c("abcdefghi ក"), KM), "en");
	assert_string_equal(sp_script_lang(sp_str_c("abcdefgh កខ"), KM), "km");
}

static void
another_script_makes_another_language(void **state)
{
	(void)state;
	assert_string_equal(
	    sp_script_lang(sp_str_c("All in English"), KM), "en");
	assert_string_equal(sp_script_lang(sp_str_c("ភាសាខ្មែរ"), EN), "km");
	assert_string_equal(sp_script_lang(sp_str_c("ภาษาไทย"), KM), "und");
	assert_string_equal(sp_script_lang(sp_str_c("русский"), EN), "und");
}

static void
a_text_without_letters_is_in_the_language_declared(void **state)
{
	(void)state;
	assert_string_equal(sp_script_lang(sp_str_c("2019"), KM), "km");
	assert_string_equal(sp_script_lang(sp_str_c(""), EN), "en");
	assert_string_equal(sp_script_lang(sp_str_c("..."), UND), "und");
}

static void
where_no_language_is_declared_the_letters_decide(void **state)
{
	(void)state;
	assert_string_equal(sp_script_lang(sp_str_c("ស្ពាន and a"), UND), "km");
	assert_string_equal(sp_script_lang(sp_str_c("Spean ស"), UND), "en");
	assert_string_equal(sp_script_lang(sp_str_c("ภาษา"), UND), "und");
}

static void
text_is_of_a_language_when_it_has_letters_of_its_script(void **state)
{
	(void)state;
	assert_true(sp_script_is(sp_str_c("ស្ពាន 12"), KM));
	assert_true(sp_script_is(sp_str_c("កខ abcdefgh"), KM));
	assert_false(sp_script_is(sp_str_c("ក abcdefghi"), KM));
	assert_false(sp_script_is(sp_str_c("12"), KM));
	assert_false(sp_script_is(sp_str_c(""), EN));
}

static void
a_long_text_is_counted_whole(void **state)
{
	const size_t n = 1 << 20;
	char *text = malloc(n);

	(void)state;
	assert_non_null(text);
	memset(text, 'x', n);
	memcpy(text + n - 3, "\xE1\x9E\x80", 3);
	assert_true(sp_script_share((struct sp_str){text, n}, "Khmr") ==
	    1. / (double)(n - 2));
	free(text);
}

/* n times a letter, and m times another. */
static const char *
foreign(const char *a, size_t n, const char *b, size_t m,
    const struct sp_lang *lang)
{
	struct sp_script_census census = {.letters = 0};

	for (size_t k = 0; k < n; k++)
		sp_script_count(sp_str_c(a), &census);
	for (size_t k = 0; k < m; k++)
		sp_script_count(sp_str_c(b), &census);
	return sp_script_foreign(&census, lang);
}

static void
text_clearly_in_another_script_is_told(void **state)
{
	(void)state;
	assert_string_equal(foreign("ក", 95, "a", 5, EN), "Khmr");
	assert_null(foreign("ក", 94, "a", 6, EN));
	assert_null(foreign("ក", 99, "1", 5, EN));
	assert_string_equal(foreign("ก", 90, "a", 10, KM), "Thai");
	assert_null(foreign("ก", 90, "a", 10, UND));
	assert_null(foreign("ក", 0, "a", 0, KM));
	assert_string_equal(sp_script_name("Khmr"), "Khmer");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_share_counts_letters_and_marks_alone),
	    cmocka_unit_test(a_text_without_letters_has_no_share),
	    cmocka_unit_test(a_script_that_is_not_known_has_no_letters),
	    cmocka_unit_test(bytes_that_are_not_utf8_are_no_letters),
	    cmocka_unit_test(some_letters_of_its_script_keep_a_language),
	    cmocka_unit_test(another_script_makes_another_language),
	    cmocka_unit_test(
		a_text_without_letters_is_in_the_language_declared),
	    cmocka_unit_test(where_no_language_is_declared_the_letters_decide),
	    cmocka_unit_test(
		text_is_of_a_language_when_it_has_letters_of_its_script),
	    cmocka_unit_test(a_long_text_is_counted_whole),
	    cmocka_unit_test(text_clearly_in_another_script_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
