/* SPDX-License-Identifier: MIT */
/*
 * Usage: fuzzy_scan DB [TEXTS [SCANNED]]
 *
 * Looks in a translation memory of English and Khmer for TEXTS texts (300) of
 * each of its languages, drawn evenly from its pairs: as they are, with a term
 * taken out, two exchanged, numbers changed, a fourth of them from another
 * text, and, unrelated, the halves of two.  Prints how long that took, and
 * whether the best that was found of the first SCANNED texts (100) is as near
 * as the best of all pairs, which a scan compares one by one.
 *
 * With -q before DB it prints the texts instead, a line each, the code of the
 * language before it, for the measurement of others.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <spean/buf.h>
#include <spean/fuzzy.h>
#include <spean/near.h>
#include <spean/store.h>
#include <spean/term.h>

#define MIN 70

enum { SAME, OUT, SWAPPED, NUMBERS, MIXED, UNRELATED, KINDS };

static const char *const kinds[KINDS] = {
    "same", "less", "swapped", "numbers", "mixed", "unrelated"};

/* A text to look for. */
struct asked {
	struct sp_buf text;
	int kind;
	double ms;
	unsigned found, best; /* percents: by the index, of all */
	struct sp_near near; /* for the scan */
	size_t n; /* terms */
	bool whole;
};

struct drawn {
	struct sp_buf *text; /* one in so many of the texts */
	size_t n, cap, step, count;
	bool tgt;
};

struct scan {
	struct asked *asked;
	size_t n;
	bool tgt;
	struct sp_terms terms;
	struct sp_buf last;
};

static _Noreturn void
die(const char *why)
{
	fprintf(stderr, "fuzzy_scan: %s\n", why);
	exit(2);
}

static enum sp_status
count(void *ctx, const struct sp_found *found, struct sp_err *err)
{
	(void)found;
	(void)err;
	++*(size_t *)ctx;
	return SP_OK;
}

static enum sp_status
draw(void *ctx, const struct sp_found *found, struct sp_err *err)
{
	struct drawn *drawn = ctx;
	struct sp_str text =
	    drawn->tgt ? found->pair.tgt_text : found->pair.src_text;

	(void)err;
	if (drawn->count++ % drawn->step != drawn->step / 2)
		return SP_OK;
	if (!sp_grow(
		&drawn->text, &drawn->cap, drawn->n + 1, sizeof(*drawn->text)))
		die("out of memory");
	drawn->text[drawn->n] = (struct sp_buf){0};
	sp_buf_add(&drawn->text[drawn->n++], text);
	return SP_OK;
}

/* Where term i stands in the text, and what is between it and the next. */
static struct sp_norm_range
place(const struct sp_terms *terms, size_t i)
{
	return sp_norm_map_range(
	    &terms->map, terms->at[i].start, terms->at[i].end);
}

static void
add_from(struct sp_buf *out, const struct sp_terms *terms, struct sp_str text,
    size_t from, size_t to)
{
	size_t start = from < terms->n ? place(terms, from).from : text.n;
	size_t end = to < terms->n ? place(terms, to).from : text.n;

	if (from == 0)
		start = 0;
	if (start < end)
		sp_buf_add(out, sp_str_sub(text, start, end));
}

static void
add_numbers(struct sp_buf *out, struct sp_str text, size_t seed)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.s[i] >= '0' && text.s[i] <= '9')
			sp_buf_addc(out, (char)('0' + (seed + i) % 10));
		else
			sp_buf_addc(out, text.s[i]);
}

/* Make of one text, and of another, what is to be looked for. */
static void
vary(struct asked *asked, struct sp_terms *terms, const struct sp_buf *text,
    size_t i, size_t n)
{
	struct sp_str one = sp_buf_str(&text[i]);
	struct sp_str two = sp_buf_str(&text[(i + n / 2) % n]);
	struct sp_buf *out = &asked->text;
	size_t half, at;

	asked->kind = (int)(i % KINDS);
	if (sp_terms_read(terms, one, true, NULL) != SP_OK || terms->n < 2)
		asked->kind = SAME;
	at = terms->n > 1 ? i * 7 % (terms->n - 1) : 0;
	half = terms->n / 2;
	switch (asked->kind) {
	case SAME:
		sp_buf_add(out, one);
		break;
	case OUT:
		add_from(out, terms, one, 0, at);
		add_from(out, terms, one, at + 1, terms->n);
		break;
	case SWAPPED:
		add_from(out, terms, one, 0, at);
		add_from(out, terms, one, at + 1, at + 2);
		sp_buf_addc(out, ' ');
		add_from(out, terms, one, at, at + 1);
		add_from(out, terms, one, at + 2, terms->n);
		break;
	case NUMBERS:
		add_numbers(out, one, i);
		break;
	default:
		if (asked->kind == MIXED)
			half += terms->n / 4;
		add_from(out, terms, one, 0, half);
		sp_buf_addc(out, ' ');
		sp_terms_read(terms, two, true, NULL);
		half = terms->n / 2;
		if (asked->kind == MIXED)
			half += terms->n / 4;
		add_from(out, terms, two, half, terms->n);
	}
	if (sp_terms_read(terms, sp_buf_str(out), false, NULL) != SP_OK ||
	    sp_near_begin(&asked->near, terms, NULL) != SP_OK)
		die("a text that is none");
	asked->n = terms->n;
}

static enum sp_status
first(void *ctx, const struct sp_fuzzy_match *match, struct sp_err *err)
{
	struct asked *asked = ctx;

	(void)err;
	if (asked->found == 0)
		asked->found = match->percent;
	return SP_OK;
}

static double
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void
look(struct sp_store *store, struct asked *asked, size_t n, bool tgt)
{
	struct sp_fuzzy_opts opts = {
	    .pairs = {SP_STR("en"), SP_STR("km"), 0, false, NULL},
	    .side = tgt ? SP_STORE_TGT : SP_STORE_SRC,
	    .min = MIN,
	    .limit = 5};
	struct sp_err err = {0};
	struct sp_fuzzy *fuzzy = sp_fuzzy_new(store, &opts, &err);

	if (!fuzzy)
		die(err.msg);
	for (size_t i = 0; i < n; i++) {
		double from = now();

		if (sp_fuzzy_look(fuzzy, sp_buf_str(&asked[i].text), first,
			&asked[i], &err) != SP_OK)
			die(err.msg);
		asked[i].ms = now() - from;
		asked[i].whole = sp_fuzzy_work(fuzzy).whole;
	}
	sp_fuzzy_free(fuzzy);
}

static enum sp_status
compare(void *ctx, const struct sp_found *found, struct sp_err *err)
{
	struct scan *scan = ctx;
	struct sp_str text =
	    scan->tgt ? found->pair.tgt_text : found->pair.src_text;

	if (sp_terms_read(&scan->terms, text, false, err) != SP_OK)
		return err->status;
	for (size_t i = 0; i < scan->n; i++) {
		struct asked *asked = &scan->asked[i];
		size_t n = scan->terms.n, m = asked->n;
		unsigned least = asked->best > MIN ? asked->best : MIN;
		unsigned percent;

		if (n * 100 < m * least || n * least > m * 100)
			continue;
		if (sp_near_percent(&asked->near, &scan->terms, least, &percent,
			err) != SP_OK)
			return err->status;
		if (percent > asked->best)
			asked->best = percent;
	}
	return SP_OK;
}

static int
by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* How long those of a kind took (KINDS: of any). */
static void
print_times(const char *lang, const struct asked *asked, size_t n, int kind)
{
	double *took = calloc(n + 1, sizeof(*took));
	size_t m = 0, near = 0, whole = 0;

	if (!took)
		die("out of memory");
	for (size_t i = 0; i < n; i++) {
		if (kind != KINDS && asked[i].kind != kind)
			continue;
		took[m++] = asked[i].ms;
		near += asked[i].found > 0;
		whole += asked[i].whole;
	}
	qsort(took, m, sizeof(*took), by_size);
	if (m > 0)
		printf("%s %-9s %5zu texts, %5zu found, %5zu whole; median "
		       "%.2f ms, p99 %.2f ms, longest %.2f ms\n",
		    lang, kind == KINDS ? "all" : kinds[kind], m, near, whole,
		    took[m / 2], took[m * 99 / 100], took[m - 1]);
	free(took);
}

/* Whether the best is found, by how near it is; false where too often not. */
static bool
print_recall(const char *lang, const struct asked *asked, size_t n)
{
	static const unsigned from[] = {95, 85, 70};
	size_t all = 0, missed = 0;

	for (size_t k = 0; k < 3; k++) {
		size_t there = 0, good = 0;

		for (size_t i = 0; i < n; i++) {
			unsigned found = asked[i].found;

			if (asked[i].best < from[k] ||
			    (k > 0 && asked[i].best >= from[k - 1]))
				continue;
			if (found > SP_NEAR_SAME)
				found = SP_NEAR_SAME;
			there++;
			good += found == asked[i].best;
			if (found != asked[i].best)
				fprintf(stderr, "%s: %u%%, not %u%%: %.*s\n",
				    kinds[asked[i].kind], found, asked[i].best,
				    (int)asked[i].text.n, asked[i].text.s);
		}
		printf("%s: the best is found of %zu of %zu with %u%% or "
		       "more\n",
		    lang, good, there, from[k]);
		all += there;
		missed += there - good;
	}
	return missed * 100 <= all;
}

static bool
measure(struct sp_store *store, size_t pairs, bool tgt, size_t n, size_t m,
    bool print)
{
	static const char *const langs[] = {"en", "km"};
	struct sp_store_query all = {
	    SP_STR("en"), SP_STR("km"), 0, false, NULL};
	struct drawn drawn = {.step = pairs / n + 1, .tgt = tgt};
	struct scan scan = {.tgt = tgt};
	struct sp_err err = {0};
	bool good = true;

	if (sp_store_each(store, &all, draw, &drawn, &err) != SP_OK ||
	    sp_terms_init(&scan.terms, &err) != SP_OK)
		die(err.msg);
	n = drawn.n;
	scan.asked = calloc(n + 1, sizeof(*scan.asked));
	if (!scan.asked)
		die("out of memory");
	for (size_t i = 0; i < n; i++)
		vary(&scan.asked[i], &scan.terms, drawn.text, i, n);
	if (print) {
		for (size_t i = 0; i < n; i++)
			printf("%s\t%.*s\n", langs[tgt],
			    (int)scan.asked[i].text.n, scan.asked[i].text.s);
	} else {
		look(store, scan.asked, n, tgt);
		for (int kind = 0; kind <= KINDS; kind++)
			print_times(langs[tgt], scan.asked, n, kind);
		scan.n = m < n ? m : n;
		if (scan.n > 0 &&
		    sp_store_each(store, &all, compare, &scan, &err) != SP_OK)
			die(err.msg);
		if (scan.n > 0)
			good = print_recall(langs[tgt], scan.asked, scan.n);
	}
	for (size_t i = 0; i < n; i++) {
		sp_near_release(&scan.asked[i].near);
		sp_buf_release(&scan.asked[i].text);
		sp_buf_release(&drawn.text[i]);
	}
	free(scan.asked);
	free(drawn.text);
	sp_terms_release(&scan.terms);
	return good;
}

int
main(int argc, char **argv)
{
	struct sp_store_query all = {
	    SP_STR("en"), SP_STR("km"), 0, false, NULL};
	bool print = argc > 2 && strcmp(argv[1], "-q") == 0;
	struct sp_err err = {0};
	struct sp_store *store;
	size_t pairs = 0, n, m;
	bool good = true;

	argv += print;
	argc -= print;
	n = argc > 2 ? strtoul(argv[2], NULL, 10) : 300;
	m = argc > 3 ? strtoul(argv[3], NULL, 10) : 100;
	if (argc < 2 || n == 0)
		die("usage: fuzzy_scan [-q] DB [TEXTS [SCANNED]]");
	store = sp_store_open(argv[1], SP_STORE_READ, &err);
	if (!store || sp_store_each(store, &all, count, &pairs, &err) != SP_OK)
		die(err.msg);
	if (!print)
		printf("%zu pairs\n", pairs);
	for (int tgt = 0; tgt < 2; tgt++)
		good &= measure(store, pairs, tgt, n, m, print);
	sp_store_close(store);
	return good ? 0 : 1;
}
