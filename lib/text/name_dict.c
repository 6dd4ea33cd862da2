/* SPDX-License-Identifier: MIT */
#include <spean/name_dict.h>

#include <stdbool.h>

#include <spean/utf8.h>
#include <spean/words.h>

/* Does such an entry stand at byte pos? */
static bool
stands_at(struct sp_str text, size_t pos)
{
	uint32_t node = sp_dict_root(&sp_name_dict), value;
	bool space = false;

	while (pos < text.n) {
		uint32_t cp = sp_utf8_next(text, &pos);
		unsigned char code = sp_words_code(&sp_words_km, cp);

		if (!code && cp != ' ' && (cp < 0x200B || cp > 0x200D))
			return false;
		space |= cp == ' ';
		if (!code)
			continue;
		node = sp_dict_step(&sp_name_dict, node, code);
		if (node == SP_DICT_NONE)
			return false;
		value = sp_dict_value(&sp_name_dict, node);
		if (value != SP_DICT_NONE && value != SP_NAME_DICT_CUED &&
		    (value != SP_CUE_STOP || space))
			return true;
	}
	return false;
}

/* Is the letter at byte pos a subscript?  No word begins with one. */
static bool
is_subscript(const unsigned char *s, size_t pos)
{
	return pos >= 3 && s[pos - 3] == 0xE1 && s[pos - 2] == 0x9F &&
	    s[pos - 1] == 0x92;
}

size_t
sp_name_dict_next(struct sp_str text, size_t from)
{
	const unsigned char *s = (const unsigned char *)text.s;

	for (size_t pos = from; pos + 3 <= text.n; pos++)
		/* Consonants and independent vowels, U+1780 to U+17B3. */
		if (s[pos] == 0xE1 && s[pos + 1] == 0x9E &&
		    s[pos + 2] <= 0xB3 && !is_subscript(s, pos) &&
		    stands_at(text, pos))
			return pos;
	return text.n;
}
