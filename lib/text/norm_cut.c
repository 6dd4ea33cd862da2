/* SPDX-License-Identifier: MIT */
#include <spean/norm_cut.h>

#include <stdbool.h>
#include <stdint.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <spean/khmer.h>
#include <spean/utf8.h>

enum { YO = 0x1799, COENG = 0x17D2 };

/* Visible ASCII, but for the angle brackets: search makes a quotation mark of
 * two. */
static bool
is_graph(uint32_t cp)
{
	return cp > ' ' && cp < 0x7F && cp != '<' && cp != '>';
}

/* A letter of another script that no mark before it could change. */
static bool
is_letter(const UNormalizer2 *nfc, uint32_t cp)
{
	return cp > 0x7F && !sp_khmer_is(cp) && u_isalpha((UChar32)cp) &&
	    unorm2_hasBoundaryBefore(nfc, (UChar32)cp);
}

/* What a text may end with, so that what follows changes nothing of it. */
static bool
ends(const UNormalizer2 *nfc, uint32_t cp)
{
	enum sp_khmer_class class = sp_khmer_class(cp);

	if (sp_khmer_is(cp))
		return class < SP_KHMER_GONE && cp != COENG;
	return is_graph(cp) || is_letter(nfc, cp);
}

/*
 * What a text may begin with behind such a one, so that what stands before
 * changes nothing of it.  YO is none: search looks for it behind a vowel (the
 * spellings of "give"); behind Khmer nor is a digit (its sign for a colon).
 */
static bool
begins(const UNormalizer2 *nfc, uint32_t last, uint32_t cp)
{
	if (cp == ' ')
		return true;
	if (sp_khmer_is(cp))
		return sp_khmer_class(cp) == SP_KHMER_BASE && cp != YO;
	if (is_graph(cp))
		return !sp_khmer_is(last);
	return is_letter(nfc, cp);
}

size_t
sp_norm_cut(struct sp_str text, size_t from)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
	uint32_t last = 0;

	if (U_FAILURE(status) || from >= text.n)
		return text.n;
	while (from < text.n && ((unsigned char)text.s[from] & 0xC0) == 0x80)
		from++;
	if (from > 0) {
		size_t before = from;

		last = sp_utf8_prev(text, &before);
	}
	while (from < text.n) {
		size_t next = from;
		uint32_t cp = sp_utf8_next(text, &next);

		if (ends(nfc, last) && begins(nfc, last, cp))
			return from;
		last = cp;
		from = next;
	}
	return text.n;
}
