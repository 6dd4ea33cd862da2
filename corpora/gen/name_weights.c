/* SPDX-License-Identifier: MIT */
/*
 * Usage: name_weights [-p] [-x NAME]... LIST
 *
 * Learn what the features of names (name_cases.h) count, of corpora whose pairs
 * are true.  LIST has a line for each: its name, its folder with en.txt, km.txt
 * and docs.tsv, a lexicon that was made without it; TABs between.  Prints
 * "kind TAB feature TAB weight", and on standard error, for each corpus, of how
 * many true pairs something is told, and of how many changed ones what was
 * changed.
 *
 * -x  do not learn of this corpus
 * -p  instead of the weights, print what is told of true pairs (+) and what of
 *     changed ones is not (-), of the corpora not learned of
 *
 * A pair is changed in that a name that both sides have (anchor.h) becomes, on
 * one side, another of another document (of a corpus that is one document, of
 * another pair), of the same form.  The weights are those that make it
 * most likely which cases are of changed names (Newton's method), less what
 * large weights cost; changed pairs count as if they were PRIOR of all, and no
 * corpus as more than PAIRS.
 */
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <spean/anchor.h>
#include <spean/check_names.h>
#include <spean/name_cases.h>
#include <spean/name_weights.h>

#include "gen.h"

const char gen_name[] = "name_weights";

#define PRIOR   .1
#define PAIRS   1000. /* that a corpus counts as, if it has more */
#define COST    .5 /* half of a weight's square */
#define STEPS   30
#define DRAWS   2 /* of each side of a pair */
#define TRIES   200 /* to find another name that may stand there */
#define WORTH   .999 /* of an anchor: surely the same name */
#define KINDS   SP_NAME_CASE_KINDS
#define N       SP_NAME_FEATURES
#define CORPORA 16

struct row {
	struct sp_name_case it;
	size_t corpus, pair; /* pairs: true ones and changed ones */
	bool changed;
	char *what; /* for people */
};

/* That both sides of a pair surely have, as each writes it. */
struct name {
	struct sp_str text[2], doc;
};

struct corpus {
	struct sp_str name;
	bool left_out;
	size_t pairs, changes;
	struct sp_buf text[3]; /* en, km, docs */
	struct sp_lex *lex;
	struct name *pool;
	size_t npool, cap_pool;
	bool many; /* it has more than one document */
};

static struct corpus corpus[CORPORA];
static size_t corpora, nrows, cap_rows, npairs;
static struct row *row;
static const struct sp_lang *lang[2];
static uint64_t state = 88172645463325252U;

static size_t
draw(size_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (size_t)(state >> 33) % n;
}

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

static struct sp_str
keep(struct sp_str text)
{
	char *s = malloc(text.n + 1);

	need(s);
	memcpy(s, text.s, text.n);
	s[text.n] = '\0';
	return (struct sp_str){s, text.n};
}

/* ---- a pair, read and changed ---- */

struct line {
	struct sp_str text[2], doc;
};

struct work {
	struct sp_check_unit *unit;
	struct sp_anchors *anchors;
	struct sp_anchor_list list;
	struct sp_name_cases *cases;
};

static void
read_unit(struct work *work, const struct line *line)
{
	struct sp_err err = {0};
	const struct sp_pair pair = {.src_doc = line->doc,
	    .tgt_doc = line->doc,
	    .src_loc = SP_STR("1"),
	    .tgt_loc = SP_STR("1"),
	    .score = 1,
	    .src_text = line->text[0],
	    .tgt_text = line->text[1]};

	check(sp_check_unit_read(work->unit, &pair, &err), &err);
}

/* Does the case stand at one of the places of what was changed? */
static bool
is_at(
    const struct work *work, const struct sp_name_case *it, size_t place[2][2])
{
	const struct sp_tag *tag =
	    &work->unit->side[it->side].tags.tag[it->tag];

	return tag->start < place[it->side][1] && place[it->side][0] < tag->end;
}

static void
add_rows(struct work *work, size_t c, size_t (*place)[2], bool told)
{
	struct sp_err err = {0};
	const struct sp_name_case *it;
	bool any = false;
	size_t n;

	/* A changed pair is read beside the true ones. */
	sp_name_cases_remember(work->cases, !place);
	check(sp_name_cases_read(work->cases, work->unit, &err), &err);
	it = sp_name_cases_of(work->cases, &n);
	for (size_t i = 0; i < n || (place && !any && i == n); i++) {
		struct sp_buf what = {0};

		if (i < n && place && !is_at(work, &it[i], place))
			continue;
		need(sp_grow(&row, &cap_rows, nrows + 1, sizeof(*row)));
		row[nrows] = (struct row){
		    .corpus = c, .pair = npairs, .changed = place != NULL};
		any = true;
		if (i < n)
			row[nrows].it = it[i];
		else /* nothing is told of it: a case that is none */
			row[nrows].it.kind = KINDS;
		if (told) {
			if (i < n) {
				const struct sp_tag *tag =
				    &work->unit->side[it[i].side]
					 .tags.tag[it[i].tag];

				sp_buf_add(&what, tag->value);
			}
			for (size_t s = 0; s < 2; s++) {
				sp_buf_addc(&what, '\t');
				if (place)
					sp_buf_add(&what,
					    sp_str_sub(work->unit->side[s].text,
						place[s][0], place[s][1]));
				sp_buf_addc(&what, '\t');
				sp_buf_add(&what, work->unit->side[s].text);
			}
			row[nrows].what =
			    (char *)(uintptr_t)keep(sp_buf_str(&what)).s;
			sp_buf_release(&what);
		}
		nrows++;
	}
	npairs++;
}

/* ---- a corpus ---- */

static void
find_anchors(struct work *work)
{
	struct sp_err err = {0};
	struct sp_anchor_side side[2];

	for (size_t s = 0; s < 2; s++)
		side[s] = (struct sp_anchor_side){
		    work->unit->side[s].text, &work->unit->side[s].tags};
	check(
	    sp_anchors_find(work->anchors, side[0], side[1], &work->list, &err),
	    &err);
}

/* A name that both sides surely have. */
static bool
is_name(const struct work *work, const struct sp_anchor *anchor)
{
	const struct sp_tags *tags = &work->unit->side[0].tags;

	return anchor->tgt == SP_ANCHOR_NONE && anchor->worth > WORTH &&
	    !tags->tag[anchor->src].doubtful;
}

/* What the sides of a pair have there. */
static void
read_name(const struct work *work, const struct sp_anchor *a, struct name *name)
{
	name->text[0] =
	    sp_str_sub(work->unit->side[0].text, a->src_start, a->src_end);
	name->text[1] =
	    sp_str_sub(work->unit->side[1].text, a->tgt_start, a->tgt_end);
}

static void
pool_names(struct corpus *c, struct work *work, const struct line *line)
{
	read_unit(work, line);
	find_anchors(work);
	for (size_t i = 0; i < work->list.n; i++) {
		struct name name = {.doc = line->doc};

		if (!is_name(work, &work->list.anchor[i]))
			continue;
		read_name(work, &work->list.anchor[i], &name);
		for (size_t s = 0; s < 2; s++)
			name.text[s] = keep(name.text[s]);
		need(sp_grow(
		    &c->pool, &c->cap_pool, c->npool + 1, sizeof(*c->pool)));
		c->many |=
		    c->npool > 0 && !sp_str_eq(line->doc, c->pool[0].doc);
		c->pool[c->npool++] = name;
	}
}

/* ---- another name ---- */

static size_t
count_words(struct sp_str text)
{
	size_t n = 0;

	while (text.n > 0)
		n += sp_str_cut(&text, ' ').n > 0;
	return n;
}

static bool
has_small(struct sp_str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.s[i] >= 'a' && text.s[i] <= 'z')
			return true;
	return false;
}

static bool
is_latin(struct sp_str text)
{
	return text.n > 0 && (unsigned char)text.s[0] < 0x80;
}

static size_t
find_fold(struct sp_str text, struct sp_str word)
{
	for (size_t i = 0; i + word.n <= text.n; i++)
		if (strncasecmp(text.s + i, word.s, word.n) == 0)
			return i;
	return text.n;
}

/* Does a word of the name begin like one of the text ("Thai", "Thailand")? */
static bool
is_like(struct sp_str text, struct sp_str name)
{
	while (name.n > 0) {
		struct sp_str word = sp_str_cut(&name, ' ');
		struct sp_str stem =
		    sp_str_sub(word, 0, word.n < 4 ? word.n : 4);
		size_t at = find_fold(text, stem);

		if (stem.n > 0 && at < text.n &&
		    (at == 0 || !isalpha((unsigned char)text.s[at - 1])))
			return true;
	}
	return false;
}

/* May it stand there, as a slip of who writes, and is it another? */
static bool
fits(const struct corpus *c, const struct line *line, const struct name *old,
    const struct name *new)
{
	return (!c->many || !sp_str_eq(new->doc, old->doc)) &&
	    count_words(new->text[0]) == count_words(old->text[0]) &&
	    has_small(new->text[0]) == has_small(old->text[0]) &&
	    is_latin(new->text[1]) == is_latin(old->text[1]) &&
	    !is_like(line->text[0], new->text[0]) &&
	    find_fold(line->text[1], new->text[0]) >= line->text[1].n &&
	    sp_str_find(line->text[1], new->text[1], 0) >= line->text[1].n &&
	    sp_str_find(new->text[1], old->text[1], 0) >= new->text[1].n;
}

static const struct name *
draw_other(
    const struct corpus *c, const struct line *line, const struct name *old)
{
	for (int try = 0; try < TRIES && c->npool > 0; try++) {
		const struct name *new = &c->pool[draw(c->npool)];

		if (fits(c, line, old, new))
			return new;
	}
	return NULL;
}

/* Put another name in the place of one on a side. */
static void
change(struct corpus *c, struct work *work, const struct line *line, size_t s,
    const struct sp_anchor *a, size_t number, bool told)
{
	struct line changed = {.doc = line->doc};
	size_t place[2][2] = {
	    {a->src_start, a->src_end}, {a->tgt_start, a->tgt_end}};
	struct name old = {.doc = line->doc};
	const struct name *other;
	struct sp_buf text = {0};

	for (size_t side = 0; side < 2; side++)
		changed.text[side] = keep(work->unit->side[side].text);
	read_name(work, a, &old);
	other = draw_other(c, &changed, &old);
	if (!other)
		return;
	sp_buf_add(&text, sp_str_sub(changed.text[s], 0, place[s][0]));
	sp_buf_add(&text, other->text[s]);
	sp_buf_add(
	    &text, sp_str_sub(changed.text[s], place[s][1], changed.text[s].n));
	place[s][1] = place[s][0] + other->text[s].n;
	changed.text[s] = sp_buf_str(&text);
	read_unit(work, &changed);
	add_rows(work, number, place, told);
	c->changes++;
	sp_buf_release(&text);
}

static void
change_names(struct corpus *c, struct work *work, const struct line *line,
    size_t number, bool told)
{
	size_t n = 0, at[64];

	read_unit(work, line);
	find_anchors(work);
	for (size_t i = 0; i < work->list.n && n < 64; i++)
		if (is_name(work, &work->list.anchor[i]))
			at[n++] = i;
	for (size_t s = 0; n > 0 && s < 2; s++) {
		for (size_t d = 0; d < DRAWS; d++) {
			struct sp_anchor a = work->list.anchor[at[draw(n)]];

			read_unit(work, line);
			change(c, work, line, s, &a, number, told);
		}
	}
}

static bool
next_line(struct sp_str rest[3], struct line *line)
{
	if (rest[0].n == 0)
		return false;
	line->text[0] = sp_str_cut(&rest[0], '\n');
	line->text[1] = sp_str_cut(&rest[1], '\n');
	line->doc = sp_str_cut(&rest[2], '\n');
	line->doc = sp_str_cut(&line->doc, '\t');
	return true;
}

static void
start_lines(const struct corpus *c, struct sp_str rest[3])
{
	for (size_t i = 0; i < 3; i++)
		rest[i] = sp_buf_str(&c->text[i]);
}

static void
read_corpus(struct corpus *c, size_t number, bool told)
{
	struct sp_err err = {0};
	struct work work = {.unit = sp_check_unit_new(lang, &err),
	    .anchors = sp_anchors_new(&err),
	    .cases = sp_name_cases_new(lang, c->lex, &err)};
	struct sp_str rest[3];
	struct line line;

	need(work.unit && work.anchors && work.cases);
	start_lines(c, rest);
	while (next_line(rest, &line))
		pool_names(c, &work, &line);
	start_lines(c, rest);
	while (next_line(rest, &line)) {
		change_names(c, &work, &line, number, told);
		read_unit(&work, &line);
		add_rows(&work, number, NULL, told);
		c->pairs++;
	}
	sp_check_unit_free(work.unit);
	sp_anchors_free(work.anchors);
	sp_anchor_list_release(&work.list);
	sp_name_cases_free(work.cases);
}

/* ---- learning ---- */

/* What a row counts. */
static double
share(const struct row *r)
{
	const struct corpus *c = &corpus[r->corpus];

	double all = fmin((double)c->pairs, PAIRS);

	return r->changed ? PRIOR * all / (double)(c->changes + 1)
			  : all / (double)c->pairs;
}

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
add_row(const struct row *r, const struct sp_name_weights *weights,
    double a[N][N], double b[N])
{
	const double *f = r->it.feature;
	double p = sp_name_weigh(weights, &r->it);
	double w = share(r);

	for (size_t i = 0; i < N; i++) {
		b[i] += w * ((r->changed ? 1. : 0.) - p) * f[i];
		for (size_t k = 0; k < N; k++)
			a[i][k] += w * p * (1 - p) * f[i] * f[k];
	}
}

static void
learn(size_t kind, struct sp_name_weights *weights)
{
	for (int step = 0; step < STEPS; step++) {
		double a[N][N] = {{0}}, b[N] = {0};

		for (size_t i = 0; i < N; i++) {
			a[i][i] = COST;
			b[i] = -COST * weights->of[kind][i];
		}
		for (size_t r = 0; r < nrows; r++)
			if (row[r].it.kind == kind &&
			    !sp_name_case_is_none(&row[r].it) &&
			    !corpus[row[r].corpus].left_out)
				add_row(&row[r], weights, a, b);
		solve(a, b);
		for (size_t i = 0; i < N; i++)
			weights->of[kind][i] += b[i];
	}
}

/* ---- telling ---- */

static double
verdict(const struct sp_name_weights *weights, const struct row *r)
{
	return r->it.kind == KINDS ? 0 : sp_name_weigh(weights, &r->it);
}

static void
report(const struct sp_name_weights *weights, size_t c)
{
	size_t told[2] = {0, 0}, findings = 0;

	for (size_t r = 0, next; r < nrows; r = next) {
		bool found = false;

		for (next = r; next < nrows && row[next].pair == row[r].pair;
		     next++) {
			bool is = verdict(weights, &row[next]) >=
			    SP_CHECK_NAMES_LEAST;

			found |= is;
			findings +=
			    is && !row[next].changed && row[next].corpus == c;
		}
		if (row[r].corpus == c)
			told[row[r].changed] += found;
	}
	fprintf(stderr,
	    "%s%.*s: told of %zu of %zu true pairs (%.2f %%, %zu names), "
	    "%zu of %zu changed ones (%.1f %%)\n",
	    corpus[c].left_out ? "* " : "  ", (int)corpus[c].name.n,
	    corpus[c].name.s, told[0], corpus[c].pairs,
	    100 * (double)told[0] / (double)corpus[c].pairs, findings, told[1],
	    corpus[c].changes,
	    100 * (double)told[1] / (double)(corpus[c].changes + 1));
}

/* Is something told of the pair of this row? */
static bool
is_told(const struct sp_name_weights *weights, size_t r)
{
	size_t first = r;

	while (first > 0 && row[first - 1].pair == row[r].pair)
		first--;
	for (size_t i = first; i < nrows && row[i].pair == row[r].pair; i++)
		if (verdict(weights, &row[i]) >= SP_CHECK_NAMES_LEAST)
			return true;
	return false;
}

static void
print_cases(const struct sp_name_weights *weights)
{
	for (size_t r = 0; r < nrows; r++) {
		double p = verdict(weights, &row[r]);

		if (!corpus[row[r].corpus].left_out ||
		    (row[r].changed ? is_told(weights, r)
				    : p < SP_CHECK_NAMES_LEAST))
			continue;
		printf("%c\t%.*s\t%zu\t%.3f\t%s", row[r].changed ? '-' : '+',
		    (int)corpus[row[r].corpus].name.n,
		    corpus[row[r].corpus].name.s, row[r].pair, p,
		    row[r].it.kind == KINDS
			? "none"
			: sp_name_case_kind_name(row[r].it.kind));
		printf("\t%s\t", row[r].what);
		for (int f = 0; f < (int)N; f++)
			if (row[r].it.feature[f] != 0)
				printf(" %s=%.2f",
				    sp_name_feature_name(
					(enum sp_name_feature)f),
				    row[r].it.feature[f]);
		printf("\n");
	}
}

static void
print_weights(const struct sp_name_weights *weights)
{
	for (int k = 0; k < (int)KINDS; k++)
		for (int f = 0; f < (int)N; f++)
			printf("%s\t%s\t%.3f\n",
			    sp_name_case_kind_name((enum sp_name_case_kind)k),
			    sp_name_feature_name((enum sp_name_feature)f),
			    weights->of[k][f]);
}

static void
open_corpus(struct sp_str line, char **left_out, size_t n)
{
	static const char *const file[3] = {"en.txt", "km.txt", "docs.tsv"};
	struct corpus *c = &corpus[corpora++];
	struct sp_err err = {0};
	struct sp_str folder, lex;

	if (corpora > CORPORA)
		fail("list", "too many corpora");
	c->name = sp_str_cut(&line, '\t');
	folder = keep(sp_str_cut(&line, '\t'));
	lex = keep(line);
	for (size_t i = 0; i < 3; i++)
		read_file(folder.s, sp_str_c(file[i]), &c->text[i]);
	c->lex = sp_lex_open(lex.s, &err);
	if (!c->lex)
		fail(lex.s, err.msg);
	for (size_t i = 0; i < n; i++)
		c->left_out |= sp_str_eq(c->name, sp_str_c(left_out[i]));
}

int
main(int argc, char **argv)
{
	static char *left_out[CORPORA];
	static struct sp_name_weights weights;
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
		fail("usage", "name_weights [-p] [-x NAME]... LIST");
	lang[0] = sp_lang_find(SP_STR("en"));
	lang[1] = sp_lang_find(SP_STR("km"));
	read_path(argv[i], &list);
	rest = sp_buf_str(&list);
	while (rest.n > 0)
		open_corpus(sp_str_cut(&rest, '\n'), left_out, n);
	for (size_t c = 0; c < corpora; c++)
		read_corpus(&corpus[c], c, told && corpus[c].left_out);
	for (size_t k = 0; k < KINDS; k++)
		learn(k, &weights);
	for (size_t c = 0; c < corpora; c++)
		report(&weights, c);
	if (told)
		print_cases(&weights);
	else
		print_weights(&weights);
	return end_output();
}
