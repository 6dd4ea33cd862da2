/* SPDX-License-Identifier: MIT */
#include <spean/check_encoding.h>

#include <stdlib.h>

#include <spean/quote.h>

#include <spean/conv.h>
#include <spean/khmer.h>
#include <spean/utf8.h>

/* More is not read by anyone, of one text. */
#define MOST 20

struct sp_check_encoding {
	struct sp_buf message;
	struct sp_buf raw, right; /* the spellings of what is told */
};

struct sp_check_encoding *
sp_check_encoding_new(struct sp_err *err)
{
	struct sp_check_encoding *encoding = calloc(1, sizeof(*encoding));

	if (!encoding)
		sp_err_set(err, SP_NOMEM, "out of memory");
	return encoding;
}

void
sp_check_encoding_free(struct sp_check_encoding *encoding)
{
	if (!encoding)
		return;
	sp_buf_release(&encoding->message);
	sp_buf_release(&encoding->raw);
	sp_buf_release(&encoding->right);
	free(encoding);
}

static void
tell(struct sp_check_encoding *encoding, enum sp_check check, double confidence,
    size_t s, struct sp_norm_range place, struct sp_findings *findings)
{
	struct sp_norm_range at[2] = {SP_FINDING_NOWHERE, SP_FINDING_NOWHERE};

	at[s] = place;
	sp_findings_add(
	    findings, check, confidence, at[0], at[1], &encoding->message);
	sp_buf_cut(&encoding->message, 0);
}

/* Does a mark, or the letter of a coeng, begin at byte pos > 0? */
static bool
goes_on(struct sp_str text, size_t pos)
{
	size_t behind = pos, before = pos;

	if (pos >= text.n)
		return false;
	return sp_khmer_is_mark(sp_utf8_next(text, &behind)) ||
	    (pos > 0 && sp_utf8_prev(text, &before) == 0x17D2);
}

/* The cluster that bytes [from, to) of text are in. */
static struct sp_norm_range
cluster_of(struct sp_str text, size_t from, size_t to)
{
	while (from > 0 && goes_on(text, from))
		sp_utf8_prev(text, &from);
	while (goes_on(text, to))
		sp_utf8_next(text, &to);
	return (struct sp_norm_range){from, to};
}

/* What is not looked at here: check_space tells of it. */
static bool
shows_nothing(struct sp_str text)
{
	for (size_t pos = 0; pos < text.n;)
		if (!sp_utf8_is_gap(sp_utf8_next(text, &pos)))
			return false;
	return true;
}

/* What is a matter of taste is left out: the subscripts DA and TA are drawn
 * alike, and the shifter had its place before the subscripts once (Unicode 15,
 * 16.4). */
static void
add_essence(struct sp_str text, struct sp_buf *out)
{
	bool coeng = false;

	sp_buf_cut(out, 0);
	for (size_t pos = 0; pos < text.n;) {
		uint32_t cp = sp_utf8_next(text, &pos);

		if (!sp_utf8_is_gap(cp) &&
		    sp_khmer_class(cp) != SP_KHMER_SHIFTER)
			sp_buf_add_cp(out, coeng && cp == 0x178A ? 0x178F : cp);
		coeng = cp == 0x17D2;
	}
}

/* A spelling that is not that of Unicode, at raw bytes place. */
static void
tell_order(struct sp_check_encoding *e, const struct sp_check_unit *unit,
    size_t s, struct sp_norm_range place, struct sp_str right,
    struct sp_findings *findings)
{
	struct sp_str raw = sp_str_sub(unit->side[s].raw, place.from, place.to);
	double confidence = .75;

	add_essence(raw, &e->raw);
	add_essence(right, &e->right);
	if (sp_str_eq(sp_buf_str(&e->raw), sp_buf_str(&e->right)))
		confidence = .3;
	/* PO, AA and COENG look like NYO and COENG, as old fonts had them. */
	if (sp_str_find(raw, SP_STR("ពា្"), 0) < raw.n) {
		sp_buf_cut(&e->right, 0);
		sp_buf_add(&e->right, SP_STR("ញ"));
		sp_buf_add(&e->right,
		    sp_str_sub(raw,
			sp_str_find(raw, SP_STR("ពា្"), 0) + SP_STR("ពា").n,
			raw.n));
		right = sp_buf_str(&e->right);
	}
	sp_buf_addf(&e->message, "%s has “", sp_check_unit_lang(unit, s));
	sp_quote_short(raw, &e->message);
	sp_buf_add(&e->message, SP_STR("”; in Unicode it is typed “"));
	sp_quote_short(right, &e->message);
	sp_buf_add(&e->message, SP_STR("”"));
	tell(e, SP_CHECK_ORDER, confidence, s, place, findings);
}

/* The pieces of the map that are no copies, or not in their old order. */
static void
check_order(struct sp_check_encoding *e, const struct sp_check_unit *unit,
    size_t s, struct sp_findings *findings)
{
	const struct sp_check_side *side = &unit->side[s];
	const struct sp_norm_map *map = &side->map;
	size_t behind = 0, done = 0, told = 0;

	for (size_t i = 0; i < map->n && told < MOST; i++) {
		const struct sp_norm_piece *piece = &map->piece[i];
		size_t out = i + 1 < map->n ? piece[1].out : map->out_n;
		size_t n = piece->whole ? piece->whole : out - piece->out;
		struct sp_norm_range at;
		bool moved = piece->in < behind;

		behind = piece->in + n > behind ? piece->in + n : behind;
		if ((!piece->whole && !moved) || piece->out < done ||
		    !sp_khmer_is(
			sp_utf8_next(side->text, &(size_t){piece->out})) ||
		    shows_nothing(
			sp_str_sub(side->raw, piece->in, piece->in + n)))
			continue;
		at = cluster_of(side->text, piece->out,
		    piece->whole ? out : piece->out + 3);
		done = at.to;
		told++;
		tell_order(e, unit, s,
		    sp_check_unit_place(unit, s, at.from, at.to),
		    sp_str_sub(side->text, at.from, at.to), findings);
	}
}

/* What UTF-8 looks like that was taken for windows-1252: the first bytes of
 * Khmer (E1 9E, E1 9F), of signs (E2 80) and of accents (C3), in UTF-8 again.
 * Behind C3 stands another such byte. */
static const struct {
	const char *is;
	size_t least; /* so many make it one */
	double confidence;
} mojibake[] = {
    {"\xC3\xA1\xC5\xBE", 2, .95},
    {"\xC3\xA1\xC5\xB8", 2, .95},
    {"\xC3\xA1\xC2\x9E", 2, .95},
    {"\xC3\xA1\xC2\x9F", 2, .95},
    {"\xC3\xA2\xE2\x82\xAC", 1, .9},
    {"\xC3\x83\xC2", 1, .85},
};

static bool
check_mojibake(struct sp_check_encoding *e, const struct sp_check_unit *unit,
    size_t s, struct sp_findings *findings)
{
	struct sp_str raw = unit->side[s].raw;

	for (size_t k = 0; k < sizeof(mojibake) / sizeof(*mojibake); k++) {
		struct sp_str is = sp_str_c(mojibake[k].is);
		size_t n = 0, first = sp_str_find(raw, is, 0), from = first;
		size_t to = first;

		for (; from < raw.n; from = sp_str_find(raw, is, to)) {
			to = from + is.n;
			n++;
		}
		if (n < mojibake[k].least)
			continue;
		/* The last may end within a character. */
		while (to < raw.n && ((unsigned char)raw.s[to] & 0xC0) == 0x80)
			to++;
		sp_buf_addf(&e->message, "%s was damaged by a conversion: “",
		    sp_check_unit_lang(unit, s));
		sp_quote_short(sp_str_sub(raw, first, to), &e->message);
		sp_buf_add(&e->message, SP_STR("”"));
		tell(e, SP_CHECK_FONT, mojibake[k].confidence, s,
		    (struct sp_norm_range){first, to}, findings);
		return true;
	}
	return false;
}

static void
check_lost(struct sp_check_encoding *e, const struct sp_check_unit *unit,
    size_t s, struct sp_findings *findings)
{
	static const struct sp_str lost = {"\xEF\xBF\xBD", 3};
	struct sp_str raw = unit->side[s].raw;
	size_t at = sp_str_find(raw, lost, 0);

	if (at == raw.n)
		return;
	sp_buf_addf(&e->message, "%s has lost a character here",
	    sp_check_unit_lang(unit, s));
	tell(e, SP_CHECK_FONT, .9, s, (struct sp_norm_range){at, at + lost.n},
	    findings);
}

static bool
has_byte(struct sp_str text, unsigned char c)
{
	return text.n > 0 && memchr(text.s, c, text.n);
}

static void
check_font(struct sp_check_encoding *e, const struct sp_check_unit *unit,
    size_t s, struct sp_findings *findings)
{
	struct sp_str raw = unit->side[s].raw;
	bool high = has_byte(raw, 0xC2) || has_byte(raw, 0xC3);
	const char *font;

	if (has_byte(raw, 0xEF))
		check_lost(e, unit, s, findings);
	if (high && check_mojibake(e, unit, s, findings))
		return;
	if (!high && strcmp(unit->side[s].lang->script, "Khmr") != 0)
		return;
	font = sp_conv_legacy_font(raw);
	if (!font)
		return;
	sp_buf_addf(&e->message,
	    "%s was typed for an old Khmer font (%s): it is not Unicode",
	    sp_check_unit_lang(unit, s), font);
	tell(e, SP_CHECK_FONT, .85, s, (struct sp_norm_range){0, raw.n},
	    findings);
}

enum sp_status
sp_check_encoding_run(struct sp_check_encoding *encoding,
    const struct sp_check_unit *unit, struct sp_findings *findings,
    struct sp_err *err)
{
	sp_buf_reset(&encoding->message);
	sp_buf_reset(&encoding->raw);
	sp_buf_reset(&encoding->right);
	for (size_t s = 0; s < 2; s++) {
		check_font(encoding, unit, s, findings);
		if (unit->side[s].map.n > 1)
			check_order(encoding, unit, s, findings);
	}
	if (encoding->raw.failed || encoding->right.failed)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	return sp_buf_status(&encoding->message, err);
}
