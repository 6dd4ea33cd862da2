/* SPDX-License-Identifier: MIT */
#include <spean/likeness.h>

#include "oom.h"
#include "unit.h"

#include <math.h>

#include <spean/str.h>

struct pair {
	const struct sp_lang *lang[2];
	struct sp_rarity *rarity;
	struct sp_row_path *path;
	struct sp_profile profile[2];
};

/* Two documents, of a sentence a line. */
static void
begin(struct pair *pair, const char *en, const char *km)
{
	*pair = (struct pair){
	    .lang = {sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))}};
	pair->rarity = sp_rarity_new(pair->lang, NULL, NULL);
	assert_non_null(pair->rarity);
	sp_rarity_finish(pair->rarity);
	pair->path = sp_row_path_new(NULL, pair->rarity, NULL);
	assert_non_null(pair->path);
	for (unsigned s = 0; s < 2; s++) {
		struct sp_profiler *profiler = sp_profiler_new(pair->lang[s],
		    (enum sp_lex_side)s, NULL, pair->rarity, NULL);
		struct sp_str rest = sp_str_c(s ? km : en);
		struct sp_doc doc = {0};

		assert_non_null(profiler);
		sp_doc_reset(&doc, SP_STR("a"));
		while (rest.n > 0)
			sp_doc_add(&doc, SP_STR("1.1"), SP_STR("und"),
			    sp_str_cut(&rest, '\n'));
		assert_int_equal(
		    sp_profile_read(profiler, &doc, &pair->profile[s], NULL),
		    SP_OK);
		sp_doc_release(&doc);
		sp_profiler_free(profiler);
	}
}

static void
end(struct pair *pair)
{
	sp_profile_release(&pair->profile[0]);
	sp_profile_release(&pair->profile[1]);
	sp_row_path_free(pair->path);
	sp_rarity_free(pair->rarity);
}

static struct sp_likeness
likeness_of(const char *en, const char *km)
{
	struct sp_likeness likeness;
	struct pair pair;

	begin(&pair, en, km);
	assert_int_equal(
	    sp_likeness_find(pair.path, pair.lang, &pair.profile[0],
		&pair.profile[1], &likeness, NULL),
	    SP_OK);
	end(&pair);
	return likeness;
}

static void
numbers_that_both_say_count_by_their_rarity(void **state)
{
	struct sp_likeness rare =
	    likeness_of("We saw 31417 of them.", "យើងបានឃើញ ៣១៤១៧។");
	struct sp_likeness usual =
	    likeness_of("We saw 2 of them.", "យើងបានឃើញ ២។");

	(void)state;
	assert_true(rare.numbers > usual.numbers);
	assert_true(usual.numbers > 0);
	assert_true(rare.lacking <= 0 && usual.lacking <= 0);
}

static void
numbers_of_one_side_alone_are_lacking(void **state)
{
	struct sp_likeness one =
	    likeness_of("We saw 31417 of them.", "យើងបានឃើញ។");
	struct sp_likeness other =
	    likeness_of("We saw them.", "យើងបានឃើញ ៣១៤១៧។");
	struct sp_likeness both =
	    likeness_of("We saw 31417 of them.", "យើងបានឃើញ ៣១៤១៨។");

	(void)state;
	assert_true(one.lacking > 0 && one.numbers <= 0);
	assert_true(other.lacking > 0 && other.numbers <= 0);
	assert_true(both.lacking > one.lacking && both.numbers <= 0);
}

static void
names_are_told_apart_from_numbers(void **state)
{
	struct sp_likeness it =
	    likeness_of("The EBA scheme ends.", "គម្រោង EBA ត្រូវបានបញ្ចប់។");

	(void)state;
	assert_true(it.names > 0);
	assert_true(it.numbers <= 0);
	assert_true(it.strange <= 0);
}

static void
latin_words_of_a_khmer_text_are_strange_without_a_partner(void **state)
{
	struct sp_likeness once =
	    likeness_of("The scheme ends.", "គម្រោង EBA ត្រូវបានបញ្ចប់។");
	struct sp_likeness twice =
	    likeness_of("The scheme ends.", "គម្រោង EBA ត្រូវបានបញ្ចប់។\nEBA បញ្ចប់។");
	struct sp_likeness kept =
	    likeness_of("The eba scheme ends.", "គម្រោងត្រូវបានបញ្ចប់។");

	(void)state;
	assert_true(once.strange > 0);
	assert_true(twice.strange > once.strange);
	/* English is in Latin letters anyway. */
	assert_true(kept.strange <= 0);
}

static void
length_is_the_logarithm_of_the_ratio(void **state)
{
	struct sp_likeness equal = likeness_of("abc de", "កខគ ឃង");
	struct sp_likeness longer =
	    likeness_of("abc de abc de abc de", "កខគ ឃង");

	(void)state;
	assert_true(fabs(equal.length) < 1e-9);
	assert_true(fabs(longer.length - log(21. / 7)) < 1e-9);
}

static void
rows_are_the_mean_of_sentences(void **state)
{
	struct sp_likeness it = likeness_of("One.\nTwo.\nThree.\nFour.", "មួយ។");

	(void)state;
	assert_true(fabs(it.rows - 2) < 1e-9);
	assert_true(it.words.told <= 0);
}

static enum sp_status
work(void *ctx)
{
	struct pair *pair = ctx;
	struct sp_likeness likeness;

	return sp_likeness_find(pair->path, pair->lang, &pair->profile[0],
	    &pair->profile[1], &likeness, NULL);
}

static void
no_memory_is_a_status_and_no_leak(void **state)
{
	struct pair pair;

	(void)state;
	begin(&pair, "We saw 74.", "យើងបានឃើញ ៧៤។");
	assert_true(oom_each(work, &pair) > 0);
	end(&pair);
}

static void
a_number_with_two_readings_is_said_either_way(void **state)
{
	static const char km[] = "ចម្ងាយ ១.៥០០ គីឡូម៉ែត្រ។";

	(void)state;
	assert_true(likeness_of("It is 1.5 km.", km).lacking == 0);
	assert_true(likeness_of("It is 1,500 km.", km).lacking == 0);
	assert_true(likeness_of("It is 15 km.", km).lacking > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(numbers_that_both_say_count_by_their_rarity),
	    cmocka_unit_test(numbers_of_one_side_alone_are_lacking),
	    cmocka_unit_test(names_are_told_apart_from_numbers),
	    cmocka_unit_test(
		latin_words_of_a_khmer_text_are_strange_without_a_partner),
	    cmocka_unit_test(length_is_the_logarithm_of_the_ratio),
	    cmocka_unit_test(rows_are_the_mean_of_sentences),
	    cmocka_unit_test(no_memory_is_a_status_and_no_leak),
	    cmocka_unit_test(a_number_with_two_readings_is_said_either_way),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
