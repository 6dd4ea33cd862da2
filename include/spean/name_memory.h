/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_NAME_MEMORY_H
#define SPEAN_NAME_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/buf.h>
#include <spean/map.h>
#include <spean/str.h>

/*
 * What two documents have called whom so far: names in Latin letters, and how
 * the Khmer wrote them.  Of documents with more names than SP_NAME_MEMORY what
 * came first is forgotten.  Start with = {0}.
 */
#define SP_NAME_MEMORY 1024

enum sp_name_memory_list {
	SP_NAME_SAID_ONCE, /* by the text in Latin letters */
	SP_NAME_LOST_ONCE /* by one text, and not by the other */
};
#define SP_NAME_MEMORY_LISTS (SP_NAME_LOST_ONCE + 1)

struct sp_name_memory {
	struct sp_map names; /* to their numbers */
	struct sp_buf khmer; /* LF before and behind each */
	struct sp_buf list[SP_NAME_MEMORY_LISTS]; /* names, LF around each */
	size_t start[SP_NAME_MEMORY], end[SP_NAME_MEMORY]; /* there */
};

/* Two other documents begin.  False when memory fails. */
bool sp_name_memory_reset(struct sp_name_memory *memory);
void sp_name_memory_release(struct sp_name_memory *memory);

/* A name stands there as khmer.  False when memory fails. */
bool sp_name_memory_add(
    struct sp_name_memory *memory, struct sp_str name, struct sp_str khmer);

/* How it was written last; empty where it is not known. */
struct sp_str sp_name_memory_find(
    const struct sp_name_memory *memory, struct sp_str name);

/* Put a name, in either script, on a list; false when memory fails.  And is it
 * there? */
bool sp_name_memory_note(struct sp_name_memory *memory,
    enum sp_name_memory_list list, struct sp_str name);
bool sp_name_memory_noted(const struct sp_name_memory *memory,
    enum sp_name_memory_list list, struct sp_str name);

/* Was this written, alone or within a name? */
bool sp_name_memory_has(
    const struct sp_name_memory *memory, struct sp_str khmer);

#endif
