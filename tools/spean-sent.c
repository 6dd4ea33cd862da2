/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <spean/sent.h>
#include <spean/utf8.h>

#include "cli.h"

/* Sentences: each record becomes as many as its text has. */
struct job {
	struct cli_pick pick;
	struct cli_stream stream;
	int lists;
	struct sp_buf before; /* what stands before a sentence of -D */
};

/* The fields before the text, in the doc stream with the sentence's loc. */
static struct sp_str
fields_before(struct job *job, const struct cli_part *part, size_t s)
{
	struct sp_str rest = part->before;

	if (!job->pick.docs)
		return part->before;
	sp_buf_reset(&job->before);
	sp_buf_add(&job->before, sp_str_cut(&rest, '\t'));
	sp_buf_addc(&job->before, '\t');
	sp_sent_loc(sp_str_cut(&rest, '\t'), s, &job->before);
	sp_buf_addc(&job->before, '\t');
	sp_buf_add(&job->before, rest);
	return sp_buf_str(&job->before);
}

static enum sp_status
record(void *ctx, struct sp_str rec, struct sp_buf *out, struct sp_err *err)
{
	struct job *job = ctx;
	char end = job->stream.nul ? '\0' : '\n';
	struct sp_sent_iter iter;
	struct sp_str sentence;
	struct cli_part part;
	size_t s = 0, bad;
	enum sp_status status = cli_pick(&job->pick, rec, &part, err);

	if (status != SP_OK)
		return status;
	bad = sp_utf8_check(part.text);
	if (!part.skip && bad < part.text.n)
		return sp_err_set(
		    err, SP_BAD_TEXT, "not UTF-8 at byte %zu", bad + 1);
	iter =
	    sp_sent_begin(part.lang, (enum sp_sent_lists)job->lists, part.text);
	part.skip =
	    part.skip || (job->pick.docs && !sp_sent_is_whole(part.loc));
	while (!part.skip && sp_sent_next(&iter, &sentence)) {
		sp_buf_add(out, fields_before(job, &part, ++s));
		sp_buf_add(out, sentence);
		sp_buf_add(out, part.after);
		sp_buf_addc(out, end);
	}
	if (s == 0) {
		sp_buf_add(out, rec);
		sp_buf_addc(out, end);
	}
	return sp_buf_status(&job->before, err);
}

int
main(int argc, char **argv)
{
	struct job job = {.pick = {.lang = "und"}};
	const struct cli_opt opts[] = {
	    {'l', "lang", "LANG", "the language of the text (und)", CLI_LANG,
		&job.pick.lang},
	    {'k', "field", "N", "the field to treat (1)", CLI_SIZE,
		&job.pick.field},
	    {'D', "docs", NULL, "doc stream: field 4, each record's language",
		CLI_FLAG, &job.pick.docs},
	    {0, "lists", "keep/split", "lists inside a line (keep)", CLI_CHOICE,
		&job.lists},
	    {'z', "null", NULL, "records end in NUL, not LF", CLI_FLAG,
		&job.stream.nul},
	    {'u', "unbuffered", NULL, "write out after each record", CLI_FLAG,
		&job.stream.flush},
	    {'v', "verbose", NULL, "counts on stderr at the end", CLI_FLAG,
		&job.stream.count},
	    CLI_END,
	};
	const struct cli cli = {.name = "spean-sent",
	    .usage = "[FILE...]",
	    .about = "Cut text into sentences, one a line.",
	    .opt = opts};
	int first = cli_parse(&cli, argc, argv);

	cli_records(
	    &job.stream, argv + first, (size_t)(argc - first), record, &job);
	sp_buf_release(&job.before);
	return cli_end();
}
