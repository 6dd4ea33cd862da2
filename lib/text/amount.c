/* SPDX-License-Identifier: MIT */
#include <spean/amount.h>

#include <stdio.h>
#include <string.h>

#include <spean/num.h>
#include <spean/tally.h>

#define BIT(class) SP_NUM_BIT(SP_NUM_##class)

struct unit {
	char text[32];
	size_t end;
};

/* The name of a unit with its prefix: the longest of "kilo" + "metre" and an
 * entry of the whole. */
static bool
read_name(const struct sp_num_lex *lex, struct sp_str text, size_t pos,
    struct unit *unit)
{
	struct sp_num_hit whole, prefix, base;
	bool known = sp_num_lex_find(lex, text, pos, BIT(UNIT), &whole);

	if (sp_num_lex_find(lex, text, pos, BIT(PREFIX), &prefix) &&
	    sp_num_lex_find(
		lex, text, sp_num_gap(text, prefix.end), BIT(UNIT), &base) &&
	    !strchr(base.word->value, '|') &&
	    (!known || base.end > whole.end)) {
		snprintf(unit->text, sizeof(unit->text), "%s%s",
		    prefix.word->value, base.word->value);
		unit->end = base.end;
		return true;
	}
	if (!known)
		return false;
	snprintf(unit->text, sizeof(unit->text), "%s", whole.word->value);
	unit->end = whole.end;
	return true;
}

/* Of a name that leaves out what it is thousands of: what is squared or comes
 * by the hour is a length (គីឡូក្នុងមួយម៉ោង). */
static void
make_length(char *text)
{
	char *bar = strchr(text, '|');
	char *length = bar && bar[1] ? bar + 1 : NULL;

	if (!length)
		return;
	if (text[bar - text - 1] == 'm')
		*bar = '\0';
	else
		memmove(text, length, strlen(length) + 1);
}

static bool
read_unit(const struct sp_num_lex *lex, struct sp_str text, size_t pos,
    struct unit *unit)
{
	struct sp_num_hit power, behind;
	bool before = sp_num_lex_find(lex, text, pos, BIT(BEFORE), &power);
	size_t n;

	if (before)
		pos = sp_num_gap(text, power.end);
	if (!read_name(lex, text, pos, unit))
		return false;
	if (sp_num_lex_find(lex, text, unit->end, BIT(AFTER), &behind) ||
	    (sp_num_char(text, sp_num_gap(text, unit->end)) >= 0x300 &&
		sp_num_lex_find(lex, text, sp_num_gap(text, unit->end),
		    BIT(AFTER), &behind))) {
		power = behind;
		before = true;
		unit->end = behind.end;
	}
	if (!before)
		return true;
	make_length(unit->text);
	n = strlen(unit->text);
	snprintf(
	    unit->text + n, sizeof(unit->text) - n, "%s", power.word->value);
	return true;
}

/* A unit, or one by another, or by another alone (20 ក្នុងមួយឆ្នាំ). */
static bool
read_measure(struct sp_num_lex *lex, struct sp_str text, size_t pos,
    struct sp_amount *out)
{
	struct unit unit = {.end = pos}, by;
	bool known = read_unit(lex, text, pos, &unit);
	size_t at = known ? sp_num_gap(text, unit.end) : pos;
	struct sp_num_hit per;

	if (known && !sp_num_lex_border(lex, text, unit.end))
		return false;
	if (sp_num_lex_find(lex, text, at, BIT(PER), &per) &&
	    (known || per.end - at > 1) &&
	    read_unit(lex, text, sp_num_gap(text, per.end), &by) &&
	    sp_num_lex_border(lex, text, by.end)) {
		make_length(unit.text);
		make_length(by.text);
		snprintf(out->unit, sizeof(out->unit), "%s/%s",
		    known ? unit.text : "1", by.text);
		out->end = by.end;
	} else if (known) {
		snprintf(out->unit, sizeof(out->unit), "%s", unit.text);
		out->end = unit.end;
	} else {
		return false;
	}
	out->type = SP_QUANTITY_MEASURE;
	return true;
}

/* What is measured or paid in parts is a decimal: 3/4 km is 0.75 km. */
static bool
make_decimal(struct sp_numeral *num)
{
	unsigned over = num->over.n == 1 ? num->over.digit[0] : 0;

	if (num->over.n == 0)
		return true;
	if (num->over.shift || over == 0 || 1000 % over ||
	    !sp_decimal_times(&num->value[0], 1000 / over))
		return false;
	sp_decimal_shift(&num->value[0], -3);
	num->over = (struct sp_decimal){0};
	return true;
}

static void
set_money(struct sp_amount *out, const struct sp_num_hit *hit)
{
	out->type = SP_QUANTITY_MONEY;
	snprintf(out->unit, sizeof(out->unit), "%s", hit->word->value);
	if (hit->end > out->end)
		out->end = hit->end;
}

/* "$5m" */
static void
read_short(
    const struct sp_num_lex *lex, struct sp_str text, struct sp_amount *out)
{
	struct sp_num_hit hit;
	int power = 0;

	if (!out->num.digits ||
	    !sp_num_lex_find(
		lex, text, sp_num_gap(text, out->end), BIT(SHORT), &hit))
		return;
	for (const char *c = hit.word->value; *c; c++)
		power = 10 * power + (*c - '0');
	for (size_t i = 0; i < out->num.readings; i++)
		sp_decimal_shift(&out->num.value[i], power);
	out->num.scale = power;
	out->num.digits = false;
	out->end = hit.end;
}

/* "and a half", កន្លះ, behind the unit. */
static void
read_half(
    const struct sp_num_lex *lex, struct sp_str text, struct sp_amount *out)
{
	struct sp_decimal half = {{5}, 1, -1};
	size_t at = sp_num_gap(text, out->end);
	struct sp_num_hit hit;
	bool found = sp_num_lex_find(lex, text, at, BIT(PORTION), &hit);

	if (!found && sp_num_lex_find(lex, text, at, BIT(AND), &hit))
		found = sp_num_lex_find(
		    lex, text, sp_num_gap(text, hit.end), BIT(HALF), &hit);
	if (!found || out->num.readings > 1 || out->num.scale ||
	    !sp_decimal_is_whole(&out->num.value[0]) ||
	    !sp_decimal_add(&out->num.value[0], &half))
		return;
	out->end = hit.end;
}

/* What stands behind the numeral and is counted by it. */
static void
read_counted(struct sp_num_lex *lex, struct sp_str text, struct sp_amount *out)
{
	size_t end = out->end, at = sp_num_gap(text, end);
	struct sp_num_hit hit;

	/* "ten-year", "15-percent" */
	if (end < text.n && text.s[end] == '-' &&
	    sp_num_is_latin(sp_num_char(text, end + 1)))
		at = end + 1;
	if (out->num.digits &&
	    sp_num_lex_find(lex, text, end, BIT(SUFFIX), &hit)) {
		out->type = SP_QUANTITY_ORDINAL;
		out->end = hit.end;
		return;
	}
	if (sp_num_lex_find(lex, text, at,
		BIT(PERCENT) | BIT(MONEY) | BIT(SIGN) | BIT(COUNTER), &hit) &&
	    sp_num_lex_border(lex, text, hit.end)) {
		if (hit.word->class == SP_NUM_COUNTER) {
			out->counted = true;
		} else if (hit.word->class == SP_NUM_PERCENT) {
			out->type = SP_QUANTITY_PERCENT;
			out->end = hit.end;
		} else if (hit.word->class == SP_NUM_MONEY ||
		    sp_num_digit(sp_num_char(text, sp_num_gap(text, hit.end))) <
			0) {
			/* A sign before digits is theirs: "5 $10". */
			set_money(out, &hit);
		}
	}
	if (out->type == SP_QUANTITY_NUMBER && !out->counted)
		read_measure(lex, text, at, out);
	if (out->type != SP_QUANTITY_NUMBER && !make_decimal(&out->num)) {
		out->type = SP_QUANTITY_FRACTION;
		out->unit[0] = '\0';
		out->end = end;
	} else if (out->type == SP_QUANTITY_MEASURE ||
	    out->type == SP_QUANTITY_MONEY) {
		read_half(lex, text, out);
	}
}

/* Digits that go on in Latin letters are a name: "3D", "5.txt"; not "3x4". */
static bool
is_name(struct sp_str text, const struct sp_amount *out)
{
	uint32_t last = sp_num_char_before(text, out->end);
	uint32_t next = sp_num_char(text, out->end);

	if (sp_num_digit(last) < 0)
		return false;
	if (next == '.') {
		next = sp_num_char(text, out->end + 1);
		return next >= 'a' && next <= 'z';
	}
	return sp_num_is_latin(next) && !sp_tally_is_times(text, out->end);
}

/* Behind what a name goes on with. */
static size_t
name_end(struct sp_str text, size_t pos)
{
	while (pos < text.n &&
	    ((unsigned char)text.s[pos] >= 0x80 || text.s[pos] > ' ') &&
	    (sp_num_is_latin(sp_num_char(text, pos)) ||
		(text.s[pos] >= '0' && text.s[pos] <= '9') ||
		text.s[pos] == '-' || text.s[pos] == '.')) {
		sp_num_char(text, pos);
		do
			pos++;
		while (pos < text.n &&
		    ((unsigned char)text.s[pos] & 0xC0) == 0x80);
	}
	return pos;
}

static enum sp_numeral_kind
read_ordinal(const struct sp_num_lex *lex, struct sp_str text, size_t pos,
    struct sp_amount *out)
{
	enum sp_numeral_kind kind = sp_numeral_read(lex, text, pos, &out->num);

	out->end = out->num.end;
	if (kind != SP_NUMERAL_GOOD)
		return kind;
	out->num.need = SP_NUMERAL_FREE;
	out->type = SP_QUANTITY_ORDINAL;
	return out->num.readings == 1 && out->num.over.n == 0 &&
		sp_decimal_is_whole(&out->num.value[0])
	    ? SP_NUMERAL_GOOD
	    : SP_NUMERAL_BAD;
}

/* A minus before the number: a sign, or the word for it. */
static size_t
read_minus(const struct sp_num_lex *lex, struct sp_str text, size_t pos,
    struct sp_amount *out)
{
	uint32_t cp = sp_num_char(text, pos);
	size_t width = cp == '-' ? 1 : cp == 0x2212 ? 3 : 0;
	struct sp_num_hit hit;

	if (width && sp_num_digit(sp_num_char(text, pos + width)) >= 0) {
		out->negative = true;
		return pos + width;
	}
	if (!sp_num_lex_find(lex, text, pos, BIT(MINUS), &hit))
		return pos;
	out->negative = true;
	return sp_num_gap(text, hit.end);
}

enum sp_numeral_kind
sp_amount_read(struct sp_num_lex *lex, struct sp_str text, size_t pos,
    struct sp_amount *out)
{
	struct sp_num_hit sign = {0};
	enum sp_numeral_kind kind;

	*out = (struct sp_amount){.start = pos, .end = pos};
	if (sp_num_lex_find(lex, text, pos, BIT(NTH), &sign))
		return read_ordinal(lex, text, sp_num_gap(text, sign.end), out);
	pos = read_minus(lex, text, pos, out);
	if (sp_num_lex_find(lex, text, pos, BIT(SIGN), &sign))
		pos = sp_num_gap(text, sign.end);
	kind = sp_numeral_read(lex, text, pos, &out->num);
	out->end = out->num.end;
	if (kind != SP_NUMERAL_GOOD)
		return kind;
	if (sign.word) {
		set_money(out, &sign);
		read_short(lex, text, out);
	} else if (out->num.ordinal) {
		out->type = SP_QUANTITY_ORDINAL;
	} else {
		out->type = SP_QUANTITY_NUMBER;
		read_counted(lex, text, out);
		if (out->num.over.n > 0)
			out->type = SP_QUANTITY_FRACTION;
	}
	if (is_name(text, out)) {
		out->end = name_end(text, out->end);
		return SP_NUMERAL_BAD;
	}
	if (out->type == SP_QUANTITY_MONEY && out->num.digits)
		out->num.readings = 1;
	if (out->negative)
		out->num.need = SP_NUMERAL_FREE;
	return !sign.word || make_decimal(&out->num) ? SP_NUMERAL_GOOD
						     : SP_NUMERAL_BAD;
}
