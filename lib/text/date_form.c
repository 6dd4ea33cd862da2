/* SPDX-License-Identifier: MIT */
#include <spean/date_form.h>

/* How many steps a form may take on one stretch of text: far more than any
 * needs that is well made. */
#define STEPS_MAX 4000

struct walk {
	struct sp_date_lexer *lexer;
	struct sp_date_match now, best;
	bool found;
	int steps;
};

static bool
is_number_of(const struct sp_date_token *token, unsigned element)
{
	int n = token->digits;

	switch (element) {
	case SP_DATE_N_Y:
	case SP_DATE_N_Y2:
	case SP_DATE_N_BY:
		return n == 4 && token->value >= 1000 && token->value < 3000;
	case SP_DATE_N_YE:
		return n >= 1 && n <= 4;
	case SP_DATE_N_YY:
	case SP_DATE_N_YY2:
	case SP_DATE_N_HH:
	case SP_DATE_N_MM:
	case SP_DATE_N_SEC:
		return n == 2;
	case SP_DATE_N_N:
		return n >= 1 && n <= 3;
	default:
		return n == 1 || n == 2;
	}
}

static bool
is_element(const struct sp_date_token *token, unsigned element)
{
	if (!token)
		return false;
	if (element == SP_DATE_END)
		return token->is_end;
	if (element > SP_DATE_CLASSES && !token->word)
		return is_number_of(token, element);
	if (element == SP_DATE_N_N)
		element = SP_DATE_NUM;
	return element < SP_DATE_CLASSES && token->word &&
	    (token->word->classes & SP_DATE_BIT(element));
}

/* Does the step take the token, or what it looks for stand there? */
static bool
takes(uint16_t step, const struct sp_date_token *token)
{
	if (!is_element(token, step & SP_DATE_ELEMENT))
		return false;
	if ((step & SP_DATE_GLUED) && !token->glued)
		return false;
	return !(step & SP_DATE_STRONG) || !token->word || !token->word->weak;
}

static void
keep_longest(struct walk *walk, size_t token)
{
	if (walk->found && walk->best.end >= token)
		return;
	walk->best = walk->now;
	walk->best.end = token;
	walk->found = true;
}

/* Go on at step s with token t; what may be left out is tried both ways. */
static void
go(struct walk *walk, const uint16_t *s, size_t t)
{
	size_t parts = walk->now.parts, from = walk->now.from;

	for (; walk->steps++ < STEPS_MAX; s++) {
		const struct sp_date_token *token;

		if (*s == SP_DATE_STOP) {
			keep_longest(walk, t);
			break;
		}
		if (*s & SP_DATE_MAYBE) {
			go(walk, s + 1, t);
			s += *s & SP_DATE_ELEMENT;
			continue;
		}
		if (*s == SP_DATE_OPEN) {
			walk->now.from = t;
			continue;
		}
		token = sp_date_lex_token(walk->lexer, t);
		if (takes(*s, token) == !!(*s & SP_DATE_NOT))
			break;
		if (*s & (SP_DATE_NOT | SP_DATE_ONLY))
			continue;
		if (walk->now.parts == SP_DATE_PARTS)
			break;
		walk->now.part[walk->now.parts++] = (struct sp_date_taken){
		    (unsigned char)(*s & SP_DATE_ELEMENT), (unsigned char)t};
		t++;
	}
	walk->now.parts = parts;
	walk->now.from = from;
}

static uint64_t
first_bits(const struct sp_date_token *token)
{
	return token->word ? token->word->classes : SP_DATE_NUMBER;
}

/* None behind the last word or number. */
static uint64_t
second_bits(const struct sp_date_token *token)
{
	return token && !token->is_end ? first_bits(token) : 0;
}

size_t
sp_date_form_match(struct sp_date_lexer *lexer, size_t i,
    struct sp_date_match match[SP_DATE_TIES])
{
	const struct sp_date_rules *rules = lexer->rules;
	const struct sp_date_token *token = sp_date_lex_token(lexer, i);
	uint64_t bits = token && !token->is_end ? first_bits(token) : 0;
	const struct sp_date_token *next = sp_date_lex_token(lexer, i + 1);
	uint64_t second = second_bits(next);
	size_t n = 0;

	if (!(bits & rules->alone) && !next)
		return 0;
	for (size_t k = 0; bits && k < rules->forms; k++) {
		const struct sp_date_form *form = &rules->form[k];
		struct walk walk;

		if (!(form->first & bits) ||
		    (form->second != UINT64_MAX && !(form->second & second)))
			continue;
		walk.lexer = lexer;
		walk.found = false;
		walk.steps = 0;
		walk.now.kind = form->kind;
		walk.now.from = i;
		walk.now.parts = 0;
		go(&walk, form->step, i);
		if (!walk.found || walk.best.from == walk.best.end)
			continue;
		if (n > 0 && walk.best.end > match[0].end)
			n = 0;
		if (n == 0 ||
		    (n < SP_DATE_TIES && walk.best.end == match[0].end))
			match[n++] = walk.best;
	}
	return n;
}
