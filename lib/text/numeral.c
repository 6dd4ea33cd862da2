/* SPDX-License-Identifier: MIT */
#include <spean/numeral.h>

#include <stdlib.h>
#include <string.h>

#include <spean/num.h>
#include <spean/utf8.h>

#define TERMS 8

#define BIT(class) SP_NUM_BIT(SP_NUM_##class)

/* What adds a term, and what multiplies those before it. */
#define ADDS   (BIT(DIGIT) | BIT(TEEN) | BIT(TENS))
#define SCALES (BIT(SCALE) | BIT(LOT))
#define LASTS  (BIT(ORDINAL) | BIT(ORDINAL_SCALE) | BIT(PART))

/*
 * The sum under way.  Terms descend: each is below 10^low of the one before,
 * so that "two thousand" + "nineteen" is a sum and "two" + "three" is none.
 * A scale takes the terms below it as its coefficient:
 *
 *     two thousand three hundred   2000 | 300
 *     ... million                  2300000000
 */
struct parse {
	const struct sp_num_lex *lex;
	struct sp_str text;
	size_t which; /* reading of the digits */
	bool ambiguous; /* digits had two */

	struct {
		struct sp_decimal value;
		int low;
	} term[TERMS];
	size_t n;

	size_t end; /* behind what has been taken */
	bool words; /* the last token was a word */
	bool part; /* of another numeral, in which nothing is inside */
	struct sp_numeral *out;
};

static struct sp_decimal
small(unsigned num)
{
	struct sp_decimal out = {0};
	char text[16];
	size_t n = sizeof(text) - 1;

	text[n] = '\0';
	do
		text[--n] = (char)('0' + num % 10);
	while (num /= 10);
	sp_decimal_read(text + n, &out);
	return out;
}

static unsigned
value_of(const struct sp_num_hit *hit)
{
	return (unsigned)strtoul(hit->word->value, NULL, 10);
}

static bool
push(struct parse *p, struct sp_decimal value, int low)
{
	if (p->n == TERMS)
		return false;
	if (p->n > 0 &&
	    (value.n == 0 || sp_decimal_size(&value) > p->term[p->n - 1].low))
		return false;
	p->term[p->n].value = value;
	p->term[p->n++].low = low;
	return true;
}

/* The terms below 10^power, taken off and summed up; false where none is. */
static bool
take_below(struct parse *p, int power, struct sp_decimal *sum)
{
	size_t had = p->n;

	*sum = (struct sp_decimal){0};
	while (p->n > 0 && sp_decimal_size(&p->term[p->n - 1].value) <= power) {
		if (!sp_decimal_add(sum, &p->term[p->n - 1].value))
			return false;
		p->n--;
	}
	return p->n < had && sum->n > 0;
}

static bool
multiply(struct parse *p, int power)
{
	struct sp_decimal sum;
	int low;

	if (!take_below(p, power, &sum))
		return false;
	low = sp_decimal_is_whole(&sum) ? power : power + sum.shift;
	sp_decimal_shift(&sum, power);
	if (sum.shift + (int)sum.n > SP_DECIMAL_DIGITS)
		return false;
	p->out->scale = p->n == 0 ? p->out->scale + power : 0;
	return push(p, sum, low > 0 ? low : 0);
}

static bool
multiply_lot(struct parse *p, unsigned by)
{
	struct sp_decimal sum;

	return take_below(p, 3, &sum) && sp_decimal_times(&sum, by) &&
	    push(p, sum, 0);
}

/* One half, of the last scale where a scale came last: ពីរលានកន្លះ. */
static bool
push_half(struct parse *p, bool of_scale)
{
	struct sp_decimal half = {{5}, 1, -1};

	if (of_scale && p->n > 0 && p->term[p->n - 1].low >= 2)
		sp_decimal_shift(&half, p->term[p->n - 1].low);
	return push(p, half, 0);
}

static bool
push_word(struct parse *p, const struct sp_num_hit *hit)
{
	unsigned value = value_of(hit);

	switch (hit->word->class) {
	case SP_NUM_TENS:
		return push(p, small(value), 1);
	case SP_NUM_SCALE:
		return multiply(p, (int)value);
	case SP_NUM_LOT:
		return multiply_lot(p, value);
	default:
		return push(p, small(value), 0);
	}
}

/* One more group of three behind a space at byte `end`, added to the digits;
 * the byte behind it, or 0.  The last may have decimals. */
static size_t
add_group(struct sp_str text, size_t end, char digits[SP_DECIMAL_TEXT])
{
	size_t pos = end + 1, n = 0, whole;
	struct sp_num num;

	if (end >= text.n || text.s[end] != ' ' || strchr(digits, '.'))
		return 0;
	while (n < 4 && pos < text.n &&
	    sp_num_digit(sp_utf8_next(text, &pos)) >= 0)
		n++;
	if (n != 3 || !sp_num_at(text, end + 1, &num) || num.value[1][0])
		return 0;
	whole = strcspn(num.value[0], ".");
	n = strlen(digits);
	if (whole > 3 || n + 3 + strlen(num.value[0]) >= SP_DECIMAL_TEXT)
		return 0;
	memset(digits + n, '0', 3 - whole);
	strcpy(digits + n + 3 - whole, num.value[0]);
	return num.end;
}

/* Groups parted by spaces that go on from num ("1 234 567").  A single one
 * must show by a zero in front that it is one ("10 000"), or by its unit. */
static void
read_groups(struct parse *p, const struct sp_num *num, struct sp_decimal *value)
{
	char digits[SP_DECIMAL_TEXT];
	size_t end = num->end, next, groups = 0;
	struct sp_num_hit hit;
	bool sure = false;

	strcpy(digits, num->value[0]);
	if (strlen(digits) > 3 || digits[0] == '0' || num->value[1][0])
		return;
	while ((next = add_group(p->text, end, digits)) > 0) {
		sure |= sp_num_digit(sp_num_char(p->text, end + 1)) == 0;
		end = next;
		groups++;
	}
	if (groups == 1 && !sure)
		sure =
		    sp_num_lex_find(p->lex, p->text, sp_num_gap(p->text, end),
			BIT(MONEY) | BIT(SIGN) | BIT(UNIT), &hit);
	if ((groups > 1 || sure) && sp_decimal_read(digits, value))
		p->end = end;
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
	read_groups(p, &num, value);
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

	if (p->term[p->n - 1].low < 2 || !read_digits(&tried, at, &value) ||
	    !push(&tried, value, 0))
		return STOP;
	at = sp_num_gap(p->text, tried.end);
	if (!sp_num_lex_find(p->lex, p->text, at, BIT(SCALE), &hit) ||
	    !multiply(&tried, (int)value_of(&hit)) || tried.n != p->n + 1)
		return STOP;
	tried.end = hit.end;
	tried.words = true;
	tried.out->scale = 0;
	*p = tried;
	return GO;
}

/* Divide by what stands behind: "three quarters", "ពីរភាគបី". */
static bool
divide(struct parse *p, struct sp_decimal over, size_t end)
{
	struct sp_decimal sum;

	if (!take_below(p, SP_DECIMAL_DIGITS, &sum) || p->n > 0 ||
	    !sp_decimal_is_whole(&sum) || !sp_decimal_is_whole(&over) ||
	    over.n == 0)
		return false;
	p->out->over = over;
	p->end = end;
	return push(p, sum, 0);
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
	    !take_below(p, SP_DECIMAL_DIGITS, &sum) ||
	    !sp_decimal_is_whole(&sum))
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
	return sp_decimal_add(&sum, &num) && push(p, sum, 0);
}

/* "and" joins where the whole goes on, and else to something else. */
static enum step
extend_and(struct parse *p, size_t at)
{
	struct parse tried = *p;
	struct sp_numeral part;
	struct sp_num_hit hit;

	if (sp_num_lex_find(p->lex, p->text, at, BIT(HALF), &hit) &&
	    push_half(&tried, true)) {
		tried.end = hit.end;
		*p = tried;
		return GO;
	}
	if (p->term[p->n - 1].low >= 2 &&
	    sp_num_lex_find(p->lex, p->text, at, ADDS | BIT(ORDINAL), &hit) &&
	    push_word(&tried, &hit)) {
		tried.end = hit.end;
		tried.words = true;
		tried.out->scale = 0;
		tried.out->ordinal = hit.word->class == SP_NUM_ORDINAL;
		*p = tried;
		return tried.out->ordinal ? STOP : GO;
	}
	if (p->n == 1 && !is_digit_at(p->text, at) && read_part(p, at, &part) &&
	    part.over.n > 0 && push_fraction(&tried, &part, part.end))
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
		struct sp_decimal digit = small(value_of(&hit));

		sp_decimal_shift(&digit, --shift);
		if (!sp_decimal_add(&tried.term[p->n - 1].value, &digit))
			return BROKEN;
		tried.end = hit.end;
	}
	if (shift == 0)
		return STOP;
	tried.term[p->n - 1].low = 0;
	*p = tried;
	return GO;
}

/* Is the token at byte `at` the digit word that counts one more than the only
 * term, right behind it? */
static bool
is_neighbour(const struct parse *p, size_t at, const struct sp_num_hit *hit)
{
	struct sp_decimal next = small(1);

	if (p->n != 1 || hit->word->class != SP_NUM_DIGIT ||
	    !sp_decimal_add(&next, &p->term[0].value) || p->term[0].low != 0 ||
	    next.n != 1 || next.shift != 0)
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
	struct sp_decimal one = small(1);

	if (hit->word->class == SP_NUM_PART)
		return true;
	return hit->word->class == SP_NUM_ORDINAL && value_of(hit) > 2 &&
	    p->n == 1 && sp_decimal_cmp(&p->term[0].value, &one) == 0 &&
	    sp_num_char(p->text, hit->end) != '-';
}

/* A word that may be an ordinal or what is divided by. */
static enum step
extend_last(struct parse *p, const struct sp_num_hit *hit)
{
	struct sp_decimal num = small(value_of(hit));
	bool ordinal = p->words;

	if (hit->word->class == SP_NUM_ORDINAL_SCALE)
		ordinal = ordinal && multiply(p, (int)value_of(hit));
	else
		ordinal = ordinal && hit->word->class == SP_NUM_ORDINAL &&
		    push(p, num, 0);
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
	if (adds && p->term[p->n - 1].low < 1 && !p->words)
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
		p->out->scale = 0;
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

	if (p->n != 1 || !p->out->digits || !is_digit_at(p->text, at) ||
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
	out->value[0] = small((unsigned)strtoul(value, NULL, 10));
	out->over = small((unsigned)strtoul(slash + 1, NULL, 10));
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
		if (push_half(p, true))
			p->end = hit.end;
		return STOP;
	case SP_NUM_VULGAR:
		if (p->n == 1 && read_vulgar(&hit, &part))
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

	if (!read_digits(p, pos, &value) || !push(p, value, 0))
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

	if (!push(p, small(1), 0))
		return BROKEN;
	p->end = end;
	if (sp_num_lex_find(p->lex, p->text, at, SCALES, &hit))
		return GO;
	if (!sp_num_lex_find(
		p->lex, p->text, at, BIT(ORDINAL) | BIT(PART), &hit) ||
	    !sp_num_lex_find(
		p->lex, p->text, sp_num_gap(p->text, hit.end), BIT(OF), &of))
		p->n = 0;
	else if (!divide(p, small(value_of(&hit)), hit.end))
		return BROKEN;
	return STOP;
}

/* "half a million", "half of the", "half an" with a unit. */
static enum step
first_half(struct parse *p, size_t end)
{
	size_t at = sp_num_gap(p->text, end);
	struct sp_num_hit hit;

	push_half(p, false);
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
		push_half(p, false);
		return GO;
	case SP_NUM_VULGAR:
		return read_vulgar(&hit, &part) && push(p, part.value[0], 0) &&
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

	while (step == GO && p->n > 0)
		step = extend(p);
	/* What a break makes of "ten-one two" is told to its end. */
	while (step == BROKEN && p->words && p->n > 0 && extend(p) != STOP)
		;
	p->out->end = p->end;
	if (step == BROKEN)
		return SP_NUMERAL_BAD;
	if (p->end > first) {
		p->out->digits = false;
		if (p->out->need == SP_NUMERAL_LONE)
			p->out->need = SP_NUMERAL_FREE;
	}
	if (p->n == 0)
		return SP_NUMERAL_NONE;
	return take_below(p, SP_DECIMAL_DIGITS, &p->out->value[p->which]) ||
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
