/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <spean/bead.h>
#include <spean/eval.h>
#include <spean/eval_docs.h>
#include <spean/file.h>
#include <spean/pair.h>
#include <spean/pairing.h>

#include "cli.h"

static struct {
	size_t rounds;
	bool calibration;
} opt = {.rounds = 1000};

static const struct cli cli = {
    .name = "spean-eval",
    .usage = "beads|docpairs GOLD SYSTEM",
    .about = "Score alignments against gold: precision, recall, F1.",
    .opt =
	(const struct cli_opt[]){
	    {'b', "bootstrap", "N",
		"rounds of the bootstrap interval (default 1000)", CLI_SIZE,
		&opt.rounds},
	    {'c', "calibration", NULL,
		"print how far the scores of SYSTEM can be trusted", CLI_FLAG,
		&opt.calibration},
	    CLI_END,
	},
    .min = 3,
    .max = 3,
};

/* What is counted, of all files: a bead file is one document, a file of pairs
 * of documents has many. */
struct evals {
	struct sp_eval *doc;
	size_t n;
	size_t cap;
	struct sp_eval_docs pairs;
};

struct measure {
	const char *name;
	const char *suffix[2]; /* of its files, in folders */
	void (*compare)(const char *gold, const char *system, struct evals *);
	void (*print)(const struct evals *evals, const struct sp_eval *sum);
};

/* A score behind the bead: "[0]:[0]<TAB>0.93" or "[0]:[0]:0.93"; 1 where there
 * is none.  False where it is no score. */
static bool
read_score(struct sp_str rec, double *score)
{
	size_t n = rec.n;

	*score = 1;

	while (n > 0 && rec.s[n - 1] != '\t' && rec.s[n - 1] != ':' &&
	    rec.s[n - 1] != ']')
		n--;
	return n == rec.n || sp_score_parse(sp_str_sub(rec, n, rec.n), score);
}

struct bead_file {
	const char *path;
	struct sp_beads *beads;
};

static void
add_bead(void *ctx, struct sp_str line, size_t number)
{
	const struct bead_file *file = ctx;
	struct sp_str text = sp_str_trim(line);
	struct sp_err err = {0};
	struct sp_bead bead;

	if (text.n == 0)
		return;
	if (sp_bead_parse(line, &bead, &err) != SP_OK)
		cli_die(file->path, number, "%s", err.msg);
	/* Other aligners write costs there: no matter but for -c. */
	if (!read_score(text, &bead.score) && opt.calibration)
		cli_die(
		    file->path, number, "the score is no number from 0 to 1");
	if (!sp_beads_add(file->beads, bead))
		cli_die(NULL, 0, "out of memory");
}

static void
read_beads(const char *path, struct sp_beads *beads)
{
	beads->n = 0;
	cli_lines(path, add_bead, &(struct bead_file){path, beads});
}

static void
compare_beads(
    const char *gold_path, const char *system_path, struct evals *evals)
{
	struct sp_beads gold = {0}, system = {0};
	struct sp_eval eval = {0};
	struct sp_err err = {0};

	read_beads(gold_path, &gold);
	read_beads(system_path, &system);
	if (sp_eval_beads(&gold, &system, &eval, &err) != SP_OK)
		cli_die(system_path, 0, "%s", err.msg);
	if (!sp_grow(&evals->doc, &evals->cap, evals->n + 1, sizeof(eval)))
		cli_die(NULL, 0, "out of memory");
	evals->doc[evals->n++] = eval;
	sp_beads_release(&gold);
	sp_beads_release(&system);
}

struct pair_file {
	const char *path;
	struct sp_eval_docs *docs;
	enum sp_status (*add)(struct sp_eval_docs *docs,
	    const struct sp_docpair *pair, struct sp_err *err);
};

static void
add_pair(void *ctx, struct sp_str line, size_t number)
{
	const struct pair_file *file = ctx;
	struct sp_docpair pair;
	struct sp_err err = {0};

	if (sp_docpair_parse(line, &pair, &err) != SP_OK ||
	    file->add(file->docs, &pair, &err) != SP_OK)
		cli_die(file->path, number, "%s", err.msg);
}

static void
compare_pairs(
    const char *gold_path, const char *system_path, struct evals *evals)
{
	struct sp_eval_docs *docs = &evals->pairs;

	sp_eval_docs_next(docs);
	cli_lines(gold_path, add_pair,
	    &(struct pair_file){gold_path, docs, sp_eval_docs_gold});
	cli_lines(system_path, add_pair,
	    &(struct pair_file){system_path, docs, sp_eval_docs_system});
}

/* The name without its last suffix. */
static struct sp_str
stem(struct sp_str name)
{
	size_t n = name.n;

	while (n > 0 && name.s[n - 1] != '.' && name.s[n - 1] != '/')
		n--;
	return n > 0 && name.s[n - 1] == '.' ? sp_str_sub(name, 0, n - 1)
					     : name;
}

static bool
is_measured(const struct measure *measure, struct sp_str name)
{
	return sp_str_ends(name, sp_str_c(measure->suffix[0])) ||
	    sp_str_ends(name, sp_str_c(measure->suffix[1]));
}

/* Two folders: the files of the same name but for the suffix. */
static void
compare_folders(const struct measure *measure, const char *gold,
    const char *system, struct evals *evals)
{
	struct sp_files files[2] = {{0}};
	const char *dir[2] = {gold, system};
	char path[2][4096];
	struct sp_err err = {0};
	size_t n = 0;

	for (size_t s = 0; s < 2; s++)
		if (sp_files_walk(&files[s], dir[s], &err) != SP_OK)
			cli_die(NULL, 0, "%s", err.msg);
	for (size_t g = 0, k = 0; g < files[0].n; g++) {
		struct sp_str name = files[0].path[g];

		if (!is_measured(measure, name))
			continue;
		if (g > 0 && is_measured(measure, files[0].path[g - 1]) &&
		    sp_str_eq(stem(name), stem(files[0].path[g - 1])))
			cli_die(gold, 0,
			    "%s stands there twice, as %s and as %s", name.s,
			    measure->suffix[0], measure->suffix[1]);
		for (k = 0; k < files[1].n; k++)
			if (is_measured(measure, files[1].path[k]) &&
			    sp_str_eq(stem(name), stem(files[1].path[k])))
				break;
		snprintf(path[0], sizeof(path[0]), "%s/%s", gold, name.s);
		if (k == files[1].n)
			cli_die(path[0], 0, "%s has no %s of this name", system,
			    measure->name);
		snprintf(path[1], sizeof(path[1]), "%s/%s", system,
		    files[1].path[k].s);
		measure->compare(path[0], path[1], evals);
		n++;
	}
	for (size_t s = 0; s < 2; s++)
		sp_files_release(&files[s]);
	if (n == 0)
		cli_die(gold, 0, "no %s or %s files", measure->suffix[0],
		    measure->suffix[1]);
}

static void
print_row(const char *name, struct sp_prf prf)
{
	printf("%s\t%.4f\t%.4f\t%.4f", name, prf.p, prf.r, prf.f);
}

static void
print_interval(const struct sp_eval *doc, size_t n)
{
	struct sp_err err = {0};
	double low, high;

	if (sp_eval_bootstrap(doc, n, opt.rounds, &low, &high, &err) != SP_OK)
		cli_die(NULL, 0, "%s", err.msg);
	if (n > 1)
		printf("\t%.4f\t%.4f\n", low, high);
	else
		printf("\t-\t-\n");
}

static void
print_beads(const struct evals *evals, const struct sp_eval *sum)
{
	print_row("strict", sp_eval_strict(sum));
	print_interval(evals->doc, evals->n);
	print_row("lax", sp_eval_lax(sum));
	printf("\t-\t-\n");
}

static void
print_pairs(const struct evals *evals, const struct sp_eval *sum)
{
	print_row("pairs", sp_eval_strict(sum));
	print_interval(evals->pairs.doc, evals->pairs.n);
	printf("gold pairs\t%zu\nsystem pairs\t%zu\nright pairs\t%zu\n",
	    sum->gold, sum->system, sum->right[0]);
}

static void
print_calibration(const struct measure *measure, const struct sp_eval *sum)
{
	printf("calibration error\t%.4f\n", sp_eval_calibration(sum));
	for (size_t k = 0; k < 10; k++)
		if (sum->bin_n[k])
			printf("score %.1f to %.1f\t%zu %s\t%.4f mean\t"
			       "%.4f right\n",
			    (double)k / 10, (double)(k + 1) / 10, sum->bin_n[k],
			    measure->name,
			    sum->bin_score[k] / (double)sum->bin_n[k],
			    (double)sum->bin_right[k] / (double)sum->bin_n[k]);
}

static const struct measure measures[] = {
    {"beads", {".beads", ".gold"}, compare_beads, print_beads},
    {"docpairs", {".gold", ".tsv"}, compare_pairs, print_pairs},
};

static const struct measure *
measure_of(const char *name)
{
	for (size_t k = 0; k < sizeof(measures) / sizeof(measures[0]); k++)
		if (strcmp(name, measures[k].name) == 0)
			return &measures[k];
	cli_die(NULL, 0, "unknown measure '%s': there are beads and docpairs",
	    name);
}

int
main(int argc, char **argv)
{
	char **arg = argv + cli_parse(&cli, argc, argv);
	const struct measure *measure;
	struct evals evals = {0};
	struct sp_eval sum = {0};

	if (opt.rounds > 1000000)
		cli_die(NULL, 0, "--bootstrap takes up to 1000000 rounds");
	measure = measure_of(arg[0]);
	if (sp_file_is_dir(arg[1]) != sp_file_is_dir(arg[2]))
		cli_die(NULL, 0, "give two files or two folders");
	if (sp_file_is_dir(arg[1]))
		compare_folders(measure, arg[1], arg[2], &evals);
	else
		measure->compare(arg[1], arg[2], &evals);
	for (size_t i = 0; i < evals.n; i++)
		sp_eval_add(&sum, &evals.doc[i]);
	for (size_t i = 0; i < evals.pairs.n; i++)
		sp_eval_add(&sum, &evals.pairs.doc[i]);
	printf("measure\tprecision\trecall\tf1\tlow\thigh\n");
	measure->print(&evals, &sum);
	if (opt.calibration)
		print_calibration(measure, &sum);
	free(evals.doc);
	sp_eval_docs_release(&evals.pairs);
	return cli_end();
}
