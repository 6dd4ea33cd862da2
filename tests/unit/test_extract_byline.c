/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <spean/extract_byline.h>

static void
url_is(const char *url, int year, int month, int day)
{
	struct sp_day found = {0};

	assert_int_equal(sp_byline_url(sp_str_c(url), &found), year > 0);
	assert_int_equal(found.year, year);
	assert_int_equal(found.month, month);
	assert_int_equal(found.day, day);
}

static void
an_address_may_tell_the_day(void **state)
{
	(void)state;
	url_is("https://example.org/2019/11/15/a-story", 2019, 11, 15);
	url_is("https://example.org/2019/11/5/a-story", 2019, 11, 5);
	url_is("https://example.org/news/2019-11-15-story", 2019, 11, 15);
	url_is("https://example.org/2019-11/15/c_138.htm", 2019, 11, 15);
	url_is("https://example.org/2019/nov/15/story", 2019, 11, 15);
	url_is("https://example.org/story-20191115", 2019, 11, 15);
	url_is("https://example.org/20191115103000.html", 2019, 11, 15);
	url_is("https://example.org/a?id=3&date=2019-11-15", 2019, 11, 15);
	url_is("/2019/11/15/", 2019, 11, 15);
	url_is("https://2019-11-15.example.org/story", 0, 0, 0);
	url_is("https://example.org/2019/11/a-story", 0, 0, 0);
	url_is("https://example.org/2019/13/15/", 0, 0, 0);
	url_is("https://example.org/2019/02/30/", 0, 0, 0);
	url_is("https://example.org/1815/06/18/", 0, 0, 0);
	url_is("https://example.org/detail/191115", 0, 0, 0);
	url_is("https://example.org/detail/2019111512", 0, 0, 0);
	url_is("", 0, 0, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_address_may_tell_the_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
