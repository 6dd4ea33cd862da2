/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TESTS_CHECK_H
#define SPEAN_TESTS_CHECK_H

#include <spean/checker.h>
#include <spean/utf8.h>

#include "data.h"
#include "oom.h"

/*
 * Cases of checks: an English text, a Khmer one, the findings, and what it
 * shows.  A finding is "check: message [place] [place]", with "~" before it
 * where less than half of the readers would agree, and "-" where a side has no
 * place; findings stand between "; ", and "-" is none.
 */
static inline void
check_opts(struct sp_check_opts *opts, enum sp_check first, enum sp_check last)
{
	*opts = (struct sp_check_opts){
	    .lang = {sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))}};
	for (int c = (int)first; c <= (int)last; c++)
		opts->on[c] = true;
}

static inline struct sp_pair
check_pair(struct sp_str doc, struct sp_str src, struct sp_str tgt)
{
	return (struct sp_pair){.src_doc = doc,
	    .tgt_doc = doc,
	    .src_loc = SP_STR("1.1"),
	    .tgt_loc = SP_STR("1.1"),
	    .score = 1,
	    .src_text = src,
	    .tgt_text = tgt};
}

static inline void
check_write(const struct sp_finding *finding, const struct sp_pair *pair,
    struct sp_buf *out)
{
	const struct sp_str text[2] = {pair->src_text, pair->tgt_text};

	sp_buf_addf(out, "%s%s: ", finding->confidence < .5 ? "~" : "",
	    sp_check_name(finding->check));
	assert_true(finding->confidence > 0 && finding->confidence <= 1);
	sp_buf_add(out, finding->message);
	for (size_t s = 0; s < 2; s++) {
		struct sp_norm_range at = finding->at[s];

		if (!sp_finding_has_place(at)) {
			sp_buf_add(out, SP_STR(" -"));
			continue;
		}
		assert_true(at.from <= at.to && at.to <= text[s].n);
		sp_buf_add(out, SP_STR(" ["));
		sp_buf_add(out, sp_str_sub(text[s], at.from, at.to));
		sp_buf_addc(out, ']');
	}
}

/* What the checker finds in a pair; out is reset. */
static inline void
check_run(
    struct sp_checker *checker, const struct sp_pair *pair, struct sp_buf *out)
{
	const struct sp_finding *finding;
	size_t n;

	sp_buf_reset(out);
	assert_int_equal(sp_checker_pair(checker, pair, NULL), SP_OK);
	finding = sp_checker_findings(checker, &n);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			sp_buf_add(out, SP_STR("; "));
		check_write(&finding[i], pair, out);
	}
	if (n == 0)
		sp_buf_addc(out, '-');
}

/* Each case of a table is a document, met by the checks [first, last]. */
static inline void
check_table(const char *table, enum sp_check first, enum sp_check last)
{
	struct sp_buf text[2] = {{0}, {0}}, want = {0}, have = {0}, doc = {0};
	struct sp_check_opts opts;
	struct sp_checker *checker;
	struct sp_str field[4];
	struct data data;
	size_t rows = 0;

	check_opts(&opts, first, last);
	checker = sp_checker_new(&opts, NULL);
	assert_non_null(checker);
	data_open(&data, table);
	while (data_next(&data, field, 4)) {
		struct sp_pair pair;

		sp_buf_reset(&doc);
		sp_buf_addf(&doc, "d%zu", rows++);
		data_unescape(field[0], &text[0]);
		data_unescape(field[1], &text[1]);
		data_unescape(field[2], &want);
		pair = check_pair(sp_buf_str(&doc), sp_buf_str(&text[0]),
		    sp_buf_str(&text[1]));
		check_run(checker, &pair, &have);
		data_is(&data, sp_buf_str(&have), sp_buf_str(&want));
	}
	assert_true(rows > 10);
	data_close(&data);
	sp_checker_free(checker);
	sp_buf_release(&doc);
	sp_buf_release(&text[0]);
	sp_buf_release(&text[1]);
	sp_buf_release(&want);
	sp_buf_release(&have);
}

/* A pair under a memory that fails. */
struct check_work {
	struct sp_check_opts opts;
	struct sp_pair pair;
	size_t least; /* findings */
};

static inline enum sp_status
check_once(void *ctx)
{
	struct check_work *work = ctx;
	struct sp_err err = {0};
	struct sp_checker *checker = sp_checker_new(&work->opts, &err);
	enum sp_status status =
	    checker ? sp_checker_pair(checker, &work->pair, &err) : err.status;
	size_t n = 0;

	if (checker)
		sp_checker_findings(checker, &n);
	assert_true(status == SP_OK ? n >= work->least : n == 0);
	sp_checker_free(checker);
	return status;
}

static inline void
check_memory(enum sp_check first, enum sp_check last, const char *src,
    const char *tgt, size_t least)
{
	struct check_work work = {
	    .pair = check_pair(SP_STR("a"), sp_str_c(src), sp_str_c(tgt)),
	    .least = least};

	check_opts(&work.opts, first, last);
	assert_true(oom_each(check_once, &work) > 10);
}

#endif
