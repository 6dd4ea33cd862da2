/* SPDX-License-Identifier: MIT */
#include <spean/glyph.h>

#include <spean/utf8.h>

#include <unicode/uchar.h>

/* The terminators are those with Sentence_Terminal, UAX #44, that scripts in
 * use end a sentence with. */
enum sp_glyph
sp_glyph_kind(uint32_t cp)
{
	switch (cp) {
	case '\n':
	case 0x2028:
	case 0x2029:
		return SP_GLYPH_BREAK;
	case '.':
		return SP_GLYPH_DOT;
	case '!':
	case '?':
		return SP_GLYPH_MARK;
	case 0x2026:
		return SP_GLYPH_DOTS;
	case 0x061F:
	case 0x06D4:
	case 0x0964:
	case 0x0965:
	case 0x104A:
	case 0x104B:
	case 0x1362:
	case 0x17D4:
	case 0x17D5:
	case 0x17D8:
	case 0x17DA:
	case 0x203C:
	case 0x2047:
	case 0x2048:
	case 0x2049:
	case 0x3002:
	case 0xFF01:
	case 0xFF1F:
	case 0xFF61:
		return SP_GLYPH_STRONG;
	case '(':
	case '[':
	case '{':
		return SP_GLYPH_OPEN;
	case ')':
	case ']':
	case '}':
		return SP_GLYPH_CLOSE;
	case '"':
	case '\'':
		return SP_GLYPH_QUOTE;
	case 0x00AB:
	case 0x2018:
	case 0x201A:
	case 0x201C:
	case 0x201E:
	case 0x2039:
	case 0x300C:
	case 0x300E:
	case 0xFF08:
		return SP_GLYPH_QUOTE_OPEN;
	case 0x00BB:
	case 0x2019:
	case 0x201D:
	case 0x203A:
	case 0x300D:
	case 0x300F:
	case 0xFF09:
		return SP_GLYPH_QUOTE_CLOSE;
	case 0x2022:
	case 0x2023:
	case 0x2043:
	case 0x25AA:
	case 0x25CF:
	case 0x25E6:
		return SP_GLYPH_BULLET;
	default:
		return SP_GLYPH_NONE;
	}
}

bool
sp_glyph_is_white(uint32_t cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0x85 ||
	    cp == 0xA0 || cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200B) ||
	    cp == 0x2028 || cp == 0x2029 || cp == 0x202F || cp == 0x205F ||
	    cp == 0x3000;
}

bool
sp_glyph_is_emoji(uint32_t cp)
{
	return (cp >= 0x1F000 && cp <= 0x1FAFF) ||
	    (cp >= 0x2600 && cp <= 0x27BF) || cp == 0xFE0F || cp == 0x200D;
}

bool
sp_glyph_is_khmer(uint32_t cp)
{
	return (cp >= 0x1780 && cp <= 0x17D3) || cp == 0x17D7 || cp == 0x17DC ||
	    cp == 0x17DD;
}

bool
sp_glyph_is_khmer_base(uint32_t cp)
{
	return cp >= 0x1780 && cp <= 0x17B3;
}

bool
sp_glyph_is_upper(uint32_t cp)
{
	return cp < 0x80 ? cp >= 'A' && cp <= 'Z'
			 : cp != SP_UTF8_BAD &&
		(U_GET_GC_MASK((UChar32)cp) & (U_GC_LU_MASK | U_GC_LT_MASK));
}

bool
sp_glyph_is_lower(uint32_t cp)
{
	return cp < 0x80 ? cp >= 'a' && cp <= 'z'
			 : cp != SP_UTF8_BAD &&
		u_charType((UChar32)cp) == U_LOWERCASE_LETTER;
}

bool
sp_glyph_is_opening(uint32_t cp)
{
	enum sp_glyph kind = sp_glyph_kind(cp);

	return kind == SP_GLYPH_OPEN || kind == SP_GLYPH_QUOTE ||
	    kind == SP_GLYPH_QUOTE_OPEN || kind == SP_GLYPH_BULLET ||
	    cp == 0x2013 || cp == 0x2014 || cp == '-' || cp == '*' ||
	    cp == 0xBF || cp == 0xA1;
}

int
sp_glyph_digit(uint32_t cp)
{
	if (cp >= '0' && cp <= '9')
		return (int)(cp - '0');
	return cp >= 0x17E0 && cp <= 0x17E9 ? (int)(cp - 0x17E0) : -1;
}

uint32_t
sp_glyph_at(struct sp_str text, size_t pos)
{
	return pos < text.n ? sp_utf8_next(text, &pos) : 0;
}

size_t
sp_glyph_skip_white(struct sp_str text, size_t pos)
{
	while (pos < text.n) {
		size_t at = pos;
		uint32_t cp = sp_utf8_next(text, &pos);

		if (!sp_glyph_is_white(cp) ||
		    sp_glyph_kind(cp) == SP_GLYPH_BREAK)
			return at;
	}
	return pos;
}
