/* SPDX-License-Identifier: MIT */
#include <spean/tally.h>

#include <string.h>

#include <spean/num.h>
#include <spean/num_lex.h>
#include <spean/utf8.h>

#define DIGITS_MAX 3
#define PARTS_MAX  4
#define TIMES_MAX  8 /* in a row; more are no size */

static bool
is_digit(uint32_t cp)
{
	return sp_num_digit(cp) >= 0;
}

/* The byte at which the character before pos begins. */
static size_t
back(struct sp_str text, size_t pos)
{
	do
		pos--;
	while (pos > 0 && ((unsigned char)text.s[pos] & 0xC0) == 0x80);
	return pos;
}

static size_t
digits_start(struct sp_str text, size_t pos)
{
	while (is_digit(sp_num_char_before(text, pos)))
		pos = back(text, pos);
	return pos;
}

/* Where the tally would begin. */
static size_t
start_of(struct sp_str text, size_t pos)
{
	for (int i = 0; i <= PARTS_MAX; i++) {
		pos = digits_start(text, pos);
		if (pos < 2 || text.s[pos - 1] != '-' ||
		    !is_digit(sp_num_char_before(text, pos - 1)))
			break;
		pos--;
	}
	return pos;
}

/* The end of a part; pos where it is none. */
static size_t
part_end(struct sp_str text, size_t pos)
{
	bool zero = sp_num_digit(sp_num_char(text, pos)) == 0;
	size_t end = pos, n = 0;

	while (is_digit(sp_num_char(text, end))) {
		sp_utf8_next(text, &end);
		n++;
	}
	return n > DIGITS_MAX || (zero && n > 1) ? pos : end;
}

/* What may not stand beside one. */
static bool
is_name(uint32_t cp)
{
	return sp_num_is_latin(cp) ||
	    (cp != 0 && cp < 0x80 && strchr("._/:%", (int)cp));
}

static bool
is_border(struct sp_str text, size_t end)
{
	uint32_t cp = sp_num_char(text, end);

	if (cp == '-')
		return false;
	/* A full stop or colon ends a sentence; inside of a number it does not
	 * stand before a space. */
	if (cp == '.' || cp == ':')
		return !is_digit(sp_num_char(text, end + 1));
	return !is_name(cp);
}

size_t
sp_tally_at(struct sp_str text, size_t pos)
{
	size_t at = start_of(text, pos), n = 0;
	uint32_t before = sp_num_char_before(text, at);

	if (is_name(before) || before == '-')
		return 0;
	for (;;) {
		size_t end = part_end(text, at);

		if (end == at || ++n > PARTS_MAX)
			return 0;
		at = end + 1;
		if (sp_num_char(text, end) == '-' &&
		    is_digit(sp_num_char(text, at)))
			continue;
		return n > 1 && is_border(text, end) ? n : 0;
	}
}

/* The measure before the x at byte pos, digits and points; pos where it is none
 * or has a zero in front. */
static size_t
measure_start(struct sp_str text, size_t pos)
{
	size_t start = pos;

	while (is_digit(sp_num_char_before(text, start)) ||
	    (start > 0 && start < pos && text.s[start - 1] == '.'))
		start = back(text, start);
	return sp_num_digit(sp_num_char(text, start)) == 0 ? pos : start;
}

bool
sp_tally_is_times(struct sp_str text, size_t pos)
{
	for (int i = 0; i < TIMES_MAX; i++) {
		size_t start;

		if (pos >= text.n ||
		    (text.s[pos] != 'x' && text.s[pos] != 'X') ||
		    !is_digit(sp_num_char(text, pos + 1)))
			return false;
		start = measure_start(text, pos);
		if (start == pos)
			return false;
		if (!sp_num_is_latin(sp_num_char_before(text, start)))
			return true;
		/* Three in a row: 2x3x4. */
		pos = start - 1;
	}
	return false;
}
