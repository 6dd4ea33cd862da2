/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <spean/utf8.h>

/* One line of table 3-7 and its neighbours, by bytes. */
struct form {
	const char *bytes;
	uint32_t cp; /* SP_UTF8_BAD: ill-formed */
};

static const struct form forms[] = {
    {"\x7F", 0x7F},
    {"\x80", SP_UTF8_BAD}, /* a continuation alone */
    {"\xC1\xBF", SP_UTF8_BAD}, /* overlong */
    {"\xC2\x80", 0x80},
    {"\xDF\xBF", 0x7FF},
    {"\xE0\x9F\xBF", SP_UTF8_BAD}, /* overlong */
    {"\xE0\xA0\x80", 0x800},
    {"\xE1\x9E\x80", 0x1780}, /* Khmer letter ka */
    {"\xED\x9F\xBF", 0xD7FF},
    {"\xED\xA0\x80", SP_UTF8_BAD}, /* surrogate */
    {"\xEE\x80\x80", 0xE000},
    {"\xEF\xBF\xBF", 0xFFFF},
    {"\xF0\x8F\xBF\xBF", SP_UTF8_BAD}, /* overlong */
    {"\xF0\x90\x80\x80", 0x10000},
    {"\xF4\x8F\xBF\xBF", 0x10FFFF},
    {"\xF4\x90\x80\x80", SP_UTF8_BAD}, /* above the last code point */
    {"\xF5\x80\x80\x80", SP_UTF8_BAD},
    {"\xFF", SP_UTF8_BAD},
    {"\xE1\x9E", SP_UTF8_BAD}, /* cut off */
    {"\xE1\x9E"
     "a",
	SP_UTF8_BAD},
    {"\xF0\x90\x80", SP_UTF8_BAD},
};

#define NFORMS (sizeof(forms) / sizeof(*forms))

static void
next_takes_the_well_formed_and_steps_over_the_rest(void **state)
{
	(void)state;
	for (size_t i = 0; i < NFORMS; i++) {
		struct sp_str text = sp_str_c(forms[i].bytes);
		size_t pos = 0;

		assert_int_equal(sp_utf8_next(text, &pos), forms[i].cp);
		assert_int_equal(pos, forms[i].cp == SP_UTF8_BAD ? 1 : text.n);
	}
}

/* What is read in place is read as all others are. */
static void
next_is_the_same_with_and_without_its_short_ways(void **state)
{
	char bytes[5] = {0};

	(void)state;
	for (uint32_t seed = 0; seed < 0x20000; seed++) {
		struct sp_str text = {bytes, 1 + seed % 4};
		size_t pos = 0, other = 0;
		uint32_t cp;

		/* Any lead, and bytes behind it that are right mostly. */
		bytes[0] = (char)(seed >> 9);
		for (size_t i = 1; i < 4; i++)
			bytes[i] = (char)(0x70 + seed * 2654435761U % (97 + i));
		cp = sp_utf8_next(text, &pos);
		assert_int_equal(sp_utf8_next_other(text, &other), cp);
		assert_int_equal(other, pos);
	}
}

static void
prev_undoes_next(void **state)
{
	(void)state;
	for (size_t i = 0; i < NFORMS; i++) {
		struct sp_str text = sp_str_c(forms[i].bytes);
		size_t pos = text.n;

		if (forms[i].cp == SP_UTF8_BAD)
			continue;
		assert_int_equal(sp_utf8_prev(text, &pos), forms[i].cp);
		assert_int_equal(pos, 0);
	}
}

static void
prev_stops_at_the_same_places_as_next_in_broken_text(void **state)
{
	static const char text[] = "a\xE1\x9E\x80\x80\xE1\x9E\xC2\x80\xF0\x90z";
	struct sp_str str = {text, sizeof(text) - 1};
	size_t place[sizeof(text)], n = 0, pos = 0;

	(void)state;
	while (pos < str.n) {
		place[n++] = pos;
		sp_utf8_next(str, &pos);
	}
	while (n > 0) {
		sp_utf8_prev(str, &pos);
		assert_int_equal(pos, place[--n]);
	}
	assert_int_equal(pos, 0);
}

static void
put_gives_what_next_reads(void **state)
{
	char out[4];

	(void)state;
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp += cp < 0x3000 ? 1 : 251) {
		size_t pos = 0, n;

		if (cp >= 0xD800 && cp <= 0xDFFF)
			continue;
		n = sp_utf8_put(cp, out);
		assert_int_equal(
		    sp_utf8_next((struct sp_str){out, n}, &pos), cp);
		assert_int_equal(pos, n);
	}
}

static void
check_finds_the_first_bad_byte_wherever_it_stands(void **state)
{
	char text[40];

	(void)state;
	for (size_t at = 0; at < sizeof(text); at++) {
		memset(text, 'x', sizeof(text));
		text[at] = '\xFF';
		assert_int_equal(
		    sp_utf8_check((struct sp_str){text, sizeof(text)}), at);
	}
	assert_int_equal(sp_utf8_check((struct sp_str){NULL, 0}), 0);
	/* The place is that of the lead byte, not of what is missing. */
	assert_int_equal(sp_utf8_check(SP_STR("12345678\xE1\x9E")), 8);
	assert_int_equal(sp_utf8_check(SP_STR("1\0003")), 3);
}

static void
count_is_of_code_points(void **state)
{
	(void)state;
	assert_int_equal(sp_utf8_count(SP_STR("")), 0);
	assert_int_equal(sp_utf8_count(SP_STR("ស្ពាន ok")), 8);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		next_takes_the_well_formed_and_steps_over_the_rest),
	    cmocka_unit_test(next_is_the_same_with_and_without_its_short_ways),
	    cmocka_unit_test(prev_undoes_next),
	    cmocka_unit_test(
		prev_stops_at_the_same_places_as_next_in_broken_text),
	    cmocka_unit_test(put_gives_what_next_reads),
	    cmocka_unit_test(check_finds_the_first_bad_byte_wherever_it_stands),
	    cmocka_unit_test(count_is_of_code_points),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
