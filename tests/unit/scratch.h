/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TESTS_SCRATCH_H
#define SPEAN_TESTS_SCRATCH_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <spean/store.h>

/* Memories that a test writes, whose files go when it closes them. */
static struct scratch {
	struct sp_store *store;
	char path[32];
} scratch[4];

/* A new one; NULL where it cannot be made. */
static inline struct sp_store *
scratch_open(void)
{
	for (size_t i = 0; i < sizeof(scratch) / sizeof(scratch[0]); i++) {
		struct scratch *one = &scratch[i];
		int fd;

		if (one->store)
			continue;
		snprintf(one->path, sizeof(one->path), "scratch.XXXXXX");
		fd = mkstemp(one->path);
		if (fd < 0)
			return NULL;
		close(fd);
		one->store = sp_store_open(one->path, SP_STORE_WRITE, NULL);
		if (!one->store)
			unlink(one->path);
		return one->store;
	}
	return NULL;
}

/* Its log goes with the connection as long as the file is there. */
static inline void
scratch_close(struct sp_store *store)
{
	sp_store_close(store);
	for (size_t i = 0; i < sizeof(scratch) / sizeof(scratch[0]); i++)
		if (store && scratch[i].store == store) {
			unlink(scratch[i].path);
			scratch[i].store = NULL;
		}
}

#endif
