/* SPDX-License-Identifier: MIT */
#include <spean/latin_words.h>

enum sp_latin_word
sp_latin_word(struct sp_str word)
{
	uint32_t node = sp_dict_root(&sp_latin_words), class;

	for (size_t i = 0; i < word.n && node != SP_DICT_NONE; i++)
		node = sp_dict_step_byte(
		    &sp_latin_words, node, (unsigned char)word.s[i]);
	class = node == SP_DICT_NONE ? SP_DICT_NONE
				     : sp_dict_value(&sp_latin_words, node);
	return class == SP_DICT_NONE ? SP_LATIN_OTHER
				     : (enum sp_latin_word) class;
}
