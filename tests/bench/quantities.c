/* SPDX-License-Identifier: MIT */
/*
 * Usage: quantities LANG < TEXT
 *
 * Finds the quantities of the text, a line at a time, and prints how many there
 * are and the megabytes a second of processor time, reading not counted.
 */
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include <spean/buf.h>
#include <spean/quantity.h>

static bool
read_all(struct sp_buf *text)
{
	ssize_t n;

	do {
		char *room = sp_buf_room(text, 1 << 16);

		n = room ? read(STDIN_FILENO, room, 1 << 16) : -1;
		if (n > 0)
			text->n += (size_t)n;
	} while (n > 0);
	return n == 0;
}

static size_t
count(struct sp_quantities *quantities, struct sp_str text)
{
	struct sp_quantity quantity;
	size_t found = 0;

	while (text.n > 0) {
		struct sp_str line = sp_str_cut(&text, '\n');
		size_t pos = 0;

		while (sp_quantity_next(quantities, line, &pos, &quantity))
			found++;
	}
	return found;
}

int
main(int argc, char **argv)
{
	struct sp_quantities *quantities = argc == 2
	    ? sp_quantities_new(sp_lang_find(sp_str_c(argv[1])), NULL)
	    : NULL;
	struct sp_buf text = {0};
	clock_t start;
	size_t found;

	if (!quantities || !read_all(&text)) {
		fprintf(stderr, "usage: quantities LANG < TEXT\n");
		return 2;
	}
	start = clock();
	found = count(quantities, sp_buf_str(&text));
	printf("%zu quantities, %.1f MB/s\n", found,
	    (double)text.n / 1e6 /
		((double)(clock() - start + 1) / CLOCKS_PER_SEC));
	sp_buf_release(&text);
	sp_quantities_free(quantities);
	return 0;
}
