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

/* The next word from pos on. */
static bool
next_word(struct sp_str text, size_t pos, struct span *word)
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
	while (pos < text.n && is_word(text, pos))
		pos++;
	word->end = pos;
	return word->start < word->end;
}

static bool
same_word(struct sp_str a, struct span x, struct sp_str b, struct span y)
{
	if (x.end - x.start != y.end - y.start)
		return false;
	for (size_t i = 0; i < x.end - x.start; i++)
		if (lower(a.s[x.start + i]) != lower(b.s[y.start + i]))
			return false;
	return true;
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
read_name(struct sp_str text, struct name *name)
{
	size_t pos = 0;

	*name = (struct name){.text = text};
	while (
	    name->n < WORDS_MAX && next_word(text, pos, &name->word[name->n])) {
		const struct span *word = &name->word[name->n++];

		name->letters += word->end - word->start;
		pos = word->end;
	}
}

/* How many letters of the name's words from k on follow from `word` on in text;
 * 0 where none of them tells anything.  *end is behind the last. */
static size_t
row_at(struct sp_str text, struct span word, const struct name *name, size_t k,
    size_t *end)
{
	size_t letters = 0;
	bool telling = false;

	while (
	    k < name->n && same_word(text, word, name->text, name->word[k])) {
		struct span next;

		letters += word.end - word.start;
		telling |= tells(name->text, name->word[k]);
		*end = word.end;
		if (!next_word(text, word.end, &next) ||
		    !follows(text, word, next))
			break;
		word = next;
		k++;
	}
	return telling ? letters : 0;
}

bool
sp_latin_find(
    struct sp_str text, struct sp_str name_text, struct sp_latin_place *place)
{
	size_t best = 0, end = 0;
	struct name name;
	struct span word;

	read_name(name_text, &name);
	for (size_t pos = 0; next_word(text, pos, &word); pos = word.end) {
		for (size_t k = 0; k < name.n; k++) {
			size_t letters = row_at(text, word, &name, k, &end);

			if (letters <= best)
				continue;
			best = letters;
			*place = (struct sp_latin_place){word.start, end,
			    (double)letters / (double)name.letters};
		}
	}
	return best > 0;
}
