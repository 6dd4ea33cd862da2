/* SPDX-License-Identifier: MIT */
#include <spean/numeral.h>

#include <stdlib.h>
#include <string.h>

#include <spean/num.h>
#include <spean/num_group.h>
#include <spean/num_sum.h>
#include <spean/utf8.h>

#define BIT(class) SP_NUM_BIT(SP_NUM_##class)

/* What adds a term, and what multiplies those before it. */
#define ADDS   (BIT(DIGIT) | BIT(TEEN) | BIT(TENS))
#define SCALES (BIT(SCALE) | BIT(LOT))
#define LASTS  (BIT(ORDINAL) | BIT(ORDINAL_SCALE) | BIT(PART))

struct parse {
	const struct sp_num_lex *lex;
	struct sp_str text;
	size_t which; /* reading of the digits */
	bool ambiguous; /* digits had two */

	struct sp_num_sum sum;
	size_t end; /* behind what has been taken */
	bool words; /* the last token was a word */
	bool part; /* of another numeral, in which nothing is inside */
	struct sp_numeral *out;
};

static unsigned
value_of(const struct sp_num_hit *hit)
{
	return (unsigned)strtoul(hit->word->value, NULL, 10);
}

static bool
push_word(struct parse *p, const struct sp_num_hit *hit)
{
	unsigned value = value_of(hit);

	switch (hit->word->class) {
	case SP_NUM_TENS:
		return sp_num_sum_add(&p->sum, sp_num_sum_small(value), 1);
	case SP_NUM_SCALE:
		return sp_num_sum_scale(&p->sum, (int)value);
	case SP_NUM_LOT:
		return sp_num_sum_times(&p->sum, value);
	default:
		return sp_num_sum_add(&p->sum, sp_num_sum_small(value), 0);
	}
}

/* The digits at byte pos. */
static bool
read_digits(struct parse *p, size_t pos, struct sp_decimal *value)
{
	struct sp_num num;
	bool good = sp_num_at(p->text, pos, &num);

	p->end = num.end;
	if (!good)
		return false;
	p->ambiguous |= num.value[1][0] != '\0';
	if (!sp_decimal_read(
		num.value[p->which && num.value[1][0] ? 1 : 0], value))
		return false;
	p->end = sp_num_groups(p->lex, p->text, &num, value);
	p->words = false;
	return true;
}

static bool
is_digit_at(struct sp_str text, size_t pos)
{
	return sp_num_digit(sp_num_char(text, pos)) >= 0;
}

/* A numeral inside of another: a fraction, or what is divided by. */
static bool read_part(
    const struct parse *p, size_t pos, struct sp_numeral *out);

/* Where the next token would begin: behind a space, or a hyphen between two
 * words in Latin letters. */
static size_t
next_token(const struct parse *p)
{
	if (p->words && p->end < p->text.n && p->text.s[p->end] == '-' &&
	    sp_num_is_latin(sp_num_char(p->text, p->end + 1)))
		return p->end + 1;
	return sp_num_gap(p->text, p->end);
}

/* What extending came to. */
enum step { STOP, GO, BROKEN };

/* Digits behind a scale, which must have a smaller one: ១ម៉ឺន៩ពាន់. */
static enum step
extend_digits(struct parse *p, size_t at)
{
	struct parse tried = *p;
	struct sp_decimal value;
	struct sp_num_hit hit;

	if (sp_num_sum_room(&p->sum) < 2 || !read_digits(&tried, at, &value) ||
	    !sp_num_sum_add(&tried.sum, value, 0))
		return STOP;
	at = sp_num_gap(p->text, tried.end);
	if (!sp_num_lex_find(p->lex, p->text, at, BIT(SCALE), &hit) ||
	    !sp_num_sum_scale(&tried.sum, (int)value_of(&hit)) ||
	    tried.sum.n != p->sum.n + 1)
		return STOP;
	tried.end = hit.end;
	tried.words = true;
	tried.sum.scale = 0;
	*p = tried;
	return GO;
}

/* Divide by what stands behind: "three quarters", "ពីរភាគបី". */
static bool
divide(struct parse *p, struct sp_decimal over, size_t end)
{
	struct sp_decimal sum;

	if (!sp_num_sum_take(&p->sum, &sum) || p->sum.n > 0 ||
	    !sp_decimal_is_whole(&sum) || !sp_decimal_is_whole(&over) ||
	    over.n == 0)
		return false;
	p->out->over = over;
	p->end = end;
	return sp_num_sum_add(&p->sum, sum, 0);
}

/* Add a fraction to a whole: "2 1/2".  Halves, quarters, fifths, eighths and
 * tenths make decimals, others an improper fraction. */
static bool
push_fraction(struct parse *p, const struct sp_numeral *part, size_t end)
{
	unsigned over = part->over.n == 1 ? part->over.digit[0] : 0;
	struct sp_decimal sum, num = part->value[0];

	if (part->over.shift == 1)
		over *= 10;
	if (sp_decimal_cmp(&num, &part->over) >= 0 || over == 0 ||
	    !sp_num_sum_take(&p->sum, &sum) || !sp_decimal_is_whole(&sum))
		return false;
	if (1000 % over == 0) {
		if (!sp_decimal_times(&num, 1000 / over))
			return false;
		sp_decimal_shift(&num, -3);
	} else {
		if (!sp_decimal_times(&sum, over))
			return false;
		p->out->over = part->over;
	}
	p->end = end;
	return sp_decimal_add(&sum, &num) && sp_num_sum_add(&p->sum, sum, 0);
}

/* "and" joins where the whole goes on, and else to something else. */
static enum step
extend_and(struct parse *p, size_t at)
{
	struct parse tried = *p;
	struct sp_numeral part;
	struct sp_num_hit hit;

	if (sp_num_lex_find(p->lex, p->text, at, BIT(HALF), &hit) &&
	    sp_num_sum_half(&tried.sum, true)) {
		tried.end = hit.end;
		*p = tried;
		return GO;
	}
	if (sp_num_sum_room(&p->sum) >= 2 &&
	    sp_num_lex_find(p->lex, p->text, at, ADDS | BIT(ORDINAL), &hit) &&
	    push_word(&tried, &hit)) {
		tried.end = hit.end;
		tried.words = true;
		tried.sum.scale = 0;
		tried.out->ordinal = hit.word->class == SP_NUM_ORDINAL;
		*p = tried;
		return tried.out->ordinal ? STOP : GO;
	}
	if (p->sum.n == 1 && !is_digit_at(p->text, at) &&
	    read_part(p, at, &part) && part.over.n > 0 &&
	    push_fraction(&tried, &part, part.end))
		*p = tried;
	return STOP;
}

/* "three point one four", digit by digit. */
static enum step
extend_point(struct parse *p, size_t at)
{
	struct parse tried = *p;
	struct sp_num_hit hit;
	int shift = 0;

	tried.end = at;
	while (sp_num_lex_find(p->lex, p->text, sp_num_gap(p->text, tried.end),
	    BIT(DIGIT), &hit)) {
		struct sp_decimal digit = sp_num_sum_small(value_of(&hit));

		sp_decimal_shift(&digit, --shift);
		if (!sp_decimal_add(
			&tried.sum.term[tried.sum.n - 1].value, &digit))
			return BROKEN;
		tried.end = hit.end;
	}
	if (shift == 0)
		return STOP;
	tried.sum.term[tried.sum.n - 1].low = 0;
	*p = tried;
	return GO;
}

/* Is the token at byte `at` the digit word that counts one more than the only
 * term, right behind it? */
static bool
is_neighbour(const struct parse *p, size_t at, const struct sp_num_hit *hit)
{
	struct sp_decimal next = sp_num_sum_small(1);

	if (p->sum.n != 1 || hit->word->class != SP_NUM_DIGIT ||
	    !sp_decimal_add(&next, &p->sum.term[0].value) ||
	    p->sum.term[0].low != 0 || next.n != 1 || next.shift != 0)
		return false;
	return next.digit[0] == value_of(hit) &&
	    (at == p->end || p->text.s[p->end] != ' ') &&
	    p->text.s[p->end] != '-';
}

/* What a part in the plural or, behind "one", an ordinal divides by: "two
 * thirds", "one third", but "two first-half goals", "two third places". */
static bool
is_divisor(const struct parse *p, const struct sp_num_hit *hit)
{
	struct sp_decimal one = sp_num_sum_small(1);

	if (hit->word->class == SP_NUM_PART)
		return true;
	return hit->word->class == SP_NUM_ORDINAL && value_of(hit) > 2 &&
	    p->sum.n == 1 && sp_decimal_cmp(&p->sum.term[0].value, &one) == 0 &&
	    sp_num_char(p->text, hit->end) != '-';
}

/* A word that may be an ordinal or what is divided by. */
static enum step
extend_last(struct parse *p, const struct sp_num_hit *hit)
{
	struct sp_decimal num = sp_num_sum_small(value_of(hit));
	bool ordinal = p->words;

	if (hit->word->class == SP_NUM_ORDINAL_SCALE)
		ordinal =
		    ordinal && sp_num_sum_scale(&p->sum, (int)value_of(hit));
	else
		ordinal = ordinal && hit->word->class == SP_NUM_ORDINAL &&
		    sp_num_sum_add(&p->sum, num, 0);
	if (ordinal) {
		p->out->ordinal = true;
		p->end = hit->end;
	} else if (is_divisor(p, hit)) {
		divide(p, num, hit->end);
	}
	return STOP;
}

/* A word behind a number: it goes on, or it breaks the number, where both are
 * words and no sum ("one two three"). */
static enum step
extend_word(struct parse *p, size_t at, const struct sp_num_hit *hit)
{
	enum sp_num_class class = hit->word->class;
	bool adds = (SP_NUM_BIT(class) & ADDS) != 0;
	struct parse tried = *p;

	if (SP_NUM_BIT(class) & LASTS)
		return extend_last(p, hit);
	if (adds && sp_num_sum_room(&p->sum) < 1 && !p->words)
		return STOP;
	if (adds && is_neighbour(p, at, hit)) {
		p->out->neighbour = true;
		return STOP;
	}
	if (!push_word(&tried, hit)) {
		if (p->part)
			return STOP;
		p->end = hit->end;
		return BROKEN;
	}
	*p = tried;
	if (adds)
		p->sum.scale = 0;
	p->end = hit->end;
	p->words = true;
	return GO;
}

/* ៣ភាគ៤ */
static enum step
extend_over(struct parse *p, size_t at)
{
	struct sp_numeral over;

	if (p->out->over.n > 0 || !read_part(p, at, &over) || over.over.n > 0 ||
	    over.ordinal || over.readings > 1)
		return STOP;
	divide(p, over.value[0], over.end);
	return STOP;
}

/* "/4" behind digits, or behind a whole and a space "1/2" or a sign. */
static enum step
extend_slash(struct parse *p, size_t at)
{
	struct sp_numeral part;

	if (p->sum.n != 1 || !p->out->digits || !is_digit_at(p->text, at) ||
	    !read_part(p, at, &part) || part.over.n == 0)
		return STOP;
	push_fraction(p, &part, part.end);
	return STOP;
}

/* The two numbers of "3/4", as the entry of a sign tells them. */
static bool
read_vulgar(const struct sp_num_hit *hit, struct sp_numeral *out)
{
	const char *value = hit->word->value;
	const char *slash = strchr(value, '/');

	if (!slash)
		return false;
	out->value[0] = sp_num_sum_small((unsigned)strtoul(value, NULL, 10));
	out->over = sp_num_sum_small((unsigned)strtoul(slash + 1, NULL, 10));
	return true;
}

static enum step
extend(struct parse *p)
{
	size_t at = next_token(p);
	struct sp_numeral part;
	struct sp_num_hit hit;

	if (is_digit_at(p->text, at) && p->part)
		return STOP;
	if (is_digit_at(p->text, at))
		return p->words ? extend_digits(p, at) : extend_slash(p, at);
	if (!sp_num_lex_find(p->lex, p->text, at,
		ADDS | SCALES | LASTS | BIT(AND) | BIT(PORTION) | BIT(POINT) |
		    BIT(OVER) | BIT(VULGAR),
		&hit))
		return STOP;
	switch (hit.word->class) {
	case SP_NUM_AND:
		return p->part ? STOP
			       : extend_and(p, sp_num_gap(p->text, hit.end));
	case SP_NUM_POINT:
		return p->words ? extend_point(p, hit.end) : STOP;
	case SP_NUM_OVER:
		return p->part ? STOP
			       : extend_over(p, sp_num_gap(p->text, hit.end));
	case SP_NUM_PORTION:
		if (sp_num_sum_half(&p->sum, true))
			p->end = hit.end;
		return STOP;
	case SP_NUM_VULGAR:
		if (p->sum.n == 1 && read_vulgar(&hit, &part))
			push_fraction(p, &part, hit.end);
		return STOP;
	default:
		return extend_word(p, at, &hit);
	}
}

/* Digits, or the fraction that a slash makes of them: "3/4", not "24/7". */
static enum step
first_digits(struct parse *p, size_t pos)
{
	struct sp_decimal value, over;
	size_t slash;

	if (!read_digits(p, pos, &value) || !sp_num_sum_add(&p->sum, value, 0))
		return BROKEN;
	p->out->digits = true;
	slash = p->end;
	if (sp_num_char(p->text, slash) != '/' ||
	    !is_digit_at(p->text, slash + 1))
		return GO;
	if (!read_digits(p, slash + 1, &over) || p->ambiguous ||
	    sp_num_char(p->text, p->end) == '/' ||
	    sp_decimal_cmp(&value, &over) >= 0)
		return BROKEN;
	p->out->digits = false;
	return divide(p, over, p->end) ? STOP : BROKEN;
}

/* "a million", "a third of"; an article before anything else is no number. */
static enum step
first_article(struct parse *p, size_t end)
{
	size_t at = sp_num_gap(p->text, end);
	struct sp_num_hit hit, of;

	if (!sp_num_sum_add(&p->sum, sp_num_sum_small(1), 0))
		return BROKEN;
	p->end = end;
	if (sp_num_lex_find(p->lex, p->text, at, SCALES, &hit))
		return GO;
	if (!sp_num_lex_find(
		p->lex, p->text, at, BIT(ORDINAL) | BIT(PART), &hit) ||
	    !sp_num_lex_find(
		p->lex, p->text, sp_num_gap(p->text, hit.end), BIT(OF), &of))
		p->sum.n = 0;
	else if (!divide(p, sp_num_sum_small(value_of(&hit)), hit.end))
		return BROKEN;
	return STOP;
}

/* "half a million", "half of the", "half an" with a unit. */
static enum step
first_half(struct parse *p, size_t end)
{
	size_t at = sp_num_gap(p->text, end);
	struct sp_num_hit hit;

	sp_num_sum_half(&p->sum, false);
	p->end = end;
	if (sp_num_lex_find(p->lex, p->text, at, BIT(OF), &hit))
		return STOP;
	if (sp_num_lex_find(p->lex, p->text, at, BIT(ARTICLE), &hit))
		p->end = hit.end;
	at = sp_num_gap(p->text, p->end);
	if (sp_num_lex_find(p->lex, p->text, at, SCALES, &hit))
		return GO;
	p->out->need = SP_NUMERAL_UNIT;
	return STOP;
}

static enum step
first_word(struct parse *p, size_t pos)
{
	struct sp_numeral part;
	struct sp_num_hit hit;

	if (!sp_num_lex_find(p->lex, p->text, pos, SP_NUMERAL_FIRST, &hit))
		return STOP;
	p->end = hit.end;
	p->words = true;
	switch (hit.word->class) {
	case SP_NUM_ARTICLE:
		return first_article(p, hit.end);
	case SP_NUM_HALF:
		return first_half(p, hit.end);
	case SP_NUM_PORTION:
		sp_num_sum_half(&p->sum, false);
		return GO;
	case SP_NUM_VULGAR:
		return read_vulgar(&hit, &part) &&
			sp_num_sum_add(&p->sum, part.value[0], 0) &&
			divide(p, part.over, hit.end)
		    ? STOP
		    : BROKEN;
	case SP_NUM_ORDINAL:
		p->out->ordinal = true;
		push_word(p, &hit);
		return STOP;
	default:
		push_word(p, &hit);
		if (hit.word->class == SP_NUM_DIGIT && value_of(&hit) == 1)
			p->out->need = SP_NUMERAL_LONE;
		return GO;
	}
}

/* One reading of the numeral at byte pos. */
static enum sp_numeral_kind
read_once(struct parse *p, size_t pos)
{
	bool digit = is_digit_at(p->text, pos);
	enum step step = digit ? first_digits(p, pos) : first_word(p, pos);
	size_t first = p->end;

	while (step == GO && p->sum.n > 0)
		step = extend(p);
	/* What a break makes of "ten-one two" is told to its end. */
	while (step == BROKEN && p->words && p->sum.n > 0 && extend(p) != STOP)
		;
	p->out->end = p->end;
	p->out->scale = p->sum.scale;
	if (step == BROKEN)
		return SP_NUMERAL_BAD;
	if (p->end > first) {
		p->out->digits = false;
		if (p->out->need == SP_NUMERAL_LONE)
			p->out->need = SP_NUMERAL_FREE;
	}
	if (p->sum.n == 0)
		return SP_NUMERAL_NONE;
	return sp_num_sum_take(&p->sum, &p->out->value[p->which]) ||
		p->out->value[p->which].n == 0
	    ? SP_NUMERAL_GOOD
	    : SP_NUMERAL_BAD;
}

static bool
read_part(const struct parse *p, size_t pos, struct sp_numeral *out)
{
	struct parse part = {.lex = p->lex,
	    .text = p->text,
	    .end = pos,
	    .part = true,
	    .out = out};

	*out = (struct sp_numeral){.start = pos, .end = pos};
	return read_once(&part, pos) == SP_NUMERAL_GOOD && !part.ambiguous;
}

enum sp_numeral_kind
sp_numeral_read(const struct sp_num_lex *lex, struct sp_str text, size_t pos,
    struct sp_numeral *out)
{
	struct sp_numeral second = {.start = pos, .end = pos};
	struct parse p = {.lex = lex, .text = text, .end = pos, .out = out};
	enum sp_numeral_kind kind;

	*out = second;
	kind = read_once(&p, pos);
	out->readings = 1;
	if (kind != SP_NUMERAL_GOOD || !p.ambiguous)
		return kind;
	p = (struct parse){
	    .lex = lex, .text = text, .which = 1, .end = pos, .out = &second};
	if (read_once(&p, pos) == SP_NUMERAL_GOOD && second.end == out->end) {
		out->value[1] = second.value[1];
		out->readings = 2;
	}
	return kind;
}
