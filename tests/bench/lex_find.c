/* SPDX-License-Identifier: MIT */
/*
 * Usage: lex_find LEX SRC TGT [LINES]
 *
 * How much a lexicon knows of two parallel texts, lines of SRC in English and
 * of TGT in Khmer.  They are cut into documents of LINES lines (60), and in
 * each document the translation of every line is looked for among all lines of
 * the other side, by a score after Moore (2002): how much likelier the words of
 * one are given the other than in the document at large, both ways.  Prints, of
 * either way: the share of lines whose translation is found;
 * the mean log likelihood ratio of a word given its line's translation; the
 * share of words that the lexicon has; and both of all.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include <spean/file.h>
#include <spean/lex_read.h>
#include <spean/lex_words.h>

#define LAMBDA .7 /* of the mixture of the lexicon and the document */
#define ALIKE  .5 /* the probability of a word that is kept as it is */

struct side {
	struct sp_str text; /* the rest */
	const struct sp_lang *lang;
	/* Of the document: its words, and what of them each line has. */
	struct sp_map word; /* to its frequency */
	uint32_t *token;
	size_t *first;
	size_t n, cap, cap_first, tokens;
	size_t known, all; /* words, over all documents */
	double bits;
	size_t found;
};

struct find {
	struct sp_lex *lex;
	struct sp_lex_words *words;
	struct side side[2];
	size_t lines, total;
	double *t[2]; /* p(tgt|src), p(src|tgt), by words of both sides */
	double *null[2];
	double *score;
};

static void
fail(const char *what, const char *why)
{
	fprintf(stderr, "lex_find: %s: %s\n", what, why);
	exit(2);
}

static void *
room(size_t n, size_t size)
{
	void *p = calloc(n + 1, size);

	if (!p)
		fail("room", "out of memory");
	return p;
}

/* Read up to so many lines; false where there are none. */
static bool
read_side(struct find *find, struct side *side)
{
	struct sp_str word;

	sp_map_reset(&side->word);
	side->n = side->tokens = 0;
	while (side->n < find->lines && side->text.n > 0) {
		struct sp_str line = sp_str_cut(&side->text, '\n');

		if (!sp_grow(&side->first, &side->cap_first, side->n + 2,
			sizeof(size_t)))
			fail("lines", "out of memory");
		side->first[side->n++] = side->tokens;
		if (sp_lex_words_begin(find->words, side->lang, line, NULL) !=
		    SP_OK)
			continue;
		while (sp_lex_words_next(find->words, &word)) {
			size_t *count = sp_map_at(&side->word, word, NULL);

			if (!sp_grow(&side->token, &side->cap, side->tokens + 1,
				sizeof(uint32_t)))
				fail("words", "out of memory");
			++*count;
			side->token[side->tokens++] =
			    (uint32_t)((size_t)((char *)count -
					   (char *)side->word.entry) /
				sizeof(struct sp_map_entry));
		}
	}
	if (side->n > 0)
		side->first[side->n] = side->tokens;
	return side->n > 0;
}

/* What the lexicon says of the words of the document. */
static void
fill_t(struct find *find)
{
	struct side *src = &find->side[0], *tgt = &find->side[1];
	size_t m = tgt->word.n;
	uint32_t *id[2];

	for (int s = 0; s < 2; s++) {
		struct side *side = &find->side[s];

		find->t[s] = room(src->word.n * m, sizeof(double));
		find->null[s] = room(side->word.n, sizeof(double));
		id[s] = room(side->word.n, sizeof(uint32_t));
		for (size_t w = 0; w < side->word.n; w++) {
			id[s][w] = sp_lex_nearest(find->lex,
			    (enum sp_lex_side)s, side->word.entry[w].key);
			side->all++;
			side->known += id[s][w] != SP_LEX_NONE;
		}
	}
	for (size_t e = 0; e <= src->word.n; e++) {
		const struct sp_lex_entry *entry;
		uint32_t row = e < src->word.n ? id[0][e] : SP_LEX_NULL;
		size_t n = 0;
		double *by_tgt[2];

		if (row == SP_LEX_NONE)
			continue;
		entry = sp_lex_entries(find->lex, SP_LEX_SRC, row, &n);
		by_tgt[0] =
		    room(sp_lex_count(find->lex, SP_LEX_TGT), sizeof(double));
		by_tgt[1] =
		    room(sp_lex_count(find->lex, SP_LEX_TGT), sizeof(double));
		for (size_t k = 0; k < n; k++) {
			by_tgt[0][entry[k].word] = (double)entry[k].src;
			by_tgt[1][entry[k].word] = (double)entry[k].tgt;
		}
		for (size_t w = 0; w < m; w++)
			if (id[1][w] != SP_LEX_NONE && e < src->word.n) {
				find->t[0][e * m + w] = by_tgt[0][id[1][w]];
				find->t[1][e * m + w] = by_tgt[1][id[1][w]];
			} else if (id[1][w] != SP_LEX_NONE) {
				find->null[1][w] = by_tgt[1][id[1][w]];
			}
		if (e < src->word.n)
			find->null[0][e] = by_tgt[0][SP_LEX_NULL];
		free(by_tgt[0]);
		free(by_tgt[1]);
	}
	for (size_t e = 0; e < src->word.n; e++)
		for (size_t w = 0; w < m; w++)
			if (sp_str_eq(
				src->word.entry[e].key, tgt->word.entry[w].key))
				for (int s = 0; s < 2; s++)
					if (find->t[s][e * m + w] < ALIKE)
						find->t[s][e * m + w] = ALIKE;
	free(id[0]);
	free(id[1]);
}

/* The words of line i of side s, given line j of the other. */
static double
likelihood(const struct find *find, int s, size_t i, size_t j, double *tokens)
{
	const struct side *own = &find->side[s], *other = &find->side[!s];
	size_t m = find->side[1].word.n;
	size_t n = other->first[j + 1] - other->first[j];
	double sum = 0;

	for (size_t x = own->first[i]; x < own->first[i + 1]; x++) {
		uint32_t w = own->token[x];
		double p = find->null[s][w];
		double q =
		    (double)own->word.entry[w].value / (double)own->tokens;

		for (size_t y = other->first[j]; y < other->first[j + 1]; y++) {
			uint32_t v = other->token[y];

			p += find->t[s][s ? v * m + w : w * m + v];
		}
		sum += log(LAMBDA * p / ((double)(n + 1) * q) + 1 - LAMBDA);
		*tokens += 1;
	}
	return sum;
}

static void
find_all(struct find *find, double tokens[2])
{
	size_t n = find->side[0].n;

	find->score = room(n * n, sizeof(double));
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++) {
			double none = 0;
			double a = likelihood(
			    find, 0, i, j, i == j ? &tokens[0] : &none);
			double b = likelihood(
			    find, 1, j, i, i == j ? &tokens[1] : &none);

			find->score[i * n + j] = a + b;
			find->side[0].bits += i == j ? a : 0;
			find->side[1].bits += i == j ? b : 0;
		}
	for (size_t i = 0; i < n; i++) {
		bool best[2] = {true, true};
		double own = find->score[i * n + i];

		for (size_t j = 0; j < n; j++) {
			best[0] &= j == i || find->score[i * n + j] < own;
			best[1] &= j == i || find->score[j * n + i] < own;
		}
		find->side[0].found += best[0];
		find->side[1].found += best[1];
	}
	find->total += n;
	free(find->score);
}

int
main(int argc, char **argv)
{
	const struct sp_lex_read how = {
	    .lang = {sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))},
	    .jobs = 1};
	struct find find = {.lines = 60};
	struct sp_buf text[2] = {{0}, {0}};
	double tokens[2] = {0, 0};
	struct sp_err err = {0};

	if (argc < 4)
		fail("usage", "lex_find LEX SRC TGT [LINES]");
	if (argc > 4)
		find.lines = strtoul(argv[4], NULL, 10);
	find.lex = sp_lex_read_file(&how, argv[1], &err);
	find.words = sp_lex_words_new(&err);
	if (!find.lex)
		fail(argv[1], err.msg);
	for (int s = 0; s < 2; s++) {
		if (sp_file_read(argv[2 + s], SIZE_MAX, &text[s], &err) !=
		    SP_OK)
			fail(argv[2 + s], err.msg);
		find.side[s].text = sp_buf_str(&text[s]);
		find.side[s].lang = how.lang[s];
	}
	while (read_side(&find, &find.side[0]) &&
	    read_side(&find, &find.side[1])) {
		fill_t(&find);
		find_all(&find, tokens);
		for (int s = 0; s < 2; s++) {
			free(find.t[s]);
			free(find.null[s]);
		}
	}
	for (int s = 0; s < 2; s++)
		printf("found %.4f llr %.4f known %.3f  ",
		    (double)find.side[s].found / (double)find.total,
		    find.side[s].bits / tokens[s],
		    (double)find.side[s].known / (double)find.side[s].all);
	printf("all %.4f %.4f\n",
	    (double)(find.side[0].found + find.side[1].found) /
		(2 * (double)find.total),
	    (find.side[0].bits + find.side[1].bits) / (tokens[0] + tokens[1]));
	return 0;
}
