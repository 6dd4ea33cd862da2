/* SPDX-License-Identifier: MIT */
/*
 * Prints the dates of a text, or measures how fast they are found:
 *
 *     dates LANG FILE          line, value and surface of each
 *     dates LANG FILE COUNT    MB/s of COUNT rounds over the file
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <spean/buf.h>
#include <spean/date.h>

static size_t
find_all(const struct sp_lang *lang, struct sp_str text, bool print)
{
	struct sp_date date;
	size_t n = 0, line = 0;

	while (text.n > 0) {
		struct sp_str s = sp_str_cut(&text, '\n');
		size_t pos = 0;

		for (line++; sp_date_next(lang, s, &pos, NULL, &date); n++)
			if (print)
				printf("%zu\t%s\t%.*s\n", line, date.value,
				    (int)(date.end - date.start),
				    s.s + date.start);
	}
	return n;
}

int
main(int argc, char **argv)
{
	struct sp_buf buf = {0};
	char part[4096];
	size_t n, dates = 0;
	long rounds;
	clock_t start;
	FILE *file = argc > 2 ? fopen(argv[2], "r") : NULL;
	const struct sp_lang *lang;

	if (!file) {
		fputs("usage: dates LANG FILE [COUNT]\n", stderr);
		return 2;
	}
	lang = sp_lang_find(sp_str_c(argv[1]));
	while ((n = fread(part, 1, sizeof(part), file)) > 0)
		sp_buf_add(&buf, (struct sp_str){part, n});
	fclose(file);
	rounds = argc > 3 ? strtol(argv[3], NULL, 10) : 0;
	if (rounds == 0)
		find_all(lang, sp_buf_str(&buf), true);
	start = clock();
	for (long i = 0; i < rounds; i++)
		dates = find_all(lang, sp_buf_str(&buf), false);
	if (rounds > 0)
		printf("%s %s: %zu dates, %.1f MB/s\n", argv[1], argv[2], dates,
		    (double)buf.n * (double)rounds / 1e6 /
			((double)(clock() - start) / CLOCKS_PER_SEC));
	sp_buf_release(&buf);
	return 0;
}
