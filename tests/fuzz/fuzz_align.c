/* SPDX-License-Identifier: MIT */
/*
 * Two texts, of which the first ends at the first empty line, are aligned:
 * every sentence stands in exactly one bead, in order, and scores are
 * probabilities.
 */
#include <spean/align.h>

#include "fuzz.h"

/* So many lines a side are enough, and quick. */
#define LINES_MAX 200

static void
check(const struct sp_beads *beads, size_t n, size_t m)
{
	size_t src = 0, tgt = 0;

	for (size_t b = 0; b < beads->n; b++) {
		struct sp_bead bead = beads->bead[b];

		HOLDS(bead.src == src && bead.tgt == tgt);
		HOLDS(bead.nsrc + bead.ntgt > 0);
		HOLDS(bead.score >= 0 && bead.score <= 1);
		src += bead.nsrc;
		tgt += bead.ntgt;
	}
	HOLDS(src == n && tgt == m);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sp_str rest = {(const char *)data, size};
	struct sp_str text[2][LINES_MAX];
	size_t n[2] = {0, 0}, side = 0;
	const struct sp_lang *const lang[2] = {
	    sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))};
	struct sp_align *align = sp_align_new(lang, NULL, NULL);
	struct sp_beads beads = {0};

	HOLDS(align);
	while (rest.s) {
		struct sp_str line = sp_str_cut(&rest, '\n');

		if (side == 0 && line.n == 0)
			side = 1;
		else if (n[side] < LINES_MAX)
			text[side][n[side]++] = line;
	}
	HOLDS(sp_align_run(align, text[0], n[0], text[1], n[1], &beads, NULL) ==
	    SP_OK);
	check(&beads, n[0], n[1]);
	sp_beads_release(&beads);
	sp_align_free(align);
	return 0;
}
