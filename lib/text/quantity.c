/* SPDX-License-Identifier: MIT */
#include <spean/quantity.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <spean/amount.h>
#include <spean/num.h>
#include <spean/num_lex.h>
#include <spean/starts.h>
#include <spean/tally.h>
#include <spean/utf8.h>

#define BIT(class) SP_NUM_BIT(SP_NUM_##class)

#define SIDES (BIT(ABOUT) | BIT(LEAST) | BIT(MOST) | BIT(MORE) | BIT(LESS))
#define FIRST                                                                  \
	(SP_NUMERAL_FIRST | SIDES | BIT(MINUS) | BIT(NTH) | BIT(SIGN) |        \
	    BIT(BETWEEN) | BIT(NONE) | BIT(PER))

/* Words such as "about" that are read before one number: "no more than about",
 * "between about". */
#define SIDES_MAX 3

struct sp_quantities {
	struct sp_num_lex *lex;
	struct sp_starts starts; /* of digits, minus signs and FIRST */
};

/* A quantity under way. */
struct reading {
	struct sp_num_lex *lex;
	const struct sp_starts *starts;
	struct sp_str text;
	bool between;
	enum sp_quantity_side side;
	struct sp_amount a, b;
	bool range; /* b is its other end */
};

struct sp_quantities *
sp_quantities_new(const struct sp_lang *lang, struct sp_err *err)
{
	/* U+0660 and U+2212 are there for those of all other scripts. */
	static const char *const sign[] = {"0", "1", "2", "3", "4", "5", "6",
	    "7", "8", "9", "០", "១", "២", "៣", "៤", "៥", "៦", "៧", "៨", "៩",
	    "\u0660", "-", "\u2212"};
	struct sp_quantities *quantities = calloc(1, sizeof(*quantities));

	if (quantities)
		quantities->lex = sp_num_lex_new(lang, err);
	else
		sp_err_set(err, SP_NOMEM, "out of memory");
	if (!quantities || !quantities->lex) {
		free(quantities);
		return NULL;
	}
	sp_num_lex_starts(quantities->lex, FIRST, &quantities->starts);
	for (size_t i = 0; i < sizeof(sign) / sizeof(sign[0]); i++)
		sp_starts_add(&quantities->starts, sp_str_c(sign[i]), false);
	return quantities;
}

void
sp_quantities_free(struct sp_quantities *quantities)
{
	if (!quantities)
		return;
	sp_num_lex_free(quantities->lex);
	free(quantities);
}

const char *
sp_quantity_type_name(enum sp_quantity_type type)
{
	static const char *const name[] = {
	    "number", "ordinal", "fraction", "percent", "money", "measure"};

	return name[type];
}

static enum sp_quantity_side side_of(enum sp_num_class class)
{
	switch (class) {
	case SP_NUM_LEAST:
		return SP_QUANTITY_AT_LEAST;
	case SP_NUM_MOST:
		return SP_QUANTITY_AT_MOST;
	case SP_NUM_MORE:
		return SP_QUANTITY_MORE_THAN;
	case SP_NUM_LESS:
		return SP_QUANTITY_LESS_THAN;
	default:
		return SP_QUANTITY_ABOUT;
	}
}

/* The words before the number; the byte where it must begin. */
static size_t
read_sides(struct reading *r, size_t pos)
{
	struct sp_num_hit hit;

	for (int i = 0; i < SIDES_MAX; i++) {
		if (!sp_num_lex_find(
			r->lex, r->text, pos, SIDES | BIT(BETWEEN), &hit))
			break;
		if (hit.word->class == SP_NUM_BETWEEN)
			r->between = true;
		else
			r->side = side_of(hit.word->class);
		pos = sp_num_gap(r->text, hit.end);
	}
	return pos;
}

/* Is what digits at byte pos stand behind part of a name?  "COVID-19", "x86",
 * "No.5", "10:30", "%20". */
static bool
is_in_name(struct sp_str text, size_t pos)
{
	uint32_t before = sp_num_char_before(text, pos);
	uint32_t first;

	if (pos > 0 && sp_tally_is_times(text, pos - 1))
		return false;
	if (sp_num_is_latin(before) || before == '%' || before == ':')
		return before != ':' ||
		    sp_num_digit(sp_num_char_before(text, pos - 1)) >= 0;
	if (before != '.' && before != '-' && before != '/' && before != ',')
		return false;
	first = sp_num_char_before(text, pos - 1);
	if (before == '-' && sp_tally_at(text, pos) > 0)
		return false;
	if (before == '-')
		return sp_num_is_latin(first) || sp_num_digit(first) >= 0 ||
		    sp_num_is_mark(first) || first >= 0x1780;
	return sp_num_is_latin(first) || sp_num_digit(first) >= 0;
}

/* May a word of a number begin here?  Of a minus: only behind a space.  *inner
 * where it may, if a word does: that takes long to tell. */
static bool
may_begin(const struct reading *r, size_t pos, bool *inner)
{
	uint32_t cp = sp_num_char(r->text, pos);
	uint32_t before = sp_num_char_before(r->text, pos);
	struct sp_num_hit hit;

	if (cp == '-' || cp == 0x2212 ||
	    sp_num_lex_find(r->lex, r->text, pos, BIT(MINUS), &hit))
		return before == 0 || before == ' ' || before == '(' ||
		    before == 0xA0 || before == 0x200B || before == '\n';
	if (sp_num_digit(cp) >= 0)
		return !is_in_name(r->text, pos);
	if (sp_num_is_latin(cp))
		return !sp_num_is_latin(before) && sp_num_digit(before) < 0 &&
		    (before != '-' || /* "depth-first" */
			!sp_num_is_latin(sp_num_char_before(r->text, pos - 1)));
	*inner = true;
	return true;
}

/* Digits that are chained to more than one other string of digits, or to one
 * behind a zero: telephone numbers, ISO dates.  The byte behind. */
static size_t
chain_end(struct sp_str text, size_t pos)
{
	bool zero = sp_num_digit(sp_num_char(text, pos)) == 0;
	bool hyphen = false;
	size_t links = 0;
	struct sp_num num;

	sp_num_at(text, pos, &num);
	if (zero && num.end - pos < 2)
		zero = false;
	for (;;) {
		char c = num.end < text.n ? text.s[num.end] : '\0';

		if ((c != '-' && c != ':' && (c != ' ' || !zero)) ||
		    sp_num_digit(sp_num_char(text, num.end + 1)) < 0)
			break;
		hyphen |= c == '-';
		links += c == ':' ? 2 : 1;
		sp_num_at(text, num.end + 1, &num);
	}
	return links > 1 && (zero || hyphen || links > 1) ? num.end : pos;
}

/* Is a range from a to b one that is written as such? */
static bool
is_range(struct reading *r, bool neighbours)
{
	struct sp_numeral *a = &r->a.num, *b = &r->b.num;
	struct sp_decimal next = {{1}, 1, 0};

	if (a->over.n || b->over.n || a->need == SP_NUMERAL_UNIT ||
	    b->need == SP_NUMERAL_UNIT || r->a.negative || r->b.negative ||
	    a->readings != b->readings)
		return false;
	if (r->a.unit[0] && strcmp(r->a.unit, r->b.unit) != 0 && r->b.unit[0])
		return false;
	if (r->a.type != r->b.type && r->a.type != SP_QUANTITY_NUMBER &&
	    r->b.type != SP_QUANTITY_NUMBER)
		return false;
	/* "10-15 million" */
	if (!a->scale && b->scale && a->readings == 1) {
		struct sp_decimal scaled = a->value[0];

		sp_decimal_shift(&scaled, b->scale);
		if (sp_decimal_cmp(&scaled, &b->value[0]) < 0) {
			a->value[0] = scaled;
			sp_decimal_shift(&next, b->scale);
		}
	}
	if (sp_decimal_cmp(&a->value[0], &b->value[0]) >= 0)
		return false;
	return !neighbours ||
	    (sp_decimal_add(&next, &a->value[0]) &&
		sp_decimal_cmp(&next, &b->value[0]) == 0);
}

/* The other end of a range. */
static bool
read_other(struct reading *r, size_t pos, bool neighbours)
{
	struct sp_amount a = r->a;

	if (sp_amount_read(r->lex, r->text, pos, &r->b) != SP_NUMERAL_GOOD ||
	    r->b.negative || !sp_num_lex_border(r->lex, r->text, r->b.end))
		return false;
	if (!is_range(r, neighbours)) {
		r->a = a;
		return false;
	}
	r->range = true;
	return true;
}

/* "10 to 15", "between 10 and 15", "two or three", ពីរបី. */
static void
read_range(struct reading *r)
{
	size_t end = r->a.end, at = sp_num_gap(r->text, end), behind;
	uint64_t classes = BIT(TO) | BIT(OR) | (r->between ? BIT(AND) : 0);
	struct sp_num_hit hit;

	if (r->a.num.neighbour && r->a.end == r->a.num.end) {
		read_other(r, at, true);
		return;
	}
	if (!sp_num_lex_find(r->lex, r->text, at, classes, &hit))
		return;
	behind = sp_num_gap(r->text, hit.end);
	/* A hyphen joins on both sides or on none. */
	if (hit.end - at <= 3 && !sp_num_is_latin(sp_num_char(r->text, at)) &&
	    sp_num_char(r->text, at) < 0x300 &&
	    ((at == end) != (behind == hit.end) ||
		sp_tally_at(r->text, behind) > 2))
		return;
	read_other(r, behind, hit.word->class == SP_NUM_OR);
}

static bool
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool
is_whole_text(const struct reading *r)
{
	size_t start = r->a.start, end = r->a.end;

	/* From the number on, so that no space is read for each. */
	while (start > 0 && is_space(r->text.s[start - 1]))
		start--;
	while (end < r->text.n && is_space(r->text.s[end]))
		end++;
	return start == 0 && end == r->text.n;
}

/* Is there what a lone "one" or "half a" needs? */
static bool
is_needed_there(const struct reading *r)
{
	if (r->a.num.need == SP_NUMERAL_FREE || r->range)
		return true;
	if (r->a.type != SP_QUANTITY_NUMBER)
		return true;
	return r->a.num.need == SP_NUMERAL_LONE &&
	    (r->side != SP_QUANTITY_EXACT || r->a.counted || is_whole_text(r));
}

/* "or more", ជាង behind the number. */
static void
read_behind(struct reading *r, size_t end)
{
	size_t at = sp_num_gap(r->text, end);
	struct sp_num_hit hit, next;

	if (r->side != SP_QUANTITY_EXACT ||
	    !sp_num_lex_find(r->lex, r->text, at, BIT(BEHIND), &hit))
		return;
	/* Before another number, it is that one's. */
	at = sp_num_gap(r->text, hit.end);
	if (sp_num_digit(sp_num_char(r->text, at)) >= 0 ||
	    sp_num_lex_find(r->lex, r->text, at, SP_NUMERAL_FIRST, &next))
		return;
	r->side = SP_QUANTITY_MORE_THAN;
}

/* Append text; false where it does not fit. */
static bool
append(char value[SP_QUANTITY_VALUE], const char *text, size_t n)
{
	size_t had = strlen(value);

	if (had + n >= SP_QUANTITY_VALUE)
		return false;
	memcpy(value + had, text, n);
	value[had + n] = '\0';
	return true;
}

static bool
append_number(char *value, const struct sp_decimal *num)
{
	char text[SP_DECIMAL_TEXT];

	return sp_decimal_write(num, text) && append(value, text, strlen(text));
}

/* One reading: of the digits, and of the unit. */
static bool
append_reading(
    const struct reading *r, size_t i, const char *unit, size_t n, char *value)
{
	const struct sp_decimal *num = &r->a.num.value[i];
	bool good = append(value, "|", value[0] != '\0');

	if (r->a.negative && num->n > 0)
		good = good && append(value, "-", 1);
	good = good && append_number(value, num);
	if (r->a.num.over.n > 0)
		good = good && append(value, "/", 1) &&
		    append_number(value, &r->a.num.over);
	if (r->range)
		good = good && append(value, "/", 1) &&
		    append_number(value, &r->b.num.value[i]);
	if (n > 0)
		good = good && append(value, " ", 1) && append(value, unit, n);
	return good;
}

static bool
write_value(const struct reading *r, char value[SP_QUANTITY_VALUE])
{
	const char *unit = r->range && r->b.unit[0] ? r->b.unit : r->a.unit;

	value[0] = '\0';
	for (size_t i = 0; i < r->a.num.readings; i++) {
		const char *part = unit;

		for (;;) {
			size_t n = strcspn(part, "|");

			if (!append_reading(r, i, part, n, value))
				return false;
			if (!part[n])
				break;
			part += n + 1;
		}
	}
	return true;
}

/* The first byte from pos on where a quantity may begin; a word in Latin
 * letters only at its own start. */
static size_t
find_start(const struct sp_starts *starts, struct sp_str text, size_t pos)
{
	while ((pos = sp_starts_next(starts, text, pos)) < text.n) {
		char c = text.s[pos];

		if (pos == 0 || ((c | 0x20) < 'a' || (c | 0x20) > 'z') ||
		    !sp_num_is_latin((unsigned char)text.s[pos - 1]))
			break;
		pos++;
	}
	return pos;
}

/* May something else begin within what was read at byte pos? */
static bool
may_begin_within(const struct reading *r, size_t pos)
{
	sp_utf8_next(r->text, &pos);
	return find_start(r->starts, r->text, pos) < r->a.end;
}

/* Do words end where the number does? */
static bool
ends_well(struct reading *r)
{
	return r->a.num.neighbour ||
	    sp_num_lex_border(r->lex, r->text, r->a.end) ||
	    sp_tally_is_times(r->text, r->a.end);
}

/* Take the quantity that was read at byte pos, if words begin and end there.
 * Most of what is none is told without a look at the words. */
static bool
take(struct reading *r, size_t pos, bool inner, enum sp_numeral_kind kind,
    struct sp_quantity *out, size_t *skip)
{
	bool good = kind == SP_NUMERAL_GOOD;

	if (good)
		read_range(r);
	good = good && is_needed_there(r);
	if (!good && inner && !may_begin_within(r, pos)) {
		*skip = r->a.end;
		return false;
	}
	if ((inner && !sp_num_lex_border(r->lex, r->text, pos)) ||
	    (kind == SP_NUMERAL_GOOD && !ends_well(r)))
		return false;
	if (good && write_value(r, out->value))
		return true;
	*skip = r->a.end;
	return false;
}

/* The quantity at byte pos; *skip is where to look on if there is none. */
static bool
read_at(struct reading *r, size_t pos, struct sp_quantity *out, size_t *skip)
{
	size_t at = read_sides(r, pos), chain;
	enum sp_numeral_kind kind;
	bool inner = false;

	if (at == pos ? !may_begin(r, at, &inner) : is_in_name(r->text, at))
		return false;
	if (sp_num_digit(sp_num_char(r->text, at)) >= 0 &&
	    sp_tally_at(r->text, at) == 0 &&
	    (chain = chain_end(r->text, at)) > at) {
		*skip = chain;
		return false;
	}
	kind = sp_amount_read(r->lex, r->text, at, &r->a);
	if (kind == SP_NUMERAL_NONE || !take(r, at, inner, kind, out, skip))
		return false;
	out->start = r->a.start;
	out->end = r->range ? r->b.end : r->a.end;
	out->type = r->a.type;
	if (r->range && r->b.type != SP_QUANTITY_NUMBER)
		out->type = r->b.type;
	read_behind(r, out->end);
	out->side = r->side;
	return true;
}

bool
sp_quantity_next(struct sp_quantities *quantities, struct sp_str text,
    size_t *pos, struct sp_quantity *quantity)
{
	struct sp_num_lex *lex = quantities->lex;
	size_t at = *pos;

	sp_num_lex_reset(lex);
	while ((at = find_start(&quantities->starts, text, at)) < text.n) {
		struct reading r = {
		    .lex = lex, .starts = &quantities->starts, .text = text};
		uint32_t cp = sp_num_char(text, at);
		struct sp_num_hit hit = {0};
		size_t skip = at;

		if (sp_num_digit(cp) < 0 && cp != '-' && cp != 0x2212 &&
		    !sp_num_lex_find(lex, text, at, FIRST, &hit)) {
			sp_utf8_next(text, &at);
			continue;
		}
		if (hit.word &&
		    (SP_NUM_BIT(hit.word->class) & (BIT(NONE) | BIT(PER)))) {
			at = hit.end;
			continue;
		}
		if (read_at(&r, at, quantity, &skip)) {
			*pos = quantity->end;
			return true;
		}
		if (skip > at)
			at = skip;
		else if (sp_num_digit(cp) >= 0)
			while (at < text.n &&
			    sp_num_digit(sp_num_char(text, at)) >= 0)
				sp_utf8_next(text, &at);
		else
			sp_utf8_next(text, &at);
	}
	*pos = text.n;
	return false;
}
