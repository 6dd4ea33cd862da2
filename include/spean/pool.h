/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_POOL_H
#define SPEAN_POOL_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/err.h>

/*
 * Work on n items with several threads, and take the results in order: the
 * output cannot depend on the number of threads.
 *
 *     work(0) work(1) work(2) …      any thread, any order, at most `ahead`
 *        │       │       │            items before the one that is taken
 *     take(0) take(1) take(2) …      the calling thread, in order
 */
struct sp_pool_ops {
	/* Scratch for one thread, or NULL when memory fails. */
	void *(*scratch_new)(void *ctx);
	void (*scratch_free)(void *ctx, void *scratch);

	/* Make the result of item i; NULL only where memory fails. */
	void *(*work)(void *ctx, void *scratch, size_t i);

	/* Use and free the result.  Other than SP_OK ends the run. */
	enum sp_status (*take)(
	    void *ctx, size_t i, void *result, struct sp_err *err);

	/* Free a result that is not wanted any more. */
	void (*drop)(void *ctx, void *result);
};

/* jobs ≥ 1.  SP_OK, SP_NOMEM, or what take said. */
enum sp_status sp_pool_run(const struct sp_pool_ops *ops, void *ctx,
    size_t jobs, size_t n, struct sp_err *err);

#endif
