/* SPDX-License-Identifier: MIT */
/*
 * Usage: name_chance EN KM
 *
 * How good the p of name_find.h is: two files, translations of each other line
 * by line.  The names of each English line that are in no other are looked for
 * in the Khmer line and in one far away, which lacks them.  Prints which share
 * of the best spans has a p below each bound, for both; for the second the
 * share should be the bound.
 */
#include <spean/name_find.h>

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <spean/buf.h>
#include <spean/file.h>
#include <spean/latin_name.h>
#include <spean/map.h>

#define BOUNDS 8
static const double bound[BOUNDS] = {
    .3, .1, .03, .01, .003, .001, .0003, .0001};

struct bench {
	struct sp_str *line[2];
	size_t n[2], cap[2];
	struct sp_map count; /* how often each name comes */
	struct sp_name_text *text;
	struct sp_translit_latin *latin;
	size_t below[2][BOUNDS];
	size_t names;
};

static void
read_lines(struct bench *bench, const char *path, int side)
{
	struct sp_buf *text = calloc(1, sizeof(*text)); /* lines are in it */
	struct sp_err err = {0};
	struct sp_str rest;

	if (!text || sp_file_read(path, (size_t)1 << 28, text, &err) != SP_OK) {
		fprintf(stderr, "name_chance: %s\n", err.msg);
		exit(2);
	}
	for (rest = sp_buf_str(text); rest.n > 0;) {
		struct sp_str line = sp_str_cut(&rest, '\n');

		if (!sp_grow(&bench->line[side], &bench->cap[side],
			bench->n[side] + 1, sizeof(line)))
			exit(2);
		bench->line[side][bench->n[side]++] = line;
	}
}

static void
count_names(struct bench *bench)
{
	for (size_t i = 0; i < bench->n[0]; i++) {
		struct sp_latin_names names;
		struct sp_latin_name name;
		size_t *at;

		sp_latin_names_begin(&names, bench->line[0][i]);
		while (sp_latin_names_next(&names, &name)) {
			at = sp_map_at(&bench->count,
			    sp_str_sub(bench->line[0][i], name.start, name.end),
			    NULL);
			if (at)
				++*at;
		}
	}
}

static void
look(struct bench *bench, struct sp_str khmer, int which)
{
	struct sp_name_span span;

	if (sp_name_text_set(bench->text, khmer, NULL) != SP_OK ||
	    !sp_name_find(bench->text, bench->latin, &span))
		return;
	for (int b = 0; b < BOUNDS; b++)
		bench->below[which][b] += span.p < bound[b];
}

static void
look_at_line(struct bench *bench, size_t i)
{
	size_t far = (i + bench->n[0] / 2) % bench->n[0];
	struct sp_latin_names names;
	struct sp_latin_name name;

	sp_latin_names_begin(&names, bench->line[0][i]);
	while (sp_latin_names_next(&names, &name)) {
		struct sp_str text =
		    sp_str_sub(bench->line[0][i], name.start, name.end);
		const size_t *count = sp_map_get(&bench->count, text);

		if (name.doubtful || !count || *count > 1 ||
		    sp_translit_set(bench->latin, text, NULL) != SP_OK)
			continue;
		bench->names++;
		look(bench, bench->line[1][i], 0);
		look(bench, bench->line[1][far], 1);
	}
}

int
main(int argc, char **argv)
{
	struct bench bench = {0};
	clock_t start;

	if (argc != 3) {
		fputs("usage: name_chance EN KM\n", stderr);
		return 2;
	}
	read_lines(&bench, argv[1], 0);
	read_lines(&bench, argv[2], 1);
	if (bench.n[0] != bench.n[1])
		return 2;
	count_names(&bench);
	bench.text = sp_name_text_new(&sp_translit_km, NULL);
	bench.latin = sp_translit_new(&sp_translit_km, NULL);
	start = clock();
	for (size_t i = 0; i < bench.n[0]; i++)
		look_at_line(&bench, i);
	printf("%zu names, %.0f searches of a sentence a second\n", bench.names,
	    2. * (double)bench.names /
		((double)(clock() - start) / CLOCKS_PER_SEC));
	for (int b = 0; b < BOUNDS; b++)
		printf("p < %-6g  translation %.4f  another %.5f\n", bound[b],
		    (double)bench.below[0][b] / (double)bench.names,
		    (double)bench.below[1][b] / (double)bench.names);
	return 0;
}
