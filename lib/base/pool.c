/* SPDX-License-Identifier: MIT */
#include <spean/pool.h>

#include <pthread.h>
#include <stdlib.h>

/* How many items a thread may be ahead of the one that is taken. */
#define AHEAD 128

struct pool {
	const struct sp_pool_ops *ops;
	void *ctx;
	size_t n;
	size_t window; /* slots; item i waits in slot i % window */
	size_t started; /* the next item to be worked on */
	size_t taken; /* the next item to be taken */
	bool stop; /* memory failed, or take did */
	void **result;
	bool *ready;
	pthread_mutex_t lock;
	pthread_cond_t worked; /* a result came, or a thread gave up */
	pthread_cond_t room; /* a slot became free, or all is over */
};

static void *
worker(void *arg)
{
	struct pool *pool = arg;
	void *scratch = pool->ops->scratch_new(pool->ctx);

	pthread_mutex_lock(&pool->lock);
	if (!scratch)
		pool->stop = true;
	while (!pool->stop && pool->started < pool->n) {
		size_t i = pool->started;
		void *result;

		if (i >= pool->taken + pool->window) {
			pthread_cond_wait(&pool->room, &pool->lock);
			continue;
		}
		pool->started++;
		pthread_mutex_unlock(&pool->lock);
		result = pool->ops->work(pool->ctx, scratch, i);
		pthread_mutex_lock(&pool->lock);
		if (!result)
			pool->stop = true;
		pool->result[i % pool->window] = result;
		pool->ready[i % pool->window] = true;
		pthread_cond_signal(&pool->worked);
	}
	pthread_cond_signal(&pool->worked);
	pthread_cond_broadcast(&pool->room);
	pthread_mutex_unlock(&pool->lock);
	if (scratch)
		pool->ops->scratch_free(pool->ctx, scratch);
	return NULL;
}

/* The calling thread: take result after result, until the last or a fault. */
static enum sp_status
take_all(struct pool *pool, struct sp_err *err)
{
	enum sp_status status = SP_OK;

	pthread_mutex_lock(&pool->lock);
	while (pool->taken < pool->n && status == SP_OK) {
		size_t slot = pool->taken % pool->window;
		void *result;

		if (pool->stop)
			break;
		if (!pool->ready[slot]) {
			pthread_cond_wait(&pool->worked, &pool->lock);
			continue;
		}
		result = pool->result[slot];
		pool->result[slot] = NULL;
		pool->ready[slot] = false;
		pthread_mutex_unlock(&pool->lock);
		status = pool->ops->take(pool->ctx, pool->taken, result, err);
		pthread_mutex_lock(&pool->lock);
		pool->taken++;
		pthread_cond_broadcast(&pool->room);
	}
	if (status != SP_OK)
		pool->stop = true;
	pthread_cond_broadcast(&pool->room);
	pthread_mutex_unlock(&pool->lock);
	return status;
}

static enum sp_status
run_threads(
    struct pool *pool, pthread_t *thread, size_t jobs, struct sp_err *err)
{
	enum sp_status status;
	size_t live = 0;

	while (live < jobs &&
	    pthread_create(&thread[live], NULL, worker, pool) == 0)
		live++;
	if (live == 0)
		return sp_err_set(err, SP_NOMEM, "cannot start a thread");
	status = take_all(pool, err);
	while (live > 0)
		pthread_join(thread[--live], NULL);
	for (size_t i = 0; i < pool->window; i++)
		if (pool->result[i])
			pool->ops->drop(pool->ctx, pool->result[i]);
	/* A thread that had no memory when all was done has harmed nothing. */
	if (status == SP_OK && pool->taken < pool->n)
		status = sp_err_set(err, SP_NOMEM, "out of memory");
	return status;
}

enum sp_status
sp_pool_run(const struct sp_pool_ops *ops, void *ctx, size_t jobs, size_t n,
    struct sp_err *err)
{
	struct pool pool = {.ops = ops, .ctx = ctx, .n = n};
	enum sp_status status;
	pthread_t *thread;

	if (n == 0)
		return SP_OK;
	if (jobs > n)
		jobs = n;
	pool.window = jobs * AHEAD;
	pool.result = calloc(pool.window, sizeof(*pool.result));
	pool.ready = calloc(pool.window, sizeof(*pool.ready));
	thread = calloc(jobs, sizeof(*thread));
	if (!pool.result || !pool.ready || !thread) {
		status = sp_err_set(err, SP_NOMEM, "out of memory");
		goto out;
	}
	pthread_mutex_init(&pool.lock, NULL);
	pthread_cond_init(&pool.worked, NULL);
	pthread_cond_init(&pool.room, NULL);
	status = run_threads(&pool, thread, jobs, err);
	pthread_cond_destroy(&pool.room);
	pthread_cond_destroy(&pool.worked);
	pthread_mutex_destroy(&pool.lock);
out:
	free(thread);
	free(pool.ready);
	free(pool.result);
	return status;
}
