/* SPDX-License-Identifier: MIT */
#include <spean/latin_name.h>

#include "data.h"

#include <spean/buf.h>

static void
write_names(struct sp_str text, struct sp_buf *out)
{
	struct sp_latin_names names;
	struct sp_latin_name name;
	size_t pos = 0;

	sp_buf_reset(out);
	sp_latin_names_begin(&names, text);
	while (sp_latin_names_next(&names, &name)) {
		assert_true(name.start >= pos && name.end > name.start);
		pos = name.end;
		if (out->n)
			sp_buf_addc(out, '|');
		if (name.acronym)
			sp_buf_addc(out, 'a');
		if (name.titled)
			sp_buf_addc(out, 't');
		if (name.doubtful)
			sp_buf_addc(out, '?');
		if (name.acronym || name.titled || name.doubtful)
			sp_buf_addc(out, ':');
		sp_buf_add(out, sp_str_sub(text, name.start, name.end));
	}
	assert_true(pos <= text.n);
}

static void
every_case_of_the_table_is_met(void **state)
{
	struct data data;
	struct sp_str field[2];
	struct sp_buf have = {0};
	size_t rows = 0;

	(void)state;
	data_open(&data, "latin_name.tests");
	while (data_next(&data, field, 2)) {
		write_names(field[0], &have);
		data_is(&data, sp_buf_str(&have), field[1]);
		rows++;
	}
	assert_true(rows > 20);
	sp_buf_release(&have);
	data_close(&data);
}

static void
khmer_of_any_length_is_passed(void **state)
{
	struct sp_buf text = {0}, have = {0};

	(void)state;
	for (int n = 0; n < 9; n++) {
		sp_buf_reset(&text);
		for (int i = 0; i < n; i++)
			sp_buf_addf(&text, "%s", i % 2 ? "\u1780" : "\u17D2");
		sp_buf_addf(&text, "%s", " Sok Dara");
		for (int i = 0; i < n; i++)
			sp_buf_addf(&text, "%s", i % 2 ? "\u17FF" : "\u1780");
		sp_buf_addf(&text, "%s", "\u1800 Kem Ley");
		write_names(sp_buf_str(&text), &have);
		assert_str_is(sp_buf_str(&have), "Sok Dara|Kem Ley");
	}
	sp_buf_release(&text);
	sp_buf_release(&have);
}

static void
bytes_that_are_no_text_are_no_names(void **state)
{
	struct sp_buf have = {0};

	(void)state;
	write_names(SP_STR("\xff\xfe Kem\xff Ley \xe1\x9e"), &have);
	assert_str_is(sp_buf_str(&have), "?:Kem|?:Ley");
	write_names(SP_STR(""), &have);
	assert_int_equal(have.n, 0);
	sp_buf_release(&have);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_case_of_the_table_is_met),
	    cmocka_unit_test(khmer_of_any_length_is_passed),
	    cmocka_unit_test(bytes_that_are_no_text_are_no_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
