/* SPDX-License-Identifier: MIT */
/* Long texts, normalised in parts. */
#include "norm_ways.h"

#include <spean/invisible.h>
#include <spean/norm_cut.h>

#include "oom.h"

/* The last way, the skeleton, does not work in parts. */
enum { PARTED = WAYS - 1 };

/* The places are shown as bars. */
static void
a_text_is_cut_where_no_rule_looks_across(void **state)
{
	static const char *const shown[] = {
	    "",
	    "a",
	    "a|b| c|  d",
	    "a|1|.|(|a<<b| >>c",
	    "\u1780|\u1781\u17B6|\u1784\u17CB| \u1785",
	    "\u1780\u17D2\u1781|\u1782\u17D2\u179A\u17C9\u17B6|\u1780\u17D2 ",
	    /* search has another spelling for "give" */
	    "\u1780\u17C4\u1799|\u1780",
	    /* rows that may be dates, and times */
	    "\u17E1\u17E2|\u1780\u17E1| \u17E2\u17D4| \u17D5",
	    "\u1780\u17C81|2|a",
	    "a|\u1780a|\u00E9|\u1780|\u0431|\u4E2D|\u6587",
	    "e\u0301a|\u00E9\u0327a",
	    "\u1780\u200B\u1781\u00A0\u1780\u200Ca",
	    "\u1100\u1161\uAC00|\uAC00\u11A8",
	    "\U0001F468\u200D\U0001F469\U0001F467",
	    "\u0915\u094D\u0915|\u0915",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++) {
		struct sp_str rest = sp_str_c(shown[i]);
		struct sp_buf text = {0}, got = {0};
		size_t last = 0;

		while (rest.s)
			sp_buf_add(&text, sp_str_cut(&rest, '|'));
		for (size_t from = 0; from < text.n; from++) {
			size_t at = sp_norm_cut(sp_buf_str(&text), from);

			assert_true(at >= from && at >= last);
			if (at == last || at == text.n)
				continue;
			sp_buf_add(
			    &got, sp_str_sub(sp_buf_str(&text), last, at));
			sp_buf_addc(&got, '|');
			last = at;
		}
		sp_buf_add(&got, sp_str_sub(sp_buf_str(&text), last, text.n));
		assert_str_is(sp_buf_str(&got), shown[i]);
		sp_buf_release(&text);
		sp_buf_release(&got);
	}
}

static bool
has_rtl(struct sp_str text)
{
	for (size_t i = 0; i < text.n;)
		if (sp_is_rtl(sp_utf8_next(text, &i)))
			return true;
	return false;
}

/* Cut at each place: the same comes out.  How many places there were. */
static size_t
check_parts(struct sp_norm *norm, const char *lang, struct sp_str in)
{
	const struct sp_lang *of = sp_lang_find(sp_str_c(lang));
	struct sp_buf whole = {0}, parts = {0};
	size_t n = 0;

	norm_into(norm, lang, in, &whole);
	for (size_t at = 1; (at = sp_norm_cut(in, at)) < in.n; at++) {
		norm_into(norm, lang, sp_str_sub(in, 0, at), &parts);
		assert_int_equal(sp_norm_text(norm, of,
				     sp_str_sub(in, at, in.n), &parts, NULL),
		    SP_OK);
		if (!sp_str_eq(sp_buf_str(&whole), sp_buf_str(&parts))) {
			norm_print_hex("in   ", sp_str_sub(in, 0, at));
			norm_print_hex("and  ", sp_str_sub(in, at, in.n));
			norm_print_hex("whole", sp_buf_str(&whole));
			norm_print_hex("parts", sp_buf_str(&parts));
			fail();
		}
		n++;
	}
	sp_buf_release(&whole);
	sp_buf_release(&parts);
	return n;
}

static void
parts_put_together_are_the_whole(void **state)
{
	static const char *const langs[] = {"km", "en", "und"};
	struct sp_buf text = {0};
	uint32_t chance = 20261124;
	size_t places = 0;

	(void)state;
	for (size_t i = 0; i < 20000; i++) {
		sp_buf_reset(&text);
		norm_add_hard(&text, &chance, i);
		if (has_rtl(sp_buf_str(&text)))
			continue;
		for (size_t w = 0; w < PARTED; w++)
			places += check_parts(
			    norms[w], langs[i % 3], sp_buf_str(&text));
	}
	assert_true(places > 20000);
	sp_buf_release(&text);
}

/* Each with a letter, a vowel and a digit before and behind. */
static void
every_character_may_stand_beside_a_part(void **state)
{
	static const char *const around[] = {"\u1780", "a", "\u17C4", "1"};
	struct sp_buf text = {0};

	(void)state;
	for (uint32_t cp = 1; cp < 0x1F000; cp++) {
		/* Scripts and signs that have no rules, or one. */
		if ((cp > 0x11FFF && cp < 0x1E000) ||
		    (cp >= 0xD800 && cp <= 0xF8FF) ||
		    (cp > 0x4E00 && cp < 0x9FFF) ||
		    (cp > 0xAC00 && cp < 0xD700))
			continue;
		for (size_t i = 0; i < 16; i++) {
			sp_buf_reset(&text);
			sp_buf_add(&text, sp_str_c(around[i / 4]));
			sp_buf_add_cp(&text, cp);
			sp_buf_add(&text, sp_str_c(around[i % 4]));
			check_parts(norms[3], "km", sp_buf_str(&text));
		}
	}
	sp_buf_release(&text);
}

/* All pieces, as one text. */
static enum sp_status
read_pieces(struct sp_norm *norm, struct sp_str in, struct sp_buf *out,
    size_t *n, struct sp_err *err)
{
	struct sp_str piece;
	enum sp_status status =
	    sp_norm_begin(norm, sp_lang_find(SP_STR("km")), in, 0, err);

	sp_buf_reset(out);
	for (*n = 0; sp_norm_next(norm, &piece); ++*n) {
		assert_int_equal(status, SP_OK);
		assert_true(piece.n > 0);
		sp_buf_add(out, piece);
	}
	assert_false(sp_norm_next(norm, &piece));
	return status == SP_OK ? sp_norm_status(norm, err) : status;
}

static void
check_pieces(struct sp_str in)
{
	for (size_t i = 0; i < WAYS; i++) {
		struct sp_buf want = {0}, got = {0};
		size_t n;

		norm_into(norms[i], "km", in, &want);
		assert_int_equal(
		    read_pieces(norms[i], in, &got, &n, NULL), SP_OK);
		assert_true(sp_str_eq(sp_buf_str(&got), sp_buf_str(&want)));
		if (in.n > 200000 && i < PARTED)
			assert_true(n > 1);
		sp_buf_release(&want);
		sp_buf_release(&got);
	}
}

static void
pieces_are_the_text_that_comes_at_once(void **state)
{
	struct sp_buf text = {0};
	uint32_t chance = 20261125;

	(void)state;
	check_pieces((struct sp_str){NULL, 0});
	check_pieces(SP_STR("\u200B\r\r"));
	check_pieces(SP_STR(" \u1780\u17B6 a\r"));
	check_pieces(SP_STR("\u1780\u17B6\u17D2\u1781  \u200B\r"));
	/* A mark of direction at the start, the letters far behind it. */
	sp_buf_add(&text, SP_STR("a\u200E"));
	for (size_t i = 0; text.n < 300000; i++)
		norm_add_hard(&text, &chance, i);
	sp_buf_add(&text, SP_STR(" \u0628\r\r"));
	check_pieces(sp_buf_str(&text));
	/* Nothing to do, and nowhere to part. */
	sp_buf_reset(&text);
	while (text.n < 300000)
		sp_buf_add(&text, SP_STR("\u1780\u17B6 \u1780a"));
	check_pieces(sp_buf_str(&text));
	sp_buf_reset(&text);
	while (text.n < 150000)
		sp_buf_add(&text, SP_STR("\u17E1\u200D"));
	check_pieces(sp_buf_str(&text));
	sp_buf_release(&text);
}

/* A fault anywhere shows before any piece is out, of texts of all lengths. */
static void
text_that_is_not_utf8_has_no_piece(void **state)
{
	static const size_t length[] = {3, 30, 65536, 65537, 65539, 200000};
	struct sp_buf text = {0}, got = {0};
	struct sp_err err = {0};
	char want[64];
	size_t n;

	(void)state;
	for (size_t i = 0; i < sizeof(length) / sizeof(length[0]); i++) {
		sp_buf_reset(&text);
		while (text.n < length[i])
			sp_buf_add(&text, SP_STR("\u1780\u17B6"));
		for (size_t at = 0; at < text.n; at += 1 + text.n / 7) {
			char was = text.s[at];

			text.s[at] = '\xFF';
			snprintf(want, sizeof(want), "not UTF-8 at byte %zu",
			    at - at % 3 + 1);
			assert_int_equal(read_pieces(norms[i % WAYS],
					     sp_buf_str(&text), &got, &n, &err),
			    SP_BAD_TEXT);
			assert_int_equal(n, 0);
			assert_string_equal(err.msg, want);
			text.s[at] = was;
		}
	}
	assert_int_equal(
	    read_pieces(norms[0], (struct sp_str){"", (size_t)512 << 20}, &got,
		&n, NULL),
	    SP_TOO_LARGE);
	assert_int_equal(n, 0);
	sp_buf_release(&text);
	sp_buf_release(&got);
}

static enum sp_status
normalise_in_pieces(void *ctx)
{
	const struct sp_str *in = ctx;
	struct sp_norm *norm = sp_norm_new(&ways[0], NULL);
	enum sp_status status = SP_NOMEM;
	struct sp_err err = {0};
	struct sp_str piece;

	if (norm)
		status = sp_norm_begin(
		    norm, sp_lang_find(SP_STR("km")), *in, 0, &err);
	if (status == SP_OK) {
		while (sp_norm_next(norm, &piece))
			continue;
		status = sp_norm_status(norm, &err);
	}
	sp_norm_free(norm);
	return status;
}

static void
failed_allocation_ends_the_pieces(void **state)
{
	struct sp_buf text = {0};
	struct sp_str in;

	(void)state;
	in = SP_STR("\u1780\u17B6\u17D2\u1798");
	assert_true(oom_each(normalise_in_pieces, &in) > 4);
	while (text.n < 200000)
		sp_buf_add(&text, SP_STR("\u1780\u17B6 \u1780a"));
	sp_buf_add(&text, in);
	in = sp_buf_str(&text);
	assert_true(oom_each(normalise_in_pieces, &in) > 4);
	sp_buf_release(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_text_is_cut_where_no_rule_looks_across),
	    cmocka_unit_test(parts_put_together_are_the_whole),
	    cmocka_unit_test(every_character_may_stand_beside_a_part),
	    cmocka_unit_test(pieces_are_the_text_that_comes_at_once),
	    cmocka_unit_test(text_that_is_not_utf8_has_no_piece),
	    cmocka_unit_test(failed_allocation_ends_the_pieces),
	};

	return cmocka_run_group_tests(tests, make_norms, free_norms);
}
