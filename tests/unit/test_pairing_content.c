/* SPDX-License-Identifier: MIT */
#include <spean/pairing.h>

#include "docs.h"
#include "oom.h"
#include "toy.h"

/* What a test needs of the odds, whatever was learned. */
static const struct sp_odds_weights weights = {
    {[SP_ODDS_BIAS] = 5, [SP_ODDS_TOLD] = 10}};

/* A document that is the one of a seed in a toy language. */
struct member {
	const char *id;
	uint64_t seed;
};

#define SENTENCES 4

static struct docs
collection(unsigned side, const struct member *member, size_t n, bool turned)
{
	struct sp_buf stream = {0};
	struct docs docs;

	for (size_t i = 0; i < n; i++) {
		const struct member *it = &member[turned ? n - 1 - i : i];

		sp_buf_addf(&stream, "%s\t@date\ten\t2020-01-01\n", it->id);
		/* A seed of 0 is for no text. */
		for (size_t k = 0; it->seed > 0 && k < SENTENCES; k++) {
			sp_buf_addf(&stream, "%s\t%zu.1\ten\t", it->id, k + 1);
			toy_add_sentence(side, it->seed, k, &stream);
			sp_buf_addc(&stream, '\n');
		}
	}
	docs = docs_of(sp_buf_str(&stream));
	sp_buf_release(&stream);
	return docs;
}

struct job {
	struct sp_lex *lex;
	struct sp_rarity *rarity;
	struct docs docs[2];
	size_t jobs;
	double least;
	bool by_path;
	struct sp_buf out;
};

static enum sp_status
work(void *ctx)
{
	struct job *job = ctx;
	const struct sp_docset *src = job->docs[0].set;
	const struct sp_docset *tgt = job->docs[1].set;
	struct sp_pairing how = {.lang = {toy_langs()[0], toy_langs()[1]},
	    .lex = job->lex,
	    .rarity = job->rarity,
	    .weights = &weights,
	    .least = job->least,
	    .jobs = job->jobs};
	struct sp_docpairs pairs = {0};
	struct sp_err err = {0};
	enum sp_status status = SP_OK;

	sp_buf_reset(&job->out);
	if (job->by_path)
		status =
		    sp_pairing_by_path(sp_docset_ids(src), sp_docset_count(src),
			sp_docset_ids(tgt), sp_docset_count(tgt), &pairs, &err);
	if (status == SP_OK)
		status = sp_pairing_by_content(&how, src, tgt, &pairs, &err);
	assert_int_equal(status, err.status);
	for (size_t k = 0; k < pairs.n && status == SP_OK; k++)
		sp_buf_addf(&job->out, "%.*s=%.*s%s ", (int)pairs.pair[k].src.n,
		    pairs.pair[k].src.s, (int)pairs.pair[k].tgt.n,
		    pairs.pair[k].tgt.s,
		    pairs.pair[k].score < job->least ? "!" : "");
	for (size_t k = 0; k < pairs.n && status == SP_OK && !job->by_path; k++)
		sp_docpair_write(&pairs.pair[k], &job->out);
	sp_docpairs_release(&pairs);
	return status;
}

static void
begin(struct job *job, const struct member *src, size_t n,
    const struct member *tgt, size_t m, bool turned)
{
	*job = (struct job){.lex = toy_lex(), .jobs = 1, .least = .5};
	job->rarity = toy_rarity(job->lex);
	job->docs[0] = collection(0, src, n, turned);
	job->docs[1] = collection(1, tgt, m, turned);
}

static void
end(struct job *job)
{
	docs_release(&job->docs[0]);
	docs_release(&job->docs[1]);
	sp_rarity_free(job->rarity);
	sp_lex_free(job->lex);
	sp_buf_release(&job->out);
}

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The pairs are these, for any number of jobs and order of the input. */
static void
check(const struct member *src, size_t n, const struct member *tgt, size_t m,
    const char *want)
{
	struct sp_buf first = {0};

	for (size_t run = 0; run < 4; run++) {
		struct job job;

		begin(&job, src, n, tgt, m, run > 1);
		job.jobs = run % 2 ? 3 : 1;
		assert_int_equal(work(&job), SP_OK);
		if (run == 0)
			sp_buf_add(&first, sp_buf_str(&job.out));
		assert_str_is(sp_buf_str(&job.out), sp_buf_c(&first));
		end(&job);
	}
	if (!sp_str_starts(sp_buf_str(&first), sp_str_c(want)) ||
	    (*want == '\0' && first.n > 0))
		assert_str_is(sp_buf_str(&first), want);
	sp_buf_release(&first);
}

static void
documents_that_say_the_same_are_pairs(void **state)
{
	static const struct member src[] = {
	    {"c", 1}, {"a", 2}, {"d", 3}, {"b", 4}, {"e", 5}};
	static const struct member tgt[] = {
	    {"z", 5}, {"y", 8}, {"x", 2}, {"w", 9}, {"v", 1}, {"u", 10}};

	(void)state;
	check(src, COUNT(src), tgt, COUNT(tgt), "a=x c=v e=z a\tx\t");
}

static void
copies_are_paired_in_the_order_of_their_names(void **state)
{
	static const struct member src[] = {
	    {"a3", 1}, {"a1", 1}, {"b", 2}, {"a2", 1}};
	static const struct member tgt[] = {
	    {"z2", 1}, {"x", 2}, {"z1", 1}, {"y", 3}};

	(void)state;
	check(src, COUNT(src), tgt, COUNT(tgt), "a1=z1 a2=z2 b=x a1\tz1\t");
}

static void
documents_without_text_are_in_no_pair(void **state)
{
	static const struct member src[] = {{"a", 0}, {"b", 1}, {"c", 0}};
	static const struct member tgt[] = {{"x", 0}, {"y", 1}, {"z", 0}};

	(void)state;
	check(src, COUNT(src), tgt, COUNT(tgt), "b=y b\ty\t");
	check(src, 1, tgt, 1, "");
}

static void
an_empty_collection_has_no_pairs(void **state)
{
	static const struct member one[] = {{"a", 1}};

	(void)state;
	check(one, 1, NULL, 0, "");
	check(NULL, 0, one, 1, "");
	check(NULL, 0, NULL, 0, "");
}

static void
what_is_in_a_pair_already_is_left_out(void **state)
{
	static const struct member src[] = {{"a", 1}, {"b", 2}, {"c", 3}};
	static const struct member tgt[] = {{"x", 1}, {"b", 3}, {"c2", 2}};
	struct job job;

	(void)state;
	begin(&job, src, COUNT(src), tgt, COUNT(tgt), false);
	job.by_path = true;
	assert_int_equal(work(&job), SP_OK);
	/* The text of src b is c2, and of tgt b is c. */
	assert_str_is(sp_buf_str(&job.out), "b=b a=x ");
	end(&job);
}

static void
no_pair_has_less_than_the_least_score(void **state)
{
	static const struct member src[] = {{"a", 1}, {"b", 2}, {"c", 3}};
	static const struct member tgt[] = {{"x", 1}, {"y", 8}, {"z", 2}};
	struct job job;

	(void)state;
	begin(&job, src, COUNT(src), tgt, COUNT(tgt), false);
	job.least = 1.1;
	assert_int_equal(work(&job), SP_OK);
	assert_int_equal(job.out.n, 0);
	job.least = .9;
	assert_int_equal(work(&job), SP_OK);
	assert_true(sp_str_starts(sp_buf_str(&job.out), SP_STR("a=x b=z ")));
	end(&job);
}

static void
no_memory_is_a_status_and_no_leak(void **state)
{
	static const struct member src[] = {{"a", 1}, {"b", 2}, {"b2", 2}};
	static const struct member tgt[] = {{"x", 2}, {"y", 3}};
	struct job job;

	(void)state;
	begin(&job, src, COUNT(src), tgt, COUNT(tgt), false);
	/* What stays from call to call is there before the first. */
	sp_buf_room(&job.out, 4096);
	assert_true(oom_each(work, &job) > 50);
	assert_true(sp_str_starts(sp_buf_str(&job.out), SP_STR("b=x ")));
	end(&job);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(documents_that_say_the_same_are_pairs),
	    cmocka_unit_test(copies_are_paired_in_the_order_of_their_names),
	    cmocka_unit_test(documents_without_text_are_in_no_pair),
	    cmocka_unit_test(an_empty_collection_has_no_pairs),
	    cmocka_unit_test(what_is_in_a_pair_already_is_left_out),
	    cmocka_unit_test(no_pair_has_less_than_the_least_score),
	    cmocka_unit_test(no_memory_is_a_status_and_no_leak),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
