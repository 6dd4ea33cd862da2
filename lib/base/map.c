/* SPDX-License-Identifier: MIT */
#include <spean/map.h>

#include <stdlib.h>
#include <xxhash.h>

#include <spean/buf.h>

#define FREE UINT32_MAX

static size_t
probe(const struct sp_map *map, struct sp_str key, uint64_t hash)
{
	size_t at = (size_t)hash & (map->nslots - 1);

	for (;; at = (at + 1) & (map->nslots - 1)) {
		uint32_t i = map->slot[at];

		if (i == FREE ||
		    (map->entry[i].hash == hash &&
			sp_str_eq(map->entry[i].key, key)))
			return at;
	}
}

static bool
rehash(struct sp_map *map)
{
	size_t nslots = map->nslots ? map->nslots * 2 : 64;
	uint32_t *slot = malloc(nslots * sizeof(*slot));

	if (!slot)
		return false;
	memset(slot, 0xFF, nslots * sizeof(*slot));
	for (size_t i = 0; i < map->n; i++) {
		size_t at = (size_t)map->entry[i].hash & (nslots - 1);

		while (slot[at] != FREE)
			at = (at + 1) & (nslots - 1);
		slot[at] = (uint32_t)i;
	}
	free(map->slot);
	map->slot = slot;
	map->nslots = nslots;
	return true;
}

size_t *
sp_map_at(struct sp_map *map, struct sp_str key, bool *added)
{
	uint64_t hash = XXH3_64bits(key.n ? key.s : "", key.n);
	struct sp_map_entry *entry;
	size_t at;

	if (added)
		*added = false;
	if (map->failed)
		return NULL;
	if (map->nslots) {
		at = probe(map, key, hash);
		if (map->slot[at] != FREE)
			return &map->entry[map->slot[at]].value;
	}
	/* At most two slots of three are taken. */
	if ((map->n + 1) * 3 > map->nslots * 2 && !rehash(map))
		goto fail;
	if (map->n >= FREE - 1 ||
	    !sp_grow(&map->entry, &map->cap, map->n + 1, sizeof(*map->entry)))
		goto fail;
	entry = &map->entry[map->n];
	*entry = (struct sp_map_entry){.hash = hash};
	entry->key = sp_arena_dup(&map->keys, key);
	if (map->keys.failed)
		goto fail;
	at = probe(map, key, hash);
	map->slot[at] = (uint32_t)map->n++;
	if (added)
		*added = true;
	return &entry->value;
fail:
	map->failed = true;
	return NULL;
}

size_t *
sp_map_get(const struct sp_map *map, struct sp_str key)
{
	size_t at;

	if (map->nslots == 0)
		return NULL;
	at = probe(map, key, XXH3_64bits(key.n ? key.s : "", key.n));
	return map->slot[at] == FREE ? NULL : &map->entry[map->slot[at]].value;
}

void
sp_map_reset(struct sp_map *map)
{
	if (map->nslots)
		memset(map->slot, 0xFF, map->nslots * sizeof(*map->slot));
	map->n = 0;
	map->failed = false;
	sp_arena_reset(&map->keys);
}

void
sp_map_release(struct sp_map *map)
{
	free(map->entry);
	free(map->slot);
	sp_arena_release(&map->keys);
	*map = (struct sp_map){0};
}
