/* SPDX-License-Identifier: MIT */
#include <spean/latin_name.h>

#include <unicode/uchar.h>

#include <spean/eight.h>
#include <spean/latin_words.h>
#include <spean/name_class.h>
#include <spean/utf8.h>

#define ACRONYM_MAX 6 /* letters; longer ones are words in capitals */

/* A word of the text. */
struct token {
	size_t start;
	size_t end; /* without a possessive */
	size_t after; /* behind it, and the dot of an abbreviation */
	size_t letters;
	bool capital;
	bool capitals; /* all of its letters */
	bool joined; /* one space stands between the last word and it */
	bool opens; /* a sentence, a quotation, a bracket begins with it */
	enum sp_latin_word kind;
};

static UChar32
char_at(struct sp_str text, size_t pos)
{
	uint32_t cp;

	if (pos >= text.n)
		return -1;
	if ((unsigned char)text.s[pos] < 0x80)
		return text.s[pos];
	cp = sp_utf8_next(text, &pos);
	return cp == SP_UTF8_BAD ? -1 : (UChar32)cp;
}

static bool
is_small(UChar32 c)
{
	return c >= 'a' && c <= 'z';
}

static bool
is_other_letter(UChar32 c)
{
	return (u_isalpha(c) || u_charType(c) == U_NON_SPACING_MARK) &&
	    u_getIntPropertyValue(c, UCHAR_LINE_BREAK) != U_LB_COMPLEX_CONTEXT;
}

/* A letter of a script that writes spaces between words. */
static bool
is_letter(UChar32 c)
{
	return c < 0x80 ? is_small(c | 0x20) : is_other_letter(c);
}

static bool
is_capital(UChar32 c)
{
	return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isupper(c);
}

/* Signs that stand inside a word before a letter (or a digit: COVID-19). */
static bool
is_inner(UChar32 c)
{
	return c == '\'' || c == 0x2019 || c == 0x2BB || c == '-';
}

static bool
is_digit(UChar32 c)
{
	return c >= '0' && c <= '9';
}

static size_t
behind(struct sp_str text, size_t pos)
{
	if ((unsigned char)text.s[pos] < 0x80)
		return pos + 1;
	sp_utf8_next(text, &pos);
	return pos;
}

/* A letter and a dot, and a letter again: U.S., H.E. */
static bool
is_dotted(struct sp_str text, size_t start, size_t dot)
{
	UChar32 c = char_at(text, dot + 1);
	bool single = dot == start + 1 || (dot > 1 && text.s[dot - 2] == '.');

	return single && is_capital(c) &&
	    !is_letter(char_at(text, behind(text, dot + 1)));
}

static bool
goes_on(struct sp_str text, size_t pos)
{
	UChar32 c = char_at(text, pos);

	return is_letter(c) || is_digit(c);
}

/* What a word was found to have while its end was looked for. */
struct letters {
	size_t n;
	size_t capitals;
};

/* The end of the word that begins at start; its letters are added up. */
static size_t
word_end(struct sp_str text, size_t start, struct letters *letters)
{
	size_t pos = start;

	while (pos < text.n) {
		UChar32 c = (unsigned char)text.s[pos];

		/* Most of what words are of, in haste. */
		if (is_small(c)) {
			letters->n++;
			pos++;
			continue;
		}
		c = char_at(text, pos);
		if (is_letter(c)) {
			letters->n++;
			letters->capitals += is_capital(c);
		} else if (!is_digit(c) &&
		    !(is_inner(c) && goes_on(text, behind(text, pos))) &&
		    !(c == '.' && is_dotted(text, start, pos))) {
			break;
		}
		pos = behind(text, pos);
	}
	return pos;
}

/* Behind the word, without 's. */
static size_t
cut_possessive(struct sp_str text, size_t start, size_t end)
{
	struct sp_str word = sp_str_sub(text, start, end);

	if (text.s[end - 1] != 's')
		return end;
	if (sp_str_ends(word, SP_STR("'s")))
		return end - 2;
	if (sp_str_ends(word, SP_STR("\xe2\x80\x99s")))
		return end - 4;
	return end;
}

/* A word with its dot: a title, an initial, U.S. */
static bool
is_abbreviation(struct sp_str text, const struct token *token)
{
	struct sp_str word = sp_str_sub(text, token->start, token->end);

	return (token->kind == SP_LATIN_TITLE && token->letters <= 4) ||
	    (token->letters == 1 && token->capital) ||
	    sp_str_find(word, SP_STR("."), 0) < word.n ||
	    sp_str_eq(word, SP_STR("St"));
}

/* What stands before the word: does it begin something, is it one space? */
static void
look_before(struct sp_str text, size_t from, struct token *token)
{
	struct sp_str gap = sp_str_sub(text, from, token->start);

	token->opens = from == 0;
	token->joined = gap.n == 1 && gap.s[0] == ' ';
	if (token->joined)
		return;
	token->joined = sp_str_eq(gap, SP_STR("\xc2\xa0"));
	/* The apostrophe of a plural: traders' */
	if (sp_str_starts(gap, SP_STR("' ")))
		gap = sp_str_sub(gap, 1, gap.n);
	else if (sp_str_starts(gap, SP_STR("\xe2\x80\x99 ")))
		gap = sp_str_sub(gap, 3, gap.n);
	for (size_t pos = 0; pos < gap.n && !token->opens; pos++)
		if (!strchr(" ,)]%", gap.s[pos]) && gap.s[pos] != '\xa0' &&
		    gap.s[pos] != '\xc2')
			token->opens = true;
}

/* Behind the Khmer at byte pos, U+1780 to U+17FF: no letters here, and long,
 * so by two characters at once. */
static size_t
skip_khmer(struct sp_str text, size_t pos)
{
	uint64_t care = sp_eight_at("\xFF\xFE\xC0\xFF\xFE\xC0\0");
	uint64_t khmer = sp_eight_at("\xE1\x9E\x80\xE1\x9E\x80\0");
	const unsigned char *s = (const unsigned char *)text.s;

	while (text.n - pos >= 8 && (sp_eight_at(text.s + pos) & care) == khmer)
		pos += 6;
	if (text.n - pos >= 3 && s[pos] == 0xE1 &&
	    (s[pos + 1] & 0xFE) == 0x9E && (s[pos + 2] & 0xC0) == 0x80)
		pos += 3;
	return pos;
}

/* The first letter from pos on that is not of what clings to a digit: 2nd. */
static size_t
find_letter(struct sp_str text, size_t pos)
{
	struct letters none = {0};

	while ((pos = skip_khmer(text, pos)) < text.n) {
		UChar32 c = (unsigned char)text.s[pos];

		if (c < 0x80 ? is_letter(c) : is_letter(char_at(text, pos)))
			break;
		if (is_digit(c))
			pos = word_end(text, pos, &none);
		else
			pos = c < 0x80 ? pos + 1 : behind(text, pos);
	}
	return pos;
}

/* The next word from pos on, which is behind another or 0. */
static bool
next_token(struct sp_str text, size_t pos, struct token *token)
{
	struct letters letters = {0};
	size_t from = pos, end;

	pos = find_letter(text, pos);
	if (pos >= text.n)
		return false;
	end = word_end(text, pos, &letters);
	*token = (struct token){.start = pos};
	token->end = cut_possessive(text, pos, end);
	token->letters = letters.n - (token->end < end); /* the s */
	token->capital = is_capital(char_at(text, pos));
	token->capitals = letters.capitals == token->letters;
	look_before(text, from, token);
	token->kind = sp_latin_word(sp_str_sub(text, token->start, token->end));
	token->after = end;
	if (end < text.n && text.s[end] == '.' && is_abbreviation(text, token))
		token->after = end + 1;
	/* The last dot of U.S. is part of it, even at the end of a sentence. */
	if (token->after > end &&
	    sp_str_find(text, SP_STR("."), token->start) < end)
		token->end = token->after;
	return true;
}

static bool
is_possessive(const struct token *token)
{
	return token->after > token->end + 1;
}

static bool
is_acronym(const struct token *token)
{
	return token->capitals && token->letters > 1 &&
	    token->letters <= ACRONYM_MAX;
}

/* Words of a headline have capitals but for the small ones, and no full stop
 * behind them. */
static bool
is_headline(struct sp_str text)
{
	struct token token;
	size_t words = 0, capitals = 0;

	if (sp_str_ends(sp_str_trim(text), SP_STR(".")))
		return false;
	for (size_t pos = 0; next_token(text, pos, &token); pos = token.after) {
		if (pos == 0 && !token.capital)
			return false;
		if (token.letters < 4 || token.kind == SP_LATIN_TITLE)
			continue;
		words++;
		capitals += token.capital;
	}
	return words > 3 && capitals * 5 >= words * 4;
}

void
sp_latin_names_begin(struct sp_latin_names *names, struct sp_str text)
{
	*names = (struct sp_latin_names){.text = text};
}

/* A digit stands behind the word: it is the month. */
static bool
is_month(struct sp_str text, const struct token *token)
{
	return token->after + 1 < text.n && text.s[token->after] == ' ' &&
	    is_digit((unsigned char)text.s[token->after + 1]);
}

static bool
may_join(struct sp_str text, const struct token *token)
{
	if (!token->joined || !token->capital)
		return false;
	return token->kind == SP_LATIN_OTHER ||
	    token->kind == SP_LATIN_OPENER ||
	    (token->kind == SP_LATIN_MONTH_NAME && !is_month(text, token));
}

/* "of" within the name of an institution: Ministry of Health. */
static bool
is_of(struct sp_str text, const struct token *last, const struct token *token)
{
	size_t n;

	if (!token->joined ||
	    !sp_str_eq(
		sp_str_sub(text, token->start, token->end), SP_STR("of")))
		return false;
	sp_name_class_find(sp_str_sub(text, last->start, last->end), &n);
	return n > 0;
}

/*
 * The last word of the name that begins with *last; particles are in it where
 * a capital follows them.  How many words with a capital there are.
 */
static size_t
extend(struct sp_str text, struct token *last)
{
	bool acronym = is_acronym(last), capitals = last->capitals;
	struct token token;
	size_t words = 1, pos = last->after;

	while (!is_possessive(last) && next_token(text, pos, &token)) {
		if ((token.kind == SP_LATIN_PARTICLE && token.joined &&
			!is_possessive(&token)) ||
		    is_of(text, last, &token)) {
			pos = token.after;
			continue;
		}
		/* An acronym stands alone but in a row of capitals. */
		if (!may_join(text, &token) ||
		    (acronym && !(capitals && token.capitals)) ||
		    (is_acronym(&token) && !capitals))
			break;
		*last = token;
		pos = token.after;
		words++;
	}
	return words;
}

/* Words that no name begins with where they stand. */
static bool
is_passed(const struct token *token, bool titled)
{
	return !token->capital || token->kind == SP_LATIN_CALENDAR ||
	    (token->kind == SP_LATIN_MONTH_NAME && !titled) ||
	    token->kind == SP_LATIN_PARTICLE ||
	    (token->kind == SP_LATIN_OPENER &&
		(token->opens || token->letters == 1));
}

/* Signs that stand between words, and in none but for the dot. */
static bool
is_beside(char c)
{
	switch (c) {
	case ' ':
	case '.':
	case ',':
	case ';':
	case ':':
	case '(':
	case ')':
	case '"':
		return true;
	default:
		return false;
	}
}

/* Behind the plain words in small letters from *pos on, which most words are:
 * no name begins with them.  False where there are none. */
static bool
skip_small(struct sp_str text, size_t *pos)
{
	bool found = false;

	for (;;) {
		size_t start = *pos, end;

		while (start < text.n && is_beside(text.s[start]))
			start++;
		for (end = start; end < text.n && is_small(text.s[end]);)
			end++;
		if (end < start + 2 ||
		    (end < text.n && !is_beside(text.s[end])))
			return found;
		*pos = end;
		found = true;
	}
}

/* Asked where there is a name, as most lines of some texts have none. */
static bool
is_in_headline(struct sp_latin_names *names)
{
	if (!names->looked)
		names->headline = is_headline(names->text);
	names->looked = true;
	return names->headline;
}

bool
sp_latin_names_next(struct sp_latin_names *names, struct sp_latin_name *name)
{
	struct sp_str text = names->text;
	struct token token;
	bool titled = false;

	for (;;) {
		struct token last;
		size_t words;

		if (skip_small(text, &names->pos))
			titled = false;
		if (!next_token(text, names->pos, &token))
			break;
		last = token;
		names->pos = token.after;
		if (token.capital && token.kind == SP_LATIN_TITLE) {
			titled = true;
			continue;
		}
		if (is_passed(&token, titled)) {
			titled = false;
			continue;
		}
		words = extend(text, &last);
		names->pos = last.after;
		if (words == 1 && token.letters < 2 &&
		    token.end < token.start + 2)
			continue;
		*name = (struct sp_latin_name){token.start, last.end,
		    words == 1 && is_acronym(&token), titled && token.joined,
		    is_in_headline(names) ||
			(words == 1 && token.opens && !is_acronym(&token))};
		return true;
	}
	names->pos = text.n;
	return false;
}
