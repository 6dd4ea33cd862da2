/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <pthread.h>
#include <stdlib.h>

#include <spean/pool.h>

#define NEVER SIZE_MAX

/* A run that counts what is made and what is given back. */
struct run {
	size_t fail_work; /* the item whose work finds no memory */
	size_t fail_take; /* the item that take refuses */
	size_t fail_scratch; /* so many scratches can be had */
	size_t made, scratches; /* live */
	size_t scratches_made;
	size_t taken; /* items taken, each in its turn */
	pthread_mutex_t lock;
};

static void *
scratch_new(void *ctx)
{
	struct run *run = ctx;
	void *scratch = NULL;

	pthread_mutex_lock(&run->lock);
	if (run->scratches_made < run->fail_scratch) {
		scratch = malloc(1);
		run->scratches_made++;
		run->scratches++;
	}
	pthread_mutex_unlock(&run->lock);
	return scratch;
}

static void
scratch_free(void *ctx, void *scratch)
{
	struct run *run = ctx;

	pthread_mutex_lock(&run->lock);
	run->scratches--;
	pthread_mutex_unlock(&run->lock);
	free(scratch);
}

static void *
work(void *ctx, void *scratch, size_t i)
{
	struct run *run = ctx;
	size_t *result;

	assert_non_null(scratch);
	if (i == run->fail_work)
		return NULL;
	result = malloc(sizeof(*result));
	*result = i * i;
	pthread_mutex_lock(&run->lock);
	run->made++;
	pthread_mutex_unlock(&run->lock);
	return result;
}

static void
drop(void *ctx, void *result)
{
	struct run *run = ctx;

	pthread_mutex_lock(&run->lock);
	run->made--;
	pthread_mutex_unlock(&run->lock);
	free(result);
}

static enum sp_status
take(void *ctx, size_t i, void *result, struct sp_err *err)
{
	struct run *run = ctx;
	size_t value = *(size_t *)result;

	drop(ctx, result);
	assert_int_equal(i, run->taken);
	assert_int_equal(value, i * i);
	if (i == run->fail_take)
		return sp_err_set(err, SP_IO, "item %zu", i);
	run->taken++;
	return SP_OK;
}

static const struct sp_pool_ops ops = {
    scratch_new, scratch_free, work, take, drop};

static enum sp_status
run_it(struct run *run, size_t jobs, size_t n, struct sp_err *err)
{
	enum sp_status status;

	pthread_mutex_init(&run->lock, NULL);
	status = sp_pool_run(&ops, run, jobs, n, err);
	pthread_mutex_destroy(&run->lock);
	assert_int_equal(run->made, 0);
	assert_int_equal(run->scratches, 0);
	return status;
}

static void
results_are_taken_in_order_whatever_the_jobs(void **state)
{
	(void)state;
	for (size_t jobs = 1; jobs <= 9; jobs += 2) {
		struct run run = {NEVER, NEVER, NEVER, .made = 0};

		assert_int_equal(run_it(&run, jobs, 1000, NULL), SP_OK);
		assert_int_equal(run.taken, 1000);
		assert_true(run.scratches_made <= jobs);
	}
}

static void
no_items_are_no_work(void **state)
{
	struct run run = {NEVER, NEVER, NEVER, .made = 0};

	(void)state;
	assert_int_equal(run_it(&run, 4, 0, NULL), SP_OK);
	assert_int_equal(run.scratches_made, 0);
}

static void
jobs_beyond_the_items_start_no_thread(void **state)
{
	struct run run = {NEVER, NEVER, NEVER, .made = 0};

	(void)state;
	assert_int_equal(run_it(&run, SIZE_MAX, 3, NULL), SP_OK);
	assert_int_equal(run.taken, 3);
	assert_true(run.scratches_made <= 3);
}

static void
a_refusing_take_ends_the_run_and_gives_its_words(void **state)
{
	(void)state;
	for (size_t jobs = 1; jobs <= 4; jobs++) {
		struct run run = {NEVER, 37, NEVER, .made = 0};
		struct sp_err err;

		assert_int_equal(run_it(&run, jobs, 1000, &err), SP_IO);
		assert_string_equal(err.msg, "item 37");
		assert_int_equal(run.taken, 37);
	}
}

static void
work_without_memory_ends_the_run(void **state)
{
	(void)state;
	for (size_t jobs = 1; jobs <= 4; jobs++) {
		struct run run = {500, NEVER, NEVER, .made = 0};

		assert_int_equal(run_it(&run, jobs, 1000, NULL), SP_NOMEM);
		assert_true(run.taken <= 500);
	}
}

static void
a_thread_without_scratch_ends_the_run(void **state)
{
	(void)state;
	for (size_t jobs = 1; jobs <= 4; jobs++) {
		struct run run = {NEVER, NEVER, 0, .made = 0};

		assert_int_equal(run_it(&run, jobs, 1000, NULL), SP_NOMEM);
		assert_int_equal(run.taken, 0);
	}
}

static void
a_late_thread_without_scratch_harms_no_finished_work(void **state)
{
	(void)state;
	for (int round = 0; round < 50; round++) {
		struct run run = {NEVER, NEVER, 1, .made = 0};
		enum sp_status status = run_it(&run, 2, 2, NULL);

		assert_int_equal(status, run.taken == 2 ? SP_OK : SP_NOMEM);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(results_are_taken_in_order_whatever_the_jobs),
	    cmocka_unit_test(no_items_are_no_work),
	    cmocka_unit_test(jobs_beyond_the_items_start_no_thread),
	    cmocka_unit_test(a_refusing_take_ends_the_run_and_gives_its_words),
	    cmocka_unit_test(work_without_memory_ends_the_run),
	    cmocka_unit_test(a_thread_without_scratch_ends_the_run),
	    cmocka_unit_test(
		a_late_thread_without_scratch_harms_no_finished_work),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
