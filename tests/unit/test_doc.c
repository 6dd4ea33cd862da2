/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <unistd.h>

#include <spean/doc.h>

/* A reader of a stream that fits into a pipe. */
static void
open_stream(struct sp_doc_reader *docs, struct sp_str stream, int *fd)
{
	int end[2];

	assert_int_equal(pipe(end), 0);
	assert_int_equal(write(end[1], stream.s, stream.n), stream.n);
	close(end[1]);
	*fd = end[0];
	*docs = (struct sp_doc_reader){.reader = sp_reader_new(end[0], '\n')};
	assert_non_null(docs->reader);
}

static void
close_stream(struct sp_doc_reader *docs, int fd)
{
	sp_reader_free(docs->reader);
	sp_doc_reader_release(docs);
	close(fd);
}

static void
a_document_is_written_as_its_records(void **state)
{
	struct sp_doc doc = {0};
	struct sp_buf out = {0};

	(void)state;
	sp_doc_reset(&doc, SP_STR("a\tb.html"));
	sp_doc_add(&doc, SP_STR("@url"), SP_STR(""), SP_STR("x"));
	sp_doc_add(&doc, SP_STR("1.1"), SP_STR("km"), SP_STR("ក\nខ\0គ"));
	sp_doc_add(&doc, SP_STR("1.2"), SP_STR("km"), SP_STR(""));
	assert_int_equal(sp_doc_status(&doc, NULL), SP_OK);
	sp_doc_write(&doc, &out);
	assert_str_is(sp_buf_str(&out),
	    "a b.html\t@url\t\tx\na b.html\t1.1\tkm\tក ខ គ\n"
	    "a b.html\t1.2\tkm\t\n");
	sp_buf_release(&out);
	sp_doc_release(&doc);
}

static void
strings_given_are_copied(void **state)
{
	char text[] = "one";
	struct sp_doc doc = {0};

	(void)state;
	sp_doc_reset(&doc, sp_str_c(text));
	sp_doc_add(&doc, sp_str_c(text), sp_str_c(text), sp_str_c(text));
	memset(text, 'x', 3);
	assert_str_is(doc.id, "one");
	assert_str_is(doc.part[0].loc, "one");
	assert_str_is(doc.part[0].lang, "one");
	assert_str_is(doc.part[0].text, "one");
	sp_doc_reset(&doc, SP_STR("two"));
	assert_int_equal(doc.n, 0);
	assert_str_is(doc.id, "two");
	sp_doc_release(&doc);
	sp_doc_release(&doc);
}

static void
only_titles_and_paragraphs_are_text(void **state)
{
	(void)state;
	assert_true(sp_loc_is_text(SP_STR("1")));
	assert_true(sp_loc_is_text(SP_STR("12.3")));
	assert_true(sp_loc_is_text(SP_STR("@title")));
	assert_true(sp_loc_is_text(SP_STR("@title.1")));
	assert_false(sp_loc_is_text(SP_STR("@titles")));
	assert_false(sp_loc_is_text(SP_STR("@url")));
	assert_false(sp_loc_is_text(SP_STR("@")));
}

static void
what_is_known_is_that_of_the_first_part(void **state)
{
	struct sp_doc doc = {0};

	(void)state;
	sp_doc_reset(&doc, SP_STR("a"));
	sp_doc_add(&doc, SP_STR("@date"), SP_STR(""), SP_STR("2019"));
	sp_doc_add(&doc, SP_STR("@date"), SP_STR(""), SP_STR("2020"));
	assert_str_is(sp_doc_meta(&doc, "@date"), "2019");
	assert_null(sp_doc_meta(&doc, "@url").s);
	sp_doc_release(&doc);
}

static void
a_record_has_four_fields_and_perhaps_more(void **state)
{
	struct sp_str field[4];

	(void)state;
	assert_int_equal(sp_doc_parse(SP_STR("a\t1\t\t"), field, NULL), SP_OK);
	assert_str_is(field[2], "");
	assert_str_is(field[3], "");
	assert_int_equal(
	    sp_doc_parse(SP_STR("a\t1\ten\tx\tmore\tand"), field, NULL), SP_OK);
	assert_str_is(field[3], "x");
}

static void
a_bad_record_is_refused(void **state)
{
	static const struct {
		const char *rec;
		enum sp_status status;
		const char *says;
	} bad[] = {{"", SP_BAD_RECORD, "fewer than 4"},
	    {"a\t1\ten", SP_BAD_RECORD, "fewer than 4"},
	    {"\t1\ten\tx", SP_BAD_RECORD, "doc or loc is empty"},
	    {"a\t\ten\tx", SP_BAD_RECORD, "doc or loc is empty"},
	    {"a\t1\ten\t\xFF", SP_BAD_TEXT, "byte 8"},
	    {"\xC3\t1\ten\tx", SP_BAD_TEXT, "byte 1"}};

	(void)state;
	for (size_t k = 0; k < sizeof(bad) / sizeof(bad[0]); k++) {
		struct sp_err err = {0};
		struct sp_str field[4];

		assert_int_equal(
		    sp_doc_parse(sp_str_c(bad[k].rec), field, &err),
		    bad[k].status);
		assert_non_null(strstr(err.msg, bad[k].says));
	}
}

static void
records_of_one_id_that_stand_together_are_a_document(void **state)
{
	struct sp_doc_reader docs;
	struct sp_doc doc = {0};
	struct sp_err err;
	int fd;

	(void)state;
	open_stream(&docs,
	    SP_STR("a\t@title\ten\tA\na\t1\ten\tone\nb\t1\ten\tx\n"
		   "a\t2\ten\tagain"),
	    &fd);
	assert_true(sp_doc_next(&docs, &doc, &err));
	assert_str_is(doc.id, "a");
	assert_int_equal(doc.n, 2);
	assert_str_is(doc.part[1].text, "one");
	assert_true(sp_doc_next(&docs, &doc, &err));
	assert_str_is(doc.id, "b");
	assert_int_equal(doc.n, 1);
	assert_true(sp_doc_next(&docs, &doc, &err));
	assert_str_is(doc.id, "a");
	assert_str_is(doc.part[0].text, "again");
	for (int k = 0; k < 2; k++) {
		assert_false(sp_doc_next(&docs, &doc, &err));
		assert_int_equal(err.status, SP_OK);
	}
	sp_doc_release(&doc);
	close_stream(&docs, fd);
}

static void
an_empty_stream_has_no_document(void **state)
{
	struct sp_doc_reader docs;
	struct sp_doc doc = {0};
	struct sp_err err;
	int fd;

	(void)state;
	open_stream(&docs, SP_STR(""), &fd);
	assert_false(sp_doc_next(&docs, &doc, &err));
	assert_int_equal(err.status, SP_OK);
	assert_false(sp_doc_next(&docs, &doc, NULL));
	sp_doc_release(&doc);
	close_stream(&docs, fd);
}

static void
the_stream_goes_on_behind_a_bad_record(void **state)
{
	struct sp_doc_reader docs;
	struct sp_doc doc = {0};
	struct sp_err err;
	int fd;

	(void)state;
	open_stream(&docs,
	    SP_STR("a\t1\ten\tone\nshort\na\t2\ten\ttwo\n"
		   "b\t1\ten\t\xFF\nb\t2\ten\tx\n\n"),
	    &fd);
	assert_false(sp_doc_next(&docs, &doc, &err));
	assert_int_equal(err.status, SP_BAD_RECORD);
	assert_int_equal(sp_reader_line(docs.reader), 2);
	assert_false(sp_doc_next(&docs, &doc, &err));
	assert_int_equal(err.status, SP_BAD_TEXT);
	assert_int_equal(sp_reader_line(docs.reader), 4);
	assert_false(sp_doc_next(&docs, &doc, &err));
	assert_int_equal(err.status, SP_BAD_RECORD);
	assert_int_equal(sp_reader_line(docs.reader), 6);
	assert_false(sp_doc_next(&docs, &doc, &err));
	assert_int_equal(err.status, SP_OK);
	sp_doc_release(&doc);
	close_stream(&docs, fd);
}

static void
a_nul_byte_is_part_of_the_text(void **state)
{
	struct sp_doc_reader docs;
	struct sp_doc doc = {0};
	int fd;

	(void)state;
	open_stream(&docs, SP_STR("a\t1\ten\tx\0y\na\0b\t1\ten\tz\n"), &fd);
	assert_true(sp_doc_next(&docs, &doc, NULL));
	assert_int_equal(doc.part[0].text.n, 3);
	assert_true(sp_doc_next(&docs, &doc, NULL));
	assert_true(sp_str_eq(doc.id, SP_STR("a\0b")));
	sp_doc_release(&doc);
	close_stream(&docs, fd);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_document_is_written_as_its_records),
	    cmocka_unit_test(strings_given_are_copied),
	    cmocka_unit_test(only_titles_and_paragraphs_are_text),
	    cmocka_unit_test(what_is_known_is_that_of_the_first_part),
	    cmocka_unit_test(a_record_has_four_fields_and_perhaps_more),
	    cmocka_unit_test(a_bad_record_is_refused),
	    cmocka_unit_test(
		records_of_one_id_that_stand_together_are_a_document),
	    cmocka_unit_test(an_empty_stream_has_no_document),
	    cmocka_unit_test(the_stream_goes_on_behind_a_bad_record),
	    cmocka_unit_test(a_nul_byte_is_part_of_the_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
