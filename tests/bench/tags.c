/* SPDX-License-Identifier: MIT */
/*
 * Usage: tags LANG < TEXT
 *
 * Tags the text, a line at a time, and prints how many tags there are and the
 * megabytes a second of processor time, reading not counted.
 */
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include <spean/buf.h>
#include <spean/tag.h>

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

int
main(int argc, char **argv)
{
	struct sp_tagger *tagger = sp_tagger_new(NULL);
	struct sp_buf text = {0};
	struct sp_tags tags = {0};
	const struct sp_lang *lang;
	struct sp_str rest;
	size_t found = 0;
	clock_t start;

	if (argc != 2 || !tagger || !read_all(&text)) {
		fprintf(stderr, "usage: tags LANG < TEXT\n");
		return 2;
	}
	lang = sp_lang_find(sp_str_c(argv[1]));
	start = clock();
	for (rest = sp_buf_str(&text); rest.n > 0; found += tags.n)
		if (sp_tagger_read(tagger, lang, sp_str_cut(&rest, '\n'), NULL,
			&tags, NULL) != SP_OK)
			return 2;
	printf("%zu tags, %.1f MB/s\n", found,
	    (double)text.n / 1e6 /
		((double)(clock() - start + 1) / CLOCKS_PER_SEC));
	sp_tags_release(&tags);
	sp_buf_release(&text);
	sp_tagger_free(tagger);
	return 0;
}
