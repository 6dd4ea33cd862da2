/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <spean/norm.h>

#include "cli.h"

/* One spelling for one text: each record's text, normalised. */
struct job {
	struct cli_pick pick;
	struct cli_stream stream;
	struct sp_norm *norm;
};

static enum sp_status
record(void *ctx, struct sp_str rec, struct sp_buf *out, struct sp_err *err)
{
	struct job *job = ctx;
	struct cli_part part;
	struct sp_str piece;
	bool first = !job->pick.docs && job->pick.field <= 1;
	size_t ordered = 0;
	enum sp_status status;

	/* What is normal as a whole has one field, and passes. */
	if (first)
		ordered = sp_norm_ordered(job->norm, cli_lang(&job->pick), rec);
	if (first && ordered == rec.n) {
		cli_much(out, rec);
		sp_buf_addc(out, job->stream.nul ? '\0' : '\n');
		return SP_OK;
	}
	status = cli_pick(&job->pick, rec, &part, err);
	if (status == SP_OK && !part.skip)
		status = sp_norm_begin(
		    job->norm, part.lang, part.text, ordered, err);
	if (status != SP_OK)
		return status;
	sp_buf_add(out, part.before);
	if (part.skip)
		sp_buf_add(out, part.text);
	while (!part.skip && sp_norm_next(job->norm, &piece))
		cli_much(out, piece);
	sp_buf_add(out, part.after);
	sp_buf_addc(out, job->stream.nul ? '\0' : '\n');
	return sp_norm_status(job->norm, err);
}

int
main(int argc, char **argv)
{
	struct job job = {.pick = {.lang = "und"}};
	int level = SP_NORM_CANON;
	int zwsp = SP_NORM_ZWSP_KEEP;
	int punct = SP_NORM_PUNCT_KEEP;
	const struct cli_opt opts[] = {
	    CLI_PICK(job.pick),
	    {0, "level", "canon/search", "how much becomes one (canon)",
		CLI_CHOICE, &level},
	    {0, "punct", "keep/plain", "quotes and dashes (keep)", CLI_CHOICE,
		&punct},
	    {0, "zwsp", "keep/drop", "zero-width spaces in Khmer (keep)",
		CLI_CHOICE, &zwsp},
	    CLI_STREAM(job.stream),
	    CLI_END,
	};
	const struct cli cli = {.name = "spean-norm",
	    .usage = "[FILE...]",
	    .about = "Give one text one spelling.",
	    .opt = opts};
	struct sp_norm_opts norm = {0};
	struct sp_err err = {0};
	int first = cli_parse(&cli, argc, argv);

	norm.level = (enum sp_norm_level)level;
	norm.zwsp = (enum sp_norm_zwsp)zwsp;
	norm.punct = (enum sp_norm_punct)punct;
	job.norm = sp_norm_new(&norm, &err);
	if (!job.norm)
		cli_die(NULL, 0, "%s", err.msg);
	cli_records(
	    &job.stream, argv + first, (size_t)(argc - first), record, &job);
	sp_norm_free(job.norm);
	return cli_end();
}
