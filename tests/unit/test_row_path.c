/* SPDX-License-Identifier: MIT */
#include <spean/row_path.h>

#include "oom.h"
#include "toy.h"

#include <math.h>

struct toys {
	struct sp_lex *lex;
	struct sp_rarity *rarity;
	struct sp_profiler *profiler[2];
};

static void
begin(struct toys *toys)
{
	toys->lex = toy_lex();
	toys->rarity = toy_rarity(toys->lex);
	for (unsigned s = 0; s < 2; s++) {
		toys->profiler[s] = sp_profiler_new(toy_langs()[s],
		    (enum sp_lex_side)s, toys->lex, toys->rarity, NULL);
		assert_non_null(toys->profiler[s]);
	}
}

static void
end(struct toys *toys)
{
	sp_profiler_free(toys->profiler[0]);
	sp_profiler_free(toys->profiler[1]);
	sp_rarity_free(toys->rarity);
	sp_lex_free(toys->lex);
}

/* Sentences [from, to) of the document of a seed, or from the last to the
 * first of them. */
static struct sp_profile
profile_of(const struct toys *toys, unsigned side, uint64_t seed, size_t from,
    size_t to, bool turned)
{
	struct sp_profile profile = {0};
	struct sp_doc doc = {0};
	struct sp_buf text = {0};

	sp_doc_reset(&doc, SP_STR("a"));
	for (size_t i = from; i < to; i++) {
		sp_buf_reset(&text);
		toy_add_sentence(
		    side, seed, turned ? to - 1 - (i - from) : i, &text);
		sp_doc_add(
		    &doc, SP_STR("1.1"), SP_STR("en"), sp_buf_str(&text));
	}
	assert_int_equal(
	    sp_profile_read(toys->profiler[side], &doc, &profile, NULL), SP_OK);
	sp_buf_release(&text);
	sp_doc_release(&doc);
	return profile;
}

static struct sp_row_words
compare(struct sp_row_path *path, const struct sp_profile *src,
    const struct sp_profile *tgt)
{
	struct sp_row_words words = {9, {9, 9}, {9, 9}, 9};

	assert_int_equal(sp_row_path_find(path, src, tgt, &words, NULL), SP_OK);
	assert_true(words.told >= 0);
	for (size_t s = 0; s < 2; s++)
		assert_true(
		    words.covered[s] >= 0 && words.covered[s] <= 1 + 1e-6);
	return words;
}

/* Places go up on both sides and stand within the documents. */
static size_t
check_places(const struct sp_row_path *path, const struct sp_profile *src,
    const struct sp_profile *tgt, size_t most)
{
	struct sp_why_place place[600];
	size_t n = sp_row_path_places(path, src, tgt, place, most);

	assert_true(n <= most);
	for (size_t k = 0; k < n; k++) {
		assert_true(place[k].src + place[k].nsrc <= src->sentences);
		assert_true(place[k].tgt + place[k].ntgt <= tgt->sentences);
		assert_true(place[k].nsrc + place[k].ntgt > 0);
		assert_true(k == 0 || place[k].src >= place[k - 1].src);
		assert_true(k == 0 || place[k].tgt >= place[k - 1].tgt);
	}
	return n;
}

static void
a_translation_is_told_and_others_are_not(void **state)
{
	struct toys toys;
	struct sp_profile src, tgt[3];
	struct sp_row_words words[3];
	struct sp_row_path *path;

	(void)state;
	begin(&toys);
	src = profile_of(&toys, 0, 1, 0, 10, false);
	tgt[0] = profile_of(&toys, 1, 1, 0, 10, false);
	tgt[1] = profile_of(&toys, 1, 2, 0, 10, false);
	tgt[2] = profile_of(&toys, 1, 1, 0, 10, true);
	path = sp_row_path_new(toys.lex, toys.rarity, NULL);
	assert_non_null(path);
	for (size_t k = 0; k < 3; k++)
		words[k] = compare(path, &src, &tgt[k]);
	assert_true(words[0].told > .5);
	assert_true(words[0].covered[0] > .95 && words[0].covered[1] > .95);
	assert_true(words[0].well[0] > .9 && words[0].well[1] > .9);
	assert_true(words[0].head > .5 && words[0].head <= 1);
	assert_true(words[1].told < .1 * words[0].told);
	assert_true(words[1].well[0] < .3 && words[1].well[1] < .3);
	assert_true(words[1].head < .3);
	/* Sentences in another order are on no path that goes up. */
	assert_true(words[2].told < .5 * words[0].told);
	for (size_t k = 0; k < 3; k++)
		sp_profile_release(&tgt[k]);
	sp_profile_release(&src);
	sp_row_path_free(path);
	end(&toys);
}

static void
a_part_covers_a_part(void **state)
{
	struct toys toys;
	struct sp_profile src, tgt;
	struct sp_row_words words;
	struct sp_row_path *path;

	(void)state;
	begin(&toys);
	src = profile_of(&toys, 0, 1, 0, 12, false);
	tgt = profile_of(&toys, 1, 1, 4, 8, false);
	path = sp_row_path_new(toys.lex, toys.rarity, NULL);
	words = compare(path, &src, &tgt);
	assert_true(words.covered[0] < .5);
	assert_true(words.covered[0] > .25);
	assert_true(words.covered[1] > .95);
	assert_true(words.well[0] <= words.covered[0]);
	assert_true(words.well[1] > .9 && words.well[1] <= words.covered[1]);
	/* The first of the part is none of the first of the whole, which in
	 * turn is in no part. */
	assert_true(words.head < .3);
	check_places(path, &src, &tgt, 600);
	sp_profile_release(&src);
	sp_profile_release(&tgt);
	sp_row_path_free(path);
	end(&toys);
}

static void
what_was_compared_before_has_no_part(void **state)
{
	struct toys toys;
	struct sp_profile src, tgt, other;
	struct sp_row_words first, again;
	struct sp_row_path *path;

	(void)state;
	begin(&toys);
	src = profile_of(&toys, 0, 1, 0, 9, false);
	tgt = profile_of(&toys, 1, 1, 0, 7, false);
	other = profile_of(&toys, 1, 5, 0, 30, false);
	path = sp_row_path_new(toys.lex, toys.rarity, NULL);
	first = compare(path, &src, &tgt);
	compare(path, &src, &other);
	again = compare(path, &src, &tgt);
	assert_true(fabs(first.told - again.told) < 1e-12);
	assert_true(fabs(first.covered[0] - again.covered[0]) < 1e-12);
	assert_true(fabs(first.covered[1] - again.covered[1]) < 1e-12);
	sp_profile_release(&src);
	sp_profile_release(&tgt);
	sp_profile_release(&other);
	sp_row_path_free(path);
	end(&toys);
}

static void
places_are_the_first_on_the_path(void **state)
{
	struct toys toys;
	struct sp_row_path *path;

	(void)state;
	begin(&toys);
	path = sp_row_path_new(toys.lex, toys.rarity, NULL);
	/* The long ones have rows of several sentences. */
	for (size_t n = 1; n < 600; n = 3 * n + 2) {
		struct sp_profile src = profile_of(&toys, 0, n, 0, n, false);
		struct sp_profile tgt = profile_of(&toys, 1, n, 0, n, false);

		compare(path, &src, &tgt);
		assert_true(check_places(path, &src, &tgt, 600) > 0);
		assert_true(check_places(path, &src, &tgt, 1) == 1);
		sp_profile_release(&src);
		sp_profile_release(&tgt);
	}
	sp_row_path_free(path);
	end(&toys);
}

static void
without_a_lexicon_nothing_is_on_the_path(void **state)
{
	struct toys toys;
	struct sp_profile src, tgt;
	struct sp_row_words words;
	struct sp_row_path *path;
	struct sp_rarity *rarity = toy_rarity(NULL);

	(void)state;
	begin(&toys);
	src = profile_of(&toys, 0, 1, 0, 3, false);
	tgt = profile_of(&toys, 1, 1, 0, 3, false);
	path = sp_row_path_new(NULL, rarity, NULL);
	assert_non_null(path);
	words = compare(path, &src, &tgt);
	assert_true(words.told <= 0);
	assert_int_equal(check_places(path, &src, &tgt, 600), 0);
	sp_profile_release(&src);
	sp_profile_release(&tgt);
	sp_row_path_free(path);
	sp_rarity_free(rarity);
	end(&toys);
}

struct job {
	struct toys toys;
	struct sp_profile src, tgt;
};

static enum sp_status
work(void *ctx)
{
	struct job *job = ctx;
	struct sp_err err = {0};
	struct sp_row_words words;
	struct sp_row_path *path =
	    sp_row_path_new(job->toys.lex, job->toys.rarity, &err);
	enum sp_status status = path
	    ? sp_row_path_find(path, &job->src, &job->tgt, &words, &err)
	    : err.status;

	assert_int_equal(status, err.status);
	sp_row_path_free(path);
	return status;
}

static void
no_memory_is_a_status_and_no_leak(void **state)
{
	struct job job;

	(void)state;
	begin(&job.toys);
	job.src = profile_of(&job.toys, 0, 1, 0, 3, false);
	job.tgt = profile_of(&job.toys, 1, 1, 0, 3, false);
	assert_true(oom_each(work, &job) > 10);
	sp_profile_release(&job.src);
	sp_profile_release(&job.tgt);
	end(&job.toys);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_translation_is_told_and_others_are_not),
	    cmocka_unit_test(a_part_covers_a_part),
	    cmocka_unit_test(what_was_compared_before_has_no_part),
	    cmocka_unit_test(places_are_the_first_on_the_path),
	    cmocka_unit_test(without_a_lexicon_nothing_is_on_the_path),
	    cmocka_unit_test(no_memory_is_a_status_and_no_leak),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
