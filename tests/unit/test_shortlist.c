/* SPDX-License-Identifier: MIT */
#include <spean/shortlist.h>

#include "oom.h"
#include "toy.h"

#include <stdlib.h>

#define DOCS 700

struct toys {
	struct sp_lex *lex;
	struct sp_rarity *rarity;
};

static struct toys
toys(void)
{
	struct toys toys = {toy_lex(), NULL};

	toys.rarity = toy_rarity(toys.lex);
	return toys;
}

static void
toys_free(struct toys *toys)
{
	sp_rarity_free(toys->rarity);
	sp_lex_free(toys->lex);
}

/* A document of so many sentences of its side; without words if it has no
 * lexicon. */
static struct sp_profile
profile_of(const struct toys *toys, unsigned side, uint64_t seed, size_t n)
{
	struct sp_profiler *profiler = sp_profiler_new(toy_langs()[side],
	    (enum sp_lex_side)side, toys->lex, toys->rarity, NULL);
	struct sp_profile profile = {0};
	struct sp_doc doc = {0};
	struct sp_buf text = {0};

	assert_non_null(profiler);
	sp_doc_reset(&doc, SP_STR("a"));
	for (size_t i = 0; i < n; i++) {
		sp_buf_reset(&text);
		toy_add_sentence(side, seed, i, &text);
		sp_doc_add(
		    &doc, SP_STR("1.1"), SP_STR("en"), sp_buf_str(&text));
	}
	assert_int_equal(
	    sp_profile_read(profiler, &doc, &profile, NULL), SP_OK);
	sp_buf_release(&text);
	sp_doc_release(&doc);
	sp_profiler_free(profiler);
	return profile;
}

static size_t
ask(const struct sp_shortlist *list, struct sp_shortlist_scratch *scratch,
    const struct sp_profile *src, uint32_t found[2 * SP_SHORTLIST_MOST])
{
	size_t n = 99;

	assert_int_equal(
	    sp_shortlist_find(list, scratch, src, found, &n, NULL), SP_OK);
	assert_true(n <= 2 * SP_SHORTLIST_MOST);
	for (size_t k = 1; k < n; k++)
		assert_true(found[k - 1] < found[k]);
	return n;
}

static bool
is_found(const uint32_t *found, size_t n, uint32_t doc)
{
	for (size_t k = 0; k < n; k++)
		if (found[k] == doc)
			return true;
	return false;
}

/* Do all sources find their translation, which is number order[i]? */
static void
check_all(const struct toys *toys, size_t n, size_t step)
{
	struct sp_profile *tgt = calloc(n, sizeof(*tgt));
	struct sp_shortlist_scratch *scratch;
	struct sp_shortlist *list;

	assert_non_null(tgt);
	for (size_t i = 0; i < n; i++)
		tgt[i * step % n] = profile_of(toys, 1, i, 3);
	list = sp_shortlist_new(toys->lex, toys->rarity, tgt, n, NULL);
	for (size_t i = 0; i < n; i++)
		sp_profile_release(&tgt[i]);
	free(tgt);
	assert_non_null(list);
	scratch = sp_shortlist_scratch_new(list, NULL);
	assert_non_null(scratch);
	for (size_t i = 0; i < n; i++) {
		uint32_t found[2 * SP_SHORTLIST_MOST];
		uint32_t again[2 * SP_SHORTLIST_MOST];
		struct sp_profile src = profile_of(toys, 0, i, 3);
		size_t many = ask(list, scratch, &src, found);

		assert_true(is_found(found, many, (uint32_t)(i * step % n)));
		/* What was asked before does not count. */
		assert_int_equal(ask(list, scratch, &src, again), many);
		assert_memory_equal(again, found, many * sizeof(*found));
		sp_profile_release(&src);
	}
	sp_shortlist_scratch_free(scratch);
	sp_shortlist_free(list);
}

static void
the_translation_is_among_the_candidates(void **state)
{
	struct toys all = toys();

	(void)state;
	check_all(&all, 50, 1);
	check_all(&all, 50, 7); /* in another order */
	toys_free(&all);
}

static void
without_a_lexicon_facts_are_enough(void **state)
{
	struct toys all = {NULL, toy_rarity(NULL)};

	(void)state;
	check_all(&all, 50, 1);
	toys_free(&all);
}

/* A profile of one fact, in memory of the caller's. */
static struct sp_profile
of_fact(struct sp_profile_fact *fact, uint32_t *first, uint32_t sentences)
{
	return (struct sp_profile){.sentences = sentences,
	    .rows = 0,
	    .first = first,
	    .fact = fact,
	    .facts = 1};
}

static void
what_all_say_leads_to_so_many_at_most(void **state)
{
	struct sp_rarity *rarity = toy_rarity(NULL);
	struct sp_profile_fact fact = {
	    .key = {7, 7}, .share = .0001F, .kind = '#', .count = 1};
	struct sp_profile *tgt = calloc(DOCS, sizeof(*tgt)), src;
	uint32_t found[2 * SP_SHORTLIST_MOST], first = 0;
	struct sp_shortlist *list;
	struct sp_shortlist_scratch *scratch;

	(void)state;
	assert_true(DOCS > SP_SHORTLIST_POSTINGS);
	for (uint32_t i = 0; i < DOCS; i++)
		tgt[i] = of_fact(&fact, &first, 9);
	/* It weighs most in the shortest, which is behind all others. */
	tgt[DOCS - 1].sentences = 2;
	src = of_fact(&fact, &first, 9);
	list = sp_shortlist_new(NULL, rarity, tgt, DOCS, NULL);
	free(tgt);
	assert_non_null(list);
	scratch = sp_shortlist_scratch_new(list, NULL);
	assert_non_null(scratch);
	assert_int_equal(ask(list, scratch, &src, found), SP_SHORTLIST_MOST);
	/* Of equals the first. */
	for (uint32_t k = 0; k + 1 < SP_SHORTLIST_MOST; k++)
		assert_int_equal(found[k], k);
	assert_int_equal(found[SP_SHORTLIST_MOST - 1], DOCS - 1);
	sp_shortlist_scratch_free(scratch);
	sp_shortlist_free(list);
	sp_rarity_free(rarity);
}

static void
a_fact_that_may_mean_two_finds_either(void **state)
{
	struct sp_rarity *rarity = toy_rarity(NULL);
	struct sp_profile_fact said[3] = {{.key = {7, 7}, .share = .0001F},
	    {.key = {8, 8}, .share = .0001F}, {.key = {9, 9}, .share = .0001F}};
	struct sp_profile_fact asked = {.key = {7, 9}, .share = .0001F};
	uint32_t found[2 * SP_SHORTLIST_MOST], first = 0;
	struct sp_profile tgt[3], src = of_fact(&asked, &first, 3);
	struct sp_shortlist *list;
	struct sp_shortlist_scratch *scratch;

	(void)state;
	for (size_t i = 0; i < 3; i++)
		tgt[i] = of_fact(&said[i], &first, 3);
	list = sp_shortlist_new(NULL, rarity, tgt, 3, NULL);
	assert_non_null(list);
	scratch = sp_shortlist_scratch_new(list, NULL);
	assert_non_null(scratch);
	assert_int_equal(ask(list, scratch, &src, found), 2);
	assert_int_equal(found[0], 0);
	assert_int_equal(found[1], 2);
	sp_shortlist_scratch_free(scratch);
	sp_shortlist_free(list);
	sp_rarity_free(rarity);
}

static void
what_every_text_says_finds_nothing(void **state)
{
	struct sp_rarity *rarity = toy_rarity(NULL);
	struct sp_profile_fact fact = {.key = {7, 7}, .share = .3F};
	uint32_t found[2 * SP_SHORTLIST_MOST], first = 0;
	struct sp_profile tgt = of_fact(&fact, &first, 3);
	struct sp_shortlist *list =
	    sp_shortlist_new(NULL, rarity, &tgt, 1, NULL);
	struct sp_shortlist_scratch *scratch =
	    sp_shortlist_scratch_new(list, NULL);

	(void)state;
	assert_int_equal(ask(list, scratch, &tgt, found), 0);
	sp_shortlist_scratch_free(scratch);
	sp_shortlist_free(list);
	sp_rarity_free(rarity);
}

static void
of_no_documents_none_is_found(void **state)
{
	struct toys all = toys();
	struct sp_profile src = profile_of(&all, 0, 1, 3);
	struct sp_shortlist *list =
	    sp_shortlist_new(all.lex, all.rarity, NULL, 0, NULL);
	struct sp_shortlist_scratch *scratch =
	    sp_shortlist_scratch_new(list, NULL);
	uint32_t found[2 * SP_SHORTLIST_MOST];

	(void)state;
	assert_int_equal(ask(list, scratch, &src, found), 0);
	sp_shortlist_scratch_free(scratch);
	sp_shortlist_free(list);
	sp_profile_release(&src);
	toys_free(&all);
}

struct job {
	struct toys toys;
	struct sp_profile src, tgt[2];
};

static enum sp_status
work(void *ctx)
{
	struct job *job = ctx;
	struct sp_err err = {0};
	uint32_t found[2 * SP_SHORTLIST_MOST];
	size_t n;
	struct sp_shortlist *list = sp_shortlist_new(
	    job->toys.lex, job->toys.rarity, job->tgt, 2, &err);
	struct sp_shortlist_scratch *scratch =
	    list ? sp_shortlist_scratch_new(list, &err) : NULL;
	enum sp_status status = scratch
	    ? sp_shortlist_find(list, scratch, &job->src, found, &n, &err)
	    : err.status;

	sp_shortlist_scratch_free(scratch);
	sp_shortlist_free(list);
	return status;
}

static void
no_memory_is_a_status_and_no_leak(void **state)
{
	struct job job = {.toys = toys()};

	(void)state;
	job.src = profile_of(&job.toys, 0, 1, 3);
	for (size_t i = 0; i < 2; i++)
		job.tgt[i] = profile_of(&job.toys, 1, i, 3);
	assert_true(oom_each(work, &job) > 8);
	sp_profile_release(&job.src);
	sp_profile_release(&job.tgt[0]);
	sp_profile_release(&job.tgt[1]);
	toys_free(&job.toys);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_translation_is_among_the_candidates),
	    cmocka_unit_test(without_a_lexicon_facts_are_enough),
	    cmocka_unit_test(what_all_say_leads_to_so_many_at_most),
	    cmocka_unit_test(a_fact_that_may_mean_two_finds_either),
	    cmocka_unit_test(what_every_text_says_finds_nothing),
	    cmocka_unit_test(of_no_documents_none_is_found),
	    cmocka_unit_test(no_memory_is_a_status_and_no_leak),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
