/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TESTS_ODD_H
#define SPEAN_TESTS_ODD_H

#include <spean/buf.h>
#include <spean/str.h>

/* A number below n. */
static inline unsigned
odd_number(unsigned *seed, unsigned n)
{
	*seed = *seed * 1664525 + 1013904223;
	return (*seed >> 8) % n;
}

/* Append a piece that formats are known to stumble over. */
static inline void
odd_piece(unsigned *seed, struct sp_buf *out)
{
	static const char *const odd[] = {"&", "<", ">", "\"", "'", "]]>", "a",
	    " ", "  ", "&amp;", "<seg>", "\\", "\\n", "\xC2\xA0",
	    "\xE2\x80\x8B", "\xF0\x9F\x98\x80", "\xD7\xA9", "\xE2\x80\xAE", "ស",
	    "្ត្រី", "\x7F", "\xC2\x85", "\xEF\xBB\xBF", "\xEF\xBF\xBD", "{", "}",
	    ",", "%s", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xCC\x81",
	    "\xF4\x8F\xBF\xBD", "\xD8\xA7\xD9\x8E", "\\u0000", "\\t", "-",
	    "'); DROP TABLE pair; --", "\xE2\x80\x8D"};

	sp_buf_add(
	    out, sp_str_c(odd[odd_number(seed, sizeof(odd) / sizeof(*odd))]));
}

/* A text of such pieces, of n bytes or a few more, that is not blank. */
static inline void
odd_text(unsigned *seed, size_t n, struct sp_buf *out)
{
	sp_buf_addc(out, 'x');
	while (out->n < n)
		odd_piece(seed, out);
}

#endif
