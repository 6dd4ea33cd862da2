/* SPDX-License-Identifier: MIT */
#include <spean/name_dict.h>

#include <spean/utf8.h>
#include <spean/words.h>

/* Codes: of the consonants and independent vowels, U+1780 to U+17B3, and of
 * what makes the letter behind it a subscript, U+17D2. */
#define LETTERS 0x34u
#define COENG   0x53u

/* Does such an entry stand at byte pos? */
static bool
stands_at(struct sp_str text, size_t pos)
{
	uint32_t node = sp_dict_root(&sp_name_dict), value;

	while (pos < text.n) {
		uint32_t cp = sp_utf8_next(text, &pos);
		unsigned char code = sp_words_code(&sp_words_km, cp);

		if (!code && cp != ' ' && (cp < 0x200B || cp > 0x200D))
			return false;
		if (!code)
			continue;
		node = sp_dict_step(&sp_name_dict, node, code);
		if (node == SP_DICT_NONE)
			return false;
		value = sp_dict_value(&sp_name_dict, node);
		if (value != SP_DICT_NONE && value != SP_NAME_DICT_CUED &&
		    value != SP_CUE_STOP)
			return true;
	}
	return false;
}

/* A code point of the block of Khmer, U+1780 to U+17FF, at s: its code, or 0
 * where there is another. */
static unsigned
code_at(const unsigned char *s, const unsigned char *end)
{
	unsigned code;

	if (end - s < 3 || s[0] != 0xE1 || (s[1] & 0xFE) != 0x9E)
		return 0;
	code = ((s[1] & 1u) << 6 | (s[2] & 0x3Fu)) + 1;
	return code < 128 ? code : 0;
}

/* Does an entry go on with the code behind, as far as that is quickly seen? */
static bool
may_stand(unsigned code, const unsigned char *behind, const unsigned char *end)
{
	unsigned second = code_at(behind, end);

	return second == 0 ||
	    (sp_name_dict_second[code][second >> 6] >> (second & 63) & 1);
}

bool
sp_name_dict_may(struct sp_str text, size_t at)
{
	const unsigned char *s = (const unsigned char *)text.s;
	unsigned code = code_at(s + at, s + text.n);

	return code > 0 && code <= LETTERS &&
	    may_stand(code, s + at + 3, s + text.n);
}

size_t
sp_name_dict_next(struct sp_str text, size_t from)
{
	const unsigned char *begin = (const unsigned char *)text.s;
	const unsigned char *end = begin + text.n, *s = begin + from;
	unsigned last = 0;

	if (from >= 3 && from <= text.n)
		last = code_at(s - 3, end);
	while (s < end) {
		unsigned code = code_at(s, end);

		/* No word begins with a vowel, a sign or a subscript. */
		if (code > 0 && code <= LETTERS && last != COENG &&
		    may_stand(code, s + 3, end) &&
		    stands_at(text, (size_t)(s - begin)))
			return (size_t)(s - begin);
		s += code ? 3 : 1;
		last = code;
	}
	return text.n;
}
