/* SPDX-License-Identifier: MIT */
#include <spean/starts.h>

#include "data.h"

#include <stdio.h>

#include <spean/buf.h>
#include <spean/date_rules.h>

static bool
is_at(const struct sp_starts *starts, const char *text, size_t pos)
{
	return sp_starts_at(starts, sp_str_c(text), pos);
}

/* Words, up to NULL; whole ones, or what may go on. */
static void
add(struct sp_starts *starts, bool whole, const char *const *word)
{
	for (; *word; word++)
		sp_starts_add(starts, sp_str_c(*word), whole);
}

static void
a_word_is_told_wherever_it_begins(void **state)
{
	struct sp_starts starts = {0};

	(void)state;
	add(&starts, true,
	    (const char *[]){"about", "a", "an", "ពីរ", "€", NULL});
	assert_true(is_at(&starts, "about", 0));
	assert_true(is_at(&starts, "is ABOUT it", 3));
	assert_true(is_at(&starts, "a", 0));
	assert_true(is_at(&starts, "a day", 0));
	assert_true(is_at(&starts, "a, b", 0));
	assert_true(is_at(&starts, "aខ", 0));
	assert_true(is_at(&starts, "an", 0));
	assert_true(is_at(&starts, "an-", 0));
	assert_true(is_at(&starts, "មានពីរ", 9));
	assert_true(is_at(&starts, "5€", 1));
	assert_true(is_at(&starts, "€", 0));
}

static void
elsewhere_none_is_told(void **state)
{
	struct sp_starts starts = {0};

	(void)state;
	add(&starts, true, (const char *[]){"about", "a", "an", "ពីរ", NULL});
	assert_false(is_at(&starts, "able", 0));
	assert_false(is_at(&starts, "any", 0));
	assert_false(is_at(&starts, "bout", 0));
	assert_false(is_at(&starts, "ពីក", 0));
	assert_false(is_at(&starts, "ពី", 0));
	assert_false(is_at(&starts, " ", 0));
	assert_false(is_at(&starts, "\u200Bពីរ", 0));
}

static void
joiners_may_stand_behind_any_character(void **state)
{
	struct sp_starts starts = {0};

	(void)state;
	add(&starts, true, (const char *[]){"ពីរ", "may", "a", NULL});
	assert_true(is_at(&starts, "ព\u200Bី\u200C\u200Dរ", 0));
	assert_true(is_at(&starts, "m\u200Bay", 0));
	assert_true(is_at(&starts, "ma\u200By", 0));
	assert_true(is_at(&starts, "a\u200Bb", 0));
	assert_false(is_at(&starts, "ព\u200Bូ\u200Bរ", 0));
}

/* What follows a part of a word may be a letter, where that is asked for. */
static void
a_part_of_a_word_may_go_on(void **state)
{
	struct sp_starts starts = {0};

	(void)state;
	add(&starts, false, (const char *[]){"k", "da", NULL});
	assert_true(is_at(&starts, "km", 0));
	assert_true(is_at(&starts, "dal", 0));
	assert_false(is_at(&starts, "del", 0));
}

static void
the_next_place_is_never_inside_of_letters(void **state)
{
	struct sp_starts starts = {0};
	struct sp_str text = SP_STR("chart Art, ពីពីរ art");

	(void)state;
	add(&starts, true, (const char *[]){"art", "ពីរ", NULL});
	assert_int_equal(sp_starts_next(&starts, text, 0), 6);
	assert_int_equal(sp_starts_next(&starts, text, 6), 6);
	assert_int_equal(sp_starts_next(&starts, text, 7), 17);
	assert_int_equal(sp_starts_next(&starts, text, 20), 27);
	assert_int_equal(sp_starts_next(&starts, text, 28), text.n);
	assert_int_equal(sp_starts_next(&starts, text, text.n), text.n);
}

/* Over Khmer the search is in haste; it finds what is asked for byte by byte,
 * in texts that are cut off anywhere, too. */
static void
no_place_in_khmer_is_passed_over(void **state)
{
	static const char khmer[] =
	    "មានពីរឬពី\u200Bរ ពីពីរ, ក៏ពីកពីរ\xe1\x9e ពីរ\xe1\x9eពី\xe1\x9f\xf0ពីរពី";
	struct sp_starts starts = {0};

	(void)state;
	add(&starts, true, (const char *[]){"ពីរ", "ឬ", "ក៏", "៣", NULL});
	for (size_t n = 0; n < sizeof(khmer); n++) {
		struct sp_str text = {khmer, n};
		size_t pos = 0, next;

		for (; pos < n; pos = next) {
			size_t found = sp_starts_next(&starts, text, pos);

			sp_starts_key(text, pos, &next);
			if (sp_starts_at(&starts, text, pos))
				assert_int_equal(found, pos);
			else
				assert_true(found >= next);
		}
	}
}

static void
bytes_that_are_no_text_are_passed_over(void **state)
{
	static const char bad[] = "\xff\xe1\x9e\x80\x80\xe1\x9e\xf0\xe1";
	struct sp_starts starts = {0};
	struct sp_str text = {bad, sizeof(bad) - 1};
	size_t next;

	(void)state;
	add(&starts, true, (const char *[]){"ក", NULL});
	assert_int_equal(sp_starts_next(&starts, text, 0), 1);
	assert_int_equal(sp_starts_next(&starts, text, 2), text.n);
	for (size_t pos = 0; pos < text.n; pos = next) {
		sp_starts_key(text, pos, &next);
		assert_true(next > pos && next <= text.n);
	}
}

/* Each place of the build's table is one of what is made here of all words of
 * the list, and the words of some classes are in it. */
static void
check_table(const char *path, const struct sp_starts *table)
{
	struct sp_starts all = {0};
	struct data data;
	struct sp_str line, field[2];
	char digit[4] = "0";

	for (; *digit <= '9'; ++*digit)
		sp_starts_add(&all, sp_str_c(digit), true);
	for (memcpy(digit, "០", 4); (unsigned char)digit[2] <= 0xA9; digit[2]++)
		sp_starts_add(&all, sp_str_c(digit), true);
	assert_true(data_open_beside(&data, path));
	while (sp_reader_next(data.reader, &line, NULL)) {
		if (sp_rec_split(line, field, 2) < 2 || line.s[0] == '#')
			continue;
		sp_str_cut(&line, '\t');
		field[1] = sp_str_cut(&line, '\t');
		sp_starts_add(&all, field[1], true);
		if (sp_str_eq(field[0], SP_STR("relday")) ||
		    sp_str_eq(field[0], SP_STR("relyear")) ||
		    sp_str_eq(field[0], SP_STR("skip")))
			assert_true(sp_starts_at(table, field[1], 0));
	}
	data_close(&data);
	for (size_t i = 0; i < 256; i++)
		for (size_t k = 0; k < 4; k++)
			assert_true(!(table->pair[i][k] & ~all.pair[i][k]));
}

static void
the_tables_of_the_build_are_made_alike(void **state)
{
	(void)state;
	check_table("corpora/date/en.txt", &sp_lang_en_date.starts);
	check_table("corpora/date/km.txt", &sp_lang_km_date.starts);
	assert_true(is_at(&sp_lang_en_date.starts, "7 May", 0));
	assert_true(is_at(&sp_lang_km_date.starts, "៧ មេសា", 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_word_is_told_wherever_it_begins),
	    cmocka_unit_test(elsewhere_none_is_told),
	    cmocka_unit_test(joiners_may_stand_behind_any_character),
	    cmocka_unit_test(a_part_of_a_word_may_go_on),
	    cmocka_unit_test(the_next_place_is_never_inside_of_letters),
	    cmocka_unit_test(no_place_in_khmer_is_passed_over),
	    cmocka_unit_test(bytes_that_are_no_text_are_passed_over),
	    cmocka_unit_test(the_tables_of_the_build_are_made_alike),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
