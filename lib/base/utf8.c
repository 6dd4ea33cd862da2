/* SPDX-License-Identifier: MIT */
#include <spean/utf8.h>

/*
 * Table 3-7 of the Unicode Standard: how many bytes follow a lead byte, and
 * between what the first of them must lie.
 */
static bool
lead(unsigned char c, size_t *follow, unsigned char *low, unsigned char *high)
{
	*low = 0x80;
	*high = 0xBF;
	if (c >= 0xC2 && c <= 0xDF) {
		*follow = 1;
	} else if (c >= 0xE0 && c <= 0xEF) {
		*follow = 2;
		if (c == 0xE0)
			*low = 0xA0;
		if (c == 0xED)
			*high = 0x9F;
	} else if (c >= 0xF0 && c <= 0xF4) {
		*follow = 3;
		if (c == 0xF0)
			*low = 0x90;
		if (c == 0xF4)
			*high = 0x8F;
	} else {
		return false;
	}
	return true;
}

uint32_t
sp_utf8_next(struct sp_str text, size_t *pos)
{
	const unsigned char *s = (const unsigned char *)text.s;
	size_t at = (*pos)++;
	size_t follow;
	unsigned char low, high;
	uint32_t cp;

	if (s[at] < 0x80)
		return s[at];
	if (!lead(s[at], &follow, &low, &high) || text.n - at <= follow)
		return SP_UTF8_BAD;
	cp = s[at] & (0x3Fu >> follow);
	for (size_t i = 1; i <= follow; i++) {
		unsigned char c = s[at + i];

		if (c < low || c > high)
			return SP_UTF8_BAD;
		low = 0x80;
		high = 0xBF;
		cp = cp << 6 | (c & 0x3Fu);
	}
	*pos = at + follow + 1;
	return cp;
}

uint32_t
sp_utf8_prev(struct sp_str text, size_t *pos)
{
	size_t end = *pos;
	size_t at = end;

	/* No character is longer than four bytes. */
	while (at > 0 && end - at < 4) {
		size_t next = --at;
		uint32_t cp = sp_utf8_next(text, &next);

		if (next == end && cp != SP_UTF8_BAD) {
			*pos = at;
			return cp;
		}
	}
	*pos = end - 1;
	return SP_UTF8_BAD;
}

/* The byte behind the characters of three bytes that begin at pos: E1 to EC
 * lead no other and bind the bytes behind no further.  Khmer is such. */
static size_t
skip_threes(struct sp_str text, size_t pos)
{
	const unsigned char *s = (const unsigned char *)text.s;

	while (text.n - pos >= 3 && s[pos] >= 0xE1 && s[pos] <= 0xEC &&
	    (s[pos + 1] & 0xC0) == 0x80 && (s[pos + 2] & 0xC0) == 0x80)
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
