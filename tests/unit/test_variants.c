/* SPDX-License-Identifier: MIT */
#include <spean/variants.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "oom.h"
#include "unit.h"

static const bool both[SP_CHECKS] = {
    [SP_CHECK_SRC_VARIANT] = true, [SP_CHECK_TGT_VARIANT] = true};

/* Messages, a line each, of pairs whose texts are given one behind the other;
 * pair i is a.po i. */
struct job {
	const char *const *text;
	const bool *on;
	struct sp_buf out;
	double confidence[16];
	size_t number[16], n;
};

static enum sp_status
take(void *ctx, const struct sp_variant *variant, struct sp_err *err)
{
	struct job *job = ctx;
	const struct sp_finding *finding = &variant->finding;

	(void)err;
	assert_true(job->n < 16);
	assert_int_equal(finding->at[0].to, variant->pair.src_text.n);
	assert_int_equal(finding->at[1].to, variant->pair.tgt_text.n);
	assert_int_equal(finding->severity, sp_check_severity(finding->check));
	job->confidence[job->n] = finding->confidence;
	job->number[job->n++] = variant->number;
	sp_buf_add(&job->out, variant->pair.src_loc);
	sp_buf_addf(&job->out, " %s ", sp_check_name(finding->check));
	sp_buf_add(&job->out, finding->message);
	sp_buf_addc(&job->out, '\n');
	return sp_buf_status(&job->out, NULL);
}

static enum sp_status
add_all(struct sp_variants *variants, const struct job *job, struct sp_err *err)
{
	enum sp_status status = SP_OK;

	for (size_t i = 0; job->text[i] && status == SP_OK; i += 2) {
		char loc[24];
		struct sp_pair pair = {.src_doc = SP_STR("en.po"),
		    .tgt_doc = SP_STR("a.po"),
		    .score = 1,
		    .src_text = sp_str_c(job->text[i]),
		    .tgt_text = sp_str_c(job->text[i + 1]),
		    .more = SP_STR("more")};

		snprintf(loc, sizeof(loc), "%zu", i / 2 + 1);
		pair.src_loc = pair.tgt_loc = sp_str_c(loc);
		status = sp_variants_add(variants, &pair, err);
	}
	return status;
}

static enum sp_status
work(void *ctx)
{
	const struct sp_lang *const lang[2] = {
	    sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))};
	struct job *job = ctx;
	struct sp_err err = {0};
	struct sp_variants *variants =
	    sp_variants_new(".", lang, job->on, &err);
	enum sp_status status;

	if (!variants)
		return err.status;
	job->n = 0;
	status = add_all(variants, job, &err);
	if (status == SP_OK)
		status = sp_variants_walk(variants, take, job, &err);
	sp_variants_free(variants);
	return status;
}

static struct job
tell(const char *const *text, const bool *on)
{
	struct job job = {.text = text, .on = on};

	assert_int_equal(work(&job), SP_OK);
	return job;
}

static void
check(const char *const *text, const char *want)
{
	struct job job = tell(text, both);

	assert_str_is(sp_buf_str(&job.out), want);
	sp_buf_release(&job.out);
}

static void
the_rarer_translation_is_found(void **state)
{
	static const char *const text[] = {"Save as", "រក្សាទុក\u200bជា", "Open",
	    "បើក", "Save as", "មើល", "Save as…", "រក្សាទុកជា", NULL};

	(void)state;
	check(text,
	    "3 src-variant \"Save as\" is មើល here and រក្សាទុកជា in 2 other "
	    "places "
	    "(first: a.po 1)\n");
}

static void
of_several_the_first_is_followed(void **state)
{
	static const char *const text[] = {
	    "Save as", "មើល", "Save as", "រក្សាទុកជា", "Save as", "បើក", NULL};

	(void)state;
	check(text,
	    "2 src-variant \"Save as\" is រក្សាទុកជា here and មើល in 1 other "
	    "place "
	    "(a.po 1); there are 3 in all\n"
	    "3 src-variant \"Save as\" is បើក here and មើល in 1 other place "
	    "(a.po 1); there are 3 in all\n");
}

static void
case_spaces_and_signs_make_no_variant(void **state)
{
	static const char *const text[] = {"Save as", "រក្សាទុកជា",
	    "SAVE  AS:", "រក្សាទុក ជា៖", "save as", "រក្សា\u200bទុកជា។", NULL};

	(void)state;
	check(text, "");
}

static void
another_source_of_a_target_is_found(void **state)
{
	static const char *const text[] = {"The court opened the case.",
	    "តុលាការបានបើកសំណុំរឿងនេះ។", "Rain fell in the north.",
	    "តុលាការបានបើកសំណុំរឿងនេះ។", "The court opened the case",
	    "តុលាការបានបើកសំណុំរឿងនេះ", NULL};

	(void)state;
	check(text,
	    "2 tgt-variant តុលាការបានបើកសំណុំរឿងនេះ។ stands for \"Rain fell in the "
	    "north.\" here and for \"The court opened the case.\" in 2 other "
	    "places (first: a.po 1)\n");
}

static void
short_targets_and_numbers_may_have_many_sources(void **state)
{
	static const char *const text[] = {"Cut", "កាត់", "Crop", "កាត់",
	    "one of 123456", "១ ២ ៣ ៤ ៥ ៦ ៧ ៨ ៩ ១០ ១១ ១២", "none",
	    "១ ២ ៣ ៤ ៥ ៦ ៧ ៨ ៩ ១០ ១១ ១២", NULL};

	(void)state;
	check(text, "");
}

static void
what_has_no_text_is_left_out_and_counted(void **state)
{
	static const char *const text[] = {"Save as", "រក្សាទុកជា", "", "មើល",
	    "Save as", "", "—", "មើល", "—", "បើក", "Save as", "មើល", NULL};
	struct job job = tell(text, both);

	(void)state;
	assert_int_equal(job.n, 1);
	assert_int_equal(job.number[0], 5);
	sp_buf_release(&job.out);
}

static void
only_what_is_wanted_is_found(void **state)
{
	static const bool src[SP_CHECKS] = {[SP_CHECK_SRC_VARIANT] = true};
	static const bool tgt[SP_CHECKS] = {[SP_CHECK_TGT_VARIANT] = true};
	static const char *const text[] = {"Save as",
	    "រក្សាទុកឯកសារនេះជាឯកសារផ្សេង", "Save it", "រក្សាទុកឯកសារនេះជាឯកសារផ្សេង",
	    "Save as", "បើក", NULL};
	struct job job = tell(text, src);

	(void)state;
	assert_int_equal(job.n, 1);
	assert_int_equal(job.number[0], 2);
	sp_buf_release(&job.out);
	job = tell(text, tgt);
	assert_int_equal(job.n, 1);
	assert_int_equal(job.number[0], 1);
	sp_buf_release(&job.out);
}

static void
a_difference_of_spelling_is_told_as_that(void **state)
{
	static const char *const text[] = {"The court opened.",
	    "តុលាការបានបើកសវនាការលើសំណុំរឿងនេះ", "The court opened.",
	    "តុលាការបានបើកសវនាការលើសំនុំរឿងនេះ", NULL};

	(void)state;
	check(text,
	    "2 src-variant \"The court opened.\" is "
	    "តុលាការបានបើកសវនាការលើសំនុំរឿងនេះ "
	    "here and តុលាការបានបើកសវនាការលើសំណុំរឿងនេះ in 1 other place (a.po 1); "
	    "the "
	    "two are nearly the same\n");
}

static void
the_more_often_the_other_stands_the_surer_it_is(void **state)
{
	static const char *const once[] = {
	    "Save it as", "រក្សាទុកជា", "Save it as", "មើល", NULL};
	static const char *const often[] = {"Save it as", "រក្សាទុកជា",
	    "Save it as", "រក្សាទុកជា", "Save it as", "រក្សាទុកជា", "Save it as",
	    "មើល", NULL};
	struct job a = tell(once, both), b = tell(often, both);

	(void)state;
	assert_int_equal(a.n, 1);
	assert_int_equal(b.n, 1);
	assert_true(a.confidence[0] < b.confidence[0]);
	assert_true(a.confidence[0] > 0 && b.confidence[0] < 1);
	sp_buf_release(&a.out);
	sp_buf_release(&b.out);
}

static void
a_bad_text_leaves_the_others_alone(void **state)
{
	static const char *const text[] = {"Save as", "រក្សាទុកជា", NULL};
	const struct sp_lang *const lang[2] = {
	    sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))};
	struct sp_variants *variants = sp_variants_new(".", lang, both, NULL);
	struct job job = {.text = text, .on = both};
	struct sp_pair pair = {.src_doc = SP_STR("x"),
	    .tgt_doc = SP_STR("x"),
	    .src_loc = SP_STR("1"),
	    .tgt_loc = SP_STR("1"),
	    .src_text = SP_STR("Save as"),
	    .tgt_text = SP_STR("\xFF")};

	(void)state;
	assert_int_equal(sp_variants_add(variants, &pair, NULL), SP_BAD_TEXT);
	assert_int_equal(add_all(variants, &job, NULL), SP_OK);
	pair.tgt_text = SP_STR("មើល");
	assert_int_equal(sp_variants_add(variants, &pair, NULL), SP_OK);
	assert_int_equal(sp_variants_walk(variants, take, &job, NULL), SP_OK);
	assert_int_equal(job.n, 1);
	assert_int_equal(job.number[0], 2);
	sp_buf_release(&job.out);
	sp_variants_free(variants);
}

/* Among them are hashes whose first bits are the same. */
static void
one_variant_of_thousands_is_found(void **state)
{
	enum { PAIRS = 6000 };
	const struct sp_lang *const lang[2] = {
	    sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))};
	struct sp_variants *variants = sp_variants_new(".", lang, both, NULL);
	struct job job = {0};

	(void)state;
	for (int i = 0; i <= PAIRS; i++) {
		char src[40], tgt[100];
		struct sp_pair pair = {.src_doc = SP_STR("x"),
		    .tgt_doc = SP_STR("x"),
		    .src_loc = SP_STR("1"),
		    .tgt_loc = SP_STR("1")};

		snprintf(src, sizeof(src), "Save file %d", i % PAIRS / 2);
		snprintf(tgt, sizeof(tgt), "រក្សាទុកឯកសារលេខ %d ក្នុងថត",
		    i < PAIRS ? i / 2 : PAIRS);
		pair.src_text = sp_str_c(src);
		pair.tgt_text = sp_str_c(tgt);
		assert_int_equal(sp_variants_add(variants, &pair, NULL), SP_OK);
	}
	assert_int_equal(sp_variants_walk(variants, take, &job, NULL), SP_OK);
	assert_int_equal(job.n, 1);
	assert_int_equal(job.number[0], PAIRS);
	sp_buf_release(&job.out);
	sp_variants_free(variants);
}

static enum sp_status
refuse(void *ctx, const struct sp_variant *variant, struct sp_err *err)
{
	size_t *calls = ctx;

	(void)variant;
	++*calls;
	return sp_err_set(err, SP_UNKNOWN, "enough");
}

static void
a_walk_ends_where_it_is_told_to(void **state)
{
	static const char *const text[] = {
	    "Save as", "មើល", "Save as", "បើក", "Save as", "បិទ", NULL};
	const struct sp_lang *const lang[2] = {
	    sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))};
	struct sp_variants *variants = sp_variants_new(".", lang, both, NULL);
	struct job job = {.text = text};
	struct sp_err err = {0};
	size_t calls = 0;

	(void)state;
	assert_int_equal(add_all(variants, &job, NULL), SP_OK);
	assert_int_equal(
	    sp_variants_walk(variants, refuse, &calls, &err), SP_UNKNOWN);
	assert_string_equal(err.msg, "enough");
	assert_int_equal(calls, 1);
	sp_variants_free(variants);
}

static size_t
files_in(const char *folder)
{
	DIR *dir = opendir(folder);
	size_t n = 0;

	assert_non_null(dir);
	while (readdir(dir))
		n++;
	closedir(dir);
	return n - 2;
}

static void
nothing_has_a_name_in_the_folder(void **state)
{
	const struct sp_lang *const lang[2] = {
	    sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))};
	static const char *const text[] = {
	    "Save as", "មើល", "Save as", "បើក", NULL};
	char folder[] = "test_variants.XXXXXX";
	struct job job = {.text = text};
	struct sp_variants *variants;
	struct sp_err err = {0};

	(void)state;
	assert_non_null(mkdtemp(folder));
	variants = sp_variants_new(folder, lang, both, NULL);
	assert_int_equal(add_all(variants, &job, NULL), SP_OK);
	assert_int_equal(files_in(folder), 0);
	assert_int_equal(sp_variants_walk(variants, take, &job, NULL), SP_OK);
	assert_int_equal(files_in(folder), 0);
	sp_variants_free(variants);
	sp_buf_release(&job.out);
	rmdir(folder);
	assert_null(sp_variants_new(folder, lang, both, &err));
	assert_int_equal(err.status, SP_IO);
	assert_non_null(strstr(err.msg, folder));
}

static enum sp_status
work_and_forget(void *ctx)
{
	struct job *job = ctx;
	enum sp_status status = work(job);

	if (status == SP_OK)
		assert_int_equal(job->n, 2);
	sp_buf_release(&job->out);
	return status;
}

static void
no_memory_is_a_status_and_no_leak(void **state)
{
	static const char *const text[] = {"Save as", "មើល", "Save as",
	    "តុលាការបានបើកសំណុំរឿងនេះ", "Court", "តុលាការបានបើកសំណុំរឿងនេះ", NULL};
	struct job job = {.text = text, .on = both};

	(void)state;
	assert_true(oom_each(work_and_forget, &job) > 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_rarer_translation_is_found),
	    cmocka_unit_test(of_several_the_first_is_followed),
	    cmocka_unit_test(case_spaces_and_signs_make_no_variant),
	    cmocka_unit_test(another_source_of_a_target_is_found),
	    cmocka_unit_test(short_targets_and_numbers_may_have_many_sources),
	    cmocka_unit_test(what_has_no_text_is_left_out_and_counted),
	    cmocka_unit_test(only_what_is_wanted_is_found),
	    cmocka_unit_test(a_difference_of_spelling_is_told_as_that),
	    cmocka_unit_test(the_more_often_the_other_stands_the_surer_it_is),
	    cmocka_unit_test(a_bad_text_leaves_the_others_alone),
	    cmocka_unit_test(one_variant_of_thousands_is_found),
	    cmocka_unit_test(a_walk_ends_where_it_is_told_to),
	    cmocka_unit_test(nothing_has_a_name_in_the_folder),
	    cmocka_unit_test(no_memory_is_a_status_and_no_leak),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
