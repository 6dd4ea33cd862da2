/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TESTS_FUZZ_ROWS_H
#define SPEAN_TESTS_FUZZ_ROWS_H

#include <string.h>

#include <spean/rows.h>
#include <spean/utf8.h>

#include "../unit/source.h"
#include "fuzz.h"

/*
 * What the targets of the formats of rows share: what is read of a text, held
 * to be whole, and written again.
 */
enum rows_format { ROWS_TSV, ROWS_JSONL, ROWS_MOSES };

struct rows {
	enum rows_format format; /* to read */
	struct sp_json *json;
	struct sp_buf tsv, jsonl, src, tgt; /* what was read, as each */
	struct sp_buf bad;
	size_t units, nbad, line;
};

static inline void
rows_check_text(struct sp_str text)
{
	HOLDS(sp_utf8_check(text) == text.n);
	for (size_t i = 0; i < text.n; i++)
		HOLDS(!memchr("\t\n\r", text.s[i], 4)); /* nor NUL */
}

/* A line is one unit: the next one has a line of its own. */
static inline void
rows_check_line(struct rows *rows, size_t line)
{
	HOLDS(line > rows->line);
	rows->line = line;
}

/* A record of the pair stream is what the pair stream wants. */
static inline void
rows_check_record(struct sp_str record, const struct sp_pair *pair)
{
	struct sp_pair again;

	HOLDS(record.n > 0 && record.s[record.n - 1] == '\n');
	record.n--;
	HOLDS(!memchr(record.s, '\n', record.n));
	HOLDS(sp_pair_parse(record, &again, NULL) == SP_OK);
	HOLDS(sp_str_eq(again.more, pair->more));
	HOLDS(!again.more.s == !pair->more.s);
}

static inline enum sp_status
rows_unit(
    void *ctx, const struct sp_found *found, size_t line, struct sp_err *err)
{
	const struct sp_pair *pair = &found->pair;
	struct rows *rows = ctx;
	size_t from = rows->tsv.n, replaced = 0;

	(void)err;
	rows_check_line(rows, line);
	HOLDS(pair->score >= 0 && pair->score <= 1);
	HOLDS(pair->src_doc.n > 0 && pair->tgt_doc.n > 0);
	HOLDS(pair->src_loc.n > 0 && pair->tgt_loc.n > 0);
	HOLDS(pair->src_text.n > 0 || pair->tgt_text.n > 0);
	rows_check_text(pair->src_doc);
	rows_check_text(pair->tgt_doc);
	rows_check_text(pair->src_loc);
	rows_check_text(pair->tgt_loc);
	rows_check_text(pair->src_text);
	rows_check_text(pair->tgt_text);
	rows_check_text(found->src_url);
	rows_check_text(found->tgt_url);
	rows->units++;
	sp_tsv_unit(found, &rows->tsv, &replaced);
	rows_check_record(
	    sp_str_sub(sp_buf_str(&rows->tsv), from, rows->tsv.n), pair);
	sp_jsonl_unit(found, rows->json, &rows->jsonl);
	if (pair->src_text.n > 0 && pair->tgt_text.n > 0) {
		sp_moses_unit(pair->src_text, &rows->src, &replaced);
		sp_moses_unit(pair->tgt_text, &rows->tgt, &replaced);
	}
	return SP_OK;
}

static inline void
rows_bad(void *ctx, size_t line, const struct sp_err *err)
{
	struct rows *rows = ctx;

	HOLDS(err->status != SP_OK && err->msg[0] != '\0');
	rows_check_line(rows, line);
	rows->nbad++;
	sp_buf_addf(&rows->bad, "%zu %s\n", line, err->msg);
}

/* other is the target's file of moses. */
static inline enum sp_status
rows_read(
    struct rows *rows, struct sp_str input, struct sp_str other, size_t step)
{
	struct text text = {input, 0, step}, text2 = {other, 0, step};
	bool moses = rows->format == ROWS_MOSES;
	struct sp_inflow *in = text_inflow(&text);
	struct sp_inflow *in2 = moses ? text_inflow(&text2) : NULL;
	struct sp_import import = {.src_lang = SP_STR("en"),
	    .tgt_lang = SP_STR("km"),
	    .name = SP_STR("f"),
	    .unit = rows_unit,
	    .bad = rows_bad,
	    .ctx = rows};
	enum sp_status status;

	rows->json = sp_json_new(NULL);
	HOLDS(in && (in2 || !moses) && rows->json);
	if (rows->format == ROWS_TSV)
		status = sp_tsv_read(&import, in, NULL);
	else if (rows->format == ROWS_JSONL)
		status = sp_jsonl_read(&import, in, NULL);
	else
		status = sp_moses_read(&import, in, in2, SP_STR("g"), NULL);
	HOLDS(import.units == rows->units + rows->nbad);
	HOLDS(import.left_out < (size_t)1 << 30);
	sp_import_release(&import);
	sp_inflow_free(in);
	sp_inflow_free(in2);
	return status;
}

static inline void
rows_release(struct rows *rows)
{
	sp_json_free(rows->json);
	sp_buf_release(&rows->tsv);
	sp_buf_release(&rows->jsonl);
	sp_buf_release(&rows->src);
	sp_buf_release(&rows->tgt);
	sp_buf_release(&rows->bad);
}

/* That what was read, written as a format, reads the same. */
static inline void
rows_check_again(enum rows_format format, const struct rows *rows)
{
	struct rows again = {.format = format};
	struct sp_buf file = {0}, other = {0};
	size_t n = rows->units + 1;

	/* The first line has no mark that could be taken for the file's. */
	if (format == ROWS_TSV) {
		sp_buf_add(&file, SP_STR("a\tb\t1\t1\t1\tx\ty\n"));
		sp_buf_add(&file, sp_buf_str(&rows->tsv));
	} else if (format == ROWS_JSONL) {
		sp_buf_add(&file, SP_STR("{\"en\":\"x\",\"km\":\"y\"}\n"));
		sp_buf_add(&file, sp_buf_str(&rows->jsonl));
	} else {
		sp_buf_add(&file, SP_STR("x\n"));
		sp_buf_add(&other, SP_STR("y\n"));
		sp_buf_add(&file, sp_buf_str(&rows->src));
		sp_buf_add(&other, sp_buf_str(&rows->tgt));
	}
	HOLDS(rows_read(&again, sp_buf_str(&file), sp_buf_str(&other),
		  SIZE_MAX) == SP_OK);
	HOLDS(again.nbad == 0);
	HOLDS(format == ROWS_MOSES || again.units == n);
	if (format == ROWS_TSV)
		HOLDS(sp_str_ends(
		    sp_buf_str(&again.tsv), sp_buf_str(&rows->tsv)));
	else if (format == ROWS_JSONL)
		HOLDS(sp_str_ends(
		    sp_buf_str(&again.jsonl), sp_buf_str(&rows->jsonl)));
	else
		HOLDS(sp_str_eq(sp_buf_str(&again.src), sp_buf_str(&file)) &&
		    sp_str_eq(sp_buf_str(&again.tgt), sp_buf_str(&other)));
	rows_release(&again);
	sp_buf_release(&file);
	sp_buf_release(&other);
}

/* All that holds of an input. */
static inline void
rows_check(enum rows_format format, struct sp_str input, struct sp_str other)
{
	struct rows one = {.format = format}, two = {.format = format};
	enum sp_status whole, cut;

	whole = rows_read(&one, input, other, SIZE_MAX);
	cut = rows_read(&two, input, other, input.n < 4096 ? 1 : 97);
	HOLDS((whole == SP_OK) == (cut == SP_OK));
	HOLDS(sp_str_eq(sp_buf_str(&one.jsonl), sp_buf_str(&two.jsonl)));
	HOLDS(sp_str_eq(sp_buf_str(&one.bad), sp_buf_str(&two.bad)));
	rows_check_again(ROWS_TSV, &one);
	rows_check_again(ROWS_JSONL, &one);
	rows_check_again(ROWS_MOSES, &one);
	rows_release(&one);
	rows_release(&two);
}

#endif
