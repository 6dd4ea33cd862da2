/* SPDX-License-Identifier: MIT */
#include <spean/phrase.h>

#include <spean/glyph.h>
#include <spean/utf8.h>

#include <unicode/uchar.h>

#define COENG 0x17D2u

/*
 * The rules for a stretch of Khmer, or of another script, inside a text in
 * lang.  Where the text is in a script that an entry has, other scripts go by
 * the first entry of theirs; else they go by the general rules.
 */
const struct sp_sent_rules *
sp_phrase_rules(const struct sp_lang *lang, bool khmer)
{
	bool own = strcmp(lang->script, "Khmr") == 0;

	if (own == khmer)
		return lang->sent;
	return sp_lang_of_script(khmer ? "Khmr" : "Latn")->sent;
}

/* Whether text is one of list, which is sorted. */
bool
sp_phrase_in(const struct sp_sent_list *list, struct sp_str text)
{
	size_t low = 0, high = list->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int cmp = sp_str_cmp(sp_str_c(list->item[mid]), text);

		if (cmp == 0)
			return true;
		if (cmp < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return false;
}

bool
sp_phrase_begins(const struct sp_sent_list *list, struct sp_str text)
{
	for (size_t i = 0; i < list->n; i++)
		if (sp_str_starts(text, sp_str_c(list->item[i])))
			return true;
	return false;
}

/* Letters, digits and what holds a Latin word together, dots too. */
static bool
in_word(uint32_t cp)
{
	if (cp < 0x80)
		return ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z') ||
		    (cp >= '0' && cp <= '9') || cp == '.' || cp == '-' ||
		    cp == '\'';
	return cp == 0x2019 || cp == 0xB0 ||
	    (cp != SP_UTF8_BAD && !sp_glyph_is_khmer(cp) &&
		u_isalpha((UChar32)cp));
}

/* Backwards from `at`, no farther than SP_PHRASE_MAX bytes. */
struct sp_str
sp_phrase_before(struct sp_str text, size_t start, size_t at, bool khmer)
{
	size_t from = at;

	while (from > start && at - from < SP_PHRASE_MAX) {
		size_t pos = from;
		uint32_t cp = sp_utf8_prev(text, &pos);

		if (khmer ? !sp_glyph_is_khmer(cp) && cp != '.' : !in_word(cp))
			break;
		from = pos;
	}
	return sp_str_sub(text, from, at);
}

/* The Latin word that begins at byte at. */
struct sp_str
sp_phrase_after(struct sp_str text, size_t at)
{
	size_t end = at;

	while (end < text.n && end - at < SP_PHRASE_MAX) {
		size_t pos = end;
		uint32_t cp = sp_utf8_next(text, &pos);

		if (cp == '.' || cp == '-' || !in_word(cp))
			break;
		end = pos;
	}
	return sp_str_sub(text, at, end);
}

/* text in lower case (ASCII) in low, which has room for SP_PHRASE_MAX + 4. */
struct sp_str
sp_phrase_lower(struct sp_str text, char *low)
{
	for (size_t i = 0; i < text.n; i++) {
		bool up = text.s[i] >= 'A' && text.s[i] <= 'Z';

		low[i] = (char)(up ? text.s[i] + ('a' - 'A') : text.s[i]);
	}
	return (struct sp_str){low, text.n};
}

enum sp_sent_class
sp_phrase_class(const struct sp_sent_rules *rules, struct sp_str word)
{
	char mem[SP_PHRASE_MAX + 4];
	struct sp_str low = sp_phrase_lower(word, mem);
	size_t from = 0, to = rules ? rules->words : 0;

	while (from < to) {
		size_t mid = from + (to - from) / 2;
		const struct sp_sent_word *entry = &rules->word[mid];
		int cmp = sp_str_cmp(sp_str_c(entry->text), low);

		if (cmp == 0)
			return entry->capital && word.s[0] == low.s[0]
			    ? SP_SENT_PLAIN
			    : entry->class;
		if (cmp < 0)
			from = mid + 1;
		else
			to = mid;
	}
	return SP_SENT_PLAIN;
}

size_t
sp_phrase_bases(struct sp_str text)
{
	size_t pos = 0, n = 0;
	uint32_t before = 0;

	while (pos < text.n) {
		uint32_t cp = sp_utf8_next(text, &pos);

		if (cp == '.')
			n = 0;
		else if (sp_glyph_is_khmer_base(cp) && before != COENG)
			n++;
		before = cp;
	}
	return n;
}

/* The Khmer letters from byte at on. */
struct sp_str
sp_phrase_khmer(struct sp_str text, size_t at)
{
	size_t end = at;

	while (end < text.n && end - at < SP_PHRASE_MAX) {
		size_t pos = end;

		if (!sp_glyph_is_khmer(sp_utf8_next(text, &pos)))
			break;
		end = pos;
	}
	return sp_str_sub(text, at, end);
}
