/* SPDX-License-Identifier: MIT */
#include <spean/latin_words.h>

enum sp_latin_word
sp_latin_word(struct sp_str word)
{
	char first = word.n > 0 ? word.s[0] : '\0';
	size_t from, to;

	if (first < 'A' || first > 'z')
		return SP_LATIN_OTHER;
	from = sp_latin_words_from[first - 'A'];
	to = sp_latin_words_from[first - 'A' + 1];
	while (from < to) {
		size_t mid = (from + to) / 2;
		int order =
		    sp_str_cmp(sp_str_c(sp_latin_words[mid].word), word);

		if (order == 0)
			return sp_latin_words[mid].kind;
		if (order < 0)
			from = mid + 1;
		else
			to = mid;
	}
	return SP_LATIN_OTHER;
}
