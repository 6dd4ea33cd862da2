/* SPDX-License-Identifier: MIT */
#include <spean/known.h>

/* The names of the letters, as Khmer writers spell them out. */
static const char *const spelled[26] = {"អេ", "ប៊ី", "ស៊ី", "ឌី", "អ៊ី", "អេហ្វ", "ជី",
    "អេច", "អាយ", "ជេ", "ខេ", "អែល", "អឹម", "អិន", "អូ", "ភី", "ឃ្យូ", "អារ", "អេស",
    "ធី", "យូ", "វី", "ដាប់ប៊ែលយូ", "អិច", "វ៉ាយ", "ហ្សេត"};

static struct sp_str
side(const struct sp_known *known, bool khmer)
{
	return sp_str_c(khmer ? known->khmer : known->latin);
}

static const struct sp_known *
find(const struct sp_known *table, bool khmer, struct sp_str key, size_t *n)
{
	size_t from = 0, to = sp_known_count;

	while (from < to) {
		size_t mid = (from + to) / 2;

		if (sp_str_cmp(side(&table[mid], khmer), key) < 0)
			from = mid + 1;
		else
			to = mid;
	}
	for (to = from;
	     to < sp_known_count && sp_str_eq(side(&table[to], khmer), key);)
		to++;
	*n = to - from;
	return table + from;
}

const struct sp_known *
sp_known_latin(struct sp_str letters, size_t *n)
{
	return find(sp_known_by_latin, false, letters, n);
}

const struct sp_known *
sp_known_khmer(struct sp_str khmer, size_t *n)
{
	return find(sp_known_by_khmer, true, khmer, n);
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
