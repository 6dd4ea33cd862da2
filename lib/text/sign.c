/* SPDX-License-Identifier: MIT */
#include <spean/sign.h>

#include <spean/glyph.h>
#include <spean/phrase.h>
#include <spean/utf8.h>

#define COENG  0x17D2u
#define KHAN   0x17D4u
#define BEYYAL 0x17D8u

/* At byte at of text: the character cp?  Then the byte behind it, else 0. */
static size_t
past(struct sp_str text, size_t at, uint32_t cp)
{
	if (at >= text.n || sp_utf8_next(text, &at) != cp)
		return 0;
	return at;
}

/* Over at most one space or ZWSP. */
static size_t
past_space(struct sp_str text, size_t at)
{
	size_t end = past(text, at, ' ');

	if (!end)
		end = past(text, at, 0x200B);
	return end ? end : at;
}

size_t
sp_sign_footnote(struct sp_str text, size_t pos)
{
	size_t n = 0;

	if (sp_glyph_at(text, pos) != '[')
		return 0;
	for (pos++; n < 4 && pos < text.n; n++) {
		size_t at = pos;

		if (sp_glyph_digit(sp_utf8_next(text, &at)) < 0)
			break;
		pos = at;
	}
	return n > 0 ? past(text, pos, ']') : 0;
}

size_t
sp_sign_ellipsis(struct sp_str text, size_t pos)
{
	size_t end = past(text, pos, 0x2026);

	for (size_t dots = 0; !end && dots < 3; dots++) {
		pos = past(text, dots ? past_space(text, pos) : pos, '.');
		if (!pos)
			return 0;
	}
	if (!end)
		end = pos;
	return past(text, past_space(text, end), '.') ? 0 : end;
}

size_t
sp_sign_omission(struct sp_str text, size_t pos)
{
	if (pos == 0 || text.s[pos - 1] != '[')
		return 0;
	while (pos < text.n && text.s[pos] == '.')
		pos++;
	if (past(text, pos, 0x2026))
		pos = past(text, pos, 0x2026);
	return past(text, pos, ']') ? pos : 0;
}

size_t
sp_sign_lunar(struct sp_str text, size_t pos)
{
	size_t end = past(text, pos, KHAN);

	if (!end)
		return 0;
	if (past(text, end, COENG))
		return end;
	return pos > 0 && sp_utf8_prev(text, &pos) == COENG ? end : 0;
}

size_t
sp_sign_abridged(const struct sp_lang *lang, struct sp_str text, size_t pos)
{
	const struct sp_sent_rules *rules = sp_phrase_rules(lang, true);
	size_t inner = past(text, pos, KHAN);

	if (!inner || !rules)
		return past(text, pos, BEYYAL);
	inner = past_space(text, inner);
	for (size_t i = 0; i < rules->sign.n; i++) {
		struct sp_str sign = sp_str_c(rules->sign.item[i]);
		size_t end;

		if (!sp_str_starts(sp_str_sub(text, inner, text.n), sign))
			continue;
		end = past(text, past_space(text, inner + sign.n), KHAN);
		if (end)
			return end;
	}
	return 0;
}
