/* SPDX-License-Identifier: MIT */
#include <spean/enclosing.h>

#include <spean/khmer.h>
#include <spean/utf8.h>

#define DEPTH 16

/* What waits for its partner. */
struct open {
	uint32_t cp; /* that closes it; of a quotation 0 */
	struct sp_norm_range at;
};

struct reader {
	struct sp_str text;
	bool khmer;
	bool odd; /* of the plain quotation marks */
	struct open open[SP_ENCLOSINGS][DEPTH];
	size_t depth[SP_ENCLOSINGS];
	struct sp_enclosing_marks *found;
};

/* A mark and its neighbours, a space where there is none. */
struct mark {
	uint32_t cp, before, behind;
	struct sp_norm_range at;
};

static const struct {
	uint32_t open, close;
} brackets[] = {
    {'(', ')'},
    {'[', ']'},
    {'{', '}'},
    {0x2329, 0x232A},
    {0x27E8, 0x27E9},
    {0x3008, 0x3009},
    {0x300A, 0x300B},
    {0x300C, 0x300D},
    {0x3010, 0x3011},
    {0xFF08, 0xFF09},
};

static bool
is_gap(uint32_t cp)
{
	return sp_utf8_is_gap(cp);
}

static bool
is_digit(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0x17E0 && cp <= 0x17E9);
}

static void
push(struct reader *r, enum sp_enclosing kind, uint32_t cp,
    struct sp_norm_range at)
{
	if (r->depth[kind] < DEPTH)
		r->open[kind][r->depth[kind]++] = (struct open){cp, at};
}

static void
not_closed(struct reader *r, enum sp_enclosing kind, struct sp_norm_range at)
{
	struct sp_enclosing_marks *found = &r->found[kind];

	if (found->opens < SP_ENCLOSING_MOST)
		found->open[found->opens++] = at;
}

static void
not_opened(struct reader *r, enum sp_enclosing kind, struct sp_norm_range at)
{
	struct sp_enclosing_marks *found = &r->found[kind];

	if (found->closes < SP_ENCLOSING_MOST)
		found->close[found->closes++] = at;
}

/* "a)", "12)" and the like, at the beginning or behind a space. */
static bool
is_item(struct sp_str text, size_t at)
{
	size_t letters = 0;

	while (at > 0) {
		uint32_t cp = sp_utf8_prev(text, &at);

		if (is_gap(cp))
			return letters > 0;
		if (!is_digit(cp) && !sp_khmer_is(cp) &&
		    !((cp | 32) >= 'a' && (cp | 32) <= 'z'))
			return false;
		if (++letters > 3)
			return false;
	}
	return letters > 0;
}

/* :) ;-( =) */
static bool
is_smiley(struct sp_str text, size_t at)
{
	if (at > 0 && text.s[at - 1] == '-')
		at--;
	return at > 0 &&
	    (text.s[at - 1] == ':' || text.s[at - 1] == ';' ||
		text.s[at - 1] == '=');
}

/* "[0, 1)": short, and numbers or letters with a comma. */
static bool
is_interval(struct sp_str text, size_t open, size_t close)
{
	return close - open < 14 &&
	    memchr(text.s + open, ',', close - open) != NULL;
}

static bool
closes(const struct reader *r, const struct open *open, const struct mark *mark)
{
	if (open->cp == mark->cp)
		return true;
	return (mark->cp == ')' || mark->cp == ']') &&
	    (open->cp == ')' || open->cp == ']') &&
	    is_interval(r->text, open->at.from, mark->at.from);
}

static void
close_bracket(struct reader *r, const struct mark *mark)
{
	struct open *open = r->open[SP_ENCLOSING_BRACKET];
	size_t *depth = &r->depth[SP_ENCLOSING_BRACKET], i = *depth;

	while (i > 0 && !closes(r, &open[i - 1], mark))
		i--;
	if (i == 0) {
		if (mark->cp != ')' ||
		    (!is_item(r->text, mark->at.from) &&
			!is_smiley(r->text, mark->at.from)))
			not_opened(r, SP_ENCLOSING_BRACKET, mark->at);
		return;
	}
	while (*depth > i)
		not_closed(r, SP_ENCLOSING_BRACKET, open[--*depth].at);
	--*depth;
	/* "(s)" is a part of the word. */
	if (mark->at.from - open[i - 1].at.from > 3)
		r->found[SP_ENCLOSING_BRACKET].pairs++;
}

static bool
read_bracket(struct reader *r, const struct mark *mark)
{
	for (size_t i = 0; i < sizeof(brackets) / sizeof(*brackets); i++) {
		if (mark->cp == brackets[i].close) {
			close_bracket(r, mark);
			return true;
		}
		if (mark->cp != brackets[i].open)
			continue;
		if (mark->cp != '(' || !is_gap(mark->behind) ||
		    !is_smiley(r->text, mark->at.from))
			push(r, SP_ENCLOSING_BRACKET, brackets[i].close,
			    mark->at);
		return true;
	}
	return false;
}

static bool
is_mark(uint32_t cp)
{
	return cp < 0x80 ? cp != '\0' && strchr(".,;:?!)]}", (int)cp) != NULL
			 : cp == 0x17D4 || cp == 0x17D5;
}

static bool
looks_open(const struct mark *mark)
{
	return (is_gap(mark->before) || mark->before == '(') &&
	    !is_gap(mark->behind);
}

static bool
looks_closed(const struct mark *mark)
{
	return !is_gap(mark->before) &&
	    (is_gap(mark->behind) || is_mark(mark->behind));
}

static void
close_quote(struct reader *r)
{
	r->depth[SP_ENCLOSING_QUOTE]--;
	r->found[SP_ENCLOSING_QUOTE].pairs++;
}

/* A plain mark opens and closes; what was opened by another is closed by it,
 * too: writers mix them. */
static void
read_plain(struct reader *r, const struct mark *mark)
{
	if (r->depth[SP_ENCLOSING_QUOTE] > 0) {
		close_quote(r);
		return;
	}
	if (is_digit(mark->before) && r->odd) {
		r->odd = false; /* inches */
		return;
	}
	if (r->odd && looks_closed(mark)) {
		r->odd = false;
		not_opened(r, SP_ENCLOSING_QUOTE, mark->at);
		return;
	}
	push(r, SP_ENCLOSING_QUOTE, 0, mark->at);
}

static void
read_close(struct reader *r, const struct mark *mark)
{
	if (r->depth[SP_ENCLOSING_QUOTE] > 0)
		close_quote(r);
	else if (looks_open(mark))
		push(r, SP_ENCLOSING_QUOTE, 0, mark->at);
	else
		not_opened(r, SP_ENCLOSING_QUOTE, mark->at);
}

static void
read_open(struct reader *r, const struct mark *mark)
{
	if (r->depth[SP_ENCLOSING_QUOTE] > 0 && looks_closed(mark))
		close_quote(r);
	else
		push(r, SP_ENCLOSING_QUOTE, 0, mark->at);
}

/* The mark itself is meant: ("). */
static bool
is_mentioned(const struct mark *mark)
{
	return mark->before == '(' && mark->behind == ')';
}

static void
read_mark(struct reader *r, const struct mark *mark)
{
	if (is_mentioned(mark))
		return;
	switch (mark->cp) {
	case '"':
	case 0xFF02:
		read_plain(r, mark);
		break;
	case 0xAB:
	case 0x201C:
	case 0x201E:
	case 0x201F:
		read_open(r, mark);
		break;
	case 0xBB:
	case 0x201D:
		read_close(r, mark);
		break;
	default:
		read_bracket(r, mark);
	}
}

/* << and >>, which old keyboards have for the angle quotes. */
static bool
read_double(struct reader *r, size_t *pos)
{
	char c = r->text.s[*pos];
	struct mark mark = {.cp = c == '<' ? 0xAB : 0xBB,
	    .before = ' ',
	    .behind = ' ',
	    .at = {*pos, *pos + 2}};
	size_t at = *pos;

	if (!r->khmer || *pos + 1 >= r->text.n || r->text.s[*pos + 1] != c)
		return false;
	if (at > 0)
		mark.before = sp_utf8_prev(r->text, &at);
	*pos += 2;
	at = *pos;
	if (at < r->text.n)
		mark.behind = sp_utf8_next(r->text, &at);
	/* Else they are signs of code, or point at something. */
	if (c == '<' ? !is_gap(mark.behind) && mark.behind != '<'
		     : r->depth[SP_ENCLOSING_QUOTE] > 0)
		read_mark(r, &mark);
	return true;
}

/* The first bytes of the marks. */
static const bool may_enclose[256] = {
    ['"'] = true,
    ['('] = true,
    [')'] = true,
    ['['] = true,
    [']'] = true,
    ['{'] = true,
    ['}'] = true,
    ['<'] = true,
    ['>'] = true,
    [0xC2] = true,
    [0xE2] = true,
    [0xE3] = true,
    [0xEF] = true,
};

/* The first byte from pos on at which a mark may begin. */
static size_t
skip_text(struct sp_str text, size_t pos)
{
	while (pos < text.n && !may_enclose[(unsigned char)text.s[pos]])
		pos++;
	return pos;
}

/* Is the number of plain quotation marks odd? */
static bool
is_odd(struct sp_str text)
{
	static const struct sp_str plain = {"\"", 1};
	bool odd = false;

	for (size_t i = sp_str_find(text, plain, 0); i < text.n;
	     i = sp_str_find(text, plain, i + 1))
		odd = !odd;
	return odd;
}

static size_t
read_at(struct reader *r, size_t from)
{
	struct mark mark = {.before = ' ', .behind = ' ', .at = {from, from}};
	size_t pos = from;

	if ((r->text.s[from] == '<' || r->text.s[from] == '>') &&
	    read_double(r, &pos))
		return pos;
	mark.cp = sp_utf8_next(r->text, &mark.at.to);
	pos = mark.at.to;
	if (pos < r->text.n)
		mark.behind = sp_utf8_next(r->text, &pos);
	pos = from;
	if (pos > 0)
		mark.before = sp_utf8_prev(r->text, &pos);
	read_mark(r, &mark);
	return mark.at.to;
}

void
sp_enclosing_read(struct sp_str text, const struct sp_lang *lang,
    struct sp_enclosing_marks found[SP_ENCLOSINGS])
{
	struct reader r;

	r.text = text;
	r.khmer = strcmp(lang->script, "Khmr") == 0;
	r.odd = is_odd(text);
	r.found = found;
	for (int k = 0; k < SP_ENCLOSINGS; k++) {
		r.depth[k] = 0;
		found[k].pairs = found[k].opens = found[k].closes = 0;
	}
	for (size_t i = skip_text(text, 0); i < text.n; i = skip_text(text, i))
		i = read_at(&r, i);
	for (int k = 0; k < SP_ENCLOSINGS; k++)
		for (size_t i = 0; i < r.depth[k]; i++)
			not_closed(&r, (enum sp_enclosing)k, r.open[k][i].at);
}
