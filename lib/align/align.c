/* SPDX-License-Identifier: MIT */
#include <spean/align.h>

#include <stdlib.h>

#include <spean/arena.h>
#include <spean/evidence.h>
#include <spean/guide.h>
#include <spean/pair.h>
#include <spean/search.h>
#include <spean/sides.h>

struct sp_align {
	const struct sp_lang *lang[2];
	struct sp_evidence *evidence;
	const struct sp_guide *guide; /* NULL: none */
	struct sp_beads first; /* of the pass that finds the ratio */
	struct sp_beads own; /* where the caller wants none */
	struct sp_arena mem;
};

/* Where two texts have more points than this, the path is looked for in a
 * corridor. */
#define POINTS ((size_t)1 << 14)

/* The sentences of a document, and which part each is. */
struct sents {
	struct sp_str *text;
	size_t *part;
	size_t n;
};

struct sp_align *
sp_align_new(const struct sp_lang *const lang[2], const struct sp_lex *lex,
    struct sp_err *err)
{
	struct sp_align *align = calloc(1, sizeof(*align));

	if (!align) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	align->lang[0] = lang[0];
	align->lang[1] = lang[1];
	align->evidence = sp_evidence_new(lang, lex, err);
	if (!align->evidence) {
		free(align);
		align = NULL;
	}
	return align;
}

void
sp_align_free(struct sp_align *align)
{
	if (!align)
		return;
	sp_evidence_free(align->evidence);
	sp_beads_release(&align->first);
	sp_beads_release(&align->own);
	sp_arena_release(&align->mem);
	free(align);
}

void
sp_align_set_weights(struct sp_align *align, const struct sp_weights *weights)
{
	sp_evidence_set_weights(align->evidence, weights);
}

const char *
sp_align_settings(void)
{
	return "evidence: words, lengths, numbers, dates, names, sounds, "
	       "marks; beads: 4, 5";
}

void
sp_align_guide(struct sp_align *align, const struct sp_guide *guide)
{
	align->guide = guide && guide->n > 0 ? guide : NULL;
}

/* The worth of a bead, which must not break the guide's marks. */
static double
guided_worth(void *ctx, size_t unit, size_t i, size_t ni, size_t j, size_t nj)
{
	struct sp_align *align = ctx;

	if (unit == 1 && ni > 0 && nj > 0 &&
	    !sp_guide_allows(align->guide, i, ni, j, nj))
		return SP_LATTICE_NEVER;
	return sp_evidence_worth(align->evidence, unit, i, ni, j, nj);
}

static void
guided_row(void *ctx, size_t unit, size_t i, size_t from, size_t to)
{
	struct sp_align *align = ctx;

	sp_evidence_row(align->evidence, unit, i, from, to);
}

/* True where a mark wants more of a bead than the first pass allows. */
static bool
has_large_mark(const struct sp_guide *guide)
{
	for (size_t k = 0; guide && k < guide->n; k++)
		if (guide->mark[k].nsrc + guide->mark[k].ntgt > 3)
			return true;
	return false;
}

static void
set_shapes(struct sp_search *search, bool all)
{
	search->steps.max = all ? 4 : 2;
	search->steps.total = all ? 5 : 3;
}

/* Once, with the shapes that most beads have, to find what the two texts are
 * like; once by it. */
static enum sp_status
search_twice(struct sp_align *align, struct sp_search *search,
    struct sp_beads *beads, struct sp_err *err)
{
	size_t old = beads->n;
	enum sp_status status;

	align->first.n = 0;
	set_shapes(search, has_large_mark(align->guide));
	search->steps.gap = sp_evidence_gap(align->evidence);
	status = sp_search_run(search, &align->first, err);
	if (status != SP_OK)
		return status;
	sp_evidence_fit(align->evidence, &align->first);
	set_shapes(search, true);
	search->steps.gap = sp_evidence_gap(align->evidence);
	search->steps.scores = true;
	status = sp_search_run(search, beads, err);
	if (status == SP_OK)
		status = sp_evidence_status(align->evidence, err);
	for (size_t b = old; b < beads->n && status == SP_OK; b++)
		beads->bead[b].score =
		    sp_evidence_score(align->evidence, beads->bead[b].score);
	if (status != SP_OK)
		beads->n = old;
	return status;
}

/* Say where the search must look: limits is what the guide leaves, band is for
 * the corridor; both are the caller's to release. */
static bool
confine(struct sp_align *align, struct sp_search *search,
    struct sp_band *limits, struct sp_band *band)
{
	bool narrow;

	if (align->guide) {
		if (!sp_guide_limits(
			align->guide, search->n, search->m, limits))
			return false;
		search->limits = limits;
		search->steps.worth = guided_worth;
		search->steps.row = guided_row;
		search->steps.ctx = align;
	}
	if (search->m == 0 || search->n <= POINTS / search->m)
		return true;
	if (!sp_evidence_corridor(
		align->evidence, search->limits, band, &narrow))
		return false;
	if (narrow && search->limits)
		sp_band_cut(band, limits, POINTS);
	search->band = narrow ? band : NULL;
	return true;
}

enum sp_status
sp_align_run(struct sp_align *align, const struct sp_str *src, size_t n,
    const struct sp_str *tgt, size_t m, struct sp_beads *beads,
    struct sp_err *err)
{
	struct sp_search search = {.n = n,
	    .m = m,
	    .steps.worth = sp_evidence_worth,
	    .steps.row = sp_evidence_row,
	    .steps.ctx = align->evidence};
	struct sp_band limits = {0}, band = {0};
	enum sp_status status;

	status = sp_evidence_read(align->evidence, src, n, tgt, m, err);
	if (status == SP_OK && !confine(align, &search, &limits, &band))
		status = sp_err_set(err, SP_NOMEM, "out of memory");
	if (status == SP_OK)
		status = search_twice(align, &search, beads, err);
	sp_band_release(&limits);
	sp_band_release(&band);
	return status;
}

static void
find_sents(
    struct sp_align *align, const struct sp_doc *doc, struct sents *sents)
{
	sents->n = 0;
	sents->text =
	    sp_arena_array(&align->mem, doc->n, sizeof(struct sp_str));
	sents->part = sp_arena_array(&align->mem, doc->n, sizeof(size_t));
	if (!sents->text || !sents->part)
		return;
	for (size_t i = 0; i < doc->n; i++) {
		if (!sp_loc_is_text(doc->part[i].loc))
			continue;
		sents->text[sents->n] = doc->part[i].text;
		sents->part[sents->n++] = i;
	}
}

/* Join the locs, and the texts, of sentences [from, from + count). */
static void
join(const struct sp_doc *doc, const struct sents *sents, size_t from,
    size_t count, struct sp_buf *loc, struct sp_buf *text)
{
	sp_buf_reset(loc);
	sp_buf_reset(text);
	for (size_t k = from; k < from + count; k++) {
		const struct sp_part *part = &doc->part[sents->part[k]];

		if (k > from) {
			sp_buf_addc(loc, ',');
			sp_buf_addc(text, ' ');
		}
		sp_buf_add(loc, part->loc);
		sp_buf_add(text, part->text);
	}
	if (count == 0)
		sp_buf_addc(loc, '-');
}

static enum sp_status
write_pairs(const struct sp_doc *doc[2], const struct sents sents[2],
    const struct sp_beads *beads, size_t from, struct sp_buf *out,
    struct sp_err *err)
{
	struct sp_buf loc[2] = {{0}}, text[2] = {{0}};
	enum sp_status status = SP_OK;

	for (size_t b = from; b < beads->n && status == SP_OK; b++) {
		const struct sp_bead *bead = &beads->bead[b];
		struct sp_pair pair = {.src_doc = doc[0]->id,
		    .tgt_doc = doc[1]->id,
		    .score = bead->score};

		join(doc[0], &sents[0], bead->src, bead->nsrc, &loc[0],
		    &text[0]);
		join(doc[1], &sents[1], bead->tgt, bead->ntgt, &loc[1],
		    &text[1]);
		pair.src_loc = sp_buf_str(&loc[0]);
		pair.tgt_loc = sp_buf_str(&loc[1]);
		pair.src_text = sp_buf_str(&text[0]);
		pair.tgt_text = sp_buf_str(&text[1]);
		if (loc[0].failed || loc[1].failed || text[0].failed ||
		    text[1].failed)
			status = sp_err_set(err, SP_NOMEM, "out of memory");
		else
			sp_pair_write(&pair, out);
	}
	for (size_t s = 0; s < 2; s++) {
		sp_buf_release(&loc[s]);
		sp_buf_release(&text[s]);
	}
	return status == SP_OK ? sp_buf_status(out, err) : status;
}

/* Each sentence of either side on its own. */
static enum sp_status
leave_apart(size_t n, size_t m, struct sp_beads *beads, struct sp_err *err)
{
	bool done = true;

	for (uint32_t i = 0; i < n && done; i++)
		done = sp_beads_add(beads, (struct sp_bead){i, 0, 1, 0, 1});
	for (uint32_t j = 0; j < m && done; j++)
		done = sp_beads_add(
		    beads, (struct sp_bead){(uint32_t)n, j, 0, 1, 1});
	return done ? SP_OK : sp_err_set(err, SP_NOMEM, "out of memory");
}

enum sp_status
sp_align_docs(struct sp_align *align, const struct sp_doc *src,
    const struct sp_doc *tgt, struct sp_buf *out, struct sp_beads *beads,
    struct sp_err *err)
{
	const struct sp_doc *doc[2] = {src, tgt};
	struct sents sents[2] = {{0}};
	enum sp_status status;
	size_t old;

	if (!beads) {
		beads = &align->own;
		beads->n = 0;
	}
	old = beads->n;
	sp_arena_reset(&align->mem);
	find_sents(align, src, &sents[0]);
	find_sents(align, tgt, &sents[1]);
	status = sp_arena_status(&align->mem, err);
	if (status == SP_OK &&
	    sp_sides_check(align->lang, src, tgt, NULL, NULL) != SP_OK)
		status = leave_apart(sents[0].n, sents[1].n, beads, err);
	else if (status == SP_OK)
		status = sp_align_run(align, sents[0].text, sents[0].n,
		    sents[1].text, sents[1].n, beads, err);
	if (status == SP_OK)
		status = write_pairs(doc, sents, beads, old, out, err);
	return status;
}
