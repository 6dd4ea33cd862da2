/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TESTS_NORM_H
#define SPEAN_TESTS_NORM_H

#include <stdio.h>
#include <stdlib.h>

#include <spean/norm.h>
#include <spean/utf8.h>

#include "unit.h"

/* What the tests of the normaliser share. */

static inline struct sp_norm *
norm_of(enum sp_norm_level level, enum sp_norm_zwsp zwsp)
{
	struct sp_norm_opts opts = {
	    .level = level, .zwsp = zwsp, .look = &sp_look};
	struct sp_norm *norm = sp_norm_new(&opts, NULL);

	assert_non_null(norm);
	return norm;
}

/* The normal form of in, as the only text of out. */
static inline void
norm_into(struct sp_norm *norm, const char *lang, struct sp_str in,
    struct sp_buf *out)
{
	sp_buf_reset(out);
	assert_int_equal(
	    sp_norm_text(norm, sp_lang_find(sp_str_c(lang)), in, out, NULL),
	    SP_OK);
}

/* Append code points given in hex, between spaces. */
static inline void
norm_add_hex(struct sp_buf *out, struct sp_str hex)
{
	char word[8];

	while (hex.s) {
		struct sp_str one = sp_str_cut(&hex, ' ');

		if (one.n == 0 || one.n >= sizeof(word))
			continue;
		memcpy(word, one.s, one.n);
		word[one.n] = '\0';
		sp_buf_add_cp(out, (uint32_t)strtoul(word, NULL, 16));
	}
}

static inline void
norm_print_hex(const char *what, struct sp_str text)
{
	printf("#   %s", what);
	for (size_t i = 0; i < text.n;)
		printf(" %04X", (unsigned)sp_utf8_next(text, &i));
	printf("\n");
}

/* "canon", "en search", ... */
static inline bool
norm_read_level(
    struct sp_str word, enum sp_norm_level *level, const char **lang)
{
	static const char *const names[] = {"canon", "search", "skeleton"};

	*lang = sp_str_starts(word, SP_STR("en ")) ? "en" : "km";
	if (strcmp(*lang, "en") == 0)
		word = sp_str_sub(word, 3, word.n);
	for (size_t i = 0; i < 3; i++) {
		*level = (enum sp_norm_level)i;
		if (sp_str_eq(word, sp_str_c(names[i])))
			return true;
	}
	return false;
}

/* True when in becomes want, also when normalised again; else told. */
static inline bool
norm_holds(struct sp_norm *norm, const char *lang, struct sp_str in,
    struct sp_str want, struct sp_str why)
{
	struct sp_buf got = {0}, again = {0};
	bool ok;

	norm_into(norm, lang, in, &got);
	norm_into(norm, lang, sp_buf_str(&got), &again);
	ok = sp_str_eq(sp_buf_str(&got), want) &&
	    sp_str_eq(want, sp_buf_str(&again));
	if (!ok) {
		printf("# %.*s\n", (int)why.n, why.s);
		norm_print_hex("in  ", in);
		norm_print_hex("want", want);
		norm_print_hex("got ", sp_buf_str(&got));
		norm_print_hex("then", sp_buf_str(&again));
	}
	sp_buf_release(&got);
	sp_buf_release(&again);
	return ok;
}

/* The characters whose rules meet. */
static const uint32_t norm_hard[] = {0x1780, 0x178A, 0x179A, 0x1794, 0x1784,
    0x17A2, 0x17A4, 0x17A8, 0x17AE, 0x17B2, 0x17D8, 0x17B4, 0x17B6, 0x17B8,
    0x17BB, 0x17BE, 0x17C1, 0x17C4, 0x17C6, 0x17C7, 0x17C8, 0x17C9, 0x17CA,
    0x17CC, 0x17D0, 0x17D2, 0x17D2, 0x17D3, 0x17D4, 0x17D6, 0x17D7, 0x17DD,
    0x17E1, 0x17E5, 0x1799, 0x1796, 0x1789, 0x200B, 0x200C, 0x200D, 0xAD,
    0x200E, ' ', ' ', 0xA0, '\t', 'a', 'A', 'm', '1', '<', 0x201C, 0x2014,
    0x301, 0x327, 0x345, 0xE9, 0xFB01, 0xFF1C, 0x1F468, 0x628, 0x64E, 0x94D,
    0x1161, 0xAC00, 0xF73, 0x3B1, 0x130, 0x212B, 0x9BE, 0x9C7, 0x430, 0xE34,
    0xE2F};

/* Text number i of hard characters, appended; the same for the same seed. */
static inline void
norm_add_hard(struct sp_buf *text, uint32_t *chance, size_t i)
{
	for (size_t k = 0; k < 1 + i % 12; k++) {
		*chance = *chance * 1664525 + 1013904223;
		sp_buf_add_cp(text,
		    norm_hard[(*chance >> 16) %
			(sizeof(norm_hard) / sizeof(norm_hard[0]))]);
	}
}

#endif
