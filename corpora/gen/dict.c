/* SPDX-License-Identifier: MIT */
/*
 * Usage: dict NAME < LIST > TABLE.c
 *
 * Writes the units of a dictionary (dict.h) as C source, an array NAME, of a
 * list of texts, TAB, their values, in any order.  Runs while the library is
 * being built, on the machine that builds it.
 */
#include <spean/dict.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gen.h"

const char gen_name[] = "dict";

/* The entries of the list, whose lines are cut; how many there are. */
static size_t
read_entries(char *list, struct sp_dict_entry **entry)
{
	size_t n = 0, cap = 0;

	for (char *line = strtok(list, "\n"); line; line = strtok(NULL, "\n")) {
		char *tab = strchr(line, '\t'), *end = tab;

		if (!sp_grow(entry, &cap, n + 1, sizeof(**entry)))
			fail(line, "out of memory");
		if (tab)
			(*entry)[n].value =
			    (uint32_t)strtoul(tab + 1, &end, 10);
		if (!tab || end == tab + 1 || *end)
			fail(line, "no text and value");
		(*entry)[n++].codes =
		    (struct sp_str){line, (size_t)(tab - line)};
	}
	return n;
}

static int
by_codes(const void *a, const void *b)
{
	const struct sp_dict_entry *x = a, *y = b;

	return sp_str_cmp(x->codes, y->codes);
}

int
main(int argc, char **argv)
{
	struct sp_dict_entry *entry = NULL;
	struct sp_buf list = {0};
	struct sp_dict dict = {0};
	struct sp_err err = {0};
	size_t n;

	if (argc != 2)
		fail("usage", "dict NAME < LIST");
	read_path("-", &list);
	sp_buf_addc(&list, '\0');
	n = list.failed ? 0 : read_entries(list.s, &entry);
	if (n == 0)
		fail("the list", "is empty");
	qsort(entry, n, sizeof(*entry), by_codes);
	if (sp_dict_make(entry, n, &dict, &err) != SP_OK)
		fail(argv[1], err.msg);
	puts("#include <stdint.h>\n");
	print_units(argv[1], &dict);
	sp_dict_release(&dict);
	free(entry);
	sp_buf_release(&list);
	return end_output();
}
