/* SPDX-License-Identifier: MIT */
/* Whatever comes in is read the same however it is cut, makes records, and what
 * was read can be written and read again without a change. */
#include <spean/tmx.h>
#include <spean/tmx_read.h>
#include <spean/utf8.h>

#include "../unit/source.h"
#include "fuzz.h"

static const struct sp_tmx_opts opts = {
    {"en", 2}, {"km", 2}, {"1", 1}, {NULL, 0}, false};

struct log {
	struct sp_buf out; /* the units as TMX */
	struct sp_buf bad;
	size_t units, nbad;
};

static void
check_text(struct sp_str text)
{
	HOLDS(sp_utf8_check(text) == text.n);
	for (size_t i = 0; i < text.n; i++)
		HOLDS(!memchr("\t\n\r", text.s[i], 3));
}

static enum sp_status
on_unit(
    void *ctx, const struct sp_found *found, size_t line, struct sp_err *err)
{
	const struct sp_pair *pair = &found->pair;
	struct log *log = ctx;
	size_t replaced = 0;

	(void)err;
	HOLDS(line > 0);
	HOLDS(pair->score >= 0 && pair->score <= 1);
	HOLDS(pair->src_doc.n > 0 && pair->tgt_doc.n > 0);
	HOLDS(pair->src_loc.n > 0 && pair->tgt_loc.n > 0);
	HOLDS(pair->src_text.n > 0 || pair->tgt_text.n > 0);
	check_text(pair->src_doc);
	check_text(pair->tgt_doc);
	check_text(pair->src_loc);
	check_text(pair->tgt_loc);
	check_text(pair->src_text);
	check_text(pair->tgt_text);
	check_text(found->src_url);
	check_text(found->tgt_url);
	log->units++;
	sp_tmx_unit(&opts, found, &log->out, &replaced);
	HOLDS(replaced == 0);
	return SP_OK;
}

static void
on_bad(void *ctx, size_t line, const struct sp_err *err)
{
	struct log *log = ctx;

	HOLDS(sp_status_is_record(err->status));
	log->nbad++;
	sp_buf_addf(&log->bad, "%zu %s\n", line, err->msg);
}

static enum sp_status
run(struct sp_str input, size_t step, struct log *log)
{
	struct text text = {input, 0, step};
	struct sp_inflow *in = text_inflow(&text);
	struct sp_import import = {.src_lang = SP_STR("en"),
	    .tgt_lang = SP_STR("km"),
	    .name = SP_STR("f"),
	    .unit = on_unit,
	    .bad = on_bad,
	    .ctx = log};
	enum sp_status status;

	HOLDS(in);
	sp_tmx_head(&opts, &log->out);
	status = sp_tmx_read(&import, in, NULL);
	sp_tmx_tail(&log->out);
	HOLDS(import.units == log->units + log->nbad);
	sp_import_release(&import);
	sp_inflow_free(in);
	return status;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sp_str input = {(const char *)data, size};
	struct log one = {0}, two = {0}, again = {0};
	enum sp_status whole, cut;

	whole = run(input, SIZE_MAX, &one);
	cut = run(input, size < 4096 ? 1 : 97, &two);
	/* Of a file that is neither XML nor whole, either can be told. */
	HOLDS((whole == SP_OK) == (cut == SP_OK));
	HOLDS(sp_str_eq(sp_buf_str(&one.out), sp_buf_str(&two.out)));
	HOLDS(sp_str_eq(sp_buf_str(&one.bad), sp_buf_str(&two.bad)));
	HOLDS(run(sp_buf_str(&one.out), SIZE_MAX, &again) == SP_OK);
	HOLDS(again.units == one.units && again.nbad == 0);
	HOLDS(sp_str_eq(sp_buf_str(&again.out), sp_buf_str(&one.out)));
	sp_buf_release(&one.out);
	sp_buf_release(&one.bad);
	sp_buf_release(&two.out);
	sp_buf_release(&two.bad);
	sp_buf_release(&again.out);
	sp_buf_release(&again.bad);
	return 0;
}
