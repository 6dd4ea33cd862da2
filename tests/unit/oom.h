/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TESTS_OOM_H
#define SPEAN_TESTS_OOM_H

#include <stddef.h>

#include <spean/err.h>

/*
 * Memory that fails on demand.  A test that is linked with the flags of
 * oom_ldflags (tests/local.mk) has the library's malloc, calloc, realloc,
 * strdup and free go through oom.c.
 */

/*
 * Call work(ctx) with the 1st, then the 2nd, … allocation failing until it
 * succeeds; every failure must be SP_NOMEM, and nothing may be left allocated
 * after any call.  work checks its own outputs.  The number of calls.
 */
size_t oom_each(enum sp_status (*work)(void *ctx), void *ctx);

#endif
