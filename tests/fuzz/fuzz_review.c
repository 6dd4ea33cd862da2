/* SPDX-License-Identifier: MIT */
/* Whatever comes in as a table of verdicts is read the same however it is cut,
 * a verdict has what it needs, and a condition that is taken can be asked. */
#include <spean/review.h>
#include <spean/where.h>

#include "../unit/source.h"
#include "fuzz.h"

static void
add(struct sp_buf *out, struct sp_str text)
{
	sp_buf_addf(out, "%zu:", text.n);
	sp_buf_add(out, text);
}

static void
check(const struct sp_verdict *verdict)
{
	bool fixed = verdict->fixed_src.n > 0 || verdict->fixed_tgt.n > 0;

	HOLDS(verdict->kind <= SP_VERDICT_FIX);
	HOLDS(!fixed || verdict->kind == SP_VERDICT_FIX);
	HOLDS(!memchr(verdict->src_text.n ? verdict->src_text.s : "", '\t',
	    verdict->src_text.n));
}

/* What is read, with the lines of what is none. */
static void
read_all(struct sp_str input, size_t step, struct sp_buf *out)
{
	struct text text = {input, 0, step};
	struct sp_review_table table = {.lines.in = text_inflow(&text)};
	struct sp_verdict verdict;
	struct sp_err err = {0};
	size_t line = 1;

	if (!table.lines.in)
		return;
	while (sp_review_next(&table, &verdict, &err)) {
		HOLDS(table.lines.number > line);
		line = table.lines.number;
		sp_buf_addf(out, "%zu ", line);
		if (err.status != SP_OK)
			continue;
		check(&verdict);
		sp_review_unquote(&table, &verdict);
		sp_buf_addf(out, "%d ", (int)verdict.kind);
		add(out, verdict.src_doc);
		add(out, verdict.tgt_doc);
		add(out, verdict.src_text);
		add(out, verdict.tgt_text);
		add(out, verdict.fixed_src);
		add(out, verdict.fixed_tgt);
		add(out, verdict.note);
	}
	sp_buf_addf(out, "%d", (int)err.status);
	sp_inflow_free(table.lines.in);
	sp_review_table_release(&table);
}

static void
check_where(struct sp_str input)
{
	struct sp_where where = {0};

	if (sp_where_add(&where, input, NULL) == SP_OK) {
		HOLDS(where.n == 1 && where.at[0].at == 0);
		HOLDS(where.at[0].n == where.text.n);
		HOLDS(sp_where_asks(&where, where.at[0].field));
	} else {
		HOLDS(where.n == 0);
	}
	sp_where_release(&where);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sp_str input = {(const char *)data, size};
	struct sp_buf whole = {0}, cut = {0};

	read_all(input, SIZE_MAX, &whole);
	read_all(input, 1 + size % 7, &cut);
	HOLDS(sp_str_eq(sp_buf_str(&whole), sp_buf_str(&cut)));
	sp_buf_release(&whole);
	sp_buf_release(&cut);
	check_where(input);
	return 0;
}
