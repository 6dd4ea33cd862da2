/* SPDX-License-Identifier: MIT */
#include <spean/latin_lang.h>

#include <stdio.h>
#include <string.h>

#include "data.h"

#include <spean/buf.h>

static void
every_case_of_the_table_is_met(void **state)
{
	struct data data;
	struct sp_str field[3];
	size_t rows = 0;

	(void)state;
	data_open(&data, "latin_lang.tests");
	while (data_next(&data, field, 3)) {
		char expected[16];
		const char *have;

		snprintf(expected, sizeof(expected), "%.*s", (int)field[0].n,
		    field[0].s);
		have = sp_latin_lang(
		    field[2], strcmp(expected, "-") == 0 ? NULL : expected);
		data_is(&data, sp_str_c(have ? have : "-"), field[1]);
		rows++;
	}
	assert_true(rows > 40);
	data_close(&data);
}

static void
what_is_expected_comes_back_itself(void **state)
{
	const char nb[] = "nb";
	struct sp_str text = SP_STR("Regjeringen sier at skolene ikke blir "
				    "stengt nå, og at det er noe som har hendt.");

	(void)state;
	assert_ptr_equal(sp_latin_lang(text, nb), nb);
}

static void
bytes_that_are_no_text_tell_nothing(void **state)
{
	(void)state;
	assert_null(sp_latin_lang((struct sp_str){NULL, 0}, "en"));
	assert_null(sp_latin_lang((struct sp_str){NULL, 0}, NULL));
	assert_null(sp_latin_lang(SP_STR("\0\xff\xc3 \xe1\xba"), "en"));
	assert_null(sp_latin_lang(SP_STR("le\0la\0les\0\xc3"), "en"));
}

/* So that a word cut in two at the end of what is looked at does no harm. */
static void
a_long_text_is_read_at_its_beginning_alone(void **state)
{
	struct sp_str end = SP_STR("et les écoles de la ville sont dans le ");
	struct sp_buf text = {0};

	(void)state;
	while (text.n < SP_LATIN_LANG_BYTES + 10)
		sp_buf_add(&text, SP_STR("xé "));
	for (size_t i = 0; i < 10; i++)
		sp_buf_add(&text, end);
	assert_null(sp_latin_lang(sp_buf_str(&text), "en"));
	sp_buf_reset(&text);
	while (text.n < 3 * SP_LATIN_LANG_BYTES)
		sp_buf_add(&text, end);
	assert_string_equal(sp_latin_lang(sp_buf_str(&text), "en"), "fr");
	sp_buf_release(&text);
}

/* Each list has its words, and each subtag its list. */
static void
the_tables_hold_together(void **state)
{
	const struct sp_latin_langs *langs = &sp_latin_langs;

	(void)state;
	assert_true(langs->n >= 29 && langs->n <= SP_LATIN_LANGS);
	assert_true(langs->tags >= langs->n);
	for (size_t i = 0; i < langs->tags; i++)
		assert_true(langs->tag[i].lang < langs->n);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_case_of_the_table_is_met),
	    cmocka_unit_test(what_is_expected_comes_back_itself),
	    cmocka_unit_test(bytes_that_are_no_text_tell_nothing),
	    cmocka_unit_test(a_long_text_is_read_at_its_beginning_alone),
	    cmocka_unit_test(the_tables_hold_together),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
