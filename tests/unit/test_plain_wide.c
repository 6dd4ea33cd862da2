/* SPDX-License-Identifier: MIT */
/* Going ahead fast ends where going step by step does. */
#include "norm.h"

#include <spean/plain.h>
#include <spean/plain_wide.h>

static bool can;

static int
ask_processor(void **state)
{
	(void)state;
	can = sp_plain_wide_can();
	if (!can)
		printf("# no processor for wide steps\n");
	return 0;
}

/* In every order; a copy of the very length has what reads outside found. */
static void
check(struct sp_str in)
{
	char *copy = malloc(in.n + 1);
	struct sp_str text = {copy + 1, in.n};

	assert_non_null(copy);
	memcpy(copy + 1, in.s, in.n);
	for (unsigned order = 0; order < SP_PLAIN_WIDE; order++) {
		size_t want = sp_plain_end(text, 0, order);
		size_t got = want;

		if (can)
			got = sp_plain_end(text, 0, order | SP_PLAIN_WIDE);
		if (want == got)
			continue;
		norm_print_hex("in  ", sp_str_sub(text, 0, want));
		norm_print_hex("then", sp_str_sub(text, want, in.n));
		printf("# order %u: %zu, not %zu\n", order, got, want);
		fail();
	}
	free(copy);
}

/* Plain text of at least n bytes. */
static void
add_plain(struct sp_buf *text, size_t n)
{
	static const char *const words[] = {"\u1780\u17D2\u179A\u17BB\u1784",
	    "\u200B", "\u1796\u17D0\u178F\u17CC\u1798\u17B6\u1793", " ", "a1",
	    "\u179F\u17D2\u178F\u17D2\u179A\u17B8", "\u17D4", "\u200B",
	    "\u1794\u17C9\u17BB\u178E\u17D2\u178E\u17C4\u17C7",
	    "\u178A\u17C2\u179B", "\u17E1\u17E2", " ",
	    "\u1795\u17D2\u179F\u17C1\u1784\u17D7", "\u200B", "\u1780", "."};
	const size_t all = sizeof(words) / sizeof(words[0]);

	for (size_t i = text->n; text->n < n; i++)
		sp_buf_add(text, sp_str_c(words[i % all]));
}

static void
texts_of_all_lengths_end_the_same(void **state)
{
	struct sp_buf text = {0};

	(void)state;
	add_plain(&text, 400);
	for (size_t n = 0; n <= 200; n++)
		for (size_t from = 0; from < 40; from++)
			check(sp_str_sub(sp_buf_str(&text), from, from + n));
	sp_buf_release(&text);
}

/* Every byte at every place, and what is cut off there. */
static void
no_byte_is_taken_for_another(void **state)
{
	struct sp_buf text = {0};

	(void)state;
	add_plain(&text, 160);
	for (size_t at = 0; at < text.n; at++) {
		char was = text.s[at];

		for (int byte = 0; byte < 256; byte++) {
			text.s[at] = (char)byte;
			check(sp_buf_str(&text));
			if (byte % 16 == 0 && at > 60)
				check(sp_str_sub(sp_buf_str(&text), 0, at + 1));
		}
		text.s[at] = was;
	}
	sp_buf_release(&text);
}

/* A character in front of which and behind which another stands, at all places
 * of a block. */
static void
pairs_of_characters_end_the_same(void **state)
{
	static const uint32_t others[] = {' ', 'a', '\t', 0x7F, 0xA0, 0xE9,
	    0x0E01, 0x1801, 0x19E0, 0x2010, 0x200B, 0x200C, 0x2781, 0x10000};
	enum { KHMER = 128, ALL = KHMER + sizeof(others) / sizeof(*others) };
	struct sp_buf text = {0};

	(void)state;
	for (size_t i = 0; i < (size_t)ALL * ALL; i++) {
		size_t a = i / ALL, b = i % ALL;

		sp_buf_reset(&text);
		for (size_t k = 0; k < 20 + i % 35; k++)
			sp_buf_addc(&text, 'x');
		sp_buf_add_cp(&text, 0x1780);
		sp_buf_add_cp(&text,
		    a < KHMER ? 0x1780 + (uint32_t)a : others[a - KHMER]);
		sp_buf_add_cp(&text,
		    b < KHMER ? 0x1780 + (uint32_t)b : others[b - KHMER]);
		add_plain(&text, 60 + i % 35);
		check(sp_buf_str(&text));
	}
	sp_buf_release(&text);
}

/* Clusters of all kinds, mostly in order. */
static void
clusters_end_the_same(void **state)
{
	static const uint32_t kind[] = {0x1780, 0x178A, 0x179A, 0x17A2, 0x17A3,
	    0x17B4, 0x17D2, 0x17D2, 0x17D2, 0x17CC, 0x17C9, 0x17B6, 0x17C1,
	    0x17C6, 0x17D0, 0x17C7, 0x17D7, 0x17D4, 0x17E1, 0x200B, ' ', 'a'};
	struct sp_buf text = {0};
	uint32_t chance = 20261126;

	(void)state;
	for (size_t i = 0; i < 60000; i++) {
		sp_buf_reset(&text);
		add_plain(&text, i % 70);
		for (size_t k = 0; k < 12; k++) {
			chance = chance * 1664525 + 1013904223;
			sp_buf_add_cp(&text,
			    kind[(chance >> 16) %
				(sizeof(kind) / sizeof(*kind))]);
		}
		if (i % 2)
			add_plain(&text, 60 + i % 67);
		check(sp_buf_str(&text));
	}
	sp_buf_release(&text);
}

static void
texts_of_hard_characters_end_the_same(void **state)
{
	struct sp_buf text = {0};
	uint32_t chance = 20261127;

	(void)state;
	for (size_t i = 0; i < 20000; i++) {
		sp_buf_reset(&text);
		add_plain(&text, i % 90);
		norm_add_hard(&text, &chance, i);
		add_plain(&text, i % 190);
		check(sp_buf_str(&text));
	}
	sp_buf_release(&text);
}

/* It is no saving that never comes. */
static void
plain_text_is_seen_as_such(void **state)
{
	struct sp_buf text = {0};

	(void)state;
	add_plain(&text, 5000);
	sp_buf_add(&text, SP_STR("\u1780\u17B6"));
	if (can)
		assert_int_equal(
		    sp_plain_wide(sp_buf_str(&text), 0, true, true), text.n);
	sp_buf_release(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(texts_of_all_lengths_end_the_same),
	    cmocka_unit_test(no_byte_is_taken_for_another),
	    cmocka_unit_test(pairs_of_characters_end_the_same),
	    cmocka_unit_test(clusters_end_the_same),
	    cmocka_unit_test(texts_of_hard_characters_end_the_same),
	    cmocka_unit_test(plain_text_is_seen_as_such),
	};

	return cmocka_run_group_tests(tests, ask_processor, NULL);
}
