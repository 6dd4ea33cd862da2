/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_GLYPH_H
#define SPEAN_GLYPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/str.h>

/* What a character is to the sentences around it. */
enum sp_glyph {
	SP_GLYPH_NONE,
	SP_GLYPH_BREAK, /* ends a line */
	SP_GLYPH_DOT, /* . */
	SP_GLYPH_MARK, /* ! and ?, which stand in addresses and names too */
	SP_GLYPH_DOTS, /* U+2026 */
	SP_GLYPH_STRONG, /* ends a sentence with or without a space behind it */
	SP_GLYPH_OPEN, /* ( [ { */
	SP_GLYPH_CLOSE,
	SP_GLYPH_QUOTE, /* " and ', which open and close */
	SP_GLYPH_QUOTE_OPEN, /* U+201C, U+00AB, … */
	SP_GLYPH_QUOTE_CLOSE,
	SP_GLYPH_BULLET
};
enum sp_glyph sp_glyph_kind(uint32_t cp);

/* White space and ZWSP: what may stand between sentences. */
bool sp_glyph_is_white(uint32_t cp);

/* Emoji and what modifies them. */
bool sp_glyph_is_emoji(uint32_t cp);

/* Signs that a sentence may begin with, before its first letter. */
bool sp_glyph_is_opening(uint32_t cp);

/* Khmer letters and marks; the letters alone (no subscript is known here). */
bool sp_glyph_is_khmer(uint32_t cp);
bool sp_glyph_is_khmer_base(uint32_t cp);

/* Letters of any script; SP_UTF8_BAD is none. */
bool sp_glyph_is_upper(uint32_t cp);
bool sp_glyph_is_lower(uint32_t cp);

/* The value of a digit of ASCII or Khmer, or -1. */
int sp_glyph_digit(uint32_t cp);

/* The character at byte pos of text; 0 where text ends. */
uint32_t sp_glyph_at(struct sp_str text, size_t pos);

/* The first byte from pos on that is no white space, or is a line break. */
size_t sp_glyph_skip_white(struct sp_str text, size_t pos);

#endif
