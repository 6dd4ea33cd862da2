/* SPDX-License-Identifier: MIT */
#include <spean/odds.h>

#include "oom.h"
#include "unit.h"

#include <math.h>
#include <stdlib.h>

#include <spean/buf.h>

static void
assert_near(double got, double want)
{
	if (fabs(got - want) > 1e-6)
		print_error("%.9f != %.9f\n", got, want);
	assert_true(fabs(got - want) <= 1e-6);
}

static void
each_weight_has_a_name_and_is_read_by_it(void **state)
{
	(void)state;
	for (size_t f = 0; f < SP_ODDS_FEATURES; f++) {
		struct sp_odds_weights weights = {{0}};
		struct sp_buf line = {0};

		assert_non_null(sp_odds_name((enum sp_odds_feature)f));
		sp_buf_addf(
		    &line, "%s\t-1.5", sp_odds_name((enum sp_odds_feature)f));
		assert_int_equal(
		    sp_odds_parse(sp_buf_str(&line), &weights, NULL), SP_OK);
		for (size_t k = 0; k < SP_ODDS_FEATURES; k++)
			assert_near(weights.of[k], k == f ? -1.5 : 0);
		sp_buf_release(&line);
	}
}

static void
a_bad_weight_is_refused_and_changes_nothing(void **state)
{
	static const struct {
		const char *line, *says;
	} bad[] = {{"bias", "no number"}, {"bias\t", "no number"},
	    {"bias\tmuch", "'much'"}, {"bias\t1\t2", "no number"},
	    {"sunshine\t1", "'sunshine'"}, {"", "of that name"},
	    {"BIAS\t1", "'BIAS'"}, {" bias\t1", "' bias'"}};
	struct sp_odds_weights weights = {{[SP_ODDS_BIAS] = 7}};

	(void)state;
	for (size_t k = 0; k < sizeof(bad) / sizeof(bad[0]); k++) {
		struct sp_err err = {0};

		assert_int_equal(
		    sp_odds_parse(sp_str_c(bad[k].line), &weights, &err),
		    SP_BAD_RECORD);
		assert_non_null(strstr(err.msg, bad[k].says));
	}
	assert_int_equal(
	    sp_odds_parse(SP_STR("# bias\t1"), &weights, NULL), SP_OK);
	assert_near(weights.of[SP_ODDS_BIAS], 7);
}

/* Two documents of one day and one of another, against one; what the likeness
 * says is made up. */
struct scene {
	struct sp_profile profile[2][2];
	uint32_t own[2][2];
	struct sp_candidate pair[2];
	struct sp_candidates all;
};

static void
set(struct scene *scene)
{
	static const struct sp_day day[2] = {{2019, 11, 15}, {2019, 11, 16}};

	*scene = (struct scene){.own = {{0, 1}, {0, 1}}};
	for (size_t i = 0; i < 2; i++) {
		scene->profile[0][i] =
		    (struct sp_profile){.dated = true, .day = day[i]};
		scene->profile[1][i] =
		    (struct sp_profile){.dated = true, .day = day[0]};
	}
	scene->pair[0] = (struct sp_candidate){0, 0,
	    {.words.told = .5,
		.words.covered = {.9, .4},
		.words.well = {.9, .4},
		.words.head = .7,
		.numbers = 6,
		.names = 3,
		.lacking = 4,
		.strange = 2,
		.rows = 4}};
	scene->pair[1] =
	    (struct sp_candidate){1, 0, {.words.told = .35, .rows = 4}};
	scene->all = (struct sp_candidates){.n = {2, 1},
	    .pair = scene->pair,
	    .pairs = 2,
	    .own = {scene->own[0], scene->own[1]}};
	for (size_t s = 0; s < 2; s++)
		scene->all.side[s] = (struct sp_collection){
		    .n = 2, .profile = scene->profile[s]};
}

static void
the_features_are_what_the_header_says(void **state)
{
	struct scene scene;
	double *f, *other;

	(void)state;
	set(&scene);
	f = sp_odds_features(&scene.all, NULL);
	assert_non_null(f);
	other = f + SP_ODDS_FEATURES;
	assert_near(f[SP_ODDS_BIAS], 1);
	/* Neither is beyond doubt: the usual pair is as all are held to be. */
	assert_near(f[SP_ODDS_TOLD], log(.52 / .42));
	assert_near(f[SP_ODDS_WELL], log(.25 / (1.05 - .6)));
	assert_near(f[SP_ODDS_COVERED], sqrt(.9 * .4));
	assert_near(f[SP_ODDS_ROWS_LEFT], (.9 + .4 - 2) * 2);
	/* The best other of its column, and the best of that one's. */
	assert_near(f[SP_ODDS_RIVAL], log(.37));
	assert_near(other[SP_ODDS_RIVAL], log(.52));
	assert_near(f[SP_ODDS_HEAD], .7);
	assert_near(f[SP_ODDS_LACKING], 2);
	assert_near(f[SP_ODDS_STRANGE], 1);
	assert_true(f[SP_ODDS_NUMBERS] > f[SP_ODDS_NAMES]);
	assert_true(f[SP_ODDS_NAMES] > 0);
	/* Of one day is likelier than of the next, and that than chance. */
	assert_true(f[SP_ODDS_DAYS] > other[SP_ODDS_DAYS]);
	assert_true(other[SP_ODDS_DAYS] > 0);
	free(f);
}

static void
a_pair_is_compared_to_the_usual_one(void **state)
{
	struct scene scene;
	double *f;

	(void)state;
	set(&scene);
	/* The first is far more like the only one of the other side. */
	scene.pair[1].likeness.words.told = .1;
	f = sp_odds_features(&scene.all, NULL);
	assert_non_null(f);
	/* One of nine, the others being as all are held to be. */
	assert_near(f[SP_ODDS_TOLD], log(.52 / ((.5 + 8 * .4) / 9 + .02)));
	assert_near(
	    f[SP_ODDS_WELL], log((1.05 - (.6 + 8 * .8) / 9) / (1.05 - .6)));
	free(f);
	/* What leaves out less than the usual one is not better for it. */
	set(&scene);
	scene.pair[0].likeness.words.well[1] = .9;
	f = sp_odds_features(&scene.all, NULL);
	assert_near(f[SP_ODDS_WELL], 0);
	free(f);
}

static void
a_day_that_is_missing_says_nothing(void **state)
{
	struct scene scene;
	double *f;

	(void)state;
	set(&scene);
	scene.profile[0][0].dated = false;
	f = sp_odds_features(&scene.all, NULL);
	assert_near(f[SP_ODDS_DAYS], 0);
	free(f);
	/* Years apart speaks against a pair. */
	set(&scene);
	scene.profile[0][0].day.year = 2010;
	f = sp_odds_features(&scene.all, NULL);
	assert_true(f[SP_ODDS_DAYS] < 0);
	free(f);
}

static void
odds_are_the_features_times_the_weights(void **state)
{
	const struct sp_odds_weights weights = {
	    {[SP_ODDS_BIAS] = -3, [SP_ODDS_HEAD] = 10, [SP_ODDS_LACKING] = -1}};
	struct scene scene;
	struct sp_assign pair[2];

	(void)state;
	set(&scene);
	assert_int_equal(sp_odds_of(&scene.all, &weights, pair, NULL), SP_OK);
	assert_int_equal(pair[1].src, 1);
	assert_int_equal(pair[1].tgt, 0);
	assert_near(pair[0].odds, -3 + 7 - 2);
	assert_near(pair[1].odds, -3);
	scene.all.pairs = 0;
	assert_int_equal(sp_odds_of(&scene.all, &weights, pair, NULL), SP_OK);
}

static enum sp_status
work(void *ctx)
{
	struct sp_assign pair[2];
	struct scene *scene = ctx;

	return sp_odds_of(&scene->all, &sp_odds_words, pair, NULL);
}

static void
no_memory_is_a_status_and_no_leak(void **state)
{
	struct scene scene;

	(void)state;
	set(&scene);
	assert_int_equal(oom_each(work, &scene), 6);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_weight_has_a_name_and_is_read_by_it),
	    cmocka_unit_test(a_bad_weight_is_refused_and_changes_nothing),
	    cmocka_unit_test(the_features_are_what_the_header_says),
	    cmocka_unit_test(a_pair_is_compared_to_the_usual_one),
	    cmocka_unit_test(a_day_that_is_missing_says_nothing),
	    cmocka_unit_test(odds_are_the_features_times_the_weights),
	    cmocka_unit_test(no_memory_is_a_status_and_no_leak),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
