/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <spean/file.h>

/* Each test runs in an empty folder of its own, removed afterwards. */
struct place {
	char dir[32];
	int back;
};

static int
enter(void **state)
{
	static struct place place;

	strcpy(place.dir, "/tmp/spean-test.XXXXXX");
	place.back = open(".", O_RDONLY);
	*state = &place;
	return !mkdtemp(place.dir) || chdir(place.dir) != 0;
}

static void
empty(const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *entry;

	while (d && (entry = readdir(d))) {
		char path[600];

		if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
			continue;
		snprintf(path, sizeof(path), "%s/%s", dir, entry->d_name);
		if (unlink(path) != 0) {
			empty(path);
			rmdir(path);
		}
	}
	if (d)
		closedir(d);
}

static int
leave(void **state)
{
	struct place *place = *state;

	empty(place->dir);
	rmdir(place->dir);
	return fchdir(place->back) != 0 || close(place->back) != 0;
}

static void
make(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

static size_t
names_here(void)
{
	DIR *dir = opendir(".");
	size_t n = 0;

	while (readdir(dir))
		n++;
	closedir(dir);
	return n - 2;
}

static void
read_appends_the_whole_file(void **state)
{
	struct sp_buf buf = {0};

	(void)state;
	make("f", "text\n");
	sp_buf_add(&buf, SP_STR("before "));
	assert_int_equal(sp_file_read("f", 5, &buf, NULL), SP_OK);
	assert_str_is(sp_buf_str(&buf), "before text\n");
	sp_buf_release(&buf);
}

static void
a_failed_read_leaves_the_buffer_alone(void **state)
{
	struct sp_buf buf = {0};
	struct sp_err err;

	(void)state;
	make("f", "text\n");
	sp_buf_add(&buf, SP_STR("before"));
	assert_int_equal(sp_file_read("f", 4, &buf, &err), SP_TOO_LARGE);
	assert_string_equal(err.msg, "larger than 4 bytes");
	assert_int_equal(sp_file_read("none", 4, &buf, &err), SP_IO);
	assert_string_equal(
	    err.msg, "cannot open none: No such file or directory");
	assert_int_equal(sp_file_read(".", 4, &buf, &err), SP_IO);
	assert_string_equal(err.msg, "cannot read .: Is a directory");
	assert_int_equal(
	    sp_file_read("/dev/zero", 100, &buf, &err), SP_TOO_LARGE);
	assert_str_is(sp_buf_str(&buf), "before");
	sp_buf_release(&buf);
}

static void
an_output_appears_when_it_is_whole(void **state)
{
	struct sp_out *out = sp_out_new("out", NULL);
	struct sp_buf buf = {0};
	struct stat st;
	mode_t mask = umask(0);

	(void)state;
	umask(mask);
	assert_non_null(out);
	fputs("half", sp_out_file(out));
	assert_int_equal(access("out", F_OK), -1);
	assert_int_equal(sp_out_commit(out, NULL), SP_OK);
	sp_out_free(out);
	assert_int_equal(sp_file_read("out", 9, &buf, NULL), SP_OK);
	assert_str_is(sp_buf_str(&buf), "half");
	assert_int_equal(stat("out", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0666 & ~mask);
	assert_int_equal(names_here(), 1);
	sp_buf_release(&buf);
}

static void
what_is_not_committed_leaves_the_old_file(void **state)
{
	struct sp_buf buf = {0};
	struct sp_out *out;

	(void)state;
	make("out", "old");
	out = sp_out_new("out", NULL);
	fputs("new", sp_out_file(out));
	sp_out_free(out);
	sp_out_free(NULL);
	assert_int_equal(sp_file_read("out", 9, &buf, NULL), SP_OK);
	assert_str_is(sp_buf_str(&buf), "old");
	assert_int_equal(names_here(), 1);
	sp_buf_release(&buf);
}

static void
what_cannot_be_written_is_refused_at_once(void **state)
{
	static const char *const bad[][2] = {
	    {"no/out", "cannot write no/out: No such file or directory"},
	    {"dir", "cannot write dir: Is a directory"},
	    {"", "cannot write : No such file or directory"},
	    {"file/out", "cannot write file/out: Not a directory"},
	};
	struct sp_err err;

	(void)state;
	mkdir("dir", 0777);
	make("file", "");
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		assert_null(sp_out_new(bad[i][0], &err));
		assert_int_equal(err.status, SP_IO);
		assert_string_equal(err.msg, bad[i][1]);
	}
	assert_int_equal(names_here(), 2);
}

static void
a_folder_without_rights_is_refused(void **state)
{
	struct sp_err err;

	(void)state;
	if (geteuid() == 0)
		skip(); /* root may write everywhere */
	mkdir("dir", 0555);
	assert_null(sp_out_new("dir/out", &err));
	assert_int_equal(err.status, SP_IO);
}

static void
a_device_is_written_in_place_and_its_fault_is_told(void **state)
{
	struct sp_err err;
	struct sp_out *out;

	(void)state;
	if (access("/dev/full", W_OK) != 0)
		skip();
	out = sp_out_new("/dev/full", &err);
	assert_non_null(out);
	fputs("x", sp_out_file(out));
	assert_int_equal(sp_out_commit(out, &err), SP_IO);
	assert_string_equal(
	    err.msg, "cannot write the output: No space left on device");
	sp_out_free(out);

	/* The write fails long before the commit. */
	out = sp_out_new("/dev/full", &err);
	for (int i = 0; i < 100000; i++)
		fputc('x', sp_out_file(out));
	assert_int_equal(sp_out_commit(out, &err), SP_IO);
	sp_out_free(out);
	assert_int_equal(access("/dev/full", W_OK), 0);
}

static void
a_walk_gives_plain_files_sorted_by_bytes(void **state)
{
	struct sp_files files = {0};

	(void)state;
	mkdir("d", 0777);
	mkdir("d/z", 0777);
	mkdir("d/z/deep", 0777);
	mkdir("d/none", 0777);
	make("d/z/deep/ខ្មែរ.html", "");
	make("d/z.html", "");
	make("d/B", "");
	make("d/.hidden", "");
	assert_int_equal(symlink("B", "d/link"), 0);
	assert_int_equal(symlink("nowhere", "d/broken"), 0);
	assert_int_equal(symlink("..", "d/up"), 0);
	assert_int_equal(mkfifo("d/fifo", 0666), 0);
	for (int slash = 0; slash < 2; slash++) {
		assert_int_equal(
		    sp_files_walk(&files, slash ? "d/" : "d", NULL), SP_OK);
		assert_int_equal(files.n, 4);
		assert_int_equal(files.nodd, 0);
		assert_str_is(files.path[0], "B");
		assert_str_is(files.path[1], "link");
		assert_str_is(files.path[2], "z.html");
		assert_str_is(files.path[3], "z/deep/ខ្មែរ.html");
		assert_string_equal(files.path[3].s, "z/deep/ខ្មែរ.html");
		sp_files_release(&files);
	}
}

static void
a_walk_keeps_names_apart_that_no_record_can_hold(void **state)
{
	static const char *const odd[] = {
	    "a\nb", "a\tb", "c\x01", "x\xC2\x85", "x\xFF"};
	struct sp_files files = {0};

	(void)state;
	mkdir("d", 0777);
	make("d/plain", "");
	for (size_t i = 0; i < sizeof(odd) / sizeof(*odd); i++) {
		char path[16];

		snprintf(path, sizeof(path), "d/%s", odd[i]);
		make(path, "");
	}
	assert_int_equal(sp_files_walk(&files, "d", NULL), SP_OK);
	assert_int_equal(files.n, 1);
	assert_str_is(files.path[0], "plain");
	assert_int_equal(files.nodd, 5);
	assert_str_is(files.odd[0], "a\tb");
	assert_str_is(files.odd[4], "x\xFF");
	sp_files_release(&files);
}

static void
a_walk_of_what_is_no_folder_fails(void **state)
{
	static const char *const bad[] = {"none", "file", ""};
	struct sp_files files = {0};
	struct sp_err err;

	(void)state;
	make("file", "");
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		assert_int_equal(sp_files_walk(&files, bad[i], &err), SP_IO);
		assert_int_equal(files.n, 0);
		sp_files_release(&files);
	}
}

static void
a_folder_is_told_from_the_rest(void **state)
{
	(void)state;
	make("file", "");
	mkdir("dir", 0777);
	assert_true(sp_file_is_dir("dir"));
	assert_true(sp_file_is_dir("dir/"));
	assert_false(sp_file_is_dir("file"));
	assert_false(sp_file_is_dir("none"));
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter, leave)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(read_appends_the_whole_file),
	    IN_FOLDER(a_failed_read_leaves_the_buffer_alone),
	    IN_FOLDER(an_output_appears_when_it_is_whole),
	    IN_FOLDER(what_is_not_committed_leaves_the_old_file),
	    IN_FOLDER(what_cannot_be_written_is_refused_at_once),
	    IN_FOLDER(a_folder_without_rights_is_refused),
	    IN_FOLDER(a_device_is_written_in_place_and_its_fault_is_told),
	    IN_FOLDER(a_walk_gives_plain_files_sorted_by_bytes),
	    IN_FOLDER(a_walk_keeps_names_apart_that_no_record_can_hold),
	    IN_FOLDER(a_walk_of_what_is_no_folder_fails),
	    IN_FOLDER(a_folder_is_told_from_the_rest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
