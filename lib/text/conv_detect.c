/* SPDX-License-Identifier: MIT */
#include <spean/conv_detect.h>

#include <stdint.h>

#include <spean/eight.h>
#include <spean/utf8.h>

/* More than this does not make it surer. */
#define LOOK ((size_t)64 << 10)

/* True where the byte c can be the second of a character begun by lead. */
static bool
second_fits(unsigned char lead, unsigned char c)
{
	unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
	unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;

	return c >= low && c <= high; /* Unicode 15, table 3-7 */
}

size_t
sp_conv_utf8_part(struct sp_str text)
{
	const unsigned char *s = (const unsigned char *)text.s;
	size_t need, n = 1;

	if (text.n == 0 || s[0] < 0xC2 || s[0] > 0xF4)
		return 0;
	need = s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
	if (n < text.n && !second_fits(s[0], s[1]))
		return 1;
	while (n < text.n && n < need && (s[n] & 0xC0) == 0x80)
		n++;
	return n < need ? n : 0;
}

const char *
sp_conv_bom(struct sp_str head, size_t *bom)
{
	/* UTF-32 first: its mark begins with that of UTF-16. */
	static const struct {
		struct sp_str mark;
		const char *charset;
	} marks[] = {
	    {{"\xEF\xBB\xBF", 3}, "utf-8"},
	    {{"\xFF\xFE\0\0", 4}, "utf-32le"},
	    {{"\0\0\xFE\xFF", 4}, "utf-32be"},
	    {{"\xFF\xFE", 2}, "utf-16le"},
	    {{"\xFE\xFF", 2}, "utf-16be"},
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (sp_str_starts(head, marks[i].mark)) {
			*bom = marks[i].mark.n;
			return marks[i].charset;
		}
	*bom = 0;
	return NULL;
}

enum sp_conv_utf8
sp_conv_utf8(struct sp_str head)
{
	size_t good = 0, bad = 0;

	if (sp_utf8_check(head) == head.n)
		return SP_CONV_UTF8_ALL;
	while (head.n > 0) {
		size_t n = sp_utf8_check(head), part;

		for (size_t i = 0; i < n; i++)
			good += ((unsigned char)head.s[i] & 0xC0) == 0xC0;
		head = sp_str_sub(head, n, head.n);
		part = sp_conv_utf8_part(head);
		if (head.n == 0 || part == head.n)
			break;
		bad++;
		head = sp_str_sub(head, part ? part : 1, head.n);
	}
	if (bad == 0)
		return SP_CONV_UTF8_ALL;
	return good / 10 >= bad ? SP_CONV_UTF8_MOSTLY : SP_CONV_UTF8_NOT;
}

/*
 * A pair of windows-1252 is by chance UTF-8 once in four where the first of
 * them can begin a character at all, and few can: eight in a row are none.
 */
#define CERTAIN 8

enum sp_conv_utf8
sp_conv_utf8_or_1252(struct sp_str head)
{
	size_t good = sp_utf8_check(head), chars = 0;
	struct sp_str rest = sp_str_sub(head, good, head.n);

	for (size_t i = 0; i < good && chars < CERTAIN; i++)
		chars += ((unsigned char)head.s[i] & 0xC0) == 0xC0;
	if (chars == CERTAIN)
		return SP_CONV_UTF8_ALL;
	if (rest.n > 0 && sp_conv_utf8_part(rest) != rest.n)
		return SP_CONV_UTF8_NOT;
	return SP_CONV_UTF8_MOSTLY;
}

static bool
is_control(unsigned char c)
{
	return (c < 0x20 && (c < '\t' || c > '\r') && c != 0x1B && c != 0x1A) ||
	    c == 0x7F;
}

/* The first byte from i on of eight among which a control is. */
static size_t
skip_plain(struct sp_str s, size_t i, size_t n)
{
	for (; n - i >= 8; i += 8) {
		uint64_t w = sp_eight_at(s.s + i);
		uint64_t lines =
		    sp_eight_below(w, '\r' + 1) & ~sp_eight_below(w, '\t');

		if ((sp_eight_below(w, ' ') & ~lines) | sp_eight_is(w, 0x7F))
			break;
	}
	return i;
}

/* True where more than one byte in `in` is a control character. */
static bool
has_controls(struct sp_str head, size_t in)
{
	size_t controls = 0, n = head.n < LOOK ? head.n : LOOK;

	for (size_t i = skip_plain(head, 0, n); i < n;
	     i = skip_plain(head, i, n)) {
		size_t end = n - i < 8 ? n : i + 8;

		for (; i < end; i++)
			controls += is_control((unsigned char)head.s[i]);
	}
	return controls > n / in;
}

bool
sp_conv_is_binary(struct sp_str head)
{
	return has_controls(head, 20);
}

bool
sp_conv_is_wide(struct sp_str head)
{
	return has_controls(head, 40);
}

bool
sp_conv_has_shifts(struct sp_str head)
{
	return sp_str_find(head, SP_STR("\x1B$"), 0) < head.n ||
	    sp_str_find(head, SP_STR("\x1B("), 0) < head.n;
}
