/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <spean/bead.h>
#include <spean/eval.h>
#include <spean/file.h>
#include <spean/pair.h>

#include "cli.h"

static struct {
	size_t rounds;
	bool calibration;
} opt = {.rounds = 1000};

static const struct cli cli = {
    .name = "spean-eval",
    .usage = "beads GOLD SYSTEM",
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

struct evals {
	struct sp_eval *doc;
	size_t n;
	size_t cap;
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
compare(const char *gold_path, const char *system_path, struct evals *evals)
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
is_beads(struct sp_str name)
{
	return sp_str_ends(name, SP_STR(".beads")) ||
	    sp_str_ends(name, SP_STR(".gold"));
}

/* Two folders: the files of the same name but for .beads or .gold. */
static void
compare_folders(const char *gold, const char *system, struct evals *evals)
{
	struct sp_files files[2] = {{0}};
	const char *dir[2] = {gold, system};
	char path[2][4096];
	struct sp_err err = {0};

	for (size_t s = 0; s < 2; s++)
		if (sp_files_walk(&files[s], dir[s], &err) != SP_OK)
			cli_die(NULL, 0, "%s", err.msg);
	for (size_t g = 0, k = 0; g < files[0].n; g++) {
		struct sp_str name = files[0].path[g];

		if (!is_beads(name))
			continue;
		if (g > 0 && is_beads(files[0].path[g - 1]) &&
		    sp_str_eq(stem(name), stem(files[0].path[g - 1])))
			cli_die(gold, 0,
			    "%s stands there twice, as .beads "
			    "and as .gold",
			    name.s);
		for (k = 0; k < files[1].n; k++)
			if (is_beads(files[1].path[k]) &&
			    sp_str_eq(stem(name), stem(files[1].path[k])))
				break;
		snprintf(path[0], sizeof(path[0]), "%s/%s", gold, name.s);
		if (k == files[1].n)
			cli_die(
			    path[0], 0, "%s has no beads of this name", system);
		snprintf(path[1], sizeof(path[1]), "%s/%s", system,
		    files[1].path[k].s);
		compare(path[0], path[1], evals);
	}
	for (size_t s = 0; s < 2; s++)
		sp_files_release(&files[s]);
	if (evals->n == 0)
		cli_die(gold, 0, "no .beads or .gold files");
}

static void
print_row(const char *name, struct sp_prf prf)
{
	printf("%s\t%.4f\t%.4f\t%.4f", name, prf.p, prf.r, prf.f);
}

static void
print(const struct evals *evals)
{
	struct sp_eval sum = {0};
	struct sp_err err = {0};
	double low, high;

	for (size_t i = 0; i < evals->n; i++)
		sp_eval_add(&sum, &evals->doc[i]);
	printf("measure\tprecision\trecall\tf1\tlow\thigh\n");
	if (sp_eval_bootstrap(
		evals->doc, evals->n, opt.rounds, &low, &high, &err) != SP_OK)
		cli_die(NULL, 0, "%s", err.msg);
	print_row("strict", sp_eval_strict(&sum));
	if (evals->n > 1)
		printf("\t%.4f\t%.4f\n", low, high);
	else
		printf("\t-\t-\n");
	print_row("lax", sp_eval_lax(&sum));
	printf("\t-\t-\n");
	if (!opt.calibration)
		return;
	printf("calibration error\t%.4f\n", sp_eval_calibration(&sum));
	for (size_t k = 0; k < 10; k++)
		if (sum.bin_n[k])
			printf("score %.1f to %.1f\t%zu beads\t%.4f mean\t"
			       "%.4f right\n",
			    (double)k / 10, (double)(k + 1) / 10, sum.bin_n[k],
			    sum.bin_score[k] / (double)sum.bin_n[k],
			    (double)sum.bin_right[k] / (double)sum.bin_n[k]);
}

int
main(int argc, char **argv)
{
	char **arg = argv + cli_parse(&cli, argc, argv);
	struct evals evals = {0};

	if (opt.rounds > 1000000)
		cli_die(NULL, 0, "--bootstrap takes up to 1000000 rounds");
	if (strcmp(arg[0], "beads") != 0)
		cli_die(
		    NULL, 0, "unknown measure '%s': there is beads", arg[0]);
	if (sp_file_is_dir(arg[1]) != sp_file_is_dir(arg[2]))
		cli_die(NULL, 0, "give two files or two folders");
	if (sp_file_is_dir(arg[1]))
		compare_folders(arg[1], arg[2], &evals);
	else
		compare(arg[1], arg[2], &evals);
	print(&evals);
	free(evals.doc);
	return cli_end();
}
