/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_SEGMENT_H
#define SPEAN_SEGMENT_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/err.h>
#include <spean/str.h>
#include <spean/words.h>

/*
 * Words in a run of letters of a script that writes no spaces between them, by
 * the cheapest way through a word list (words.h): exact over stretches of some
 * thousand clusters.
 *
 * Clusters are looked up as they are spelled canonically (khmer.h), whatever
 * their order in the text.  No word begins inside a cluster.  ZWSP is a hint:
 * it is in no word but where crossing it is cheaper by far than heeding it.
 */
enum sp_grain {
	SP_GRAIN_COARSE, /* compounds and derived words whole */
	SP_GRAIN_FINE /* their parts */
};

struct sp_segment_word {
	size_t start, end; /* bytes of the run; ZWSPs may stand between words */
};

struct sp_segment; /* scratch; one a thread */
struct sp_segment *sp_segment_new(struct sp_err *err);
void sp_segment_free(struct sp_segment *segment);

/*
 * The words of run from byte `from` on, as many as fit: *word points to *n of
 * them, in order, inside segment, until the next call.  Returns the byte to go
 * on from, run.n at the end.  *n is 0 only where nothing but ZWSP is left.
 *
 * run is UTF-8: characters of the script, and ZWSP and others that have no
 * code, which belong to the cluster before them.
 */
size_t sp_segment_next(struct sp_segment *segment, const struct sp_words *words,
    enum sp_grain grain, struct sp_str run, size_t from,
    const struct sp_segment_word **word, size_t *n);

/*
 * The cheapest way to write a run (a single word, a few hundred bytes) in
 * listed words shorter than the whole: its cost, and the words as above; or
 * SP_DICT_NONE where there is none.  For who makes word lists.
 */
uint32_t sp_segment_parts(struct sp_segment *segment,
    const struct sp_words *words, struct sp_str run,
    const struct sp_segment_word **word, size_t *n);

#endif
