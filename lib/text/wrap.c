/* SPDX-License-Identifier: MIT */
#include <spean/wrap.h>

#include <spean/glyph.h>
#include <spean/phrase.h>
#include <spean/utf8.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#define ZWSP   0x200Bu
#define SHY    0xADu
#define HYPHEN 0x2010u
#define COENG  0x17D2u

struct sp_wrap
sp_wrap_begin(const struct sp_lang *lang, enum sp_sent_lists lists)
{
	return (struct sp_wrap){.iter = {.lang = lang, .lists = lists}};
}

void
sp_wrap_release(struct sp_wrap *wrap)
{
	sp_buf_release(&wrap->text);
}

enum sp_status
sp_wrap_status(const struct sp_wrap *wrap, struct sp_err *err)
{
	return sp_buf_status(&wrap->text, err);
}

/* Without white space at the ends; a ZWSP shows what stood at the break. */
static struct sp_str
trim(struct sp_str line)
{
	while (line.n > 0) {
		size_t pos = 0;
		uint32_t cp = sp_utf8_next(line, &pos);

		if (cp == ZWSP || !sp_glyph_is_white(cp))
			break;
		line = sp_str_sub(line, pos, line.n);
	}
	while (line.n > 0) {
		size_t pos = line.n;
		uint32_t cp = sp_utf8_prev(line, &pos);

		if (cp == ZWSP || !sp_glyph_is_white(cp))
			break;
		line.n = pos;
	}
	return line;
}

/* A space, or the CR of the line's end behind it. */
static bool
ends_in_space(struct sp_str line)
{
	if (sp_str_ends(line, SP_STR("\r")))
		line.n--;
	return sp_str_ends(line, SP_STR(" "));
}

static bool
is_blank(struct sp_str line)
{
	return sp_glyph_skip_white(line, 0) == line.n;
}

static bool
is_dash(uint32_t cp)
{
	return cp == '-' || cp == '*' || cp == 0x2013 || cp == 0x2014;
}

/* What a line begins with; a dash counts as a bullet where a space follows. */
static struct sp_item
read_lead(struct sp_str line)
{
	size_t pos = 0;
	uint32_t cp = sp_utf8_next(line, &pos);

	if (is_dash(cp) && sp_glyph_is_white(sp_glyph_at(line, pos)))
		return (struct sp_item){.bullet = cp, .end = pos};
	return sp_item_read(line, 0);
}

/* The character that text ends with, 0 for none. */
static uint32_t
last_of(struct sp_str text)
{
	size_t pos = text.n;

	return pos ? sp_utf8_prev(text, &pos) : 0;
}

/* The line with this lead begins an item, and so a paragraph. */
static bool
begins_item(const struct sp_wrap *wrap, const struct sp_item *lead)
{
	const struct sp_item *head = &wrap->lead;
	uint32_t last = last_of(sp_buf_str(&wrap->text));
	bool colon = last == ':' || last == 0x17D6;

	if (lead->end == 0)
		return false;
	if (lead->bullet && !is_dash(lead->bullet))
		return true;
	if (lead->bullet)
		return colon || lead->bullet == head->bullet;
	if (lead->style == head->style && lead->letter == head->letter &&
	    lead->value == head->value + 1)
		return true;
	return colon &&
	    (lead->value == 1 || lead->value == 'a' || lead->value == 0x1780);
}

static bool
is_wide(uint32_t cp)
{
	int width, script;

	if (cp < 0x1100 || cp == SP_UTF8_BAD)
		return false;
	width = u_getIntPropertyValue((UChar32)cp, UCHAR_EAST_ASIAN_WIDTH);
	script = u_getIntPropertyValue((UChar32)cp, UCHAR_SCRIPT);
	return (width == U_EA_WIDE || width == U_EA_FULLWIDTH ||
		   width == U_EA_HALFWIDTH) &&
	    script != USCRIPT_HANGUL;
}

static bool
is_mark(uint32_t cp)
{
	return cp != SP_UTF8_BAD &&
	    (U_GET_GC_MASK((UChar32)cp) & U_GC_M_MASK) != 0;
}

static bool
is_alnum(uint32_t cp)
{
	return cp != SP_UTF8_BAD && u_isalnum((UChar32)cp);
}

/* A word that is broken or compounded at the hyphen that text ends with. */
static bool
is_hyphenated(
    const struct sp_lang *lang, struct sp_str text, struct sp_str line)
{
	const struct sp_sent_rules *rules = sp_phrase_rules(lang, false);
	size_t pos = text.n;
	uint32_t hyphen = sp_utf8_prev(text, &pos);

	if (hyphen != '-' && hyphen != HYPHEN && hyphen != SHY)
		return false;
	if (!is_alnum(last_of(sp_str_sub(text, 0, pos))) ||
	    !is_alnum(sp_glyph_at(line, 0)))
		return false;
	return hyphen == SHY || !rules ||
	    !sp_phrase_in_lower(&rules->suspend, sp_phrase_after(line, 0));
}

/* Whether line is joined to what is there without a space. */
static bool
is_tight(const struct sp_wrap *wrap, struct sp_str line)
{
	struct sp_str text = sp_buf_str(&wrap->text);
	uint32_t left = last_of(text);
	uint32_t right = sp_glyph_at(line, 0);

	if (left == COENG || is_mark(right))
		return true;
	if (left == ZWSP || right == ZWSP)
		return !wrap->spaced;
	/* CSS Text 3, 4.1.3, the transformation of segment breaks. */
	if (is_wide(left) && is_wide(right))
		return true;
	return is_hyphenated(wrap->iter.lang, text, line);
}

/* Text has changed: forget what was found ahead, and what was given out. */
static void
renew(struct sp_wrap *wrap)
{
	struct sp_sent_iter *iter = &wrap->iter;

	iter->line_end = 0;
	memset(iter->closer, 0, sizeof(iter->closer));
	if (iter->pos == 0 || iter->pos < wrap->text.n / 2)
		return;
	memmove(
	    wrap->text.s, wrap->text.s + iter->pos, wrap->text.n - iter->pos);
	wrap->text.n -= iter->pos;
	wrap->whole -= iter->pos < wrap->whole ? iter->pos : wrap->whole;
	wrap->wait -= iter->pos < wrap->wait ? iter->pos : wrap->wait;
	iter->pos = 0;
}

void
sp_wrap_end(struct sp_wrap *wrap)
{
	if (wrap->text.n > wrap->whole)
		sp_buf_addc(&wrap->text, '\n');
	wrap->whole = wrap->text.n;
}

bool
sp_wrap_add(struct sp_wrap *wrap, struct sp_str line)
{
	bool spaced = ends_in_space(line);
	struct sp_item lead;

	if (is_blank(line)) {
		sp_wrap_end(wrap);
		return false;
	}
	line = trim(line);
	lead = read_lead(line);
	if (wrap->text.n > wrap->whole && begins_item(wrap, &lead))
		sp_wrap_end(wrap);
	renew(wrap);
	if (wrap->text.n == wrap->whole)
		wrap->lead = lead;
	else if (!is_tight(wrap, line))
		sp_buf_addc(&wrap->text, ' ');
	sp_buf_add(&wrap->text, line);
	wrap->spaced = spaced;
	return true;
}

bool
sp_wrap_next(struct sp_wrap *wrap, struct sp_str *sentence)
{
	struct sp_sent_iter before = wrap->iter;
	size_t whole = wrap->whole, n = wrap->text.n;

	if (wrap->text.failed || (before.pos >= whole && n < wrap->wait))
		return false;
	wrap->iter.text = sp_buf_str(&wrap->text);
	if (sp_sent_next(&wrap->iter, sentence) &&
	    (wrap->iter.pos < whole || n - wrap->iter.pos >= SP_SENT_AHEAD))
		return true;
	/* What is left is looked at again when it has doubled, and not for a
	 * few lines. */
	wrap->iter = before;
	wrap->wait = 2 * n - before.pos;
	if (wrap->wait < n + 4 * SP_SENT_AHEAD)
		wrap->wait = n + 4 * SP_SENT_AHEAD;
	return false;
}
