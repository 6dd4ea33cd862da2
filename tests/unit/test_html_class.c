/* SPDX-License-Identifier: MIT */
#include "unit.h"

/* The tables are its own. */
#include "../../lib/text/html_class.c"

static void
assert_order(const struct purpose *table, size_t n)
{
	for (size_t i = 1; i < n; i++)
		assert_true(order(table[i - 1].word, table[i].word) < 0);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(find(table, n, table[i].word), table[i].is);
}

static void
words_stand_in_order(void **state)
{
	(void)state;
	assert_order(names, sizeof(names) / sizeof(*names));
	assert_order(words, sizeof(words) / sizeof(*words));
}

static void
names_are_found_whole_and_words_within_them(void **state)
{
	(void)state;
	assert_int_equal(sp_html_class(SP_STR("Site-Header")), SP_CLASS_NAV);
	assert_int_equal(sp_html_class(SP_STR("entry-header")), 0);
	assert_int_equal(
	    sp_html_class(SP_STR("post-Share shareBar")), SP_CLASS_SHARE);
	assert_int_equal(sp_html_class(SP_STR("ad300x250")), SP_CLASS_RELATED);
	assert_int_equal(sp_html_class(SP_STR("jXK9ad")), 0);
	assert_int_equal(sp_html_class(SP_STR("has-sidebar")), 0);
	assert_int_equal(sp_html_class(SP_STR("")), 0);
}

static void
what_was_seen_is_told_again(void **state)
{
	struct sp_map seen = {0};

	(void)state;
	for (int i = 0; i < 2; i++) {
		assert_int_equal(sp_html_class_seen(&seen, SP_STR("x footer")),
		    SP_CLASS_FOOTER);
		assert_int_equal(sp_html_class_seen(&seen, SP_STR("")), 0);
	}
	assert_int_equal(seen.n, 1);
	sp_map_release(&seen);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_stand_in_order),
	    cmocka_unit_test(names_are_found_whole_and_words_within_them),
	    cmocka_unit_test(what_was_seen_is_told_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
