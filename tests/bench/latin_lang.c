/* SPDX-License-Identifier: MIT */
/*
 * Usage: latin_lang CODE EXPECTED CHARS... <TEXT
 *
 * Text in the language CODE, said to be in EXPECTED: what is found of pieces of
 * so many characters or more, each made of as many lines as it needs (0: each
 * line), and the time.
 *
 * CODE, CHARS, pieces, right, undecided, taken for EXPECTED, another, ns a byte
 */
#define _POSIX_C_SOURCE 200809L
#include <spean/latin_lang.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <spean/buf.h>
#include <spean/utf8.h>

struct count {
	size_t pieces, right, undecided, expected, other, bytes;
	double seconds;
};

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void
ask(struct sp_str piece, char **argv, struct count *count)
{
	double start = now();
	const char *lang = sp_latin_lang(piece, argv[2]);

	count->seconds += now() - start;
	count->bytes += piece.n;
	count->pieces++;
	if (!lang)
		count->undecided++;
	else if (strcmp(lang, argv[1]) == 0)
		count->right++;
	else if (strcmp(lang, argv[2]) == 0)
		count->expected++;
	else
		count->other++;
	if (getenv("SHOW") && lang && strcmp(lang, argv[1]) != 0)
		printf("%s\t%.*s\n", lang, (int)piece.n, piece.s);
}

static void
measure(struct sp_str text, size_t chars, char **argv)
{
	struct count count = {0};
	struct sp_buf piece = {0};

	while (text.n > 0) {
		struct sp_str line = sp_str_cut(&text, '\n');

		if (piece.n > 0)
			sp_buf_addc(&piece, ' ');
		sp_buf_add(&piece, line);
		if (sp_utf8_count(sp_buf_str(&piece)) < chars)
			continue;
		ask(sp_buf_str(&piece), argv, &count);
		sp_buf_reset(&piece);
	}
	printf("%s\t%zu\t%zu\t%zu\t%zu\t%zu\t%zu\t%.1f\n", argv[1], chars,
	    count.pieces, count.right, count.undecided, count.expected,
	    count.other,
	    count.bytes ? count.seconds * 1e9 / (double)count.bytes : 0);
	sp_buf_release(&piece);
}

int
main(int argc, char **argv)
{
	struct sp_buf text = {0};
	char block[65536];
	size_t n;

	if (argc < 4)
		return 2;
	while ((n = fread(block, 1, sizeof(block), stdin)) > 0)
		sp_buf_add(&text, (struct sp_str){block, n});
	for (int i = 3; i < argc; i++)
		measure(sp_buf_str(&text), strtoul(argv[i], NULL, 10), argv);
	sp_buf_release(&text);
	return 0;
}
