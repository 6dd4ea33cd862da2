/* SPDX-License-Identifier: MIT */
/*
 * Usage: words NAME LIST UNKNOWN > TABLE.c
 *
 * Writes the tables of a word list (words.h) as C source that defines the
 * struct sp_words NAME.  Runs while the library is being built, on the machine
 * that builds it.
 */
#include <spean/words.h>

#include <stdio.h>
#include <stdlib.h>

#include "gen.h"

const char gen_name[] = "words";

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
	read_path(argv[2], &list);
	read_path(argv[3], &unknown);
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
	return end_output();
}
