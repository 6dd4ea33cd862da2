/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "check.h"

#include <spean/extract.h>
#include <spean/inflow.h>
#include <spean/page_pair.h>
#include <spean/rows.h>
#include <spean/store.h>
#include <spean/tmx_read.h>

/* So many bad units of a file are told one by one. */
#define BAD_TOLD 20

struct reading {
	const struct check_input *input;
	const char *path, *other; /* moses: the target's */
	size_t bad;
};

static enum sp_status
one_unit(
    void *ctx, const struct sp_found *found, size_t line, struct sp_err *err)
{
	const struct reading *reading = ctx;

	(void)line;
	(void)err;
	reading->input->pair(reading->input->ctx, &found->pair);
	return SP_OK;
}

static void
bad_unit(void *ctx, size_t line, const struct sp_err *err)
{
	struct reading *reading = ctx;

	if (reading->bad++ < BAD_TOLD)
		cli_reject(reading->path, line, "%s", err->msg);
}

static enum sp_status
one_found(void *ctx, const struct sp_found *found, struct sp_err *err)
{
	const struct reading *reading = ctx;

	(void)err;
	/* What a reviewer has thrown away needs no more looking at. */
	if (!sp_str_eq(found->verdict, SP_STR("reject")))
		reading->input->pair(reading->input->ctx, &found->pair);
	return SP_OK;
}

static void
read_db(const struct check_input *input, const char *path)
{
	struct reading reading = {.input = input};
	struct sp_where where = {0};
	struct sp_store_query query = {.src_lang = sp_str_c(input->src),
	    .tgt_lang = sp_str_c(input->tgt),
	    .all = true,
	    .where = &where};
	struct sp_err err = {0};
	struct sp_store *store = sp_store_open(path, SP_STORE_READ, &err);

	for (size_t i = 0; i < input->where.n; i++)
		if (sp_where_add(&where, sp_str_c(input->where.at[i]), &err) !=
		    SP_OK)
			cli_die(NULL, 0, "--where '%s': %s", input->where.at[i],
			    err.msg);
	if (!store ||
	    sp_store_each(store, &query, one_found, &reading, &err) != SP_OK)
		cli_die(path, 0, "%s", err.msg);
	sp_store_close(store);
	sp_where_release(&where);
}

static enum sp_status
one_of_pages(void *ctx, const struct sp_pair *pair, struct sp_err *err)
{
	const struct reading *reading = ctx;

	(void)err;
	reading->input->pair(reading->input->ctx, pair);
	return SP_OK;
}

static void
read_pages(const struct check_input *input, const char *src, const char *tgt)
{
	struct reading reading = {.input = input};
	const struct sp_page_pair how = {{input->src, input->tgt}, input->lex};
	const char *const path[2] = {src, tgt};
	struct sp_err err = {0};
	enum sp_status status =
	    sp_page_pair_read(&how, path, one_of_pages, &reading, &err);

	if (status != SP_OK)
		cli_die(src, 0, "or %s: %s", tgt, err.msg);
}

/* The first bytes of a file tell what it is. */
static enum check_format
format_of(struct sp_inflow *in)
{
	struct sp_str head = {NULL, 0}, bare;
	size_t tag;

	if (sp_inflow_peek(in, SP_INFLOW_PEEK, &head, NULL) != SP_OK)
		return CHECK_TSV;
	bare = head;
	if (sp_str_starts(bare, SP_STR("\xEF\xBB\xBF")))
		bare = sp_str_sub(bare, 3, bare.n);
	bare = sp_str_trim(bare);
	tag = sp_str_find(head, SP_STR("<tmx"), 0);
	if (sp_str_starts(head, SP_STR("SQLite format 3")))
		return CHECK_DB;
	/* XML may be in UTF-16. */
	if (tag < head.n || sp_str_starts(bare, SP_STR("<?xml")) ||
	    sp_str_starts(head, SP_STR("\xFF\xFE<")) ||
	    sp_str_starts(head, SP_STR("\xFE\xFF\0<")))
		return CHECK_TMX;
	return sp_str_starts(bare, SP_STR("{")) ? CHECK_JSONL : CHECK_TSV;
}

static enum sp_status
read_moses(const struct reading *reading, struct sp_import *import,
    struct sp_inflow *in, struct sp_err *err)
{
	struct sp_inflow *other = sp_inflow_open(reading->other, err);
	enum sp_status status;

	if (!other)
		return err->status;
	status =
	    sp_moses_read(import, in, other, sp_str_c(reading->other), err);
	sp_inflow_free(other);
	return status;
}

static enum sp_status
read_units(struct reading *reading, enum check_format format,
    struct sp_inflow *in, struct sp_err *err)
{
	struct sp_import import = {.src_lang = sp_str_c(reading->input->src),
	    .tgt_lang = sp_str_c(reading->input->tgt),
	    .name = sp_str_c(reading->path),
	    .blank = true,
	    .unit = one_unit,
	    .bad = bad_unit,
	    .ctx = reading};
	enum sp_status status;

	if (format == CHECK_TMX)
		status = sp_tmx_read(&import, in, err);
	else if (format == CHECK_JSONL)
		status = sp_jsonl_read(&import, in, err);
	else if (format == CHECK_MOSES)
		status = read_moses(reading, &import, in, err);
	else
		status = sp_tsv_read(&import, in, err);
	if (reading->bad > BAD_TOLD)
		cli_reject(reading->path, 0, "bad units besides: %zu",
		    reading->bad - BAD_TOLD);
	if (status != SP_OK && status != SP_NOMEM) {
		cli_reject(reading->path, import.line, "%s", err->msg);
		status = SP_OK;
	} else if (import.units == 0) {
		cli_reject(reading->path, 0, "it has no pairs");
	}
	sp_import_release(&import);
	return status;
}

static void
read_file(const struct check_input *input, const char *path, const char *other)
{
	struct reading reading = {input, path, other, 0};
	struct sp_err err = {0};
	struct sp_inflow *in;
	enum check_format format = (enum check_format)input->format;

	if (format == CHECK_DB) {
		read_db(input, path);
		return;
	}
	in = sp_inflow_open(path, &err);
	if (!in) {
		cli_reject(NULL, 0, "%s", err.msg);
		return;
	}
	if (format == CHECK_AUTO)
		format = format_of(in);
	if (format != CHECK_DB && input->where.n > 0)
		cli_die(path, 0, "--where is for databases");
	if (format == CHECK_DB)
		read_db(input, path);
	else if (read_units(&reading, format, in, &err) != SP_OK)
		cli_die(path, 0, "%s", err.msg);
	sp_inflow_free(in);
}

void
check_read(const struct check_input *input, char **operand, size_t n)
{
	static char standard[] = "-";
	char *none[] = {standard};
	bool two = input->format == CHECK_MOSES || input->format == CHECK_PAGES;

	if (n == 0) {
		operand = none;
		n = 1;
	}
	if (input->format == CHECK_AUTO && n == 2 &&
	    sp_extract_is_page(sp_str_c(operand[0])) &&
	    sp_extract_is_page(sp_str_c(operand[1]))) {
		read_pages(input, operand[0], operand[1]);
		return;
	}
	for (size_t i = 0; i < n && input->format == CHECK_AUTO; i++)
		if (sp_extract_kind(sp_str_c(operand[i])) == SP_PAGE_HTML)
			cli_die(operand[i], 0,
			    "a page is checked together with its translation: "
			    "give both, source and target");
	if (two && n % 2 != 0)
		cli_die(
		    operand[n - 1], 0, "it takes two files, source and target");
	for (size_t i = 0; i < n; i += two ? 2 : 1) {
		if (input->format == CHECK_PAGES)
			read_pages(input, operand[i], operand[i + 1]);
		else
			read_file(
			    input, operand[i], two ? operand[i + 1] : NULL);
	}
}
