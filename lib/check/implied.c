/* SPDX-License-Identifier: MIT */
#include <spean/implied.h>

#include <stdint.h>

#include <spean/utf8.h>

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_capital(const char *word)
{
	return word[0] >= 'A' && word[0] <= 'Z';
}

/* A character of Khmer that does not begin a cluster, or joins the one behind
 * it: U+17B6 to U+17D3, U+17DD. */
static bool
is_mark(uint32_t cp)
{
	return (cp >= 0x17B4 && cp <= 0x17D3) || cp == 0x17DD;
}

#define COENG 0x17D2

/* Does a word that stands at these bytes stand there as a whole? */
static bool
is_whole(struct sp_str text, size_t from, size_t to)
{
	size_t pos = to;

	if (is_letter(text.s[from]))
		return (from == 0 || !is_letter(text.s[from - 1])) &&
		    (to == text.n || !is_letter(text.s[to]));
	if (to < text.n && is_mark(sp_utf8_next(text, &pos)))
		return false;
	pos = from;
	return from == 0 || sp_utf8_prev(text, &pos) != COENG;
}

/* Is the word at this byte, in its case where it has capitals? */
static bool
is_at(struct sp_str text, size_t at, struct sp_str word)
{
	struct sp_str there;

	if (at + word.n > text.n)
		return false;
	there = sp_str_sub(text, at, at + word.n);
	return is_capital(word.s) ? sp_str_eq(there, word)
				  : sp_str_ieq(there, word);
}

static bool
has_word(struct sp_str text, struct sp_str word)
{
	for (size_t at = 0; at + word.n <= text.n; at++)
		if ((text.s[at] | 0x20) == (word.s[0] | 0x20) &&
		    is_at(text, at, word) && is_whole(text, at, at + word.n))
			return true;
	return false;
}

bool
sp_implied_says(
    const struct sp_lang *lang, struct sp_str text, struct sp_str number)
{
	for (size_t i = 0; i < sp_implied_count; i++) {
		const struct sp_implied *it = &sp_implied_table[i];

		if (sp_str_eq(sp_str_c(it->number), number) &&
		    strcmp(it->lang, lang->code) == 0 &&
		    has_word(text, sp_str_c(it->word)))
			return true;
	}
	return false;
}
