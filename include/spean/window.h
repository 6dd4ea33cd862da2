/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_WINDOW_H
#define SPEAN_WINDOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/glossary.h>

/*
 * The words of some sentences of a text that stand together, while they move on
 * through it.  Each word has a small number of its own as long as it is in the
 * window, so that what is known of it stays close together in memory.
 *
 *     text    ..... [ the rice in the house ] .....
 *     number          0   1    2  0   3
 */
struct sp_window {
	const struct sp_glossary_side *side;
	size_t from, to; /* sentences */
	uint64_t *present; /* by word of the text: a bit */
	uint32_t *number; /* by word of the text that is present */
	struct sp_window_word {
		uint32_t count; /* how often it stands there */
		uint32_t next; /* of those that are free */
		/* The caller's; UINT32_MAX when the word comes in. */
		uint32_t mark[4];
	} * word; /* by number */
	uint32_t numbers, free;
	size_t cap_present, cap_number, cap_word;
};

/* Start with = {0}.  Take a text, which stays the caller's, unchanged; the
 * window is empty.  False when memory fails. */
bool sp_window_set(
    struct sp_window *window, const struct sp_glossary_side *side);
void sp_window_release(struct sp_window *window);

/* Whether a move to sentences [from, to) keeps the numbers of the words that
 * stay: when both ends go on, and not beyond where it ended. */
bool sp_window_follows(const struct sp_window *window, size_t from, size_t to);

/*
 * Move to sentences [from, to).  A number may stand for another word once its
 * word has left.  Numbers are below window->numbers.  False when memory fails:
 * the window is empty then.
 */
bool sp_window_move(struct sp_window *window, size_t from, size_t to);

static inline bool
sp_window_has(const struct sp_window *window, uint32_t word)
{
	return window->present[word / 64] >> word % 64 & 1;
}

#endif
