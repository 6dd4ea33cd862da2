/* SPDX-License-Identifier: MIT */
#include <spean/word.h>

#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

#include <spean/rec.h>

static int
set_up(void **state)
{
	*state = sp_word_new(SP_GRAIN_COARSE, NULL);
	return *state ? 0 : -1;
}

static int
tear_down(void **state)
{
	sp_word_free(*state);
	return 0;
}

static void
unescape(struct sp_str text, struct sp_buf *out)
{
	sp_buf_reset(out);
	for (size_t i = 0; i < text.n; i++) {
		char hex[5] = "";

		if (text.s[i] != '\\' || text.n - i < 6) {
			sp_buf_addc(out, text.s[i]);
			continue;
		}
		memcpy(hex, text.s + i + 2, 4);
		sp_buf_add_cp(out, (uint32_t)strtoul(hex, NULL, 16));
		i += 5;
	}
}

/* The spans of text that are no spaces, checked to be without a gap. */
static void
spans(struct sp_word *word, const char *lang, struct sp_str text,
    struct sp_buf *out)
{
	struct sp_word_span span;
	size_t pos = 0;

	sp_buf_reset(out);
	assert_int_equal(
	    sp_word_begin(word, sp_lang_find(sp_str_c(lang)), text, NULL),
	    SP_OK);
	while (sp_word_next(word, &span)) {
		assert_int_equal(span.start, pos);
		assert_true(span.end > pos);
		pos = span.end;
		if (span.kind == SP_WORD_SPACE)
			continue;
		if (out->n)
			sp_buf_addc(out, '|');
		sp_buf_add(out, sp_str_sub(text, span.start, pos));
	}
	assert_int_equal(sp_word_status(word, NULL), SP_OK);
	assert_int_equal(pos, text.n);
}

static void
every_case_of_the_table_is_met(void **state)
{
	const char *dir = getenv("srcdir");
	struct sp_buf path = {0}, text = {0}, have = {0}, want = {0};
	char line[512], lang[8];
	size_t rows = 0;
	FILE *file;

	sp_buf_addf(&path, "%s/tests/data/word.tests", dir ? dir : ".");
	file = fopen(sp_buf_c(&path), "r");
	assert_non_null(file);
	while (fgets(line, sizeof(line), file)) {
		struct sp_str field[4];

		if (line[0] == '#')
			continue;
		assert_int_equal(sp_rec_split(sp_str_c(line), field, 4), 4);
		snprintf(
		    lang, sizeof(lang), "%.*s", (int)field[0].n, field[0].s);
		unescape(field[1], &text);
		unescape(field[2], &want);
		spans(*state, lang, sp_buf_str(&text), &have);
		if (!sp_str_eq(sp_buf_str(&have), sp_buf_str(&want)))
			fail_msg("%s: %s", sp_buf_c(&text), sp_buf_c(&have));
		rows++;
	}
	assert_true(rows > 15);
	fclose(file);
	sp_buf_release(&path);
	sp_buf_release(&text);
	sp_buf_release(&have);
	sp_buf_release(&want);
}

static void
kinds_are_told(void **state)
{
	static const enum sp_word_kind want[] = {
	    SP_WORD_LETTERS, SP_WORD_NUMBER, SP_WORD_SPACE, SP_WORD_SIGN};
	struct sp_word_span span;
	size_t n = 0;

	assert_int_equal(sp_word_begin(*state, sp_lang_find(SP_STR("km")),
			     SP_STR("ឆ្នាំ២០២៣ \xe2\x80\x8b។"), NULL),
	    SP_OK);
	for (; sp_word_next(*state, &span); n++)
		assert_int_equal(span.kind, want[n]);
	assert_int_equal(n, 4);
}

static void
delimiters_stand_where_no_space_does(void **state)
{
	struct sp_buf out = {0};

	sp_buf_add(&out, SP_STR("<"));
	assert_int_equal(
	    sp_word_delimit(*state, sp_lang_find(SP_STR("km")),
		SP_STR("សៀវភៅថ្មី\xe2\x80\x8b២ ទៅ។"), SP_STR("|"), &out, NULL),
	    SP_OK);
	assert_string_equal(sp_buf_c(&out), "<សៀវភៅ|ថ្មី\xe2\x80\x8b២ ទៅ|។");
	sp_buf_release(&out);
}

static void
what_is_not_utf8_is_rejected_with_its_place(void **state)
{
	struct sp_word_span span;
	struct sp_buf out = {0};
	struct sp_err err;

	assert_int_equal(sp_word_begin(*state, sp_lang_find(SP_STR("km")),
			     SP_STR("ab\xff"), &err),
	    SP_BAD_TEXT);
	assert_string_equal(err.msg, "not UTF-8 at byte 3");
	assert_false(sp_word_next(*state, &span));
	assert_int_equal(sp_word_delimit(*state, sp_lang_find(SP_STR("km")),
			     SP_STR("ab\xff"), SP_STR("|"), &out, &err),
	    SP_BAD_TEXT);
	assert_int_equal(out.n, 0);
	sp_buf_release(&out);
}

static void
hostile_text_ends(void **state)
{
	static const char *const piece[] = {"ក", "ក្", "ក ", "a.", "1.", "漢",
	    "ก", "a\xcc\x81", "្", "😀", "កa", "\xe2\x80\x8b", "សៀវភៅថ្មី"};
	static const char *const tail[] = {"្", "\xe2\x80\x8b", "\xcc\x81"};
	struct sp_buf text = {0}, out = {0};

	for (size_t i = 0; i < sizeof(piece) / sizeof(piece[0]); i++) {
		sp_buf_reset(&text);
		while (text.n < (size_t)1 << 20)
			sp_buf_add(&text, sp_str_c(piece[i]));
		spans(*state, "km", sp_buf_str(&text), &out);
	}
	for (size_t i = 0; i < 6; i++) {
		sp_buf_reset(&text);
		sp_buf_add(&text, i < 3 ? SP_STR("ក") : SP_STR("a"));
		while (text.n < (size_t)1 << 20)
			sp_buf_add(&text, sp_str_c(tail[i % 3]));
		spans(*state, "km", sp_buf_str(&text), &out);
	}
	sp_buf_release(&text);
	sp_buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_case_of_the_table_is_met),
	    cmocka_unit_test(kinds_are_told),
	    cmocka_unit_test(delimiters_stand_where_no_space_does),
	    cmocka_unit_test(what_is_not_utf8_is_rejected_with_its_place),
	    cmocka_unit_test(hostile_text_ends),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
