/* SPDX-License-Identifier: MIT */
#include <spean/tmx_read.h>

#include <spean/utf8.h>
#include <spean/xml.h>

/* The props that can be the score, best first. */
static const char *const scores[] = {"score-aligner", "score-bicleaner-ai",
    "score-bicleaner", "score-bleualign", "score-hunalign", "x-score", "score"};
#define SCORES (sizeof(scores) / sizeof(scores[0]))

/* One side of the unit under way. */
struct side {
	struct sp_str lang;
	int fit; /* of the tuv that was taken; 0: none yet */
	bool has_seg;
	bool too_large;
	struct sp_buf text, doc, source, loc, date, licence;
};

struct reader {
	struct sp_import *import;
	struct side side[2];
	struct side *own; /* of the tuv that is open; NULL: of none of them */
	size_t line; /* of the tu */
	size_t tu, tuv, seg, prop; /* how deep they are open; 0: not */
	bool is_code[SP_XML_DEPTH + 1]; /* within seg, by depth */
	bool broken; /* an end of line comes before what comes next */
	bool after_code;
	struct sp_buf type, value; /* of the prop */
	bool prop_too_large;
	size_t best; /* the score that was found; SCORES: none */
	double score;
	struct sp_buf columns, tags;
	bool has_columns;
	bool columns_end; /* one was left out, so those behind it are too */
};

static bool
is(const char *name, const char *want)
{
	return strcmp(name, want) == 0;
}

/* The value of the attribute, or of its other name. */
static struct sp_str
attribute(const char *const *attr, const char *name, const char *other)
{
	struct sp_str found = {NULL, 0};

	for (; attr[0]; attr += 2) {
		if (is(attr[0], name))
			return sp_str_c(attr[1]);
		if (other && is(attr[0], other))
			found = sp_str_c(attr[1]);
	}
	return found;
}

static void
empty_side(struct side *side)
{
	side->has_seg = side->too_large = false;
	sp_buf_reset(&side->text);
	sp_buf_reset(&side->doc);
	sp_buf_reset(&side->source);
	sp_buf_reset(&side->loc);
	sp_buf_reset(&side->date);
	sp_buf_reset(&side->licence);
}

static void
open_tu(struct reader *reader, struct sp_xml *xml)
{
	reader->tu = sp_xml_depth(xml);
	reader->line = sp_xml_line(xml);
	for (size_t s = 0; s < 2; s++) {
		reader->side[s].fit = 0;
		empty_side(&reader->side[s]);
	}
	reader->best = SCORES;
	reader->score = 1;
	reader->has_columns = reader->columns_end = false;
	sp_buf_reset(&reader->columns);
	sp_buf_reset(&reader->tags);
}

/* Take this tuv for a side that it fits better than what was there. */
static void
open_tuv(struct reader *reader, struct sp_str lang)
{
	reader->own = NULL;
	for (size_t s = 0; s < 2 && !reader->own; s++) {
		struct side *side = &reader->side[s];
		int fit = sp_import_fit(reader->import, side->lang, lang);

		if (fit <= side->fit)
			continue;
		empty_side(side);
		side->fit = fit;
		reader->own = side;
	}
}

static void
open_seg(struct reader *reader, size_t depth)
{
	if (!reader->own || reader->own->has_seg)
		return;
	reader->own->has_seg = true;
	reader->seg = depth;
	reader->is_code[depth] = false;
	reader->broken = reader->after_code = false;
}

static void
open_prop(struct reader *reader, struct sp_str type, size_t depth)
{
	reader->prop = depth;
	reader->prop_too_large = type.n > SP_TMX_PROP_MAX;
	sp_buf_reset(&reader->type);
	sp_buf_reset(&reader->value);
	if (!reader->prop_too_large)
		sp_buf_add(&reader->type, type);
}

static bool
is_column(const struct reader *reader)
{
	return sp_str_eq(sp_buf_str(&reader->type), SP_STR("x-column"));
}

/* What stands in codes is code, but for a sub, which is text again. */
static void
open_inline(struct reader *reader, const char *name, size_t depth)
{
	bool code = reader->is_code[depth - 1];

	if (is(name, "sub"))
		code = false;
	else if (is(name, "bpt") || is(name, "ept") || is(name, "it") ||
	    is(name, "ph") || is(name, "ut"))
		code = true;
	reader->is_code[depth] = code;
}

static enum sp_status
on_open(struct sp_xml *xml, void *ctx, const char *name,
    const char *const *attr, struct sp_err *err)
{
	struct reader *reader = ctx;
	size_t depth = sp_xml_depth(xml);

	if (depth == 1 && !is(name, "tmx"))
		return sp_err_set(err, SP_BAD_TEXT,
		    "not TMX: its root is '%.40s', not 'tmx'", name);
	if (reader->seg)
		open_inline(reader, name, depth);
	else if (reader->prop)
		return SP_OK; /* no element can be there */
	else if (reader->tu && is(name, "prop"))
		open_prop(reader, attribute(attr, "type", NULL), depth);
	else if (reader->tuv && is(name, "seg"))
		open_seg(reader, depth);
	else if (reader->tu && !reader->tuv && is(name, "tuv")) {
		reader->tuv = depth;
		open_tuv(reader, attribute(attr, "xml:lang", "lang"));
	} else if (!reader->tu && is(name, "tu"))
		open_tu(reader, xml);
	return SP_OK;
}

/* Append a piece of a seg without ends of lines and TABs. */
static void
add_text(struct reader *reader, struct sp_str text)
{
	struct sp_buf *out = &reader->own->text;

	for (size_t i = 0, from; i < text.n;) {
		char c = text.s[i] == '\t' ? ' ' : text.s[i];
		bool twice =
		    c == ' ' && (out->n == 0 || out->s[out->n - 1] == ' ');

		if (c == '\n' || c == '\r') {
			while (out->n > 0 && out->s[out->n - 1] == ' ')
				sp_buf_cut(out, out->n - 1);
			reader->broken = true;
			i++;
			continue;
		}
		if (c == ' ' && reader->broken) {
			i++;
			continue;
		}
		if (reader->broken && out->n > 0)
			sp_buf_addc(out, ' ');
		reader->broken = false;
		if (!(twice && reader->after_code))
			sp_buf_addc(out, c);
		reader->after_code = false;
		/* As it stands up to the next that needs care. */
		from = ++i;
		while (i < text.n && text.s[i] != '\n' && text.s[i] != '\r' &&
		    text.s[i] != '\t')
			i++;
		sp_buf_add(out, sp_str_sub(text, from, i));
	}
}

static enum sp_status
on_text(struct sp_xml *xml, void *ctx, struct sp_str text, struct sp_err *err)
{
	struct reader *reader = ctx;

	(void)err;
	if (reader->prop) {
		size_t max =
		    is_column(reader) ? SP_TMX_SEG_MAX : SP_TMX_PROP_MAX;

		if (reader->value.n + text.n > max)
			reader->prop_too_large = true;
		if (!reader->prop_too_large)
			sp_import_text(text, &reader->value);
	} else if (reader->seg && !reader->is_code[sp_xml_depth(xml)]) {
		if (reader->own->text.n + text.n > SP_TMX_SEG_MAX)
			reader->own->too_large = true;
		if (!reader->own->too_large)
			add_text(reader, text);
	}
	return SP_OK;
}

/* The first of several counts. */
static void
keep_first(struct sp_buf *buf, struct sp_str value)
{
	if (buf->n == 0)
		sp_buf_add(buf, value);
}

static void
close_side_prop(struct side *side, struct sp_str type, struct sp_str value)
{
	if (sp_str_eq(type, SP_STR("source-document")))
		keep_first(&side->source, value);
	else if (sp_str_eq(type, SP_STR("x-document")))
		keep_first(&side->doc, value);
	else if (sp_str_eq(type, SP_STR("paragraph-id")))
		keep_first(&side->loc, value);
	else if (sp_str_eq(type, SP_STR("x-date")))
		keep_first(&side->date, value);
	else if (sp_str_eq(type, SP_STR("x-licence")))
		keep_first(&side->licence, value);
}

/* More digits than a number can have here say no more. */
static bool
read_score(struct sp_str text, double *score)
{
	text = sp_str_trim(text);
	for (size_t i = 0; i < text.n; i++)
		if ((text.s[i] < '0' || text.s[i] > '9') && text.s[i] != '.')
			return false;
	if (text.n > 18)
		text.n = 18;
	return sp_score_parse(text, score);
}

/* No column takes the place of one before it that is left out. */
static void
close_column(struct reader *reader, struct sp_str value)
{
	if (reader->prop_too_large ||
	    reader->columns.n + value.n > SP_TMX_SEG_MAX)
		reader->columns_end = true;
	if (reader->columns_end) {
		reader->import->left_out++;
		return;
	}
	if (reader->has_columns)
		sp_buf_addc(&reader->columns, '\t');
	reader->has_columns = true;
	sp_buf_add(&reader->columns, value);
}

static void
close_unit_prop(struct reader *reader, struct sp_str type, struct sp_str value)
{
	double score;

	if (sp_str_eq(type, SP_STR("x-tag")))
		sp_import_tags(value, &reader->tags);
	for (size_t i = 0; i < reader->best; i++) {
		if (!sp_str_eq(type, sp_str_c(scores[i])) ||
		    !read_score(value, &score))
			continue;
		reader->best = i;
		reader->score = score;
	}
}

static void
close_prop(struct reader *reader)
{
	struct sp_str type = sp_buf_str(&reader->type);
	struct sp_str value = sp_buf_str(&reader->value);

	reader->prop = 0;
	if (is_column(reader) && !reader->tuv)
		close_column(reader, value);
	else if (reader->prop_too_large)
		reader->import->left_out++;
	else if (reader->own)
		close_side_prop(reader->own, type, value);
	else if (!reader->tuv)
		close_unit_prop(reader, type, value);
}

/* See that a tuv was there, with a seg that can be kept. */
static bool
check_side(const struct side *side, struct sp_err *err)
{
	int n = side->lang.n > 40 ? 40 : (int)side->lang.n;

	if (!side->fit)
		sp_err_set(
		    err, SP_BAD_RECORD, "no tuv in %.*s", n, side->lang.s);
	else if (!side->has_seg)
		sp_err_set(err, SP_BAD_RECORD, "no seg in the tuv in %.*s", n,
		    side->lang.s);
	else if (side->too_large)
		sp_err_set(err, SP_TOO_LARGE,
		    "the seg in %.*s is larger than %zu bytes", n, side->lang.s,
		    SP_TMX_SEG_MAX);
	else
		return true;
	return false;
}

static enum sp_status
check_memory(const struct reader *reader, struct sp_err *err)
{
	bool failed = reader->columns.failed || reader->tags.failed ||
	    reader->value.failed || reader->type.failed;

	for (size_t s = 0; s < 2; s++)
		failed = failed || reader->side[s].text.failed ||
		    reader->side[s].doc.failed ||
		    reader->side[s].source.failed ||
		    reader->side[s].loc.failed || reader->side[s].date.failed ||
		    reader->side[s].licence.failed;
	return failed ? sp_err_set(err, SP_NOMEM, "out of memory") : SP_OK;
}

/* What has an empty member is no loc. */
static struct sp_str
loc_of(const struct side *side)
{
	struct sp_str loc = sp_buf_str(&side->loc);

	return sp_loc_is_list(loc) ? loc : (struct sp_str){NULL, 0};
}

static enum sp_status
close_tu(struct reader *reader, struct sp_err *err)
{
	const struct side *src = &reader->side[0], *tgt = &reader->side[1];
	struct sp_found found = {.pair = {.score = reader->score}};
	struct sp_pair *pair = &found.pair;
	struct sp_err why = {0};

	reader->tu = 0;
	if (check_memory(reader, err) != SP_OK)
		return SP_NOMEM;
	if (!check_side(src, &why) || !check_side(tgt, &why)) {
		sp_import_bad(reader->import, reader->line, &why);
		return SP_OK;
	}
	pair->src_doc = sp_buf_str(src->doc.n ? &src->doc : &src->source);
	pair->tgt_doc = sp_buf_str(tgt->doc.n ? &tgt->doc : &tgt->source);
	if (src->doc.n)
		found.src_url = sp_buf_str(&src->source);
	if (tgt->doc.n)
		found.tgt_url = sp_buf_str(&tgt->source);
	pair->src_loc = loc_of(src);
	pair->tgt_loc = loc_of(tgt);
	pair->src_text = sp_buf_str(&src->text);
	pair->tgt_text = sp_buf_str(&tgt->text);
	found.src_date = sp_buf_str(&src->date);
	found.tgt_date = sp_buf_str(&tgt->date);
	found.src_licence = sp_buf_str(&src->licence);
	found.tgt_licence = sp_buf_str(&tgt->licence);
	found.tags = sp_buf_str(&reader->tags);
	if (reader->has_columns)
		pair->more = reader->columns.n > 0
		    ? sp_buf_str(&reader->columns)
		    : SP_STR("");
	return sp_import_unit(reader->import, &found, reader->line, err);
}

static enum sp_status
on_close(struct sp_xml *xml, void *ctx, const char *name, struct sp_err *err)
{
	struct reader *reader = ctx;
	size_t depth = sp_xml_depth(xml);

	(void)name;
	if (reader->seg == depth) {
		reader->seg = 0;
	} else if (reader->seg) {
		if (reader->is_code[depth])
			reader->after_code = true;
	} else if (reader->prop == depth) {
		/* Asked now: what comes next forgets what failed. */
		close_prop(reader);
		return check_memory(reader, err);
	} else if (reader->tuv == depth) {
		reader->tuv = 0;
		reader->own = NULL;
		return check_memory(reader, err);
	} else if (reader->tu == depth) {
		return close_tu(reader, err);
	}
	return SP_OK;
}

static void
release(struct reader *reader)
{
	for (size_t s = 0; s < 2; s++) {
		sp_buf_release(&reader->side[s].text);
		sp_buf_release(&reader->side[s].doc);
		sp_buf_release(&reader->side[s].source);
		sp_buf_release(&reader->side[s].loc);
		sp_buf_release(&reader->side[s].date);
		sp_buf_release(&reader->side[s].licence);
	}
	sp_buf_release(&reader->type);
	sp_buf_release(&reader->value);
	sp_buf_release(&reader->columns);
	sp_buf_release(&reader->tags);
}

enum sp_status
sp_tmx_read(struct sp_import *import, struct sp_inflow *in, struct sp_err *err)
{
	static const struct sp_xml_events events = {on_open, on_close, on_text};
	struct reader reader = {.import = import};
	struct sp_xml *xml = sp_xml_new(&events, &reader, err);
	enum sp_status status;

	if (!xml)
		return SP_NOMEM;
	reader.side[0].lang = import->src_lang;
	reader.side[1].lang = import->tgt_lang;
	status = sp_xml_read(xml, in, err);
	import->line = sp_xml_line(xml);
	sp_xml_free(xml);
	release(&reader);
	return status;
}
