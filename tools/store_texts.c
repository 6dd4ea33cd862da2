/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "store.h"

#include <spean/inflow.h>
#include <spean/lines.h>
#include <spean/rows.h>
#include <spean/tmx_read.h>

/* A file of texts on its way in. */
struct coming {
	struct sp_overlap *overlap;
	const char *path;
};

static enum sp_status
note(struct coming *coming, struct sp_str text, size_t line, struct sp_err *err)
{
	enum sp_status status = sp_overlap_add(coming->overlap, text, 1, err);

	if (!sp_status_is_record(status))
		return status;
	cli_reject(coming->path, line, "%s", err->msg);
	return SP_OK;
}

static enum sp_status
one_unit(
    void *ctx, const struct sp_found *found, size_t line, struct sp_err *err)
{
	enum sp_status status = note(ctx, found->pair.src_text, line, err);

	return status == SP_OK ? note(ctx, found->pair.tgt_text, line, err)
			       : status;
}

static void
bad_unit(void *ctx, size_t line, const struct sp_err *err)
{
	const struct coming *coming = ctx;

	cli_reject(coming->path, line, "%s", err->msg);
}

/* Every line is a text. */
static enum sp_status
read_lines(struct coming *coming, struct sp_inflow *in, struct sp_err *err)
{
	struct sp_lines lines = {.in = in};
	struct sp_str line;
	enum sp_status status = SP_OK;

	while (status == SP_OK && sp_lines_next(&lines, &line, err))
		status = note(coming, line, lines.number, err);
	sp_lines_release(&lines);
	return status == SP_OK ? err->status : status;
}

static enum sp_status
read_file(struct coming *coming, const struct store_langs *langs,
    struct sp_inflow *in, struct sp_err *err)
{
	struct sp_str name = sp_str_c(coming->path);
	struct sp_import import = {.src_lang = sp_str_c(langs->src),
	    .tgt_lang = sp_str_c(langs->tgt),
	    .unit = one_unit,
	    .bad = bad_unit,
	    .ctx = coming};
	enum sp_status status;

	if (sp_str_ends(name, SP_STR(".gz")))
		name.n -= 3;
	else if (sp_str_ends(name, SP_STR(".zst")))
		name.n -= 4;
	import.name = name;
	if (sp_str_ends(name, SP_STR(".tmx")))
		status = sp_tmx_read(&import, in, err);
	else if (sp_str_ends(name, SP_STR(".tsv")))
		status = sp_tsv_read(&import, in, err);
	else if (sp_str_ends(name, SP_STR(".jsonl")))
		status = sp_jsonl_read(&import, in, err);
	else
		status = read_lines(coming, in, err);
	sp_import_release(&import);
	return status;
}

void
store_read_texts(const struct cli_list *files, const struct store_langs *langs,
    struct sp_overlap *overlap)
{
	struct sp_err err = {0};

	if (files->n > 0 && sp_overlap_init(overlap, &err) != SP_OK)
		cli_die(NULL, 0, "%s", err.msg);
	for (size_t i = 0; i < files->n; i++) {
		struct coming coming = {overlap, files->at[i]};
		size_t before = overlap->texts.n;
		struct sp_inflow *in = sp_inflow_open(files->at[i], &err);

		/* What is not read would not be left out. */
		if (!in)
			cli_die(NULL, 0, "%s", err.msg);
		if (read_file(&coming, langs, in, &err) != SP_OK)
			cli_die(files->at[i], 0, "%s", err.msg);
		sp_inflow_free(in);
		if (overlap->texts.n == before)
			cli_warn(files->at[i], 0, "it has no new texts");
	}
}
