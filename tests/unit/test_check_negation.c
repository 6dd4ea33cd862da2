/* SPDX-License-Identifier: MIT */
#include <spean/check_negation.h>
#include <spean/negation_rules.h>

#include "data.h"
#include "oom.h"

struct run {
	struct sp_check_unit *unit;
	struct sp_check_negation *negation;
	struct sp_findings findings;
};

static void
run_release(struct run *run)
{
	sp_findings_release(&run->findings);
	sp_check_negation_free(run->negation);
	sp_check_unit_free(run->unit);
	*run = (struct run){0};
}

static enum sp_status
run_new(struct run *run, const char *src, const char *tgt, struct sp_err *err)
{
	const struct sp_lang *const lang[2] = {
	    sp_lang_find(sp_str_c(src)), sp_lang_find(sp_str_c(tgt))};

	*run = (struct run){0};
	run->unit = sp_check_unit_new(lang, err);
	if (run->unit)
		run->negation = sp_check_negation_new(lang, err);
	if (run->negation)
		return SP_OK;
	run_release(run);
	return SP_NOMEM;
}

static enum sp_status
run_on(
    struct run *run, struct sp_str src, struct sp_str tgt, struct sp_err *err)
{
	const struct sp_pair pair = {.src_doc = SP_STR("a"),
	    .tgt_doc = SP_STR("b"),
	    .src_loc = SP_STR("1"),
	    .tgt_loc = SP_STR("1"),
	    .score = 1,
	    .src_text = src,
	    .tgt_text = tgt};
	enum sp_status status;

	sp_findings_reset(&run->findings);
	status = sp_check_unit_read(run->unit, &pair, err);
	if (status == SP_OK)
		status = sp_check_negation_run(
		    run->negation, run->unit, &run->findings, err);
	if (status == SP_OK)
		status = sp_findings_settle(&run->findings, err);
	return status;
}

/* "src not"; "-" where nothing is found. */
static void
show(const struct run *run, struct sp_buf *out)
{
	const struct sp_finding *found = run->findings.at;
	size_t side;

	sp_buf_reset(out);
	if (run->findings.n == 0) {
		sp_buf_addc(out, '-');
		return;
	}
	assert_int_equal(run->findings.n, 1);
	assert_int_equal(found->check, SP_CHECK_NEGATION);
	assert_true(found->confidence > 0 && found->confidence < 1);
	side = sp_finding_has_place(found->at[0]) ? 0 : 1;
	assert_false(sp_finding_has_place(found->at[1 - side]));
	sp_buf_add(out, side ? SP_STR("tgt ") : SP_STR("src "));
	sp_buf_add(out,
	    sp_str_sub(run->unit->side[side].raw, found->at[side].from,
		found->at[side].to));
}

static void
every_case_of_the_table_is_met(void **state)
{
	struct run run;
	struct sp_buf have = {0};
	struct sp_str field[3];
	struct data data;
	size_t rows = 0;

	(void)state;
	assert_int_equal(run_new(&run, "en", "km", NULL), SP_OK);
	data_open(&data, "check_negation.tests");
	while (data_next(&data, field, 3)) {
		assert_int_equal(run_on(&run, field[0], field[1], NULL), SP_OK);
		show(&run, &have);
		data_is(&data, sp_buf_str(&have), field[2]);
		rows++;
	}
	assert_true(rows >= 30);
	data_close(&data);
	sp_buf_release(&have);
	run_release(&run);
}

static void
it_is_told_which_side_says_what(void **state)
{
	struct run run;

	(void)state;
	assert_int_equal(run_new(&run, "en", "km", NULL), SP_OK);
	assert_int_equal(
	    run_on(&run, SP_STR("It will not open."), SP_STR("វានឹងបើក។"), NULL),
	    SP_OK);
	assert_int_equal(run.findings.n, 1);
	assert_str_is(run.findings.at[0].message,
	    "English says “not”; Khmer has no such word");
	run_release(&run);
}

static void
either_language_may_be_the_source(void **state)
{
	struct run run;

	(void)state;
	assert_int_equal(run_new(&run, "km", "en", NULL), SP_OK);
	assert_int_equal(
	    run_on(&run, SP_STR("វានឹងបើក។"), SP_STR("It will not open."), NULL),
	    SP_OK);
	assert_int_equal(run.findings.n, 1);
	assert_int_equal(run.findings.at[0].at[1].from, 8);
	run_release(&run);
}

static void
a_language_without_words_has_no_findings(void **state)
{
	struct run run;

	(void)state;
	assert_int_equal(run_new(&run, "en", "fr", NULL), SP_OK);
	assert_int_equal(
	    run_on(&run, SP_STR("It will not open."), SP_STR("Ouvert."), NULL),
	    SP_OK);
	assert_int_equal(run.findings.n, 0);
	run_release(&run);
}

/* A word that ends others is found at the end, one that begins them at the
 * beginning: none is looked for within. */
static void
words_are_sound(void **state)
{
	const struct sp_negation_rules *const rules[] = {
	    &sp_lang_en_negation, &sp_lang_km_negation};

	(void)state;
	for (size_t r = 0; r < 2; r++) {
		assert_true(rules[r]->n > 0);
		for (size_t i = 0; i < rules[r]->n; i++) {
			const struct sp_negation_word *word =
			    &rules[r]->word[i];

			assert_int_equal(word->n, strlen(word->text));
			assert_false(word->before && word->behind);
		}
	}
}

static enum sp_status
work(void *ctx)
{
	struct sp_err err = {0};
	struct run run;
	enum sp_status status = run_new(&run, "en", "km", &err);

	(void)ctx;
	if (status == SP_OK)
		status = run_on(&run, SP_STR("It will not open."),
		    SP_STR("វានឹងបើក។"), &err);
	if (status == SP_OK)
		assert_int_equal(run.findings.n, 1);
	run_release(&run);
	return status;
}

static void
every_allocation_may_fail(void **state)
{
	(void)state;
	assert_true(oom_each(work, NULL) > 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_case_of_the_table_is_met),
	    cmocka_unit_test(it_is_told_which_side_says_what),
	    cmocka_unit_test(either_language_may_be_the_source),
	    cmocka_unit_test(a_language_without_words_has_no_findings),
	    cmocka_unit_test(words_are_sound),
	    cmocka_unit_test(every_allocation_may_fail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
