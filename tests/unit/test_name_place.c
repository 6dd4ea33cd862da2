/* SPDX-License-Identifier: MIT */
#include <spean/name_place.h>

#include <spean/latin_find.h>
#include <spean/name_class.h>

#include "oom.h"
#include "unit.h"

static struct sp_name_places *
places_of(const char *text)
{
	struct sp_name_places *places =
	    sp_name_places_new(&sp_translit_km, NULL);

	assert_non_null(places);
	assert_int_equal(
	    sp_name_places_set(places, sp_str_c(text), NULL), SP_OK);
	return places;
}

/* What stands where the name is found; "-" where it is not. */
static void
name_is_at(struct sp_name_places *places, const char *text, const char *name,
    const char *want)
{
	struct sp_name_place place;
	struct sp_str got = SP_STR("-");

	if (sp_name_place_find(places, sp_str_c(name), &place)) {
		assert_true(place.p >= 0 && place.p < .5);
		assert_true(place.start < place.end);
		got = sp_str_sub(sp_str_c(text), place.start, place.end);
	}
	assert_str_is(got, want);
}

static void
is_found(const char *text, const char *name, const char *want)
{
	struct sp_name_places *places = places_of(text);

	name_is_at(places, text, name, want);
	sp_name_places_free(places);
}

static void
latin_letters_are_found_as_they_stand(void **state)
{
	(void)state;
	is_found("លោក Theresa May បាន", "Theresa May", "Theresa May");
	is_found("លោកស្រី May បាន", "Theresa May", "May");
	is_found("THERESA MAY", "Theresa May", "THERESA MAY");
	is_found("Jean-Claude Juncker", "Jean Claude", "Jean-Claude");
	is_found("of the and de", "Bank of America", "-");
	is_found("J. and K.", "J. Smith", "-");
	is_found("Maynard", "May", "-");
	is_found("នាវា F១២៥ ថ្មី", "F125", "F១២៥");
	is_found("the F125 frigate", "F១២៥", "F125");
	is_found("ទូរស័ព្ទ iPhone១៥", "iPhone 15", "iPhone");
	is_found("an iPhone 15", "iPhone១៥", "iPhone");
}

static void
known_spellings_and_sounds_are_found(void **state)
{
	(void)state;
	is_found("នៅប្រទេសបារាំង", "France", "បារាំង");
	is_found("លោក ជិន ម៉ាលីន បាន", "Chin Malin", "ជិន ម៉ាលីន");
	is_found("គ្មានអ្វីទេ", "Chin Malin", "-");
	is_found("", "Chin Malin", "-");
	is_found("៧៤ ២០១៩", "Two", "-");
}

static void
class_words_are_part_of_the_place(void **state)
{
	(void)state;
	is_found("ឆ្លងសមុទ្របាល់ទិក។", "Baltic Sea", "សមុទ្របាល់ទិក");
	is_found("ឆ្លងសមុទ្រ\u200Bបាល់ទិក។", "Baltic Sea", "សមុទ្រ\u200Bបាល់ទិក");
	is_found("ឈូងសមុទ្រអាដែន", "Gulf of Aden", "ឈូងសមុទ្រអាដែន");
	is_found("ប៉ាស៊ីហ្វិកខាងត្បូង", "South Pacific", "ប៉ាស៊ីហ្វិកខាងត្បូង");
	/* Where it does not stand there, the rest is the place. */
	is_found("ឆ្លងបាល់ទិក។", "Baltic Sea", "បាល់ទិក");
}

static void
class_words_are_cut_off_either_end(void **state)
{
	struct sp_str rest;
	size_t n;

	(void)state;
	assert_non_null(sp_name_class_cut(SP_STR("Baltic Sea"), &rest, &n));
	assert_true(n >= 1);
	assert_str_is(rest, "Baltic");
	assert_non_null(sp_name_class_cut(SP_STR("Lake Geneva"), &rest, &n));
	assert_str_is(rest, "Geneva");
	assert_non_null(
	    sp_name_class_cut(SP_STR("Gulf of the Lion"), &rest, &n));
	assert_str_is(rest, "Lion");
	assert_non_null(sp_name_class_cut(
	    SP_STR("Phnom Penh International Airport"), &rest, &n));
	assert_str_is(rest, "Phnom Penh");
	assert_null(sp_name_class_cut(SP_STR("Sea"), &rest, &n));
	assert_int_equal(n, 0);
	assert_null(sp_name_class_cut(SP_STR("Gulf of "), &rest, &n));
	assert_null(sp_name_class_cut(SP_STR("Hun Sen"), &rest, &n));
	assert_null(sp_name_class_cut(SP_STR(""), &rest, &n));
}

static void
the_class_words_are_sorted(void **state)
{
	(void)state;
	for (size_t i = 1; i < sp_name_class_count; i++)
		assert_true(
		    sp_str_cmp(sp_str_c(sp_name_class_table[i - 1].latin),
			sp_str_c(sp_name_class_table[i].latin)) <= 0);
}

static void
a_place_that_is_used_is_not_found_again(void **state)
{
	static const char text[] = "ហ៊ុន សែន និង ហ៊ុន សែន";
	struct sp_name_places *places = places_of(text);
	struct sp_name_place first, second, third;

	(void)state;
	assert_true(sp_name_place_find(places, SP_STR("Hun Sen"), &first));
	sp_name_place_use(places, first.start, first.end);
	assert_true(sp_name_place_find(places, SP_STR("Hun Sen"), &second));
	assert_true(second.end <= first.start || first.end <= second.start);
	sp_name_place_use(places, second.start, second.end);
	assert_false(sp_name_place_find(places, SP_STR("Hun Sen"), &third));
	sp_name_places_free(places);
}

static void
a_name_has_no_digits_that_are_not_written(void **state)
{
	(void)state;
	is_found("ទី២៥ ខែ", "Tickets", "-");
}

static enum sp_status
find_one(void *ctx)
{
	struct sp_err err = {0};
	struct sp_name_places *places =
	    sp_name_places_new(&sp_translit_km, &err);
	enum sp_status status = err.status;
	struct sp_name_place place;

	(void)ctx;
	if (places)
		status = sp_name_places_set(places, SP_STR("លោក ហ៊ុន សែន"), &err);
	if (places && status == SP_OK) {
		sp_name_place_find(places, SP_STR("Hun Sen"), &place);
		sp_name_place_chance(
		    places, SP_STR("Hun Sen"), SP_STR("ហ៊ុន សែន"), 1);
		status = sp_name_places_status(places, &err);
	}
	sp_name_places_free(places);
	return status;
}

static void
memory_may_fail_anywhere(void **state)
{
	(void)state;
	assert_true(oom_each(find_one, NULL) > 6);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(latin_letters_are_found_as_they_stand),
	    cmocka_unit_test(known_spellings_and_sounds_are_found),
	    cmocka_unit_test(class_words_are_part_of_the_place),
	    cmocka_unit_test(class_words_are_cut_off_either_end),
	    cmocka_unit_test(the_class_words_are_sorted),
	    cmocka_unit_test(a_place_that_is_used_is_not_found_again),
	    cmocka_unit_test(a_name_has_no_digits_that_are_not_written),
	    cmocka_unit_test(memory_may_fail_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
