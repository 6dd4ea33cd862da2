/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdlib.h>

#include <spean/html_thin.h>
#include <spean/utf8.h>

#include "data.h"

/* What goes to the parser, with the pieces in their places. */
static void
show(const struct sp_html_thin *thin, struct sp_buf *out)
{
	struct sp_str page = sp_buf_str(&thin->page);

	sp_buf_reset(out);
	for (size_t pos = 0; pos < page.n;) {
		size_t from = pos;
		struct sp_str part = sp_html_thin_next(thin, page, &pos);

		if (part.s == page.s + from) {
			sp_buf_add(out, part);
			continue;
		}
		sp_buf_add(out, SP_STR("⟨"));
		sp_buf_add(out, part);
		sp_buf_add(out, SP_STR("⟩"));
	}
}

static void
the_parser_gets_what_it_needs(void **state)
{
	struct sp_html_thin *thin = calloc(1, sizeof(*thin));
	struct sp_buf got = {0};
	struct sp_str field[2];
	struct data data;

	(void)state;
	assert_non_null(thin);
	data_open(&data, "thin.tests");
	while (data_next(&data, field, 2)) {
		assert_int_equal(
		    sp_html_thin(thin, field[0], false, NULL), SP_OK);
		show(thin, &got);
		data_is(&data, sp_buf_str(&got), field[1]);
	}
	data_close(&data);
	sp_buf_release(&got);
	sp_html_thin_release(thin);
	free(thin);
}

static void
more_pieces_than_private_characters_are_no_harm(void **state)
{
	struct sp_html_thin *thin = calloc(1, sizeof(*thin));
	struct sp_buf page = {0}, got = {0};
	size_t n = 140000;

	(void)state;
	assert_non_null(thin);
	for (size_t i = 0; i < n; i++)
		sp_buf_addf(&page, "<p>number %zu</p>", i);
	assert_int_equal(
	    sp_html_thin(thin, sp_buf_str(&page), false, NULL), SP_OK);
	for (size_t pos = 0; pos < thin->page.n;)
		sp_buf_add(&got,
		    sp_html_thin_next(thin, sp_buf_str(&thin->page), &pos));
	assert_true(sp_str_eq(sp_buf_str(&got), sp_buf_str(&page)));
	assert_int_equal(sp_utf8_check(sp_buf_str(&thin->page)), thin->page.n);
	sp_buf_release(&page);
	sp_buf_release(&got);
	sp_html_thin_release(thin);
	free(thin);
}

static enum sp_status
thin_of(struct sp_html_thin *thin, const char *piece, size_t n)
{
	struct sp_buf page = {0};
	enum sp_status status;

	for (size_t i = 0; i < n; i++)
		sp_buf_add(&page, sp_str_c(piece));
	status = sp_html_thin(thin, sp_buf_str(&page), false, NULL);
	sp_buf_release(&page);
	return status;
}

static void
what_is_too_much_is_refused(void **state)
{
	struct sp_html_thin *thin = calloc(1, sizeof(*thin));
	struct sp_buf tag = {0};

	(void)state;
	assert_non_null(thin);
	assert_int_equal(thin_of(thin, "<div>", 512), SP_OK);
	assert_int_equal(thin_of(thin, "<div>", 513), SP_TOO_LARGE);
	assert_int_equal(thin_of(thin, "<div>", 100000), SP_TOO_LARGE);
	assert_int_equal(thin_of(thin, "<p>", 100000), SP_OK);
	assert_int_equal(thin_of(thin, "<b>x</b>", 100000), SP_OK);
	assert_int_equal(thin_of(thin, "<svg><g>", 100000), SP_OK);
	sp_buf_add(&tag, SP_STR("<p"));
	for (int i = 0; i < SP_HTML_ATTRS + 1; i++)
		sp_buf_addf(&tag, " a%d", i);
	sp_buf_add(&tag, SP_STR(">"));
	assert_int_equal(thin_of(thin, sp_buf_c(&tag), 1), SP_TOO_LARGE);
	sp_buf_release(&tag);
	sp_html_thin_release(thin);
	free(thin);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_parser_gets_what_it_needs),
	    cmocka_unit_test(more_pieces_than_private_characters_are_no_harm),
	    cmocka_unit_test(what_is_too_much_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
