/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>

#include <spean/checker.h>

#include "cli.h"

/* Consistency: what one side says and the other does not. */
struct job {
	struct cli_stream stream;
	const char *src, *tgt, *model;
	struct sp_check_opts opts;
	struct sp_checker *checker;
	size_t found;
};

static void
add_place(struct sp_norm_range at, struct sp_buf *out)
{
	if (sp_finding_has_place(at))
		sp_buf_addf(out, "\t%zu\t%zu", at.from, at.to);
	else
		sp_buf_add(out, SP_STR("\t-\t-"));
}

static void
add_record(const struct sp_pair *pair, const struct sp_finding *finding,
    struct sp_buf *out)
{
	const struct sp_str field[] = {
	    pair->src_doc, pair->tgt_doc, pair->src_loc, pair->tgt_loc};

	for (size_t i = 0; i < 4; i++) {
		sp_buf_add(out, field[i]);
		sp_buf_addc(out, '\t');
	}
	sp_buf_addf(out, "%s\t%s\t", sp_check_name(finding->check),
	    sp_severity_name(finding->severity));
	sp_score_write(finding->confidence, out);
	add_place(finding->at[0], out);
	add_place(finding->at[1], out);
	sp_buf_addc(out, '\t');
	sp_buf_add(out, finding->message);
	sp_buf_addc(out, '\n');
}

static enum sp_status
record(void *ctx, struct sp_str rec, struct sp_buf *out, struct sp_err *err)
{
	static const struct sp_day *const day[2] = {NULL, NULL};
	struct job *job = ctx;
	struct sp_pair pair;
	enum sp_status status = sp_pair_parse(rec, &pair, err);
	const struct sp_finding *finding;
	size_t n;

	if (status == SP_OK)
		status = sp_checker_pair(job->checker, &pair, day, err);
	if (status != SP_OK)
		return status;
	finding = sp_checker_findings(job->checker, &n);
	for (size_t i = 0; i < n; i++)
		add_record(&pair, &finding[i], out);
	job->found += n;
	return SP_OK;
}

int
main(int argc, char **argv)
{
	struct job job = {.stream = {.leave = true}, .src = "en", .tgt = "km"};
	const struct cli_opt opt[] = {
	    {'s', "source", "LANG", "language of the source (en)", CLI_LANG,
		&job.src},
	    {'t', "target", "LANG", "language of the target (km)", CLI_LANG,
		&job.tgt},
	    {'m', "model", "LEX", "the lexicon; none: without", CLI_STR,
		&job.model},
	    CLI_STREAM(job.stream),
	    CLI_END,
	};
	const struct cli cli = {.name = "spean-check",
	    .usage = "[FILE...]",
	    .about = "What one side says and the other does not.",
	    .opt = opt};
	struct sp_err err = {0};
	struct sp_lex *lex;
	int first = cli_parse(&cli, argc, argv);

	lex = cli_lexicon(job.model, job.src, job.tgt);
	job.opts.lang[0] = sp_lang_find(sp_str_c(job.src));
	job.opts.lang[1] = sp_lang_find(sp_str_c(job.tgt));
	job.opts.lex = lex;
	for (size_t i = 0; i < SP_CHECKS; i++)
		job.opts.on[i] = true;
	job.checker = sp_checker_new(&job.opts, &err);
	if (!job.checker)
		cli_die(NULL, 0, "%s", err.msg);
	cli_records(
	    &job.stream, argv + first, (size_t)(argc - first), record, &job);
	sp_checker_free(job.checker);
	sp_lex_free(lex);
	return job.found > 0 && cli_end() == CLI_OK ? CLI_REJECTED : cli_end();
}
