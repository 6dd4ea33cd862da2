/* SPDX-License-Identifier: MIT */
#include "wordlist.h"

#include <math.h>
#include <stdlib.h>

/*
 * Lists of words hold phrases, too.  A phrase of content words is as good as a
 * word; one with a function word inside is a word only where it is used more
 * often than its parts would meet by chance: by so many 1/100 nats a joint,
 * more where the function word goes with everything.
 */
#define GAIN_FUNCTION 200
#define GAIN_CLOSED   100

/* What a word that is to be kept is cheaper than its parts. */
#define KEEP_GAIN 50

/* A compound is listed together with its parts, all of them in use ... */
#define PART_COUNT 50
/* ... and not so much more frequent that they would have met by chance. */
#define GAIN_COMPOUND 600

/* What a ZWNJ-less variant of a word counts, of the word: the three spellings
 * of "give" are used alike in what has been written since 2009. */
#define VARIANT .5

struct parts {
	const struct sp_segment_word *word;
	size_t n;
	double cost;
	double gain; /* of the whole over the parts, a joint */
};

/* The cheapest parts of word i; false where it has none. */
static bool
find_parts(struct list *list, size_t i, struct parts *parts)
{
	struct sp_str word = list_word(list, i);
	uint32_t cost, whole;
	char codes[256];
	size_t n = 0;

	if (list_clusters(word) < 2 || word.n / 3 > sizeof(codes))
		return false;
	for (size_t k = 0; k + 2 < word.n; k += 3)
		codes[n++] = (char)sp_words_code(&list->words,
		    0x1780u | ((unsigned char)word.s[k + 1] & 1u) << 6 |
			((unsigned char)word.s[k + 2] & 0x3Fu));
	whole = sp_dict_get(&list->words.word, (struct sp_str){codes, n});
	cost = sp_segment_parts(
	    list->segment, &list->words, word, &parts->word, &parts->n);
	if (cost == SP_DICT_NONE || whole == SP_DICT_NONE || parts->n < 2)
		return false;
	parts->cost = cost;
	parts->gain = (parts->cost - (double)sp_words_cost(whole)) /
	    (double)(parts->n - 1);
	return true;
}

static struct sp_str
part(const struct list *list, size_t i, const struct parts *parts, size_t k)
{
	return sp_str_sub(
	    list_word(list, i), parts->word[k].start, parts->word[k].end);
}

static bool
is_phrase(struct list *list, size_t i)
{
	struct parts parts;
	unsigned flags = 0;

	if (list->entry[i].count <= 0 || (list->entry[i].flags & KEEP) ||
	    !find_parts(list, i, &parts))
		return false;
	for (size_t k = 0; k < parts.n; k++)
		flags |= list_at(list, part(list, i, &parts, k))->flags &
		    ~(k > 0 ? NAMER : 0u);
	if (flags & NAMER)
		return true;
	if (flags & FUNCTION)
		return parts.gain < GAIN_FUNCTION;
	return (flags & SP_WORDS_CLOSED) && parts.gain < GAIN_CLOSED;
}

/* Take the phrases out; their parts get their counts. */
void
drop_phrases(struct list *list)
{
	size_t n = list->index.n;
	bool *drop = calloc(n + 1, sizeof(*drop));

	if (!drop)
		fail("phrases", "out of memory");
	for (size_t i = 0; i < n; i++)
		drop[i] = is_phrase(list, i);
	for (size_t i = 0; i < n; i++) {
		double count = list->entry[i].count;
		struct parts parts;

		if (!drop[i] || !find_parts(list, i, &parts))
			continue;
		list->entry[i].count = 0;
		for (size_t k = 0; k < parts.n; k++)
			list_at(list, part(list, i, &parts, k))->count += count;
	}
	free(drop);
}

/* A word that is to be kept costs less than its parts, or it would never be
 * chosen: it is given the count that makes it so. */
void
raise_kept(struct list *list)
{
	double total = 0;

	for (size_t i = 0; i < list->index.n; i++)
		total += list->entry[i].count;
	for (size_t i = 0; i < list->index.n; i++) {
		struct entry *entry = &list->entry[i];
		struct parts parts;
		double count;

		if (!(entry->flags & KEEP) || entry->count <= 0 ||
		    !find_parts(list, i, &parts))
			continue;
		count = total * exp((KEEP_GAIN - parts.cost) / 100);
		if (entry->count < count)
			entry->count = count;
	}
}

/* ឲ្យ, ឱ្យ and អោយ are one word. */
void
add_variants(struct list *list)
{
	static const char *const variant[] = {"ឱ្យ", "អោយ"};
	struct sp_str give = SP_STR("ឲ្យ");
	size_t n = list->index.n;
	struct sp_buf other = {0};

	for (size_t i = 0; i < n * 2; i++) {
		struct sp_str word = list_word(list, i % n);
		double count = list->entry[i % n].count * VARIANT;
		size_t at = sp_str_find(word, give, 0);

		if (at == word.n || count <= 0)
			continue;
		sp_buf_reset(&other);
		sp_buf_add(&other, sp_str_sub(word, 0, at));
		sp_buf_add(&other, sp_str_c(variant[i / n]));
		sp_buf_add(&other, sp_str_sub(word, at + give.n, word.n));
		if (list_at(list, sp_buf_str(&other))->count < count)
			list_at(list, sp_buf_str(&other))->count = count;
	}
	sp_buf_release(&other);
}

static bool
is_compound(struct list *list, size_t i)
{
	struct parts parts;

	if (list->entry[i].count <= 0 || !find_parts(list, i, &parts) ||
	    parts.gain >= GAIN_COMPOUND)
		return false;
	for (size_t k = 0; k < parts.n; k++) {
		struct sp_str word = part(list, i, &parts, k);

		if (list_letters(word) < 2 ||
		    list_at(list, word)->count < PART_COUNT)
			return false;
	}
	return true;
}

void
mark_compounds(struct list *list)
{
	for (size_t i = 0; i < list->index.n; i++)
		if (is_compound(list, i))
			list->entry[i].flags |= SP_WORDS_COMPOUND;
}
