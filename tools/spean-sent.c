/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <spean/rec.h>
#include <spean/sent.h>
#include <spean/utf8.h>
#include <spean/wrap.h>

#include "cli.h"

/* Sentences: each record becomes as many as its text has. */
struct job {
	struct cli_pick pick;
	struct cli_stream stream;
	int lists;
	bool join;
	struct sp_wrap wrap; /* --join: the paragraph that is being read */
};

static char
record_end(const struct job *job)
{
	return job->stream.nul ? '\0' : '\n';
}

/* The fields before the text, in the doc stream with the sentence's loc. */
static void
add_before(const struct job *job, const struct cli_part *part, size_t s,
    struct sp_buf *out)
{
	struct sp_str rest = part->before;

	if (job->pick.docs) {
		sp_buf_add(out, sp_str_cut(&rest, '\t'));
		sp_buf_addc(out, '\t');
		sp_sent_loc(sp_str_cut(&rest, '\t'), s, out);
		sp_buf_addc(out, '\t');
	}
	sp_buf_add(out, rest);
}

static size_t
add_sentences(
    const struct job *job, const struct cli_part *part, struct sp_buf *out)
{
	struct sp_sent_iter iter = sp_sent_begin(
	    part->lang, (enum sp_sent_lists)job->lists, part->text);
	struct sp_str sentence;
	size_t s = 0;

	while (sp_sent_next(&iter, &sentence)) {
		add_before(job, part, ++s, out);
		cli_much(out, sentence);
		sp_buf_add(out, part->after);
		sp_buf_addc(out, record_end(job));
	}
	return s;
}

static enum sp_status
check(struct sp_str text, struct sp_err *err)
{
	size_t bad = sp_utf8_check(text);

	if (bad == text.n)
		return SP_OK;
	return sp_err_set(err, SP_BAD_TEXT, "not UTF-8 at byte %zu", bad + 1);
}

static enum sp_status
record(void *ctx, struct sp_str rec, struct sp_buf *out, struct sp_err *err)
{
	struct job *job = ctx;
	struct cli_part part;
	size_t s = 0;
	enum sp_status status = cli_pick(&job->pick, rec, &part, err);

	if (status == SP_OK && !part.skip)
		status = check(part.text, err);
	if (status != SP_OK)
		return status;
	if (job->pick.docs && !sp_sent_is_whole(part.loc))
		part.skip = true;
	if (!part.skip)
		s = add_sentences(job, &part, out);
	if (s == 0) {
		sp_buf_add(out, rec);
		sp_buf_addc(out, record_end(job));
	}
	return SP_OK;
}

/* The sentences of the paragraph that no further line can change. */
static enum sp_status
add_wrapped(struct job *job, struct sp_buf *out, struct sp_err *err)
{
	struct sp_str sentence;

	while (sp_wrap_next(&job->wrap, &sentence)) {
		sp_rec_add_text(out, sentence);
		sp_buf_addc(out, record_end(job));
		cli_much(out, (struct sp_str){0});
	}
	return sp_wrap_status(&job->wrap, err);
}

/* --join: a record is a line. */
static enum sp_status
line(void *ctx, struct sp_str rec, struct sp_buf *out, struct sp_err *err)
{
	struct job *job = ctx;
	enum sp_status status = check(rec, err);
	bool text;

	if (status != SP_OK)
		return status;
	text = sp_wrap_add(&job->wrap, rec);
	status = add_wrapped(job, out, err);
	if (!text) {
		sp_buf_add(out, rec);
		sp_buf_addc(out, record_end(job));
	}
	return status;
}

static enum sp_status
rest_of_lines(void *ctx, struct sp_buf *out, struct sp_err *err)
{
	struct job *job = ctx;

	sp_wrap_end(&job->wrap);
	return add_wrapped(job, out, err);
}

int
main(int argc, char **argv)
{
	struct job job = {.pick = {.lang = "und"}};
	const struct cli_opt opts[] = {
	    CLI_PICK(job.pick),
	    {0, "join", NULL, "lines are wrapped: join those of a paragraph",
		CLI_FLAG, &job.join},
	    {0, "lists", "keep/split", "lists inside a line (keep)", CLI_CHOICE,
		&job.lists},
	    CLI_STREAM(job.stream),
	    CLI_END,
	};
	const struct cli cli = {.name = "spean-sent",
	    .usage = "[FILE...]",
	    .about = "Cut text into sentences, one a line.",
	    .opt = opts};
	int first = cli_parse(&cli, argc, argv);

	if (job.join && (job.pick.docs || job.pick.field))
		cli_die(NULL, 0, "--join takes whole lines: no %s with it",
		    job.pick.docs ? "-D" : "-k");
	job.wrap = sp_wrap_begin(sp_lang_find(sp_str_c(job.pick.lang)),
	    (enum sp_sent_lists)job.lists);
	job.stream.rest = job.join ? rest_of_lines : NULL;
	cli_records(&job.stream, argv + first, (size_t)(argc - first),
	    job.join ? line : record, &job);
	sp_wrap_release(&job.wrap);
	return cli_end();
}
