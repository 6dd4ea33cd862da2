/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <spean/utf8.h>
#include <spean/word.h>

#include "cli.h"

/* Words: a delimiter at their borders, or the bytes they stand at. */
struct job {
	struct cli_pick pick;
	struct cli_stream stream;
	struct sp_word *word;
	const char *delim;
	bool offsets;
	int grain;
};

static enum sp_status
offsets(struct job *job, struct sp_buf *out, struct sp_err *err)
{
	struct sp_word_span span;
	bool first = true;

	while (sp_word_next(job->word, &span)) {
		if (span.kind == SP_WORD_SPACE)
			continue;
		sp_buf_addf(
		    out, "%s%zu-%zu", first ? "" : " ", span.start, span.end);
		first = false;
		cli_much(out, (struct sp_str){0});
	}
	return sp_word_status(job->word, err);
}

static enum sp_status
delimited(
    struct job *job, struct sp_str text, struct sp_buf *out, struct sp_err *err)
{
	struct sp_str delim = sp_str_c(job->delim);
	struct sp_word_span last = {.kind = SP_WORD_SPACE}, span;

	while (sp_word_next(job->word, &span)) {
		if (sp_word_parts(last, span))
			sp_buf_add(out, delim);
		cli_much(out, sp_str_sub(text, span.start, span.end));
		last = span;
	}
	return sp_word_status(job->word, err);
}

static enum sp_status
record(void *ctx, struct sp_str rec, struct sp_buf *out, struct sp_err *err)
{
	struct job *job = ctx;
	struct cli_part part;
	enum sp_status status = cli_pick(&job->pick, rec, &part, err);

	if (status != SP_OK)
		return status;
	if (!part.skip)
		status = sp_word_begin(job->word, part.lang, part.text, err);
	if (status != SP_OK)
		return status;
	sp_buf_add(out, part.before);
	if (part.skip)
		sp_buf_add(out, part.text);
	else if (job->offsets)
		status = offsets(job, out, err);
	else
		status = delimited(job, part.text, out, err);
	sp_buf_add(out, part.after);
	sp_buf_addc(out, job->stream.nul ? '\0' : '\n');
	return status;
}

int
main(int argc, char **argv)
{
	struct job job = {.pick = {.lang = "und"}, .delim = "\xe2\x80\x8b"};
	const struct cli_opt opts[] = {
	    CLI_PICK(job.pick),
	    {'d', "delimiter", "DELIM", "what to insert (U+200B)", CLI_STR,
		&job.delim},
	    {0, "granularity", "coarse/fine",
		"compounds whole, or their parts (coarse)", CLI_CHOICE,
		&job.grain},
	    {0, "offsets", NULL, "print the words' byte offsets instead",
		CLI_FLAG, &job.offsets},
	    CLI_STREAM(job.stream),
	    CLI_END,
	};
	const struct cli cli = {.name = "spean-word",
	    .usage = "[FILE...]",
	    .about = "Mark the borders between words.",
	    .opt = opts};
	struct sp_err err = {0};
	int first = cli_parse(&cli, argc, argv);
	struct sp_str delim = sp_str_c(job.delim);

	if (sp_utf8_check(delim) != delim.n)
		cli_die(NULL, 0, "the delimiter is not UTF-8");
	job.word = sp_word_new((enum sp_grain)job.grain, &err);
	if (!job.word)
		cli_die(NULL, 0, "%s", err.msg);
	cli_records(
	    &job.stream, argv + first, (size_t)(argc - first), record, &job);
	sp_word_free(job.word);
	return cli_end();
}
