/* SPDX-License-Identifier: MIT */
/*
 * Usage: within_weights [-p] [-x NAME]... LIST
 *
 * Learn what the features of sentences count that may be left out
 * (within_case.h), of documents that were aligned after sentences had been
 * left out and others joined (tests/bench/within_docs.py).  LIST has a line for
 * each corpus: its name, the pairs that spean-align made, what was left out
 * (gold.tsv of within_docs.py), a lexicon that was made without the corpus;
 * TABs between.
 * Prints "sentence TAB feature TAB weight", and on standard error, for each
 * corpus, how many of the sentences that were left out and have no bead of
 * their own are told, and how many others.
 *
 * -x  do not learn of this corpus
 * -p  instead of the weights, print what is told and was not left out (+) and
 *     what is not told and was (-), of the corpora not learned of
 *
 * The weights are those that make it most likely which sentences are left out
 * (Newton's method), less what large weights cost; those that are left out
 * count GONE times, as a false alarm costs less than what is not seen, and no
 * corpus as more than CASES.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <spean/check_gaps.h>
#include <spean/check_within.h>
#include <spean/within_cases.h>

#include "gen.h"

const char gen_name[] = "within_weights";

#define COST    .5 /* half of a weight's square */
#define CASES   2000. /* that a corpus counts as, if it has more */
#define GONE    4. /* that a sentence that was left out counts as */
#define STEPS   30
#define N       SP_WITHIN_FEATURES
#define CORPORA 16

struct row {
	struct sp_within_case it;
	size_t corpus;
	bool gone; /* it was left out */
	char *what; /* for people */
};

struct corpus {
	struct sp_str name;
	bool left_out;
	size_t pairs, cases;
	struct sp_buf text, gold;
	struct sp_str gone[2]; /* of the document that is read, by side */
	struct sp_lex *lex;
};

static struct corpus corpus[CORPORA];
static size_t corpora, nrows, cap_rows;
static struct row *row;
static const struct sp_lang *lang[2];

static void
need(bool ok)
{
	if (!ok)
		fail("memory", "out of it");
}

static void
check(enum sp_status status, const struct sp_err *err)
{
	if (status != SP_OK)
		fail("check", err->msg);
}

static char *
keep(struct sp_str text)
{
	char *s = malloc(text.n + 1);

	need(s);
	memcpy(s, text.s, text.n);
	s[text.n] = '\0';
	return s;
}

/* ---- a corpus ---- */

struct work {
	struct sp_check_unit *unit;
	struct sp_check_gaps *gaps;
	struct sp_within_cases *cases;
	struct sp_findings findings;
};

static void
read_unit(struct work *work, struct sp_str line)
{
	struct sp_err err = {0};
	struct sp_pair pair = {.score = 1};

	pair.src_doc = sp_str_cut(&line, '\t');
	pair.tgt_doc = sp_str_cut(&line, '\t');
	pair.src_loc = sp_str_cut(&line, '\t');
	pair.tgt_loc = sp_str_cut(&line, '\t');
	pair.score = atof(sp_str_cut(&line, '\t').s);
	pair.src_text = sp_str_cut(&line, '\t');
	pair.tgt_text = line;
	check(sp_check_unit_read(work->unit, &pair, &err), &err);
	sp_findings_reset(&work->findings);
	check(sp_check_gaps_run(work->gaps, work->unit, &work->findings, &err),
	    &err);
	check(sp_within_cases_read(work->cases, work->unit,
		  sp_check_gaps_usual(work->gaps), &err),
	    &err);
}

/* What was left out of the document that begins: one sentence. */
static void
find_gone(struct corpus *c, struct sp_str doc)
{
	struct sp_str rest = sp_buf_str(&c->gold);

	c->gone[0] = c->gone[1] = SP_STR("");
	while (rest.n > 0) {
		struct sp_str line = sp_str_cut(&rest, '\n');
		struct sp_str of = sp_str_cut(&line, '\t');
		struct sp_str side = sp_str_cut(&line, '\t');

		if (sp_str_eq(of, doc))
			c->gone[side.s[0] - '0'] = line;
	}
}

static void
say(const struct work *work, const struct sp_within_case *it, struct row *r)
{
	struct sp_buf what = {0};

	sp_buf_add(&what,
	    sp_str_sub(work->unit->side[it->side].text, it->start, it->end));
	for (size_t s = 0; s < 2; s++) {
		sp_buf_addc(&what, '\t');
		sp_buf_add(&what, work->unit->side[s].text);
	}
	r->what = keep(sp_buf_str(&what));
	sp_buf_release(&what);
}

/* Is most of the sentence in what was left out, where that stands? */
static bool
is_gone(const struct corpus *c, const struct sp_check_unit *unit,
    const struct sp_within_case *it)
{
	struct sp_str raw = unit->side[it->side].raw;
	struct sp_str gone = c->gone[it->side];
	struct sp_norm_range at =
	    sp_check_unit_place(unit, it->side, it->start, it->end);
	size_t from = sp_str_find(raw, gone, 0), to = from + gone.n;
	size_t length = at.to - at.from;

	if (gone.n == 0 || from >= raw.n)
		return false;
	from = from > at.from ? from : at.from;
	to = to < at.to ? to : at.to;
	return from < to && 2 * (to - from) > length;
}

static void
add_rows(struct work *work, size_t number)
{
	struct corpus *c = &corpus[number];
	const struct sp_within_case *it;
	size_t n;

	it = sp_within_cases_of(work->cases, &n);
	need(sp_grow(&row, &cap_rows, nrows + n, sizeof(*row)));
	for (size_t k = 0; k < n; k++) {
		row[nrows] = (struct row){.it = it[k], .corpus = number};
		row[nrows].gone = is_gone(c, work->unit, &it[k]);
		if (c->left_out)
			say(work, &it[k], &row[nrows]);
		nrows++;
		c->cases++;
	}
	c->pairs++;
}

static void
read_corpus(size_t number)
{
	struct corpus *c = &corpus[number];
	struct sp_err err = {0};
	struct work work = {.unit = sp_check_unit_new(lang, &err),
	    .gaps = sp_check_gaps_new(&err),
	    .cases = sp_within_cases_new(lang, c->lex, &err)};
	struct sp_str rest = sp_buf_str(&c->text);
	size_t documents = 0;

	need(work.unit && work.gaps && work.cases);
	while (rest.n > 0) {
		read_unit(&work, sp_str_cut(&rest, '\n'));
		if (work.unit->number != documents)
			find_gone(c, work.unit->side[0].doc);
		documents = work.unit->number;
		add_rows(&work, number);
	}
	sp_findings_release(&work.findings);
	sp_check_unit_free(work.unit);
	sp_check_gaps_free(work.gaps);
	sp_within_cases_free(work.cases);
}

/* ---- learning ---- */

/* Solve a x = b, a positive definite; x in b. */
static void
solve(double a[N][N], double b[N])
{
	for (size_t i = 0; i < N; i++) {
		for (size_t k = i + 1; k < N; k++) {
			double f = a[k][i] / a[i][i];

			for (size_t j = i; j < N; j++)
				a[k][j] -= f * a[i][j];
			b[k] -= f * b[i];
		}
	}
	for (size_t i = N; i-- > 0;) {
		for (size_t j = i + 1; j < N; j++)
			b[i] -= a[i][j] * b[j];
		b[i] /= a[i][i];
	}
}

static void
add_row(const struct row *r, const struct sp_within_weights *weights,
    double a[N][N], double b[N])
{
	const double *f = r->it.feature;
	double p = sp_within_weigh(weights, &r->it);
	double w = fmin(1, CASES / (double)corpus[r->corpus].cases);

	/* Where the place is guessed, it is not worth so many false alarms. */
	if (r->gone && r->it.feature[SP_WITHIN_GUESSED] <= 0)
		w *= GONE;
	for (size_t i = 0; i < N; i++) {
		b[i] += w * ((r->gone ? 1. : 0.) - p) * f[i];
		for (size_t k = 0; k < N; k++)
			a[i][k] += w * p * (1 - p) * f[i] * f[k];
	}
}

static void
learn(struct sp_within_weights *weights)
{
	for (int step = 0; step < STEPS; step++) {
		double a[N][N] = {{0}}, b[N] = {0};

		for (size_t i = 0; i < N; i++) {
			a[i][i] = COST;
			b[i] = -COST * weights->of[i];
		}
		for (size_t r = 0; r < nrows; r++)
			if (!corpus[row[r].corpus].left_out)
				add_row(&row[r], weights, a, b);
		solve(a, b);
		for (size_t i = 0; i < N; i++)
			weights->of[i] += b[i];
	}
}

/* ---- telling ---- */

static bool
is_told(const struct sp_within_weights *weights, const struct row *r)
{
	return sp_within_weigh(weights, &r->it) >= SP_CHECK_WITHIN_LEAST;
}

static void
report(const struct sp_within_weights *weights, size_t c)
{
	size_t told[2] = {0, 0}, of[2] = {0, 0};

	for (size_t r = 0; r < nrows; r++) {
		if (row[r].corpus != c)
			continue;
		of[row[r].gone]++;
		told[row[r].gone] += is_told(weights, &row[r]);
	}
	fprintf(stderr,
	    "%s%.*s: told %zu of %zu that are left out (%.1f %%), "
	    "%zu of %zu others, in %zu pairs\n",
	    corpus[c].left_out ? "* " : "  ", (int)corpus[c].name.n,
	    corpus[c].name.s, told[1], of[1],
	    100 * (double)told[1] / (double)(of[1] + 1), told[0], of[0],
	    corpus[c].pairs);
}

static void
print_cases(const struct sp_within_weights *weights)
{
	for (size_t r = 0; r < nrows; r++) {
		const struct corpus *c = &corpus[row[r].corpus];

		if (!c->left_out || row[r].gone == is_told(weights, &row[r]))
			continue;
		printf("%c\t%.*s\t%.3f\t%s\t", row[r].gone ? '-' : '+',
		    (int)c->name.n, c->name.s,
		    sp_within_weigh(weights, &row[r].it), row[r].what);
		for (int f = 0; f < (int)N; f++)
			printf(" %s=%.2f",
			    sp_within_feature_name((enum sp_within_feature)f),
			    row[r].it.feature[f]);
		printf("\n");
	}
}

static void
print_weights(const struct sp_within_weights *weights)
{
	for (int f = 0; f < (int)N; f++)
		printf("sentence\t%s\t%.3f\n",
		    sp_within_feature_name((enum sp_within_feature)f),
		    weights->of[f]);
}

static void
open_corpus(struct sp_str line, char **left_out, size_t n)
{
	struct corpus *c = &corpus[corpora++];
	struct sp_err err = {0};
	char *lex;

	if (corpora > CORPORA)
		fail("list", "too many corpora");
	c->name = sp_str_cut(&line, '\t');
	read_path(keep(sp_str_cut(&line, '\t')), &c->text);
	read_path(keep(sp_str_cut(&line, '\t')), &c->gold);
	lex = keep(line);
	c->lex = sp_lex_open(lex, &err);
	if (!c->lex)
		fail(lex, err.msg);
	for (size_t i = 0; i < n; i++)
		c->left_out |= sp_str_eq(c->name, sp_str_c(left_out[i]));
}

int
main(int argc, char **argv)
{
	static char *left_out[CORPORA];
	static struct sp_within_weights weights;
	struct sp_buf list = {0};
	struct sp_str rest;
	size_t n = 0;
	bool told = false;
	int i = 1;

	for (; i < argc - 1; i++) {
		if (strcmp(argv[i], "-p") == 0)
			told = true;
		else if (strcmp(argv[i], "-x") == 0 && n < CORPORA)
			left_out[n++] = argv[++i];
	}
	if (i != argc - 1)
		fail("usage", "within_weights [-p] [-x NAME]... LIST");
	lang[0] = sp_lang_find(SP_STR("en"));
	lang[1] = sp_lang_find(SP_STR("km"));
	read_path(argv[i], &list);
	rest = sp_buf_str(&list);
	while (rest.n > 0)
		open_corpus(sp_str_cut(&rest, '\n'), left_out, n);
	for (size_t c = 0; c < corpora; c++)
		read_corpus(c);
	learn(&weights);
	for (size_t c = 0; c < corpora; c++)
		report(&weights, c);
	if (told)
		print_cases(&weights);
	else
		print_weights(&weights);
	return end_output();
}
