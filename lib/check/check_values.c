/* SPDX-License-Identifier: MIT */
#include <spean/check_values.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <spean/buf.h>
#include <spean/date_value.h>
#include <spean/implied.h>
#include <spean/said.h>
#include <spean/tag_match.h>
#include <spean/unit_size.h>
#include <spean/utf8.h>

/* What a side says: a tag, or digits that are no number ("COVID-19"). */
struct item {
	const struct sp_tag *tag; /* NULL: digits alone */
	size_t start, end; /* in the normal text */
	double number; /* of a quantity; NAN: none */
	struct sp_str unit;
	bool digits; /* written in digits */
	bool glued; /* digits beside a letter of Latin: part of a name */
	bool matched; /* the other side says it */
	bool excused; /* … says it otherwise */
	char run[SP_SAID_DIGITS + 1]; /* of digits alone */
};

struct sp_check_values {
	struct sp_tag_matches matches;
	struct sp_said said[2];
	bool is_said[2]; /* read for this pair */
	struct item *item[2];
	size_t n[2], cap[2];
	struct sp_buf message;
};

struct sp_check_values *
sp_check_values_new(struct sp_err *err)
{
	struct sp_check_values *values = calloc(1, sizeof(*values));

	if (!values)
		sp_err_set(err, SP_NOMEM, "out of memory");
	return values;
}

void
sp_check_values_free(struct sp_check_values *values)
{
	if (!values)
		return;
	sp_tag_matches_release(&values->matches);
	for (size_t s = 0; s < 2; s++) {
		sp_said_release(&values->said[s]);
		free(values->item[s]);
	}
	sp_buf_release(&values->message);
	free(values);
}

/*
 * Items.
 */

static bool
is_latin(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Digits with a letter beside them, or behind one sign: "COVID-19", "x86". */
static bool
is_glued(struct sp_str text, size_t start, size_t end)
{
	static const char sign[] = "-_./:@#+";
	size_t from = start, to = end;

	if (from > 0 && strchr(sign, text.s[from - 1]))
		from--;
	if (to < text.n && strchr(sign, text.s[to]))
		to++;
	return (from > 0 && is_latin(text.s[from - 1])) ||
	    (to < text.n && is_latin(text.s[to]));
}

static bool
has_digit(struct sp_str text)
{
	struct sp_said_run run;
	size_t pos = 0;

	return sp_said_next(text, &pos, &run);
}

/* The number and the unit of a quantity's first reading. */
static void
read_amount(struct item *item)
{
	struct sp_str rest = item->tag->value;
	struct sp_str unit = sp_str_cut(&rest, '|');
	struct sp_str from = sp_str_cut(&unit, ' ');

	item->unit = unit;
	if (item->tag->type == SP_TAG_FRACTION) {
		double over, part;

		rest = from;
		from = sp_str_cut(&rest, '/');
		if (sp_str_number(from, &part) && sp_str_number(rest, &over) &&
		    over > 0)
			item->number = part / over;
		return;
	}
	from = sp_str_cut(&from, '/');
	if (!sp_str_number(from, &item->number))
		item->number = NAN;
}

static bool
add_item(struct sp_check_values *values, size_t side, const struct item *item)
{
	if (!sp_grow(&values->item[side], &values->cap[side],
		values->n[side] + 1, sizeof(*item)))
		return false;
	values->item[side][values->n[side]++] = *item;
	return true;
}

static bool
add_tags(
    struct sp_check_values *values, const struct sp_check_side *side, size_t s)
{
	for (size_t i = 0; i < side->tags.n; i++) {
		const struct sp_tag *tag = &side->tags.tag[i];
		struct item item = {.tag = tag,
		    .start = tag->start,
		    .end = tag->end,
		    .number = NAN};

		if (tag->type == SP_TAG_NAME)
			continue;
		item.digits =
		    has_digit(sp_str_sub(side->text, tag->start, tag->end));
		if (tag->type != SP_TAG_DATE && tag->type != SP_TAG_TIME)
			read_amount(&item);
		if (!add_item(values, s, &item))
			return false;
	}
	return true;
}

/* Digits that no value has. */
static bool
add_digits(
    struct sp_check_values *values, const struct sp_check_side *side, size_t s)
{
	struct sp_said_run run;
	size_t tags = values->n[s], pos = 0;

	while (values->n[s] <= SP_CHECK_VALUES_MOST &&
	    sp_said_next(side->text, &pos, &run)) {
		struct item item = {.start = run.start,
		    .end = run.end,
		    .number = NAN,
		    .digits = true};
		bool within = false;

		for (size_t i = 0; i < tags && !within; i++)
			within = values->item[s][i].start <= run.start &&
			    run.end <= values->item[s][i].end;
		if (within)
			continue;
		item.glued = is_glued(side->text, run.start, run.end);
		memcpy(item.run, run.digits, sizeof(run.digits));
		if (!add_item(values, s, &item))
			return false;
	}
	return true;
}

/*
 * What the other side says.
 */

static struct item *
item_of(struct sp_check_values *values, size_t side, const struct sp_tag *tag)
{
	for (size_t i = 0; i < values->n[side]; i++)
		if (values->item[side][i].tag == tag)
			return &values->item[side][i];
	return NULL;
}

static void
match_digits(struct sp_check_values *values)
{
	for (size_t i = 0; i < values->n[0]; i++) {
		struct item *a = &values->item[0][i];

		for (size_t k = 0; k < values->n[1] && !a->tag && !a->matched;
		     k++) {
			struct item *b = &values->item[1][k];

			if (!b->tag && !b->matched &&
			    strcmp(a->run, b->run) == 0)
				a->matched = b->matched = true;
		}
	}
}

/* Two ranges of dates that lie within one another, but end otherwise. */
static bool
ends_differ(const struct sp_tag *a, const struct sp_tag *b)
{
	struct sp_str one = a->value, two = b->value;
	struct sp_str from = sp_str_cut(&one, '/'),
		      other = sp_str_cut(&two, '/');

	if (a->type != SP_TAG_DATE || b->type != SP_TAG_DATE || one.n == 0 ||
	    two.n == 0 || sp_str_find(a->value, SP_STR("|"), 0) < a->value.n ||
	    sp_str_find(b->value, SP_STR("|"), 0) < b->value.n)
		return false;
	return !sp_date_compatible(from, other) ||
	    !sp_date_compatible(one, two);
}

static enum sp_status
match(struct sp_check_values *values, const struct sp_check_unit *unit,
    struct sp_err *err)
{
	const struct sp_tags *src = &unit->side[0].tags;
	const struct sp_tags *tgt = &unit->side[1].tags;

	if (!sp_tag_match(&values->matches, src, tgt))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	for (size_t i = 0; i < values->matches.n; i++) {
		const struct sp_tag_match *m = &values->matches.match[i];

		if (ends_differ(&src->tag[m->src], &tgt->tag[m->tgt]))
			continue;
		item_of(values, 0, &src->tag[m->src])->matched = true;
		item_of(values, 1, &tgt->tag[m->tgt])->matched = true;
	}
	match_digits(values);
	return SP_OK;
}

/* What a side says, read when it is first asked for. */
static const struct sp_said *
said_on(struct sp_check_values *values, const struct sp_check_unit *unit,
    size_t side)
{
	struct sp_said *said = &values->said[side];

	if (!values->is_said[side])
		sp_said_read(
		    said, unit->side[side].text, &unit->side[side].tags, NULL);
	values->is_said[side] = true;
	return said;
}

/* How a day is told: as one of the calendar, of the week, or from that of the
 * text. */
enum day_kind { NO_DAY, DATED, WEEKDAY, RELATIVE };

static enum day_kind
day_kind(const struct item *item)
{
	struct sp_str value;

	if (!item->tag || item->tag->type != SP_TAG_DATE)
		return NO_DAY;
	value = item->tag->value;
	if (sp_str_starts(value, SP_STR("P")) ||
	    sp_str_starts(value, SP_STR("-P")))
		return RELATIVE;
	return sp_str_starts(value, SP_STR("-W")) ? WEEKDAY : DATED;
}

static bool
is_relative(const struct item *item)
{
	return day_kind(item) == RELATIVE;
}

static bool
is_date(const struct item *item)
{
	return day_kind(item) != NO_DAY;
}

/* Is something in the same unit left on the other side?  Then the one is the
 * other, said wrongly. */
static bool
has_rival(
    const struct sp_check_values *values, size_t side, const struct item *item)
{
	for (size_t i = 0; i < values->n[1 - side]; i++) {
		const struct item *other = &values->item[1 - side][i];

		if (!other->matched && sp_str_eq(other->unit, item->unit))
			return true;
	}
	return false;
}

/* "45 miles (72 km)": the other says one of them, or its own. */
static bool
is_converted(
    const struct sp_check_values *values, size_t side, const struct item *item)
{
	if (item->unit.n == 0 || has_rival(values, side, item))
		return false;
	for (size_t s = 0; s < 2; s++) {
		for (size_t i = 0; i < values->n[s]; i++) {
			const struct item *other = &values->item[s][i];

			if (other == item || other->unit.n == 0 ||
			    sp_str_eq(other->unit, item->unit) ||
			    (s == side && !other->matched))
				continue;
			if (sp_unit_same(item->number, item->unit,
				other->number, other->unit))
				return true;
		}
	}
	return false;
}

/* One side says "yesterday" and the other the weekday or the date: that can be
 * the same. */
static bool
is_day_otherwise(
    const struct sp_check_values *values, size_t side, const struct item *item)
{
	size_t other = 1 - side;

	for (size_t i = 0; i < values->n[other] && is_date(item); i++) {
		const struct item *it = &values->item[other][i];

		if (is_date(it) && !it->matched &&
		    day_kind(it) != day_kind(item))
			return true;
	}
	return false;
}

/* The same bytes on the other side: what was kept is not lost. */
static bool
is_kept(const struct sp_check_unit *unit, size_t side, const struct item *item)
{
	struct sp_str other = unit->side[1 - side].text;
	struct sp_str surface =
	    sp_str_sub(unit->side[side].text, item->start, item->end);

	return !item->digits && sp_str_find(other, surface, 0) < other.n;
}

static bool
is_half(const struct item *item)
{
	return fabs(item->number - .5) < 1e-9;
}

static bool
is_implied(
    const struct sp_check_unit *unit, size_t side, const struct item *item)
{
	const struct sp_check_side *other = &unit->side[1 - side];
	struct sp_str value;

	if (!item->tag)
		return false;
	value = item->tag->value;
	if (is_date(item))
		return sp_implied_says(other->lang, other->text, value);
	value = sp_str_cut(&value, '|');
	value = sp_str_cut(&value, ' ');
	return item->tag->type == SP_TAG_FRACTION
	    ? is_half(item) &&
		sp_implied_says(other->lang, other->text, SP_STR("0.5"))
	    : sp_implied_says(other->lang, other->text, value);
}

/* Digits and signs, without a word such as "million" that makes another number
 * of them. */
static bool
is_bare(struct sp_str surface)
{
	for (size_t pos = 0; pos < surface.n;) {
		uint32_t cp = sp_utf8_next(surface, &pos);

		if ((cp < 0x80 && is_latin((char)cp)) ||
		    (cp >= 0x1780 && cp <= 0x17D3))
			return false;
	}
	return true;
}

static bool
is_excused(struct sp_check_values *values, const struct sp_check_unit *unit,
    size_t side, const struct item *item)
{
	const struct sp_said *other = said_on(values, unit, 1 - side);
	struct sp_str surface =
	    sp_str_sub(unit->side[side].text, item->start, item->end);

	if (!item->tag)
		return sp_said_number(other, sp_str_c(item->run));
	return sp_said_tag(other, item->tag) ||
	    (!is_date(item) && is_bare(surface) &&
		sp_said_digits(other, surface)) ||
	    is_converted(values, side, item) ||
	    is_day_otherwise(values, side, item) || is_kept(unit, side, item) ||
	    is_implied(unit, side, item);
}

static enum sp_status
excuse(struct sp_check_values *values, const struct sp_check_unit *unit,
    struct sp_err *err)
{
	for (size_t s = 0; s < 2; s++)
		for (size_t i = 0; i < values->n[s]; i++) {
			struct item *item = &values->item[s][i];

			item->excused =
			    !item->matched && is_excused(values, unit, s, item);
		}
	if (values->said[0].failed || values->said[1].failed)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	return SP_OK;
}

/*
 * What is left.
 */

static enum sp_check
check_of(const struct item *item)
{
	if (!item->tag)
		return SP_CHECK_NUMBER;
	switch (item->tag->type) {
	case SP_TAG_DATE:
		return SP_CHECK_DATE;
	case SP_TAG_TIME:
		return SP_CHECK_TIME;
	case SP_TAG_PERCENT:
		return SP_CHECK_PERCENT;
	case SP_TAG_MONEY:
		return SP_CHECK_MONEY;
	case SP_TAG_MEASURE:
		return SP_CHECK_MEASURE;
	default:
		return SP_CHECK_NUMBER;
	}
}

/* A number word that is said for many reasons: "one", "two of them". */
static bool
is_small(const struct item *item)
{
	return item->tag && !item->digits && !is_date(item) &&
	    item->number <= 4;
}

/* How likely a reader agrees that something is missing where only one side
 * says it. */
static double
alone(const struct item *item)
{
	if (!item->tag)
		return item->glued ? .3 : .7;
	if (is_relative(item))
		return .1;
	if (item->tag->type == SP_TAG_DATE || item->tag->type == SP_TAG_TIME)
		return item->digits ? .8 : .6;
	if (item->number <= 1 && !item->digits)
		return .05;
	if (is_small(item))
		return .3;
	return item->digits ? .8 : .6;
}

/* How likely two that face each other are one thing said wrongly; 0 where they
 * cannot be. */
static double
replaced(const struct item *a, const struct item *b)
{
	bool dates = is_date(a) && is_date(b);

	if (!a->tag || !b->tag)
		return a->tag == b->tag && a->digits && b->digits
		    ? a->glued && b->glued ? .8 : .7
		    : 0;
	if (is_date(a) != is_date(b) ||
	    (a->tag->type == SP_TAG_TIME) != (b->tag->type == SP_TAG_TIME))
		return 0;
	if (dates)
		return day_kind(a) != day_kind(b) ? 0
		    : is_relative(a)              ? .5
						  : .95;
	if (a->tag->type == SP_TAG_TIME)
		return .9;
	if (a->tag->type != b->tag->type && (is_small(a) || is_small(b)))
		return 0;
	if (is_small(a) || is_small(b))
		return a->number <= 1 || b->number <= 1 ? .5 : .7;
	if (a->tag->type != b->tag->type)
		return .7;
	return .9;
}

static void
add_finding(struct sp_check_values *values, const struct sp_check_unit *unit,
    const struct item *src, const struct item *tgt, double confidence,
    struct sp_findings *findings)
{
	const struct item *side[2] = {src, tgt};
	struct sp_norm_range at[2] = {SP_FINDING_NOWHERE, SP_FINDING_NOWHERE};
	struct sp_buf *message = &values->message;

	sp_buf_reset(message);
	for (size_t s = 0; s < 2; s++) {
		if (!side[s])
			continue;
		at[s] =
		    sp_check_unit_place(unit, s, side[s]->start, side[s]->end);
		sp_buf_addf(message, "%s%s says ", message->n > 0 ? "; " : "",
		    sp_check_unit_lang(unit, s));
		sp_check_unit_quote(
		    unit, s, side[s]->start, side[s]->end, message);
	}
	if (!src || !tgt)
		sp_buf_addf(message, "; %s does not",
		    sp_check_unit_lang(unit, src ? 1 : 0));
	sp_findings_add(findings, check_of(src ? src : tgt), confidence, at[0],
	    at[1], message);
}

/* The best partner that is left for an item of the source. */
static struct item *
partner(struct sp_check_values *values, const struct item *a, double *best)
{
	struct item *found = NULL;

	*best = 0;
	for (size_t k = 0; k < values->n[1]; k++) {
		struct item *b = &values->item[1][k];
		double worth = b->matched || (a->excused && b->excused)
		    ? 0
		    : replaced(a, b);

		if (worth > *best) {
			*best = worth;
			found = b;
		}
	}
	return found;
}

/* Those that face each other, the surest first. */
static void
tell_replaced(struct sp_check_values *values, const struct sp_check_unit *unit,
    struct sp_findings *findings)
{
	for (;;) {
		struct item *a = NULL, *b = NULL;
		double most = 0;

		for (size_t i = 0; i < values->n[0]; i++) {
			struct item *it = &values->item[0][i], *other;
			double worth = 0;

			if (it->matched)
				continue;
			other = partner(values, it, &worth);
			if (worth > most) {
				most = worth;
				a = it;
				b = other;
			}
		}
		if (!a)
			return;
		add_finding(values, unit, a, b, most, findings);
		a->matched = b->matched = true;
	}
}

static void
tell_alone(struct sp_check_values *values, const struct sp_check_unit *unit,
    struct sp_findings *findings)
{
	for (size_t s = 0; s < 2; s++)
		for (size_t i = 0; i < values->n[s]; i++) {
			const struct item *item = &values->item[s][i];

			if (!item->matched && !item->excused)
				add_finding(values, unit, s ? NULL : item,
				    s ? item : NULL, alone(item), findings);
		}
}

/* Dates that agree, but whose weekdays do not. */
static void
tell_weekdays(struct sp_check_values *values, const struct sp_check_unit *unit,
    struct sp_findings *findings)
{
	for (size_t i = 0; i < values->matches.n; i++) {
		const struct sp_tag_match *m = &values->matches.match[i];
		const struct sp_tag *a = &unit->side[0].tags.tag[m->src];
		const struct sp_tag *b = &unit->side[1].tags.tag[m->tgt];

		if (a->weekday && b->weekday && a->weekday != b->weekday)
			add_finding(values, unit, item_of(values, 0, a),
			    item_of(values, 1, b), .9, findings);
	}
}

/* Two that say the same number in units that are not the same. */
static bool
has_other_unit(const struct item *a, const struct item *b)
{
	return !a->matched && !b->matched && a->unit.n > 0 && b->unit.n > 0 &&
	    fabs(a->number - b->number) <= 0 && !sp_str_eq(a->unit, b->unit);
}

static void
tell_units(struct sp_check_values *values, const struct sp_check_unit *unit,
    struct sp_findings *findings)
{
	for (size_t i = 0; i < values->n[0]; i++)
		for (size_t k = 0; k < values->n[1]; k++) {
			struct item *a = &values->item[0][i];
			struct item *b = &values->item[1][k];

			if (!has_other_unit(a, b))
				continue;
			add_finding(values, unit, a, b, .8, findings);
			a->matched = b->matched = true;
		}
}

enum sp_status
sp_check_values_run(struct sp_check_values *values,
    const struct sp_check_unit *unit, struct sp_findings *findings,
    struct sp_err *err)
{
	enum sp_status status;

	for (size_t s = 0; s < 2; s++) {
		values->n[s] = 0;
		values->is_said[s] = false;
		if (!add_tags(values, &unit->side[s], s) ||
		    !add_digits(values, &unit->side[s], s))
			return sp_err_set(err, SP_NOMEM, "out of memory");
	}
	if (values->n[0] + values->n[1] == 0 ||
	    values->n[0] > SP_CHECK_VALUES_MOST ||
	    values->n[1] > SP_CHECK_VALUES_MOST)
		return SP_OK;
	status = match(values, unit, err);
	if (status != SP_OK)
		return status;
	tell_weekdays(values, unit, findings);
	tell_units(values, unit, findings);
	status = excuse(values, unit, err);
	if (status != SP_OK)
		return status;
	tell_replaced(values, unit, findings);
	tell_alone(values, unit, findings);
	return sp_buf_status(&values->message, err);
}
