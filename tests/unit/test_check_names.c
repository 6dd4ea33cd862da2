/* SPDX-License-Identifier: MIT */
#include <spean/check_names.h>

#include <spean/acronym.h>
#include <spean/name_cases.h>
#include <spean/name_memory.h>
#include <spean/name_weights.h>
#include <spean/spelt.h>

#include "data.h"
#include "lex.h"
#include "oom.h"

static void
set_lang(const struct sp_lang *lang[2])
{
	lang[0] = sp_lang_find(SP_STR("en"));
	lang[1] = sp_lang_find(SP_STR("km"));
}

static enum sp_status
check_pair(struct sp_check_unit *unit, struct sp_check_names *names,
    const struct sp_str field[3], struct sp_findings *findings,
    struct sp_err *err)
{
	const struct sp_pair pair = {.src_doc = field[0],
	    .tgt_doc = field[0],
	    .src_loc = SP_STR("1"),
	    .tgt_loc = SP_STR("1"),
	    .score = 1,
	    .src_text = field[1],
	    .tgt_text = field[2]};
	enum sp_status status = sp_check_unit_read(unit, &pair, err);

	sp_findings_reset(findings);
	if (status == SP_OK)
		status = sp_check_names_run(names, unit, findings, err);
	if (status == SP_OK)
		status = sp_findings_settle(findings, err);
	return status;
}

static void
write_findings(const struct sp_findings *findings, struct sp_buf *out)
{
	sp_buf_reset(out);
	for (size_t i = 0; i < findings->n; i++) {
		const struct sp_finding *it = &findings->at[i];

		assert_int_equal(it->check, SP_CHECK_NAME);
		assert_true(it->confidence >= SP_CHECK_NAMES_LEAST &&
		    it->confidence <= 1);
		assert_true(sp_finding_has_place(it->at[0]) ||
		    sp_finding_has_place(it->at[1]));
		sp_buf_add(out, i > 0 ? SP_STR(" | ") : SP_STR(""));
		sp_buf_add(out, it->message);
	}
	if (findings->n == 0)
		sp_buf_addc(out, '-');
}

static void
every_case_of_the_table_is_met(void **state)
{
	const struct sp_lang *lang[2];
	struct sp_findings findings = {0};
	struct sp_check_unit *unit;
	struct sp_check_names *names;
	struct sp_buf have = {0};
	struct sp_str field[5];
	struct data data;

	(void)state;
	set_lang(lang);
	unit = sp_check_unit_new(lang, NULL);
	names = sp_check_names_new(lang, NULL, NULL, NULL);
	assert_true(unit && names);
	data_open(&data, "check_names.tests");
	while (data_next(&data, field, 5)) {
		assert_int_equal(
		    check_pair(unit, names, field, &findings, NULL), SP_OK);
		write_findings(&findings, &have);
		if (!sp_str_eq(sp_buf_str(&have), field[3]))
			fail_msg("%.*s: %.*s", (int)field[1].n, field[1].s,
			    (int)have.n, have.s);
	}
	data_close(&data);
	sp_buf_release(&have);
	sp_findings_release(&findings);
	sp_check_names_free(names);
	sp_check_unit_free(unit);
}

/* ---- the parts ---- */

static void
spellings_are_whole_clusters(void **state)
{
	struct sp_spelt spelt = {0};
	struct sp_spelt_place place;

	(void)state;
	assert_true(sp_spelt_set(&spelt, SP_STR("ប្រទេស\u200bឡាវ កា")));
	assert_true(sp_spelt_find(&spelt, SP_STR("ឡាវ"), &place));
	assert_int_equal(place.start, strlen("ប្រទេស\u200b"));
	assert_int_equal(place.end, strlen("ប្រទេស\u200bឡាវ"));
	assert_true(sp_spelt_find(&spelt, SP_STR("ទេសឡាវ"), &place));
	/* Not before a mark, nor behind a coeng. */
	assert_false(sp_spelt_find(&spelt, SP_STR("ឡ"), &place));
	assert_false(sp_spelt_find(&spelt, SP_STR("រទេស"), &place));
	assert_false(sp_spelt_find(&spelt, SP_STR("ថៃ"), &place));
	assert_false(sp_spelt_find(&spelt, SP_STR(""), &place));
	assert_false(sp_spelt_has_latin(&spelt));
	assert_true(sp_spelt_set(&spelt, SP_STR("កា @[`{ é 1")));
	assert_false(sp_spelt_has_latin(&spelt));
	for (const char *c = "aAzZ"; *c; c++) {
		assert_true(sp_spelt_set(&spelt, (struct sp_str){c, 1}));
		assert_true(sp_spelt_has_latin(&spelt));
	}
	assert_true(sp_spelt_set(&spelt, SP_STR("")));
	assert_false(sp_spelt_find(&spelt, SP_STR("ឡាវ"), &place));
	sp_spelt_release(&spelt);
}

static void
the_table_of_acronyms_is_sorted(void **state)
{
	size_t n;

	(void)state;
	for (size_t i = 1; i < sp_acronym_count; i++)
		assert_true(sp_str_cmp(sp_str_c(sp_acronym_table[i - 1].latin),
				sp_str_c(sp_acronym_table[i].latin)) <= 0);
	sp_acronym_find(SP_STR("EU"), &n);
	assert_int_equal(n, 1);
	sp_acronym_find(SP_STR("EUU"), &n);
	assert_int_equal(n, 0);
}

static void
names_are_remembered_up_to_a_bound(void **state)
{
	struct sp_name_memory *memory = calloc(1, sizeof(*memory));
	char name[32];

	(void)state;
	assert_non_null(memory);
	assert_true(sp_name_memory_reset(memory));
	assert_true(
	    sp_name_memory_add(memory, SP_STR("Malin"), SP_STR("ម៉ាលីន")));
	assert_str_is(sp_name_memory_find(memory, SP_STR("Malin")), "ម៉ាលីន");
	assert_true(sp_name_memory_has(memory, SP_STR("ម៉ាលីន")));
	assert_true(sp_name_memory_note(
	    memory, SP_NAME_LOST_ONCE, SP_STR("Chin Malin")));
	assert_true(sp_name_memory_noted(
	    memory, SP_NAME_LOST_ONCE, SP_STR("Chin Malin")));
	assert_false(
	    sp_name_memory_noted(memory, SP_NAME_LOST_ONCE, SP_STR("Malin")));
	for (int i = 0; i < 2 * SP_NAME_MEMORY; i++) {
		snprintf(name, sizeof(name), "Name%d", i);
		assert_true(
		    sp_name_memory_add(memory, sp_str_c(name), SP_STR("សុខ")));
	}
	assert_true(memory->names.n <= SP_NAME_MEMORY);
	assert_int_equal(sp_name_memory_find(memory, SP_STR("Malin")).n, 0);
	sp_name_memory_release(memory);
	free(memory);
}

static size_t
count_cases(const char *english, const char *khmer)
{
	const struct sp_lang *lang[2];
	struct sp_pair pair = {
	    .src_text = sp_str_c(english), .tgt_text = sp_str_c(khmer)};
	struct sp_check_unit *unit;
	struct sp_name_cases *cases;
	size_t n;

	set_lang(lang);
	unit = sp_check_unit_new(lang, NULL);
	cases = sp_name_cases_new(lang, NULL, NULL);
	assert_true(unit && cases);
	assert_int_equal(sp_check_unit_read(unit, &pair, NULL), SP_OK);
	assert_int_equal(sp_name_cases_read(cases, unit, NULL), SP_OK);
	sp_name_cases_of(cases, &n);
	sp_name_cases_free(cases);
	sp_check_unit_free(unit);
	return n;
}

static void
a_class_word_alone_is_translated(void **state)
{
	(void)state;
	assert_int_equal(
	    count_cases("They sail round the Peninsula.", "នាវាបើកជុំវិញឧបទ្វីប។"),
	    0);
	assert_int_equal(
	    count_cases("They sail round the Peninsula.", "នាវាបើកជុំវិញកោះ។"), 1);
}

static void
kinds_and_features_have_names(void **state)
{
	struct sp_name_case it = {
	    .feature = {[SP_NAME_BIAS] = 1, [SP_NAME_OTHER] = 1}};

	(void)state;
	for (int k = 0; k < SP_NAME_CASE_KINDS; k++) {
		double p;

		it.kind = (enum sp_name_case_kind)k;
		p = sp_name_weigh(&sp_name_weights_built, &it);
		assert_non_null(sp_name_case_kind_name(it.kind));
		assert_true(p > 0 && p < 1);
	}
	for (int f = 0; f < SP_NAME_FEATURES; f++)
		assert_non_null(sp_name_feature_name((enum sp_name_feature)f));
	/* Told before; and an acronym that nothing is in the place of. */
	it.lost = true;
	assert_true(sp_name_weigh(&sp_name_weights_built, &it) > 0);
	it.feature[SP_NAME_OTHER] = 0;
	assert_true(sp_name_weigh(&sp_name_weights_built, &it) <= 0);
	it.lost = false;
	assert_true(sp_name_weigh(&sp_name_weights_built, &it) > 0);
	it.kind = SP_NAME_CASE_ACRONYM;
	assert_true(sp_name_weigh(&sp_name_weights_built, &it) <= 0);
}

/* ---- memory ---- */

static struct sp_lex *
small_lex(void)
{
	struct sp_lex_table table = {0};

	sp_lex_table_add(&table, SP_STR("court"), SP_STR("តុលាការ"), .5, .5);
	return lex_of(&table);
}

static enum sp_status
work(void *ctx)
{
	const struct sp_str text[][3] = {
	    {SP_STR("a"),
		SP_STR("Chin Malin met the EU and the Supreme Court."),
		SP_STR("លោក ជិន ម៉ាលីន បានជួបតុលាការកំពូល។")},
	    {SP_STR("a"), SP_STR("Sok An left Laos with Nokia."),
		SP_STR("លោក ចាន់ ថា ចាកចេញពីប្រទេសថៃ ជាមួយ Samsung។")}};
	const struct sp_lang *lang[2];
	struct sp_findings findings = {0};
	struct sp_err err = {0};
	struct sp_check_unit *unit;
	struct sp_check_names *names = NULL;
	enum sp_status status = SP_OK;

	set_lang(lang);
	unit = sp_check_unit_new(lang, &err);
	if (unit)
		names = sp_check_names_new(lang, ctx, NULL, &err);
	if (!names)
		status = err.status;
	for (size_t i = 0; i < 2 && status == SP_OK; i++)
		status = check_pair(unit, names, text[i], &findings, &err);
	sp_findings_release(&findings);
	sp_check_names_free(names);
	sp_check_unit_free(unit);
	return status;
}

static void
every_failure_of_memory_is_told(void **state)
{
	struct sp_lex *lex = small_lex();

	(void)state;
	assert_true(oom_each(work, lex) > 10);
	sp_lex_free(lex);
}

/* Far more names than the other side has tags. */
static void
a_text_may_have_many_names_more_than_the_other(void **state)
{
	const struct sp_lang *lang[2];
	struct sp_findings findings = {0};
	struct sp_buf khmer = {0};
	struct sp_check_unit *unit;
	struct sp_check_names *names;

	(void)state;
	set_lang(lang);
	unit = sp_check_unit_new(lang, NULL);
	names = sp_check_names_new(lang, NULL, NULL, NULL);
	assert_non_null(unit);
	assert_non_null(names);
	unit->wants = SP_CHECK_TAGS;
	for (size_t i = 0; i < 20000; i++)
		sp_buf_add(&khmer, SP_STR("លោក តារា ទៅប្រទេសជប៉ុន "));
	const struct sp_str field[3] = {
	    SP_STR("d"), SP_STR("on 5 May"), sp_buf_str(&khmer)};

	assert_int_equal(
	    check_pair(unit, names, field, &findings, NULL), SP_OK);
	sp_findings_release(&findings);
	sp_buf_release(&khmer);
	sp_check_names_free(names);
	sp_check_unit_free(unit);
}

static void
other_languages_have_no_names(void **state)
{
	const struct sp_lang *lang[2];
	struct sp_str field[3] = {
	    SP_STR("a"), SP_STR("Nokia is here."), SP_STR("Samsung est ici.")};
	struct sp_findings findings = {0};
	struct sp_check_unit *unit;
	struct sp_check_names *names;

	(void)state;
	set_lang(lang);
	lang[1] = sp_lang_find(SP_STR("fr"));
	unit = sp_check_unit_new(lang, NULL);
	names = sp_check_names_new(lang, NULL, NULL, NULL);
	assert_int_equal(
	    check_pair(unit, names, field, &findings, NULL), SP_OK);
	assert_int_equal(findings.n, 0);
	sp_findings_release(&findings);
	sp_check_names_free(names);
	sp_check_unit_free(unit);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_case_of_the_table_is_met),
	    cmocka_unit_test(spellings_are_whole_clusters),
	    cmocka_unit_test(the_table_of_acronyms_is_sorted),
	    cmocka_unit_test(names_are_remembered_up_to_a_bound),
	    cmocka_unit_test(a_class_word_alone_is_translated),
	    cmocka_unit_test(kinds_and_features_have_names),
	    cmocka_unit_test(a_text_may_have_many_names_more_than_the_other),
	    cmocka_unit_test(other_languages_have_no_names),
	    cmocka_unit_test(every_failure_of_memory_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
