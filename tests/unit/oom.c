/* SPDX-License-Identifier: MIT */
#include "oom.h"

#include "unit.h"

#include <pthread.h>
#include <stdlib.h>

/* What -Wl,--wrap puts in the place of the C library's functions. */
void *__real_malloc(size_t n);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t n);
char *__real_strdup(const char *s);
void __real_free(void *p);
void *__wrap_malloc(size_t n);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t n);
char *__wrap_strdup(const char *s);
void __wrap_free(void *p);

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static size_t until; /* allocations until the one that fails; 0: none does */
static long live;
static bool has_failed;

/* Count an allocation; false where it is the one to fail. */
static bool
may(void)
{
	bool yes;

	pthread_mutex_lock(&lock);
	yes = until != 1;
	if (until > 0)
		until--;
	if (!yes)
		has_failed = true;
	pthread_mutex_unlock(&lock);
	return yes;
}

static void *
counted(void *p, long change)
{
	pthread_mutex_lock(&lock);
	if (p)
		live += change;
	pthread_mutex_unlock(&lock);
	return p;
}

void *
__wrap_malloc(size_t n)
{
	return may() ? counted(__real_malloc(n), 1) : NULL;
}

void *
__wrap_calloc(size_t count, size_t size)
{
	return may() ? counted(__real_calloc(count, size), 1) : NULL;
}

void *
__wrap_realloc(void *old, size_t n)
{
	if (!may())
		return NULL;
	return counted(__real_realloc(old, n), old ? 0 : 1);
}

char *
__wrap_strdup(const char *s)
{
	return may() ? counted(__real_strdup(s), 1) : NULL;
}

void
__wrap_free(void *p)
{
	counted(p, -1);
	__real_free(p);
}

size_t
oom_each(enum sp_status (*work)(void *ctx), void *ctx)
{
	for (size_t n = 1;; n++) {
		long before = live;
		enum sp_status status;

		until = n;
		has_failed = false;
		status = work(ctx);
		until = 0;
		assert_int_equal(live, before);
		/* Where no allocation failed, the work must be done. */
		assert_int_equal(status, has_failed ? SP_NOMEM : SP_OK);
		if (!has_failed)
			return n;
	}
}
