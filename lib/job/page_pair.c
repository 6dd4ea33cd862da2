/* SPDX-License-Identifier: MIT */
#include <spean/page_pair.h>

#include <stdlib.h>

#include <spean/align.h>
#include <spean/buf.h>
#include <spean/doc.h>
#include <spean/extract.h>
#include <spean/html.h>
#include <spean/inflow.h>
#include <spean/norm.h>
#include <spean/sent.h>
#include <spean/sides.h>

/* A page: its sentences in normal form, and as the page has them.  Both have
 * the same parts. */
struct side {
	struct sp_doc page, normal, raw;
};

struct reading {
	struct sp_extract *extract;
	struct sp_norm *norm;
	struct sp_align *align;
	struct sp_norm_map map;
	struct sp_buf bytes, text, loc;
	struct side side[2];
	struct sp_beads beads;
	struct sp_buf records; /* of the aligner, in normal form */
	struct sp_buf joined[2];
};

static void
release(struct reading *r)
{
	sp_extract_free(r->extract);
	sp_norm_free(r->norm);
	sp_align_free(r->align);
	sp_norm_map_release(&r->map);
	sp_buf_release(&r->bytes);
	sp_buf_release(&r->text);
	sp_buf_release(&r->loc);
	sp_beads_release(&r->beads);
	sp_buf_release(&r->records);
	for (size_t s = 0; s < 2; s++) {
		sp_doc_release(&r->side[s].page);
		sp_doc_release(&r->side[s].normal);
		sp_doc_release(&r->side[s].raw);
		sp_buf_release(&r->joined[s]);
	}
}

/* A paragraph's sentences: of its normal form, and what they come from. */
static enum sp_status
cut_part(struct reading *r, const struct sp_part *part, struct side *side,
    struct sp_err *err)
{
	const struct sp_lang *lang = sp_lang_find(part->lang);
	struct sp_sent_iter iter;
	struct sp_str sentence;
	enum sp_status status;

	sp_buf_reset(&r->text);
	status =
	    sp_norm_text_map(r->norm, lang, part->text, &r->text, &r->map, err);
	if (status != SP_OK)
		return status;
	iter = sp_sent_begin(lang, SP_SENT_LISTS_KEEP, sp_buf_str(&r->text));
	for (size_t s = 1; sp_sent_next(&iter, &sentence); s++) {
		size_t from = (size_t)(sentence.s - r->text.s);
		struct sp_norm_range at =
		    sp_norm_map_range(&r->map, from, from + sentence.n);

		sp_buf_reset(&r->loc);
		sp_sent_loc(part->loc, s, &r->loc);
		status = sp_buf_status(&r->loc, err);
		if (status != SP_OK)
			return status;
		sp_doc_add(
		    &side->normal, sp_buf_str(&r->loc), part->lang, sentence);
		sp_doc_add(&side->raw, sp_buf_str(&r->loc), part->lang,
		    sp_str_sub(part->text, at.from, at.to));
	}
	return SP_OK;
}

static enum sp_status
cut(struct reading *r, struct side *side, struct sp_err *err)
{
	enum sp_status status = SP_OK;

	sp_doc_reset(&side->normal, side->page.id);
	sp_doc_reset(&side->raw, side->page.id);
	for (size_t i = 0; i < side->page.n && status == SP_OK; i++)
		if (sp_loc_is_text(side->page.part[i].loc))
			status = cut_part(r, &side->page.part[i], side, err);
	if (status == SP_OK)
		status = sp_doc_status(&side->normal, err);
	return status == SP_OK ? sp_doc_status(&side->raw, err) : status;
}

static enum sp_status
read_page(struct reading *r, const char *path, const char *tag,
    struct side *side, struct sp_err *err)
{
	struct sp_page raw = {.id = sp_str_c(path),
	    .kind = sp_extract_kind(sp_str_c(path)),
	    .lang = tag};
	enum sp_status status;

	sp_buf_reset(&r->bytes);
	status = sp_inflow_file(path, SP_HTML_MAX, &r->bytes, err);
	if (status != SP_OK)
		return status;
	raw.bytes = sp_buf_str(&r->bytes);
	status = sp_extract_page(r->extract, &raw, &side->page, err);
	return status == SP_OK ? cut(r, side, err) : status;
}

/* The next n sentences of a side, behind those that were taken. */
static struct sp_str
take(struct reading *r, size_t s, size_t n, size_t *part)
{
	const struct sp_doc *raw = &r->side[s].raw;

	sp_buf_reset(&r->joined[s]);
	for (size_t k = 0; k < n && *part < raw->n; k++) {
		if (k > 0)
			sp_buf_addc(&r->joined[s], ' ');
		sp_buf_add(&r->joined[s], raw->part[(*part)++].text);
	}
	return sp_buf_str(&r->joined[s]);
}

/* The aligner's records, with the texts of the pages. */
static enum sp_status
hand_on(struct reading *r, sp_page_pair_fn *fn, void *ctx, struct sp_err *err)
{
	struct sp_str rest = sp_buf_str(&r->records);
	enum sp_status status = SP_OK;
	size_t part[2] = {0, 0};

	for (size_t b = 0; b < r->beads.n && status == SP_OK; b++) {
		const struct sp_bead *bead = &r->beads.bead[b];
		struct sp_pair pair;

		status = sp_pair_parse(sp_str_cut(&rest, '\n'), &pair, err);
		pair.src_text = take(r, 0, bead->nsrc, &part[0]);
		pair.tgt_text = take(r, 1, bead->ntgt, &part[1]);
		if (r->joined[0].failed || r->joined[1].failed)
			status = sp_err_set(err, SP_NOMEM, "out of memory");
		if (status == SP_OK)
			status = fn(ctx, &pair, err);
	}
	return status;
}

enum sp_status
sp_page_pair_read(const struct sp_page_pair *how, const char *const path[2],
    sp_page_pair_fn *fn, void *ctx, struct sp_err *err)
{
	static const struct sp_norm_opts canon = {.level = SP_NORM_CANON};
	const struct sp_lang *lang[2] = {sp_lang_find(sp_str_c(how->tag[0])),
	    sp_lang_find(sp_str_c(how->tag[1]))};
	struct reading r = {0};
	enum sp_status status = SP_NOMEM;

	r.extract = sp_extract_new(err);
	if (r.extract)
		r.norm = sp_norm_new(&canon, err);
	if (r.norm)
		r.align = sp_align_new(lang, how->lex, err);
	if (r.align)
		status = SP_OK;
	for (size_t s = 0; s < 2 && status == SP_OK; s++)
		status = read_page(&r, path[s], how->tag[s], &r.side[s], err);
	if (status == SP_OK)
		status = sp_sides_check(
		    lang, &r.side[0].normal, &r.side[1].normal, NULL, err);
	if (status == SP_OK)
		status = sp_align_docs(r.align, &r.side[0].normal,
		    &r.side[1].normal, &r.records, &r.beads, err);
	if (status == SP_OK)
		status = hand_on(&r, fn, ctx, err);
	release(&r);
	return status;
}
