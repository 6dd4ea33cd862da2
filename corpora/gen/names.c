/* SPDX-License-Identifier: MIT */
/*
 * Usage: names [-x TENTH] LIST_DIR DATA_DIR OUT_DIR
 *
 * Makes OUT_DIR/translit.tsv (translit_model.h) and known.tsv (known.h) from
 * the pairs of names that LIST_DIR/recipe names below DATA_DIR, and forms.tsv.
 * With -x that tenth of the pairs that train the model, 0 to 9, is
 * left out and written to OUT_DIR/held.tsv, for measuring.
 */
#include "names.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

const char gen_name[] = "names";

#define OPERATIONS 3000
#define ROUNDS     4 /* in each of which the pairs are looked at anew */
#define STEPS      6
/* Log-odds at which a pair is as likely a translation as a transliteration. */
#define EVEN     3.
#define COST_MAX 1600

static void
add_key(struct sp_buf *line, unsigned key)
{
	if (key == 0)
		sp_buf_addc(line, '-');
	for (; key; key >>= 8) {
		if (key & 0x80)
			sp_buf_add_cp(line, 0x17D2);
		sp_buf_add_cp(line, 0x1780 + (key & 0x7F) - 1);
	}
}

static int
by_bytes(const void *a, const void *b)
{
	return sp_str_cmp(*(const struct sp_str *)a, *(const struct sp_str *)b);
}

struct lines {
	struct sp_str *line;
	size_t n;
	struct sp_arena mem;
};

static void
add_line(struct lines *lines, struct names *names, unsigned key,
    struct sp_str latin, double p)
{
	struct sp_buf line = {0};
	long cost = lround(-100 * log(p));

	if (!lines->line)
		lines->line = calloc(names->ops + 256, sizeof(*lines->line));
	if (!lines->line)
		fail("table", "out of memory");
	add_key(&line, key);
	sp_buf_addf(&line, "\t%.*s\t%ld\n", (int)latin.n, latin.s, cost);
	lines->line[lines->n++] = sp_arena_dup(&lines->mem, sp_buf_str(&line));
	sp_buf_release(&line);
}

/* The table of the operations as they are now. */
static void
write_table(struct names *names)
{
	struct lines lines = {0};
	double all = 0;

	for (size_t i = 0; i < names->ops; i++) {
		const struct operation *op = &names->op[i];
		struct sp_str latin = {op->letter, op->n};

		if (op->p > 0)
			add_line(&lines, names, op->key,
			    op->n ? latin : SP_STR("-"), op->p);
	}
	for (size_t i = 1; i < 256; i++)
		all += names->unit[i];
	for (unsigned i = 1; i < 256; i++)
		if (names->unit[i] > 0)
			add_line(&lines, names, i, SP_STR("="),
			    names->unit[i] / all);
	qsort(lines.line, lines.n, sizeof(*lines.line), by_bytes);
	sp_buf_reset(&names->table);
	for (size_t i = 0; i < lines.n; i++)
		sp_buf_add(&names->table, lines.line[i]);
	free(lines.line);
	sp_arena_release(&lines.mem);
}

/* The known names, in order. */
static void
write_known(const struct names *names, const char *dir)
{
	size_t n = names->known.n + names->cued.n, lines = 0;
	struct sp_str *line = calloc(n + 1, sizeof(*line));
	struct sp_arena mem = {0};
	struct sp_buf text = {0};

	if (!line)
		fail("known", "out of memory");
	for (size_t i = 0; i < names->known.n; i++) {
		struct sp_str key = names->known.entry[i].key;
		const size_t *cued = sp_map_get(&names->cued, key);

		if (!cued || !*cued)
			line[lines++] = key;
	}
	for (size_t i = 0; i < names->cued.n; i++) {
		struct sp_str key = names->cued.entry[i].key;

		if (!names->cued.entry[i].value &&
		    sp_map_get(&names->known, key))
			continue;
		sp_buf_reset(&text);
		sp_buf_add(&text, key);
		sp_buf_add(&text, SP_STR("\tcued"));
		line[lines++] = sp_arena_dup(&mem, sp_buf_str(&text));
	}
	if (mem.failed)
		fail("known", "out of memory");
	qsort(line, lines, sizeof(*line), by_bytes);
	sp_buf_reset(&text);
	for (size_t i = 0; i < lines; i++) {
		sp_buf_add(&text, line[i]);
		sp_buf_addc(&text, '\n');
	}
	write_file(dir, "known.tsv", sp_buf_str(&text));
	sp_arena_release(&mem);
	sp_buf_release(&text);
	free(line);
}

static void
use_table(struct names *names)
{
	struct sp_err err = {0};

	sp_translit_free(names->latin);
	sp_translit_release(&names->model);
	if (sp_translit_read(&names->model, sp_buf_str(&names->table), &err) !=
	    SP_OK)
		fail("table", err.msg);
	names->latin = sp_translit_new(&names->model, &err);
	if (!names->latin)
		fail("table", err.msg);
}

/* Of the pairs of the sources some are translations, and teach nothing. */
static void
weigh_pairs(struct names *names)
{
	for (size_t i = 0; i < names->pairs; i++) {
		struct pair *pair = &names->pair[i];
		struct sp_translit_khmer khmer;

		if (sp_translit_set(names->latin, pair->latin, NULL) != SP_OK ||
		    sp_translit_khmer(
			&names->model, pair->khmer, &khmer, NULL) != SP_OK)
			fail("pairs", "out of memory");
		pair->share = 1 /
		    (1 + exp(EVEN - sp_translit_odds(names->latin, &khmer)));
	}
}

int
main(int argc, char **argv)
{
	struct names names = {.tenth = -1};

	if (argc == 6 && strcmp(argv[1], "-x") == 0) {
		names.tenth = atoi(argv[2]);
		argv += 2;
		argc -= 2;
	}
	if (argc != 4)
		fail("usage", "names [-x TENTH] LIST_DIR DATA_DIR OUT_DIR");
	sp_buf_add(&names.table, SP_STR("-\ta\t100\n"));
	use_table(&names);
	read_recipe(&names, argv[1], argv[2]);
	read_forms(&names, argv[1]);
	find_operations(&names);
	for (int round = 0; round < ROUNDS; round++) {
		estimate(&names, STEPS, round == 0);
		if (round == ROUNDS - 1)
			keep_best(&names, OPERATIONS);
		if (round == ROUNDS - 1)
			estimate(&names, 2, false);
		write_table(&names);
		use_table(&names);
		weigh_pairs(&names);
	}
	write_file(argv[3], "translit.tsv", sp_buf_str(&names.table));
	write_known(&names, argv[3]);
	if (names.tenth >= 0)
		write_file(argv[3], "held.tsv", sp_buf_str(&names.held));
	return 0;
}
