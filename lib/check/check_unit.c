/* SPDX-License-Identifier: MIT */
#include <spean/check_unit.h>

#include <stdlib.h>

#include <spean/khmer.h>
#include <spean/utf8.h>

/* A longer quotation has its middle cut out. */
#define QUOTE_CP 80

void
sp_check_unit_free(struct sp_check_unit *unit)
{
	if (!unit)
		return;
	for (size_t s = 0; s < 2; s++) {
		sp_norm_map_release(&unit->side[s].map);
		sp_tags_release(&unit->side[s].tags);
		sp_buf_release(&unit->side[s].normal);
	}
	sp_norm_free(unit->norm);
	sp_tagger_free(unit->tagger);
	sp_buf_release(&unit->docs);
	free(unit);
}

struct sp_check_unit *
sp_check_unit_new(const struct sp_lang *const lang[2], struct sp_err *err)
{
	static const struct sp_norm_opts opts = {.level = SP_NORM_CANON};
	struct sp_check_unit *unit = calloc(1, sizeof(*unit));

	if (!unit) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	unit->side[0].lang = lang[0];
	unit->side[1].lang = lang[1];
	unit->norm = sp_norm_new(&opts, err);
	if (unit->norm)
		unit->tagger = sp_tagger_new(err);
	if (unit->tagger)
		return unit;
	sp_check_unit_free(unit);
	return NULL;
}

static enum sp_status
read_side(
    struct sp_check_unit *unit, struct sp_check_side *side, struct sp_err *err)
{
	enum sp_status status;

	sp_buf_reset(&side->normal);
	status = sp_norm_text_map(
	    unit->norm, side->lang, side->raw, &side->normal, &side->map, err);
	if (status != SP_OK)
		return status;
	side->text = sp_buf_str(&side->normal);
	side->blank = sp_utf8_is_blank(side->text);
	return sp_tagger_read(
	    unit->tagger, side->lang, side->text, NULL, &side->tags, err);
}

/* Is it the first pair of two documents? */
static bool
begins(struct sp_check_unit *unit)
{
	struct sp_str was = sp_buf_str(&unit->docs);
	struct sp_str src = unit->side[0].doc, tgt = unit->side[1].doc;

	if (was.n == src.n + tgt.n + 1 && sp_str_starts(was, src) &&
	    was.s[src.n] == '\t' && sp_str_ends(was, tgt))
		return false;
	sp_buf_reset(&unit->docs);
	sp_buf_add(&unit->docs, src);
	sp_buf_addc(&unit->docs, '\t');
	sp_buf_add(&unit->docs, tgt);
	return true;
}

enum sp_status
sp_check_unit_read(
    struct sp_check_unit *unit, const struct sp_pair *pair, struct sp_err *err)
{
	const struct sp_str doc[2] = {pair->src_doc, pair->tgt_doc};
	const struct sp_str loc[2] = {pair->src_loc, pair->tgt_loc};
	const struct sp_str text[2] = {pair->src_text, pair->tgt_text};
	enum sp_status status = SP_OK;

	unit->score = pair->score;
	for (size_t s = 0; s < 2 && status == SP_OK; s++) {
		struct sp_check_side *side = &unit->side[s];

		side->doc = doc[s];
		side->loc = loc[s];
		side->raw = text[s];
		side->gap = sp_str_eq(loc[s], SP_STR("-"));
		status = read_side(unit, side, err);
	}
	if (status != SP_OK)
		return status;
	unit->begins = begins(unit);
	return sp_buf_status(&unit->docs, err);
}

struct sp_norm_range
sp_check_unit_place(
    const struct sp_check_unit *unit, size_t side, size_t from, size_t to)
{
	return sp_norm_map_range(&unit->side[side].map, from, to);
}

/* Text without what shows nothing. */
static void
add_shown(struct sp_buf *out, struct sp_str text)
{
	for (size_t pos = 0; pos < text.n;) {
		size_t from = pos;
		uint32_t cp = sp_utf8_next(text, &pos);

		if (!sp_utf8_is_gap(cp) || cp == ' ')
			sp_buf_add(out, sp_str_sub(text, from, pos));
	}
}

/* Where the character begins that is `away` characters from an end. */
static size_t
from_start(struct sp_str text, size_t away)
{
	size_t pos = 0;

	while (away-- > 0 && pos < text.n)
		sp_utf8_next(text, &pos);
	return pos;
}

static size_t
from_end(struct sp_str text, size_t away)
{
	size_t pos = text.n;

	while (away > 0 && pos > 0)
		away -= ((unsigned char)text.s[--pos] & 0xC0) != 0x80;
	return pos;
}

/* The nearest place at pos or behind that is between clusters. */
static size_t
parted(struct sp_str text, size_t pos)
{
	while (pos > 0 && pos < text.n) {
		size_t next = pos, last = pos;
		uint32_t before = sp_utf8_prev(text, &last);

		if (!sp_khmer_is_mark(sp_utf8_next(text, &next)) &&
		    sp_khmer_class(before) != SP_KHMER_COENG)
			break;
		pos = next;
	}
	return pos;
}

void
sp_check_quote(struct sp_str text, struct sp_buf *out)
{
	size_t head = parted(text, from_start(text, QUOTE_CP * 3 / 4));
	size_t tail = parted(text, from_end(text, QUOTE_CP / 4));

	if (head >= tail) {
		add_shown(out, text);
		return;
	}
	add_shown(out, sp_str_trim(sp_str_sub(text, 0, head)));
	sp_buf_add(out, SP_STR(" … "));
	add_shown(out, sp_str_trim(sp_str_sub(text, tail, text.n)));
}

void
sp_check_unit_quote(const struct sp_check_unit *unit, size_t side, size_t from,
    size_t to, struct sp_buf *out)
{
	sp_check_quote(sp_str_sub(unit->side[side].text, from, to), out);
}

const char *
sp_check_unit_lang(const struct sp_check_unit *unit, size_t side)
{
	const char *name = unit->side[side].lang->name;

	return name ? name : side ? "the target" : "the source";
}
