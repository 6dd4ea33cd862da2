/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <spean/check_weights.h>
#include <spean/checker.h>
#include <spean/file.h>
#include <spean/ignores.h>
#include <spean/inflow.h>
#include <spean/termlist.h>
#include <spean/variants.h>

#include "check.h"
#include "cli.h"
#include "store_show.h"

/* Below this, a finding is rather no finding. */
#define LEAST .5

static struct {
	struct check_input input;
	const char *model, *weights, *only, *without;
	struct cli_list glossary, ignore;
	const char *write_ignores;
	double least;
	int severity;
	bool json, text, records, list, verbose;
	int color;
} opt = {
    .input = {.src = "en", .tgt = "km", .format = CHECK_AUTO}, .least = LEAST};

static const struct cli check_cli = {
    .name = "spean-check",
    .usage = "[FILE, DB or SRC-PAGE TGT-PAGE...]",
    .about = "Tell what one side says and the other does not.",
    .opt =
	(const struct cli_opt[]){
	    {'s', "src-lang", "LANG", "language of the source (default en)",
		CLI_LANG, &opt.input.src},
	    {'t', "tgt-lang", "LANG", "language of the target (default km)",
		CLI_LANG, &opt.input.tgt},
	    {'m', "model", "LEX", "the lexicon (default: the one installed)",
		CLI_STR, &opt.model},
	    {'f', "format", CHECK_FORMATS,
		"what the files are (default: by what is in them)", CLI_CHOICE,
		&opt.input.format},
	    {'g', "glossary", "FILE",
		"terms and their translations (repeatable)", CLI_LIST,
		&opt.glossary},
	    {0, "ignore", "FILE", "findings not to tell again (repeatable)",
		CLI_LIST, &opt.ignore},
	    {0, "write-ignores", "FILE", "put what is found into FILE, too",
		CLI_STR, &opt.write_ignores},
	    {0, "where", "CONDITION",
		"of a database, only pairs such as 'date>=2019' (repeatable)",
		CLI_LIST, &opt.input.where},
	    {'c', "checks", "LIST", "only these checks, with commas between",
		CLI_STR, &opt.only},
	    {'x', "without", "LIST", "not these checks", CLI_STR, &opt.without},
	    {0, "weights", "FILE", "what evidence counts (default: as learned)",
		CLI_STR, &opt.weights},
	    {'T', "threshold", "X",
		"only findings at least so likely right (0.5)", CLI_REAL,
		&opt.least},
	    {'S', "severity", "hint/warning/error",
		"only findings at least so bad", CLI_CHOICE, &opt.severity},
	    {0, "json", NULL, "findings as JSON Lines", CLI_FLAG, &opt.json},
	    {0, "text", NULL, "findings for people (default on a terminal)",
		CLI_FLAG, &opt.text},
	    {0, "records", NULL, "findings as records (default elsewhere)",
		CLI_FLAG, &opt.records},
	    {0, "color", STORE_COLORS, "color in text (auto)", CLI_CHOICE,
		&opt.color},
	    {'l', "list", NULL, "list the checks and leave", CLI_FLAG,
		&opt.list},
	    {'v', "verbose", NULL, "counts on stderr at the end", CLI_FLAG,
		&opt.verbose},
	    CLI_END,
	},
};

/* A run over all operands. */
struct run {
	struct sp_checker *checker;
	struct sp_termlist *terms; /* NULL: none */
	struct sp_variants *variants; /* NULL: not asked for */
	struct sp_ignores *ignores;
	struct sp_out *saved; /* --write-ignores; or NULL */
	struct sp_buf line;
	struct check_show show;
	size_t pairs, found;
	size_t by_check[SP_CHECKS];
};

static void
list_checks(void)
{
	struct sp_buf out = {0};

	for (int c = 0; c < SP_CHECKS; c++) {
		enum sp_check check = (enum sp_check)c;

		sp_buf_addf(&out, "%s\t%s\t%s\n", sp_check_name(check),
		    sp_severity_name(sp_check_severity(check)),
		    sp_check_about(check));
	}
	cli_write(sp_buf_str(&out));
	sp_buf_release(&out);
}

/* Switch the checks of a list on or off; dies of one that is none. */
static void
switch_checks(const char *list, const char *option, bool on[SP_CHECKS], bool to)
{
	struct sp_str rest = sp_str_c(list);

	while (rest.n > 0) {
		struct sp_str name = sp_str_cut(&rest, ',');
		enum sp_check check;

		if (!sp_check_find(name, &check))
			cli_die(NULL, 0,
			    "%s: no check is named '%.*s'; see --list", option,
			    (int)name.n, name.s);
		on[check] = to;
	}
}

static void
choose_checks(struct sp_check_opts *opts)
{
	for (int c = 0; c < SP_CHECKS; c++)
		opts->on[c] = !opt.only;
	if (opt.only)
		switch_checks(opt.only, "-c", opts->on, true);
	if (opt.without)
		switch_checks(opt.without, "-x", opts->on, false);
	for (int c = 0; c < SP_CHECKS; c++)
		if ((int)sp_check_severity((enum sp_check)c) < opt.severity)
			opts->on[c] = false;
}

static bool
is_ignored(struct run *run, const struct sp_pair *pair,
    const struct sp_finding *finding)
{
	struct sp_err err = {0};
	bool has = false;

	if (opt.ignore.n > 0 &&
	    sp_ignores_has(run->ignores, pair, finding, &has, &err) != SP_OK)
		cli_die(NULL, 0, "%s", err.msg);
	return has;
}

/* A failure shows when the file is put in its place. */
static void
write_saved(struct run *run, const struct sp_buf *text)
{
	if (text->n > 0)
		fwrite(text->s, 1, text->n, sp_out_file(run->saved));
}

static void
save(struct run *run, const struct sp_pair *pair,
    const struct sp_finding *finding)
{
	struct sp_err err = {0};

	sp_buf_reset(&run->line);
	if (sp_ignores_write(run->ignores, pair, finding, &run->line, &err) !=
	    SP_OK)
		cli_die(NULL, 0, "%s", err.msg);
	write_saved(run, &run->line);
}

static void
tell(struct run *run, const struct sp_pair *pair,
    const struct sp_finding *finding)
{
	if (finding->confidence < opt.least || is_ignored(run, pair, finding))
		return;
	run->found++;
	run->by_check[finding->check]++;
	check_show_finding(&run->show, pair, finding);
	if (run->saved)
		save(run, pair, finding);
}

/* What is wrong with a pair of this name. */
static void
reject_pair(const struct sp_pair *pair, const struct sp_err *err)
{
	char place[128];
	int doc = (int)(pair->src_doc.n > 80 ? 80 : pair->src_doc.n);
	int loc = (int)(pair->src_loc.n > 20 ? 20 : pair->src_loc.n);

	snprintf(place, sizeof(place), "%.*s %.*s", doc, pair->src_doc.s, loc,
	    pair->src_loc.s);
	cli_error(place, 0, err);
}

static void
check_pair(void *ctx, const struct sp_pair *pair)
{
	struct run *run = ctx;
	struct sp_err err = {0};
	const struct sp_finding *finding;
	size_t n;

	run->pairs++;
	if (sp_checker_pair(run->checker, pair, &err) != SP_OK) {
		reject_pair(pair, &err);
		return;
	}
	finding = sp_checker_findings(run->checker, &n);
	for (size_t i = 0; i < n; i++)
		tell(run, pair, &finding[i]);
	if (run->variants &&
	    sp_variants_add(run->variants, pair, &err) != SP_OK)
		reject_pair(pair, &err);
}

static enum sp_status
one_variant(void *ctx, const struct sp_variant *variant, struct sp_err *err)
{
	(void)err;
	tell(ctx, &variant->pair, &variant->finding);
	return SP_OK;
}

static void
tell_variants(struct run *run)
{
	struct sp_err err = {0};

	if (run->variants &&
	    sp_variants_walk(run->variants, one_variant, run, &err) != SP_OK)
		cli_die(NULL, 0, "%s", err.msg);
}

/*
 * What the options name.
 */

/* Hand a table to one of the readers below; dies where it cannot be read. */
typedef enum sp_status table_fn(
    void *to, struct sp_inflow *in, const char **path, struct sp_err *err);

static void
read_tables(const struct cli_list *list, table_fn *fn, void *to)
{
	for (size_t i = 0; i < list->n; i++) {
		const char *path = list->at[i];
		struct sp_err err = {0};
		struct sp_inflow *in = sp_inflow_open(path, &err);

		if (!in)
			cli_die(NULL, 0, "%s", err.msg);
		if (fn(to, in, &path, &err) != SP_OK)
			cli_die(path, 0, "%s", err.msg);
		sp_inflow_free(in);
	}
}

static enum sp_status
read_terms(
    void *to, struct sp_inflow *in, const char **path, struct sp_err *err)
{
	return sp_termlist_read(to, in, cli_bad_record, path, err);
}

static enum sp_status
read_ignores(
    void *to, struct sp_inflow *in, const char **path, struct sp_err *err)
{
	return sp_ignores_read(to, in, cli_bad_record, path, err);
}

static void
set_weight(void *ctx, struct sp_str line, size_t number)
{
	struct sp_err err = {0};

	if (sp_check_weights_parse(line, ctx, &err) != SP_OK)
		cli_die(opt.weights, number, "%s", err.msg);
}

/* A device or a pipe has nothing to keep: reading it might never end. */
static bool
has_text(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 &&
	    (S_ISREG(st.st_mode) || S_ISDIR(st.st_mode));
}

/* What the file of --write-ignores has already stays in it. */
static void
begin_saving(struct run *run)
{
	struct sp_buf old = {0};
	struct sp_err err = {0};

	if (!opt.write_ignores)
		return;
	if (!has_text(opt.write_ignores))
		sp_buf_add(&old, sp_str_c(sp_ignores_head));
	else if (sp_inflow_file(opt.write_ignores, SIZE_MAX, &old, &err) !=
	    SP_OK)
		cli_die(NULL, 0, "%s", err.msg);
	if (old.n > 0 && old.s[old.n - 1] != '\n')
		sp_buf_addc(&old, '\n');
	run->saved = cli_out(opt.write_ignores);
	write_saved(run, &old);
	sp_buf_release(&old);
}

static void
begin(struct run *run, struct sp_check_opts *opts)
{
	struct sp_err err = {0};

	if (opt.glossary.n > 0) {
		opts->terms = run->terms = sp_termlist_new(&err);
		if (!run->terms)
			cli_die(NULL, 0, "%s", err.msg);
		read_tables(&opt.glossary, read_terms, run->terms);
	}
	run->ignores = sp_ignores_new(&err);
	if (run->ignores)
		run->checker = sp_checker_new(opts, &err);
	if (!run->checker)
		cli_die(NULL, 0, "%s", err.msg);
	read_tables(&opt.ignore, read_ignores, run->ignores);
	begin_saving(run);
	if (!opts->on[SP_CHECK_SRC_VARIANT] && !opts->on[SP_CHECK_TGT_VARIANT])
		return;
	run->variants =
	    sp_variants_new(cli_tmpdir(), opts->lang, opts->on, &err);
	if (!run->variants)
		cli_die(NULL, 0, "%s", err.msg);
}

static void
tell_counts(const struct run *run)
{
	cli_warn(NULL, 0, "%zu pairs, %zu findings", run->pairs, run->found);
	for (int c = 0; c < SP_CHECKS; c++)
		if (run->by_check[c] > 0)
			cli_warn(NULL, 0, "  %s: %zu",
			    sp_check_name((enum sp_check)c), run->by_check[c]);
}

int
main(int argc, char **argv)
{
	struct run run = {0};
	struct sp_check_opts opts = {0};
	struct sp_check_weights weights = sp_check_weights_built();
	struct sp_lex *lex;
	int first = cli_parse(&check_cli, argc, argv), status;

	if (opt.list) {
		list_checks();
		return cli_end();
	}
	if (opt.json + opt.text + opt.records > 1)
		cli_die(
		    NULL, 0, "--json, --text and --records exclude another");
	choose_checks(&opts);
	lex = cli_lexicon(opt.model, opt.input.src, opt.input.tgt);
	opts.lang[0] = sp_lang_find(sp_str_c(opt.input.src));
	opts.lang[1] = sp_lang_find(sp_str_c(opt.input.tgt));
	opts.lex = opt.input.lex = lex;
	opts.least = opt.least;
	if (opt.weights)
		cli_lines(opt.weights, set_weight, &weights);
	opts.weights = &weights;
	begin(&run, &opts);
	run.show = (struct check_show){.form = opt.json ? CHECK_JSON
		: opt.text                              ? CHECK_TEXT
		: !opt.records && isatty(STDOUT_FILENO) ? CHECK_TEXT
							: CHECK_RECORDS,
	    .lang = {opt.input.src, opt.input.tgt},
	    .colored = store_is_colored(opt.color)};
	check_show_begin(&run.show);
	opt.input.pair = check_pair;
	opt.input.ctx = &run;
	check_read(&opt.input, argv + first, (size_t)(argc - first));
	tell_variants(&run);
	if (opt.verbose)
		tell_counts(&run);
	check_show_end(&run.show);
	sp_variants_free(run.variants);
	sp_checker_free(run.checker);
	sp_ignores_free(run.ignores);
	sp_termlist_free(run.terms);
	sp_buf_release(&run.line);
	if (run.saved)
		cli_out_end();
	sp_lex_free(lex);
	status = cli_end();
	return status == CLI_OK && run.found > 0 ? CLI_REJECTED : status;
}
