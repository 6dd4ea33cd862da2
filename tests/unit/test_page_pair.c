/* SPDX-License-Identifier: MIT */
#include <spean/page_pair.h>

#include <stdio.h>
#include <unistd.h>

#include "data.h"
#include "oom.h"

/* Pages of our own, in a folder of the test. */
static const char *const names[2] = {
    "test_page_pair.en.html", "test_page_pair.km.html"};

static void
write_page(const char *name, const char *body)
{
	FILE *file = fopen(name, "w");

	assert_non_null(file);
	fprintf(file,
	    "<html><head><meta charset=utf-8></head><body><article>%s"
	    "</article></body></html>",
	    body);
	fclose(file);
}

struct seen {
	struct sp_buf lines; /* locs and texts */
	size_t stop; /* behind so many pairs; 0: never */
	size_t pairs;
};

static enum sp_status
on_pair(void *ctx, const struct sp_pair *pair, struct sp_err *err)
{
	struct seen *seen = ctx;

	sp_buf_addf(&seen->lines, "%.*s=%.*s ", (int)pair->src_loc.n,
	    pair->src_loc.s, (int)pair->tgt_loc.n, pair->tgt_loc.s);
	sp_buf_add(&seen->lines, pair->src_text);
	sp_buf_addc(&seen->lines, '=');
	sp_buf_add(&seen->lines, pair->tgt_text);
	sp_buf_addc(&seen->lines, '\n');
	if (++seen->pairs == seen->stop)
		return sp_err_set(err, SP_UNKNOWN, "enough");
	return sp_buf_status(&seen->lines, err);
}

static enum sp_status
read_pages(struct seen *seen, struct sp_err *err)
{
	const struct sp_page_pair how = {{"en", "km"}, NULL};

	return sp_page_pair_read(&how, names, on_pair, seen, err);
}

/* The second Khmer sentence has its vowel before the subscript, and two zero-
 * width spaces: both go when it is normalised. */
#define ODD "គាត់នៅផ្ទះនឹងស្រ\u17c1\u17d2ី\u200b\u200bនៅឆ្នាំ២០១៩។"

static void
write_pages(void)
{
	write_page(names[0],
	    "<p>He built 74 houses in 2018. He has lived in a house since "
	    "2019.</p>");
	write_page(names[1], "<p>គាត់សង់ផ្ទះ ៧៤ ក្នុងឆ្នាំ២០១៨។ " ODD "</p>");
}

static void
texts_are_those_of_the_pages(void **state)
{
	struct seen seen = {0};

	(void)state;
	write_pages();
	assert_int_equal(read_pages(&seen, NULL), SP_OK);
	assert_str_is(sp_buf_str(&seen.lines),
	    "1.1=1.1 He built 74 houses in 2018.=គាត់សង់ផ្ទះ ៧៤ "
	    "ក្នុងឆ្នាំ២០១៨។\n"
	    "1.2=1.2 He has lived in a house since 2019.=" ODD "\n");
	sp_buf_release(&seen.lines);
}

static void
what_the_caller_returns_ends_it(void **state)
{
	struct seen seen = {.stop = 1};
	struct sp_err err = {0};

	(void)state;
	write_pages();
	assert_int_equal(read_pages(&seen, &err), SP_UNKNOWN);
	assert_int_equal(seen.pairs, 1);
	assert_string_equal(err.msg, "enough");
	sp_buf_release(&seen.lines);
}

static void
pages_that_cannot_be_are_told(void **state)
{
	struct seen seen = {0};
	struct sp_err err = {0};

	(void)state;
	write_pages();
	unlink(names[1]);
	assert_int_equal(read_pages(&seen, &err), SP_IO);
	write_page(names[1], "");
	assert_int_equal(read_pages(&seen, &err), SP_BAD_TEXT);
	write_page(names[1],
	    "<p>This page is in English, and so is all that is said here of "
	    "houses, of people who live in them, and of years. It has letters "
	    "enough to tell that it is not in Khmer.</p>");
	assert_int_equal(read_pages(&seen, &err), SP_BAD_TEXT);
	assert_int_equal(seen.pairs, 0);
	sp_buf_release(&seen.lines);
}

static enum sp_status
work(void *ctx)
{
	struct seen seen = {0};
	enum sp_status status = read_pages(&seen, NULL);

	(void)ctx;
	sp_buf_release(&seen.lines);
	return status;
}

static void
memory_that_fails_is_told(void **state)
{
	(void)state;
	write_pages();
	assert_true(oom_each(work, NULL) > 0);
}

static int
clean(void **state)
{
	(void)state;
	unlink(names[0]);
	unlink(names[1]);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(texts_are_those_of_the_pages),
	    cmocka_unit_test(what_the_caller_returns_ends_it),
	    cmocka_unit_test(pages_that_cannot_be_are_told),
	    cmocka_unit_test(memory_that_fails_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, clean);
}
