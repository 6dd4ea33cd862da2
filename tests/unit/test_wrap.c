/* SPDX-License-Identifier: MIT */
#include <spean/wrap.h>

#include "data.h"
#include "oom.h"

/* The sentences that can come out, with U+00A6 between them. */
static void
take(struct sp_wrap *wrap, struct sp_buf *out)
{
	struct sp_str sentence;

	while (sp_wrap_next(wrap, &sentence)) {
		if (out->n)
			sp_buf_add(out, SP_STR("¦"));
		sp_buf_add(out, sentence);
	}
}

/* The sentences of wrapped text, taken when a line is in, or at the end. */
static void
cut(struct sp_str lang, struct sp_str text, bool late, struct sp_buf *out)
{
	struct sp_wrap wrap =
	    sp_wrap_begin(sp_lang_find(lang), SP_SENT_LISTS_KEEP);

	sp_buf_reset(out);
	while (text.s) {
		sp_wrap_add(&wrap, sp_str_cut(&text, '\n'));
		if (!late)
			take(&wrap, out);
	}
	sp_wrap_end(&wrap);
	take(&wrap, out);
	assert_int_equal(sp_wrap_status(&wrap, NULL), SP_OK);
	sp_wrap_release(&wrap);
}

static void
every_case_of_the_table_is_met(void **state)
{
	struct data data;
	struct sp_str field[4];
	struct sp_buf text = {0}, want = {0}, got = {0};

	(void)state;
	data_open(&data, "wrap.tests");
	while (data_next(&data, field, 4)) {
		data_unescape(field[1], &text);
		data_unescape(field[2], &want);
		cut(field[0], sp_buf_str(&text), false, &got);
		data_is(&data, sp_buf_str(&got), sp_buf_str(&want));
		cut(field[0], sp_buf_str(&text), true, &got);
		data_is(&data, sp_buf_str(&got), sp_buf_str(&want));
	}
	data_close(&data);
	sp_buf_release(&text);
	sp_buf_release(&want);
	sp_buf_release(&got);
}

/* A file as one line; and wrapped, at its spaces. */
static void
read_both_ways(const char *path, struct sp_buf *flat, struct sp_buf *wrapped)
{
	struct data data;
	struct sp_str line;
	size_t width = 0;

	assert_true(data_open_beside(&data, path));
	sp_buf_reset(flat);
	sp_buf_reset(wrapped);
	while (data_next(&data, &line, 1)) {
		if (flat->n)
			sp_buf_addc(flat, ' ');
		sp_buf_add(flat, line);
	}
	for (size_t i = 0; i < flat->n; i++) {
		bool full = flat->s[i] == ' ' && width > 60;

		sp_buf_addc(wrapped, full ? '\n' : flat->s[i]);
		width = full ? 0 : width + 1;
	}
	data_close(&data);
}

static void
wrapping_the_sample_stories_changes_no_sentence(void **state)
{
	static const char *const story[] = {"2019/11-17-released-on-bail",
	    "2020/02-11-rice-exports", "2023/01-17-school-library"};
	struct sp_buf flat = {0}, wrapped = {0}, want = {0}, got = {0};

	(void)state;
	for (size_t i = 0; i < 6; i++) {
		const char *lang = i % 2 ? "km" : "en";
		char path[128];

		snprintf(path, sizeof(path), "corpora/sample/gold/%s.%s",
		    story[i / 2], lang);
		read_both_ways(path, &flat, &wrapped);
		assert_non_null(memchr(wrapped.s, '\n', wrapped.n));
		cut(sp_str_c(lang), sp_buf_str(&flat), false, &want);
		cut(sp_str_c(lang), sp_buf_str(&wrapped), false, &got);
		assert_true(sp_str_eq(sp_buf_str(&want), sp_buf_str(&got)));
	}
	sp_buf_release(&flat);
	sp_buf_release(&wrapped);
	sp_buf_release(&want);
	sp_buf_release(&got);
}

static uint32_t
chance(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 16;
}

/* Lines of pieces that rules look at; few of them end a paragraph. */
static void
add_odd_line(uint32_t *seed, struct sp_buf *text)
{
	static const char *const piece[] = {"Rain", " fell", "។", ". ", "! ",
	    "\"", "(", ")", "... ", "Mr. ", " 5 a.m. ", "1. ", "2. ", "• ", "«",
	    "»", "ភ្លៀង", " គាត់ថា", "។ល។", "-", "\xe2\x80\x8b", "?", "      ",
	    "[", "]", "[1]", "Then ", "he said", ", ", "@", "…"};
	size_t n = chance(seed) % 40;

	while (n-- > 0) {
		size_t times = chance(seed) % 200 == 0 ? 300 : 1;
		const char *s =
		    piece[chance(seed) % (sizeof(piece) / sizeof(piece[0]))];

		while (times-- > 0)
			sp_buf_add(text, sp_str_c(s));
	}
	sp_buf_add(text, chance(seed) % 64 ? SP_STR("x\n") : SP_STR("\n\n"));
}

static void
sentences_are_the_same_whenever_they_are_taken(void **state)
{
	struct sp_buf text = {0}, early = {0}, late = {0};
	uint32_t seed = 1;

	(void)state;
	for (size_t i = 0; i < 40; i++) {
		sp_buf_reset(&text);
		while (text.n < 100000)
			add_odd_line(&seed, &text);
		cut(i % 2 ? SP_STR("en") : SP_STR("km"), sp_buf_str(&text),
		    false, &early);
		cut(i % 2 ? SP_STR("en") : SP_STR("km"), sp_buf_str(&text),
		    true, &late);
		assert_true(sp_str_eq(sp_buf_str(&early), sp_buf_str(&late)));
	}
	sp_buf_release(&text);
	sp_buf_release(&early);
	sp_buf_release(&late);
}

static void
an_endless_paragraph_takes_little_memory(void **state)
{
	struct sp_wrap wrap =
	    sp_wrap_begin(sp_lang_find(SP_STR("en")), SP_SENT_LISTS_KEEP);
	struct sp_str sentence;
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < 200000; i++) {
		sp_wrap_add(&wrap, SP_STR("the rain fell. The sun"));
		while (sp_wrap_next(&wrap, &sentence))
			n++;
		assert_true(wrap.text.cap < 8 * SP_SENT_AHEAD);
	}
	sp_wrap_end(&wrap);
	while (sp_wrap_next(&wrap, &sentence))
		n++;
	assert_int_equal(n, 200001);
	sp_wrap_release(&wrap);
}

/* Without an end in sight, a look at each line would take for ever. */
static void
an_endless_sentence_takes_linear_time(void **state)
{
	struct sp_wrap wrap =
	    sp_wrap_begin(sp_lang_find(SP_STR("km")), SP_SENT_LISTS_KEEP);
	struct sp_str sentence;

	(void)state;
	for (size_t i = 0; i < 500000; i++) {
		sp_wrap_add(&wrap, SP_STR("and (the rain « fell … and"));
		assert_false(sp_wrap_next(&wrap, &sentence));
	}
	sp_wrap_end(&wrap);
	assert_true(sp_wrap_next(&wrap, &sentence));
	assert_false(sp_wrap_next(&wrap, &sentence));
	sp_wrap_release(&wrap);
}

static enum sp_status
cut_two_lines(void *ctx)
{
	struct sp_wrap wrap =
	    sp_wrap_begin(sp_lang_find(SP_STR("en")), SP_SENT_LISTS_KEEP);
	struct sp_str sentence;
	enum sp_status status;
	size_t n = 0;

	(void)ctx;
	sp_wrap_add(&wrap, SP_STR("It rained."));
	sp_wrap_add(&wrap, SP_STR("We stayed where we were."));
	sp_wrap_end(&wrap);
	while (sp_wrap_next(&wrap, &sentence))
		n++;
	status = sp_wrap_status(&wrap, NULL);
	assert_int_equal(n, status == SP_OK ? 2 : 0);
	sp_wrap_release(&wrap);
	return status;
}

static void
memory_that_fails_is_reported_and_freed(void **state)
{
	(void)state;
	assert_true(oom_each(cut_two_lines, NULL) > 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_case_of_the_table_is_met),
	    cmocka_unit_test(wrapping_the_sample_stories_changes_no_sentence),
	    cmocka_unit_test(sentences_are_the_same_whenever_they_are_taken),
	    cmocka_unit_test(an_endless_paragraph_takes_little_memory),
	    cmocka_unit_test(an_endless_sentence_takes_linear_time),
	    cmocka_unit_test(memory_that_fails_is_reported_and_freed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
