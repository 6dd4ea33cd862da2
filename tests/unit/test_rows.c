/* SPDX-License-Identifier: MIT */
#include <spean/rows.h>

#include <string.h>

#include <spean/utf8.h>

#include "odd.h"
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

/* None of its lines is what it seems to be, so that it is left at the first. */
static void
utf_16_is_named_and_left(void **state)
{
	static const char *const marks[] = {
	    "\xFF\xFEx\ty\nx\ty\n", "\xFE\xFF\nx\ty\n", "\xFE\xFF{}\n"};
	struct log log = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		for (enum format format = TSV; format <= MOSES; format++) {
			read_text(format, sp_str_c(marks[i]), SP_STR("x\nx\n"),
			    1, &log);
			assert_int_equal(log.text.n, 0);
			assert_int_equal(log.err.status, SP_BAD_TEXT);
			assert_string_equal(log.err.msg,
			    "UTF-16, not UTF-8: spean-conv makes that of it");
			assert_int_equal(log.line, 1);
		}
	read_text(MOSES, SP_STR("x\nx\n"), sp_str_c(marks[0]), 1, &log);
	assert_int_equal(log.err.status, SP_BAD_TEXT);
	assert_int_equal(log.text.n, 0);
	/* The mark is one at the beginning alone. */
	read_text(TSV, SP_STR("x\ty\n\xFF\xFE\ty\n"), SP_STR(""), 1, &log);
	assert_int_equal(log.err.status, SP_OK);
	sp_buf_release(&log.text);
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

/* A pair made of odd texts. */
struct odd_pair {
	struct sp_buf part[9];
	struct sp_found found;
};

/* How a format holds a text: with spaces for controls, or for some. */
static void
add_held(enum format format, struct sp_str text, struct sp_buf *out)
{
	for (size_t pos = 0; pos < text.n;) {
		size_t from = pos;
		uint32_t cp = sp_utf8_next(text, &pos);
		bool control = cp < 0x20 || (cp >= 0x7F && cp <= 0x9F);
		bool border = cp == 0 || cp == '\t' || cp == '\n' || cp == '\r';

		if (format == JSONL ? border : control)
			sp_buf_addc(out, ' ');
		else
			sp_buf_add(out, sp_str_sub(text, from, pos));
	}
}

/* Every field that a format has: as it is, or as the format would hold it. */
static void
add_fields(enum format format, bool as_held, const struct sp_found *found,
    size_t line, struct sp_buf *out)
{
	const struct sp_pair *pair = &found->pair;
	const struct sp_str field[] = {pair->src_doc, pair->tgt_doc,
	    pair->src_loc, pair->tgt_loc, pair->src_text, pair->tgt_text,
	    found->src_url, found->tgt_url};

	sp_buf_addf(out, "%zu %.4f", line, pair->score);
	for (size_t i = 0; i < 8; i++) {
		if (format == TSV && i >= 6)
			break; /* it has no URLs */
		if (format == MOSES && (i < 4 || i >= 6))
			continue; /* nor anything but texts */
		sp_buf_addc(out, '\t');
		if (as_held)
			add_held(format, field[i], out);
		else
			sp_buf_add(out, field[i]);
	}
	sp_buf_addc(out, pair->more.s ? '+' : '0');
	if (format != MOSES)
		sp_buf_add(out, pair->more);
	sp_buf_addc(out, '\n');
}

/* What was read. */
struct again {
	enum format format;
	struct sp_buf text;
};

static enum sp_status
on_again(
    void *ctx, const struct sp_found *found, size_t line, struct sp_err *err)
{
	struct again *again = ctx;

	(void)err;
	add_fields(again->format, false, found, line, &again->text);
	return SP_OK;
}

static void
on_bad_again(void *ctx, size_t line, const struct sp_err *err)
{
	(void)ctx;
	fail_msg("line %zu: %s", line, err->msg);
}

/* A text with controls among what is odd; its last letter is not blank. */
static void
control_text(unsigned *seed, size_t n, struct sp_buf *out)
{
	while (out->n < n) {
		unsigned c = odd_number(seed, 40);

		if (c < 0x20)
			sp_buf_addc(out, (char)c);
		else
			odd_piece(seed, out);
	}
	sp_buf_addc(out, 'x');
}

/* One of the two sides may be empty, but of moses. */
static void
make_odd(enum format format, unsigned *seed, size_t size, struct odd_pair *odd)
{
	struct sp_pair *pair = &odd->found.pair;
	unsigned empty = format == MOSES ? 9 : odd_number(seed, 4);
	size_t columns = size > 90 ? 300 : odd_number(seed, 4);

	for (size_t i = 0; i < 9; i++)
		sp_buf_reset(&odd->part[i]);
	odd_text(seed, 20, &odd->part[0]); /* not with a mark: see below */
	for (size_t i = 1; i < 8; i++)
		control_text(seed, i < 2 || i > 4 ? 20 : size, &odd->part[i]);
	for (size_t i = 0; i < columns; i++) {
		if (i > 0)
			sp_buf_addc(&odd->part[8], '\t');
		while (odd_number(seed, 3) > 0)
			odd_piece(seed, &odd->part[8]);
	}
	*pair = (struct sp_pair){sp_buf_str(&odd->part[0]),
	    sp_buf_str(&odd->part[1]), SP_STR("1.1,@title"), SP_STR("7"),
	    odd_number(seed, 10001) / 1e4, sp_buf_str(&odd->part[2]),
	    sp_buf_str(&odd->part[3]), sp_buf_str(&odd->part[8])};
	if (columns == 0)
		pair->more = (struct sp_str){NULL, 0};
	else if (!pair->more.s)
		pair->more = SP_STR("");
	odd->found.src_url = sp_buf_str(&odd->part[6]);
	odd->found.tgt_url = sp_buf_str(&odd->part[7]);
	if (empty == 0) {
		pair->src_loc = SP_STR("-");
		pair->src_text = SP_STR("");
	} else if (empty == 1) {
		pair->tgt_loc = SP_STR("-");
		pair->tgt_text = SP_STR("");
	}
}

static size_t
controls(struct sp_str text)
{
	size_t n = 0;

	for (size_t pos = 0; pos < text.n;) {
		uint32_t cp = sp_utf8_next(text, &pos);

		n += cp < 0x20 || (cp >= 0x7F && cp <= 0x9F);
	}
	return n;
}

static size_t
write_as(enum format format, const struct sp_found *found, struct sp_json *json,
    struct sp_buf out[2])
{
	const struct sp_pair *pair = &found->pair;
	size_t replaced = 0;

	if (format == JSONL) {
		sp_jsonl_unit(found, json, &out[0]);
	} else if (format == TSV) {
		sp_tsv_unit(found, &out[0], &replaced);
		assert_int_equal(replaced,
		    controls(pair->src_doc) + controls(pair->tgt_doc) +
			controls(pair->src_text) + controls(pair->tgt_text));
	} else {
		sp_moses_unit(pair->src_text, &out[0], &replaced);
		sp_moses_unit(pair->tgt_text, &out[1], &replaced);
		assert_int_equal(replaced,
		    controls(pair->src_text) + controls(pair->tgt_text));
	}
	return replaced;
}

static void
read_again(
    enum format format, struct sp_buf file[2], size_t step, struct again *again)
{
	struct text text = {sp_buf_str(&file[0]), 0, step};
	struct text other = {sp_buf_str(&file[1]), 0, step};
	struct sp_inflow *in = text_inflow(&text), *in2 = text_inflow(&other);
	struct sp_import import = {.src_lang = SP_STR("en"),
	    .tgt_lang = SP_STR("km"),
	    .name = SP_STR("f"),
	    .unit = on_again,
	    .bad = on_bad_again,
	    .ctx = again};
	struct sp_err err = {0};

	if (format == TSV)
		sp_tsv_read(&import, in, &err);
	else if (format == JSONL)
		sp_jsonl_read(&import, in, &err);
	else
		sp_moses_read(&import, in, in2, SP_STR("g"), &err);
	assert_string_equal(err.msg, "");
	assert_int_equal(err.status, SP_OK);
	assert_int_equal(import.left_out, 0);
	sp_import_release(&import);
	sp_inflow_free(in);
	sp_inflow_free(in2);
}

/* As check, but what is read is shown as it is, its borders too. */
static void
check_raw(enum format format, struct sp_str file, struct sp_str other,
    const char *want)
{
	struct again again = {.format = format};
	struct sp_buf part[2] = {{0}};

	sp_buf_add(&part[0], file);
	sp_buf_add(&part[1], other);
	read_again(format, part, SIZE_MAX, &again);
	assert_non_null(sp_buf_c(&again.text));
	assert_int_equal(again.text.n, strlen(again.text.s));
	assert_string_equal(again.text.s, want);
	sp_buf_release(&part[0]);
	sp_buf_release(&part[1]);
	sp_buf_release(&again.text);
}

static void
what_records_cannot_hold_is_a_space_once_read(void **state)
{
	(void)state;
	check_raw(TSV, SP_STR("a\0b\tc\rd\ne\tf\r\r\n"), SP_STR(""),
	    "1 1.0000\tf\tf\t1\t1\ta b\tc d0\n"
	    "2 1.0000\tf\tf\t2\t2\te\tf 0\n");
	check_raw(TSV, SP_STR("a\0\tb\t1\t2\t1\tx\ty\tm\0\t\rn\n"), SP_STR(""),
	    "1 1.0000\ta \tb\t1\t2\tx\ty+m \t n\n");
	check_raw(MOSES, SP_STR("a\tb\nc\0d\n"), SP_STR("e\rf\r\ng\th\n"),
	    "1 1.0000\ta b\te f0\n2 1.0000\tc d\tg h0\n");
}

static void
controls_alone_are_no_text(void **state)
{
	(void)state;
	check(TSV, "\x7F\ty\nx\t\xC2\x85 \x01\n", "",
	    "1! no text in en\n2! no text in km\n");
	check(JSONL, "{\"en\":\"\\u0080\",\"km\":\"y\"}\n", "",
	    "1! no text in en\n");
	check(MOSES, "\x7F\n", "y\n", "1! no text in en\n");
}

static void
a_loc_is_a_list(void **state)
{
	(void)state;
	check(JSONL,
	    "{\"en\":\"x\",\"km\":\"y\",\"src_loc\":\"1,,2\"}\n"
	    "{\"en\":\"x\",\"km\":\"y\",\"tgt_loc\":\",\"}\n"
	    "{\"en\":\"x\",\"km\":\"y\",\"src_loc\":\"1,2\"}\n",
	    "",
	    "1! the loc in en has an empty member\n"
	    "2! the loc in km has an empty member\n"
	    "3:f\tf\t1,2\t3\t1.0000\tx\ty\n");
}

/* Some odd pairs, out and in again: the same fields in the same order. */
static void
check_again(enum format format, unsigned *seed, size_t size, size_t n)
{
	struct odd_pair odd = {.found = {.copy = 0}};
	struct sp_json *json = sp_json_new(NULL);
	struct sp_buf file[2] = {{0}}, want = {0};
	struct again again = {.format = format};

	for (size_t i = 1; i <= n; i++) {
		make_odd(format, seed, size, &odd);
		/* A mark at the very start of a file is none of its text. */
		if (format == MOSES && i == 1)
			odd.found.pair.src_text = odd.found.pair.tgt_text =
			    sp_buf_str(&odd.part[0]);
		write_as(format, &odd.found, json, file);
		if (format == MOSES) {
			odd.found.pair.score = 1;
			odd.found.pair.more = (struct sp_str){NULL, 0};
		}
		add_fields(format, true, &odd.found, i, &want);
	}
	read_again(format, file, size > 90 ? 997 : 1 + size, &again);
	if (!sp_str_eq(sp_buf_str(&again.text), sp_buf_str(&want)))
		fail_msg("format %d:\n%.*s\nis not\n%.*s", (int)format,
		    (int)again.text.n, again.text.s, (int)want.n, want.s);
	sp_json_free(json);
	for (size_t i = 0; i < 9; i++)
		sp_buf_release(&odd.part[i]);
	sp_buf_release(&file[0]);
	sp_buf_release(&file[1]);
	sp_buf_release(&want);
	sp_buf_release(&again.text);
}

static void
what_was_written_is_read_again(void **state)
{
	unsigned seed = 20191115;

	(void)state;
	for (int format = TSV; format <= MOSES; format++) {
		for (size_t i = 0; i < 500; i++)
			check_again(
			    (enum format)format, &seed, 1 + i % 90, 1 + i % 7);
		check_again((enum format)format, &seed, 100000, 3);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(tsv_has_the_pair_stream_or_two_columns),
	    cmocka_unit_test(utf_16_is_named_and_left),
	    cmocka_unit_test(jsonl_has_the_keys_of_the_pair_stream),
	    cmocka_unit_test(other_keys_are_counted),
	    cmocka_unit_test(moses_has_as_many_lines_on_both_sides),
	    cmocka_unit_test(what_records_cannot_hold_is_a_space_once_read),
	    cmocka_unit_test(controls_alone_are_no_text),
	    cmocka_unit_test(a_loc_is_a_list),
	    cmocka_unit_test(what_was_written_is_read_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
