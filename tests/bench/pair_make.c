/* SPDX-License-Identifier: MIT */
/*
 * Usage: pair_make COUNT SEED OUT [dated] <PARTS
 *
 * Writes two collections of COUNT documents of 20 sentences, OUT/en.tsv and
 * OUT/km.tsv, and OUT/gold.tsv with the pairs: half of the documents of a side
 * have a partner on the other.  PARTS are lines of three columns: a kind, an
 * English text and its Khmer one.
 *
 * text    sentences, in the order of their texts.  A document is made of runs
 *         of four, taken anywhere, of 21 sentences of which each side lacks
 *         another.  Numbers of two digits or more that stand in both texts are
 *         others in each document, and the same in its two texts.
 * person  names; two of them are a full name.  A document has two full names
 * place   and two places in brackets behind sentences, of which a quarter stay
 *         in Latin letters in Khmer.
 *
 * With dated, a document has its date, the Khmer one up to two days later, of
 * some three years.  Same arguments, same bytes.
 */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <spean/buf.h>
#include <spean/file.h>
#include <spean/str.h>

enum { SENTENCES = 21, RUN = 4, NAMES = 4, NUMBERS = 16, DIGITS = 12 };
enum { TEXT, PERSON, PLACE, KINDS };

/* A place in a text where digits stand: English or Khmer ones. */
struct number {
	size_t start, end;
	char digits[DIGITS + 1]; /* ASCII ones */
	size_t n; /* of digits */
	bool khmer;
	bool varies; /* the other text has it too */
};

struct text {
	struct sp_str s;
	struct number number[NUMBERS];
	size_t n;
};

struct part {
	struct text side[2];
};

static struct {
	struct part *part;
	size_t n, cap;
} parts[KINDS];

static const char *const lang[2] = {"en", "km"};

static _Noreturn void
die(const char *what)
{
	fprintf(stderr, "pair_make: %s\n", what);
	exit(1);
}

/* A well mixed number of each next state (Steele et al. 2014, SplitMix64). */
static uint64_t
draw(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
	return z ^ (z >> 31);
}

static size_t
below(uint64_t *state, size_t n)
{
	return (size_t)(draw(state) % n);
}

/* The bytes of the digit at i, 0 where there is none; U+17E0 to U+17E9 are
 * Khmer. */
static size_t
digit_at(struct sp_str s, size_t i, char *digit, bool *khmer)
{
	const unsigned char *at = (const unsigned char *)s.s + i;

	if (i < s.n && *at >= '0' && *at <= '9') {
		*digit = (char)*at;
		*khmer = false;
		return 1;
	}
	if (i + 2 < s.n && at[0] == 0xE1 && at[1] == 0x9F && at[2] >= 0xA0 &&
	    at[2] <= 0xA9) {
		*digit = (char)('0' + at[2] - 0xA0);
		*khmer = true;
		return 3;
	}
	return 0;
}

static bool
is_letter(struct sp_str s, size_t i)
{
	return i < s.n &&
	    ((s.s[i] >= 'a' && s.s[i] <= 'z') ||
		(s.s[i] >= 'A' && s.s[i] <= 'Z'));
}

/* Numbers of two digits or more, but for those of names such as COVID-19. */
static void
find_numbers(struct text *text)
{
	struct sp_str s = text->s;
	size_t bytes;

	for (size_t i = 0; i < s.n && text->n < NUMBERS; i += bytes) {
		struct number *number = &text->number[text->n];
		char digit;

		*number = (struct number){.start = i};
		while ((bytes = digit_at(s, i, &digit, &number->khmer)) > 0) {
			if (number->n < DIGITS)
				number->digits[number->n] = digit;
			number->n++;
			i += bytes;
		}
		number->end = i;
		bytes = 1;
		if (number->n < 2 || number->n > DIGITS ||
		    number->digits[0] == '0' || is_letter(s, i) ||
		    (number->start > 0 &&
			(s.s[number->start - 1] == '-' ||
			    is_letter(s, number->start - 1))))
			continue;
		text->n++;
	}
}

static void
match_numbers(struct part *part)
{
	struct text *en = &part->side[0], *km = &part->side[1];

	for (size_t i = 0; i < en->n; i++)
		for (size_t k = 0; k < km->n; k++)
			if (!km->number[k].varies && !en->number[i].varies &&
			    strcmp(en->number[i].digits,
				km->number[k].digits) == 0)
				en->number[i].varies = km->number[k].varies =
				    true;
}

static void
read_parts(struct sp_str rest)
{
	static const char *const kinds[KINDS] = {"text", "person", "place"};

	while (rest.n > 0) {
		struct sp_str line = sp_str_cut(&rest, '\n');
		struct sp_str kind = sp_str_cut(&line, '\t');
		struct part part = {0};
		size_t k = 0;

		part.side[0].s = sp_str_cut(&line, '\t');
		part.side[1].s = line;
		while (k < KINDS && !sp_str_eq(kind, sp_str_c(kinds[k])))
			k++;
		if (k == KINDS || part.side[0].s.n == 0 || line.n == 0)
			die("a part is no kind, English text and Khmer text");
		if (k == TEXT) {
			find_numbers(&part.side[0]);
			find_numbers(&part.side[1]);
			match_numbers(&part);
		}
		if (!sp_grow(&parts[k].part, &parts[k].cap, parts[k].n + 1,
			sizeof(part)))
			die("out of memory");
		parts[k].part[parts[k].n++] = part;
	}
	for (size_t k = 0; k < KINDS; k++)
		if (parts[k].n < RUN)
			die("too few parts");
}

/* What stands for a number in the document of this salt: a day or hour for what
 * may be one, a year for a year, else as many digits. */
static size_t
varied(const struct number *number, uint64_t salt)
{
	size_t value = (size_t)strtoull(number->digits, NULL, 10), least = 1;

	for (size_t k = 0; k < number->n; k++)
		salt = salt * 31 + (unsigned char)number->digits[k];
	for (size_t k = 1; k < number->n; k++)
		least *= 10;
	if (number->n == 2)
		return value < 24 ? 10 + below(&salt, 14)
		    : value < 32  ? 24 + below(&salt, 5)
				  : 32 + below(&salt, 68);
	if (number->n == 4 && value >= 1900 && value < 2100)
		return 1950 + below(&salt, 75);
	return least + below(&salt, 9 * least);
}

static void
put_text(const struct text *text, uint64_t salt, FILE *out)
{
	size_t done = 0;

	for (size_t k = 0; k < text->n; k++) {
		const struct number *number = &text->number[k];
		char digits[24];

		if (!number->varies)
			continue;
		fwrite(text->s.s + done, 1, number->start - done, out);
		snprintf(digits, sizeof(digits), "%zu", varied(number, salt));
		for (size_t d = 0; digits[d]; d++)
			if (number->khmer)
				fprintf(out, "\xE1\x9F%c",
				    0xA0 + (digits[d] - '0'));
			else
				putc(digits[d], out);
		done = number->end;
	}
	fwrite(text->s.s + done, 1, text->s.n - done, out);
}

/* A document, as it is made before either side is written. */
struct plan {
	const struct part *line[SENTENCES];
	const struct part *name[NAMES][2]; /* [1] is NULL for a place */
	size_t behind[NAMES];
	bool latin[NAMES]; /* in Khmer too */
	size_t lacks[2];
	time_t day[2];
	uint64_t salt;
};

static void
make_plan(struct plan *plan, uint64_t seed, size_t doc)
{
	uint64_t state = seed << 32 ^ doc;
	size_t at = 0;

	*plan = (struct plan){0};
	for (size_t k = 0; k < SENTENCES; k++, at++) {
		if (k % RUN == 0)
			at = below(&state, parts[TEXT].n - RUN + 1);
		plan->line[k] = &parts[TEXT].part[at];
	}
	for (size_t k = 0; k < NAMES; k++) {
		int kind = k % 2 ? PLACE : PERSON;

		for (size_t i = 0; i < (kind == PERSON ? 2 : 1); i++)
			plan->name[k][i] =
			    &parts[kind].part[below(&state, parts[kind].n)];
		plan->behind[k] = below(&state, SENTENCES);
		plan->latin[k] = below(&state, 4) == 0;
	}
	plan->lacks[0] = below(&state, SENTENCES);
	plan->lacks[1] = below(&state, SENTENCES);
	plan->day[0] = (time_t)(17167 + below(&state, 1000)); /* 2017 */
	plan->day[1] = plan->day[0] + (time_t)below(&state, 3);
	plan->salt = draw(&state);
}

static void
put_names(const struct plan *plan, size_t line, size_t side, FILE *out)
{
	for (size_t k = 0; k < NAMES; k++) {
		size_t from = plan->latin[k] ? 0 : side;

		if (plan->behind[k] != line)
			continue;
		fputs(" (", out);
		for (size_t i = 0; i < 2 && plan->name[k][i]; i++) {
			struct sp_str s = plan->name[k][i]->side[from].s;

			if (i > 0)
				putc(' ', out);
			fwrite(s.s, 1, s.n, out);
		}
		putc(')', out);
	}
}

static void
put_doc(
    const struct plan *plan, size_t number, size_t side, bool dated, FILE *out)
{
	size_t n = 0;

	if (dated) {
		time_t at = plan->day[side] * 86400;
		char day[16];

		strftime(day, sizeof(day), "%Y-%m-%d", gmtime(&at));
		fprintf(out, "%s/%06zu\t@date\t%s\t%s\n", lang[side], number,
		    lang[side], day);
	}
	for (size_t k = 0; k < SENTENCES; k++) {
		if (k == plan->lacks[side])
			continue;
		fprintf(out, "%s/%06zu\t%zu.1\t%s\t", lang[side], number, ++n,
		    lang[side]);
		put_text(&plan->line[k]->side[side], plan->salt, out);
		put_names(plan, k, side, out);
		putc('\n', out);
	}
}

static FILE *
open_in(const char *dir, const char *name)
{
	char path[4096];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s.tsv", dir, name);
	file = fopen(path, "w");
	if (!file)
		die(strerror(errno));
	return file;
}

static void
end(FILE *file)
{
	if (ferror(file) || fclose(file) != 0)
		die(strerror(errno));
}

/* The numbers from 0 to n, shuffled. */
static size_t *
shuffled(size_t n, uint64_t state)
{
	size_t *list = malloc((n + 1) * sizeof(*list));

	if (!list)
		die("out of memory");
	for (size_t i = 0; i < n; i++) {
		size_t k = below(&state, i + 1);

		list[i] = i;
		list[i] = list[k];
		list[k] = i;
	}
	return list;
}

int
main(int argc, char **argv)
{
	size_t n = argc > 3 ? (size_t)strtoull(argv[1], NULL, 10) : 0;
	uint64_t seed = argc > 3 ? strtoull(argv[2], NULL, 10) : 0;
	struct sp_buf in = {0};
	struct sp_err err;
	size_t *order[2], *number;
	FILE *out;

	if (n < 2)
		die("usage: pair_make COUNT SEED OUT [dated] <PARTS");
	if (sp_file_read("-", (size_t)1 << 30, &in, &err) != SP_OK)
		die(err.msg);
	read_parts(sp_buf_str(&in));
	/* Documents below n / 2 stand on both sides, the next n - n / 2 in
	 * English, those after them in Khmer. */
	for (size_t s = 0; s < 2; s++) {
		order[s] = shuffled(n, seed * 2 + s);
		out = open_in(argv[3], lang[s]);
		for (size_t i = 0; i < n; i++) {
			size_t doc = order[s][i];
			struct plan plan;

			make_plan(&plan, seed,
			    doc < n / 2 || s == 0 ? doc : doc + n - n / 2);
			put_doc(&plan, i, s, argc > 4, out);
		}
		end(out);
	}
	number = malloc(n * sizeof(*number));
	if (!number)
		die("out of memory");
	for (size_t i = 0; i < n; i++)
		number[order[1][i]] = i;
	out = open_in(argv[3], "gold");
	for (size_t i = 0; i < n; i++)
		if (order[0][i] < n / 2)
			fprintf(out, "en/%06zu\tkm/%06zu\n", i,
			    number[order[0][i]]);
	end(out);
	for (size_t k = 0; k < KINDS; k++)
		free(parts[k].part);
	for (size_t s = 0; s < 2; s++)
		free(order[s]);
	free(number);
	sp_buf_release(&in);
	return 0;
}
