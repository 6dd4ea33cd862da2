/* SPDX-License-Identifier: MIT */
/*
 * Usage: icu_words LANG < TEXT
 *
 * The peer of spean-word in tests/bench/text.sh: inserts U+200B at the word
 * borders that ICU's break iterator finds, a line at a time.
 */
#include <stdio.h>
#include <stdlib.h>

#include <unicode/ubrk.h>
#include <unicode/ustring.h>

static void
fail(const char *why)
{
	fprintf(stderr, "icu_words: %s\n", why);
	exit(2);
}

/* Write the units [from, to) as UTF-8. */
static void
put(const UChar *u16, int32_t from, int32_t to, char *utf8, size_t room)
{
	UErrorCode code = U_ZERO_ERROR;
	int32_t n;

	u_strToUTF8(utf8, (int32_t)room, &n, u16 + from, to - from, &code);
	if (U_FAILURE(code))
		fail("cannot convert");
	fwrite(utf8, 1, (size_t)n, stdout);
}

static void
cut(UBreakIterator *iter, const UChar *u16, int32_t n, char *utf8, size_t room)
{
	UErrorCode code = U_ZERO_ERROR;
	int32_t last = 0;

	ubrk_setText(iter, u16, n, &code);
	for (int32_t to = ubrk_next(iter); to != UBRK_DONE;
	     to = ubrk_next(iter)) {
		put(u16, last, to, utf8, room);
		if (to < n)
			fputs("\xe2\x80\x8b", stdout);
		last = to;
	}
}

int
main(int argc, char **argv)
{
	UErrorCode code = U_ZERO_ERROR;
	UBreakIterator *iter =
	    argc > 1 ? ubrk_open(UBRK_WORD, argv[1], NULL, 0, &code) : NULL;
	UChar *u16 = NULL;
	char *line = NULL, *utf8 = NULL;
	size_t cap = 0, room = 0;
	ssize_t n;

	if (!iter || U_FAILURE(code))
		fail("usage: icu_words LANG < TEXT");
	while ((n = getline(&line, &cap, stdin)) > 0) {
		int32_t units;

		if (room < cap * 4) {
			room = cap * 4;
			u16 = realloc(u16, room * sizeof(*u16));
			utf8 = realloc(utf8, room);
			if (!u16 || !utf8)
				fail("out of memory");
		}
		u_strFromUTF8(
		    u16, (int32_t)room, &units, line, (int32_t)n, &code);
		if (U_FAILURE(code))
			fail("not UTF-8");
		cut(iter, u16, units, utf8, room);
	}
	ubrk_close(iter);
	free(u16);
	free(utf8);
	free(line);
	return fflush(stdout) == 0 ? 0 : 2;
}
