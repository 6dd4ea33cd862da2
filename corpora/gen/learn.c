/* SPDX-License-Identifier: MIT */
#include "wordlist.h"

#include <math.h>
#include <stdlib.h>

#include <spean/khmer.h>
#include <spean/utf8.h>

/*
 * Words that the lists lack, from running text: first pairs of words that
 * stand together nearly always (a word known by its pieces), in rounds, so
 * that pieces grow; then words not listed that come again and again.
 */
#define ROUNDS       3
#define PAIR_COUNT   4
#define PAIR_PMI     6. /* nats */
#define PAIR_SHARE   .5 /* of the rarer one's occurrences */
#define WORD_COUNT   4
#define CLUSTERS_MAX 7

struct counts {
	struct sp_map word;
	struct sp_map pair; /* both words, a TAB between */
	double total;
};

static void
add(struct sp_map *map, struct sp_str key)
{
	size_t *at = sp_map_at(map, key, NULL);

	if (!at)
		fail("learn", "out of memory");
	++*at;
}

static void
count_run(struct list *list, struct sp_str run, struct counts *counts,
    struct sp_buf *pair)
{
	struct sp_str last = {0};

	for (size_t from = 0; from < run.n;) {
		const struct sp_segment_word *word;
		size_t n;

		from = sp_segment_next(list->segment, &list->words,
		    SP_GRAIN_FINE, run, from, &word, &n);
		for (size_t i = 0; i < n; i++) {
			struct sp_str it =
			    sp_str_sub(run, word[i].start, word[i].end);

			add(&counts->word, it);
			counts->total++;
			if (last.n > 0) {
				sp_buf_reset(pair);
				sp_buf_add(pair, last);
				sp_buf_addc(pair, '\t');
				sp_buf_add(pair, it);
				add(&counts->pair, sp_buf_str(pair));
			}
			last = it;
		}
	}
}

/* Count the words of all text and which follow which. */
static void
count_text(struct list *list, struct counts *counts)
{
	struct sp_str text = sp_buf_str(&list->text);
	struct sp_buf pair = {0};
	size_t start = 0;

	for (size_t pos = 0; pos < text.n;) {
		size_t at = pos;
		uint32_t cp = sp_utf8_next(text, &pos);

		if (sp_khmer_class(cp) == SP_KHMER_BASE || sp_khmer_is_mark(cp))
			continue;
		count_run(list, sp_str_sub(text, start, at), counts, &pair);
		start = pos;
	}
	sp_buf_release(&pair);
}

static double
count_of(const struct sp_map *map, struct sp_str key)
{
	const size_t *at = sp_map_get(map, key);

	return at ? (double)*at : 0;
}

/* A word that makes no compound with another. */
static bool
stands_alone(struct list *list, struct sp_str word)
{
	unsigned alone = SP_WORDS_CLOSED | SP_WORDS_PREFIX | FUNCTION | GENERAL;

	return list_letters(word) < 2 || (list_at(list, word)->flags & alone);
}

static void
join_pairs(struct list *list, struct counts *counts)
{
	struct sp_buf whole = {0};

	for (size_t i = 0; i < counts->pair.n; i++) {
		struct sp_str b = counts->pair.entry[i].key;
		struct sp_str a = sp_str_cut(&b, '\t');
		double n = (double)counts->pair.entry[i].value;
		double na = count_of(&counts->word, a);
		double nb = count_of(&counts->word, b);

		if (n < PAIR_COUNT ||
		    log(n * counts->total / (na * nb)) < PAIR_PMI ||
		    n < PAIR_SHARE * (na < nb ? na : nb) ||
		    stands_alone(list, a) || stands_alone(list, b))
			continue;
		sp_buf_reset(&whole);
		sp_buf_add(&whole, a);
		sp_buf_add(&whole, b);
		if (list_clusters(sp_buf_str(&whole)) > CLUSTERS_MAX)
			continue;
		list_at(list, sp_buf_str(&whole))->count +=
		    n * list->text_weight;
	}
	sp_buf_release(&whole);
}

static void
add_words(struct list *list, struct counts *counts)
{
	for (size_t i = 0; i < counts->word.n; i++) {
		struct sp_str word = counts->word.entry[i].key;
		double n = (double)counts->word.entry[i].value;
		size_t clusters = list_clusters(word);
		struct entry *entry = list_at(list, word);

		if (entry->count > 0 ||
		    (n >= WORD_COUNT && clusters > 1 &&
			clusters <= CLUSTERS_MAX && list_is_khmer(word)))
			entry->count += n * list->text_weight;
	}
}

void
learn(struct list *list)
{
	for (int round = 0; round <= ROUNDS; round++) {
		struct counts counts = {0};

		count_text(list, &counts);
		if (round < ROUNDS)
			join_pairs(list, &counts);
		else
			add_words(list, &counts);
		sp_map_release(&counts.word);
		sp_map_release(&counts.pair);
		list_fit(list);
	}
}
