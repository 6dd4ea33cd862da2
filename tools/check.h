/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TOOLS_CHECK_H
#define SPEAN_TOOLS_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/buf.h>
#include <spean/finding.h>
#include <spean/lex.h>
#include <spean/pair.h>

#include "cli.h"

/* The parts of spean-check: where pairs come from, and how findings are
 * shown. */

/* What operands are (rows.h); CHECK_AUTO: told by their names and first
 * bytes. */
#define CHECK_FORMATS "tsv/jsonl/tmx/moses/pages/db"
enum check_format {
	CHECK_TSV,
	CHECK_JSONL,
	CHECK_TMX,
	CHECK_MOSES,
	CHECK_PAGES,
	CHECK_DB,
	CHECK_AUTO
};

typedef void check_pair_fn(void *ctx, const struct sp_pair *pair);

struct check_input {
	const char *src, *tgt; /* the languages */
	int format; /* enum check_format */
	const struct sp_lex *lex; /* to align pages with, or NULL */
	struct cli_list where; /* of a database */
	check_pair_fn *pair;
	void *ctx;
};

/* Hand on the pairs of the operands (none: standard input).  Bad ones are told;
 * dies where a database cannot be read. */
void check_read(const struct check_input *input, char **operand, size_t n);

/* How findings are shown. */
enum check_form { CHECK_RECORDS, CHECK_JSON, CHECK_TEXT };

struct check_show {
	enum check_form form;
	const char *lang[2]; /* the tags */
	bool colored;
	struct sp_json *json;
	struct sp_buf out;
	struct sp_buf head; /* the pair that was shown last */
};

void check_show_begin(struct check_show *show);
void check_show_finding(struct check_show *show, const struct sp_pair *pair,
    const struct sp_finding *finding);
void check_show_end(struct check_show *show);

#endif
