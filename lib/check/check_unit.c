/* SPDX-License-Identifier: MIT */
#include <spean/check_unit.h>

#include <stdlib.h>

#include <spean/quote.h>
#include <spean/utf8.h>

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
	if (unit->wants == SP_CHECK_TAGS_NONE)
		return SP_OK;
	if (unit->wants == SP_CHECK_TAGS_VALUES)
		return sp_tagger_values(unit->tagger, side->lang, side->text,
		    NULL, &side->tags, err);
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
	unit->number += begins(unit);
	return sp_buf_status(&unit->docs, err);
}

struct sp_norm_range
sp_check_unit_place(
    const struct sp_check_unit *unit, size_t side, size_t from, size_t to)
{
	return sp_norm_map_range(&unit->side[side].map, from, to);
}

void
sp_check_unit_quote(const struct sp_check_unit *unit, size_t side, size_t from,
    size_t to, struct sp_buf *out)
{
	sp_quote_short(sp_str_sub(unit->side[side].text, from, to), out);
}

const char *
sp_check_unit_lang(const struct sp_check_unit *unit, size_t side)
{
	const char *name = unit->side[side].lang->name;

	return name ? name : side ? "the target" : "the source";
}
