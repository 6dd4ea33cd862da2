/* SPDX-License-Identifier: MIT */
#include <spean/marks.h>

#include "unit.h"

#include <math.h>

/* What two lines have in common, each the first of a text. */
static struct sp_marks_found
compare(const char *en, const char *km, size_t lines)
{
	const struct sp_lang *const lang[2] = {
	    sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))};
	struct sp_str src[8] = {{NULL, 0}}, tgt[8] = {{NULL, 0}};
	struct sp_marks marks = {0};
	struct sp_marks_found found;
	struct sp_mark_counts run[2];

	src[0] = sp_str_c(en);
	tgt[0] = sp_str_c(km);
	assert_true(sp_marks_read(&marks, lang, src, lines, tgt, lines));
	run[0] = sp_marks_run(&marks, 0, 0, lines);
	run[1] = sp_marks_run(&marks, 1, 0, lines);
	found = sp_marks_compare(&marks, &run[0], &run[1]);
	sp_marks_release(&marks);
	return found;
}

static void
a_mark_is_one_whatever_its_form(void **state)
{
	struct sp_marks_found found =
	    compare("\"Why?\" (he: said)", "«ហេតុអ្វី?» (គាត់៖ ថា)", 8);

	(void)state;
	assert_true(found.alone == 0);
	assert_true(fabs(found.both - 5 * log((16 + 20) / (2 + 2.))) < 1e-9);
}

static void
marks_of_one_side_are_counted(void **state)
{
	(void)state;
	assert_true(compare("Why? 50%", "ហេតុអ្វី", 1).alone == 2);
	assert_true(compare("", "៥០%", 1).alone == 1);
	assert_true(compare("", "", 1).alone == 0);
}

static void
sentences_inside_a_line_are_missed_on_the_other_side(void **state)
{
	(void)state;
	assert_true(compare("It is. It was.", "មាន។ ធ្លាប់មាន។", 1).stops == 0);
	assert_true(compare("It is. It was.", "មាន។", 1).stops == 1);
	assert_true(compare("It is.", "មាន។ ធ្លាប់មាន។", 1).stops == 1);
	assert_true(compare("It is.", "មាន។", 1).stops == 0);
	assert_true(
	    compare("A is. B is. C is. D is. E is. F is.", "មាន។", 1).stops ==
	    3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_mark_is_one_whatever_its_form),
	    cmocka_unit_test(marks_of_one_side_are_counted),
	    cmocka_unit_test(
		sentences_inside_a_line_are_missed_on_the_other_side),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
