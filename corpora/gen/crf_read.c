/* SPDX-License-Identifier: MIT */
#include "crf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "gen.h"

/* Columns to either side of the gold's path. */
#define REACH 25

const struct sp_lattice_shape shape[SHAPES] = {{1, 1}, {1, 2}, {2, 1}, {2, 2},
    {1, 3}, {3, 1}, {1, 4}, {4, 1}, {2, 3}, {3, 2}};

static void
text_read(struct text *text, const char *dir, const char *name)
{
	struct sp_str rest;

	read_file(dir, sp_str_c(name), &text->bytes);
	rest = sp_buf_str(&text->bytes);
	text->line = malloc((rest.n + 1) * sizeof(*text->line));
	if (!text->line)
		fail(name, "out of memory");
	while (rest.n > 0)
		text->line[text->n++] = sp_str_cut(&rest, '\n');
}

static void
gold_read(const char *dir, const char *name, struct sp_beads *gold)
{
	struct sp_buf bytes = {0};
	struct sp_str rest;
	struct sp_err err = {0};
	struct sp_bead bead;

	read_file(dir, sp_str_c(name), &bytes);
	rest = sp_buf_str(&bytes);
	while (rest.n > 0) {
		if (sp_bead_parse(sp_str_cut(&rest, '\n'), &bead, &err) !=
		    SP_OK)
			fail(name, err.msg);
		if (!sp_beads_add(gold, bead))
			fail(name, "out of memory");
	}
	sp_buf_release(&bytes);
}

/* The points near the path of the gold. */
static void
make_band(struct document *doc)
{
	const struct sp_beads *gold = &doc->beads;
	struct sp_band *band = &doc->band;
	size_t row = 0;

	if (!sp_band_new(band, doc->n, doc->m))
		fail("a document", "out of memory");
	for (size_t b = 0; b < gold->n; b++) {
		const struct sp_bead *bead = &gold->bead[b];
		size_t right = bead->tgt + bead->ntgt + REACH;

		for (; row <= bead->src + bead->nsrc; row++)
			band->lo[row] =
			    bead->tgt > REACH ? bead->tgt - REACH : 0;
		for (size_t r = bead->src; r < row; r++)
			band->hi[r] = (right < doc->m ? right : doc->m) + 1;
	}
	sp_band_close(band, 0);
}

/* Mark what of the band is the gold's. */
static void
mark_gold(struct document *doc)
{
	const struct sp_beads *gold = &doc->beads;
	const struct sp_band *band = &doc->band;
	bool *paired[2] = {calloc(doc->n + 1, 1), calloc(doc->m + 1, 1)};

	if (!paired[0] || !paired[1])
		fail("a document", "out of memory");
	for (size_t b = 0; b < gold->n; b++) {
		const struct sp_bead *bead = &gold->bead[b];

		if (bead->nsrc == 0 || bead->ntgt == 0)
			continue;
		doc->both++;
		memset(paired[0] + bead->src, true, bead->nsrc);
		memset(paired[1] + bead->tgt, true, bead->ntgt);
		for (size_t k = 0; k < SHAPES; k++)
			if (shape[k].ni == bead->nsrc &&
			    shape[k].nj == bead->ntgt)
				doc->gold[sp_band_at(
				    band, bead->src, bead->tgt)][k] = true;
	}
	for (size_t i = 0; i <= doc->n; i++)
		for (size_t j = band->lo[i]; j < band->hi[i]; j++) {
			bool *here = doc->gold[sp_band_at(band, i, j)];

			here[SHAPES] = i < doc->n && !paired[0][i];
			here[SHAPES + 1] = j < doc->m && !paired[1][j];
		}
	free(paired[0]);
	free(paired[1]);
}

/* What the beads of the band have of a weight. */
static void
take(struct document *doc, struct sp_evidence *ev, size_t weight)
{
	const struct sp_band *band = &doc->band;
	struct sp_weights one = {{0}};

	one.of[weight] = 1;
	sp_evidence_set_weights(ev, &one);
	for (size_t i = 0; i < doc->n; i++)
		for (size_t j = band->lo[i]; j < band->hi[i]; j++)
			for (size_t k = 0; k < SHAPES; k++) {
				struct sp_lattice_shape s = shape[k];
				struct phi *phi =
				    &doc->bead[sp_band_at(band, i, j)][k];

				if (!sp_band_has(band, i + s.ni, j + s.nj))
					continue;
				phi->of[sp_weight_of_shape(s.ni, s.nj)] = 1;
				phi->of[weight] =
				    (float)(weight == SP_WEIGHT_WORDS
					    ? sp_evidence_words(
						  ev, i, s.ni, j, s.nj)
					    : sp_evidence_worth(
						  ev, 1, i, s.ni, j, s.nj));
			}
}

/* As sp_align does it: a first alignment tells what the texts are like. */
static void
fit(struct document *doc, struct sp_evidence *ev)
{
	struct sp_search search = {.n = doc->n,
	    .m = doc->m,
	    .steps.max = 2,
	    .steps.total = 3,
	    .steps.gap = sp_evidence_gap(ev),
	    .steps.worth = sp_evidence_worth,
	    .steps.row = sp_evidence_row,
	    .steps.ctx = ev};
	struct sp_beads beads = {0};

	if (sp_search_run(&search, &beads, NULL) != SP_OK)
		fail("a document", "out of memory");
	sp_evidence_fit(ev, &beads);
	sp_beads_release(&beads);
}

/* All that is learned from of a document. */
static void
weigh(struct document *doc, struct sp_evidence *ev)
{
	struct sp_weights explained = {{[SP_WEIGHT_GAP_EXPLAINED] = 1}};
	struct sp_weights habit = {{[SP_WEIGHT_GAP_HABIT] = 1}};

	fit(doc, ev);
	sp_evidence_set_weights(ev, &explained);
	doc->explained = sp_evidence_gap(ev).open;
	sp_evidence_set_weights(ev, &habit);
	doc->habit = sp_evidence_gap(ev).open;
	for (size_t w = SP_WEIGHT_MERGED; w < SP_WEIGHT_SCORE_SLOPE; w++)
		take(doc, ev, w);
}

static void
make_room(struct document *doc)
{
	size_t points = doc->band.at[doc->n + 1];

	doc->bead = calloc(points, sizeof(*doc->bead));
	doc->gold = calloc(points, sizeof(*doc->gold));
	if (!doc->bead || !doc->gold)
		fail("a document", "out of memory");
}

bool
document_read(struct document *doc, const char *dir, size_t number,
    const struct sp_lex *lex)
{
	static const char *const end[] = {"en", "km"};
	const struct sp_lang *const lang[2] = {
	    sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))};
	struct sp_evidence *ev;
	char name[32], path[4096];

	snprintf(path, sizeof(path), "%s/doc%03zu.gold", dir, number);
	if (access(path, R_OK) != 0)
		return false;
	*doc = (struct document){.lex = lex};
	for (size_t t = 0; t < 2; t++) {
		snprintf(name, sizeof(name), "doc%03zu.%s", number, end[t]);
		text_read(&doc->text[t], dir, name);
	}
	doc->n = doc->text[0].n;
	doc->m = doc->text[1].n;
	snprintf(name, sizeof(name), "doc%03zu.gold", number);
	gold_read(dir, name, &doc->beads);
	make_band(doc);
	make_room(doc);
	mark_gold(doc);
	ev = sp_evidence_new(lang, lex, NULL);
	if (!ev ||
	    sp_evidence_read(ev, doc->text[0].line, doc->n, doc->text[1].line,
		doc->m, NULL) != SP_OK)
		fail(path, "out of memory");
	weigh(doc, ev);
	sp_evidence_free(ev);
	return true;
}
