/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_ARENA_H
#define SPEAN_ARENA_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/err.h>
#include <spean/str.h>

/*
 * Memory for what one record or one document needs: given piece by piece,
 * taken back all at once.  Start with = {0}.
 *
 *     blocks ──▶ [ used | free ] ──▶ [ used ] ──▶ [ used ]
 *
 * Sticky like sp_buf: after a failure every allocation gives NULL (or an empty
 * string) until the reset.
 */
struct sp_arena {
	struct sp_arena_block *blocks; /* the newest first */
	size_t total; /* bytes given out since the reset */
	bool failed;
};

/* n bytes, aligned for any object, not cleared; NULL when memory fails. */
void *sp_arena_alloc(struct sp_arena *arena, size_t n);

/* The same for count elements of size bytes, cleared; NULL on overflow too. */
void *sp_arena_array(struct sp_arena *arena, size_t count, size_t size);

/* A copy of text with a NUL behind it (not counted). */
struct sp_str sp_arena_dup(struct sp_arena *arena, struct sp_str text);

/* Everything given out is gone; the largest block is kept. */
void sp_arena_reset(struct sp_arena *arena);
void sp_arena_release(struct sp_arena *arena);

enum sp_status sp_arena_status(
    const struct sp_arena *arena, struct sp_err *err);

#endif
