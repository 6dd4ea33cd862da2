/* SPDX-License-Identifier: MIT */
#include <spean/conv.h>

#include <stdint.h>

#include <spean/eight.h>
#include <spean/utf8.h>

/*
 * The fonts draw consonants over the Latin letters of both cases and
 * subscripts, vowels and signs over what is left: so capitals, signs of
 * punctuation and of trade stand inside of words, where no Latin spelling
 * has them, and spaces are as rare as in all Khmer.
 */
struct traits {
	size_t letters; /* of the Latin script */
	size_t capitals; /* after a small letter */
	size_t points; /* ; , : [ ] | between two letters */
	size_t signs; /* © ® µ ¶ § ½ … beside a letter */
	size_t code; /* = ( ) { } _ / + beside a letter */
	size_t words;
	size_t common; /* of them, those every page of a language has */
	size_t khmer; /* letters that are Khmer already */
};

/* The commonest words of the languages that such text could be taken for. */
static const struct sp_str common[] = {{"the", 3}, {"of", 2}, {"and", 3},
    {"to", 2}, {"is", 2}, {"for", 3}, {"in", 2}, {"le", 2}, {"les", 3},
    {"des", 3}, {"et", 2}, {"der", 3}, {"die", 3}, {"und", 3}};
#define COMMON_LEAST 2
#define COMMON_MOST  3

/* A family's name as it stands in the names of its fonts. */
static const struct {
	const char *in_text;
	const char *family;
	const char *charset;
} families[] = {
    {"limon", "Limon", "limon"},
    {"abc-text", "ABC", NULL},
    {"abc-zebra", "ABC", NULL},
    {"khek", "Khek", NULL},
    {"baidok", "Baidok", NULL},
};

static bool
is_small(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 0xDF && cp <= 0xFF);
}

static bool
is_capital(uint32_t cp)
{
	return (cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp <= 0xDE);
}

static bool
is_letter(uint32_t cp)
{
	return is_small(cp) || is_capital(cp);
}

static bool
is_point(uint32_t cp)
{
	return cp == ';' || cp == ',' || cp == ':' || cp == '[' || cp == ']' ||
	    cp == '|' || cp == '<';
}

/* The signs of windows-1252 that no language spells words with. */
static bool
is_sign(uint32_t cp)
{
	return cp >= 0xA1 && cp <= 0xBF && cp != 0xAA && cp != 0xAB &&
	    cp != 0xAD && cp != 0xB7 && cp != 0xBA && cp != 0xBB;
}

/* What program text and addresses have beside their letters. */
static bool
is_code(uint32_t cp)
{
	return cp > 0 && cp < 0x80 && strchr("=(){}_/+\"$@", (int)cp) != NULL;
}

static bool
is_common(struct sp_str word)
{
	for (size_t k = 0; k < sizeof(common) / sizeof(*common); k++)
		if (sp_str_eq(word, common[k]))
			return true;
	return false;
}

static void
count_common(struct sp_str text, struct traits *t)
{
	for (size_t i = 0; i < text.n;) {
		size_t end = i;

		while (end < text.n && text.s[end] >= 'a' && text.s[end] <= 'z')
			end++;
		if (end - i >= COMMON_LEAST && end - i <= COMMON_MOST)
			t->common += is_common(sp_str_sub(text, i, end));
		i = end + 1;
	}
}

static void
look(struct sp_str text, struct traits *t)
{
	uint32_t before = ' ', last = ' ';

	*t = (struct traits){0};
	for (size_t pos = 0; pos < text.n;) {
		unsigned char lead = (unsigned char)text.s[pos];
		uint32_t cp = sp_utf8_next(text, &pos);

		/* Beyond Latin 1 there is nothing but Khmer to be counted. */
		if (lead > 0xC3) {
			t->khmer += cp >= 0x1780 && cp <= 0x17DD;
			before = last;
			last = cp;
			continue;
		}
		t->letters += is_letter(cp);
		t->words += !is_letter(last) && is_letter(cp) && last <= ' ';
		t->capitals += is_small(last) && is_capital(cp);
		t->points +=
		    is_letter(before) && is_point(last) && is_letter(cp);
		t->signs += is_letter(last) && is_sign(cp);
		t->code += is_code(last) && is_letter(cp);
		t->code += is_letter(last) && is_code(cp);
		/* In Limon this is the syllable "ba". */
		if (last == ')' && (cp == 'a' || cp == 'A'))
			t->code -= 1 + is_letter(before);
		before = last;
		last = cp;
	}
	count_common(text, t);
}

/* Eight bytes at a step, up to eight that are not all ASCII. */
static size_t
count_ascii(struct sp_str text, size_t i, struct traits *t)
{
	for (; text.n - i >= 8; i += 8) {
		uint64_t w = sp_eight_at(text.s + i);

		if (w & SP_EIGHT_HIGHS)
			break;
		t->words += sp_eight_count(sp_eight_below(w, ' ' + 1));
		t->letters += sp_eight_count(
		    sp_eight_below(w, 'z' + 1) & ~sp_eight_below(w, 'A'));
	}
	return i;
}

/*
 * True for text that cannot be legacy by what it has of Khmer letters or of
 * common words, as almost all has: see is_legacy, whose counts are no larger
 * than these, or no smaller.
 */
static bool
is_clear(struct sp_str text)
{
	const unsigned char *s = (const unsigned char *)text.s;
	struct traits t = {.words = 1};

	for (size_t i = 0; (i = count_ascii(text, i, &t)) < text.n; i++) {
		if (s[i] == 0xE1 && i + 2 < text.n && s[i + 1] == 0x9E) {
			/* Whatever comes, there is enough. */
			if (++t.khmer * 10 >= t.letters + (text.n - i))
				return true;
			i += 2;
			continue;
		}
		t.words += s[i] <= ' ';
		t.letters += (s[i] >= 'A' && s[i] <= 'z') || s[i] == 0xC3;
	}
	if (t.khmer * 10 >= t.letters)
		return true;
	count_common(text, &t);
	return t.common * 40 >= t.words;
}

/*
 * One letter in sixteen is out of place in text of such fonts; in prose of
 * English, French or German not one in a hundred.  Names in both cases alone
 * (camelCase) do not make it, nor do program texts, nor a page of which one
 * word in forty is among the commonest or one letter in ten is Khmer.
 */
static bool
is_legacy(const struct traits *t)
{
	size_t odd = t->capitals + t->points + t->signs;

	return t->letters >= 8 && odd >= 3 && odd * 16 >= t->letters &&
	    t->points + t->signs > 0 &&
	    (t->points + t->signs) * 80 >= t->letters &&
	    t->common * 40 < t->words && t->khmer * 10 < t->letters &&
	    t->code * 40 < t->letters && t->letters * 2 >= t->words * 9;
}

static bool
contains(struct sp_str text, struct sp_str word)
{
	for (size_t i = 0; i + word.n <= text.n; i++) {
		char c = text.s[i];

		if ((c | 0x20) == word.s[0] &&
		    sp_str_ieq(sp_str_sub(text, i, i + word.n), word))
			return true;
	}
	return false;
}

const char *
sp_conv_legacy_font(struct sp_str text)
{
	struct traits t;

	if (is_clear(text))
		return NULL;
	look(text, &t);
	if (!is_legacy(&t))
		return NULL;
	for (size_t i = 0; i < sizeof(families) / sizeof(*families); i++)
		if (contains(text, sp_str_c(families[i].in_text)))
			return families[i].family;
	return families[0].family;
}

const char *
sp_conv_legacy_charset(const char *family)
{
	for (size_t i = 0; i < sizeof(families) / sizeof(*families); i++)
		if (strcmp(families[i].family, family) == 0)
			return families[i].charset;
	return NULL;
}
