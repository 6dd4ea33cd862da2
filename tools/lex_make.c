/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "lex.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <spean/file.h>
#include <spean/lex_read.h>
#include <spean/lex_train.h>

#include "cli.h"

/* What is less probable both ways is left out. */
#define TRAIN_MIN .001

static struct {
	const char *lang[2];
	size_t jobs, best;
	double min;
	const char *output;
} opt = {.lang = {"en", "km"}, .jobs = 1};

#define SIDES                                                                  \
	{'s', "src-lang", "LANG", "language of the source (default en)",       \
	    CLI_LANG, &opt.lang[0]},                                           \
	{                                                                      \
		't', "tgt-lang", "LANG",                                       \
		    "language of the target (default km)", CLI_LANG,           \
		    &opt.lang[1]                                               \
	}
#define JOBS                                                                   \
	{                                                                      \
		'j', "jobs", "N", "threads (default 1)", CLI_SIZE, &opt.jobs   \
	}
#define OUTPUT                                                                 \
	{                                                                      \
		'o', "output", "FILE", "write to FILE", CLI_STR, &opt.output   \
	}
#define BEST                                                                   \
	{                                                                      \
		'n', "best", "N", "of each word no more than N entries (all)", \
		    CLI_SIZE, &opt.best                                        \
	}

static const struct cli train_cli = {
    .name = "spean-lex",
    .verb = "train",
    .usage = "[PAIRS...]",
    .about = "Make a lexicon from pairs of texts: a pair stream, or a list.",
    .opt =
	(const struct cli_opt[]){
	    SIDES,
	    JOBS,
	    BEST,
	    {'p', "min", "P",
		"no entry less probable than P both ways (default 0.001)",
		CLI_REAL, &opt.min},
	    OUTPUT,
	    CLI_END,
	},
};

static const struct cli merge_cli = {
    .name = "spean-lex",
    .verb = "merge",
    .usage = "LEX...",
    .about = "Make one lexicon of several.",
    .opt =
	(const struct cli_opt[]){
	    SIDES,
	    JOBS,
	    OUTPUT,
	    CLI_END,
	},
    .min = 1,
};

static const struct cli prune_cli = {
    .name = "spean-lex",
    .verb = "prune",
    .usage = "[LEX]",
    .about = "Leave the best entries of a lexicon.",
    .opt =
	(const struct cli_opt[]){
	    SIDES,
	    JOBS,
	    BEST,
	    {'p', "min", "P",
		"no entry less probable than P both ways (default 0)", CLI_REAL,
		&opt.min},
	    OUTPUT,
	    CLI_END,
	},
    .max = 1,
};

static const struct cli compile_cli = {
    .name = "spean-lex",
    .verb = "compile",
    .usage = "[LEX]",
    .about = "Write a lexicon in the form that loads at once.",
    .opt =
	(const struct cli_opt[]){
	    SIDES,
	    JOBS,
	    OUTPUT,
	    CLI_END,
	},
    .max = 1,
};

static void
check(enum sp_status status, const char *path, const struct sp_err *err)
{
	if (status != SP_OK)
		cli_die(path, 0, "%s", err->msg);
}

/* Write what is made where it belongs. */
static void
write_output(const struct sp_buf *text)
{
	if (!opt.output) {
		cli_write(sp_buf_str(text));
		return;
	}
	fwrite(text->s, 1, text->n, sp_out_file(cli_out(opt.output)));
	cli_out_end();
}

static void
write_table(const struct sp_lex_table *table)
{
	struct sp_buf text = {0};
	struct sp_err err = {0};

	check(sp_lex_table_write(table, &text, &err), NULL, &err);
	write_output(&text);
	sp_buf_release(&text);
}

static enum sp_status
train_record(
    void *ctx, struct sp_str rec, struct sp_buf *out, struct sp_err *err)
{
	struct sp_lex_record record;
	enum sp_status status = sp_lex_record_parse(rec, &record, err);

	(void)out;
	if (status != SP_OK || record.kind == SP_LEX_SKIP)
		return status;
	if (record.kind == SP_LEX_LINE)
		return sp_err_set(err, SP_BAD_RECORD,
		    "a line of a lexicon, which is made already");
	if (record.line.p_tgt <= 0)
		return SP_OK;
	return sp_lex_train_add(
	    ctx, record.line.src, record.line.tgt, record.line.p_tgt, err);
}

void
lex_train(int argc, char **argv)
{
	const struct cli_stream stream = {.leave = true};
	struct sp_lex_train *train;
	struct sp_lex_table table = {0};
	struct sp_err err = {0};
	int first;

	opt.min = TRAIN_MIN;
	first = cli_parse(&train_cli, argc, argv);
	train = sp_lex_train_new(sp_lang_find(sp_str_c(opt.lang[0])),
	    sp_lang_find(sp_str_c(opt.lang[1])), &err);
	if (!train)
		cli_die(NULL, 0, "%s", err.msg);
	cli_records(
	    &stream, argv + first, (size_t)(argc - first), train_record, train);
	if (sp_lex_train_pairs(train) == 0)
		cli_die(NULL, 0, "no pairs to learn from");
	check(sp_lex_train_run(train, opt.jobs, opt.min, &table, &err), NULL,
	    &err);
	if (opt.best)
		check(
		    sp_lex_table_prune(&table, 0, opt.best, &err), NULL, &err);
	write_table(&table);
	sp_lex_table_release(&table);
	sp_lex_train_free(train);
}

static void
read_table(char *path, struct sp_lex_table *table)
{
	const struct sp_lex_read how = {
	    .lang = {sp_lang_find(sp_str_c(opt.lang[0])),
		sp_lang_find(sp_str_c(opt.lang[1]))},
	    .jobs = opt.jobs,
	    .bad = cli_bad_record,
	    .ctx = &path};
	struct sp_err err = {0};

	if (strcmp(path, "-") == 0)
		cli_open(path); /* dies the second time */
	check(sp_lex_read_table(&how, path, table, &err), path, &err);
}

/* The operand, or standard input. */
static char *
operand(const struct cli *cli, int argc, char **argv)
{
	static char dash[] = "-";
	int first = cli_parse(cli, argc, argv);

	return first < argc ? argv[first] : dash;
}

void
lex_merge(int argc, char **argv)
{
	int first = cli_parse(&merge_cli, argc, argv);
	size_t n = (size_t)(argc - first);
	struct sp_lex_table *table = calloc(n, sizeof(*table)), all = {0};
	const struct sp_lex_table **each = calloc(n, sizeof(*each));
	struct sp_err err = {0};

	if (!table || !each)
		cli_die(NULL, 0, "out of memory");
	for (size_t i = 0; i < n; i++) {
		read_table(argv[(size_t)first + i], &table[i]);
		each[i] = &table[i];
	}
	sp_lex_table_merge(&all, each, n);
	check(sp_lex_table_sort(&all, &err), NULL, &err);
	write_table(&all);
	for (size_t i = 0; i < n; i++)
		sp_lex_table_release(&table[i]);
	sp_lex_table_release(&all);
	free(each);
	free(table);
}

void
lex_prune(int argc, char **argv)
{
	char *path = operand(&prune_cli, argc, argv);
	struct sp_lex_table table = {0};
	struct sp_err err = {0};

	read_table(path, &table);
	check(sp_lex_table_prune(&table, opt.min, opt.best, &err), NULL, &err);
	write_table(&table);
	sp_lex_table_release(&table);
}

void
lex_compile(int argc, char **argv)
{
	char *path = operand(&compile_cli, argc, argv);
	struct sp_lex_table table = {0};
	struct sp_buf bytes = {0};
	struct sp_err err = {0};

	read_table(path, &table);
	check(sp_lex_table_pack(&table, &bytes, &err), path, &err);
	write_output(&bytes);
	sp_buf_release(&bytes);
	sp_lex_table_release(&table);
}
