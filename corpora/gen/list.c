/* SPDX-License-Identifier: MIT */
#include "wordlist.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include <spean/khmer.h>
#include <spean/lang.h>
#include <spean/utf8.h>

/* Costs that no count tells: the first of a row of words not listed (one word
 * in fifty of running text is such), a ZWSP inside a word, a cluster that no
 * listed word has. */
#define COST_UNKNOWN 400
#define COST_HINT    500
#define COST_RARE    900
#define COST_MAX     4000

void
list_init(struct list *list)
{
	const struct sp_norm_opts opts = {
	    .level = SP_NORM_CANON, .zwsp = SP_NORM_ZWSP_KEEP};

	*list = (struct list){0};
	list->norm = sp_norm_new(&opts, NULL);
	list->segment = sp_segment_new(NULL);
	if (!list->norm || !list->segment)
		fail("start", "out of memory");
}

void
list_release(struct list *list)
{
	sp_map_release(&list->index);
	sp_map_release(&list->seen);
	free(list->entry);
	sp_words_release(&list->words);
	sp_buf_release(&list->table);
	sp_buf_release(&list->unknown);
	sp_buf_release(&list->text);
	sp_norm_free(list->norm);
	sp_segment_free(list->segment);
}

struct entry *
list_at(struct list *list, struct sp_str word)
{
	bool added;
	size_t *at = sp_map_at(&list->index, word, &added);

	if (!at ||
	    !sp_grow(
		&list->entry, &list->cap, list->index.n, sizeof(*list->entry)))
		fail("list", "out of memory");
	if (added) {
		*at = list->index.n - 1;
		list->entry[*at] = (struct entry){0};
	}
	return &list->entry[*at];
}

struct sp_str
list_word(const struct list *list, size_t i)
{
	return list->index.entry[i].key;
}

size_t
list_letters(struct sp_str word)
{
	return sp_utf8_count(word);
}

/* The clusters of a word: its letters that no coeng stands before. */
size_t
list_clusters(struct sp_str word)
{
	uint32_t last = 0;
	size_t n = 0;

	for (size_t pos = 0; pos < word.n;) {
		uint32_t cp = sp_utf8_next(word, &pos);

		n += last == 0 || (last != 0x17D2 && !sp_khmer_is_mark(cp));
		last = cp;
	}
	return n;
}

/* Letters and marks of Khmer and nothing else, a letter first. */
bool
list_is_khmer(struct sp_str word)
{
	for (size_t pos = 0; pos < word.n;) {
		bool first = pos == 0;
		uint32_t cp = sp_utf8_next(word, &pos);
		bool base = sp_khmer_class(cp) == SP_KHMER_BASE;

		if (!base && (first || !sp_khmer_is_mark(cp)))
			return false;
	}
	return word.n > 0;
}

static unsigned
cost_of(double p)
{
	double cost = -100 * log(p);

	if (cost < 0)
		cost = 0;
	return cost < COST_MAX ? (unsigned)floor(cost + .5) : COST_MAX;
}

/* The places of all words, sorted by bytes. */
static const struct list *sorting;

static int
by_bytes(const void *a, const void *b)
{
	const size_t *x = a, *y = b;

	return sp_str_cmp(list_word(sorting, *x), list_word(sorting, *y));
}

static size_t *
sorted(const struct list *list)
{
	size_t *order = malloc((list->index.n + 1) * sizeof(*order));

	if (!order)
		fail("list", "out of memory");
	for (size_t i = 0; i < list->index.n; i++)
		order[i] = i;
	sorting = list;
	qsort(order, list->index.n, sizeof(*order), by_bytes);
	return order;
}

static void
write_words(struct list *list, const size_t *order)
{
	double total = 0;
	char flags[8];

	for (size_t i = 0; i < list->index.n; i++)
		total += list->entry[order[i]].count;
	for (size_t i = 0; i < list->index.n; i++) {
		const struct entry *entry = &list->entry[order[i]];
		struct sp_str word = list_word(list, order[i]);

		if (entry->count <= 0)
			continue;
		sp_words_flags_write(entry->flags & 63, flags);
		sp_buf_add(&list->table, word);
		sp_buf_addf(&list->table, "\t%u\t%s\n",
		    cost_of(entry->count / total), flags);
	}
}

/* The moves and clusters of all words, each word counted once: what a word
 * looks like that nobody has listed. */
struct moves {
	double move[SP_WORDS_TYPES][SP_WORDS_TYPES];
	double from[SP_WORDS_TYPES];
	double type[SP_WORDS_TYPES];
	struct sp_map cluster; /* how often */
};

static void
count_word(struct moves *moves, struct sp_str word)
{
	const struct sp_words code = {.first = 0x1780, .last = 0x17DD};
	unsigned last = SP_WORDS_OUT;

	for (size_t pos = 0; pos < word.n;) {
		size_t end = pos, n = 0;
		char codes[64];
		uint32_t before = 0;
		size_t *at;
		unsigned type;

		while (end < word.n && n < sizeof(codes)) {
			size_t ahead = end;
			uint32_t cp = sp_utf8_next(word, &ahead);

			if (end > pos && before != 0x17D2 &&
			    !sp_khmer_is_mark(cp))
				break;
			codes[n++] = (char)sp_words_code(&code, cp);
			before = cp;
			end = ahead;
		}
		type = sp_words_type((struct sp_str){codes, n});
		at = sp_map_at(
		    &moves->cluster, sp_str_sub(word, pos, end), NULL);
		if (!at)
			fail("list", "out of memory");
		++*at;
		moves->type[type]++;
		moves->move[last][type]++;
		moves->from[last]++;
		last = type;
		pos = end;
	}
	moves->move[last][SP_WORDS_OUT]++;
	moves->from[last]++;
}

static const char *const type_name[SP_WORDS_TYPES] = {
    "b", "s", "v", "sv", "x", "sx", "vx", "svx", "^"};

static void
write_moves(struct list *list, const struct moves *moves)
{
	for (size_t i = 0; i < SP_WORDS_TYPES; i++)
		for (size_t k = 0; k < SP_WORDS_TYPES; k++)
			if (moves->move[i][k] > 0)
				sp_buf_addf(&list->unknown,
				    "move\t%s\t%s\t%u\n", type_name[i],
				    type_name[k],
				    cost_of(
					moves->move[i][k] / moves->from[i]));
}

static int
by_key(const void *a, const void *b)
{
	const struct sp_map_entry *const *x = a, *const *y = b;

	return sp_str_cmp((*x)->key, (*y)->key);
}

static void
write_clusters(struct list *list, const struct moves *moves)
{
	const struct sp_words code = {.first = 0x1780, .last = 0x17DD};
	size_t n = moves->cluster.n;
	const struct sp_map_entry **entry = malloc((n + 1) * sizeof(*entry));

	if (!entry)
		fail("list", "out of memory");
	for (size_t i = 0; i < n; i++)
		entry[i] = &moves->cluster.entry[i];
	qsort(entry, n, sizeof(*entry), by_key);
	for (size_t i = 0; i < n; i++) {
		char codes[64];
		size_t len = 0;
		unsigned type;

		for (size_t pos = 0; pos < entry[i]->key.n && len < 64;)
			codes[len++] = (char)sp_words_code(
			    &code, sp_utf8_next(entry[i]->key, &pos));
		type = sp_words_type((struct sp_str){codes, len});
		sp_buf_add(&list->unknown, SP_STR("cluster\t"));
		sp_buf_add(&list->unknown, entry[i]->key);
		sp_buf_addf(&list->unknown, "\t%u\n",
		    cost_of((double)entry[i]->value / moves->type[type]));
	}
	free(entry);
}

/* Make the tables of the counts, and the model of the tables. */
void
list_fit(struct list *list)
{
	struct moves moves = {0};
	struct sp_err err = {0};
	size_t *order = sorted(list);

	sp_buf_reset(&list->table);
	sp_buf_reset(&list->unknown);
	write_words(list, order);
	for (size_t i = 0; i < list->index.n; i++)
		if (list->entry[order[i]].count > 0)
			count_word(&moves, list_word(list, order[i]));
	sp_buf_addf(&list->unknown, "unknown\t%d\nhint\t%d\nrare\t%d\n",
	    COST_UNKNOWN, COST_HINT, COST_RARE);
	write_moves(list, &moves);
	write_clusters(list, &moves);
	sp_map_release(&moves.cluster);
	free(order);
	sp_words_release(&list->words);
	if (list->table.failed || list->unknown.failed)
		fail("list", "out of memory");
	if (sp_words_read(&list->words, sp_buf_str(&list->table),
		sp_buf_str(&list->unknown), &err) != SP_OK)
		fail("list", err.msg);
}
