/* SPDX-License-Identifier: MIT */
/*
 * Usage: tags LANG dates|quantities|tags < TEXT
 *
 * Finds the dates, the quantities or all that spean-tag does, a line at a time,
 * and prints how many there are and the megabytes a second of processor time,
 * reading not counted.
 */
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include <spean/buf.h>
#include <spean/date.h>
#include <spean/tag.h>

struct bench {
	const struct sp_lang *lang;
	struct sp_quantities *quantities;
	struct sp_tagger *tagger;
	struct sp_tags tags;
};

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
find_dates(struct bench *bench, struct sp_str line)
{
	struct sp_date date;
	size_t pos = 0, found = 0;

	while (sp_date_next(bench->lang, line, &pos, NULL, &date))
		found++;
	return found;
}

static size_t
find_quantities(struct bench *bench, struct sp_str line)
{
	struct sp_quantity quantity;
	size_t pos = 0, found = 0;

	while (sp_quantity_next(bench->quantities, line, &pos, &quantity))
		found++;
	return found;
}

static size_t
find_tags(struct bench *bench, struct sp_str line)
{
	if (sp_tagger_read(bench->tagger, bench->lang, line, NULL, &bench->tags,
		NULL) != SP_OK)
		return 0;
	return bench->tags.n;
}

static const struct {
	const char *name;
	size_t (*find)(struct bench *, struct sp_str line);
} what[] = {{"dates", find_dates}, {"quantities", find_quantities},
    {"tags", find_tags}};
#define WHAT (sizeof(what) / sizeof(what[0]))

static void
measure(struct bench *bench, size_t w, struct sp_str text)
{
	double mb = (double)text.n / 1e6;
	clock_t start = clock();
	size_t found = 0;

	while (text.n > 0)
		found += what[w].find(bench, sp_str_cut(&text, '\n'));
	printf("%zu %s, %.1f MB/s\n", found, what[w].name,
	    mb / ((double)(clock() - start + 1) / CLOCKS_PER_SEC));
}

int
main(int argc, char **argv)
{
	struct bench bench = {0};
	struct sp_buf text = {0};
	size_t w = 0;

	while (argc == 3 && w < WHAT && strcmp(argv[2], what[w].name) != 0)
		w++;
	if (argc != 3 || w == WHAT || !read_all(&text)) {
		fprintf(
		    stderr, "usage: tags LANG dates|quantities|tags < TEXT\n");
		return 2;
	}
	bench.lang = sp_lang_find(sp_str_c(argv[1]));
	bench.quantities = sp_quantities_new(bench.lang, NULL);
	bench.tagger = sp_tagger_new(NULL);
	if (!bench.quantities || !bench.tagger)
		return 2;
	measure(&bench, w, sp_buf_str(&text));
	sp_tags_release(&bench.tags);
	sp_tagger_free(bench.tagger);
	sp_quantities_free(bench.quantities);
	sp_buf_release(&text);
	return 0;
}
