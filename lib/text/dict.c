/* SPDX-License-Identifier: MIT */
#include <spean/dict.h>

#include <stdlib.h>
#include <string.h>

#include <spean/buf.h>

#define BLOCK     256u /* base and children of a node stand in one block */
#define UNITS_MAX ((size_t)1 << 23)
#define ROOT      0xFEu /* the label of the root's unit, no step leads there */
#define FREE      0xFFu /* the label of a unit that is not in use */

/* Only in so many last blocks is looked for room: those before are full but
 * for a few units, and to find these would cost more than they are worth. */
#define OPEN_BLOCKS 16u

/* The entries [from, to) share their first depth codes; their node is unit. */
struct task {
	size_t from, to, depth;
	uint32_t unit;
	uint32_t rank; /* the lowest of theirs */
	uint32_t number; /* of the task */
};

/* A bit for each unit of a block. */
#define WORDS (BLOCK / 64)

struct room {
	uint64_t free[WORDS]; /* the unit is not in use, */
	uint64_t base[WORDS]; /* and may be a base */
};

struct making {
	const struct sp_dict_entry *entry;
	uint32_t *unit;
	struct room *room; /* of each block */
	size_t n, cap, rooms_cap; /* units; a multiple of BLOCK */
	struct task *task; /* a heap, the next to be done first */
	size_t tasks, tasks_cap;
	uint32_t numbers;
};

uint32_t
sp_dict_get(const struct sp_dict *dict, struct sp_str codes)
{
	uint32_t node = sp_dict_root(dict);

	for (size_t i = 0; i < codes.n && node != SP_DICT_NONE; i++)
		node = sp_dict_step(dict, node, (unsigned char)codes.s[i]);
	return node == SP_DICT_NONE ? SP_DICT_NONE : sp_dict_value(dict, node);
}

static enum sp_status
check(const struct sp_dict_entry *entry, size_t n, struct sp_err *err)
{
	for (size_t i = 0; i < n; i++) {
		struct sp_str s = entry[i].codes;

		for (size_t k = 0; k < s.n; k++)
			if (s.s[k] == 0 ||
			    (unsigned char)s.s[k] > SP_DICT_CODE_MAX)
				return sp_err_set(err, SP_BAD_MODEL,
				    "entry %zu has a code out of range", i + 1);
		if (s.n == 0 || entry[i].value > SP_DICT_VALUE_MAX ||
		    (i > 0 && sp_str_cmp(entry[i - 1].codes, s) >= 0))
			return sp_err_set(err, SP_BAD_MODEL,
			    "entry %zu is empty, out of order or has a value "
			    "out of range",
			    i + 1);
	}
	return SP_OK;
}

static bool
add_block(struct making *make)
{
	size_t block = make->n / BLOCK;

	if (!sp_grow(&make->unit, &make->cap, make->n + BLOCK,
		sizeof(*make->unit)) ||
	    !sp_grow(
		&make->room, &make->rooms_cap, block + 1, sizeof(*make->room)))
		return false;
	for (size_t i = make->n; i < make->n + BLOCK; i++)
		make->unit[i] = FREE;
	memset(&make->room[block], 0xFF, sizeof(*make->room));
	make->n += BLOCK;
	return true;
}

/* Of each bit i that of i ^ label, within a word. */
static uint64_t
turn(uint64_t bits, unsigned label)
{
	static const uint64_t low[6] = {UINT64_C(0x5555555555555555),
	    UINT64_C(0x3333333333333333), UINT64_C(0x0F0F0F0F0F0F0F0F),
	    UINT64_C(0x00FF00FF00FF00FF), UINT64_C(0x0000FFFF0000FFFF),
	    UINT64_C(0x00000000FFFFFFFF)};

	for (unsigned k = 0; k < 6; k++)
		if (label >> k & 1)
			bits = (bits & low[k]) << (1u << k) |
			    (bits >> (1u << k) & low[k]);
	return bits;
}

/* The places in a word of a block that are no base and with which all labels
 * find a free unit. */
static uint64_t
bases(const struct room *room, size_t word, const unsigned char *label,
    size_t labels)
{
	uint64_t fit = room->base[word];

	for (size_t i = 0; i < labels && fit; i++)
		fit &= turn(room->free[word ^ label[i] / 64u], label[i] % 64u);
	return fit;
}

/* The first base for these labels; SIZE_MAX when memory fails. */
static size_t
find_base(struct making *make, const unsigned char *label, size_t labels)
{
	size_t open = OPEN_BLOCKS * BLOCK;
	size_t base = make->n > open ? make->n - open : 0;

	for (; base < make->n; base += 64) {
		uint64_t fit = bases(&make->room[base / BLOCK],
		    base % BLOCK / 64, label, labels);

		if (!fit)
			continue;
		for (; !(fit & 1); fit >>= 1)
			base++;
		return base;
	}
	return add_block(make) ? base : SIZE_MAX;
}

static void
take(uint64_t bits[WORDS], size_t unit)
{
	bits[unit % BLOCK / 64] &= ~(UINT64_C(1) << unit % 64);
}

/* The labels of the children of a node, in order; 0 for its value. */
static size_t
labels_of(const struct making *make, const struct task *task,
    unsigned char label[BLOCK])
{
	size_t n = 0;

	for (size_t i = task->from; i < task->to; i++) {
		struct sp_str s = make->entry[i].codes;
		unsigned char c =
		    task->depth < s.n ? (unsigned char)s.s[task->depth] : 0;

		if (n == 0 || label[n - 1] != c)
			label[n++] = c;
	}
	return n;
}

static bool
is_before(const struct task *a, const struct task *b)
{
	return a->rank != b->rank ? a->rank < b->rank : a->number < b->number;
}

static void
swap(struct task *a, struct task *b)
{
	struct task t = *a;

	*a = *b;
	*b = t;
}

static bool
push(struct making *make, struct task task)
{
	size_t i = make->tasks;

	if (!sp_grow(&make->task, &make->tasks_cap, i + 1, sizeof(*make->task)))
		return false;
	task.rank = UINT32_MAX;
	for (size_t k = task.from; k < task.to; k++)
		if (make->entry[k].rank < task.rank)
			task.rank = make->entry[k].rank;
	task.number = make->numbers++;
	make->task[make->tasks++] = task;
	for (; i > 0; i = (i - 1) / 2) {
		struct task *up = &make->task[(i - 1) / 2];

		if (!is_before(&make->task[i], up))
			break;
		swap(&make->task[i], up);
	}
	return true;
}

static struct task
pop(struct making *make)
{
	struct task *task = make->task, first = task[0];
	size_t n = --make->tasks;

	task[0] = task[n];
	for (size_t i = 0, k; (k = 2 * i + 1) < n; i = k) {
		k += k + 1 < n && is_before(&task[k + 1], &task[k]);
		if (!is_before(&task[k], &task[i]))
			break;
		swap(&task[k], &task[i]);
	}
	return first;
}

/* Lay down the children of a node; they become tasks. */
static bool
lay(struct making *make, const struct task *task)
{
	unsigned char label[BLOCK];
	size_t n = labels_of(make, task, label), i = task->from;
	size_t base = find_base(make, label, n);

	if (base == SIZE_MAX)
		return false;
	take(make->room[base / BLOCK].base, base);
	make->unit[task->unit] = (uint32_t)base << 9 |
	    (uint32_t)(n > 0 && label[0] == 0) << 8 |
	    (make->unit[task->unit] & 0xFF);
	for (size_t k = 0; k < n; k++) {
		make->unit[base ^ label[k]] = label[k];
		take(make->room[base / BLOCK].free, base ^ label[k]);
	}
	for (size_t k = 0; k < n; k++) {
		struct task child = {.from = i, .depth = task->depth + 1};

		child.unit = (uint32_t)(base ^ label[k]);
		if (label[k] == 0) {
			make->unit[base] = make->entry[i++].value << 8;
			continue;
		}
		while (i < task->to &&
		    (unsigned char)make->entry[i].codes.s[task->depth] ==
			label[k])
			i++;
		child.to = i;
		if (!push(make, child))
			return false;
	}
	return true;
}

enum sp_status
sp_dict_make(const struct sp_dict_entry *entry, size_t n, struct sp_dict *dict,
    struct sp_err *err)
{
	struct making make = {.entry = entry};
	enum sp_status status = check(entry, n, err);
	bool ok = status == SP_OK && add_block(&make);

	if (status != SP_OK)
		return status;
	if (ok) {
		make.unit[0] = ROOT;
		take(make.room[0].free, 0);
	}
	ok = ok && lay(&make, &(struct task){.to = n});
	while (ok && make.tasks > 0 && make.n < UNITS_MAX) {
		struct task task = pop(&make);

		ok = lay(&make, &task);
	}
	free(make.task);
	free(make.room);
	if (ok && make.n < UNITS_MAX) {
		*dict = (struct sp_dict){make.unit, make.n};
		return SP_OK;
	}
	free(make.unit);
	if (ok)
		return sp_err_set(err, SP_TOO_LARGE, "dictionary too large");
	return sp_err_set(err, SP_NOMEM, "out of memory");
}

/* Const is for those who have a dictionary compiled in. */
void
sp_dict_release(struct sp_dict *dict)
{
	union {
		const uint32_t *read_only;
		uint32_t *unit;
	} both = {dict->unit};

	free(both.unit);
	*dict = (struct sp_dict){0};
}
