/* SPDX-License-Identifier: MIT */
#include <spean/date.h>

#include <spean/date_eval.h>

/* A date as it was found, and what it says. */
struct found {
	struct sp_date_match match[SP_DATE_TIES];
	size_t n;
};

struct work {
	struct sp_date_lexer lexer;
	struct found a, b;
	const struct sp_day *today;
};

static bool
has_class(struct work *work, size_t i, enum sp_date_class class)
{
	const struct sp_date_token *token = sp_date_lex_token(&work->lexer, i);

	return token && token->word &&
	    (token->word->classes & SP_DATE_BIT(class));
}

static void
eval(const struct sp_date_fields *fields, enum sp_date_kind kind,
    const struct sp_day *today, struct sp_date_readings *out)
{
	if (kind == SP_DATE_IS_DAY)
		sp_date_eval_day(fields, today, out);
	else if (kind == SP_DATE_IS_TIME)
		sp_date_eval_time(fields, out);
}

/* ---- from one date to another ---- */

/* What of the larger stands at one end alone, holds for both. */
static void
share(struct sp_date_fields *a, struct sp_date_fields *b)
{
	struct sp_date_fields *to = a->has_year ? b : a;
	const struct sp_date_fields *from = a->has_year ? a : b;

	if (a->has_year != b->has_year) {
		to->has_year = true;
		to->year = from->year;
		to->era = from->era;
	}
	if (a->day && !a->month)
		a->month = b->month;
	if (b->day && !b->month)
		b->month = a->month;
	if (!a->part && a->hour >= 0 && a->hour <= b->hour)
		a->part = b->part;
}

/* Do the two say things that can be the ends of a range? */
static bool
are_ends(const struct sp_date_fields *a, const struct sp_date_fields *b)
{
	bool calendar = a->month || a->day || a->has_year;

	if (a->day2 || a->has_year2 || a->hour2 >= 0 || b->day2 ||
	    b->has_year2 || b->hour2 >= 0)
		return false;
	if (a->hour >= 0 || a->clock >= 0)
		return b->hour >= 0 || b->clock >= 0;
	if (!calendar)
		return a->weekday && b->weekday && !b->month && !b->day;
	/* "in 2018 to 5 May" is none; "March to May 2019" is. */
	return (b->month || b->day || b->has_year) &&
	    (a->month || a->day) == (b->month || b->day) &&
	    !(a->month && !a->day && b->day);
}

static void
pair(const struct sp_date_readings *a, const struct sp_date_readings *b,
    struct sp_date_readings *out)
{
	size_t n = a->n > b->n ? a->n : b->n;

	for (size_t i = 0; i < n && a->n > 0 && b->n > 0; i++) {
		struct sp_date_span span = a->span[i < a->n ? i : a->n - 1];
		const struct sp_date_span *end =
		    &b->span[i < b->n ? i : b->n - 1];

		if (span.range || end->range)
			continue;
		span.b = end->a;
		span.range = true;
		if (sp_date_in_order(&span.a, &span.b))
			sp_date_readings_add(out, &span);
	}
}

/* The range from a to b, found behind it; its readings, or none. */
static void
eval_range(struct work *work, struct sp_date_readings *out)
{
	size_t n = work->a.n < work->b.n ? work->a.n : work->b.n;

	for (size_t i = 0; i < n; i++) {
		struct sp_date_fields a, b;
		struct sp_date_readings from = {.n = 0}, to = {.n = 0};
		enum sp_date_kind kind = work->a.match[i].kind;
		const struct sp_day *today = work->today;

		if (work->b.match[i].kind != kind)
			continue;
		sp_date_fields_of(&work->lexer, &work->a.match[i], &a);
		sp_date_fields_of(&work->lexer, &work->b.match[i], &b);
		if (!are_ends(&a, &b))
			continue;
		share(&a, &b);
		/* From a weekday to another is said of any week. */
		if (!a.month && !a.day && a.weekday)
			today = NULL;
		eval(&a, kind, today, &from);
		eval(&b, kind, today, &to);
		pair(&from, &to, out);
	}
}

/* The matches from token i on.  What stands before the date only leads to it:
 * from the date itself on there may be a longer one. */
static void
find(struct work *work, size_t i, struct found *found)
{
	struct found inner;

	found->n = sp_date_form_match(&work->lexer, i, found->match);
	if (found->n == 0 || found->match[0].from == i)
		return;
	inner.n =
	    sp_date_form_match(&work->lexer, found->match[0].from, inner.match);
	if (inner.n > 0 && inner.match[0].end > found->match[0].end)
		*found = inner;
}

/* A second end behind the date that was found; false where there is none. */
static bool
find_end(struct work *work)
{
	size_t i = work->a.match[0].end;
	bool joined = has_class(work, i, SP_DATE_TO) ||
	    has_class(work, i, SP_DATE_DASH) ||
	    (has_class(work, i, SP_DATE_AND) &&
		has_class(work, 0, SP_DATE_BETWEEN));

	if (!joined)
		return false;
	find(work, i + 1, &work->b);
	return work->b.n > 0 && work->b.match[0].from == i + 1;
}

/* ---- what stands beside ---- */

static bool
is_latin(struct sp_str text, size_t pos)
{
	unsigned char c = pos < text.n ? (unsigned char)text.s[pos] : 0;

	return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' ||
	    (c >= 0xC3 && c <= 0xC9);
}

static bool
is_joint(char c)
{
	return c == '.' || c == ',' || c == '/' || c == '-' || c == ':';
}

/* A number that goes on to the left: "1.2019", "x86", "#12", "A-15". */
static bool
goes_on_left(struct sp_str text, size_t pos)
{
	char c = pos > 0 ? text.s[pos - 1] : ' ';

	if (pos == 0)
		return false;
	if (is_latin(text, pos - 1) || c == '#' || c == '$' ||
	    sp_date_lex_digit_before(text, pos))
		return true;
	if (!is_joint(c) || pos == 1)
		return false;
	return sp_date_lex_digit_before(text, pos - 1) ||
	    (c != ',' && c != ':' && is_latin(text, pos - 2));
}

/* A number that goes on to the right: "2019.5", "15/11/20", "5%", "2019x". */
static bool
goes_on_right(struct sp_str text, size_t pos)
{
	size_t bytes;

	if (pos >= text.n)
		return false;
	if (text.s[pos] == '%' || is_latin(text, pos))
		return true;
	if (!is_joint(text.s[pos]))
		return false;
	return sp_date_lex_digit(text, pos + 1, &bytes) >= 0 ||
	    (text.s[pos] == '-' && is_latin(text, pos + 1));
}

/* The span ends with a number that is longer than what was taken of it. */
static bool
is_cut_short(const struct work *work, const struct found *found)
{
	const struct sp_date_token *last =
	    &work->lexer.token[found->match[0].end - 1];

	return last->digits > 0 && goes_on_right(work->lexer.text, last->end);
}

/* ---- the search ---- */

static void
set_date(struct work *work, size_t end, const struct sp_date_readings *readings,
    struct sp_date *date)
{
	const struct sp_date_match *match = &work->a.match[0];
	struct sp_date_fields fields;

	sp_date_fields_of(&work->lexer, match, &fields);
	date->start = work->lexer.token[match->from].start;
	date->end = work->lexer.token[end - 1].end;
	date->type =
	    match->kind == SP_DATE_IS_TIME ? SP_DATE_TIME : SP_DATE_DAY;
	date->weekday = fields.weekday;
	sp_date_value_write(readings, date->value);
}

/* The range from the date to a second one, if that is what stands here. */
static bool
read_range(struct work *work, struct sp_date *date)
{
	struct sp_date_readings readings = {.n = 0};

	if (!find_end(work) || is_cut_short(work, &work->b))
		return false;
	eval_range(work, &readings);
	if (readings.n == 0)
		return false;
	set_date(work, work->b.match[0].end, &readings, date);
	return true;
}

/* What is written in words may be something else ("five weeks later"). */
static bool
has_digits(const struct work *work)
{
	for (size_t i = 0; i < work->a.match[0].end; i++)
		if (work->lexer.token[i].digits > 0)
			return true;
	return false;
}

static bool
set_void(size_t start, size_t end, struct sp_date *date)
{
	*date =
	    (struct sp_date){.start = start, .end = end, .type = SP_DATE_VOID};
	return true;
}

/*
 * Is there a date from byte pos on?  *next becomes the byte to go on at where
 * there is none: behind what has the form of a date and no value, so that
 * nothing within it is taken for one.
 */
static bool
read_date(struct work *work, size_t pos, struct sp_date *date, size_t *next)
{
	struct sp_date_readings readings = {.n = 0};
	const struct sp_date_token *token;

	sp_date_lex_begin(&work->lexer, pos);
	token = sp_date_lex_token(&work->lexer, 0);
	if (!token)
		return false;
	if (has_class(work, 0, SP_DATE_SKIP)) {
		*next = token->end;
		return false;
	}
	find(work, 0, &work->a);
	if (work->a.n == 0)
		return false;
	*next = work->lexer.token[work->a.match[0].end - 1].end;
	if (work->a.match[0].kind == SP_DATE_IS_NONE)
		return false;
	if (read_range(work, date))
		return true;
	if (is_cut_short(work, &work->a))
		return false;
	for (size_t i = 0; i < work->a.n; i++) {
		struct sp_date_fields fields;

		sp_date_fields_of(&work->lexer, &work->a.match[i], &fields);
		eval(&fields, work->a.match[i].kind, work->today, &readings);
	}
	if (readings.n == 0 && has_digits(work))
		return set_void(pos, *next, date);
	if (readings.n == 0)
		return false;
	set_date(work, work->a.match[0].end, &readings, date);
	return true;
}

/* The byte behind the digits at pos and what joins them to others. */
static size_t
skip_number(struct sp_str text, size_t pos)
{
	size_t bytes;

	while (sp_date_lex_digit(text, pos, &bytes) >= 0)
		pos += bytes;
	return pos;
}

/* Is byte pos inside of a Latin word? */
static bool
is_in_word(struct sp_str text, size_t pos)
{
	if (pos == 0 || !is_latin(text, pos))
		return false;
	do
		pos--;
	while (pos > 0 && ((unsigned char)text.s[pos] & 0xC0) == 0x80);
	return is_latin(text, pos);
}

/* The byte behind the number, the character or, of Latin ones, the word at
 * byte pos. */
static size_t
skip(struct sp_str text, size_t pos)
{
	size_t end = skip_number(text, pos);

	if (end > pos)
		return end;
	while (is_latin(text, end))
		end = sp_starts_behind(text, end);
	return end > pos ? end : sp_starts_behind(text, pos);
}

/* The first byte from pos on where a date may begin. */
static size_t
find_start(const struct sp_date_rules *rules, struct sp_str text, size_t pos)
{
	size_t bytes;

	while ((pos = sp_starts_next(&rules->starts, text, pos)) < text.n) {
		if (sp_date_lex_digit(text, pos, &bytes) >= 0) {
			if (!goes_on_left(text, pos))
				break;
		} else if (!is_in_word(text, pos)) {
			break;
		}
		pos = skip(text, pos);
	}
	return pos;
}

bool
sp_date_scan(const struct sp_lang *lang, struct sp_str text, size_t *pos,
    const struct sp_day *day, struct sp_date *date)
{
	struct work work;

	work.lexer.rules = lang->date;
	work.lexer.text = text;
	work.today = day;
	while (lang->date &&
	    (*pos = find_start(lang->date, text, *pos)) < text.n) {
		size_t next = skip(text, *pos);

		if (read_date(&work, *pos, date, &next)) {
			*pos = date->end;
			return true;
		}
		*pos = next;
	}
	*pos = text.n;
	return false;
}

bool
sp_date_next(const struct sp_lang *lang, struct sp_str text, size_t *pos,
    const struct sp_day *day, struct sp_date *date)
{
	while (sp_date_scan(lang, text, pos, day, date))
		if (date->type != SP_DATE_VOID)
			return true;
	return false;
}
