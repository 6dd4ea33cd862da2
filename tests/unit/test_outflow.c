/* SPDX-License-Identifier: MIT */
#include <spean/outflow.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <spean/buf.h>
#include <spean/inflow.h>

#include "unit.h"

/* Write text in pieces to a new file with this ending; its bytes as they are
 * and as they are read again. */
static void
write_file(const char *suffix, struct sp_str text, size_t step,
    struct sp_buf *raw, struct sp_buf *again)
{
	char dir[] = "test_outflow.XXXXXX", path[64];
	struct sp_outflow *out;
	FILE *file;
	int c;

	assert_non_null(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/x%s", dir, suffix);
	out = sp_outflow_new(path, NULL);
	assert_non_null(out);
	for (size_t at = 0; at < text.n; at += step) {
		size_t end = step < text.n - at ? at + step : text.n;

		assert_int_equal(
		    sp_outflow_write(out, sp_str_sub(text, at, end), NULL),
		    SP_OK);
	}
	assert_int_not_equal(access(path, F_OK), 0);
	assert_int_equal(sp_outflow_commit(out, NULL), SP_OK);
	sp_outflow_free(out);
	sp_buf_reset(raw);
	sp_buf_reset(again);
	file = fopen(path, "r");
	assert_non_null(file);
	while ((c = getc(file)) != EOF)
		sp_buf_addc(raw, (char)c);
	fclose(file);
	assert_int_equal(sp_inflow_file(path, SIZE_MAX, again, NULL), SP_OK);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(rmdir(dir), 0);
}

static void
what_goes_out_comes_in_again(void **state)
{
	static const char *const suffix[] = {"", ".gz", ".zst"};
	static const char magic[][5] = {"x", "\x1F\x8B", "\x28\xB5\x2F\xFD"};
	struct sp_buf text = {0}, raw = {0}, again = {0};

	(void)state;
	for (unsigned i = 0; i < 300000; i++)
		sp_buf_addf(&text, "x%u", i * 2654435761U >> 20);
	for (size_t i = 0; i < 3; i++) {
		write_file(suffix[i], sp_buf_str(&text), 1000, &raw, &again);
		assert_int_equal(again.n, text.n);
		assert_memory_equal(again.s, text.s, text.n);
		assert_memory_equal(raw.s, magic[i], strlen(magic[i]));
		write_file(suffix[i], sp_buf_str(&text), text.n, &raw, &again);
		assert_int_equal(again.n, text.n);
		assert_memory_equal(again.s, text.s, text.n);
		write_file(suffix[i], SP_STR(""), 1, &raw, &again);
		assert_int_equal(again.n, 0);
		assert_int_equal(raw.n > 0, i > 0);
	}
	sp_buf_release(&text);
	sp_buf_release(&raw);
	sp_buf_release(&again);
}

static void
what_is_not_committed_is_gone(void **state)
{
	struct sp_err err = {0};
	struct sp_outflow *out;

	(void)state;
	out = sp_outflow_new("test_outflow.gz", NULL);
	assert_non_null(out);
	assert_int_equal(sp_outflow_write(out, SP_STR("x"), NULL), SP_OK);
	sp_outflow_free(out);
	assert_int_not_equal(access("test_outflow.gz", F_OK), 0);
	assert_null(sp_outflow_new("none/x.gz", &err));
	assert_int_equal(err.status, SP_IO);
}

static void
a_full_disk_is_told(void **state)
{
	struct sp_outflow *out = sp_outflow_new("/dev/full", NULL);

	(void)state;
	if (!out)
		skip();
	sp_outflow_write(out, SP_STR("x"), NULL);
	assert_int_equal(sp_outflow_commit(out, NULL), SP_IO);
	sp_outflow_free(out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_goes_out_comes_in_again),
	    cmocka_unit_test(what_is_not_committed_is_gone),
	    cmocka_unit_test(a_full_disk_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
