/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include <spean/search.h>

/* Sentences of a text that every path is enumerated of. */
#define SMALL 5

/* A worth that looks drawn but is the same whenever it is asked for. */
static double
drawn(void *ctx, size_t unit, size_t i, size_t ni, size_t j, size_t nj)
{
	uint64_t x = *(const uint64_t *)ctx ^ unit << 48;

	x = (x ^ i << 20 ^ j) * UINT64_C(2685821657736338717);
	x = (x ^ x >> 29 ^ ni << 3 ^ nj) * UINT64_C(2685821657736338717);
	return (double)(x >> 40) / (double)(1 << 24) * 6 - 4;
}

/* All paths, one after the other. */
struct walk {
	const struct sp_search *search;
	struct sp_bead bead[2 * SMALL];
	size_t n;
	double best;
	struct sp_bead best_bead[2 * SMALL];
	size_t best_n;
	double all; /* sum of exp(worth) of all paths */
	/* … of those that use a bead, by where it starts and its shape. */
	double uses[SMALL + 1][SMALL + 1][5][5];
};

static void
take_path(struct walk *walk, double worth)
{
	double share = exp(worth);

	walk->all += share;
	for (size_t b = 0; b < walk->n; b++) {
		struct sp_bead x = walk->bead[b];

		walk->uses[x.src][x.tgt][x.nsrc][x.ntgt] += share;
	}
	if (worth <= walk->best)
		return;
	walk->best = worth;
	walk->best_n = walk->n;
	memcpy(walk->best_bead, walk->bead, sizeof(walk->bead));
}

static bool
is_shape(const struct sp_search *search, uint32_t ni, uint32_t nj)
{
	if (ni == 0 || nj == 0)
		return ni + nj == 1;
	return ni + nj <= search->steps.total;
}

/* What a step is worth behind the last one; NEVER: no path has it. */
static double
step_worth(const struct walk *walk, struct sp_bead bead)
{
	const struct sp_search *s = walk->search;
	const struct sp_bead *last =
	    walk->n > 0 ? &walk->bead[walk->n - 1] : NULL;

	if (bead.nsrc > 0 && bead.ntgt > 0)
		return s->steps.worth(
		    s->steps.ctx, 1, bead.src, bead.nsrc, bead.tgt, bead.ntgt);
	if (!last || (last->nsrc > 0 && last->ntgt > 0))
		return s->steps.gap.open;
	if ((last->nsrc > 0) == (bead.nsrc > 0))
		return s->steps.gap.on;
	return bead.nsrc > 0 ? SP_LATTICE_NEVER : s->steps.gap.turn;
}

static void
enumerate(struct walk *walk, uint32_t i, uint32_t j, double worth)
{
	const struct sp_search *s = walk->search;

	if (i == s->n && j == s->m) {
		take_path(walk, worth);
		return;
	}
	for (uint32_t ni = 0; ni <= s->steps.max && i + ni <= s->n; ni++)
		for (uint32_t nj = 0; nj <= s->steps.max && j + nj <= s->m;
		     nj++) {
			struct sp_bead bead = {i, j, ni, nj, 0};
			double more;

			if (!is_shape(s, ni, nj))
				continue;
			more = step_worth(walk, bead);
			if (!(more > SP_LATTICE_NEVER))
				continue;
			walk->bead[walk->n++] = bead;
			enumerate(walk, i + ni, j + nj, worth + more);
			walk->n--;
		}
}

static bool
same_bead(struct sp_bead a, struct sp_bead b)
{
	return a.src == b.src && a.tgt == b.tgt && a.nsrc == b.nsrc &&
	    a.ntgt == b.ntgt;
}

/* Check a search against all paths; the texts are small. */
static void
compare(const struct sp_search *search)
{
	struct walk *walk = calloc(1, sizeof(*walk));
	struct sp_beads beads = {0};

	assert_non_null(walk);
	walk->search = search;
	walk->best = -INFINITY;
	enumerate(walk, 0, 0, 0);
	assert_int_equal(sp_search_run(search, &beads, NULL), SP_OK);
	assert_int_equal(beads.n, walk->best_n);
	for (size_t b = 0; b < beads.n; b++) {
		struct sp_bead x = beads.bead[b];
		double share =
		    walk->uses[x.src][x.tgt][x.nsrc][x.ntgt] / walk->all;

		assert_true(same_bead(x, walk->best_bead[b]));
		assert_true(fabs(x.score - share) < 1e-9);
	}
	sp_beads_release(&beads);
	free(walk);
}

static void
path_and_posteriors_are_those_of_all_paths_enumerated(void **state)
{
	uint64_t seed = 1;
	struct sp_search search = {
	    .steps.scores = true, .steps.worth = drawn, .steps.ctx = &seed};

	(void)state;
	for (; seed <= 120; seed++) {
		search.n = seed % (SMALL + 1);
		search.m = seed / 7 % (SMALL + 1);
		search.steps.max = 1 + (uint32_t)(seed % 4);
		search.steps.total = 2 + (uint32_t)(seed / 3 % 7);
		search.steps.gap.open = -1 - (double)(seed % 3);
		search.steps.gap.on = -(double)(seed % 5) / 2;
		search.steps.gap.turn = -(double)(seed % 4);
		compare(&search);
	}
}

/* Every sentence of both texts in exactly one bead, in order. */
static void
assert_whole(const struct sp_beads *beads, size_t from, size_t n, size_t m)
{
	size_t src = 0, tgt = 0;

	for (size_t b = from; b < beads->n; b++) {
		struct sp_bead x = beads->bead[b];

		assert_int_equal(x.src, src);
		assert_int_equal(x.tgt, tgt);
		assert_true(x.nsrc + x.ntgt > 0);
		assert_true(x.score >= 0 && x.score <= 1);
		src += x.nsrc;
		tgt += x.ntgt;
	}
	assert_int_equal(src, n);
	assert_int_equal(tgt, m);
}

static void
every_sentence_stands_in_exactly_one_bead(void **state)
{
	static const size_t size[][2] = {{0, 0}, {0, 1}, {1, 0}, {0, 9}, {9, 0},
	    {1, 1}, {1, 1000}, {1000, 1}, {2, 7}, {3, 300}, {40, 41}, {65, 64},
	    {4, 1}, {1, 4}, {5, 5}, {0, 3000}};
	uint64_t seed = 5;
	struct sp_search search = {.steps.max = 4,
	    .steps.total = 5,
	    .steps.scores = true,
	    .steps.worth = drawn,
	    .steps.ctx = &seed};

	(void)state;
	for (size_t k = 0; k < sizeof(size) / sizeof(size[0]); k++) {
		struct sp_beads beads = {0};

		search.n = size[k][0];
		search.m = size[k][1];
		assert_int_equal(sp_search_run(&search, &beads, NULL), SP_OK);
		assert_whole(&beads, 0, search.n, search.m);
		sp_beads_release(&beads);
	}
}

static void
beads_found_are_appended_to_those_that_are_there(void **state)
{
	uint64_t seed = 3;
	struct sp_search search = {.n = 3,
	    .m = 4,
	    .steps.max = 4,
	    .steps.total = 5,
	    .steps.scores = true,
	    .steps.worth = drawn,
	    .steps.ctx = &seed};
	struct sp_beads beads = {0};
	struct sp_bead old = {7, 8, 1, 1, .25};

	(void)state;
	assert_true(sp_beads_add(&beads, old));
	assert_int_equal(sp_search_run(&search, &beads, NULL), SP_OK);
	assert_true(same_bead(beads.bead[0], old));
	assert_whole(&beads, 1, 3, 4);
	sp_beads_release(&beads);
}

/* One shape only is worth anything, by far. */
static double
steep(void *ctx, size_t unit, size_t i, size_t ni, size_t j, size_t nj)
{
	(void)ctx;
	(void)unit;
	return ni == 1 && nj == 1 && i == j ? 900 : -1e6 - 1e3 * (double)i;
}

static void
worths_far_apart_neither_overflow_nor_lose_the_path(void **state)
{
	struct sp_search search = {.n = 60,
	    .m = 60,
	    .steps.max = 4,
	    .steps.total = 5,
	    .steps.scores = true,
	    .steps.worth = steep};
	struct sp_beads beads = {0};

	(void)state;
	assert_int_equal(sp_search_run(&search, &beads, NULL), SP_OK);
	assert_whole(&beads, 0, 60, 60);
	assert_int_equal(beads.n, 60);
	for (size_t b = 0; b < beads.n; b++)
		assert_true(beads.bead[b].score > .999);
	sp_beads_release(&beads);
}

/*
 * A path that is known: sentence i of the one text is sentence i of the other,
 * but for passages that only one of them has.
 */
struct known {
	uint32_t *tgt; /* of each source sentence its twin, or ALONE */
	size_t n, m;
};

#define ALONE UINT32_MAX

static double
twins(void *ctx, size_t unit, size_t i, size_t ni, size_t j, size_t nj)
{
	const struct known *known = ctx;
	size_t end = (i + ni) * unit < known->n ? (i + ni) * unit : known->n;
	/* Blocks hold twins in part only. */
	double met = 0, wrong = unit == 1 ? 9 : 1;

	if (ni == 0 || nj == 0)
		return -2;
	for (size_t k = i * unit; k < end; k++) {
		size_t t = known->tgt[k];

		if (t == ALONE)
			met -= wrong;
		else
			met += t / unit >= j && t / unit < j + nj ? 12 : -wrong;
	}
	/* More than one sentence a side is never right here. */
	return met / (double)unit - 4. * (double)(ni * nj - 1);
}

/* Both texts have `both` sentences in common; before the middle one source
 * has `more[0]` and target `more[1]` of their own. */
static void
known_new(struct known *known, size_t both, size_t middle, const size_t more[2])
{
	known->n = both + more[0];
	known->m = both + more[1];
	known->tgt = malloc(known->n * sizeof(uint32_t));
	assert_non_null(known->tgt);
	for (size_t i = 0; i < known->n; i++) {
		if (i < middle)
			known->tgt[i] = (uint32_t)i;
		else if (i < middle + more[0])
			known->tgt[i] = ALONE;
		else
			known->tgt[i] = (uint32_t)(i - more[0] + more[1]);
	}
}

/* Run through a known path; the number of pairs that are not found. */
static size_t
miss(size_t both, size_t middle, size_t src_more, size_t tgt_more)
{
	struct known known;
	struct sp_search search = {.steps.max = 4,
	    .steps.total = 5,
	    .steps.scores = true,
	    .steps.worth = twins,
	    .steps.ctx = &known};
	struct sp_beads beads = {0};
	size_t found = 0;

	known_new(&known, both, middle, (size_t[2]){src_more, tgt_more});
	search.n = known.n;
	search.m = known.m;
	assert_int_equal(sp_search_run(&search, &beads, NULL), SP_OK);
	assert_whole(&beads, 0, known.n, known.m);
	for (size_t b = 0; b < beads.n; b++) {
		struct sp_bead x = beads.bead[b];

		found += x.nsrc == 1 && x.ntgt == 1 &&
		    known.tgt[x.src] == x.tgt && x.score > .5;
	}
	sp_beads_release(&beads);
	free(known.tgt);
	return both - found;
}

static void
a_band_holds_the_path_through_a_long_omission(void **state)
{
	(void)state;
	assert_int_equal(miss(6000, 3000, 0, 0), 0);
	for (size_t k = 0; k < 4; k++) {
		assert_int_equal(miss(2200, 1101 + k, 200, 0), 0);
		assert_int_equal(miss(2200, 1101 + k, 0, 200), 0);
	}
	/* At the ends, on both sides, and more than there is in common. */
	assert_int_equal(miss(2200, 0, 0, 1001), 0);
	assert_int_equal(miss(2200, 2200, 1001, 0), 0);
	assert_int_equal(miss(2200, 1222, 333, 444), 0);
	assert_int_equal(miss(1001, 503, 1, 9001), 0);
}

/* The rows announced, by their last bits: first, first + 1, ... */
struct announced {
	uint64_t seed;
	struct {
		size_t i, from, to;
	} row[4];
	size_t unit, first, last;
	size_t asked;
};

static void
announce(void *ctx, size_t unit, size_t i, size_t from, size_t to)
{
	struct announced *announced = ctx;

	if (unit != announced->unit || i != announced->last + 1)
		announced->first = i;
	announced->unit = unit;
	announced->last = i;
	announced->row[i % 4].i = i;
	announced->row[i % 4].from = from;
	announced->row[i % 4].to = to;
}

/* Whatever is asked for has been announced, by all the rows it goes through. */
static double
asked(void *ctx, size_t unit, size_t i, size_t ni, size_t j, size_t nj)
{
	struct announced *announced = ctx;

	size_t row = i + 1 > announced->first ? i + 1 : announced->first;

	for (; row <= i + ni && ni > 0 && nj > 0; row++) {
		assert_int_equal(announced->unit, unit);
		assert_int_equal(announced->last, i + ni);
		assert_int_equal(announced->row[row % 4].i, row);
		assert_true(announced->row[row % 4].from <= j);
		assert_true(announced->row[row % 4].to >= j + nj);
		announced->asked++;
	}
	return drawn(&announced->seed, unit, i, ni, j, nj);
}

static void
what_is_asked_for_was_announced(void **state)
{
	static const size_t size[][2] = {
	    {0, 0}, {1, 3}, {40, 50}, {3000, 2500}, {2500, 3000}};
	struct announced announced = {.seed = 5};
	struct sp_search search = {.n = 0,
	    .m = 0,
	    .steps.max = 4,
	    .steps.total = 5,
	    .steps.scores = true,
	    .steps.worth = asked,
	    .steps.row = announce,
	    .steps.ctx = &announced};
	struct sp_beads beads = {0};

	(void)state;
	for (size_t k = 0; k < sizeof(size) / sizeof(*size); k++) {
		search.n = size[k][0];
		search.m = size[k][1];
		beads.n = 0;
		assert_int_equal(sp_search_run(&search, &beads, NULL), SP_OK);
		assert_whole(&beads, 0, search.n, search.m);
	}
	assert_true(announced.asked > 0);
	sp_beads_release(&beads);
}

static void
texts_of_very_unequal_length_are_searched_in_a_band(void **state)
{
	uint64_t seed = 11;
	struct sp_search search = {.n = 1,
	    .m = 1,
	    .steps.max = 4,
	    .steps.total = 5,
	    .steps.scores = true,
	    .steps.worth = drawn,
	    .steps.ctx = &seed};
	struct sp_beads beads = {0};

	(void)state;
	for (size_t k = 0; k < 2; k++) {
		search.n = k ? 50000 : 20;
		search.m = k ? 90 : 220000;
		beads.n = 0;
		assert_int_equal(sp_search_run(&search, &beads, NULL), SP_OK);
		assert_whole(&beads, 0, search.n, search.m);
	}
	sp_beads_release(&beads);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		path_and_posteriors_are_those_of_all_paths_enumerated),
	    cmocka_unit_test(every_sentence_stands_in_exactly_one_bead),
	    cmocka_unit_test(beads_found_are_appended_to_those_that_are_there),
	    cmocka_unit_test(
		worths_far_apart_neither_overflow_nor_lose_the_path),
	    cmocka_unit_test(a_band_holds_the_path_through_a_long_omission),
	    cmocka_unit_test(what_is_asked_for_was_announced),
	    cmocka_unit_test(
		texts_of_very_unequal_length_are_searched_in_a_band),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
