/* SPDX-License-Identifier: MIT */
#include <spean/check_within.h>
#include <spean/within_cases.h>
#include <spean/within_words.h>

#include "data.h"
#include "lex.h"
#include "oom.h"

/* How much longer the Khmer of these cases is, as a logarithm. */
#define USUAL 0.

struct run {
	const struct sp_lang *lang[2];
	struct sp_check_unit *unit;
	struct sp_check_within *within;
	struct sp_findings findings;
};

static void
run_release(struct run *run)
{
	sp_findings_release(&run->findings);
	sp_check_within_free(run->within);
	sp_check_unit_free(run->unit);
	*run = (struct run){0};
}

static enum sp_status
run_new(struct run *run, const struct sp_lex *lex, struct sp_err *err)
{
	*run = (struct run){
	    .lang = {sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))}};
	run->unit = sp_check_unit_new(run->lang, err);
	if (run->unit)
		run->within = sp_check_within_new(run->lang, lex, NULL, err);
	if (run->within)
		return SP_OK;
	run_release(run);
	return SP_NOMEM;
}

/* field: the locs, the texts. */
static enum sp_status
run_on(struct run *run, const struct sp_str *field, struct sp_err *err)
{
	const struct sp_pair pair = {.src_doc = SP_STR("a"),
	    .tgt_doc = SP_STR("b"),
	    .src_loc = field[0],
	    .tgt_loc = field[1],
	    .score = 1,
	    .src_text = field[2],
	    .tgt_text = field[3]};
	enum sp_status status;

	sp_findings_reset(&run->findings);
	status = sp_check_unit_read(run->unit, &pair, err);
	if (status == SP_OK)
		status = sp_check_within_run(
		    run->within, run->unit, USUAL, &run->findings, err);
	if (status == SP_OK)
		status = sp_findings_settle(&run->findings, err);
	return status;
}

/* "src words | src words"; "-" where nothing is found. */
static void
show(const struct run *run, struct sp_buf *out)
{
	sp_buf_reset(out);
	for (size_t i = 0; i < run->findings.n; i++) {
		const struct sp_finding *found = &run->findings.at[i];
		size_t side = found->check == SP_CHECK_MISSING ? 0 : 1;

		assert_true(side == 0 || found->check == SP_CHECK_ADDED);
		assert_true(found->confidence >= SP_CHECK_WITHIN_LEAST &&
		    found->confidence < 1);
		assert_false(sp_finding_has_place(found->at[1 - side]));
		sp_buf_add(out, i > 0 ? SP_STR(" | ") : SP_STR(""));
		sp_buf_add(out, side ? SP_STR("tgt ") : SP_STR("src "));
		sp_buf_add(out,
		    sp_str_sub(run->unit->side[side].raw, found->at[side].from,
			found->at[side].to));
	}
	if (run->findings.n == 0)
		sp_buf_addc(out, '-');
}

/* The lexicon of the table. */
static struct sp_lex *
read_lex(void)
{
	struct sp_lex_table table = {0};
	struct sp_str field[5];
	struct data data;

	data_open(&data, "check_within.tests");
	while (data_next(&data, field, 5))
		if (sp_str_eq(field[0], SP_STR("word")))
			sp_lex_table_add(&table, field[2], field[3], .5, .5);
	data_close(&data);
	return lex_of(&table);
}

static void
every_case_of_the_table_is_met(void **state)
{
	struct sp_lex *lex = read_lex();
	struct run run;
	struct sp_buf have = {0};
	struct sp_str field[5];
	struct data data;
	size_t rows = 0;

	(void)state;
	assert_int_equal(run_new(&run, lex, NULL), SP_OK);
	data_open(&data, "check_within.tests");
	while (data_next(&data, field, 5)) {
		if (sp_str_eq(field[0], SP_STR("word")))
			continue;
		assert_int_equal(run_on(&run, field, NULL), SP_OK);
		show(&run, &have);
		data_is(&data, sp_buf_str(&have), field[4]);
		rows++;
	}
	assert_true(rows > 10);
	data_close(&data);
	sp_buf_release(&have);
	run_release(&run);
	sp_lex_free(lex);
}

/* Two sentences, of which the Khmer says the first. */
static const struct sp_str two[4] = {{"1,2", 3}, {"1", 1},
    {"The farmers sold rice at the market. "
     "The teacher opened a new school in the village.",
	84},
    {"កសិករបានលក់ស្រូវនៅផ្សារ។", 72}};

static void
it_is_told_in_words(void **state)
{
	struct sp_lex *lex = read_lex();
	struct run run;

	(void)state;
	assert_int_equal(run_new(&run, lex, NULL), SP_OK);
	assert_int_equal(run_on(&run, two, NULL), SP_OK);
	assert_int_equal(run.findings.n, 1);
	assert_str_is(run.findings.at[0].message,
	    "Khmer leaves out: The teacher opened a new school in the "
	    "village.");
	run_release(&run);
	sp_lex_free(lex);
}

static void
words_say_where_they_are_from(void **state)
{
	static const struct sp_str sentence[2] = {
	    {"The farmers sold rice.", 22}, {"The teacher opened.", 19}};
	struct sp_lex *lex = read_lex();
	struct run run;
	struct sp_within_words *words;
	struct sp_within_share share[2];
	struct sp_within_said said;

	(void)state;
	assert_int_equal(run_new(&run, lex, NULL), SP_OK);
	words = sp_within_words_new(run.lang, lex, NULL);
	assert_non_null(words);
	assert_int_equal(sp_within_words_read(words, 0, sentence, 2,
			     SP_STR("កសិករលក់ស្រូវ"), share, &said, NULL),
	    SP_OK);
	assert_true(share[0].own > 2.5 && share[1].own < .1);
	assert_true(share[0].given > 2.5 && share[1].given < .1);
	assert_true(share[0].lost > 2.5 && share[1].lost < .1);
	assert_true(said.had > 2.5 && said.other == 3);
	sp_within_words_free(words);
	run_release(&run);
	sp_lex_free(lex);
}

static void
features_have_names(void **state)
{
	(void)state;
	for (int f = 0; f < (int)SP_WITHIN_FEATURES; f++)
		assert_non_null(
		    sp_within_feature_name((enum sp_within_feature)f));
}

/* A text without end has no cases, and none is too many. */
static void
many_sentences_are_passed_over(void **state)
{
	struct sp_buf text = {0};
	struct sp_str field[4] = {two[0], two[1], two[2], two[3]};
	struct run run;

	(void)state;
	assert_int_equal(run_new(&run, NULL, NULL), SP_OK);
	for (size_t i = 0; i <= SP_WITHIN_SENTENCES; i++) {
		sp_buf_add(&text, SP_STR("The road is closed. "));
		field[2] = sp_buf_str(&text);
		assert_int_equal(run_on(&run, field, NULL), SP_OK);
	}
	assert_int_equal(run.findings.n, 0);
	sp_buf_release(&text);
	run_release(&run);
}

static enum sp_status
work(void *ctx)
{
	struct sp_err err = {0};
	struct run run;
	enum sp_status status = run_new(&run, ctx, &err);

	if (status == SP_OK)
		status = run_on(&run, two, &err);
	if (status == SP_OK)
		assert_int_equal(run.findings.n, 1);
	run_release(&run);
	return status;
}

static void
every_allocation_may_fail(void **state)
{
	struct sp_lex *lex = read_lex();

	(void)state;
	assert_true(oom_each(work, lex) > 10);
	sp_lex_free(lex);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_case_of_the_table_is_met),
	    cmocka_unit_test(it_is_told_in_words),
	    cmocka_unit_test(words_say_where_they_are_from),
	    cmocka_unit_test(features_have_names),
	    cmocka_unit_test(many_sentences_are_passed_over),
	    cmocka_unit_test(every_allocation_may_fail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
