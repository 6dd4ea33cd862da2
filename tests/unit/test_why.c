/* SPDX-License-Identifier: MIT */
#include <spean/why.h>

#include "oom.h"
#include "unit.h"

/* A sentence a line. */
static struct sp_doc
doc_of(const char *text, const char *date)
{
	struct sp_str rest = sp_str_c(text);
	struct sp_doc doc = {0};

	sp_doc_reset(&doc, SP_STR("a"));
	sp_doc_add(&doc, SP_STR("@date"), SP_STR("und"), sp_str_c(date));
	while (rest.n > 0)
		sp_doc_add(&doc, SP_STR("1.1"), SP_STR("und"),
		    sp_str_cut(&rest, '\n'));
	assert_int_equal(sp_doc_status(&doc, NULL), SP_OK);
	return doc;
}

struct job {
	struct sp_rarity *rarity;
	struct sp_doc src, tgt;
	const struct sp_why_place *place;
	size_t n;
	struct sp_buf out;
};

static enum sp_status
work(void *ctx)
{
	static const char *const code[2] = {"en", "km"};
	const struct sp_lang *lang[2];
	struct job *job = ctx;
	struct sp_err err = {0};
	struct sp_why *why;
	enum sp_status status;

	for (size_t s = 0; s < 2; s++)
		lang[s] = sp_lang_find(sp_str_c(code[s]));
	why = sp_why_new(lang, job->rarity, &err);
	status = why ? sp_why_tell(why, &job->src, &job->tgt, job->place,
			   job->n, &job->out, &err)
		     : err.status;
	sp_why_free(why);
	return status;
}

static struct sp_rarity *
rarity_of(const char *statistics)
{
	const struct sp_lang *const lang[2] = {
	    sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))};
	struct sp_rarity *rarity = sp_rarity_new(lang, NULL, NULL);
	struct sp_str rest = sp_str_c(statistics);

	assert_non_null(rarity);
	while (rest.n > 0)
		assert_int_equal(
		    sp_rarity_take(rarity, sp_str_cut(&rest, '\n'), NULL),
		    SP_OK);
	sp_rarity_finish(rarity);
	return rarity;
}

/* Evidence by statistics, of places. */
static struct sp_buf
tell(const char *statistics, const char *src, const char *tgt,
    const struct sp_why_place *place, size_t n)
{
	struct job job = {.rarity = rarity_of(statistics),
	    .src = doc_of(src, "2019-11-17"),
	    .tgt = doc_of(tgt, "2019-11-17"),
	    .place = place,
	    .n = n};

	assert_int_equal(work(&job), SP_OK);
	sp_rarity_free(job.rarity);
	sp_doc_release(&job.src);
	sp_doc_release(&job.tgt);
	return job.out;
}

static void
check(
    const char *statistics, const char *src, const char *tgt, const char *want)
{
	static const struct sp_why_place all = {0, 100, 0, 100};
	struct sp_buf out = tell(statistics, src, tgt, &all, 1);

	assert_str_is(sp_buf_str(&out), want);
	sp_buf_release(&out);
}

static void
the_kinds_of_evidence_have_names(void **state)
{
	(void)state;
	check("", "Chin Malin spoke.", "លោក ជិន ម៉ាលីន បាននិយាយ។",
	    "name:Chin Malin=ជិន ម៉ាលីន");
	check("", "It was on 15 November 2019.", "នៅថ្ងៃទី១៥ ខែវិច្ឆិកា ឆ្នាំ២០១៩។",
	    "date:2019-11-15");
	check("", "There were 74.", "មានចំនួន ៧៤។", "num:74");
	check("", "The EBA ends.", "EBA ត្រូវបានបញ្ចប់។", "name:EBA");
}

static void
nothing_in_common_is_no_evidence(void **state)
{
	(void)state;
	check("", "", "", "");
	check("", "There were 74.", "", "");
	check("", "", "មានចំនួន ៧៤។", "");
	check("", "There were 74.", "មានចំនួន ៧៥។", "");
	check("", "We like it.", "យើងចូលចិត្តវា។", "");
}

static void
the_rarest_comes_first(void **state)
{
	static const char src[] = "There were 74 of 312.";
	static const char tgt[] = "មាន ៧៤ ក្នុងចំណោម ៣១២។";

	(void)state;
	check("en\t*\t100000\nen\t#74\t9000\nen\t#312\t1\n", src, tgt,
	    "num:312 num:74");
	check("en\t*\t100000\nen\t#74\t1\nen\t#312\t9000\n", src, tgt,
	    "num:74 num:312");
}

static void
names_that_lists_have_come_behind_those_of_people(void **state)
{
	(void)state;
	check("", "Cambodia told Chin Malin.", "កម្ពុជាប្រាប់លោក ជិន ម៉ាលីន។",
	    "name:Chin Malin=ជិន ម៉ាលីន name:Cambodia=កម្ពុជា");
}

static void
what_is_said_twice_is_told_once(void **state)
{
	(void)state;
	check("", "There were 74.\nThe 74 left.\nAll 74.",
	    "មានចំនួន ៧៤។\n៧៤ នាក់បានចាកចេញ។\n៧៤។", "num:74");
}

static void
a_value_with_two_readings_is_told_as_both_have_it(void **state)
{
	(void)state;
	/* A Friday within the week of the text, or in the next. */
	check("", "It was on Friday.", "នៅថ្ងៃសុក្រ ទី១៥ ខែវិច្ឆិកា ឆ្នាំ២០១៩។",
	    "date:2019-11-15");
	check("", "On Friday, 15 November 2019, we met.\nOn Friday it rained.",
	    "ថ្ងៃសុក្រ ទី១៥ ខែវិច្ឆិកា ឆ្នាំ២០១៩ យើងបានជួបគ្នា។\n"
	    "ថ្ងៃសុក្រមានភ្លៀង។",
	    "date:2019-11-15");
}

static void
a_name_within_another_is_left_out(void **state)
{
	(void)state;
	check("", "The Mekong Bridge crosses the Mekong.",
	    "ស្ពានមេគង្គឆ្លងកាត់មេគង្គ។", "name:Mekong Bridge=ស្ពានមេគង្គ");
}

static void
only_the_best_are_told(void **state)
{
	struct sp_buf src = {0}, tgt = {0}, out;
	static const struct sp_why_place all = {0, 100, 0, 100};
	size_t spaces = 0;

	(void)state;
	for (size_t k = 0; k < 30; k++) {
		sp_buf_addf(&src, "There were %zu.\n", 1000 + 37 * k);
		sp_buf_addf(&tgt, "ចំនួន %zu។\n", 1000 + 37 * k);
	}
	out = tell("", sp_buf_c(&src), sp_buf_c(&tgt), &all, 1);
	for (size_t i = 0; i < out.n; i++)
		spaces += out.s[i] == ' ';
	assert_int_equal(spaces, SP_WHY_MOST - 1);
	sp_buf_release(&src);
	sp_buf_release(&tgt);
	sp_buf_release(&out);
}

static void
only_what_stands_in_the_same_place_counts(void **state)
{
	static const struct sp_why_place place[] = {{0, 1, 1, 1}, {1, 1, 0, 1}};
	static const char src[] = "There were 74.\nThen 312.\nAnd 999.";
	static const char tgt[] = "មានចំនួន ៣១២។\nមានចំនួន ៧៤។\n៩៩៩។";
	struct sp_buf out = tell("", src, tgt, place, 2);

	(void)state;
	assert_true(sp_str_eq(sp_buf_str(&out), SP_STR("num:74 num:312")) ||
	    sp_str_eq(sp_buf_str(&out), SP_STR("num:312 num:74")));
	sp_buf_release(&out);
	out = tell("", src, tgt, &(struct sp_why_place){0, 1, 0, 1}, 1);
	assert_int_equal(out.n, 0);
	sp_buf_release(&out);
	out = tell("", src, tgt, &(struct sp_why_place){50, 9, 70, 9}, 1);
	assert_int_equal(out.n, 0);
	sp_buf_release(&out);
	out = tell("", src, tgt, NULL, 0);
	assert_int_equal(out.n, 0);
	sp_buf_release(&out);
}

static void
sentences_without_text_are_not_counted(void **state)
{
	static const struct sp_why_place second = {1, 1, 1, 1};
	struct sp_buf out =
	    tell("", "One.\n \nThere were 74.", "\n \nមួយ។\n៧៤។", &second, 1);

	(void)state;
	assert_str_is(sp_buf_str(&out), "num:74");
	sp_buf_release(&out);
}

static void
text_that_is_not_utf8_is_no_evidence(void **state)
{
	(void)state;
	check("", "There were 74 \xFF.", "មានចំនួន ៧៤។", "");
	check("", "There were 74.", "មានចំនួន ៧៤ \xFF។", "");
}

static enum sp_status
work_and_forget(void *ctx)
{
	struct job *job = ctx;
	enum sp_status status = work(job);

	if (status == SP_OK)
		assert_true(job->out.n > 0);
	sp_buf_release(&job->out);
	return status;
}

static void
no_memory_is_a_status_and_no_leak(void **state)
{
	static const struct sp_why_place all = {0, 100, 0, 100};
	struct job job = {.rarity = rarity_of(""),
	    .src = doc_of("Chin Malin counted 74.", "2019-11-17"),
	    .tgt = doc_of("លោក ជិន ម៉ាលីន រាប់បាន ៧៤។", "2019-11-17"),
	    .place = &all,
	    .n = 1};

	(void)state;
	assert_true(oom_each(work_and_forget, &job) > 10);
	sp_rarity_free(job.rarity);
	sp_doc_release(&job.src);
	sp_doc_release(&job.tgt);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_kinds_of_evidence_have_names),
	    cmocka_unit_test(nothing_in_common_is_no_evidence),
	    cmocka_unit_test(the_rarest_comes_first),
	    cmocka_unit_test(names_that_lists_have_come_behind_those_of_people),
	    cmocka_unit_test(what_is_said_twice_is_told_once),
	    cmocka_unit_test(a_value_with_two_readings_is_told_as_both_have_it),
	    cmocka_unit_test(a_name_within_another_is_left_out),
	    cmocka_unit_test(only_the_best_are_told),
	    cmocka_unit_test(only_what_stands_in_the_same_place_counts),
	    cmocka_unit_test(sentences_without_text_are_not_counted),
	    cmocka_unit_test(text_that_is_not_utf8_is_no_evidence),
	    cmocka_unit_test(no_memory_is_a_status_and_no_leak),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
