/* SPDX-License-Identifier: MIT */
#include <spean/item.h>

#include <spean/glyph.h>
#include <spean/utf8.h>

bool
sp_item_is_letter(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 0x1780 && cp <= 0x17A2);
}

/* The number or letter of a mark at *pos; false where there is none. */
static bool
read_value(struct sp_str text, size_t *pos, struct sp_item *mark)
{
	size_t at = *pos;
	int d;

	for (size_t n = 0; n < 4; n++) {
		at = *pos;
		d = at < text.n ? sp_glyph_digit(sp_utf8_next(text, &at)) : -1;
		if (d < 0)
			break;
		mark->value = mark->value * 10 + (uint32_t)d;
		*pos = at;
	}
	if (mark->value)
		return mark->value < 1000;
	at = *pos;
	if (at >= text.n)
		return false;
	mark->value = sp_utf8_next(text, &at);
	mark->letter = sp_item_is_letter(mark->value);
	*pos = at;
	return mark->letter;
}

struct sp_item
sp_item_read(struct sp_str text, size_t pos)
{
	static const struct sp_item none = {0};
	struct sp_item mark = {0};
	bool round;

	if (sp_glyph_kind(sp_glyph_at(text, pos)) == SP_GLYPH_BULLET) {
		mark.bullet = sp_utf8_next(text, &pos);
		mark.end = pos;
		pos = sp_glyph_skip_white(text, pos);
	}
	struct sp_item bare = mark;

	round = sp_glyph_at(text, pos) == '(';
	pos += round;
	if (!read_value(text, &pos, &mark))
		return bare;
	mark.delim = pos;
	if (sp_glyph_at(text, pos) == ')')
		mark.style = round ? SP_ITEM_ROUND : SP_ITEM_PAREN;
	else if (!round && sp_glyph_at(text, pos) == '.')
		mark.style = sp_glyph_at(text, pos + 1) == ')' ? SP_ITEM_BOTH
							       : SP_ITEM_DOT;
	if (mark.style == SP_ITEM_NONE)
		return bare;
	mark.end = pos + (mark.style == SP_ITEM_BOTH ? 2 : 1);
	if (mark.end < text.n &&
	    !sp_glyph_is_white(sp_glyph_at(text, mark.end)) &&
	    (mark.style == SP_ITEM_DOT || mark.letter))
		return mark.bullet ? bare : none;
	return mark;
}
