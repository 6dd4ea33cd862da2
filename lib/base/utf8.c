/* SPDX-License-Identifier: MIT */
#include <spean/utf8.h>

#include <spean/eight.h>

/* Unicode, table 3-7: none longer than needed, no surrogates. */
static bool
is_scalar(uint32_t cp, size_t follow)
{
	static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};

	return cp >= least[follow] && cp <= 0x10FFFF &&
	    (cp & 0xFFFFF800) != 0xD800;
}

uint32_t
sp_utf8_next_other(struct sp_str text, size_t *pos)
{
	const unsigned char *s = (const unsigned char *)text.s + *pos;
	size_t left = text.n - *pos;
	size_t follow;
	unsigned wrong;
	uint32_t cp;

	*pos += 1;
	if (s[0] < 0x80)
		return s[0];
	follow = s[0] >= 0xF0 ? 3 : s[0] >= 0xE0 ? 2 : 1;
	if (s[0] < 0xC2 || s[0] > 0xF4 || left <= follow)
		return SP_UTF8_BAD;
	wrong = s[1] ^ 0x80u;
	cp = (s[0] & 0x3Fu >> follow) << 6 | (s[1] & 0x3Fu);
	if (follow > 1) {
		wrong |= s[2] ^ 0x80u;
		cp = cp << 6 | (s[2] & 0x3Fu);
	}
	if (follow > 2) {
		wrong |= s[3] ^ 0x80u;
		cp = cp << 6 | (s[3] & 0x3Fu);
	}
	if (wrong > 0x3F || !is_scalar(cp, follow))
		return SP_UTF8_BAD;
	*pos += follow;
	return cp;
}

uint32_t
sp_utf8_prev(struct sp_str text, size_t *pos)
{
	size_t end = *pos, at = end - 1, next;
	uint32_t cp;

	/* No character is longer than four bytes. */
	while (at > 0 && end - at < 4 &&
	    ((unsigned char)text.s[at] & 0xC0) == 0x80)
		at--;
	next = at;
	cp = sp_utf8_next(text, &next);
	*pos = next == end ? at : end - 1;
	return next == end ? cp : SP_UTF8_BAD;
}

/* True where eight characters of three bytes stand at s, each led by E1. */
static bool
is_eight_threes(const char *s)
{
	static const char mask[] =
	    "\xFF\xC0\xC0\xFF\xC0\xC0\xFF\xC0\xC0\xFF\xC0\xC0"
	    "\xFF\xC0\xC0\xFF\xC0\xC0\xFF\xC0\xC0\xFF\xC0\xC0";
	static const char want[] =
	    "\xE1\x80\x80\xE1\x80\x80\xE1\x80\x80\xE1\x80\x80"
	    "\xE1\x80\x80\xE1\x80\x80\xE1\x80\x80\xE1\x80\x80";
	uint64_t wrong = 0;

	for (size_t i = 0; i < 24; i += 8)
		wrong |= (sp_eight_at(s + i) & sp_eight_at(mask + i)) ^
		    sp_eight_at(want + i);
	return wrong == 0;
}

/* The byte behind the characters of three bytes that begin at pos. */
static size_t
skip_threes(struct sp_str text, size_t pos)
{
	const unsigned char *s = (const unsigned char *)text.s;

	while (text.n - pos >= 24 && is_eight_threes(text.s + pos))
		pos += 24;
	while (text.n - pos >= 3 && sp_utf8_is_three(s + pos))
		pos += 3;
	return pos;
}

size_t
sp_utf8_check(struct sp_str text)
{
	size_t pos = 0;

	while (pos < text.n) {
		size_t at = pos;
		uint64_t eight;

		/* Eight ASCII bytes at a step, where they are. */
		while (text.n - pos >= sizeof(eight)) {
			memcpy(&eight, text.s + pos, sizeof(eight));
			if (eight & UINT64_C(0x8080808080808080))
				break;
			pos += sizeof(eight);
			at = pos;
		}
		pos = skip_threes(text, pos);
		if (pos > at)
			continue;
		if (pos == text.n)
			break;
		if (sp_utf8_next(text, &pos) == SP_UTF8_BAD)
			return at;
	}
	return text.n;
}

size_t
sp_utf8_count(struct sp_str text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++)
		n += ((unsigned char)text.s[i] & 0xC0) != 0x80;
	return n;
}

size_t
sp_utf8_put(uint32_t cp, char out[4])
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

bool
sp_utf8_is_blank(struct sp_str text)
{
	for (size_t pos = 0; pos < text.n;)
		if (!sp_utf8_is_gap(sp_utf8_next(text, &pos)))
			return false;
	return true;
}
