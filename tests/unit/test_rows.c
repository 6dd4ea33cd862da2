/* SPDX-License-Identifier: MIT */
#include <spean/rows.h>

#include <string.h>

#include "source.h"
#include "unit.h"

/* What was read, as records of the pair stream, and what was bad. */
struct log {
	struct sp_buf text;
	size_t left_out, line;
	struct sp_err err;
};

static enum sp_status
on_unit(
    void *ctx, const struct sp_found *found, size_t line, struct sp_err *err)
{
	struct log *log = ctx;
	size_t replaced = 0;

	(void)err;
	sp_buf_addf(&log->text, "%zu:", line);
	sp_tsv_unit(found, &log->text, &replaced);
	return SP_OK;
}

static void
on_bad(void *ctx, size_t line, const struct sp_err *err)
{
	struct log *log = ctx;

	sp_buf_addf(&log->text, "%zu! %s\n", line, err->msg);
}

enum format { TSV, JSONL, MOSES };

static void
read_text(enum format format, struct sp_str file, struct sp_str other,
    size_t step, struct log *log)
{
	struct text text = {file, 0, step}, text2 = {other, 0, step};
	struct sp_inflow *in = text_inflow(&text), *in2 = text_inflow(&text2);
	struct sp_import import = {.src_lang = SP_STR("en"),
	    .tgt_lang = SP_STR("km"),
	    .name = SP_STR("f"),
	    .unit = on_unit,
	    .bad = on_bad,
	    .ctx = log};

	sp_buf_reset(&log->text);
	log->err = (struct sp_err){0};
	if (format == TSV)
		sp_tsv_read(&import, in, &log->err);
	else if (format == JSONL)
		sp_jsonl_read(&import, in, &log->err);
	else
		sp_moses_read(&import, in, in2, SP_STR("g"), &log->err);
	log->left_out = import.left_out;
	log->line = import.line;
	assert_non_null(sp_buf_c(&log->text));
	sp_import_release(&import);
	sp_inflow_free(in);
	sp_inflow_free(in2);
}

static void
check(enum format format, const char *file, const char *other, const char *want)
{
	struct log log = {0};

	for (size_t step = 1; step < 100; step += 37) {
		read_text(format, sp_str_c(file), sp_str_c(other), step, &log);
		assert_string_equal(log.text.s, want);
	}
	sp_buf_release(&log.text);
}

static void
tsv_has_the_pair_stream_or_two_columns(void **state)
{
	(void)state;
	check(TSV,
	    "a\tb\t1\t2,3\t0.5\tx\ty\tmore\t\nx\ty\r\n\na\tb\tc\nx\t\n"
	    "a\tb\t1\t-\t1\tx\t\n\xFF\ty\nx\ty",
	    "",
	    "1:a\tb\t1\t2,3\t0.5000\tx\ty\tmore\t\n"
	    "2:f\tf\t2\t2\t1.0000\tx\ty\n"
	    "3! not a pair record: 1 of 7 fields\n"
	    "4! not a pair record: 3 of 7 fields\n"
	    "5! no text in km\n"
	    "6:a\tb\t1\t-\t1.0000\tx\t\n"
	    "7! not UTF-8 at byte 1\n"
	    "8:f\tf\t8\t8\t1.0000\tx\ty\n");
	check(TSV, "\xEF\xBB\xBFx\ty\n", "", "1:f\tf\t1\t1\t1.0000\tx\ty\n");
	check(TSV, "", "", "");
}

static void
jsonl_has_the_keys_of_the_pair_stream(void **state)
{
	(void)state;
	check(JSONL,
	    "{\"src_doc\":\"a\",\"tgt_doc\":\"b\",\"src_loc\":\"1\","
	    "\"tgt_loc\":\"-\",\"score\":0.5,\"src_text\":\"x\\ty\\n\","
	    "\"tgt_text\":\"\",\"more\":\"m\\tn\"}\n"
	    "{\"en\":\"x\",\"km\":\"y\"}\n"
	    "{\"translation\":{\"en\":\"x\",\"km\":\"y\"},\"score\":null}\n"
	    "[]\n{\n{\"src_text\":1}\n{\"score\":2}\n{\"score\":\"1\"}\n{}\n",
	    "",
	    "1:a\tb\t1\t-\t0.5000\tx y \t\tm\tn\n"
	    "2:f\tf\t2\t2\t1.0000\tx\ty\n"
	    "3:f\tf\t3\t3\t1.0000\tx\ty\n"
	    "4! no JSON object\n"
	    "5! not JSON at byte 2\n"
	    "6! src_text is no text\n"
	    "7! score is no number from 0 to 1\n"
	    "8! score is no number from 0 to 1\n"
	    "9! no text in en\n");
}

static void
other_keys_are_counted(void **state)
{
	struct log log = {0};

	(void)state;
	read_text(JSONL,
	    SP_STR("{\"id\":7,\"translation\":{\"en\":\"x\",\"km\":\"y\","
		   "\"fr\":\"z\"},\"src_loc\":null}\n"),
	    SP_STR(""), SIZE_MAX, &log);
	assert_string_equal(log.text.s, "1:f\tf\t1\t1\t1.0000\tx\ty\n");
	assert_int_equal(log.left_out, 2);
	sp_buf_release(&log.text);
}

static void
moses_has_as_many_lines_on_both_sides(void **state)
{
	struct log log = {0};

	(void)state;
	check(MOSES, "a\n\nc\td", "x\r\ny\nz\n",
	    "1:f\tg\t1\t1\t1.0000\ta\tx\n"
	    "2! no text in en\n"
	    "3:f\tg\t3\t3\t1.0000\tc d\tz\n");
	read_text(MOSES, SP_STR("a\nb\nc\n"), SP_STR("x\n"), 1, &log);
	assert_string_equal(log.err.msg, "it has 3 lines, and g has 1");
	read_text(MOSES, SP_STR("a\n"), SP_STR("x\n\n"), 1, &log);
	assert_string_equal(log.err.msg, "it has 1 lines, and g has 2");
	read_text(MOSES, SP_STR(""), SP_STR(""), 1, &log);
	assert_int_equal(log.err.status, SP_OK);
	sp_buf_release(&log.text);
}

#define ODD                                                                    \
	"& < > \" ' \\ \\n {} \xF0\x9F\x98\x80"                                \
	"\xE2\x80\x8B\xC2\xA0\xE2\x80\xAE\xD7\xA9"                             \
	"\xEF\xBB\xBF%s,\x01\x7F"

static void
what_was_written_is_read_again(void **state)
{
	struct sp_found found = {
	    .pair = {SP_STR("a"), SP_STR("b"), SP_STR("1"), SP_STR("2"), .9999,
		SP_STR(ODD), SP_STR("y"), SP_STR("m\t\tn")},
	    .src_url = SP_STR("http://a")};
	struct sp_json *json = sp_json_new(NULL);
	struct sp_buf line = {0}, again = {0}, big = {0};
	struct log log = {0};
	size_t replaced = 0;

	(void)state;
	while (big.n < 100000)
		sp_buf_add(&big, SP_STR(ODD));
	found.pair.tgt_text = sp_buf_str(&big);
	sp_jsonl_unit(&found, json, &line);
	read_text(JSONL, sp_buf_str(&line), SP_STR(""), 997, &log);
	sp_buf_add(&again, SP_STR("1:"));
	sp_tsv_unit(&found, &again, &replaced);
	assert_int_equal(log.text.n, again.n);
	assert_memory_equal(log.text.s, again.s, again.n);
	assert_int_equal(log.left_out, 0);
	assert_true(replaced > 2);
	sp_json_free(json);
	sp_buf_release(&line);
	sp_buf_release(&again);
	sp_buf_release(&big);
	sp_buf_release(&log.text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(tsv_has_the_pair_stream_or_two_columns),
	    cmocka_unit_test(jsonl_has_the_keys_of_the_pair_stream),
	    cmocka_unit_test(other_keys_are_counted),
	    cmocka_unit_test(moses_has_as_many_lines_on_both_sides),
	    cmocka_unit_test(what_was_written_is_read_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
