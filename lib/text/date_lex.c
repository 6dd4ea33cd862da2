/* SPDX-License-Identifier: MIT */
#include <spean/date_lex.h>

/* Longer digit strings are no date, and would not fit a value. */
#define DIGITS_MAX 5

void
sp_date_lex_begin(struct sp_date_lexer *lexer, size_t pos)
{
	lexer->n = 0;
	lexer->pos = pos;
	lexer->ended = false;
}

int
sp_date_lex_digit(struct sp_str text, size_t pos, size_t *bytes)
{
	const unsigned char *s = (const unsigned char *)text.s + pos;

	*bytes = 0;
	if (pos < text.n && s[0] >= '0' && s[0] <= '9') {
		*bytes = 1;
		return s[0] - '0';
	}
	/* U+17E0 to U+17E9 */
	if (text.n - pos < 3 || s[0] != 0xE1 || s[1] != 0x9F || s[2] < 0xA0 ||
	    s[2] > 0xA9)
		return -1;
	*bytes = 3;
	return s[2] - 0xA0;
}

bool
sp_date_lex_digit_before(struct sp_str text, size_t pos)
{
	size_t bytes;

	if (pos >= 1 && text.s[pos - 1] >= '0' && text.s[pos - 1] <= '9')
		return true;
	return pos >= 3 && sp_date_lex_digit(text, pos - 3, &bytes) >= 0 &&
	    bytes == 3;
}

/* U+200B to U+200D: they may stand in any word. */
static size_t
joiner(struct sp_str text, size_t pos)
{
	const unsigned char *s = (const unsigned char *)text.s + pos;

	return text.n - pos >= 3 && s[0] == 0xE2 && s[1] == 0x80 &&
		s[2] >= 0x8B && s[2] <= 0x8D
	    ? 3
	    : 0;
}

/* Space, NBSP, and U+2009, U+202F. */
static size_t
space(struct sp_str text, size_t pos)
{
	const unsigned char *s = (const unsigned char *)text.s + pos;
	size_t left = text.n - pos;

	if (left >= 1 && s[0] == ' ')
		return 1;
	if (left >= 2 && s[0] == 0xC2 && s[1] == 0xA0)
		return 2;
	return left >= 3 && s[0] == 0xE2 && s[1] == 0x80 &&
		(s[2] == 0x89 || s[2] == 0xAF)
	    ? 3
	    : 0;
}

/* Behind spaces, of which a few may stand anywhere. */
static size_t
skip_spaces(struct sp_str text, size_t pos)
{
	size_t n = 1;

	for (int i = 0; i < 6 && n > 0; i++) {
		n = space(text, pos);
		n += n ? 0 : joiner(text, pos);
		pos += n;
	}
	return pos;
}

static bool
is_latin(unsigned char c)
{
	/* 0xC3 to 0xC9 begin the Latin letters beyond ASCII. */
	return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' ||
	    (c >= 0xC3 && c <= 0xC9);
}

/* A sign at byte pos that belongs to the letter before it, or doubles it:
 * U+17B4 to U+17D3, U+17D7, U+17DD. */
static bool
is_khmer_sign(struct sp_str text, size_t pos)
{
	const unsigned char *s = (const unsigned char *)text.s + pos;

	if (text.n - pos < 3 || s[0] != 0xE1)
		return false;
	if (s[1] == 0x9E)
		return s[2] >= 0xB4;
	return s[1] == 0x9F && (s[2] <= 0x93 || s[2] == 0x97 || s[2] == 0x9D);
}

/* May a word end before byte pos?  Not inside of a longer one. */
static bool
is_word_end(struct sp_str text, size_t pos)
{
	unsigned char last = (unsigned char)text.s[pos - 1];

	if (pos >= text.n)
		return true;
	if (last < 0x80)
		return !is_latin(last) ||
		    (!is_latin((unsigned char)text.s[pos]) &&
			(text.s[pos] < '0' || text.s[pos] > '9'));
	return !is_khmer_sign(text, pos);
}

static unsigned char
fold(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

/* The longest word of the rules at byte pos, and where it ends. */
static const struct sp_date_word *
read_word(const struct sp_date_rules *rules, struct sp_str text, size_t pos,
    size_t *end)
{
	const struct sp_date_word *found = NULL;
	bool capital = text.s[pos] >= 'A' && text.s[pos] <= 'Z';
	uint32_t node = sp_dict_root(&rules->texts), i;

	while (pos < text.n) {
		const struct sp_date_word *word;

		node =
		    sp_dict_step_byte(&rules->texts, node, fold(text.s[pos]));
		if (node == SP_DICT_NONE)
			break;
		/* A space of a word stands for any. */
		if (text.s[pos] == ' ')
			pos = skip_spaces(text, pos);
		else
			pos++;
		i = sp_dict_value(&rules->texts, node);
		word = &rules->word[i == SP_DICT_NONE ? 0 : i];
		if (word->classes && (capital || !word->capital) &&
		    is_word_end(text, pos)) {
			found = word;
			*end = pos;
		}
		while (joiner(text, pos))
			pos += joiner(text, pos);
	}
	return found;
}

/* A number: digits of either script, together. */
static void
read_number(struct sp_str text, size_t pos, struct sp_date_token *token)
{
	size_t bytes;
	int digit;

	while ((digit = sp_date_lex_digit(text, pos, &bytes)) >= 0) {
		if (token->digits < DIGITS_MAX)
			token->value = token->value * 10 + digit;
		token->digits++;
		pos += bytes;
	}
	token->end = pos;
}

static bool
read_token(struct sp_date_lexer *lexer, struct sp_date_token *token)
{
	struct sp_str text = lexer->text;
	size_t pos = lexer->n ? skip_spaces(text, lexer->pos) : lexer->pos;
	size_t bytes;

	*token = (struct sp_date_token){.start = pos, .end = pos};
	token->glued = pos == lexer->pos;
	token->is_end = pos == text.n;
	if (token->is_end)
		return true;
	if (sp_date_lex_digit(text, pos, &bytes) >= 0) {
		read_number(text, pos, token);
		return token->digits < DIGITS_MAX;
	}
	token->word = read_word(lexer->rules, text, pos, &token->end);
	return token->word != NULL;
}

const struct sp_date_token *
sp_date_lex_token(struct sp_date_lexer *lexer, size_t i)
{
	while (lexer->n <= i && !lexer->ended) {
		struct sp_date_token *token = &lexer->token[lexer->n];

		lexer->ended =
		    lexer->n == SP_DATE_TOKENS || !read_token(lexer, token);
		if (lexer->ended)
			break;
		lexer->n++;
		lexer->pos = token->end;
		lexer->ended = token->is_end;
	}
	return i < lexer->n ? &lexer->token[i] : NULL;
}
