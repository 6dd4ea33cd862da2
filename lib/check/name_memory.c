/* SPDX-License-Identifier: MIT */
#include <spean/name_memory.h>

/* What is written longer than this, with gaps, is no name. */
#define NAME_MAX 256

void
sp_name_memory_reset(struct sp_name_memory *memory)
{
	sp_map_reset(&memory->names);
	sp_buf_reset(&memory->khmer);
	sp_buf_addc(&memory->khmer, '\n');
	sp_buf_reset(&memory->said);
}

void
sp_name_memory_release(struct sp_name_memory *memory)
{
	sp_map_release(&memory->names);
	sp_buf_release(&memory->khmer);
	sp_buf_release(&memory->said);
}

/* Is it a line, or within one? */
static bool
has(const struct sp_buf *lines, struct sp_str text)
{
	struct sp_str all = sp_buf_str(lines);

	return text.n > 0 && sp_str_find(all, text, 0) < all.n;
}

static struct sp_str
spelling(const struct sp_name_memory *memory, size_t number)
{
	return sp_str_sub(sp_buf_str(&memory->khmer), memory->start[number],
	    memory->end[number]);
}

bool
sp_name_memory_add(
    struct sp_name_memory *memory, struct sp_str name, struct sp_str khmer)
{
	bool added;
	size_t *number;

	if (name.n == 0 || khmer.n == 0 || khmer.n > NAME_MAX)
		return true;
	if (memory->names.n >= SP_NAME_MEMORY ||
	    memory->khmer.n > (size_t)SP_NAME_MEMORY * NAME_MAX)
		sp_name_memory_reset(memory);
	number = sp_map_at(&memory->names, name, &added);
	if (!number)
		return false;
	if (added)
		*number = memory->names.n - 1;
	else if (sp_str_eq(spelling(memory, *number), khmer))
		return true;
	memory->start[*number] = memory->khmer.n;
	sp_buf_add(&memory->khmer, khmer);
	memory->end[*number] = memory->khmer.n;
	sp_buf_addc(&memory->khmer, '\n');
	return !memory->khmer.failed;
}

struct sp_str
sp_name_memory_find(const struct sp_name_memory *memory, struct sp_str name)
{
	const size_t *number = sp_map_get(&memory->names, name);

	return number ? spelling(memory, *number) : SP_STR("");
}

bool
sp_name_memory_say(struct sp_name_memory *memory, struct sp_str name)
{
	if (memory->said.n > (size_t)SP_NAME_MEMORY * NAME_MAX)
		sp_buf_cut(&memory->said, 0);
	if (name.n > 0 && name.n <= NAME_MAX && !has(&memory->said, name)) {
		sp_buf_add(&memory->said, name);
		sp_buf_addc(&memory->said, '\n');
	}
	return !memory->said.failed;
}

bool
sp_name_memory_said(const struct sp_name_memory *memory, struct sp_str name)
{
	return has(&memory->said, name);
}

bool
sp_name_memory_has(const struct sp_name_memory *memory, struct sp_str khmer)
{
	return has(&memory->khmer, khmer);
}
