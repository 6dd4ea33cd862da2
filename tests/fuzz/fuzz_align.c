/* SPDX-License-Identifier: MIT */
/*
 * Two texts, of which the first ends at the first empty line, and the second at
 * the next one, before records of anchors, are aligned by a small lexicon:
 * every sentence stands in exactly one bead, in order, scores are
 * probabilities, and beads keep the anchors.  So they do when the lines "--" of
 * either text are each other's.
 */
#include <spean/align.h>
#include <spean/lex_table.h>

#include "../unit/keeps.h"
#include "fuzz.h"

/* So many lines a side are enough, and quick. */
#define LINES_MAX 200

struct texts {
	struct sp_str line[2][LINES_MAX];
	size_t n[2];
	struct sp_guide guide;
};

static void
check(const struct sp_beads *beads, const struct texts *texts)
{
	size_t src = 0, tgt = 0;

	for (size_t b = 0; b < beads->n; b++) {
		struct sp_bead bead = beads->bead[b];

		HOLDS(bead.src == src && bead.tgt == tgt);
		HOLDS(bead.nsrc + bead.ntgt > 0);
		HOLDS(bead.score >= 0 && bead.score <= 1);
		for (size_t k = 0; k < texts->guide.n; k++)
			HOLDS(keeps(&texts->guide.mark[k], &bead));
		src += bead.nsrc;
		tgt += bead.ntgt;
	}
	HOLDS(src == texts->n[0] && tgt == texts->n[1]);
}

static void
read_texts(struct sp_str rest, struct texts *texts)
{
	size_t side = 0;

	while (rest.s) {
		struct sp_str line = sp_str_cut(&rest, '\n');
		struct sp_guide_mark mark;

		if (side < 2 && line.n == 0)
			side++;
		else if (side < 2 && texts->n[side] < LINES_MAX)
			texts->line[side][texts->n[side]++] = line;
		else if (side == 2 &&
		    sp_guide_parse(
			line, texts->n[0], texts->n[1], &mark, NULL) == SP_OK)
			HOLDS(sp_guide_add(&texts->guide, &mark));
	}
}

static void
add_delimiters(struct texts *texts)
{
	struct sp_guide_mark mark = {.nsrc = 1, .ntgt = 1, .whole = true};

	for (;; mark.src++, mark.tgt++) {
		while (mark.src < texts->n[0] &&
		    !sp_str_eq(texts->line[0][mark.src], SP_STR("--")))
			mark.src++;
		while (mark.tgt < texts->n[1] &&
		    !sp_str_eq(texts->line[1][mark.tgt], SP_STR("--")))
			mark.tgt++;
		if (mark.src == texts->n[0] || mark.tgt == texts->n[1])
			return;
		HOLDS(sp_guide_add(&texts->guide, &mark));
	}
}

/* Align by the marks there are; where they contradict each other, without. */
static void
align(struct sp_align *align, struct texts *texts, struct sp_beads *beads)
{
	size_t place;

	if (sp_guide_settle(
		&texts->guide, texts->n[0], texts->n[1], &place, NULL) != SP_OK)
		texts->guide.n = 0;
	sp_align_guide(align, &texts->guide);
	beads->n = 0;
	HOLDS(sp_align_run(align, texts->line[0], texts->n[0], texts->line[1],
		  texts->n[1], beads, NULL) == SP_OK);
	check(beads, texts);
}

static struct sp_lex *
make_lexicon(void)
{
	struct sp_lex_table table = {0};
	struct sp_buf bytes = {0};

	sp_lex_table_add(&table, SP_STR("rice"), SP_STR("អង្ករ"), .9f, .8f);
	sp_lex_table_add(&table, SP_STR("house"), SP_STR("ផ្ទះ"), .9f, .8f);
	sp_lex_table_add(&table, SP_STR("a"), SP_STR("a"), .5f, .5f);
	HOLDS(sp_lex_table_sort(&table, NULL) == SP_OK);
	HOLDS(sp_lex_table_pack(&table, &bytes, NULL) == SP_OK);
	sp_lex_table_release(&table);
	return sp_lex_of(&bytes, NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct sp_lang *const lang[2] = {
	    sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))};
	struct sp_lex *lex = make_lexicon();
	struct sp_align *aligner = sp_align_new(lang, lex, NULL);
	struct texts texts = {.n = {0, 0}};
	struct sp_beads beads = {0};

	HOLDS(lex && aligner);
	read_texts((struct sp_str){(const char *)data, size}, &texts);
	align(aligner, &texts, &beads);
	add_delimiters(&texts);
	align(aligner, &texts, &beads);
	sp_beads_release(&beads);
	sp_guide_release(&texts.guide);
	sp_align_free(aligner);
	sp_lex_free(lex);
	return 0;
}
