/* SPDX-License-Identifier: MIT */
#include <spean/latin_find.h>

#include <spean/latin_words.h>

/* What is more is no name. */
#define WORDS_MAX 16

struct span {
	size_t start, end;
};

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static char
lower(char c)
{
	return is_upper(c) ? (char)(c + 32) : c;
}

/* A letter or digit of ASCII, or a byte of letters from U+00C0 to U+024F. */
static bool
is_word(struct sp_str text, size_t pos)
{
	unsigned char c = (unsigned char)text.s[pos];

	if (c < 0x80)
		return (lower((char)c) >= 'a' && lower((char)c) <= 'z') ||
		    (c >= '0' && c <= '9');
	if (c >= 0xC0)
		return c >= 0xC3 && c <= 0xC9;
	return pos > 0 && (unsigned char)text.s[pos - 1] >= 0xC3 &&
	    (unsigned char)text.s[pos - 1] <= 0xC9;
}

#define KHMER_DIGIT 3 /* bytes */

static bool
is_khmer_digit(struct sp_str text, size_t pos)
{
	return pos + KHMER_DIGIT <= text.n && text.s[pos] == '\xE1' &&
	    text.s[pos + 1] == '\x9F' &&
	    (unsigned char)text.s[pos + 2] >= 0xA0 &&
	    (unsigned char)text.s[pos + 2] <= 0xA9;
}

/* The character of a word at *pos, or a byte of it, without capitals; a digit
 * of Khmer is a digit. */
static char
next_char(struct sp_str text, size_t *pos)
{
	if (is_khmer_digit(text, *pos)) {
		*pos += KHMER_DIGIT;
		return (char)('0' + ((unsigned char)text.s[*pos - 1] - 0xA0));
	}
	return lower(text.s[(*pos)++]);
}

/* Where digits of Khmer are a word's own that stand behind its letters (F១២៥),
 * or no part of it (iPhone១៥). */
enum digits { DIGITS_APART, DIGITS_JOINED };

/* The next word from pos on. */
static bool
next_word(struct sp_str text, size_t pos, enum digits digits, struct span *word)
{
	/* A character of three bytes or more is none of a word: of what is not
	 * Latin at all, as Khmer, the most is passed at once. */
	while (pos < text.n) {
		if ((unsigned char)text.s[pos] >= 0xE0)
			pos += 3;
		else if (is_word(text, pos))
			break;
		else
			pos++;
	}
	if (pos > text.n)
		pos = text.n;
	word->start = pos;
	while (pos < text.n) {
		if (is_word(text, pos))
			pos++;
		else if (digits == DIGITS_JOINED && is_khmer_digit(text, pos))
			pos += KHMER_DIGIT;
		else
			break;
	}
	word->end = pos;
	return word->start < word->end;
}

static bool
same_word(struct sp_str a, struct span x, struct sp_str b, struct span y)
{
	while (x.start < x.end && y.start < y.end)
		if (next_char(a, &x.start) != next_char(b, &y.start))
			return false;
	return x.start == x.end && y.start == y.end;
}

/* Nothing but a space or a sign or two stands between two words. */
static bool
follows(struct sp_str text, struct span before, struct span word)
{
	for (size_t i = before.end; i < word.start; i++)
		if (!strchr(" .-'", text.s[i]) && text.s[i] != '\xe2' &&
		    text.s[i] != '\x80' && text.s[i] != '\x99')
			return false;
	return word.start - before.end <= 4;
}

/* A word that can stand for the name. */
static bool
tells(struct sp_str name, struct span word)
{
	struct sp_str text = sp_str_sub(name, word.start, word.end);
	char c = text.s[0];
	enum sp_latin_word kind = sp_latin_word(text);

	return text.n > 1 &&
	    (is_upper(c) || (c >= '0' && c <= '9') ||
		(unsigned char)c >= 0xC3 || is_upper(text.s[1])) &&
	    kind != SP_LATIN_PARTICLE && kind != SP_LATIN_OPENER;
}

struct name {
	struct sp_str text;
	struct span word[WORDS_MAX];
	size_t n, letters;
};

static void
read_name(struct sp_str text, enum digits digits, struct name *name)
{
	size_t pos = 0;

	*name = (struct name){.text = text};
	while (name->n < WORDS_MAX &&
	    next_word(text, pos, digits, &name->word[name->n])) {
		const struct span *word = &name->word[name->n++];

		name->letters += word->end - word->start;
		pos = word->end;
	}
}

static size_t
length(struct span word)
{
	return word.end - word.start;
}

/* How many letters of the name's words from k on follow from `word` on in text;
 * 0 where none of them tells anything.  *end is behind the last. */
static size_t
row_at(struct sp_str text, enum digits digits, struct span word,
    const struct name *name, size_t k, size_t *end)
{
	size_t letters = 0;
	bool telling = false;

	while (
	    k < name->n && same_word(text, word, name->text, name->word[k])) {
		struct span next;

		letters += length(name->word[k]);
		telling |= tells(name->text, name->word[k]);
		*end = word.end;
		if (!next_word(text, word.end, digits, &next) ||
		    !follows(text, word, next))
			break;
		word = next;
		k++;
	}
	return telling ? letters : 0;
}

/* The letters of the longest row. */
static size_t
longest(struct sp_str text, enum digits digits, const struct name *name,
    struct sp_latin_place *place)
{
	size_t best = 0, end = 0;
	struct span word;

	for (size_t pos = 0; next_word(text, pos, digits, &word);
	     pos = word.end) {
		for (size_t k = 0; k < name->n; k++) {
			size_t letters =
			    row_at(text, digits, word, name, k, &end);

			if (letters <= best)
				continue;
			best = letters;
			*place = (struct sp_latin_place){word.start, end,
			    (double)letters / (double)name->letters};
		}
	}
	return best;
}

/* Is there a word of letters and digits in it? */
static bool
is_mixed(const struct name *name)
{
	for (size_t k = 0; k < name->n; k++) {
		bool letters = false;

		for (size_t pos = name->word[k].start;
		     pos < name->word[k].end;) {
			char c = next_char(name->text, &pos);
			bool digit = c >= '0' && c <= '9';

			if (letters && digit)
				return true;
			letters |= !digit;
		}
	}
	return false;
}

bool
sp_latin_find(
    struct sp_str text, struct sp_str name_text, struct sp_latin_place *place)
{
	struct sp_latin_place joined;
	struct name name;
	bool found;

	read_name(name_text, DIGITS_APART, &name);
	found = longest(text, DIGITS_APART, &name, place) > 0;
	if (found && place->share >= 1)
		return true;
	read_name(name_text, DIGITS_JOINED, &name);
	if (!is_mixed(&name) ||
	    longest(text, DIGITS_JOINED, &name, &joined) == 0 ||
	    (found && joined.share <= place->share))
		return found;
	*place = joined;
	return true;
}
