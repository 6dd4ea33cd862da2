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

#include <spean/buf.h>

static void
fail(const char *why, struct sp_str what)
{
	fprintf(stderr, "dict: %s: %.*s\n", why, (int)what.n, what.s);
	exit(2);
}

static void
read_all(struct sp_buf *list)
{
	char piece[4096];
	size_t n;

	while ((n = fread(piece, 1, sizeof(piece), stdin)) > 0)
		sp_buf_add(list, (struct sp_str){piece, n});
	if (ferror(stdin) || list->failed)
		fail("cannot be read", SP_STR("the list"));
}

/* The entries of the list, whose lines are cut; how many there are. */
static size_t
read_entries(char *list, struct sp_dict_entry **entry)
{
	size_t n = 0, cap = 0;

	for (char *line = strtok(list, "\n"); line; line = strtok(NULL, "\n")) {
		char *tab = strchr(line, '\t'), *end = tab;

		if (!sp_grow(entry, &cap, n + 1, sizeof(**entry)))
			fail("out of memory", sp_str_c(line));
		if (tab)
			(*entry)[n].value =
			    (uint32_t)strtoul(tab + 1, &end, 10);
		if (!tab || end == tab + 1 || *end)
			fail("no text and value", sp_str_c(line));
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
		fail("usage", SP_STR("dict NAME < LIST"));
	read_all(&list);
	sp_buf_addc(&list, '\0');
	n = list.failed ? 0 : read_entries(list.s, &entry);
	if (n == 0)
		fail("is empty", SP_STR("the list"));
	qsort(entry, n, sizeof(*entry), by_codes);
	if (sp_dict_make(entry, n, &dict, &err) != SP_OK)
		fail(argv[1], sp_str_c(err.msg));
	printf(
	    "#include <stdint.h>\n\nstatic const uint32_t %s[] = {", argv[1]);
	for (size_t i = 0; i < dict.n; i++)
		printf("%s0x%x,", i % 8 ? "" : "\n", (unsigned)dict.unit[i]);
	puts("\n};\n");
	sp_dict_release(&dict);
	free(entry);
	sp_buf_release(&list);
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 2;
}
