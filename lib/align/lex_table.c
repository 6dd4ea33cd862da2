/* SPDX-License-Identifier: MIT */
#include <spean/lex_table.h>

#include <stdio.h>
#include <stdlib.h>

#include <spean/pair.h>
#include <spean/rec.h>
#include <spean/utf8.h>

/* Probabilities are written in this many parts. */
#define PARTS 100000

static enum sp_status
no_memory(struct sp_err *err)
{
	return sp_err_set(err, SP_NOMEM, "out of memory");
}

void
sp_lex_table_release(struct sp_lex_table *table)
{
	for (size_t s = 0; s < 2; s++) {
		sp_map_release(&table->word[s]);
		free(table->name[s]);
	}
	free(table->row);
	*table = (struct sp_lex_table){0};
}

enum sp_status
sp_lex_table_status(const struct sp_lex_table *table, struct sp_err *err)
{
	return table->failed ? no_memory(err) : SP_OK;
}

/* The number of a word: NULL has 0. */
static bool
number(struct sp_map *map, struct sp_str word, uint32_t *id)
{
	bool added;
	size_t *at;

	if (map->n == 0 && !sp_map_at(map, SP_STR(""), NULL))
		return false;
	at = sp_map_at(map, word, &added);
	if (!at)
		return false;
	if (added)
		*at = map->n - 1;
	*id = (uint32_t)*at;
	return true;
}

void
sp_lex_table_add(struct sp_lex_table *table, struct sp_str src,
    struct sp_str tgt, double p_tgt, double p_src)
{
	struct sp_lex_row row = {{0, 0}, {p_src, p_tgt}};

	if (table->failed || !number(&table->word[0], src, &row.word[0]) ||
	    !number(&table->word[1], tgt, &row.word[1]) ||
	    !sp_grow(&table->row, &table->cap, table->n + 1, sizeof(row))) {
		table->failed = true;
		return;
	}
	table->row[table->n++] = row;
	table->null[0] |= src.n == 0;
	table->null[1] |= tgt.n == 0;
}

enum sp_status
sp_lex_line_parse(
    struct sp_str rec, struct sp_lex_line *line, struct sp_err *err)
{
	size_t bad = sp_utf8_check(rec), n;
	struct sp_str f[5];

	if (bad != rec.n)
		return sp_err_set(
		    err, SP_BAD_TEXT, "not UTF-8 at byte %zu", bad + 1);
	n = sp_rec_split(rec, f, 5);
	if (n < 4)
		return sp_err_set(err, SP_BAD_RECORD,
		    "not a line of a lexicon: %zu of 4 fields", n);
	line->src = f[0];
	line->tgt = f[1];
	if (f[0].n == 0 && f[1].n == 0)
		return sp_err_set(err, SP_BAD_RECORD,
		    "both words (fields 1 and 2) are empty");
	if (!sp_score_parse(f[2], &line->p_tgt) ||
	    !sp_score_parse(f[3], &line->p_src))
		return sp_err_set(err, SP_BAD_RECORD,
		    "a probability (fields 3 and 4) is no number from 0 to 1");
	return SP_OK;
}

struct key {
	struct sp_str word;
	uint32_t id;
};

static int
by_word(const void *a, const void *b)
{
	const struct key *x = a, *y = b;

	return sp_str_cmp(x->word, y->word);
}

/* Number the words of a side in the order of their bytes: rank, by the number
 * that they had. */
static bool
rank_words(struct sp_lex_table *table, size_t s, uint32_t *rank)
{
	struct sp_map *map = &table->word[s];
	struct key *key = calloc(map->n + 1, sizeof(*key));
	struct sp_str *name = calloc(map->n + 1, sizeof(*name));

	free(table->name[s]);
	table->name[s] = name;
	if (!key || !name) {
		free(key);
		return false;
	}
	for (size_t i = 0; i < map->n; i++)
		key[i] = (struct key){
		    map->entry[i].key, (uint32_t)map->entry[i].value};
	if (map->n > 0)
		qsort(key, map->n, sizeof(*key), by_word);
	for (size_t i = 0; i < map->n; i++) {
		rank[key[i].id] = (uint32_t)i;
		name[i] = key[i].word;
	}
	for (size_t i = 0; i < map->n; i++)
		map->entry[i].value = rank[map->entry[i].value];
	free(key);
	return true;
}

static int
by_words(const void *a, const void *b)
{
	const struct sp_lex_row *x = a, *y = b;

	for (size_t s = 0; s < 2; s++)
		if (x->word[s] != y->word[s])
			return x->word[s] < y->word[s] ? -1 : 1;
	/* The sum must not depend on the order in which they came. */
	for (size_t g = 0; g < 2; g++)
		if (x->p[g] != y->p[g])
			return x->p[g] < y->p[g] ? -1 : 1;
	return 0;
}

/* Rows for the same two words become one. */
static void
join_rows(struct sp_lex_table *table)
{
	size_t kept = 0;

	for (size_t i = 0; i < table->n; i++) {
		struct sp_lex_row *last = &table->row[kept ? kept - 1 : 0];
		const struct sp_lex_row *row = &table->row[i];

		if (kept > 0 && last->word[0] == row->word[0] &&
		    last->word[1] == row->word[1])
			for (size_t g = 0; g < 2; g++)
				last->p[g] += row->p[g];
		else
			table->row[kept++] = *row;
	}
	table->n = kept;
	for (size_t i = 0; i < kept; i++)
		for (size_t g = 0; g < 2; g++)
			if (table->row[i].p[g] > 1)
				table->row[i].p[g] = 1;
}

enum sp_status
sp_lex_table_sort(struct sp_lex_table *table, struct sp_err *err)
{
	uint32_t none, *rank[2] = {NULL, NULL};
	bool room = !table->failed;

	for (size_t s = 0; s < 2 && room; s++) {
		room = number(&table->word[s], SP_STR(""), &none);
		rank[s] = calloc(table->word[s].n + 1, sizeof(**rank));
		room = room && rank[s] && rank_words(table, s, rank[s]);
	}
	for (size_t i = 0; i < table->n && room; i++)
		for (size_t s = 0; s < 2; s++)
			table->row[i].word[s] = rank[s][table->row[i].word[s]];
	if (room && table->n > 0)
		qsort(table->row, table->n, sizeof(*table->row), by_words);
	if (room)
		join_rows(table);
	free(rank[0]);
	free(rank[1]);
	table->failed |= !room;
	return sp_lex_table_status(table, err);
}

enum sp_status
sp_lex_table_turn(struct sp_lex_table *table, struct sp_err *err)
{
	struct sp_map word = table->word[0];
	struct sp_str *name = table->name[0];
	bool null = table->null[0];

	table->word[0] = table->word[1];
	table->word[1] = word;
	table->name[0] = table->name[1];
	table->name[1] = name;
	table->null[0] = table->null[1];
	table->null[1] = null;
	for (size_t i = 0; i < table->n; i++) {
		struct sp_lex_row row = table->row[i];

		table->row[i] = (struct sp_lex_row){
		    {row.word[1], row.word[0]}, {row.p[1], row.p[0]}};
	}
	return sp_lex_table_sort(table, err);
}

/* In how many of the tables a word stands. */
static double
tables_with(const struct sp_lex_table *const *other, size_t n, size_t s,
    struct sp_str word)
{
	double with = 0;

	for (size_t k = 0; k < n; k++)
		with += word.n > 0
		    ? sp_map_get(&other[k]->word[s], word) != NULL
		    : other[k]->null[s];
	return with;
}

void
sp_lex_table_merge(struct sp_lex_table *table,
    const struct sp_lex_table *const *other, size_t n)
{
	for (size_t k = 0; k < n; k++)
		for (size_t i = 0; i < other[k]->n; i++) {
			const struct sp_lex_row *row = &other[k]->row[i];
			struct sp_str src = other[k]->name[0][row->word[0]];
			struct sp_str tgt = other[k]->name[1][row->word[1]];

			sp_lex_table_add(table, src, tgt,
			    row->p[1] / tables_with(other, n, 0, src),
			    row->p[0] / tables_with(other, n, 1, tgt));
		}
}

/* A row, seen from one of its words. */
struct choice {
	uint32_t word;
	size_t row;
	double worth;
};

static int
by_worth(const void *a, const void *b)
{
	const struct choice *x = a, *y = b;

	if (x->word != y->word)
		return x->word < y->word ? -1 : 1;
	if (x->worth != y->worth)
		return x->worth > y->worth ? -1 : 1;
	return x->row < y->row ? -1 : x->row > y->row;
}

/* Of NULL there is one probability only, and all of it is wanted. */
static double
worth(const struct sp_lex_row *row)
{
	if (row->word[0] == 0 || row->word[1] == 0)
		return 2;
	return row->p[0] * row->p[1];
}

/* Mark the best rows of each word of a side. */
static void
keep_best(const struct sp_lex_table *table, size_t s, size_t best,
    struct choice *choice, bool *keep)
{
	size_t rank = 0;

	for (size_t i = 0; i < table->n; i++)
		choice[i] = (struct choice){
		    table->row[i].word[s], i, worth(&table->row[i])};
	qsort(choice, table->n, sizeof(*choice), by_worth);
	for (size_t i = 0; i < table->n; i++) {
		if (i == 0 || choice[i].word != choice[i - 1].word)
			rank = 0;
		if (best == 0 || rank < best || choice[i].worth > 1)
			keep[choice[i].row] = true;
		rank += choice[i].worth <= 1;
	}
}

/* What is left of it: words that have no row any more are gone. */
static void
rebuild(struct sp_lex_table *table, double min, const bool *keep)
{
	struct sp_lex_table left = {0};

	for (size_t i = 0; i < table->n; i++) {
		const struct sp_lex_row *row = &table->row[i];

		if (keep[i] && (row->p[0] >= min || row->p[1] >= min))
			sp_lex_table_add(&left, table->name[0][row->word[0]],
			    table->name[1][row->word[1]], row->p[1], row->p[0]);
	}
	sp_lex_table_release(table);
	*table = left;
}

enum sp_status
sp_lex_table_prune(
    struct sp_lex_table *table, double min, size_t best, struct sp_err *err)
{
	struct choice *choice = calloc(table->n + 1, sizeof(*choice));
	bool *keep = calloc(table->n + 1, sizeof(*keep));

	if (!choice || !keep) {
		table->failed = true;
	} else if (table->n > 0) {
		keep_best(table, 0, best, choice, keep);
		keep_best(table, 1, best, choice, keep);
		rebuild(table, min, keep);
	}
	free(choice);
	free(keep);
	return sp_lex_table_sort(table, err);
}

static void
write_p(double p, struct sp_buf *out)
{
	unsigned parts = (unsigned)(p * PARTS + .5);
	char text[16];
	int n;

	if (parts >= PARTS || parts == 0) {
		sp_buf_addc(out, parts ? '1' : '0');
		return;
	}
	n = snprintf(text, sizeof(text), "0.%05u", parts);
	while (text[n - 1] == '0')
		n--;
	sp_buf_add(out, (struct sp_str){text, (size_t)n});
}

enum sp_status
sp_lex_table_write(
    const struct sp_lex_table *table, struct sp_buf *out, struct sp_err *err)
{
	for (size_t i = 0; i < table->n; i++) {
		const struct sp_lex_row *row = &table->row[i];

		if (row->p[0] * PARTS < .5 && row->p[1] * PARTS < .5)
			continue;
		for (size_t s = 0; s < 2; s++) {
			sp_buf_add(out, table->name[s][row->word[s]]);
			sp_buf_addc(out, '\t');
		}
		write_p(row->p[1], out);
		sp_buf_addc(out, '\t');
		write_p(row->p[0], out);
		sp_buf_addc(out, '\n');
	}
	return sp_buf_status(out, err);
}
