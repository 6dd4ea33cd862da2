/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_ROWS_H
#define SPEAN_ROWS_H

#include <stddef.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/import.h>
#include <spean/inflow.h>
#include <spean/json.h>

/*
 * The formats of exchange that have a unit a line:
 *
 *   tsv     the pair stream of spean(5); or two columns, source and target
 *   jsonl   an object a line, its keys those of the pair stream; "more" has
 *           the columns that others appended, TABs between; "src_url",
 *           "src_date", "src_licence", those of tgt, and "tags", words with
 *           a space between, where they are known
 *   moses   two files, of which each line is the other's counterpart
 *
 * A reader also takes the codes of the two languages as the keys of the texts,
 * in the object itself or in one under "translation"; other keys are left out
 * and counted in import->left_out.
 *
 * TAB, NUL and CR within a text are spaces once it is read.  A U+FEFF at the
 * very start of a file is a mark and none of its text.
 *
 * An object that is larger than SP_JSONL_MAX is bad.
 *
 * Statuses of the readers as sp_lines_next, SP_BAD_RECORD where the two files
 * of moses have not as many lines, and SP_BAD_TEXT where a file begins with the
 * mark of UTF-16, of which nothing is read: import->line says where.
 */
#define SP_JSONL_MAX ((size_t)16 << 20)

enum sp_status sp_tsv_read(
    struct sp_import *import, struct sp_inflow *in, struct sp_err *err);
enum sp_status sp_jsonl_read(
    struct sp_import *import, struct sp_inflow *in, struct sp_err *err);

/* import->name is that of the source file. */
enum sp_status sp_moses_read(struct sp_import *import, struct sp_inflow *src,
    struct sp_inflow *tgt, struct sp_str tgt_name, struct sp_err *err);

/* Append a unit.  Controls become spaces, as in all records, and are counted in
 * *replaced. */
void sp_tsv_unit(
    const struct sp_found *found, struct sp_buf *out, size_t *replaced);
/* One side of it. */
void sp_moses_unit(struct sp_str text, struct sp_buf *out, size_t *replaced);
/* json is empty, and is so again. */
void sp_jsonl_unit(
    const struct sp_found *found, struct sp_json *json, struct sp_buf *out);

#endif
