/* SPDX-License-Identifier: MIT */
#include <spean/lex_read.h>

#include "oom.h"
#include "unit.h"

#include <stdlib.h>
#include <unistd.h>

#include <spean/lang.h>

/* A file that holds text. */
struct file {
	char path[32];
};

static struct file
file_of(struct sp_str text)
{
	struct file file = {"test_lex_read.XXXXXX"};
	int fd = mkstemp(file.path);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text.s, text.n), (ssize_t)text.n);
	close(fd);
	return file;
}

static void
count_bad(void *ctx, size_t line, const struct sp_err *err)
{
	size_t *last = ctx;

	assert_true(sp_status_is_record(err->status));
	*last = line;
}

static struct sp_lex_read
how(size_t *bad)
{
	struct sp_lex_read read = {
	    .lang = {sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))},
	    .jobs = 1,
	    .bad = count_bad,
	    .ctx = bad};

	return read;
}

/* What a file says, as a table. */
static void
reads(const char *text, const char *want, size_t want_bad)
{
	struct file file = file_of(sp_str_c(text));
	struct sp_lex_table table = {0};
	struct sp_buf out = {0};
	size_t bad = 0;
	struct sp_lex_read read = how(&bad);
	struct sp_err err = {0};

	assert_int_equal(
	    sp_lex_read_table(&read, file.path, &table, &err), SP_OK);
	unlink(file.path);
	assert_int_equal(sp_lex_table_write(&table, &out, NULL), SP_OK);
	assert_str_is(sp_buf_str(&out), want);
	assert_int_equal(bad, want_bad);
	sp_buf_release(&out);
	sp_lex_table_release(&table);
}

static void
each_kind_of_file_is_a_lexicon(void **state)
{
	(void)state;
	reads("", "", 0);
	reads("# en\tkm\n\nCat\tឆ្មា\t0.5\t1\n", "cat\tឆ្មា\t0.5\t1\n", 0);
	/* A list; NULL has what is left of it. */
	reads("Cat\tឆ្មា\n", "\tឆ្មា\t1\t0\ncat\t\t0\t1\ncat\tឆ្មា\t1\t1\n", 0);
	/* A dictionary of hunalign's, the target first. */
	reads("ឆ្មា @ cat\n", "\tឆ្មា\t1\t0\ncat\t\t0\t1\ncat\tឆ្មា\t1\t1\n", 0);
	/* A table of names has more columns; a pair stream has its texts. */
	reads("angkor\tអង្គរ\tcued\n",
	    "\tអង្គរ\t1\t0\nangkor\t\t0\t1\nangkor\tអង្គរ\t1\t1\n", 0);
	reads("a\tb\t1\t1\t1.0000\tCat.\tឆ្មា។\na\tb\t2\t-\t0.9\tDog.\t\n",
	    "\tឆ្មា\t1\t0\ncat\t\t0\t1\ncat\tឆ្មា\t1\t1\n", 0);
}

static void
bad_records_are_told_and_passed_over(void **state)
{
	(void)state;
	reads("cat\n", "", 1);
	reads("cat\tx\t.5\t.5\nno\ndog\ty\t1\t1\n",
	    "cat\tx\t0.5\t0.5\ndog\ty\t1\t1\n", 2);
	reads("cat\t\xFF\n", "", 1);
	reads("\t\t.5\t.5\n", "", 1);
	reads("cat\tx\t1\t1.5\n", "", 1); /* no list of words, either */
}

static void
lines_and_lists_are_read_together(void **state)
{
	struct file file =
	    file_of(SP_STR("cat\tx\t0.5\t0.5\nCats\tx\ndog\ty\n"));
	size_t bad = 0;
	struct sp_lex_read read = how(&bad);
	struct sp_lex *lex = sp_lex_read_file(&read, file.path, NULL);

	(void)state;
	unlink(file.path);
	assert_non_null(lex);
	assert_true(
	    sp_lex_find(lex, SP_LEX_SRC, SP_STR("cats")) != SP_LEX_NONE);
	assert_true(sp_lex_find(lex, SP_LEX_SRC, SP_STR("cat")) != SP_LEX_NONE);
	sp_lex_free(lex);
}

static void
the_binary_form_is_read_back(void **state)
{
	const char *text = "\tឆ្មា\t0.25\t0\ncats\tឆ្មា\t0.5\t1\n";
	size_t bad = 0;
	struct sp_lex_read read = how(&bad);
	struct file file = file_of(sp_str_c(text)), binary;
	struct sp_lex_table table = {0};
	struct sp_buf bytes = {0}, out = {0};
	struct sp_lex *lex;

	(void)state;
	assert_int_equal(
	    sp_lex_read_table(&read, file.path, &table, NULL), SP_OK);
	unlink(file.path);
	assert_int_equal(sp_lex_table_pack(&table, &bytes, NULL), SP_OK);
	sp_lex_table_release(&table);
	binary = file_of(sp_buf_str(&bytes));
	lex = sp_lex_read_file(&read, binary.path, NULL);
	assert_non_null(lex);
	sp_lex_free(lex);
	lex = sp_lex_read_turned(&read, binary.path, NULL);
	assert_non_null(lex);
	assert_true(
	    sp_lex_find(lex, SP_LEX_TGT, SP_STR("cats")) != SP_LEX_NONE);
	sp_lex_free(lex);
	assert_int_equal(
	    sp_lex_read_table(&read, binary.path, &table, NULL), SP_OK);
	unlink(binary.path);
	assert_int_equal(sp_lex_table_write(&table, &out, NULL), SP_OK);
	assert_str_is(sp_buf_str(&out), text);
	sp_lex_table_release(&table);
	sp_buf_release(&bytes);
	sp_buf_release(&out);
}

static void
a_damaged_or_missing_file_is_refused(void **state)
{
	struct file file = file_of(SP_STR(SP_LEX_MAGIC "\0and so on"));
	size_t bad = 0;
	struct sp_lex_read read = how(&bad);
	struct sp_lex_table table = {0};
	struct sp_err err = {0};

	(void)state;
	assert_null(sp_lex_read_file(&read, file.path, &err));
	assert_int_equal(err.status, SP_BAD_MODEL);
	assert_int_equal(
	    sp_lex_read_table(&read, file.path, &table, &err), SP_BAD_MODEL);
	unlink(file.path);
	assert_null(sp_lex_read_file(&read, file.path, &err));
	assert_int_equal(err.status, SP_IO);
	assert_int_equal(
	    sp_lex_read_table(&read, file.path, &table, &err), SP_IO);
}

static enum sp_status
read_one(void *ctx)
{
	struct file *file = ctx;
	size_t bad = 0;
	struct sp_lex_read read = how(&bad);
	struct sp_err err = {0};
	struct sp_lex *lex = sp_lex_read_file(&read, file->path, &err);

	assert_int_equal(bad, 0);
	assert_true((lex != NULL) == (err.status == SP_OK));
	sp_lex_free(lex);
	return err.status;
}

static void
memory_may_fail_anywhere(void **state)
{
	struct file file =
	    file_of(SP_STR("cat\tឆ្មា\t1\t1\nthe dogs\tឆ្កែ\nCafé\tហាង កាហ្វេ\n"));

	(void)state;
	assert_true(oom_each(read_one, &file) > 50);
	unlink(file.path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_kind_of_file_is_a_lexicon),
	    cmocka_unit_test(bad_records_are_told_and_passed_over),
	    cmocka_unit_test(lines_and_lists_are_read_together),
	    cmocka_unit_test(the_binary_form_is_read_back),
	    cmocka_unit_test(a_damaged_or_missing_file_is_refused),
	    cmocka_unit_test(memory_may_fail_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
