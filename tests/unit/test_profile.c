/* SPDX-License-Identifier: MIT */
#include <spean/profile.h>

#include "oom.h"
#include "toy.h"

static struct sp_profile
profile_of(const struct sp_doc *doc, const struct sp_lex *lex)
{
	struct sp_rarity *rarity = toy_rarity(lex);
	struct sp_profiler *profiler =
	    sp_profiler_new(toy_langs()[0], SP_LEX_SRC, lex, rarity, NULL);
	struct sp_profile profile = {0};

	assert_non_null(profiler);
	assert_int_equal(sp_profile_read(profiler, doc, &profile, NULL), SP_OK);
	sp_profiler_free(profiler);
	sp_rarity_free(rarity);
	return profile;
}

static struct sp_doc
doc_of(uint64_t seed, size_t sentences)
{
	struct sp_doc doc = {0};
	struct sp_buf text = {0};

	sp_doc_reset(&doc, SP_STR("a"));
	for (size_t i = 0; i < sentences; i++) {
		sp_buf_reset(&text);
		toy_add_sentence(0, seed, i, &text);
		sp_doc_add(
		    &doc, SP_STR("1.1"), SP_STR("en"), sp_buf_str(&text));
	}
	sp_buf_release(&text);
	return doc;
}

static void
a_row_is_a_sentence(void **state)
{
	struct sp_lex *lex = toy_lex();
	struct sp_doc doc = doc_of(7, 3);
	struct sp_profile profile = profile_of(&doc, lex);

	(void)state;
	assert_int_equal(profile.sentences, 3);
	assert_int_equal(profile.rows, 3);
	assert_int_equal(profile.words, 24);
	for (uint32_t r = 0; r <= 3; r++)
		assert_int_equal(profile.first[r], 8 * r);
	for (uint32_t w = 0; w < profile.words; w++)
		assert_true(profile.word[w] < sp_lex_count(lex, SP_LEX_SRC));
	sp_profile_release(&profile);
	sp_doc_release(&doc);
	sp_lex_free(lex);
}

static void
long_documents_have_rows_of_more_sentences(void **state)
{
	static const struct {
		uint32_t sentences, unit, rows;
	} want[] = {{1, 1, 1}, {255, 1, 255}, {256, 1, 256}, {257, 2, 129},
	    {512, 2, 256}, {513, 3, 171}, {1000, 4, 250}};

	(void)state;
	assert_int_equal(sp_profile_unit(0), 1);
	for (size_t k = 0; k < sizeof(want) / sizeof(want[0]); k++) {
		struct sp_doc doc = doc_of(k, want[k].sentences);
		struct sp_profile profile = profile_of(&doc, NULL);

		assert_int_equal(
		    sp_profile_unit(want[k].sentences), want[k].unit);
		assert_int_equal(profile.sentences, want[k].sentences);
		assert_int_equal(profile.rows, want[k].rows);
		assert_true(profile.rows <= SP_PROFILE_ROWS);
		for (uint32_t r = 0; r < profile.rows; r++)
			assert_int_equal(
			    profile.first[r], 8 * want[k].unit * r);
		assert_int_equal(
		    profile.first[profile.rows], 8 * want[k].sentences);
		sp_profile_release(&profile);
		sp_doc_release(&doc);
	}
}

static const struct sp_profile_fact *
fact_of(const struct sp_profile *profile, const char *key)
{
	for (uint32_t f = 0; f < profile->facts; f++)
		if (profile->fact[f].key[0] == sp_rarity_hash(sp_str_c(key)))
			return &profile->fact[f];
	return NULL;
}

static void
each_fact_is_kept_once_with_how_often_it_is_said(void **state)
{
	struct sp_doc doc = {0};
	struct sp_profile profile;

	(void)state;
	sp_doc_reset(&doc, SP_STR("a"));
	for (size_t i = 0; i < 300; i++)
		sp_doc_add(&doc, SP_STR("1.1"), SP_STR("en"),
		    SP_STR("We saw 74 of them."));
	sp_doc_add(&doc, SP_STR("1.2"), SP_STR("en"),
	    SP_STR("Then 74 and 75 met Chin Malin on 15 November."));
	profile = profile_of(&doc, NULL);
	assert_non_null(fact_of(&profile, "#74"));
	assert_int_equal(fact_of(&profile, "#74")->count, 255);
	assert_int_equal(fact_of(&profile, "#74")->kind, '#');
	assert_int_equal(fact_of(&profile, "#75")->count, 1);
	assert_int_equal(fact_of(&profile, "#15")->count, 1);
	assert_int_equal(fact_of(&profile, "m11")->kind, 'm');
	assert_non_null(fact_of(&profile, "nchinmalin"));
	assert_non_null(fact_of(&profile, "~malin"));
	assert_null(fact_of(&profile, "#76"));
	for (uint32_t f = 1; f < profile.facts; f++)
		assert_true(
		    profile.fact[f - 1].key[0] < profile.fact[f].key[0] ||
		    (profile.fact[f - 1].key[0] == profile.fact[f].key[0] &&
			profile.fact[f - 1].key[1] < profile.fact[f].key[1]));
	sp_profile_release(&profile);
	sp_doc_release(&doc);
}

/* The hash of a document of these, which NULL ends, under any locs. */
static uint64_t
hash_of(const char *const *text)
{
	struct sp_doc doc = {0};
	struct sp_profile profile;
	uint64_t hash;

	sp_doc_reset(&doc, sp_str_c(text[0] ? text[0] : "none"));
	sp_doc_add(&doc, SP_STR("@date"), SP_STR("en"),
	    text[0] ? SP_STR("2020-01-01") : SP_STR("2021-01-01"));
	for (; *text; text++)
		sp_doc_add(&doc, SP_STR("1.1"), SP_STR("en"), sp_str_c(*text));
	profile = profile_of(&doc, NULL);
	hash = profile.text;
	sp_profile_release(&profile);
	sp_doc_release(&doc);
	return hash;
}

#define DOC(...)                                                               \
	(const char *const[])                                                  \
	{                                                                      \
		__VA_ARGS__, NULL                                              \
	}

static void
documents_with_the_same_text_have_one_hash(void **state)
{
	uint64_t hash = hash_of(DOC("One.", "Two."));

	(void)state;
	assert_true(hash == hash_of(DOC("One.", "Two.")));
	assert_true(hash == hash_of(DOC("One.", " ", "Two.")));
	assert_true(hash != hash_of(DOC("Two.", "One.")));
	assert_true(hash != hash_of(DOC("One.")));
	assert_true(hash != hash_of(DOC("One.", "Two.", "Two.")));
	assert_true(hash != hash_of(DOC("One.", "Two!")));
}

static void
the_day_is_that_of_the_record(void **state)
{
	static const struct {
		const char *date;
		bool dated;
	} want[] = {{"2019-11-15", true}, {"2019-11-15T10:00:00+07:00", true},
	    {"2019-02-29", false}, {"15 November 2019", false}, {"", false}};

	(void)state;
	for (size_t k = 0; k < sizeof(want) / sizeof(want[0]); k++) {
		struct sp_doc doc = {0};
		struct sp_profile profile;

		sp_doc_reset(&doc, SP_STR("a"));
		sp_doc_add(&doc, SP_STR("@date"), SP_STR("en"),
		    sp_str_c(want[k].date));
		profile = profile_of(&doc, NULL);
		assert_int_equal(profile.dated, want[k].dated);
		if (want[k].dated)
			assert_int_equal(profile.day.day, 15);
		assert_int_equal(profile.sentences, 0);
		assert_int_equal(profile.rows, 0);
		assert_int_equal(profile.first[0], 0);
		sp_profile_release(&profile);
		sp_doc_release(&doc);
	}
}

static void
without_a_lexicon_no_word_is_known(void **state)
{
	struct sp_doc doc = doc_of(7, 2);
	struct sp_profile profile = profile_of(&doc, NULL);

	(void)state;
	assert_int_equal(profile.words, 16);
	for (uint32_t w = 0; w < profile.words; w++)
		assert_int_equal(profile.word[w], SP_LEX_NONE);
	sp_profile_release(&profile);
	sp_doc_release(&doc);
}

static void
text_that_is_not_utf8_has_no_words(void **state)
{
	struct sp_doc doc = {0};
	struct sp_profile profile;

	(void)state;
	sp_doc_reset(&doc, SP_STR("a"));
	sp_doc_add(
	    &doc, SP_STR("1.1"), SP_STR("en"), SP_STR("not \xFF UTF-8 74"));
	sp_doc_add(&doc, SP_STR("1.2"), SP_STR("en"), SP_STR("this is"));
	profile = profile_of(&doc, NULL);
	assert_int_equal(profile.sentences, 2);
	assert_int_equal(profile.words, 2);
	assert_int_equal(profile.first[1], 0);
	sp_profile_release(&profile);
	sp_doc_release(&doc);
}

struct job {
	struct sp_lex *lex;
	struct sp_rarity *rarity;
	struct sp_doc doc;
};

static enum sp_status
work(void *ctx)
{
	struct job *job = ctx;
	struct sp_err err = {0};
	struct sp_profile profile = {0};
	struct sp_profiler *profiler = sp_profiler_new(
	    toy_langs()[0], SP_LEX_SRC, job->lex, job->rarity, &err);
	enum sp_status status = profiler ? SP_OK : err.status;

	if (status == SP_OK)
		status = sp_profile_read(profiler, &job->doc, &profile, NULL);
	if (status != SP_OK)
		assert_null(profile.word);
	sp_profile_release(&profile);
	sp_profiler_free(profiler);
	return status;
}

static void
no_memory_is_a_status_and_no_leak(void **state)
{
	struct sp_lex *lex = toy_lex();
	struct job job = {lex, toy_rarity(lex), doc_of(3, 2)};

	(void)state;
	assert_true(oom_each(work, &job) > 10);
	sp_doc_release(&job.doc);
	sp_rarity_free(job.rarity);
	sp_lex_free(lex);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_row_is_a_sentence),
	    cmocka_unit_test(long_documents_have_rows_of_more_sentences),
	    cmocka_unit_test(each_fact_is_kept_once_with_how_often_it_is_said),
	    cmocka_unit_test(documents_with_the_same_text_have_one_hash),
	    cmocka_unit_test(the_day_is_that_of_the_record),
	    cmocka_unit_test(without_a_lexicon_no_word_is_known),
	    cmocka_unit_test(text_that_is_not_utf8_has_no_words),
	    cmocka_unit_test(no_memory_is_a_status_and_no_leak),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
