/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_UTF8_H
#define SPEAN_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/str.h>

/* What sp_utf8_next gives for a byte that starts no well-formed character. */
#define SP_UTF8_BAD UINT32_C(0xFFFFFFFF)

/* True for a character of three bytes at s: E1 to EC lead no other and bind the
 * bytes behind no further.  Khmer is such. */
static inline bool
sp_utf8_is_three(const unsigned char *s)
{
	return s[0] >= 0xE1 && s[0] <= 0xEC && (s[1] & 0xC0) == 0x80 &&
	    (s[2] & 0xC0) == 0x80;
}

/* What sp_utf8_next does, for all characters: for those beyond its own. */
uint32_t sp_utf8_next_other(struct sp_str text, size_t *pos);

/*
 * The code point at byte *pos < text.n; *pos moves behind it.  Ill-formed
 * bytes (Unicode 15, table 3-7) give SP_UTF8_BAD and *pos moves by one.
 *
 * Every reading of a text comes by here, so what most texts have (ASCII, Khmer)
 * is read in place.
 */
static inline uint32_t
sp_utf8_next(struct sp_str text, size_t *pos)
{
	const unsigned char *s = (const unsigned char *)text.s + *pos;

	if (s[0] < 0x80) {
		*pos += 1;
		return s[0];
	}
	if (text.n - *pos >= 3 && sp_utf8_is_three(s)) {
		*pos += 3;
		return (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 |
		    (s[2] & 0x3Fu);
	}
	return sp_utf8_next_other(text, pos);
}

/* The code point before byte *pos > 0, which moves to its start. */
uint32_t sp_utf8_prev(struct sp_str text, size_t *pos);

/* The byte where text stops being UTF-8; text.n when all of it is. */
size_t sp_utf8_check(struct sp_str text);

/* The number of code points of well-formed text. */
size_t sp_utf8_count(struct sp_str text);

/* Write cp (a scalar value) to out; the number of bytes, 1 to 4. */
size_t sp_utf8_put(uint32_t cp, char out[4]);

/* Space, a control, or a character that shows nothing. */
static inline bool
sp_utf8_is_gap(uint32_t cp)
{
	return cp <= ' ' || cp == 0xA0 || cp == 0x200B || cp == 0x200C ||
	    cp == 0x200D || cp == 0xFEFF || cp == 0x2060;
}

/* True where a text in UTF-8 has nothing else. */
bool sp_utf8_is_blank(struct sp_str text);

#endif
