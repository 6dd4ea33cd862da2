/* SPDX-License-Identifier: MIT */
#include <spean/translit_model.h>

#include <math.h>
#include <stdlib.h>

#include <spean/buf.h>
#include <spean/rec.h>
#include <spean/utf8.h>

#define ENTRIES_MAX 65535
#define COST_MAX    99999u
#define COENG       0x17D2u

/* A line of the table. */
struct entry {
	uint16_t key;
	char letter[SP_TRANSLIT_LETTERS];
	uint8_t n;
	float p;
};

struct table {
	struct entry *entry;
	size_t n, cap;
	struct sp_translit *model;
};

unsigned char
sp_translit_unit(uint32_t cp, bool subscript)
{
	if (subscript && cp == 0x178A)
		cp = 0x178F;
	if (subscript)
		return cp >= 0x1780 && cp <= 0x17B3
		    ? (unsigned char)((cp - 0x1780 + 1) | 0x80)
		    : 0;
	if ((cp >= 0x1780 && cp <= 0x17D1) || (cp >= 0x17E0 && cp <= 0x17E9))
		return (unsigned char)(cp - 0x1780 + 1);
	return 0;
}

/* 0: none. */
static size_t
letter_number(char c)
{
	if (c == '\0')
		return 0;
	return (size_t)(c <= '9' ? c - '0' + 1 : c - 'a' + 11);
}

size_t
sp_translit_pair(const char *letter)
{
	if (letter[0] == '\0')
		return 0;
	return letter_number(letter[0]) * 37 + letter_number(letter[1]);
}

static bool
read_cost(struct sp_str text, double *cost)
{
	unsigned n = 0;

	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] < '0' || text.s[i] > '9' || n > COST_MAX / 10)
			return false;
		n = n * 10 + (unsigned)(text.s[i] - '0');
	}
	*cost = n / 100.;
	return text.n > 0;
}

/* One or two units, or - for none. */
static bool
read_khmer(struct sp_str text, uint16_t *key)
{
	size_t pos = 0, n = 0;

	*key = 0;
	if (sp_str_eq(text, SP_STR("-")))
		return true;
	while (pos < text.n) {
		uint32_t cp = sp_utf8_next(text, &pos);
		bool subscript = cp == COENG && pos < text.n;
		unsigned char unit;

		if (subscript)
			cp = sp_utf8_next(text, &pos);
		unit = sp_translit_unit(cp, subscript);
		if (!unit || n == SP_TRANSLIT_UNITS)
			return false;
		*key = (uint16_t)(*key | unit << 8 * (1 - n++));
	}
	return n > 0;
}

static bool
read_latin(struct sp_str text, struct entry *entry)
{
	if (sp_str_eq(text, SP_STR("-")))
		return true;
	if (text.n == 0 || text.n > SP_TRANSLIT_LETTERS)
		return false;
	for (; entry->n < text.n; entry->n++) {
		char c = text.s[entry->n];

		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')))
			return false;
		entry->letter[entry->n] = c;
	}
	return true;
}

static enum sp_status
read_line(struct table *table, struct sp_str line)
{
	struct entry entry = {0};
	struct sp_str field[4];
	double cost;

	if (sp_rec_split(line, field, 4) != 3 || !read_cost(field[2], &cost) ||
	    !read_khmer(field[0], &entry.key))
		return SP_BAD_MODEL;
	if (sp_str_eq(field[1], SP_STR("="))) {
		if (entry.key == 0 || (entry.key & 0xFF) != 0)
			return SP_BAD_MODEL;
		table->model->unit[entry.key >> 8] = (float)cost;
		return SP_OK;
	}
	entry.p = (float)exp(-cost);
	if (!read_latin(field[1], &entry) || (entry.n == 0 && entry.key == 0) ||
	    table->n == ENTRIES_MAX)
		return SP_BAD_MODEL;
	if (!sp_grow(&table->entry, &table->cap, table->n + 1, sizeof(entry)))
		return SP_NOMEM;
	table->entry[table->n++] = entry;
	return SP_OK;
}

static int
by_letters(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	return memcmp(x->letter, y->letter, sizeof(x->letter));
}

static int
by_key(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return by_letters(a, b);
}

/* The sides of the operations, each with what its operations add up to. */
static void
fill_parts(const struct table *table, struct sp_translit_part *part)
{
	struct sp_translit *model = table->model;

	model->parts = 1;
	part[0] = (struct sp_translit_part){.n = 0};
	for (size_t i = 0; i < table->n; i++) {
		const struct entry *entry = &table->entry[i];
		struct sp_translit_part *last = &part[model->parts - 1];

		if (memcmp(last->letter, entry->letter, sizeof(last->letter))) {
			last = &part[model->parts++];
			*last = (struct sp_translit_part){.n = entry->n};
			memcpy(
			    last->letter, entry->letter, sizeof(last->letter));
		}
		last->p += entry->p;
	}
}

static int
part_is(const void *letter, const void *part)
{
	return memcmp(letter, ((const struct sp_translit_part *)part)->letter,
	    SP_TRANSLIT_LETTERS);
}

static void
fill_chunks(const struct table *table, struct sp_translit_chunk *chunk,
    struct sp_translit_op *op)
{
	struct sp_translit *model = table->model;

	model->chunks = 1;
	chunk[0] = (struct sp_translit_chunk){.key = 0};
	for (size_t i = 0; i < table->n; i++) {
		const struct entry *entry = &table->entry[i];
		struct sp_translit_chunk *last = &chunk[model->chunks - 1];
		const struct sp_translit_part *part = bsearch(entry->letter,
		    model->part, model->parts, sizeof(*part), part_is);

		if (last->key != entry->key) {
			last = &chunk[model->chunks++];
			*last = (struct sp_translit_chunk){
			    .key = entry->key, .first = (uint16_t)i};
		}
		last->p += entry->p;
		last->n++;
		op[i] = (struct sp_translit_op){
		    (uint16_t)(part - model->part), entry->p};
	}
	model->ops = (uint16_t)table->n;
}

/* Both are sorted by what is looked for. */
static void
fill_index(struct sp_translit *model)
{
	size_t i = 0;

	for (size_t pair = 0; pair < SP_TRANSLIT_PAIRS; pair++) {
		model->pair[pair] = (uint16_t)i;
		while (i < model->parts &&
		    sp_translit_pair(model->part[i].letter) == pair)
			i++;
	}
	model->pair[SP_TRANSLIT_PAIRS] = model->parts;
	for (i = model->chunks; i-- > 0;) {
		unsigned key = model->chunk[i].key, word = (key & 0xFF) / 64;
		struct sp_translit_seconds *to = &model->seconds[key >> 8];

		to->bits[word] |= UINT64_C(1) << key % 64;
		to->first[word] = (uint16_t)i;
	}
}

static enum sp_status
fill(struct table *table)
{
	struct sp_translit_part *part = calloc(table->n + 1, sizeof(*part));
	struct sp_translit_chunk *chunk = calloc(table->n + 1, sizeof(*chunk));
	struct sp_translit_op *op = calloc(table->n + 1, sizeof(*op));

	table->model->part = part;
	table->model->chunk = chunk;
	table->model->op = op;
	if (!part || !chunk || !op)
		return SP_NOMEM;
	qsort(table->entry, table->n, sizeof(*table->entry), by_letters);
	fill_parts(table, part);
	qsort(table->entry, table->n, sizeof(*table->entry), by_key);
	fill_chunks(table, chunk, op);
	fill_index(table->model);
	return SP_OK;
}

enum sp_status
sp_translit_read(
    struct sp_translit *model, struct sp_str text, struct sp_err *err)
{
	struct table table = {.model = model};
	enum sp_status status = SP_OK;
	size_t line = 0;

	for (size_t i = 0; i < 256; i++)
		model->unit[i] = 12.f;
	while (text.n > 0 && status == SP_OK) {
		struct sp_str it = sp_str_cut(&text, '\n');

		line++;
		if (it.n > 0 && it.s[0] != '#')
			status = read_line(&table, it);
	}
	if (status == SP_OK && table.n == 0)
		status =
		    sp_err_set(err, SP_BAD_MODEL, "the model has no operation");
	else if (status == SP_BAD_MODEL)
		sp_err_set(err, status,
		    "line %zu of the model is not of its form", line);
	else if (status == SP_OK)
		status = fill(&table);
	if (status == SP_NOMEM)
		sp_err_set(err, status, "out of memory");
	free(table.entry);
	return status;
}

/* What was read is ours, not compiled in. */
static void
release(const void *read_only)
{
	union {
		const void *read_only;
		void *memory;
	} both = {read_only};

	free(both.memory);
}

void
sp_translit_release(struct sp_translit *model)
{
	release(model->part);
	release(model->chunk);
	release(model->op);
	*model = (struct sp_translit){0};
}
