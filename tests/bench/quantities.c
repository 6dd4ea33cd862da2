/* SPDX-License-Identifier: MIT */
/*
 * Usage: quantities LANG < TEXT
 *
 * Finds the quantities of the text, a line at a time, and prints how many there
 * are and the megabytes a second of processor time, reading not counted.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <spean/quantity.h>
#include <spean/rec.h>

int
main(int argc, char **argv)
{
	struct sp_quantities *quantities = argc == 2
	    ? sp_quantities_new(sp_lang_find(sp_str_c(argv[1])), NULL)
	    : NULL;
	struct sp_reader *reader = sp_reader_new(STDIN_FILENO, '\n');
	struct sp_quantity quantity;
	size_t found = 0, bytes = 0;
	struct sp_str line;
	clock_t spent = 0;

	if (!quantities || !reader) {
		fprintf(stderr, "usage: quantities LANG < TEXT\n");
		return 2;
	}
	while (sp_reader_next(reader, &line, NULL)) {
		clock_t start = clock();
		size_t pos = 0;

		while (sp_quantity_next(quantities, line, &pos, &quantity))
			found++;
		spent += clock() - start;
		bytes += line.n + 1;
	}
	printf("%zu quantities, %.1f MB/s\n", found,
	    (double)bytes / 1e6 /
		((double)(spent ? spent : 1) / CLOCKS_PER_SEC));
	sp_reader_free(reader);
	sp_quantities_free(quantities);
	return 0;
}
