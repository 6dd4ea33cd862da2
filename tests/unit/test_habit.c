/* SPDX-License-Identifier: MIT */
#include <spean/habit.h>

#include "unit.h"

#include <math.h>

/* n beads, of which some are gaps and some of the others are merged. */
static struct sp_habit
habit_of(uint32_t n, uint32_t gaps, uint32_t merged)
{
	struct sp_beads beads = {0};
	struct sp_habit habit;

	for (uint32_t b = 0; b < n; b++)
		assert_true(sp_beads_add(&beads,
		    (struct sp_bead){b, b, b < gaps && b % 2 ? 0 : 1,
			b < gaps                ? b % 2
			    : b < gaps + merged ? 2
						: 1,
			1}));
	habit = sp_habit_of(&beads);
	sp_beads_release(&beads);
	return habit;
}

static void
texts_of_which_nothing_is_known_are_as_usual(void **state)
{
	struct sp_habit habit = habit_of(0, 0, 0);

	(void)state;
	assert_true(fabs(habit.gaps) < 1e-12);
	assert_true(fabs(habit.merged) < 1e-12);
}

static void
long_texts_show_what_is_usual_in_them(void **state)
{
	struct sp_habit many = habit_of(10000, 3000, 700);
	struct sp_habit none = habit_of(10000, 0, 0);

	(void)state;
	assert_true(fabs(many.gaps - log(3)) < .01);
	assert_true(fabs(many.merged) < .01);
	assert_true(none.gaps < -5 && none.merged < -5);
}

static void
short_texts_show_little(void **state)
{
	struct sp_habit all = habit_of(4, 4, 0), none = habit_of(4, 0, 0);

	(void)state;
	assert_true(all.gaps > 0 && all.gaps < 1);
	assert_true(none.gaps < 0 && none.gaps > -.25);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(texts_of_which_nothing_is_known_are_as_usual),
	    cmocka_unit_test(long_texts_show_what_is_usual_in_them),
	    cmocka_unit_test(short_texts_show_little),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
