/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_MAP_H
#define SPEAN_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/arena.h>
#include <spean/err.h>
#include <spean/str.h>

/*
 * From a text to a number, by hash (XXH3-64, open addressing).  Start with
 * = {0}.  Entries keep the order in which they were added, so that a walk
 * over them gives the same bytes on every machine:
 *
 *     slot[hash] ──▶ index ──▶ entry[index] = {key, value}
 */
struct sp_map_entry {
	struct sp_str key; /* a copy, owned by the map */
	uint64_t hash;
	size_t value;
};

struct sp_map {
	struct sp_map_entry *entry; /* in order of addition */
	size_t n;
	size_t cap;
	uint32_t *slot;
	size_t nslots; /* a power of two, or 0 */
	struct sp_arena keys;
	bool failed;
};

/*
 * The place of the value of key, which is added with value 0 where it was not
 * there.  *added (NULL allowed) tells which.  NULL when memory fails; the map
 * then stays sticky-failed until the reset.  The place holds until the next
 * addition.  At most 2^32 - 2 keys.
 */
size_t *sp_map_at(struct sp_map *map, struct sp_str key, bool *added);

/* The value's place, or NULL where key is not there. */
size_t *sp_map_get(const struct sp_map *map, struct sp_str key);

void sp_map_reset(struct sp_map *map);
void sp_map_release(struct sp_map *map);

#endif
