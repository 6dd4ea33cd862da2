/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include <spean/rec.h>

#define LARGE ((size_t)3 << 20)

/* A descriptor that gives the bytes of text; they fit into a pipe. */
static int
from_text(struct sp_str text)
{
	int end[2];

	assert_int_equal(pipe(end), 0);
	assert_int_equal(write(end[1], text.s, text.n), text.n);
	close(end[1]);
	return end[0];
}

static void
records_are_what_stands_before_each_end(void **state)
{
	int fd = from_text(SP_STR("one\n\nthree\0x\nlast"));
	struct sp_reader *reader = sp_reader_new(fd, '\n');
	struct sp_err err;
	struct sp_str rec;

	(void)state;
	assert_true(sp_reader_next(reader, &rec, &err));
	assert_str_is(rec, "one");
	assert_int_equal(sp_reader_line(reader), 1);
	assert_true(sp_reader_next(reader, &rec, &err));
	assert_str_is(rec, "");
	assert_non_null(rec.s);
	assert_true(sp_reader_next(reader, &rec, &err));
	assert_true(sp_str_eq(rec, SP_STR("three\0x")));
	assert_true(sp_reader_next(reader, &rec, &err));
	assert_str_is(rec, "last");
	assert_int_equal(sp_reader_line(reader), 4);
	for (int i = 0; i < 2; i++) {
		assert_false(sp_reader_next(reader, &rec, &err));
		assert_int_equal(err.status, SP_OK);
	}
	assert_int_equal(sp_reader_line(reader), 4);
	sp_reader_free(reader);
	close(fd);
}

static void
records_may_end_in_nul(void **state)
{
	int fd = from_text(SP_STR("a\nb\0c\0"));
	struct sp_reader *reader = sp_reader_new(fd, '\0');
	struct sp_str rec;

	(void)state;
	assert_true(sp_reader_next(reader, &rec, NULL));
	assert_str_is(rec, "a\nb");
	assert_true(sp_reader_next(reader, &rec, NULL));
	assert_str_is(rec, "c");
	assert_false(sp_reader_next(reader, &rec, NULL));
	sp_reader_free(reader);
	close(fd);
}

static void
an_empty_stream_has_no_record(void **state)
{
	int fd = open("/dev/null", O_RDONLY);
	struct sp_reader *reader = sp_reader_new(fd, '\n');
	struct sp_err err;
	struct sp_str rec;

	(void)state;
	assert_false(sp_reader_next(reader, &rec, &err));
	assert_int_equal(err.status, SP_OK);
	assert_int_equal(sp_reader_line(reader), 0);
	sp_reader_free(reader);
	close(fd);
}

/* Writes a record of LARGE bytes, then a short one, in odd portions. */
static void *
feed(void *arg)
{
	int fd = *(int *)arg;
	char portion[7001];
	size_t left = LARGE;

	memset(portion, 'x', sizeof(portion));
	while (left > 0) {
		size_t n = left < sizeof(portion) ? left : sizeof(portion);
		ssize_t put = write(fd, portion, n);

		if (put <= 0)
			break;
		left -= (size_t)put;
	}
	if (write(fd, "\nshort\n", 7) != 7)
		left = 1;
	close(fd);
	return NULL;
}

static void
a_record_may_be_of_any_length_and_come_in_pieces(void **state)
{
	struct sp_reader *reader;
	struct sp_str rec;
	pthread_t thread;
	int end[2];

	(void)state;
	assert_int_equal(pipe(end), 0);
	assert_int_equal(pthread_create(&thread, NULL, feed, &end[1]), 0);
	reader = sp_reader_new(end[0], '\n');
	assert_true(sp_reader_next(reader, &rec, NULL));
	assert_int_equal(rec.n, LARGE);
	assert_true(sp_reader_next(reader, &rec, NULL));
	assert_str_is(rec, "short");
	assert_false(sp_reader_next(reader, &rec, NULL));
	pthread_join(thread, NULL);
	sp_reader_free(reader);
	close(end[0]);
}

static void
a_folder_cannot_be_read(void **state)
{
	int fd = open(".", O_RDONLY);
	struct sp_reader *reader = sp_reader_new(fd, '\n');
	struct sp_err err;
	struct sp_str rec;

	(void)state;
	assert_false(sp_reader_next(reader, &rec, &err));
	assert_int_equal(err.status, SP_IO);
	assert_string_equal(err.msg, "cannot read: Is a directory");
	sp_reader_free(reader);
	close(fd);
	sp_reader_free(NULL);
}

static void
nothing(int signal)
{
	(void)signal;
}

struct interrupted {
	pthread_t reader;
	int fd;
};

/* Interrupts the reading thread, then lets it have its record. */
static void *
interrupt(void *arg)
{
	struct interrupted *it = arg;

	for (int i = 0; i < 100; i++)
		pthread_kill(it->reader, SIGUSR1);
	if (write(it->fd, "rec\n", 4) != 4)
		return arg;
	close(it->fd);
	return NULL;
}

static void
a_signal_does_not_end_the_reading(void **state)
{
	struct sigaction action = {.sa_handler = nothing};
	struct sp_reader *reader;
	struct interrupted it = {.reader = pthread_self()};
	struct sp_str rec;
	pthread_t thread;
	int end[2];

	(void)state;
	sigaction(SIGUSR1, &action, NULL);
	assert_int_equal(pipe(end), 0);
	it.fd = end[1];
	assert_int_equal(pthread_create(&thread, NULL, interrupt, &it), 0);
	reader = sp_reader_new(end[0], '\n');
	assert_true(sp_reader_next(reader, &rec, NULL));
	assert_str_is(rec, "rec");
	assert_false(sp_reader_next(reader, &rec, NULL));
	pthread_join(thread, NULL);
	sp_reader_free(reader);
	close(end[0]);
}

static void
split_gives_the_rest_to_the_last_place(void **state)
{
	struct sp_str field[4];

	(void)state;
	assert_int_equal(sp_rec_split(SP_STR("a\tb\tc\td\te"), field, 4), 4);
	assert_str_is(field[3], "d\te");
	assert_int_equal(sp_rec_split(SP_STR("a\tb\tc\t"), field, 4), 4);
	assert_str_is(field[3], "");
	assert_int_equal(sp_rec_split(SP_STR("a\t\tc"), field, 4), 3);
	assert_str_is(field[1], "");
	assert_str_is(field[2], "c");
	assert_int_equal(sp_rec_split(SP_STR(""), field, 4), 1);
	assert_int_equal(sp_rec_split(SP_STR("a\tb"), field, 1), 1);
	assert_str_is(field[0], "a\tb");
	assert_int_equal(sp_rec_split(SP_STR("a"), field, 0), 0);
}

static void
field_is_counted_from_one(void **state)
{
	struct sp_str field;

	(void)state;
	assert_true(sp_rec_field(SP_STR("a\tb\t"), 1, &field));
	assert_str_is(field, "a");
	assert_true(sp_rec_field(SP_STR("a\tb\t"), 3, &field));
	assert_str_is(field, "");
	assert_false(sp_rec_field(SP_STR("a\tb\t"), 4, &field));
	assert_false(sp_rec_field(SP_STR("a"), 0, &field));
}

static void
text_has_spaces_for_controls(void **state)
{
	struct sp_buf out = {0};

	(void)state;
	sp_rec_add_text(&out, SP_STR("a\tb\nc\0d\x7F\xC2\x85|\r\n"));
	assert_str_is(sp_buf_str(&out), "a b c d  |  ");
	sp_buf_reset(&out);
	/* What is no UTF-8 is not ours to mend, and swallows nothing. */
	sp_rec_add_text(&out,
	    SP_STR("\xC2\n\xC2"
		   "A\xC2\xC2\x80\xC2"));
	assert_str_is(sp_buf_str(&out),
	    "\xC2 \xC2"
	    "A\xC2 \xC2");
	sp_buf_reset(&out);
	sp_rec_add_text(&out, SP_STR("\u00A0\u200Bស្ពាន"));
	assert_str_is(sp_buf_str(&out), "\u00A0\u200Bស្ពាន");
	sp_buf_release(&out);
}

/* Eight plain bytes are taken at a step: no control may hide behind them. */
static void
a_control_at_any_byte_is_a_space(void **state)
{
	static const char *const controls[] = {
	    "\x01", "\t", "\x7F", "\xC2\x9F"};
	struct sp_buf text = {0}, out = {0};

	(void)state;
	for (size_t i = 0; i < 4 * 40; i++) {
		struct sp_str control = sp_str_c(controls[i / 40]);

		sp_buf_reset(&text);
		sp_buf_reset(&out);
		for (size_t k = 0; k < i % 40; k++)
			sp_buf_addc(&text, k % 9 ? 'a' : '~');
		sp_buf_add(&text, control);
		sp_buf_add(&text, SP_STR("\xC2\xA0 then eight plain bytes"));
		sp_rec_add_text(&out, sp_buf_str(&text));
		assert_int_equal(out.n, text.n - control.n + 1);
		assert_int_equal(out.s[i % 40], ' ');
		assert_memory_equal(out.s, text.s, i % 40);
		assert_memory_equal(out.s + i % 40 + 1,
		    text.s + i % 40 + control.n, out.n - i % 40 - 1);
	}
	sp_buf_release(&text);
	sp_buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(records_are_what_stands_before_each_end),
	    cmocka_unit_test(records_may_end_in_nul),
	    cmocka_unit_test(an_empty_stream_has_no_record),
	    cmocka_unit_test(a_record_may_be_of_any_length_and_come_in_pieces),
	    cmocka_unit_test(a_folder_cannot_be_read),
	    cmocka_unit_test(a_signal_does_not_end_the_reading),
	    cmocka_unit_test(split_gives_the_rest_to_the_last_place),
	    cmocka_unit_test(field_is_counted_from_one),
	    cmocka_unit_test(text_has_spaces_for_controls),
	    cmocka_unit_test(a_control_at_any_byte_is_a_space),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
