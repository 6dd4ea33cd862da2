/* SPDX-License-Identifier: MIT */
#include "norm_ways.h"

#include "data.h"
#include "oom.h"

static void
every_rule_has_its_cases(void **state)
{
	struct sp_buf in = {0}, want = {0};
	struct data data;
	struct sp_str field[4];
	size_t wrong = 0, n = 0;

	(void)state;
	data_open(&data, "norm.tests");
	while (data_next(&data, field, 4)) {
		enum sp_norm_level level;
		const char *lang;

		assert_true(norm_read_level(field[0], &level, &lang));
		sp_buf_reset(&in);
		sp_buf_reset(&want);
		norm_add_hex(&in, field[1]);
		norm_add_hex(&want, field[2]);
		wrong += !norm_holds(way_of(level), lang, sp_buf_str(&in),
		    sp_buf_str(&want), field[3]);
		n++;
	}
	data_close(&data);
	assert_true(n > 100);
	assert_int_equal(wrong, 0);
	sp_buf_release(&in);
	sp_buf_release(&want);
}

/* Normalising again, in every way, changes nothing. */
static void
check_ways(struct sp_str in, const char *lang)
{
	struct sp_buf once = {0};

	for (size_t i = 0; i < WAYS; i++) {
		norm_into(norms[i], lang, in, &once);
		if (!norm_holds(norms[i], lang, in, sp_buf_str(&once),
			SP_STR("not the same again")))
			fail();
	}
	sp_buf_release(&once);
}

static void
texts_of_hard_characters_normalise_once(void **state)
{
	static const char *const langs[] = {"km", "en", "und"};
	struct sp_buf text = {0};
	uint32_t chance = 20261123;

	(void)state;
	for (size_t i = 0; i < 20000; i++) {
		sp_buf_reset(&text);
		norm_add_hard(&text, &chance, i);
		check_ways(sp_buf_str(&text), langs[i % 3]);
	}
	sp_buf_release(&text);
}

/* Also unassigned code points, private ones and marks without a base. */
static void
every_character_normalises_once(void **state)
{
	char utf8[4];

	(void)state;
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		/* Surrogates; CJK, Hangul and planes that have one rule. */
		if ((cp >= 0xD800 && cp <= 0xDFFF) ||
		    (cp > 0x4E00 && cp < 0x9FFF) ||
		    (cp > 0xAC00 && cp < 0xD700) ||
		    (cp > 0x20000 && cp % 0x10000 > 0x400))
			continue;
		check_ways((struct sp_str){utf8, sp_utf8_put(cp, utf8)}, "und");
	}
}

static void
plain_punctuation_has_ascii_quotes_and_dashes(void **state)
{
	struct sp_buf out = {0};

	(void)state;
	norm_into(norms[2], "km",
	    SP_STR("\u2018a\u2019 \u201Cb\u201D \u201Ec\u201F \u2010 \u2013 "
		   "\u2014 \u2212 \u00ABd\u00BB \u2039e\u203A \u2026 f\u2019"),
	    &out);
	assert_str_is(sp_buf_str(&out),
	    "'a' \"b\" \"c\" - - - - \u00ABd\u00BB \u2039e\u203A \u2026 f'");
	norm_into(norms[0], "km", SP_STR("\u201Cb\u201D \u2014"), &out);
	assert_str_is(sp_buf_str(&out), "\u201Cb\u201D \u2014");
	sp_buf_release(&out);
}

static void
text_that_is_not_utf8_leaves_the_buffer_alone(void **state)
{
	static const char *const bad[] = {"\xFF", "abc\xE1\x9E",
	    "\xE1\x9E\x80\xE1\x9E", "\xC3", "e\xCC\x81\xED\xA0\x80", " \xC3 ",
	    "\xE1\x9E\x80\xE2\x80\x8B\xE1", "\xE2\x80", "\xF4\x90\x80\x80"};
	const struct sp_lang *km = sp_lang_find(SP_STR("km"));
	struct sp_norm_map map = {0};
	struct sp_buf out = {0};
	struct sp_err err = {0};

	(void)state;
	sp_buf_add(&out, SP_STR("kept"));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(sp_norm_text_map(norms[i % WAYS], km,
				     sp_str_c(bad[i]), &out, &map, &err),
		    SP_BAD_TEXT);
		assert_int_equal(map.n, 0);
		assert_true(sp_str_eq(sp_buf_str(&out), SP_STR("kept")));
		assert_false(out.failed);
		assert_int_equal(err.status, SP_BAD_TEXT);
	}
	assert_int_equal(
	    sp_norm_text(norms[0], km, SP_STR("!"), &out, &err), SP_OK);
	assert_true(sp_str_eq(sp_buf_str(&out), SP_STR("kept!")));
	sp_buf_release(&out);
}

static void
the_byte_of_the_first_fault_is_told(void **state)
{
	struct sp_buf out = {0};
	struct sp_err err = {0};

	(void)state;
	assert_int_equal(
	    sp_norm_text(norms[0], sp_lang_find(SP_STR("km")),
		SP_STR("\u1780 \u17B6a\u1780\xE1\x9E"), &out, &err),
	    SP_BAD_TEXT);
	assert_string_equal(err.msg, "not UTF-8 at byte 12");
	sp_buf_release(&out);
}

static void
empty_text_stays_empty(void **state)
{
	struct sp_buf out = {0};

	(void)state;
	for (size_t i = 0; i < WAYS; i++) {
		norm_into(norms[i], "km", (struct sp_str){NULL, 0}, &out);
		assert_int_equal(out.n, 0);
		norm_into(norms[i], "km", SP_STR("\u200B\r\r"), &out);
		assert_int_equal(out.n, 0);
	}
	sp_buf_release(&out);
}

static void
text_beyond_the_limit_is_too_large(void **state)
{
	struct sp_buf out = {0};
	struct sp_str huge = {"", (size_t)512 << 20};

	(void)state;
	assert_int_equal(sp_norm_text(norms[0], sp_lang_find(SP_STR("km")),
			     huge, &out, NULL),
	    SP_TOO_LARGE);
	sp_buf_release(&out);
}

static void
dropping_zwsp_joins_what_it_parted(void **state)
{
	struct sp_buf out = {0};

	(void)state;
	norm_into(norms[1], "km", SP_STR("\u1780\u200B\u1781"), &out);
	assert_str_is(sp_buf_str(&out), "\u1780\u1781");
	sp_buf_release(&out);
}

/* A line of n times what, in every form of cost that a line could have. */
static void
long_lines_cost_no_more_than_their_length(void **state)
{
	static const uint32_t what[][4] = {{0x17B6, 0x17D2, 0x1780, 0},
	    {0x17C9, 0x17CA, 0}, {0x17C1, 0x17B8, 0x17BB, 0}, {0x301, 0x327, 0},
	    {0xF73, 0}, {0x17D2, 0x301, 0}, {0x61, 0x200D, 0x301, 0},
	    {0x200B, 0}, {0x200E, 0}, {0x17D4, 0x17D2, 0x17E1, 0}, {0x17E1, 0},
	    {' ', 0xA0, 0}, {0x1780, 0x17DD, 0x327, 0}, {0x17D2, 0},
	    {0x1F468, 0x200D, 0}, {0x9BE, 0x9C7, 0}};

	(void)state;
	for (size_t i = 0; i < sizeof(what) / sizeof(what[0]); i++) {
		struct sp_buf text = {0};

		sp_buf_add_cp(&text, 0x1780);
		while (text.n < 200000)
			for (const uint32_t *cp = what[i]; *cp; cp++)
				sp_buf_add_cp(&text, *cp);
		check_ways(sp_buf_str(&text), "km");
		sp_buf_release(&text);
	}
}

/* All ways through the normaliser: order, NFC, both in turn, the folds. */
static enum sp_status
normalise_hard_text(void *ctx)
{
	static const char text[] =
	    "\u1780\u17B6\u17D2\u1798\u200B\u17E1\u17D2\u17D4 "
	    "e\u0301\u1E69q\u0301"
	    "\u17D2\u1780\u17A2\u17C4\u1799\u2014m\u0430";
	const struct sp_norm_opts *opts = ctx;
	struct sp_buf in = {0}, out = {0};
	struct sp_norm_map map = {0};
	enum sp_status status = SP_NOMEM;
	struct sp_norm *norm = sp_norm_new(opts, NULL);

	sp_buf_add(&in, sp_str_c(text));
	for (int i = 0; i < 50; i++)
		sp_buf_add_cp(&in, 0x301);
	sp_buf_add(&out, SP_STR("kept"));
	if (norm && !in.failed && !out.failed) {
		status = sp_norm_text_map(norm, sp_lang_find(SP_STR("km")),
		    sp_buf_str(&in), &out, &map, NULL);
		if (status != SP_OK) {
			assert_str_is(sp_buf_str(&out), "kept");
			assert_int_equal(map.n, 0);
		}
		assert_false(out.failed);
	}
	sp_buf_release(&in);
	sp_buf_release(&out);
	sp_norm_map_release(&map);
	sp_norm_free(norm);
	return status;
}

static void
failed_allocation_is_told_and_leaves_the_buffer_alone(void **state)
{
	(void)state;
	for (size_t i = 0; i < WAYS; i++) {
		struct sp_norm_opts opts = ways[i];

		assert_true(oom_each(normalise_hard_text, &opts) > 10);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_rule_has_its_cases),
	    cmocka_unit_test(texts_of_hard_characters_normalise_once),
	    cmocka_unit_test(every_character_normalises_once),
	    cmocka_unit_test(plain_punctuation_has_ascii_quotes_and_dashes),
	    cmocka_unit_test(text_that_is_not_utf8_leaves_the_buffer_alone),
	    cmocka_unit_test(the_byte_of_the_first_fault_is_told),
	    cmocka_unit_test(empty_text_stays_empty),
	    cmocka_unit_test(text_beyond_the_limit_is_too_large),
	    cmocka_unit_test(dropping_zwsp_joins_what_it_parted),
	    cmocka_unit_test(
		failed_allocation_is_told_and_leaves_the_buffer_alone),
	    cmocka_unit_test(long_lines_cost_no_more_than_their_length),
	};

	return cmocka_run_group_tests(tests, make_norms, free_norms);
}
