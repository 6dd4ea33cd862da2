/* SPDX-License-Identifier: MIT */
/*
 * Usage: words NAME LIST UNKNOWN > TABLE.c
 *
 * Writes the tables of a word list (words.h) as C source that defines the
 * struct sp_words NAME.  Runs while the library is being built, on the machine
 * that builds it.
 */
#include <spean/words.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include <spean/buf.h>

static void
fail(const char *what, const char *why)
{
	fprintf(stderr, "words: %s: %s\n", what, why);
	exit(2);
}

static void
read_file(const char *path, struct sp_buf *text)
{
	FILE *file = fopen(path, "rb");
	char piece[4096];
	size_t n;

	if (!file)
		fail(path, strerror(errno));
	while ((n = fread(piece, 1, sizeof(piece), file)) > 0)
		sp_buf_add(text, (struct sp_str){piece, n});
	if (ferror(file) || text->failed)
		fail(path, "cannot be read");
	fclose(file);
}

static void
print_units(const char *name, const struct sp_dict *dict)
{
	printf("static const uint32_t %s[] = {", name);
	for (size_t i = 0; i < dict->n; i++)
		printf("%s0x%x,", i % 8 ? "" : "\n", (unsigned)dict->unit[i]);
	puts("\n};\n");
}

static void
print_model(const char *name, const struct sp_words *words)
{
	printf("const struct sp_words %s = {\n", name);
	printf(
	    "\t0x%x, 0x%x,\n", (unsigned)words->first, (unsigned)words->last);
	puts("\t{word, sizeof(word) / sizeof(word[0])},");
	puts("\t{cluster, sizeof(cluster) / sizeof(cluster[0])},\n\t{");
	for (size_t i = 0; i < SP_WORDS_TYPES; i++) {
		printf("\t\t{");
		for (size_t k = 0; k < SP_WORDS_TYPES; k++)
			printf(
			    "%s%u", k ? ", " : "", (unsigned)words->move[i][k]);
		puts("},");
	}
	printf("\t},\n\t%u, %u, %u,\n};\n", (unsigned)words->rare,
	    (unsigned)words->unknown, (unsigned)words->hint);
}

int
main(int argc, char **argv)
{
	struct sp_buf list = {0}, unknown = {0};
	struct sp_words words = {0};
	struct sp_err err = {0};

	if (argc != 4)
		fail("usage", "words NAME LIST UNKNOWN");
	read_file(argv[2], &list);
	read_file(argv[3], &unknown);
	if (sp_words_read(
		&words, sp_buf_str(&list), sp_buf_str(&unknown), &err) != SP_OK)
		fail(argv[2], err.msg);
	puts("/* Made from the tables of a word list; do not edit. */");
	puts("#include <spean/words.h>\n");
	print_units("word", &words.word);
	print_units("cluster", &words.cluster);
	print_model(argv[1], &words);
	sp_words_release(&words);
	sp_buf_release(&list);
	sp_buf_release(&unknown);
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 2;
}
