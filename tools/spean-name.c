/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <math.h>

#include <spean/file.h>
#include <spean/rec.h>
#include <spean/translit.h>
#include <spean/utf8.h>

#include "cli.h"

#define MODEL_MAX ((size_t)16 << 20)

/* Whether two names are one: the log-odds of columns 1 and 2. */
struct job {
	struct cli_stream stream;
	const struct sp_translit *model;
	struct sp_translit_latin *latin;
};

static enum sp_status
odds(struct job *job, struct sp_str latin, struct sp_str khmer,
    struct sp_buf *out, struct sp_err *err)
{
	struct sp_translit_khmer name;
	double value = -INFINITY;
	enum sp_status status = sp_translit_set_forms(job->latin, latin, err);

	if (status == SP_OK)
		status = sp_translit_khmer(job->model, khmer, &name, err);
	if (status == SP_NOMEM)
		return status;
	if (status == SP_OK)
		value = sp_translit_odds(job->latin, &name);
	if (isfinite(value))
		sp_buf_addf(out, "\t%.2f", value);
	else /* no two names in two scripts */
		sp_buf_add(out, SP_STR("\t-"));
	return SP_OK;
}

static enum sp_status
record(void *ctx, struct sp_str rec, struct sp_buf *out, struct sp_err *err)
{
	struct job *job = ctx;
	struct sp_str field[3];
	size_t bad = sp_utf8_check(rec);
	enum sp_status status;

	if (bad < rec.n)
		return sp_err_set(
		    err, SP_BAD_TEXT, "not UTF-8 at byte %zu", bad + 1);
	if (sp_rec_split(rec, field, 3) < 2)
		return sp_err_set(err, SP_BAD_RECORD, "no field 2");
	sp_buf_add(out, rec);
	status = odds(job, field[0], field[1], out, err);
	sp_buf_addc(out, job->stream.nul ? '\0' : '\n');
	return status;
}

static void
read_model(const char *path, struct sp_translit *model)
{
	struct sp_buf text = {0};
	struct sp_err err = {0};

	if (sp_file_read(path, MODEL_MAX, &text, &err) != SP_OK)
		cli_die(NULL, 0, "%s", err.msg);
	if (sp_translit_read(model, sp_buf_str(&text), &err) != SP_OK)
		cli_die(path, 0, "%s", err.msg);
	sp_buf_release(&text);
}

int
main(int argc, char **argv)
{
	struct job job = {.model = &sp_translit_km};
	struct sp_translit read = {0};
	const char *path = NULL;
	const struct cli_opt opts[] = {
	    {'m', "model", "FILE", "the model (the one compiled in)", CLI_STR,
		&path},
	    CLI_STREAM(job.stream),
	    CLI_END,
	};
	const struct cli cli = {.name = "spean-name",
	    .usage = "[FILE...]",
	    .about = "Tell how likely two names are one, in Latin and Khmer.",
	    .opt = opts};
	struct sp_err err = {0};
	int first = cli_parse(&cli, argc, argv);

	if (path) {
		read_model(path, &read);
		job.model = &read;
	}
	job.latin = sp_translit_new(job.model, &err);
	if (!job.latin)
		cli_die(NULL, 0, "%s", err.msg);
	cli_records(
	    &job.stream, argv + first, (size_t)(argc - first), record, &job);
	sp_translit_free(job.latin);
	sp_translit_release(&read);
	return cli_end();
}
