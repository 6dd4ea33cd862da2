/* SPDX-License-Identifier: MIT */
#include <spean/window.h>

#include <stdlib.h>
#include <string.h>

#include <spean/buf.h>

#define NO_NUMBER UINT32_MAX

void
sp_window_release(struct sp_window *window)
{
	free(window->present);
	free(window->number);
	free(window->word);
	*window = (struct sp_window){0};
}

static void
empty(struct sp_window *window)
{
	size_t words = window->side->words.n;

	memset(window->present, 0, (words / 64 + 1) * sizeof(uint64_t));
	window->from = window->to = 0;
	window->numbers = 0;
	window->free = NO_NUMBER;
}

bool
sp_window_set(struct sp_window *window, const struct sp_glossary_side *side)
{
	size_t words = side->words.n;

	if (!sp_grow(&window->present, &window->cap_present, words / 64 + 1,
		sizeof(*window->present)) ||
	    !sp_grow(&window->number, &window->cap_number, words + 1,
		sizeof(*window->number)))
		return false;
	window->side = side;
	empty(window);
	return true;
}

bool
sp_window_follows(const struct sp_window *window, size_t from, size_t to)
{
	return from >= window->from && from < window->to && to >= window->to;
}

static bool
add_token(struct sp_window *window, size_t t)
{
	uint32_t word = window->side->token[t];
	uint32_t *number = &window->number[word];

	if (!sp_window_has(window, word)) {
		*number = window->free;
		if (*number != NO_NUMBER) {
			window->free = window->word[*number].next;
		} else {
			if (!sp_grow(&window->word, &window->cap_word,
				(size_t)window->numbers + 1,
				sizeof(*window->word)))
				return false;
			*number = window->numbers++;
		}
		window->word[*number] = (struct sp_window_word){
		    .mark = {UINT32_MAX, UINT32_MAX, UINT32_MAX, UINT32_MAX}};
		window->present[word / 64] |= UINT64_C(1) << word % 64;
	}
	window->word[*number].count++;
	return true;
}

static void
drop_token(struct sp_window *window, size_t t)
{
	uint32_t word = window->side->token[t];
	uint32_t number = window->number[word];

	if (--window->word[number].count > 0)
		return;
	window->word[number].next = window->free;
	window->free = number;
	window->present[word / 64] &= ~(UINT64_C(1) << word % 64);
}

bool
sp_window_move(struct sp_window *window, size_t from, size_t to)
{
	const size_t *first = window->side->first;

	if (sp_window_follows(window, from, to)) {
		for (size_t t = first[window->from]; t < first[from]; t++)
			drop_token(window, t);
	} else {
		empty(window);
		window->to = from;
	}
	for (size_t t = first[window->to]; t < first[to]; t++)
		if (!add_token(window, t)) {
			empty(window);
			return false;
		}
	window->from = from;
	window->to = to;
	return true;
}
