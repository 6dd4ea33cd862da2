/* SPDX-License-Identifier: MIT */
#include <spean/name_memory.h>

/* What is written longer than this, with gaps, is no name. */
#define NAME_MAX 256

bool
sp_name_memory_reset(struct sp_name_memory *memory)
{
	bool failed;

	sp_map_reset(&memory->names);
	sp_buf_reset(&memory->khmer);
	sp_buf_addc(&memory->khmer, '\n');
	failed = memory->khmer.failed;
	for (size_t i = 0; i < SP_NAME_MEMORY_LISTS; i++) {
		sp_buf_reset(&memory->list[i]);
		sp_buf_addc(&memory->list[i], '\n');
		failed |= memory->list[i].failed;
	}
	return !failed;
}

void
sp_name_memory_release(struct sp_name_memory *memory)
{
	sp_map_release(&memory->names);
	sp_buf_release(&memory->khmer);
	for (size_t i = 0; i < SP_NAME_MEMORY_LISTS; i++)
		sp_buf_release(&memory->list[i]);
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
	if ((memory->names.n >= SP_NAME_MEMORY ||
		memory->khmer.n > (size_t)SP_NAME_MEMORY * NAME_MAX) &&
	    !sp_name_memory_reset(memory))
		return false;
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
sp_name_memory_noted(const struct sp_name_memory *memory,
    enum sp_name_memory_list list, struct sp_str name)
{
	struct sp_str all = sp_buf_str(&memory->list[list]);

	for (size_t at = 0;
	     name.n > 0 && (at = sp_str_find(all, name, at)) < all.n; at++)
		if (all.s[at - 1] == '\n' && all.s[at + name.n] == '\n')
			return true;
	return false;
}

bool
sp_name_memory_note(struct sp_name_memory *memory,
    enum sp_name_memory_list list, struct sp_str name)
{
	struct sp_buf *all = &memory->list[list];

	if (all->n > (size_t)SP_NAME_MEMORY * NAME_MAX)
		sp_buf_cut(all, 1);
	if (name.n == 0 || name.n > NAME_MAX ||
	    sp_name_memory_noted(memory, list, name))
		return true;
	sp_buf_add(all, name);
	sp_buf_addc(all, '\n');
	return !all->failed;
}

bool
sp_name_memory_has(const struct sp_name_memory *memory, struct sp_str khmer)
{
	return has(&memory->khmer, khmer);
}
