/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <spean/buf.h>
#include <spean/utf8.h>

/* The tables are its own. */
#include "../../lib/text/furniture.c"

static void
lines_stand_in_order(void **state)
{
	(void)state;
	for (size_t i = 1; i < sizeof(lines) / sizeof(*lines); i++)
		assert_true(order(sp_str_c(lines[i - 1].text),
				sp_str_c(lines[i].text)) < 0);
}

static void
starts_stand_in_order(void **state)
{
	(void)state;
	for (size_t i = 1; i < sizeof(starts) / sizeof(*starts); i++)
		assert_true(strcmp(starts[i - 1].text, starts[i].text) < 0);
}

static void
each_line_is_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		struct sp_str line = sp_str_c(lines[i].text);

		assert_int_equal(
		    sp_furniture(line, sp_text_chars(line)), lines[i].is);
	}
	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++) {
		struct sp_str line = sp_str_c(starts[i].text);

		if (starts[i].is == BYLINE)
			assert_true(sp_furniture_byline(line));
		else if (starts[i].is != CONTACT)
			assert_int_not_equal(
			    sp_furniture(line, sp_text_chars(line)),
			    SP_FURNITURE_NONE);
	}
}

static void
case_and_marks_do_not_count(void **state)
{
	(void)state;
	assert_int_equal(
	    sp_furniture(SP_STR(" READ\xC2\xA0More » "), 8), SP_FURNITURE_HARD);
	assert_int_equal(sp_furniture(SP_STR("Read more about rice"), 17), 0);
	assert_true(sp_furniture_byline(SP_STR("BY Sok Dara")));
	assert_false(sp_furniture_byline(SP_STR("Bytes of memory")));
	assert_int_equal(
	    sp_furniture(SP_STR("12 Comments"), 10), SP_FURNITURE_COMMENTS);
	assert_int_equal(sp_furniture(SP_STR("Contact: press@example.org"), 25),
	    SP_FURNITURE_HARD);
	assert_int_equal(sp_furniture(SP_STR("Contact sports"), 13), 0);
}

/* One byte at a time, as the header has it. */
static size_t
count_plainly(struct sp_str text)
{
	size_t n = 0;

	for (size_t pos = 0; pos < text.n;)
		n += !sp_utf8_is_gap(sp_utf8_next(text, &pos));
	return n;
}

static void
characters_are_counted_alike_at_any_place(void **state)
{
	static const char *const parts[] = {"a", "ក", "\xE2\x80\x8B", " ", "é",
	    "\xC2\xA0", "–", "\xEF\xBB\xBF", "𝄞", "~", "\x7F", "្"};
	size_t n_parts = sizeof(parts) / sizeof(*parts);
	uint32_t seed = 1;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct sp_buf text = {0};
		struct sp_str all;

		for (int i = 0; i < round % 40; i++) {
			seed = seed * 1664525 + 1013904223;
			sp_buf_add(
			    &text, sp_str_c(parts[(seed >> 16) % n_parts]));
		}
		all = sp_buf_str(&text);
		assert_int_equal(sp_text_chars(all), count_plainly(all));
		assert_true(sp_utf8_is_blank(all) == (count_plainly(all) == 0));
		sp_buf_release(&text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(lines_stand_in_order),
	    cmocka_unit_test(starts_stand_in_order),
	    cmocka_unit_test(each_line_is_found),
	    cmocka_unit_test(case_and_marks_do_not_count),
	    cmocka_unit_test(characters_are_counted_alike_at_any_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
