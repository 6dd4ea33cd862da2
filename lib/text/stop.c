/* SPDX-License-Identifier: MIT */
#include <spean/stop.h>

#include <spean/glyph.h>
#include <spean/phrase.h>
#include <spean/utf8.h>

#include <unicode/uchar.h>

static enum sp_stop_next
next_kind(uint32_t cp)
{
	if (sp_glyph_is_khmer(cp))
		return SP_STOP_KHMER;
	if (sp_glyph_digit(cp) >= 0 || cp == '$')
		return SP_STOP_DIGIT;
	if (sp_glyph_is_upper(cp))
		return SP_STOP_UPPER;
	if (sp_glyph_is_lower(cp))
		return SP_STOP_LOWER;
	if (cp != SP_UTF8_BAD && u_charType((UChar32)cp) == U_CURRENCY_SYMBOL)
		return SP_STOP_DIGIT;
	return SP_STOP_OTHER;
}

void
sp_stop_look(struct sp_stop *stop)
{
	bool signs = false;
	size_t pos = stop->end;

	stop->spaced = false;
	while (pos < stop->text.n && pos - stop->end < SP_STOP_AHEAD) {
		size_t at = pos;
		uint32_t cp = sp_utf8_next(stop->text, &pos);

		if (sp_glyph_kind(cp) == SP_GLYPH_BREAK)
			break;
		if (sp_glyph_is_white(cp)) {
			stop->spaced = stop->spaced || !signs;
			continue;
		}
		if (sp_glyph_is_opening(cp)) {
			signs = true;
			continue;
		}
		stop->next = at;
		stop->kind = next_kind(cp);
		/* Names such as "iPhone" count as written with a capital. */
		if (stop->kind == SP_STOP_LOWER && pos < stop->text.n &&
		    sp_glyph_is_upper((unsigned char)stop->text.s[pos]))
			stop->kind = SP_STOP_UPPER;
		return;
	}
	stop->next = pos;
	stop->kind = signs ? SP_STOP_TAIL : SP_STOP_END;
}

/* "x.y", "U.S.A", "Ph.D"?  No: single letters with dots between. */
static bool
is_dotted(struct sp_str word)
{
	bool letter = false;
	size_t pos = 0, letters = 0;

	while (pos < word.n) {
		uint32_t cp = sp_utf8_next(word, &pos);

		if ((cp == '.') != letter || sp_glyph_digit(cp) >= 0)
			return false;
		letter = !letter;
		letters += letter;
	}
	return letter && letters > 0;
}

static bool
is_opener(const struct sp_stop *stop)
{
	const struct sp_sent_rules *rules;

	rules = sp_phrase_rules(stop->lang, stop->kind == SP_STOP_KHMER);
	if (!rules)
		return false;
	if (stop->kind != SP_STOP_KHMER)
		return sp_phrase_in(
		    &rules->opener, sp_phrase_after(stop->text, stop->next));
	return sp_phrase_begins(
	    &rules->opener, sp_str_sub(stop->text, stop->next, stop->text.n));
}

/* A numeral of more than one letter: "I" is a word too. */
static bool
is_roman(struct sp_str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (!strchr("IVXLC", word.s[i]) || !word.s[i])
			return false;
	return word.n > 1;
}

/* "Fig. IV", "No. A12", "App. B": what is numbered, not the next sentence. */
static bool
is_label(struct sp_str before, struct sp_str label)
{
	if (label.n == 1)
		return sp_glyph_is_upper((unsigned char)before.s[0]);
	for (size_t i = 0; i < label.n; i++)
		if (sp_glyph_digit((unsigned char)label.s[i]) >= 0)
			return true;
	return is_roman(label);
}

static bool
is_capitals(struct sp_str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (word.s[i] < 'A' || word.s[i] > 'Z')
			return false;
	return word.n >= 2 && word.n <= 4;
}

/* The sentence so far is "On Monday at 5": no clause, so "a.m." does not end
 * it. */
static bool
is_adverbial(const struct sp_stop *stop, struct sp_str word)
{
	const struct sp_sent_rules *rules = sp_phrase_rules(stop->lang, false);
	struct sp_str head = sp_str_trim(sp_str_sub(
	    stop->text, stop->start, (size_t)(word.s - stop->text.s)));

	if (!rules || head.n == 0 || head.n > SP_PHRASE_MAX)
		return false;
	while (head.s) {
		struct sp_str part = sp_str_cut(&head, ' ');

		if (sp_str_ends(part, SP_STR(",")))
			part.n--;
		if (part.n > 0 && sp_glyph_digit((unsigned char)*part.s) < 0 &&
		    !sp_phrase_in_lower(&rules->preposition, part) &&
		    !sp_phrase_in_lower(&rules->calendar, part))
			return false;
	}
	return true;
}

/* A time of day that has word behind it: a time zone ("7 p.m. ET") or a day
 * ("5 p.m. Monday") belongs to it. */
static bool
time_goes_on(const struct sp_stop *stop)
{
	const struct sp_sent_rules *rules = sp_phrase_rules(stop->lang, false);
	struct sp_str word = sp_phrase_after(stop->text, stop->next);

	return is_capitals(word) ||
	    (rules && sp_phrase_in_lower(&rules->calendar, word));
}

static bool
ends_after(
    const struct sp_stop *stop, enum sp_sent_class class, struct sp_str word)
{
	switch (class) {
	case SP_SENT_TITLE:
		return false;
	case SP_SENT_NUMBER:
		return stop->kind == SP_STOP_UPPER &&
		    !is_label(word, sp_phrase_after(stop->text, stop->next));
	case SP_SENT_ABBREV:
		return stop->kind == SP_STOP_UPPER && is_opener(stop);
	case SP_SENT_TIME:
		return (stop->kind == SP_STOP_UPPER ||
			   stop->kind == SP_STOP_DIGIT) &&
		    !time_goes_on(stop) && !is_adverbial(stop, word);
	case SP_SENT_PLAIN:
		break;
	}
	return stop->kind != SP_STOP_LOWER;
}

/* Whether the token around the terminator is an address or a path. */
static bool
in_address(const struct sp_stop *stop)
{
	struct sp_str text = stop->text;
	size_t at = stop->at, from = at, to = at;

	while (from > stop->start && at - from < 4 * SP_PHRASE_MAX &&
	    text.s[from - 1] != ' ')
		from--;
	while (to < text.n && to - at < SP_PHRASE_MAX && text.s[to] != ' ' &&
	    text.s[to] != '\n')
		to++;
	for (size_t i = from; i < to; i++)
		if (text.s[i] && strchr("@/\\_=:#", text.s[i]))
			return true;
	return false;
}

static bool
is_all_lower(struct sp_str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (!sp_glyph_is_lower((unsigned char)word.s[i]))
			return false;
	return word.n > 1;
}

static bool
is_number(struct sp_str word)
{
	for (size_t i = 0; i < word.n; i++)
		if ((word.s[i] < '0' || word.s[i] > '9') &&
		    !strchr(".,", word.s[i]))
			return false;
	return word.n > 0;
}

/*
 * "world.Today is": no space behind the terminator.  A word in lower case
 * before, or a number, and a word behind that is written like the first of a
 * sentence; names such as "System.Out" and addresses stay whole.
 */
static bool
ends_glued(const struct sp_stop *stop)
{
	const struct sp_sent_rules *rules = sp_phrase_rules(stop->lang, false);
	struct sp_str after, before;
	size_t end;
	bool title;

	if (stop->kind != SP_STOP_UPPER || stop->next != stop->end ||
	    in_address(stop))
		return false;
	before = sp_phrase_before(stop->text, stop->start, stop->at, false);
	if (sp_phrase_class(rules, before) != SP_SENT_PLAIN)
		return false;
	after = sp_phrase_after(stop->text, stop->next);
	end = stop->next + after.n;
	title = end < stop->text.n && stop->text.s[end] == '.' &&
	    sp_phrase_class(rules, after) == SP_SENT_TITLE;
	for (size_t i = 1; i < after.n; i++)
		if (sp_glyph_is_upper((unsigned char)after.s[i]))
			return false;
	if (!title && end < stop->text.n && !strchr(" ,'\n", stop->text.s[end]))
		return false;
	while (before.n > 0 && memchr(before.s, '.', before.n) &&
	    !is_number(before))
		sp_str_cut(&before, '.');
	return is_all_lower(before) || is_number(before) ||
	    (before.n > 2 && (title || is_opener(stop)));
}

static bool
latin_stop(const struct sp_stop *stop)
{
	struct sp_str word =
	    sp_phrase_before(stop->text, stop->start, stop->at, false);
	enum sp_sent_class class;

	if (!stop->spaced)
		return stop->kind == SP_STOP_KHMER ||
			stop->kind == SP_STOP_OTHER
		    ? false
		    : ends_glued(stop);
	class = sp_phrase_class(sp_phrase_rules(stop->lang, false), word);
	if (class != SP_SENT_PLAIN)
		return ends_after(stop, class, word);
	/* "IV. Results", "A. First part": what heads a section. */
	if (word.n > 0 && word.s == stop->text.s + stop->start &&
	    (is_roman(word) || word.n == 1))
		return false;
	if (is_dotted(word) &&
	    (word.n > 1 ? true : sp_glyph_is_upper((unsigned char)word.s[0])))
		return ends_after(stop, SP_SENT_ABBREV, word);
	return ends_after(stop, SP_SENT_PLAIN, word);
}

/* A full stop of ASCII behind Khmer letters.  Single clusters with stops
 * between are abbreviations, and so is a letter alone. */
static bool
khmer_stop(const struct sp_stop *stop)
{
	struct sp_str word =
	    sp_phrase_before(stop->text, stop->start, stop->at, true);
	bool dotted = word.n && memchr(word.s, '.', word.n);
	enum sp_sent_class class;

	/* A space before the stop: "… ។" typed as "… ." */
	if (word.n == 0)
		return stop->spaced;
	if (!stop->spaced)
		return stop->kind == SP_STOP_KHMER && !dotted &&
		    sp_phrase_bases(word) >= 4 &&
		    sp_phrase_bases(sp_phrase_khmer(stop->text, stop->next)) >=
		    4;
	class = sp_phrase_class(sp_phrase_rules(stop->lang, true), word);
	if (class != SP_SENT_PLAIN)
		return ends_after(stop, class, word);
	if (dotted)
		return sp_phrase_bases(word) > 1;
	return word.n > 3;
}

/* A full stop behind a digit. */
static bool
number_stop(const struct sp_stop *stop)
{
	size_t from = stop->at, pos = from;
	uint32_t before = ' ';
	size_t digits = 0;
	bool dots = false;

	while (pos > stop->start && stop->at - pos < SP_PHRASE_MAX) {
		before = sp_utf8_prev(stop->text, &pos);
		if (sp_glyph_digit(before) < 0 && before != '.' &&
		    before != ',')
			break;
		dots = dots || before == '.';
		digits += sp_glyph_digit(before) >= 0;
		from = pos;
		before = ' ';
	}
	/* "1.2. Scope" heads a section. */
	if (from == stop->start && dots && digits <= 6)
		return false;
	if (!stop->spaced)
		return ends_glued(stop);
	/* An item of a list inside a Khmer sentence. */
	if (stop->kind == SP_STOP_KHMER)
		return dots || digits > 3 ||
		    !(sp_glyph_is_white(before) || sp_glyph_is_opening(before));
	return stop->kind != SP_STOP_LOWER;
}

/* The character before the terminator and the spaces before that. */
static uint32_t
char_before(const struct sp_stop *stop)
{
	size_t pos = stop->at;

	while (pos > stop->start) {
		uint32_t cp = sp_utf8_prev(stop->text, &pos);

		if (!sp_glyph_is_white(cp))
			return cp;
	}
	return ' ';
}

static bool
full_stop(const struct sp_stop *stop)
{
	uint32_t before = char_before(stop);

	if (sp_glyph_is_khmer(before))
		return khmer_stop(stop);
	if (sp_glyph_digit(before) >= 0)
		return number_stop(stop);
	return latin_stop(stop);
}

/* An ellipsis ends a sentence where a capital follows; "I" says nothing. */
static bool
ellipsis(const struct sp_stop *stop)
{
	struct sp_str word = sp_phrase_after(stop->text, stop->next);

	return stop->kind == SP_STOP_UPPER && stop->spaced &&
	    !(word.s[0] == 'I' &&
		(word.n == 1 || !sp_glyph_is_lower((unsigned char)word.s[1])));
}

static bool
mark(const struct sp_stop *stop)
{
	bool khmer = sp_glyph_is_khmer(char_before(stop));

	if (stop->kind == SP_STOP_KHMER)
		return true;
	if (!stop->spaced && !stop->closed)
		return khmer ? stop->kind == SP_STOP_OTHER : ends_glued(stop);
	return stop->kind != SP_STOP_LOWER || khmer;
}

/* The sentence around a quotation goes on behind it. */
static bool
goes_on(const struct sp_stop *stop)
{
	const struct sp_sent_rules *rules;
	struct sp_str rest = sp_str_sub(stop->text, stop->next, stop->text.n);

	if (stop->kind == SP_STOP_LOWER)
		return true;
	rules = sp_phrase_rules(stop->lang, stop->kind == SP_STOP_KHMER);
	if (!rules)
		return false;
	if (stop->kind == SP_STOP_UPPER)
		return stop->mark && sp_phrase_says(rules, rest, false);
	if (stop->kind != SP_STOP_KHMER)
		return false;
	return !sp_phrase_begins(&rules->opener, rest) &&
		sp_phrase_begins(&rules->go_on, rest)
	    ? true
	    : sp_phrase_says(rules, rest, true);
}

bool
sp_stop_ends(const struct sp_stop *stop)
{
	if (stop->kind == SP_STOP_END)
		return true;
	if (stop->kind == SP_STOP_TAIL)
		return false;
	if (stop->closed && goes_on(stop))
		return false;
	if (stop->sign)
		return is_opener(stop);
	if (stop->strong)
		return true;
	if (stop->mark)
		return mark(stop);
	return stop->dots > 1 ? ellipsis(stop) : full_stop(stop);
}
