/* SPDX-License-Identifier: MIT */
#include <spean/arena.h>

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>

#define BLOCK_MIN ((size_t)16 << 10)

struct sp_arena_block {
	struct sp_arena_block *next;
	size_t size;
	size_t used;
	alignas(max_align_t) char mem[];
};

static struct sp_arena_block *
block_new(struct sp_arena *arena, size_t n)
{
	size_t size = arena->blocks ? arena->blocks->size * 2 : BLOCK_MIN;
	struct sp_arena_block *block;

	/* Doubling stops at a megabyte, larger pieces get their own size. */
	if (size > (size_t)1 << 20)
		size = (size_t)1 << 20;
	if (size < n)
		size = n;
	if (size > SIZE_MAX - sizeof(*block))
		return NULL;
	block = malloc(sizeof(*block) + size);
	if (!block)
		return NULL;
	*block = (struct sp_arena_block){.next = arena->blocks, .size = size};
	arena->blocks = block;
	return block;
}

void *
sp_arena_alloc(struct sp_arena *arena, size_t n)
{
	const size_t align = alignof(max_align_t);
	struct sp_arena_block *block = arena->blocks;
	void *piece;

	if (arena->failed)
		return NULL;
	if (n > SIZE_MAX - align) {
		arena->failed = true;
		return NULL;
	}
	n = n == 0 ? align : (n + align - 1) / align * align;
	if (!block || block->size - block->used < n)
		block = block_new(arena, n);
	if (!block) {
		arena->failed = true;
		return NULL;
	}
	piece = block->mem + block->used;
	block->used += n;
	arena->total += n;
	return piece;
}

void *
sp_arena_array(struct sp_arena *arena, size_t count, size_t size)
{
	void *array;

	if (size && count > SIZE_MAX / size) {
		arena->failed = true;
		return NULL;
	}
	array = sp_arena_alloc(arena, count * size);
	if (array)
		memset(array, 0, count * size);
	return array;
}

struct sp_str
sp_arena_dup(struct sp_arena *arena, struct sp_str text)
{
	/* No text in memory is so long that one more byte overflows. */
	char *copy = sp_arena_alloc(arena, text.n + 1);

	if (!copy)
		return (struct sp_str){NULL, 0};
	if (text.n)
		memcpy(copy, text.s, text.n);
	copy[text.n] = '\0';
	return (struct sp_str){copy, text.n};
}

void
sp_arena_reset(struct sp_arena *arena)
{
	struct sp_arena_block *keep = NULL;

	for (struct sp_arena_block *b = arena->blocks, *next; b; b = next) {
		next = b->next;
		if (!keep || b->size > keep->size) {
			free(keep);
			keep = b;
		} else {
			free(b);
		}
	}
	if (keep) {
		keep->next = NULL;
		keep->used = 0;
	}
	*arena = (struct sp_arena){.blocks = keep};
}

void
sp_arena_release(struct sp_arena *arena)
{
	for (struct sp_arena_block *b = arena->blocks, *next; b; b = next) {
		next = b->next;
		free(b);
	}
	*arena = (struct sp_arena){0};
}

enum sp_status
sp_arena_status(const struct sp_arena *arena, struct sp_err *err)
{
	return arena->failed ? sp_err_set(err, SP_NOMEM, "out of memory")
			     : SP_OK;
}
