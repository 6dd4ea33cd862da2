/* SPDX-License-Identifier: MIT */
#include <spean/words.h>

#include <stdlib.h>

#include <spean/arena.h>
#include <spean/buf.h>
#include <spean/rec.h>
#include <spean/utf8.h>

static const char flag_letters[] = "cpaydk";
static const char *const type_names[SP_WORDS_TYPES] = {
    "b", "s", "v", "sv", "x", "sx", "vx", "svx", "^"};

/* A table being read. */
struct table {
	struct sp_words *words;
	struct sp_dict_entry *entry;
	size_t n, cap;
	struct sp_arena codes;
	size_t line;
};

#define V SP_WORDS_VOWEL
#define X SP_WORDS_SIGN
/* From code 1, U+1780; vowels are 17B6 to 17C5, coeng is 17D2; what a reader
 * hears is a sign, not what only tells how to read (17C9 17CA 17CF 17D1). */
const unsigned char sp_words_types[256] = {
    [0x37] = V,
    V,
    V,
    V,
    V,
    V,
    V,
    V,
    V,
    V,
    V,
    V,
    V,
    V,
    V,
    V, /* 17B6 */
    X,
    X,
    X,
    0,
    0,
    X,
    X,
    X,
    X,
    0,
    X,
    0, /* 17C6 to 17D1 */
    SP_WORDS_SUBSCRIPT,
    X, /* 17D2 17D3 */
    [0x5E] = X, /* 17DD */
};
#undef V
#undef X

unsigned
sp_words_type(struct sp_str codes)
{
	unsigned type = 0;

	for (size_t i = 0; i < codes.n; i++)
		type |= sp_words_types[(unsigned char)codes.s[i]];
	return type;
}

bool
sp_words_flags_read(struct sp_str text, unsigned *flags)
{
	*flags = 0;
	if (sp_str_eq(text, SP_STR("-")))
		return true;
	for (size_t i = 0; i < text.n; i++) {
		const char *letter =
		    text.s[i] ? strchr(flag_letters, text.s[i]) : NULL;

		if (!letter)
			return false;
		*flags |= 1u << (letter - flag_letters);
	}
	return text.n > 0;
}

void
sp_words_flags_write(unsigned flags, char text[8])
{
	size_t n = 0;

	for (size_t i = 0; flag_letters[i]; i++)
		if (flags & 1u << i)
			text[n++] = flag_letters[i];
	if (n == 0)
		text[n++] = '-';
	text[n] = '\0';
}

/* A whole number below 65,536. */
static bool
read_cost(struct sp_str text, uint32_t *cost)
{
	*cost = 0;
	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] < '0' || text.s[i] > '9')
			return false;
		*cost = *cost * 10 + (uint32_t)(text.s[i] - '0');
		if (*cost > 0xFFFF)
			return false;
	}
	return text.n > 0;
}

/* Add text as codes; false where a character has none. */
static enum sp_status
add_entry(struct table *table, struct sp_str text, uint32_t value)
{
	char *codes = sp_arena_alloc(&table->codes, text.n + 1);
	size_t n = 0;

	if (!codes ||
	    !sp_grow(&table->entry, &table->cap, table->n + 1,
		sizeof(*table->entry)))
		return SP_NOMEM;
	for (size_t pos = 0; pos < text.n;) {
		uint32_t cp = sp_utf8_next(text, &pos);
		unsigned char code = sp_words_code(table->words, cp);

		if (!code)
			return SP_BAD_MODEL;
		codes[n++] = (char)code;
	}
	table->entry[table->n++] =
	    (struct sp_dict_entry){{codes, n}, value, sp_words_cost(value)};
	return n ? SP_OK : SP_BAD_MODEL;
}

/* word TAB cost TAB flags */
static enum sp_status
read_word(struct table *table, struct sp_str line)
{
	struct sp_str field[4];
	uint32_t cost;
	unsigned flags;

	if (sp_rec_split(line, field, 4) != 3 || !read_cost(field[1], &cost) ||
	    !sp_words_flags_read(field[2], &flags))
		return SP_BAD_MODEL;
	return add_entry(table, field[0], cost | flags << 16);
}

static bool
read_type(struct sp_str name, size_t *type)
{
	for (*type = 0; *type < SP_WORDS_TYPES; ++*type)
		if (sp_str_eq(name, sp_str_c(type_names[*type])))
			return true;
	return false;
}

/* move FROM TO COST, cluster TEXT COST, or a parameter and its cost */
static enum sp_status
read_unknown(struct table *table, struct sp_str line)
{
	struct sp_words *words = table->words;
	struct {
		const char *name;
		uint16_t *value;
	} parameter[] = {
	    {"rare", &words->rare},
	    {"unknown", &words->unknown},
	    {"hint", &words->hint},
	};
	struct sp_str field[5];
	size_t n = sp_rec_split(line, field, 5), from, to;
	uint32_t cost;

	if (n < 2 || n > 4 || !read_cost(field[n - 1], &cost))
		return SP_BAD_MODEL;
	if (n == 4 && sp_str_eq(field[0], SP_STR("move")) &&
	    read_type(field[1], &from) && read_type(field[2], &to)) {
		words->move[from][to] = (uint16_t)cost;
		return SP_OK;
	}
	if (n == 3 && sp_str_eq(field[0], SP_STR("cluster")))
		return add_entry(table, field[1], cost);
	for (size_t i = 0; n == 2 && i < 3; i++)
		if (sp_str_eq(field[0], sp_str_c(parameter[i].name))) {
			*parameter[i].value = (uint16_t)cost;
			return SP_OK;
		}
	return SP_BAD_MODEL;
}

static enum sp_status
read_table(struct sp_words *words, struct sp_str text, struct sp_dict *dict,
    enum sp_status (*read_line)(struct table *, struct sp_str),
    struct sp_err *err)
{
	struct table table = {.words = words};
	enum sp_status status = SP_OK;

	while (text.n > 0 && status == SP_OK) {
		struct sp_str line = sp_str_cut(&text, '\n');

		table.line++;
		if (line.n == 0 || line.s[0] == '#')
			continue;
		status = read_line(&table, line);
	}
	if (status == SP_BAD_MODEL)
		sp_err_set(err, status,
		    "line %zu of the table is not of its "
		    "form",
		    table.line);
	else if (status == SP_NOMEM)
		sp_err_set(err, status, "out of memory");
	else
		status = sp_dict_make(table.entry, table.n, dict, err);
	free(table.entry);
	sp_arena_release(&table.codes);
	return status;
}

enum sp_status
sp_words_read(struct sp_words *words, struct sp_str list, struct sp_str unknown,
    struct sp_err *err)
{
	enum sp_status status;

	*words = (struct sp_words){.first = 0x1780, .last = 0x17DD};
	for (size_t i = 0; i < SP_WORDS_TYPES; i++)
		for (size_t k = 0; k < SP_WORDS_TYPES; k++)
			words->move[i][k] = 1000;
	status = read_table(words, list, &words->word, read_word, err);
	if (status == SP_OK)
		status = read_table(
		    words, unknown, &words->cluster, read_unknown, err);
	return status;
}

void
sp_words_release(struct sp_words *words)
{
	sp_dict_release(&words->word);
	sp_dict_release(&words->cluster);
}
