/* SPDX-License-Identifier: MIT */
#include <spean/latin_lang.h>

#include <stdbool.h>
#include <string.h>

#include <spean/utf8.h>

#define NAT 16 /* scores are in 1/16 nat */

/* A single letter is often a name, a sign or the rest of another word. */
#define LETTER_MAX (2 * NAT)

/* Words of no list tell by their letters, a nat each, and so many of them. */
#define STRANGE_MAX 12

/* How far ahead the language must be of the one expected: in all, and as a
 * part of what it has, in percent, as a long text has more that misleads. */
#define AHEAD	(8 * NAT)
#define PERCENT 30
#define WORDS	4 /* and so many words must say so */

/* The language expected is believed sooner, and where none is, the best. */
#define AHEAD_EXPECTED (2 * NAT)

/* Where one is so far ahead of all others, the rest is not looked at; the one
 * expected may be so sooner, as most texts are in it. */
#define CLEAR	       (40 * NAT)
#define CLEAR_EXPECTED (20 * NAT)
#define CLEAR_WORDS    10
#define CLEAR_EVERY    64 /* bytes */

#define NONE SIZE_MAX

struct tally {
	int score[SP_LATIN_LANGS];
	unsigned short words[SP_LATIN_LANGS]; /* that speak for it */
	unsigned char seen[SP_LATIN_LANG_WORDS / 8];
	size_t expected; /* NONE: nothing is */
	unsigned strange;
};

/* A word of the text. */
struct word {
	size_t end; /* the byte behind it */
	uint32_t number; /* SP_DICT_NONE: of no list */
	uint64_t mask; /* the languages that have its letters beyond a to z */
	size_t letters;
	bool capital; /* begins with one */
	bool beyond; /* has a letter beyond a to z */
};

static bool
is_ascii_letter(unsigned char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool
is_latin(uint32_t cp)
{
	return (cp >= 0xC0 && cp <= 0x24F && cp != 0xD7 && cp != 0xF7) ||
	    (cp >= 0x1E00 && cp <= 0x1EFF);
}

/* The small letter of one beyond a to z (Unicode's simple case mapping, for
 * the letters that languages of the lists have). */
static uint32_t
small(uint32_t cp)
{
	if (cp <= 0xDE)
		return cp + 0x20;
	if (cp == 0x130)
		return 'i';
	if (cp == 0x178)
		return 0xFF;
	if ((cp >= 0x139 && cp <= 0x148) || (cp >= 0x179 && cp <= 0x17E) ||
	    cp == 0x1AF)
		return cp + (cp & 1);
	if (cp < 0x100 || cp == 0x131 || cp == 0x138 || cp == 0x17F ||
	    cp == 0x1B0 || (cp > 0x1A1 && cp < 0x1E00 && (cp | 3) != 0x21B))
		return cp;
	return cp | 1;
}

/* Along a letter beyond a to z, in the words and in the letters. */
static void
step_beyond(struct word *word, uint32_t *node, uint32_t cp)
{
	const struct sp_latin_langs *langs = &sp_latin_langs;
	uint32_t letter = sp_dict_root(&langs->letter), number;
	char bytes[4];
	size_t n = sp_utf8_put(small(cp), bytes);

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)bytes[i];

		if (*node != SP_DICT_NONE)
			*node = sp_dict_step(&langs->word, *node, c);
		if (letter != SP_DICT_NONE)
			letter = sp_dict_step(&langs->letter, letter, c);
	}
	number = letter == SP_DICT_NONE ? letter
					: sp_dict_value(&langs->letter, letter);
	word->mask &= number == SP_DICT_NONE ? 0 : langs->mask[number];
	word->capital |= word->letters == 0 && small(cp) != cp;
	word->beyond = true;
}

/* The word that begins at byte pos; no letters where none does, and its end is
 * behind the character. */
static void
read_word(struct sp_str text, size_t pos, struct word *word)
{
	const struct sp_dict *dict = &sp_latin_langs.word;
	uint32_t node = sp_dict_root(dict);

	*word = (struct word){.mask = UINT64_MAX, .number = SP_DICT_NONE};
	word->capital = text.s[pos] >= 'A' && text.s[pos] <= 'Z';
	while (pos < text.n) {
		unsigned char c = (unsigned char)text.s[pos];
		size_t next = pos;
		uint32_t cp;

		if (is_ascii_letter(c)) {
			if (node != SP_DICT_NONE)
				node = sp_dict_step(dict, node, c | 0x20);
			pos++;
			word->letters++;
			continue;
		}
		if (c < 0x80)
			break;
		cp = sp_utf8_next(text, &next);
		if (!is_latin(cp)) {
			if (word->letters == 0)
				pos = next;
			break;
		}
		step_beyond(word, &node, cp);
		pos = next;
		word->letters++;
	}
	word->end = pos;
	if (node != SP_DICT_NONE && word->letters > 0)
		word->number = sp_dict_value(dict, node);
}

static bool
is_in(char c, const char *set)
{
	return c != '\0' && strchr(set, c);
}

/* True where the bytes around [start, end) make it a part of a name of a file
 * or of code, an address, an option or an amount. */
static bool
is_code(struct sp_str text, size_t start, size_t end)
{
	char before = start > 0 ? text.s[start - 1] : ' ';
	char after = end < text.n ? text.s[end] : ' ';
	char then = end + 1 < text.n ? text.s[end + 1] : ' ';

	/* As almost all words stand. */
	if (before == ' ' && (after == ' ' || after == ','))
		return false;
	if (is_in(before, "/_@\\.=#$%&~0123456789") ||
	    is_in(after, "/_@\\=(0123456789"))
		return true;
	if (before == '-')
		return start < 2 || is_in(text.s[start - 2], " -([\"'|");
	return (after == '.' || after == ':') &&
	    (is_ascii_letter((unsigned char)then) || then == '/');
}

/* A word that no list has. */
static void
add_strange(struct tally *tally, const struct word *word)
{
	if (!word->beyond || word->capital || tally->strange == STRANGE_MAX)
		return;
	tally->strange++;
	for (size_t i = 0; i < sp_latin_langs.n; i++)
		if (word->mask >> i & 1)
			tally->score[i] += NAT;
}

/* What a word weighs: repeated, a quarter; with a capital, half, as it may be a
 * name. */
static int
weigh(const struct word *word, int weight, bool again)
{
	if (word->letters == 1 && weight > LETTER_MAX)
		weight = LETTER_MAX;
	if (word->capital)
		weight /= 2;
	return again ? weight / 4 : weight;
}

static void
add_word(struct tally *tally, const struct word *word)
{
	const struct sp_latin_langs *langs = &sp_latin_langs;
	size_t from = langs->first[word->number];
	size_t to = langs->first[word->number + 1];
	unsigned char *seen = &tally->seen[word->number / 8];
	unsigned char bit = (unsigned char)(1u << word->number % 8);
	bool again = *seen & bit;
	int expected = 0;

	*seen |= bit;
	for (size_t i = from; i < to; i++)
		if (langs->weight[i].lang == tally->expected)
			expected = langs->weight[i].weight;
	for (size_t i = from; i < to; i++) {
		size_t lang = langs->weight[i].lang;
		int weight = langs->weight[i].weight;

		tally->score[lang] += weigh(word, weight, again);
		if (!again && !word->capital &&
		    (weight > expected || lang == tally->expected))
			tally->words[lang]++;
	}
}

/* The best one, and the best of the others. */
static void
two_best(const struct tally *tally, size_t best[2])
{
	const int *score = tally->score;

	best[0] = score[1] > score[0];
	best[1] = !best[0];
	for (size_t i = 2; i < sp_latin_langs.n; i++)
		if (score[i] > score[best[0]]) {
			best[1] = best[0];
			best[0] = i;
		} else if (score[i] > score[best[1]])
			best[1] = i;
}

static bool
is_clear(const struct tally *tally)
{
	size_t best[2];

	two_best(tally, best);
	return tally->words[best[0]] >= CLEAR_WORDS &&
	    tally->score[best[0]] - tally->score[best[1]] >=
	    (best[0] == tally->expected ? CLEAR_EXPECTED : CLEAR);
}

static void
read_text(struct sp_str text, struct tally *tally)
{
	size_t check = CLEAR_EVERY;

	for (size_t pos = 0; pos < text.n;) {
		unsigned char c = (unsigned char)text.s[pos];
		struct word word;

		if (c < 0x80 && !is_ascii_letter(c)) {
			pos++;
			continue;
		}
		read_word(text, pos, &word);
		if (word.letters == 0 || is_code(text, pos, word.end))
			;
		else if (word.number == SP_DICT_NONE)
			add_strange(tally, &word);
		else
			add_word(tally, &word);
		pos = word.end;
		if (pos >= check) {
			if (is_clear(tally))
				return;
			check = pos + CLEAR_EVERY;
		}
	}
}

/* The number of the language that a subtag stands for, or NONE. */
static size_t
find(const char *subtag)
{
	for (size_t i = 0; i < sp_latin_langs.tags; i++)
		if (strcmp(sp_latin_langs.tag[i].subtag, subtag) == 0)
			return sp_latin_langs.tag[i].lang;
	return NONE;
}

const char *
sp_latin_lang(struct sp_str text, const char *expected)
{
	struct tally tally = {.expected = expected ? find(expected) : NONE};
	size_t best[2], rival;
	int ahead;

	if (expected && tally.expected == NONE)
		return NULL;
	if (text.n > SP_LATIN_LANG_BYTES)
		text.n = SP_LATIN_LANG_BYTES;
	read_text(text, &tally);
	two_best(&tally, best);
	rival = best[1];
	if (expected && best[0] != tally.expected)
		rival = tally.expected;
	ahead = tally.score[best[0]] - tally.score[rival];
	if (tally.words[best[0]] < WORDS)
		return NULL;
	if (!expected)
		return ahead >= AHEAD_EXPECTED ? sp_latin_langs.code[best[0]]
					       : NULL;
	if (best[0] == tally.expected)
		return ahead >= AHEAD_EXPECTED ? expected : NULL;
	return ahead >= AHEAD && ahead * 100 >= tally.score[best[0]] * PERCENT
	    ? sp_latin_langs.code[best[0]]
	    : NULL;
}
