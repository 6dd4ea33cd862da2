/* SPDX-License-Identifier: MIT */
/*
 * Usage: common_words LANG WANT GOT
 *
 * How many words two files have in common, document by document.  Their lines
 * are "ID TAB TEXT", those of a document one behind another; the words are
 * those of sp_word that hold letters or digits, so signs are none.  Common are
 * those of the longest sequence of words that stands in both, in order.  Prints
 * "ID TAB words wanted TAB words got TAB common" for each document of either.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <spean/file.h>
#include <spean/map.h>
#include <spean/word.h>

#define BITS 64

struct doc {
	struct sp_str id;
	uint32_t *word[2];
	size_t n[2], cap[2];
};

struct common {
	const struct sp_lang *lang;
	struct sp_word *words;
	struct sp_map word; /* to its number, from 0 */
	struct sp_map place; /* of a document, by its id */
	struct doc *doc;
	size_t n, cap;
};

static void
die(const char *what)
{
	fprintf(stderr, "common_words: %s\n", what);
	exit(2);
}

static void *
room(size_t n, size_t size)
{
	void *p = calloc(n + 1, size);

	if (!p)
		die("out of memory");
	return p;
}

/* The number of a key, which is the next one where it is new. */
static size_t
number(struct sp_map *map, struct sp_str key, bool *is_new)
{
	size_t *at = sp_map_at(map, key, is_new);

	if (!at)
		die("out of memory");
	if (*is_new)
		*at = map->n - 1;
	return *at;
}

static struct doc *
find_doc(struct common *common, struct sp_str id)
{
	bool is_new;
	size_t i = number(&common->place, id, &is_new);

	if (!is_new)
		return &common->doc[i];
	if (!sp_grow(&common->doc, &common->cap, i + 1, sizeof(struct doc)))
		die("out of memory");
	common->doc[i] = (struct doc){.id = id};
	common->n = i + 1;
	return &common->doc[i];
}

static void
add_words(
    struct common *common, size_t side, struct doc *doc, struct sp_str text)
{
	struct sp_word_span span;
	struct sp_err err;
	bool is_new;

	if (sp_word_begin(common->words, common->lang, text, &err) != SP_OK)
		die(err.msg);
	while (sp_word_next(common->words, &span)) {
		if (span.kind < SP_WORD_NUMBER)
			continue;
		if (!sp_grow(&doc->word[side], &doc->cap[side],
			doc->n[side] + 1, sizeof(uint32_t)))
			die("out of memory");
		doc->word[side][doc->n[side]++] =
		    (uint32_t)number(&common->word,
			sp_str_sub(text, span.start, span.end), &is_new);
	}
	if (sp_word_status(common->words, &err) != SP_OK)
		die(err.msg);
}

static void
read_side(struct common *common, size_t side, struct sp_str rest)
{
	while (rest.n > 0) {
		struct sp_str text = sp_str_cut(&rest, '\n');
		struct sp_str id = sp_str_cut(&text, '\t');

		add_words(common, side, find_doc(common, id), text);
	}
}

/*
 * The length of the longest common subsequence, a row of its table in bits: a
 * bit of row is 0 where the length grows (Hyyrö 2004).  where has, for each
 * word, the bits of the places in the first text, in `wide` words of memory; it
 * is 0 again at the end.
 */
static size_t
in_common(const struct doc *doc, uint64_t *where, size_t *line, size_t wide)
{
	uint64_t *row = room(wide, sizeof(*row));
	size_t n = 0, lines = 0;

	for (size_t i = 0; i < doc->n[0]; i++) {
		size_t *at = &line[doc->word[0][i]];

		if (*at == 0)
			*at = ++lines;
		where[*at * wide + i / BITS] |= (uint64_t)1 << i % BITS;
	}
	for (size_t w = 0; w < wide; w++)
		row[w] = ~(uint64_t)0;
	for (size_t j = 0; j < doc->n[1]; j++) {
		const uint64_t *at = &where[line[doc->word[1][j]] * wide];
		uint64_t carry = 0;

		for (size_t w = 0; w < wide; w++) {
			uint64_t both = row[w] & at[w];
			uint64_t sum = row[w] + both;
			uint64_t more = sum < both;

			sum += carry;
			carry = more | (sum < carry);
			row[w] = sum | (row[w] & ~both);
		}
	}
	for (size_t i = 0; i < doc->n[0]; i++) {
		n += !(row[i / BITS] >> i % BITS & 1);
		line[doc->word[0][i]] = 0;
	}
	free(row);
	return n;
}

static void
print_docs(const struct common *common)
{
	/* Of each word its line among the words of this document; 0: none. */
	size_t *line = room(common->word.n, sizeof(*line));

	for (size_t i = 0; i < common->n; i++) {
		const struct doc *doc = &common->doc[i];
		size_t wide = doc->n[0] / BITS + 1;
		uint64_t *where = room((doc->n[0] + 1) * wide, sizeof(*where));

		printf("%.*s\t%zu\t%zu\t%zu\n", (int)doc->id.n, doc->id.s,
		    doc->n[0], doc->n[1], in_common(doc, where, line, wide));
		free(where);
	}
	free(line);
}

int
main(int argc, char **argv)
{
	struct common common = {0};
	struct sp_buf text[2] = {{0}, {0}};
	struct sp_err err;

	if (argc != 4)
		die("usage: common_words LANG WANT GOT");
	common.lang = sp_lang_find(sp_str_c(argv[1]));
	common.words = sp_word_new(SP_GRAIN_COARSE, &err);
	if (!common.words)
		die(err.msg);
	for (size_t side = 0; side < 2; side++) {
		if (sp_file_read(argv[side + 2], SIZE_MAX / 2, &text[side],
			&err) != SP_OK)
			die(err.msg);
		read_side(&common, side, sp_buf_str(&text[side]));
	}
	print_docs(&common);
	for (size_t i = 0; i < common.n; i++)
		for (size_t side = 0; side < 2; side++)
			free(common.doc[i].word[side]);
	free(common.doc);
	sp_map_release(&common.word);
	sp_map_release(&common.place);
	sp_word_free(common.words);
	sp_buf_release(&text[0]);
	sp_buf_release(&text[1]);
	return fflush(stdout) == 0 ? 0 : 1;
}
