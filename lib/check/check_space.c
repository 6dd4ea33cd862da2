/* SPDX-License-Identifier: MIT */
#include <spean/check_space.h>

#include <stdlib.h>

#include <spean/khmer.h>
#include <spean/utf8.h>

/* What can be wrong with what shows nothing. */
enum fault {
	SPACE_TWICE,
	SPACE_TWICE_BETWEEN, /* sentences: an old habit of typists */
	SPACE_EDGE,
	SPACE_BEFORE_STOP,
	SPACE_IN_BRACKET,
	SPACE_NONE,
	ZWSP_IN_CLUSTER,
	ZWSP_IN_WORDS, /* of Latin letters */
	ZWSP_TWICE,
	ZWSP_BESIDE_SPACE,
	ZWSP_EDGE,
	ZERO_OTHER,
	FAULTS
};

static const struct {
	enum sp_check check;
	double confidence;
	const char *what;
} faults[FAULTS] = {
    [SPACE_TWICE] = {SP_CHECK_SPACE, .4, "two spaces in a row"},
    [SPACE_TWICE_BETWEEN] = {SP_CHECK_SPACE, .2, "two spaces in a row"},
    [SPACE_EDGE] = {SP_CHECK_SPACE, .2, "a space at the end of the text"},
    [SPACE_BEFORE_STOP] = {SP_CHECK_SPACE, .7, "a space before"},
    [SPACE_IN_BRACKET] = {SP_CHECK_SPACE, .4, "a space within the bracket"},
    [SPACE_NONE] = {SP_CHECK_SPACE, .6, "no space behind"},
    [ZWSP_IN_CLUSTER] = {SP_CHECK_ZWSP, .7,
	"a zero-width space between a letter and its sign"},
    [ZWSP_IN_WORDS] = {SP_CHECK_ZWSP, .6, "a zero-width space"},
    [ZWSP_TWICE] = {SP_CHECK_ZWSP, .3, "two zero-width spaces in a row"},
    [ZWSP_BESIDE_SPACE] = {SP_CHECK_ZWSP, .3,
	"a zero-width space beside a space"},
    [ZWSP_EDGE] = {SP_CHECK_ZWSP, .3,
	"a zero-width space at the end of the text"},
    [ZERO_OTHER] = {SP_CHECK_ZWSP, .5, "an invisible character"},
};

struct sp_check_space {
	struct sp_buf message;
	size_t n[FAULTS]; /* of the side */
	struct sp_norm_range first[FAULTS];
};

/* A character of the text and those beside it. */
struct place {
	struct sp_str text;
	const struct sp_lang *lang;
	uint32_t before, cp, behind; /* 0 where there is none */
	size_t from, to;
};

struct sp_check_space *
sp_check_space_new(struct sp_err *err)
{
	struct sp_check_space *space = calloc(1, sizeof(*space));

	if (!space)
		sp_err_set(err, SP_NOMEM, "out of memory");
	return space;
}

void
sp_check_space_free(struct sp_check_space *space)
{
	if (!space)
		return;
	sp_buf_release(&space->message);
	free(space);
}

static void
note(struct sp_check_space *space, enum fault fault, size_t from, size_t to)
{
	if (space->n[fault]++ == 0)
		space->first[fault] = (struct sp_norm_range){from, to};
}

static bool
is_lower(uint32_t cp)
{
	return cp >= 'a' && cp <= 'z';
}

static bool
is_letter(uint32_t cp)
{
	return is_lower(cp) || (cp >= 'A' && cp <= 'Z');
}

static char
byte_at(struct sp_str text, size_t i)
{
	return i < text.n ? text.s[i] : ' ';
}

/* ... before which English has no space.  A dot that begins a name (".NET"), a
 * row of dots and a smiley do. */
static bool
is_stop(struct sp_str text, size_t i)
{
	char c = byte_at(text, i), next = byte_at(text, i + 1);

	if (c == '\0' || !strchr(".,?!;:", c))
		return false;
	return next == ' ' || (next == '"' && c != ':' && c != ';');
}

static void
check_space(struct sp_check_space *space, const struct place *at)
{
	if (at->before == 0 || at->behind == 0) {
		note(space, SPACE_EDGE, at->from, at->to);
		return;
	}
	if (at->behind == ' ') {
		bool stop =
		    at->before < 0x80 && strchr(".?!:", (int)at->before);

		if (at->before != ' ')
			note(space, stop ? SPACE_TWICE_BETWEEN : SPACE_TWICE,
			    at->from, at->to + 1);
		return;
	}
	if (at->before == '(' || at->behind == ')')
		note(space, SPACE_IN_BRACKET, at->from, at->to);
	else if (at->lang->spaced && is_letter(at->before) &&
	    is_stop(at->text, at->to))
		note(space, SPACE_BEFORE_STOP, at->from, at->to + 1);
}

/* "One,two" of words that are long enough to be no "f(x,y)". */
static void
check_comma(struct sp_check_space *space, const struct place *at)
{
	struct sp_str text = at->text;

	if (!at->lang->spaced || at->from < 3 || text.n - at->to < 3)
		return;
	for (size_t i = 1; i <= 3; i++)
		if (!is_lower((unsigned char)text.s[at->from - i]) ||
		    !is_lower((unsigned char)text.s[at->to + i - 1]))
			return;
	note(space, SPACE_NONE, at->from, at->to);
}

/* Of a word or an address in Latin letters. */
static bool
is_latin(uint32_t cp)
{
	return is_letter(cp) || (cp >= '0' && cp <= '9') || cp == '.' ||
	    cp == '/' || cp == '-';
}

static void
check_zwsp(struct sp_check_space *space, const struct place *at)
{
	enum fault fault;

	if (at->before == 0 || at->behind == 0)
		fault = ZWSP_EDGE;
	else if (at->behind == 0x200B)
		fault = ZWSP_TWICE;
	else if (at->before == ' ' || at->behind == ' ')
		fault = ZWSP_BESIDE_SPACE;
	else if (sp_khmer_is_mark(at->behind) || at->before == 0x17D2)
		fault = ZWSP_IN_CLUSTER;
	else if (is_latin(at->before) && is_latin(at->behind))
		fault = ZWSP_IN_WORDS;
	else
		return;
	note(space, fault, at->from, at->to);
}

/* Emoji are joined, Indic and Arabic letters are; a shifter is held above. */
static bool
means_something(const struct place *at)
{
	if (at->cp == 0x200C)
		return sp_khmer_class(at->behind) == SP_KHMER_SHIFTER ||
		    sp_khmer_class(at->before) == SP_KHMER_SHIFTER ||
		    (at->before >= 0x600 && at->before < 0xE00);
	if (at->cp == 0x200D)
		return at->before >= 0x2190 ||
		    (at->before >= 0x600 && at->before < 0xE00);
	/* Marks of direction, beside Hebrew and Arabic. */
	return (at->before >= 0x590 && at->before < 0x900) ||
	    (at->behind >= 0x590 && at->behind < 0x900);
}

static bool
is_zero(uint32_t cp)
{
	return (cp >= 0x200C && cp <= 0x200F) ||
	    (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069) ||
	    cp == 0xFEFF;
}

static void
check_at(struct sp_check_space *space, struct sp_str text,
    const struct sp_lang *lang, size_t from)
{
	struct place at = {.text = text, .lang = lang, .from = from};
	size_t pos = from;

	at.cp = sp_utf8_next(text, &pos);
	at.to = pos;
	if (at.to < text.n)
		at.behind = sp_utf8_next(text, &pos);
	pos = from;
	if (from > 0)
		at.before = sp_utf8_prev(text, &pos);
	if (at.cp == ' ')
		check_space(space, &at);
	else if (at.cp == ',')
		check_comma(space, &at);
	else if (at.cp == 0x200B)
		check_zwsp(space, &at);
	else if (is_zero(at.cp) && !means_something(&at))
		note(space, ZERO_OTHER, at.from, at.to);
}

static void
tell(struct sp_check_space *space, const struct sp_check_unit *unit, size_t s,
    struct sp_findings *findings)
{
	struct sp_norm_range at[2] = {SP_FINDING_NOWHERE, SP_FINDING_NOWHERE};

	for (int f = 0; f < FAULTS; f++) {
		struct sp_norm_range first = space->first[f];

		if (space->n[f] == 0)
			continue;
		at[s] = first;
		sp_buf_addf(&space->message, "%s has %s",
		    sp_check_unit_lang(unit, s), faults[f].what);
		if (f == SPACE_BEFORE_STOP || f == SPACE_NONE)
			sp_buf_addf(&space->message, " “%c”",
			    unit->side[s].raw.s[first.to - 1]);
		if (space->n[f] > 1)
			sp_buf_addf(
			    &space->message, ", %zu times", space->n[f]);
		sp_findings_add(findings, faults[f].check, faults[f].confidence,
		    at[0], at[1], &space->message);
		sp_buf_cut(&space->message, 0);
	}
}

/* Of a word: ASCII, or a byte of a letter of most scripts. */
static bool
is_wordy(char c)
{
	return is_letter((unsigned char)c) || (c >= '0' && c <= '9') ||
	    ((c & 0x80) && c != '\xE2' && c != '\xEF');
}

/* The bytes that are looked at: U+2000 to U+2FFF begin with E2, U+F000 to
 * U+FFFF with EF. */
static const bool matters[256] = {
    [' '] = true, [','] = true, [0xE2] = true, [0xEF] = true};

/* A space is seldom wrong between words. */
static bool
may_be_wrong(struct sp_str text, size_t i)
{
	return text.s[i] != ' ' || i == 0 || i + 1 == text.n ||
	    !is_wordy(text.s[i - 1]) || !is_wordy(text.s[i + 1]);
}

/* To the next character; Khmer, of three bytes, is most of what there is. */
static size_t
step(char c)
{
	return c == '\xE1' ? 3 : 1;
}

enum sp_status
sp_check_space_run(struct sp_check_space *space,
    const struct sp_check_unit *unit, struct sp_findings *findings,
    struct sp_err *err)
{
	sp_buf_reset(&space->message);
	for (size_t s = 0; s < 2; s++) {
		struct sp_str text = unit->side[s].raw;

		memset(space->n, 0, sizeof(space->n));
		for (size_t i = 0; i < text.n; i += step(text.s[i]))
			if (matters[(unsigned char)text.s[i]] &&
			    may_be_wrong(text, i))
				check_at(space, text, unit->side[s].lang, i);
		tell(space, unit, s, findings);
	}
	return sp_buf_status(&space->message, err);
}
