/* SPDX-License-Identifier: MIT */
#include <spean/quote.h>

#include <spean/khmer.h>
#include <spean/utf8.h>

/* A longer quotation has its middle cut out. */
#define QUOTE_CP 80

void
sp_quote_shown(struct sp_str text, struct sp_buf *out)
{
	for (size_t pos = 0; pos < text.n;) {
		size_t from = pos;
		uint32_t cp = sp_utf8_next(text, &pos);

		if (!sp_utf8_is_gap(cp) || cp == ' ')
			sp_buf_add(out, sp_str_sub(text, from, pos));
	}
}

/* Where the character begins that is `away` characters from an end. */
static size_t
from_start(struct sp_str text, size_t away)
{
	size_t pos = 0;

	while (away-- > 0 && pos < text.n)
		sp_utf8_next(text, &pos);
	return pos;
}

static size_t
from_end(struct sp_str text, size_t away)
{
	size_t pos = text.n;

	while (away > 0 && pos > 0)
		away -= ((unsigned char)text.s[--pos] & 0xC0) != 0x80;
	return pos;
}

/* The nearest place at pos or behind that is between clusters. */
static size_t
parted(struct sp_str text, size_t pos)
{
	while (pos > 0 && pos < text.n) {
		size_t next = pos, last = pos;
		uint32_t before = sp_utf8_prev(text, &last);

		if (!sp_khmer_is_mark(sp_utf8_next(text, &next)) &&
		    sp_khmer_class(before) != SP_KHMER_COENG)
			break;
		pos = next;
	}
	return pos;
}

void
sp_quote_short(struct sp_str text, struct sp_buf *out)
{
	size_t head = parted(text, from_start(text, QUOTE_CP * 3 / 4));
	size_t tail = parted(text, from_end(text, QUOTE_CP / 4));

	if (head >= tail) {
		sp_quote_shown(text, out);
		return;
	}
	sp_quote_shown(sp_str_trim(sp_str_sub(text, 0, head)), out);
	sp_buf_add(out, SP_STR(" … "));
	sp_quote_shown(sp_str_trim(sp_str_sub(text, tail, text.n)), out);
}

void
sp_quote_as(const struct sp_lang *lang, struct sp_str text, struct sp_buf *out)
{
	if (lang->spaced)
		sp_buf_addc(out, '"');
	sp_quote_short(text, out);
	if (lang->spaced)
		sp_buf_addc(out, '"');
}
