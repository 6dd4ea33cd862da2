/* SPDX-License-Identifier: MIT */
#include <spean/phrase.h>

#include <spean/glyph.h>
#include <spean/utf8.h>

#include <unicode/uchar.h>

#define COENG 0x17D2u

/* How far behind a quotation a clause such as "he said" may end, bytes. */
#define CLAUSE_LATIN 64
#define CLAUSE_KHMER 160

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

/* text in small letters (ASCII), in low with room for SP_PHRASE_MAX + 4. */
static struct sp_str
lower(struct sp_str text, char *low)
{
	for (size_t i = 0; i < text.n; i++) {
		bool up = text.s[i] >= 'A' && text.s[i] <= 'Z';

		low[i] = (char)(up ? text.s[i] + ('a' - 'A') : text.s[i]);
	}
	return (struct sp_str){low, text.n};
}

bool
sp_phrase_in_lower(const struct sp_sent_list *list, struct sp_str text)
{
	char low[SP_PHRASE_MAX + 4];

	return text.n <= sizeof(low) && sp_phrase_in(list, lower(text, low));
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

static enum sp_sent_class
word_class(const struct sp_sent_rules *rules, struct sp_str word)
{
	char mem[SP_PHRASE_MAX + 4];
	struct sp_str low = lower(word, mem);
	size_t from = 0, to = rules ? rules->words : 0;

	/* A capital alone is an initial: "P. Sok", not "p. 5". */
	if (word.n == 1 && word.s[0] != low.s[0])
		return SP_SENT_PLAIN;
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

enum sp_sent_class
sp_phrase_class(const struct sp_sent_rules *rules, struct sp_str word)
{
	struct sp_str rest = word;
	enum sp_sent_class class = word_class(rules, word);

	while (class == SP_SENT_PLAIN && rest.s) {
		struct sp_str part = sp_str_cut(&rest, '.');

		if (!rest.s && part.n > 1)
			return word_class(rules, part);
		if (part.n != 1 && word_class(rules, part) == SP_SENT_PLAIN)
			break;
	}
	return class;
}

/* Where the clause that rest begins with ends: at a comma, or at a full stop
 * that is not an abbreviation's; rest.n + 1 where it is no such clause. */
static size_t
latin_clause(const struct sp_sent_rules *rules, struct sp_str rest)
{
	size_t pos = 0;

	while (pos < rest.n && pos < CLAUSE_LATIN) {
		size_t at = pos;
		uint32_t cp = sp_utf8_next(rest, &pos);
		struct sp_str word;

		if (cp == ',')
			return at;
		if (cp != '.' && (in_word(cp) || cp == ' '))
			continue;
		if (cp != '.')
			return rest.n + 1;
		word = sp_phrase_before(rest, 0, at, false);
		if (word.n > 1 && sp_phrase_class(rules, word) == SP_SENT_PLAIN)
			return at;
	}
	return pos < rest.n ? rest.n + 1 : pos;
}

static bool
latin_says(const struct sp_sent_rules *rules, struct sp_str rest)
{
	size_t end = latin_clause(rules, rest), verb;

	if (end > rest.n)
		return false;
	for (verb = end; verb > 0 && rest.s[verb - 1] != ' '; verb--)
		;
	return verb > 0 &&
	    sp_phrase_in(&rules->say, sp_str_sub(rest, verb, end));
}

static bool
khmer_says(const struct sp_sent_rules *rules, struct sp_str rest)
{
	size_t end = 0;

	while (end < rest.n) {
		size_t pos = end;
		uint32_t cp = sp_utf8_next(rest, &pos);
		enum sp_glyph kind = sp_glyph_kind(cp);

		if (kind == SP_GLYPH_STRONG || kind == SP_GLYPH_BREAK)
			break;
		/* A colon or a quotation: the words of a speech to come. */
		if (cp == 0x17D6 || cp == ':' || kind == SP_GLYPH_QUOTE_OPEN ||
		    pos > CLAUSE_KHMER)
			return false;
		end = pos;
	}
	rest.n = end;
	for (size_t i = 0; i < rules->say.n; i++)
		if (sp_str_find(rest, sp_str_c(rules->say.item[i]), 0) < end)
			return true;
	return false;
}

bool
sp_phrase_says(
    const struct sp_sent_rules *rules, struct sp_str rest, bool khmer)
{
	return khmer ? khmer_says(rules, rest) : latin_says(rules, rest);
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
