/* SPDX-License-Identifier: MIT */
/*
 * Usage: search_scan DB [WORDS [LIMIT]]
 *
 * Searches a translation memory of English and Khmer for WORDS words (500) of
 * each of its languages, drawn evenly from its texts, those of Khmer of one to
 * five clusters, and holds what is found to a scan of every pair: no miss, no
 * ghost.  The scan has nothing to do with the index: Khmer is looked for as
 * bytes of the normal text that begin and end between clusters, English as
 * words of it.  Prints the counts, and how long the searches took.
 *
 * LIMIT: time searches for so many pairs, and scan nothing.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <spean/buf.h>
#include <spean/khmer.h>
#include <spean/norm.h>
#include <spean/store.h>
#include <spean/utf8.h>
#include <spean/word.h>

#define COENG 0x17D2u

/* A text of one side of a pair, normal; and which pair that is. */
struct text {
	struct sp_str normal;
	unsigned long key;
};

struct list {
	struct text *text;
	size_t n, cap;
};

struct memory {
	struct list side[2];
	struct sp_norm *norm;
	struct sp_buf buf;
};

static const char *const codes[2] = {"en", "km"};

static _Noreturn void
die(const char *why)
{
	fprintf(stderr, "search_scan: %s\n", why);
	exit(2);
}

static struct sp_str
copy(struct sp_str text)
{
	char *s = malloc(text.n + 1);

	if (!s)
		die("out of memory");
	memcpy(s, text.n ? text.s : "", text.n);
	s[text.n] = '\0';
	return (struct sp_str){s, text.n};
}

static unsigned long
add_key(unsigned long key, struct sp_str part)
{
	for (size_t i = 0; i < part.n; i++)
		key = (key ^ (unsigned char)part.s[i]) * 1099511628211ul;
	return key * 31 + 1;
}

static unsigned long
key_of(const struct sp_found *found)
{
	const struct sp_pair *pair = &found->pair;
	unsigned long key = 1469598103934665603ul;

	key = add_key(key, pair->src_doc);
	key = add_key(key, pair->tgt_doc);
	key = add_key(key, pair->src_loc);
	key = add_key(key, pair->tgt_loc);
	return key + found->copy;
}

static enum sp_status
take(void *ctx, const struct sp_found *found, struct sp_err *err)
{
	struct memory *memory = ctx;
	struct sp_str text[2] = {found->pair.src_text, found->pair.tgt_text};

	for (size_t s = 0; s < 2; s++) {
		struct list *list = &memory->side[s];

		sp_buf_reset(&memory->buf);
		if (sp_norm_text(memory->norm, sp_lang_find(SP_STR("km")),
			text[s], &memory->buf, err) != SP_OK)
			return err->status;
		if (!sp_grow(&list->text, &list->cap, list->n + 1,
			sizeof(*list->text)))
			die("out of memory");
		list->text[list->n++] = (struct text){
		    copy(sp_buf_str(&memory->buf)), key_of(found)};
	}
	return SP_OK;
}

/* Clusters of a text of Khmer letters alone; 0 for another. */
static size_t
clusters(struct sp_str text)
{
	size_t pos = 0, n = 0;
	uint32_t last = 0;

	while (pos < text.n) {
		uint32_t cp = sp_utf8_next(text, &pos);

		if (cp < 0x1780 || cp > 0x17D3)
			return 0;
		n += !sp_khmer_is_mark(cp) && last != COENG;
		last = cp;
	}
	return last == COENG ? 0 : n;
}

static bool
is_wanted(size_t side, struct sp_str word)
{
	size_t n = clusters(word);

	if (side == 1)
		return n >= 1 && n <= 5;
	return n == 0 && word.n >= 2 && (word.s[0] | 0x20) >= 'a' &&
	    (word.s[0] | 0x20) <= 'z';
}

/* The i-th of n words, from the text at that place on. */
static struct sp_str
draw(struct memory *memory, struct sp_word *word, size_t side, size_t i,
    size_t n)
{
	const struct list *list = &memory->side[side];
	const struct sp_lang *lang = sp_lang_find(sp_str_c(codes[side]));

	for (size_t t = list->n / n * i; t < list->n; t++) {
		struct sp_str text = list->text[t].normal;
		struct sp_word_span span;
		size_t skip = i % 7;

		sp_word_begin(word, lang, text, NULL);
		while (sp_word_next(word, &span)) {
			struct sp_str found =
			    sp_str_sub(text, span.start, span.end);

			if (span.kind == SP_WORD_LETTERS &&
			    is_wanted(side, found) && skip-- == 0)
				return found;
		}
	}
	return (struct sp_str){NULL, 0};
}

static bool
has_khmer(struct sp_str text, struct sp_str word)
{
	size_t at = sp_str_find(text, word, 0);

	for (; at < text.n; at = sp_str_find(text, word, at + 1)) {
		size_t pos = at, end = at + word.n;

		if (pos > 0 && sp_utf8_prev(text, &pos) == COENG)
			continue;
		if (end == text.n ||
		    !sp_khmer_is_mark(sp_utf8_next(text, &end)))
			return true;
	}
	return false;
}

static bool
has_english(struct sp_word *words, struct sp_str text, struct sp_str word)
{
	struct sp_word_span span;

	if (sp_str_find(text, word, 0) == text.n)
		return false;
	sp_word_begin(words, sp_lang_find(SP_STR("en")), text, NULL);
	while (sp_word_next(words, &span))
		if (sp_str_eq(sp_str_sub(text, span.start, span.end), word))
			return true;
	return false;
}

/* What a search gives, in order. */
struct answer {
	unsigned long *key;
	size_t n, cap;
};

static enum sp_status
answer(void *ctx, const struct sp_found *found,
    const struct sp_store_hits *hits, struct sp_err *err)
{
	struct answer *to = ctx;

	(void)hits;
	(void)err;
	if (!sp_grow(&to->key, &to->cap, to->n + 1, sizeof(*to->key)))
		die("out of memory");
	to->key[to->n++] = key_of(found);
	return SP_OK;
}

static double
search(struct sp_store *store, size_t side, struct sp_str word, size_t limit,
    struct answer *to)
{
	struct sp_query query = {0};
	struct sp_store_search how = {
	    .pairs = {SP_STR("en"), SP_STR("km"), 0, false},
	    .query = &query,
	    .side = side ? SP_STORE_TGT : SP_STORE_SRC,
	    .limit = limit};
	struct timespec from, till;
	struct sp_err err = {0};

	to->n = 0;
	clock_gettime(CLOCK_MONOTONIC, &from);
	if (sp_query_parse(&query, word, &err) != SP_OK ||
	    sp_store_search(store, &how, answer, to, &err) != SP_OK)
		die(err.msg);
	clock_gettime(CLOCK_MONOTONIC, &till);
	sp_query_release(&query);
	return (double)(till.tv_sec - from.tv_sec) * 1e3 +
	    (double)(till.tv_nsec - from.tv_nsec) / 1e6;
}

/* The pairs of the scan that the answer lacks, and those that it has more. */
static void
compare(const struct list *list, size_t side, struct sp_word *words,
    struct sp_str word, const struct answer *to, size_t fault[2], size_t *hits)
{
	size_t at = 0, there = 0;

	for (size_t t = 0; t < list->n; t++) {
		struct sp_str text = list->text[t].normal;
		bool want = side ? has_khmer(text, word)
				 : has_english(words, text, word);
		bool is = at < to->n && to->key[at] == list->text[t].key;

		at += is;
		there += want;
		if (want == is)
			continue;
		if (fault[is]++ < 5)
			fprintf(stderr, "%s of '%.*s': %.*s\n",
			    is ? "ghost" : "miss", (int)word.n, word.s,
			    (int)text.n, text.s);
	}
	fault[1] += to->n - at; /* no pair at all, or out of order */
	*hits += there;
}

static int
by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static bool
check(struct memory *memory, struct sp_store *store, size_t side, size_t n,
    size_t limit)
{
	struct sp_word *words = sp_word_new(SP_GRAIN_FINE, NULL);
	double *took = calloc(n, sizeof(*took));
	struct answer to = {0};
	size_t fault[2] = {0, 0}, hits = 0, done = 0;

	if (!words || !took)
		die("out of memory");
	for (size_t i = 0; i < n; i++) {
		struct sp_str word = draw(memory, words, side, i, n);

		if (word.n == 0)
			continue;
		took[done++] = search(store, side, word, limit, &to);
		if (limit)
			hits += to.n;
		else
			compare(&memory->side[side], side, words, word, &to,
			    fault, &hits);
	}
	qsort(took, done, sizeof(*took), by_size);
	if (done == 0)
		die("no words");
	printf("%s: %zu words, %zu pairs found, %zu missed, %zu ghosts; "
	       "median %.2f ms, p99 %.2f ms, longest %.2f ms\n",
	    codes[side], done, hits, fault[0], fault[1], took[done / 2],
	    took[done * 99 / 100], took[done - 1]);
	free(took);
	free(to.key);
	sp_word_free(words);
	return fault[0] + fault[1] == 0;
}

int
main(int argc, char **argv)
{
	struct sp_norm_opts opts = {
	    .level = SP_NORM_SEARCH, .zwsp = SP_NORM_ZWSP_DROP};
	struct sp_store_query all = {
	    SP_STR("en"), SP_STR("km"), 0, false, NULL};
	struct memory memory = {.norm = sp_norm_new(&opts, NULL)};
	size_t words = argc > 2 ? strtoul(argv[2], NULL, 10) : 500;
	size_t limit = argc > 3 ? strtoul(argv[3], NULL, 10) : 0;
	struct sp_err err = {0};
	struct sp_store *store;
	bool good = true;

	if (argc < 2 || words == 0 || !memory.norm)
		die("usage: search_scan DB [WORDS [LIMIT]]");
	store = sp_store_open(argv[1], SP_STORE_READ, &err);
	if (!store || sp_store_each(store, &all, take, &memory, &err) != SP_OK)
		die(err.msg);
	printf("%zu pairs\n", memory.side[0].n);
	for (size_t s = 0; s < 2; s++)
		good &= check(&memory, store, s, words, limit);
	sp_store_close(store);
	sp_norm_free(memory.norm);
	sp_buf_release(&memory.buf);
	for (size_t s = 0; s < 2; s++) {
		for (size_t i = 0; i < memory.side[s].n; i++)
			free(
			    (void *)(uintptr_t)memory.side[s].text[i].normal.s);
		free(memory.side[s].text);
	}
	return good ? 0 : 1;
}
