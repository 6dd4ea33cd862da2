/* SPDX-License-Identifier: MIT */
#include <spean/known.h>

/* The names of the letters, as Khmer writers spell them out. */
static const char *const spelled[26] = {"អេ", "ប៊ី", "ស៊ី", "ឌី", "អ៊ី", "អេហ្វ", "ជី",
    "អេច", "អាយ", "ជេ", "ខេ", "អែល", "អឹម", "អិន", "អូ", "ភី", "ឃ្យូ", "អារ", "អេស",
    "ធី", "យូ", "វី", "ដាប់ប៊ែលយូ", "អិច", "វ៉ាយ", "ហ្សេត"};

const struct sp_known *
sp_known_latin(struct sp_str letters, size_t *n)
{
	return sp_known_by_latin +
	    sp_str_rows(&sp_known_by_latin[0].latin,
		sizeof(sp_known_by_latin[0]), sp_known_count, letters, n);
}

const struct sp_known *
sp_known_khmer(struct sp_str khmer, size_t *n)
{
	return sp_known_by_khmer +
	    sp_str_rows(&sp_known_by_khmer[0].khmer,
		sizeof(sp_known_by_khmer[0]), sp_known_count, khmer, n);
}

bool
sp_known_spell(struct sp_str letters, struct sp_buf *out)
{
	for (size_t i = 0; i < letters.n; i++)
		if (letters.s[i] < 'a' || letters.s[i] > 'z')
			return false;
	for (size_t i = 0; i < letters.n; i++)
		sp_buf_add(out, sp_str_c(spelled[letters.s[i] - 'a']));
	return letters.n > 0;
}
