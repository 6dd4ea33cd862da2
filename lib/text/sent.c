/* SPDX-License-Identifier: MIT */
#include <spean/sent.h>

#include <spean/glyph.h>
#include <spean/item.h>
#include <spean/phrase.h>
#include <spean/sign.h>
#include <spean/stop.h>
#include <spean/utf8.h>

/* A bracket that closes farther away than this holds no sentence together. */
#define BRACKET_MAX 1024

struct scan {
	struct sp_sent_iter *iter;
	struct sp_str text;
	size_t start; /* of the sentence */
	size_t first; /* its first character that is no sign */
	size_t depth[3]; /* of brackets opened inside the sentence: ( [ { */
	size_t opened[3]; /* where the last of them was */
	size_t closed; /* where a terminator's last bracket closes */
	struct sp_item item; /* the list that the sentence stands in */
};

/* Bytes at which a character may begin that needs a look. */
static const bool stops[256] = {
    ['\n'] = true,
    ['.'] = true,
    ['!'] = true,
    ['?'] = true,
    ['('] = true,
    [')'] = true,
    ['['] = true,
    [']'] = true,
    ['{'] = true,
    ['}'] = true,
    ['"'] = true,
    [0xD8] = true,
    [0xDB] = true,
    [0xE0] = true,
    [0xE1] = true,
    [0xE2] = true,
    [0xE3] = true,
    [0xEF] = true,
};

/* The Khmer of U+17C0 to U+17FF that needs one, by the last six bits. */
#define BIT(cp) (UINT64_C(1) << ((cp)-0x17C0))
static const uint64_t khmer_stops =
    BIT(0x17D4) | BIT(0x17D5) | BIT(0x17D8) | BIT(0x17DA);

struct sp_sent_iter
sp_sent_begin(
    const struct sp_lang *lang, enum sp_sent_lists lists, struct sp_str text)
{
	return (struct sp_sent_iter){
	    .lang = lang, .text = text, .lists = lists};
}

/* Of the three bytes at s, the first being E1 or E2: Khmer but for its
 * terminators, or a ZWSP. */
static bool
is_common(const unsigned char *s)
{
	if (s[0] == 0xE2)
		return s[1] == 0x80 && s[2] == 0x8B;
	if ((s[2] & 0xC0) != 0x80) /* not UTF-8: it may be a line break */
		return false;
	return s[1] == 0x9E ||
	    (s[1] == 0x9F && !(khmer_stops >> (s[2] & 0x3F) & 1));
}

/* Behind what is_common at pos. */
static size_t
skip_common(struct sp_str text, size_t pos)
{
	const unsigned char *s = (const unsigned char *)text.s;

	while (text.n - pos > 2 && (s[pos] == 0xE1 || s[pos] == 0xE2) &&
	    is_common(s + pos))
		pos += 3;
	return pos;
}

/* The byte of the next character that needs a look, from pos on. */
static size_t
next_stop(struct sp_str text, size_t pos)
{
	const unsigned char *s = (const unsigned char *)text.s;

	for (;;) {
		size_t was;

		while (pos < text.n && !stops[s[pos]])
			pos++;
		was = pos;
		pos = skip_common(text, pos);
		if (pos == was)
			return pos;
	}
}

/* Over white space, but not farther than a look behind a stop goes. */
static size_t
skip_white(struct sp_str text, size_t pos)
{
	if (text.n - pos > SP_STOP_AHEAD)
		text.n = pos + SP_STOP_AHEAD;
	return sp_glyph_skip_white(text, pos);
}

static bool
white_before(const struct scan *scan, size_t pos)
{
	return pos > scan->start &&
	    sp_glyph_is_white(sp_utf8_prev(scan->text, &pos));
}

/*
 * The mark of the list's next item whose delimiter is at byte at: where it
 * begins, else 0.
 */
static size_t
next_item(struct scan *scan, size_t at)
{
	struct sp_item mark;
	size_t from = at, pos = at;
	size_t length = 0;

	if (!scan->item.style)
		return 0;
	while (pos > scan->start && length++ < 4) {
		uint32_t cp = sp_utf8_prev(scan->text, &pos);

		if (sp_glyph_digit(cp) < 0 &&
		    !(length == 1 && sp_item_is_letter(cp)))
			break;
		from = pos;
	}
	if (scan->item.style == SP_ITEM_ROUND)
		from -= from > scan->start;
	if (scan->item.bullet && from > scan->start) {
		pos = from;
		while (from - pos < SP_PHRASE_MAX && white_before(scan, pos))
			sp_utf8_prev(scan->text, &pos);
		if (pos > scan->start)
			sp_utf8_prev(scan->text, &pos);
		from = pos;
	}
	if (from == scan->start || !white_before(scan, from))
		return 0;
	mark = sp_item_read(scan->text, from);
	if (!mark.end || mark.delim != at || mark.bullet != scan->item.bullet ||
	    mark.style != scan->item.style ||
	    mark.letter != scan->item.letter ||
	    mark.value != scan->item.value + 1)
		return 0;
	scan->item.value++;
	return from;
}

/* The byte of the first character at or behind pos that closes a bracket, found
 * once for all that ask. */
static size_t
closer(struct sp_sent_iter *iter, size_t type, size_t pos)
{
	if (iter->closer[type] < pos || iter->closer[type] == 0) {
		const char *s = memchr(
		    iter->text.s + pos, ")]}"[type], iter -> text.n - pos);

		iter->closer[type] =
		    s ? (size_t)(s - iter->text.s) : iter->text.n;
	}
	return iter->closer[type];
}

static size_t
line_end(struct sp_sent_iter *iter, size_t pos)
{
	if (iter->line_end < pos || iter->line_end == 0) {
		const char *s =
		    memchr(iter->text.s + pos, '\n', iter->text.n - pos);

		iter->line_end = s ? (size_t)(s - iter->text.s) : iter->text.n;
	}
	return iter->line_end;
}

/* Inside a bracket that was opened in mid-sentence and does close. */
static bool
in_bracket(struct scan *scan, size_t pos)
{
	for (size_t t = 0; t < 3; t++) {
		size_t at;

		if (scan->depth[t] == 0)
			continue;
		at = closer(scan->iter, t, pos);
		if (at < line_end(scan->iter, pos) &&
		    at - scan->opened[t] < BRACKET_MAX)
			return true;
		scan->depth[t] = 0;
	}
	return false;
}

static void
open_bracket(struct scan *scan, size_t at, char c)
{
	size_t t = c == '(' ? 0 : c == '[' ? 1 : 2;

	if (at < scan->first)
		return;
	scan->depth[t]++;
	scan->opened[t] = at;
}

static void
close_bracket(struct scan *scan, char c)
{
	size_t t = c == ')' ? 0 : c == ']' ? 1 : 2;

	if (scan->depth[t])
		scan->depth[t]--;
}

/* Nothing, white space or a sign that closes: what a closing quotation mark
 * has behind it. */
static bool
closes_before(struct sp_str text, size_t pos)
{
	uint32_t cp = sp_glyph_at(text, pos);
	enum sp_glyph kind = sp_glyph_kind(cp);

	return pos >= text.n || sp_glyph_is_white(cp) || cp == ',' ||
	    (kind >= SP_GLYPH_BREAK && kind <= SP_GLYPH_STRONG) ||
	    kind == SP_GLYPH_CLOSE || kind == SP_GLYPH_QUOTE ||
	    kind == SP_GLYPH_QUOTE_CLOSE;
}

/* A quotation mark of ASCII at byte at closes what it stands behind. */
static bool
quote_closes(const struct scan *scan, size_t at, bool spaced)
{
	bool free = closes_before(scan->text, at + 1);

	if (scan->text.s[at] == '\'')
		return free && !spaced;
	return spaced ? free && scan->iter->quoted : free || scan->iter->quoted;
}

/* Take a closing sign at byte at into the stop. */
static bool
take_closer(struct scan *scan, struct sp_stop *stop, size_t at, uint32_t cp,
    enum sp_glyph kind)
{
	bool spaced = at != stop->end;

	if (kind == SP_GLYPH_CLOSE) {
		close_bracket(scan, (char)cp);
		scan->closed = at;
		return true;
	}
	if (kind == SP_GLYPH_QUOTE_CLOSE &&
	    (!spaced || closes_before(scan->text, at + (cp < 0x800 ? 2 : 3)))) {
		stop->closed = true;
		return true;
	}
	if (kind == SP_GLYPH_QUOTE && quote_closes(scan, at, spaced)) {
		if (cp == '"')
			scan->iter->quoted = false;
		stop->closed = true;
		return true;
	}
	return false;
}

/* A terminator behind another, with or without a space between: "។ ៕". */
static bool
take_stop(struct scan *scan, struct sp_stop *stop, size_t at, uint32_t cp,
    enum sp_glyph kind)
{
	bool spaced = at != stop->end;

	if (kind < SP_GLYPH_DOT || kind > SP_GLYPH_STRONG)
		return false;
	if (kind == SP_GLYPH_DOT && spaced &&
	    !closes_before(scan->text, at + 1))
		return false;
	if (kind == SP_GLYPH_STRONG &&
	    sp_sign_abridged(scan->iter->lang, scan->text, at))
		return false;
	stop->last = at;
	/* "He wrote 'No!'.": the sentence around the quotation ends too. */
	stop->closed = false;
	stop->strong = stop->strong || kind == SP_GLYPH_STRONG;
	stop->mark = stop->mark || kind == SP_GLYPH_MARK;
	stop->dots += kind == SP_GLYPH_DOT ? 1 : kind == SP_GLYPH_DOTS ? 3 : 0;
	if (cp == 0x17D4 || cp == 0x17D5)
		stop->sign = false;
	return true;
}

/* The ellipsis that stands at byte at behind a terminator and a space opens the
 * next sentence: "The end. ... Nobody moved." */
static bool
ellipsis_opens(const struct sp_stop *stop, size_t at)
{
	size_t end = sp_sign_ellipsis(stop->text, at);
	size_t before = stop->at;
	uint32_t cp;

	if (!end || at == stop->end || stop->dots > 1)
		return false;
	/* "the end . . . ." is an ellipsis and a full stop. */
	if (stop->dots == 1 && !stop->mark && !stop->strong &&
	    (before == stop->start ||
		sp_glyph_is_white(sp_utf8_prev(stop->text, &before))))
		return false;
	cp = sp_glyph_at(stop->text, skip_white(stop->text, end));
	return sp_glyph_is_upper(cp) || sp_glyph_is_khmer(cp) ||
	    sp_glyph_digit(cp) >= 0;
}

/* The terminator at byte at and all that belongs to it. */
static struct sp_stop
take(struct scan *scan, size_t at)
{
	struct sp_stop stop = {.lang = scan->iter->lang,
	    .text = scan->text,
	    .start = scan->start,
	    .at = at,
	    .end = at};
	size_t sign = sp_sign_abridged(stop.lang, stop.text, at);

	if (sign) {
		stop.sign = true;
		stop.strong = true;
		stop.end = sign;
	}
	for (;;) {
		size_t pos = skip_white(stop.text, stop.end), where = pos;
		uint32_t cp;
		enum sp_glyph kind;
		size_t note = sp_sign_footnote(stop.text, pos);

		if (note && pos == stop.end) {
			stop.end = note;
			continue;
		}
		if (pos >= stop.text.n || ellipsis_opens(&stop, where))
			return stop;
		cp = sp_utf8_next(stop.text, &pos);
		kind = sp_glyph_kind(cp);
		if (!take_stop(scan, &stop, where, cp, kind) &&
		    !take_closer(scan, &stop, where, cp, kind) &&
		    !sp_glyph_is_emoji(cp))
			return stop;
		stop.end = pos;
	}
}

/* A terminator at *pos, which moves behind it; true where a sentence ends. */
static bool
ends_here(struct scan *scan, size_t *pos)
{
	size_t at = *pos;
	size_t sign = sp_sign_omission(scan->text, at);
	struct sp_stop stop;
	bool inside;

	if (!sign)
		sign = sp_sign_lunar(scan->text, at);
	if (sign) {
		*pos = sign;
		return false;
	}
	inside = in_bracket(scan, at);
	stop = take(scan, at);
	*pos = stop.end;
	if (at < scan->first || in_bracket(scan, stop.end) ||
	    (inside && stop.last < scan->closed))
		return false;
	sp_stop_look(&stop);
	return sp_stop_ends(&stop);
}

/* An item of a list at byte at: true, and *pos its beginning, where it opens a
 * sentence; *pos behind the sign where it is only to be passed. */
static bool
item_here(struct scan *scan, size_t *pos, bool *pass)
{
	size_t at = *pos, from;

	*pass = scan->item.end && scan->item.delim == at && at > scan->start;
	if (*pass)
		return false;
	from = next_item(scan, at);
	*pass = from != 0;
	if (!from || scan->iter->lists == SP_SENT_LISTS_KEEP)
		return false;
	*pos = from;
	return true;
}

/* One character of a kind at *pos, which moves on.  True where the sentence
 * ends at *pos. */
static bool
step(struct scan *scan, size_t *pos)
{
	size_t at = *pos, behind = at;
	uint32_t cp = sp_utf8_next(scan->text, &behind);
	enum sp_glyph kind = sp_glyph_kind(cp);
	bool pass = false;

	if (kind == SP_GLYPH_BREAK) {
		scan->iter->quoted = false;
		return true;
	}
	/* With nothing behind it there is nothing to part; but it may be the
	 * mark of an item, which begins before. */
	if (behind == scan->text.n && scan->iter->lists == SP_SENT_LISTS_KEEP) {
		*pos = behind;
		return false;
	}
	if (kind == SP_GLYPH_DOT || cp == ')') {
		if (item_here(scan, pos, &pass))
			return true;
	}
	if (kind >= SP_GLYPH_DOT && kind <= SP_GLYPH_STRONG && !pass)
		return ends_here(scan, pos);
	if (kind == SP_GLYPH_BULLET && scan->item.bullet == cp &&
	    !scan->item.style && at > scan->first && white_before(scan, at) &&
	    scan->iter->lists == SP_SENT_LISTS_SPLIT)
		return true;
	if (kind == SP_GLYPH_OPEN)
		open_bracket(scan, at, (char)cp);
	if (kind == SP_GLYPH_CLOSE)
		close_bracket(scan, (char)cp);
	if (cp == '"')
		scan->iter->quoted = !scan->iter->quoted;
	*pos = behind;
	return false;
}

/* The first character from pos on that is no white space and no sign. */
static size_t
first_word(struct sp_str text, size_t pos)
{
	while (pos < text.n) {
		size_t at = pos;
		uint32_t cp = sp_utf8_next(text, &pos);

		if (sp_glyph_kind(cp) == SP_GLYPH_BREAK)
			return at;
		if (sp_glyph_kind(cp) == SP_GLYPH_NONE &&
		    !sp_glyph_is_white(cp))
			return at;
	}
	return pos;
}

static size_t
trim_end(struct sp_str text, size_t start, size_t end)
{
	while (end > start) {
		size_t at = end;

		if (!sp_glyph_is_white(sp_utf8_prev(text, &at)))
			break;
		end = at;
	}
	return end;
}

bool
sp_sent_next(struct sp_sent_iter *iter, struct sp_str *sentence)
{
	struct scan scan = {.iter = iter, .text = iter->text};
	size_t pos = iter->pos;

	while (pos < iter->text.n) {
		size_t at = pos;
		uint32_t cp = sp_utf8_next(iter->text, &pos);

		if (!sp_glyph_is_white(cp)) {
			pos = at;
			break;
		}
		if (sp_glyph_kind(cp) == SP_GLYPH_BREAK)
			iter->quoted = false;
	}
	iter->pos = pos;
	if (pos >= iter->text.n)
		return false;
	scan.start = pos;
	scan.first = first_word(iter->text, pos);
	scan.item = sp_item_read(iter->text, pos);
	do
		pos = next_stop(iter->text, pos);
	while (pos < iter->text.n && !step(&scan, &pos));
	iter->pos = pos;
	*sentence = sp_str_sub(
	    iter->text, scan.start, trim_end(iter->text, scan.start, pos));
	return true;
}
