/* SPDX-License-Identifier: MIT */
#include <spean/invisible.h>

#include <unicode/uchar.h>

#include <spean/khmer.h>

enum { SHY = 0xAD, VIRAMA = 9 };

bool
sp_is_space(uint32_t cp)
{
	return cp <= ' ' || (cp >= 0x7F && cp <= 0xA0) || cp == 0x1680 ||
	    (cp >= 0x2000 && cp <= 0x200A) || cp == 0x2028 || cp == 0x2029 ||
	    cp == 0x202F || cp == 0x205F || cp == 0x3000;
}

bool
sp_is_direction(uint32_t cp)
{
	return cp == 0x61C || cp == 0x200E || cp == 0x200F ||
	    (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069);
}

bool
sp_is_invisible(uint32_t cp)
{
	/* 180E was a space once; Unicode 6.3 made it a format character */
	return cp == SHY || cp == 0x180E || (cp >= 0x200B && cp <= 0x200D) ||
	    (cp >= 0x2060 && cp <= 0x206F) || cp == 0xFEFF ||
	    sp_is_direction(cp);
}

bool
sp_joins(uint32_t cp)
{
	int join;

	if (cp < 0x300 || sp_khmer_is(cp))
		return false;
	/* RFC 5892, A.1 and A.2 */
	join = u_getIntPropertyValue((UChar32)cp, UCHAR_JOINING_TYPE);
	return u_getCombiningClass((UChar32)cp) == VIRAMA ||
	    join == U_JT_DUAL_JOINING || join == U_JT_LEFT_JOINING;
}

bool
sp_is_emoji(uint32_t cp)
{
	/* UTS #51, ED-16; FE0F asks for a picture */
	return cp > 0xFF && cp <= 0x10FFFF &&
	    (cp == 0xFE0F || u_hasBinaryProperty((UChar32)cp, UCHAR_EMOJI));
}

bool
sp_is_rtl(uint32_t cp)
{
	UCharDirection dir;

	if (cp < 0x590 || cp > 0x10FFFF)
		return false;
	dir = u_charDirection((UChar32)cp);
	return dir == U_RIGHT_TO_LEFT || dir == U_RIGHT_TO_LEFT_ARABIC;
}
