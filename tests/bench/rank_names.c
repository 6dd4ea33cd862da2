/* SPDX-License-Identifier: MIT */
/*
 * Usage: rank_names [-v] MODEL QUERIES CANDIDATES...
 *
 * For each name of QUERIES (Latin TAB Khmer) the best of all Khmer names of
 * CANDIDATES (the same form), by the model (- for the shipped one).  Prints how
 * many are right, with the prefilter and without, and pairs a second; with -v
 * the wrong ones.
 */
#include <spean/translit.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <spean/buf.h>
#include <spean/file.h>
#include <spean/map.h>
#include <spean/rec.h>

#define FILE_MAX ((size_t)64 << 20)

struct candidate {
	struct sp_str text;
	struct sp_translit_khmer name;
};

struct bench {
	struct sp_translit read;
	const struct sp_translit *model;
	struct sp_translit_latin *latin;
	struct candidate *candidate;
	size_t n, cap;
	struct sp_map seen;
	struct sp_map forms; /* letters TAB units of every line */
	bool verbose;
};

static void
read_file(const char *path, struct sp_buf *text)
{
	struct sp_err err = {0};

	if (sp_file_read(path, FILE_MAX, text, &err) != SP_OK) {
		fprintf(stderr, "rank_names: %s\n", err.msg);
		exit(2);
	}
}

/* Whether a name is written with these units by a line of CANDIDATES. */
static size_t *
form_at(struct bench *bench, const struct sp_translit_khmer *khmer, bool add)
{
	struct sp_str letters = sp_translit_letters(bench->latin);
	struct sp_buf key = {0};
	size_t *at;

	sp_buf_addf(&key, "%.*s\t%.*s", (int)letters.n, letters.s,
	    (int)khmer->n, (const char *)khmer->unit);
	at = add ? sp_map_at(&bench->forms, sp_buf_str(&key), NULL)
		 : sp_map_get(&bench->forms, sp_buf_str(&key));
	sp_buf_release(&key);
	return at;
}

static void
add_candidates(struct bench *bench, const char *path)
{
	struct sp_buf *text = calloc(1, sizeof(*text));
	struct sp_str rest;

	read_file(path, text); /* candidates point into it */
	for (rest = sp_buf_str(text); rest.n > 0;) {
		struct sp_str line = sp_str_cut(&rest, '\n'), field[3];
		struct candidate it = {0};
		struct sp_str units;
		bool added;

		if (sp_rec_split(line, field, 3) < 2 ||
		    sp_translit_khmer(bench->model, field[1], &it.name, NULL) !=
			SP_OK)
			continue;
		units = (struct sp_str){(const char *)it.name.unit, it.name.n};
		sp_map_at(&bench->seen, units, &added);
		it.text = field[1];
		if (sp_translit_set_forms(bench->latin, field[0], NULL) ==
		    SP_OK)
			form_at(bench, &it.name, true);
		if (!added)
			continue;
		if (!sp_grow(&bench->candidate, &bench->cap, bench->n + 1,
			sizeof(it)))
			exit(2);
		bench->candidate[bench->n++] = it;
	}
}

/* The best candidate of one query; how many pairs the model has looked at. */
static size_t
best_of(const struct bench *bench, bool filter, size_t *looked)
{
	double best = -INFINITY;
	size_t at = SIZE_MAX;

	for (size_t i = 0; i < bench->n; i++) {
		double odds;

		if (filter &&
		    !sp_translit_near(bench->latin, &bench->candidate[i].name))
			continue;
		odds =
		    sp_translit_odds(bench->latin, &bench->candidate[i].name);
		++*looked;
		if (odds > best) {
			best = odds;
			at = i;
		}
	}
	return at;
}

static bool
same(const struct sp_translit_khmer *a, const struct sp_translit_khmer *b)
{
	return a->n == b->n && memcmp(a->unit, b->unit, a->n) == 0;
}

static void
rank(struct bench *bench, struct sp_str text, bool filter)
{
	size_t asked = 0, right = 0, form = 0, looked = 0, at;
	clock_t start = clock();
	double seconds;

	while (text.n > 0) {
		struct sp_str line = sp_str_cut(&text, '\n'), field[3];
		struct sp_translit_khmer want;

		if (sp_rec_split(line, field, 3) < 2 ||
		    sp_translit_khmer(bench->model, field[1], &want, NULL) !=
			SP_OK ||
		    sp_translit_set_forms(bench->latin, field[0], NULL) !=
			SP_OK)
			continue;
		asked++;
		at = best_of(bench, filter, &looked);
		if (at < bench->n && same(&bench->candidate[at].name, &want))
			right++;
		else if (at < bench->n &&
		    form_at(bench, &bench->candidate[at].name, false))
			form++;
		else if (bench->verbose && !filter)
			printf("%.*s\t%.*s\t%.*s\n", (int)field[0].n,
			    field[0].s, (int)field[1].n, field[1].s,
			    at < bench->n ? (int)bench->candidate[at].text.n
					  : 0,
			    at < bench->n ? bench->candidate[at].text.s : "");
	}
	seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
	printf("%zu of %zu right (%.3f), %zu another form of the name, among "
	       "%zu%s, %.2f M pairs/s, %.4f looked at\n",
	    right, asked, (double)right / (double)asked, form, bench->n,
	    filter ? ", prefiltered" : "",
	    (double)(asked * bench->n) / seconds / 1e6,
	    (double)looked / (double)(asked * bench->n));
}

int
main(int argc, char **argv)
{
	struct bench bench = {.model = &sp_translit_km};
	struct sp_buf text = {0};
	int i = 1;

	if (i < argc && strcmp(argv[i], "-v") == 0) {
		bench.verbose = true;
		i++;
	}
	if (argc - i < 3) {
		fputs("usage: rank_names [-v] MODEL QUERIES CANDIDATES...\n",
		    stderr);
		return 2;
	}
	if (strcmp(argv[i], "-") != 0) {
		read_file(argv[i], &text);
		if (sp_translit_read(&bench.read, sp_buf_str(&text), NULL) !=
		    SP_OK)
			return 2;
		bench.model = &bench.read;
	}
	bench.latin = sp_translit_new(bench.model, NULL);
	sp_buf_reset(&text);
	read_file(argv[i + 1], &text);
	for (int k = i + 2; k < argc; k++)
		add_candidates(&bench, argv[k]);
	rank(&bench, sp_buf_str(&text), false);
	rank(&bench, sp_buf_str(&text), true);
	return 0;
}
