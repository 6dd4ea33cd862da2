/* SPDX-License-Identifier: MIT */
/*
 * Usage: name_dict > TABLE.c
 *
 * Writes the dictionary of known names and of the words beside names
 * (name_dict.h) as C source, of their tables, which it is linked with.  Runs
 * while the library is being built, on the machine that builds it.
 */
#include <spean/name_dict.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include <spean/arena.h>
#include <spean/known.h>
#include <spean/utf8.h>
#include <spean/words.h>

#include "gen.h"

const char gen_name[] = "name_dict";

struct list {
	struct sp_dict_entry *entry;
	size_t n;
	struct sp_arena codes;
};

/* Append the codes of a word; spaces have none. */
static void
add_codes(struct sp_str khmer, struct sp_buf *codes)
{
	for (size_t pos = 0; pos < khmer.n;) {
		unsigned char code =
		    sp_words_code(&sp_words_km, sp_utf8_next(khmer, &pos));

		if (code)
			sp_buf_addc(codes, (char)code);
	}
}

static void
add(struct list *list, const char *khmer, uint32_t value)
{
	struct sp_buf codes = {0};

	add_codes(sp_str_c(khmer), &codes);
	if (codes.n > 0)
		list->entry[list->n++] = (struct sp_dict_entry){
		    sp_arena_dup(&list->codes, sp_buf_str(&codes)), value, 0};
	if (codes.failed || list->codes.failed)
		fail(khmer, "out of memory");
	sp_buf_release(&codes);
}

static int
by_codes(const void *a, const void *b)
{
	const struct sp_dict_entry *x = a, *y = b;

	return sp_str_cmp(x->codes, y->codes);
}

/* Sort; what is the same in codes becomes one. */
static void
merge(struct list *list)
{
	struct sp_dict_entry *entry = list->entry;
	size_t kept = 0;

	qsort(entry, list->n, sizeof(*entry), by_codes);
	for (size_t i = 0; i < list->n; i++)
		if (kept > 0 &&
		    sp_str_eq(entry[kept - 1].codes, entry[i].codes))
			entry[kept - 1].value |= entry[i].value;
		else
			entry[kept++] = entry[i];
	list->n = kept;
}

/* What sp_name_dict_next looks for. */
static void
set_second(const struct list *list, uint64_t second[128][2])
{
	for (size_t i = 0; i < list->n; i++) {
		const struct sp_dict_entry *entry = &list->entry[i];
		const unsigned char *code =
		    (const unsigned char *)entry->codes.s;

		if (entry->value == SP_NAME_DICT_CUED ||
		    entry->value == SP_CUE_STOP)
			continue;
		if (entry->codes.n > 1)
			second[code[0]][code[1] >> 6] |= UINT64_C(1)
			    << (code[1] & 63);
		else
			second[code[0]][0] = second[code[0]][1] = UINT64_MAX;
	}
}

static void
print_second(uint64_t second[128][2])
{
	puts("const uint64_t sp_name_dict_second[128][2] = {");
	for (size_t i = 0; i < 128; i++)
		printf("\t{0x%" PRIx64 ", 0x%" PRIx64 "},\n", second[i][0],
		    second[i][1]);
	puts("};");
}

int
main(void)
{
	size_t most = sp_known_count + sp_name_cue_count;
	struct list list = {calloc(most, sizeof(*list.entry)), 0, {0}};
	struct sp_dict dict = {0};
	struct sp_err err = {0};
	uint64_t second[128][2] = {{0}};

	if (!list.entry)
		fail("the list", "out of memory");
	for (size_t i = 0; i < sp_known_count; i++)
		add(&list, sp_known_by_latin[i].khmer,
		    sp_known_by_latin[i].cued ? SP_NAME_DICT_CUED
					      : SP_NAME_DICT_KNOWN);
	for (size_t i = 0; i < sp_name_cue_count; i++)
		add(&list, sp_name_cue_table[i].khmer,
		    (uint32_t)sp_name_cue_table[i].kind);
	merge(&list);
	if (sp_dict_make(list.entry, list.n, &dict, &err) != SP_OK)
		fail("the list", err.msg);
	puts("/* Made from tables of names; do not edit. */");
	puts("#include <spean/name_dict.h>\n");
	print_units("unit", &dict);
	puts("const struct sp_dict sp_name_dict = {");
	puts("\tunit, sizeof(unit) / sizeof(unit[0])};\n");
	set_second(&list, second);
	print_second(second);
	sp_dict_release(&dict);
	sp_arena_release(&list.codes);
	free(list.entry);
	return end_output();
}
