/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <spean/docset.h>

static const char stream[] = "b\t@url\ten\thttps://example.org/b\n"
			     "b\t1\ten\tone\n"
			     "too\tshort\n"
			     "b\t2\ten\ttwo\textra\n"
			     "a\t1\tkm\tពីរ\n"
			     "b\t3\ten\tagain\n"
			     "c\t1\ten\tnot UTF-8: \xFF\n"
			     "c\t2\ten\tthe last line has no end";

/* Which records were told to be bad. */
struct told {
	size_t line[8];
	size_t n;
};

static void
bad(void *ctx, size_t line, const struct sp_err *err)
{
	struct told *told = ctx;

	assert_true(sp_status_is_record(err->status));
	assert_true(err->msg[0] != '\0');
	assert_true(told->n < 8);
	told->line[told->n++] = line;
}

static int
a_file(const char *text)
{
	char name[] = "/tmp/spean-test.XXXXXX";
	int fd = mkstemp(name);

	assert_true(fd >= 0);
	unlink(name);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
	return fd;
}

static int
a_pipe(const char *text)
{
	int end[2];

	assert_int_equal(pipe(end), 0);
	assert_int_equal(write(end[1], text, strlen(text)), strlen(text));
	close(end[1]);
	return end[0];
}

static void
check_set(int fd)
{
	struct told told = {{0}, 0};
	struct sp_docset *set = sp_docset_new(fd, "/tmp", bad, &told, NULL);
	struct sp_doc doc = {0};

	assert_non_null(set);
	assert_int_equal(sp_docset_count(set), 3);
	assert_str_is(sp_docset_ids(set)[0], "b");
	assert_str_is(sp_docset_ids(set)[1], "a");
	assert_str_is(sp_docset_ids(set)[2], "c");
	assert_int_equal(sp_docset_find(set, SP_STR("a")), 1);
	assert_int_equal(sp_docset_find(set, SP_STR("none")), 3);
	assert_int_equal(told.n, 3);
	assert_int_equal(told.line[0], 3);
	assert_int_equal(told.line[1], 6);
	assert_int_equal(told.line[2], 7);

	/* In any order, and the same doc used again. */
	assert_int_equal(sp_docset_read(set, 2, &doc, NULL), SP_OK);
	assert_int_equal(doc.n, 1);
	assert_str_is(doc.part[0].text, "the last line has no end");
	assert_int_equal(sp_docset_read(set, 0, &doc, NULL), SP_OK);
	assert_str_is(doc.id, "b");
	assert_int_equal(doc.n, 3);
	assert_str_is(sp_doc_meta(&doc, "@url"), "https://example.org/b");
	assert_str_is(doc.part[2].loc, "2");
	assert_str_is(doc.part[2].text, "two");
	assert_int_equal(sp_docset_read(set, 1, &doc, NULL), SP_OK);
	assert_int_equal(doc.n, 1);
	assert_str_is(doc.part[0].lang, "km");
	sp_doc_release(&doc);
	sp_docset_free(set);
}

static void
a_file_gives_its_documents_in_any_order(void **state)
{
	int fd = a_file(stream);

	(void)state;
	check_set(fd);
	close(fd);
}

static void
a_pipe_gives_the_same(void **state)
{
	int fd = a_pipe(stream);

	(void)state;
	check_set(fd);
	close(fd);
}

static void
an_empty_stream_has_no_documents(void **state)
{
	int fd = a_file("");
	struct sp_docset *set = sp_docset_new(fd, "/tmp", NULL, NULL, NULL);

	(void)state;
	assert_non_null(set);
	assert_int_equal(sp_docset_count(set), 0);
	assert_int_equal(sp_docset_find(set, SP_STR("a")), 0);
	sp_docset_free(set);
	sp_docset_free(NULL);
	close(fd);
}

static void
a_pipe_needs_a_place_for_its_copy(void **state)
{
	int fd = a_pipe(stream);
	struct sp_err err;

	(void)state;
	assert_null(sp_docset_new(fd, "/nowhere", NULL, NULL, &err));
	assert_int_equal(err.status, SP_IO);
	assert_string_equal(
	    err.msg, "cannot write to /nowhere: No such file or directory");
	close(fd);
}

static void
a_file_cut_in_the_meantime_is_told(void **state)
{
	int fd = a_file(stream);
	struct sp_docset *set = sp_docset_new(fd, "/tmp", NULL, NULL, NULL);
	struct sp_doc doc = {0};

	(void)state;
	assert_int_equal(ftruncate(fd, 10), 0);
	assert_int_equal(sp_docset_read(set, 1, &doc, NULL), SP_IO);
	sp_doc_release(&doc);
	sp_docset_free(set);
	close(fd);
}

static void
each_record_of_a_document_that_comes_twice_is_told(void **state)
{
	struct told told = {{0}, 0};
	int fd = a_file("a\t1\ten\tx\nb\t1\ten\tx\na\t2\ten\ty\n"
			"a\t3\ten\tz\nb\t2\ten\ty\nc\t1\ten\tx\n");
	struct sp_docset *set = sp_docset_new(fd, "/tmp", bad, &told, NULL);
	struct sp_doc doc = {0};

	(void)state;
	assert_non_null(set);
	assert_int_equal(told.n, 3);
	assert_int_equal(told.line[0], 3);
	assert_int_equal(told.line[1], 4);
	assert_int_equal(told.line[2], 5);
	assert_int_equal(sp_docset_count(set), 3);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(sp_docset_read(set, i, &doc, NULL), SP_OK);
		assert_int_equal(doc.n, 1);
		assert_str_is(doc.part[0].text, "x");
	}
	sp_doc_release(&doc);
	sp_docset_free(set);
	close(fd);
}

static void
bad_records_alone_make_no_document(void **state)
{
	struct told told = {{0}, 0};
	int fd = a_file("\n\xFF\na\t1\n\t1\ten\tx\na\t\ten\tx");
	struct sp_docset *set = sp_docset_new(fd, "/tmp", bad, &told, NULL);

	(void)state;
	assert_non_null(set);
	assert_int_equal(told.n, 5);
	assert_int_equal(sp_docset_count(set), 0);
	sp_docset_free(set);
	close(fd);
}

static void
a_file_is_read_from_where_it_stands(void **state)
{
	int fd = a_file("the head of a file\na\t1\ten\tx\n");
	struct sp_docset *set;
	struct sp_doc doc = {0};

	(void)state;
	assert_int_equal(lseek(fd, 19, SEEK_SET), 19);
	set = sp_docset_new(fd, "/tmp", NULL, NULL, NULL);
	assert_non_null(set);
	assert_int_equal(sp_docset_count(set), 1);
	assert_int_equal(sp_docset_read(set, 0, &doc, NULL), SP_OK);
	assert_str_is(doc.part[0].text, "x");
	sp_doc_release(&doc);
	sp_docset_free(set);
	close(fd);
}

/* More documents than a table holds at first, so that it moves. */
static void
ids_stay_where_they_are_when_there_are_many(void **state)
{
	FILE *file = tmpfile();
	struct sp_docset *set;
	struct sp_doc doc = {0};

	(void)state;
	assert_non_null(file);
	for (size_t i = 0; i < 5000; i++)
		fprintf(file, "%zu\t1\ten\ttext %zu\n", i, i);
	assert_int_equal(fflush(file), 0);
	rewind(file);
	set = sp_docset_new(fileno(file), "/tmp", NULL, NULL, NULL);
	assert_non_null(set);
	assert_int_equal(sp_docset_count(set), 5000);
	for (size_t k = 0; k < 5000; k++) {
		size_t i = k * 2999 % 5000;
		char want[32];

		snprintf(want, sizeof(want), "text %zu", i);
		assert_int_equal(sp_docset_find(set, sp_docset_ids(set)[i]), i);
		assert_int_equal(sp_docset_read(set, i, &doc, NULL), SP_OK);
		assert_str_is(doc.part[0].text, want);
	}
	sp_doc_release(&doc);
	sp_docset_free(set);
	fclose(file);
}

static void
put(struct sp_docset *set, const char *id, const char *text,
    enum sp_status status)
{
	struct sp_doc doc = {0};

	sp_doc_reset(&doc, sp_str_c(id));
	if (text) {
		sp_doc_add(&doc, SP_STR("1.1"), SP_STR("en"), sp_str_c(text));
		sp_doc_add(&doc, SP_STR("2.1"), SP_STR("en"), SP_STR("end"));
	}
	assert_int_equal(sp_docset_put(set, &doc, NULL), status);
	sp_doc_release(&doc);
}

static void
documents_put_in_are_read_in_any_order(void **state)
{
	struct sp_docset *set = sp_docset_make("/tmp", NULL);
	struct sp_doc doc = {0};

	(void)state;
	assert_non_null(set);
	assert_int_equal(sp_docset_count(set), 0);
	put(set, "b", "one", SP_OK);
	put(set, "a", "two", SP_OK);
	assert_int_equal(sp_docset_done(set, NULL), SP_OK);
	assert_int_equal(sp_docset_count(set), 2);
	assert_str_is(sp_docset_ids(set)[1], "a");
	assert_int_equal(sp_docset_read(set, 1, &doc, NULL), SP_OK);
	assert_int_equal(doc.n, 2);
	assert_str_is(doc.part[0].loc, "1.1");
	assert_str_is(doc.part[0].text, "two");

	/* More may come. */
	put(set, "c", "three", SP_OK);
	assert_int_equal(sp_docset_done(set, NULL), SP_OK);
	assert_int_equal(sp_docset_find(set, SP_STR("c")), 2);
	assert_int_equal(sp_docset_read(set, 2, &doc, NULL), SP_OK);
	assert_str_is(doc.part[0].text, "three");
	assert_int_equal(sp_docset_read(set, 0, &doc, NULL), SP_OK);
	assert_str_is(doc.part[0].text, "one");
	sp_doc_release(&doc);
	sp_docset_free(set);
}

static void
a_document_is_put_in_once_and_holds_something(void **state)
{
	struct sp_docset *set = sp_docset_make("/tmp", NULL);
	struct sp_doc doc = {0};

	(void)state;
	assert_non_null(set);
	put(set, "a", "one", SP_OK);
	put(set, "a", "two", SP_BAD_RECORD);
	put(set, "b", NULL, SP_BAD_RECORD);
	assert_int_equal(sp_docset_done(set, NULL), SP_OK);
	assert_int_equal(sp_docset_count(set), 1);
	assert_int_equal(sp_docset_read(set, 0, &doc, NULL), SP_OK);
	assert_str_is(doc.part[0].text, "one");
	sp_doc_release(&doc);
	sp_docset_free(set);
}

static void
documents_need_a_place_to_be_put(void **state)
{
	struct sp_err err = {0};

	(void)state;
	assert_null(sp_docset_make("/nowhere", &err));
	assert_int_equal(err.status, SP_IO);
}

static void
a_folder_cannot_be_read(void **state)
{
	int fd = open("/", O_RDONLY);
	struct sp_err err = {0};

	(void)state;
	assert_null(sp_docset_new(fd, "/tmp", NULL, NULL, &err));
	assert_int_equal(err.status, SP_IO);
	close(fd);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_file_gives_its_documents_in_any_order),
	    cmocka_unit_test(a_pipe_gives_the_same),
	    cmocka_unit_test(an_empty_stream_has_no_documents),
	    cmocka_unit_test(a_pipe_needs_a_place_for_its_copy),
	    cmocka_unit_test(a_file_cut_in_the_meantime_is_told),
	    cmocka_unit_test(
		each_record_of_a_document_that_comes_twice_is_told),
	    cmocka_unit_test(bad_records_alone_make_no_document),
	    cmocka_unit_test(a_file_is_read_from_where_it_stands),
	    cmocka_unit_test(ids_stay_where_they_are_when_there_are_many),
	    cmocka_unit_test(documents_put_in_are_read_in_any_order),
	    cmocka_unit_test(a_document_is_put_in_once_and_holds_something),
	    cmocka_unit_test(documents_need_a_place_to_be_put),
	    cmocka_unit_test(a_folder_cannot_be_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
