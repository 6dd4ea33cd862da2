/* SPDX-License-Identifier: MIT */
#include <spean/ignores.h>
#include <spean/quote.h>

#include "oom.h"
#include "source.h"
#include "unit.h"

static const struct sp_pair pair = {.src_doc = {"a.en", 4},
    .tgt_doc = {"a.km", 4},
    .src_loc = {"1", 1},
    .tgt_loc = {"2", 1},
    .score = 1,
    .src_text = {"Sok San paid 74.", 16},
    .tgt_text = {"Sok\u200b San 75", 13}};

static const struct sp_finding number = {.check = SP_CHECK_NUMBER,
    .at = {{13, 15}, {11, 13}},
    .message = {"English says 74;\tKhmer 75", 25}};

static const struct sp_finding name = {.check = SP_CHECK_NAME,
    .at = {{SP_FINDING_NOWHERE_AT, SP_FINDING_NOWHERE_AT}, {0, 10}},
    .message = {"no Sok San", 10}};

static bool
has(struct sp_ignores *ignores, const struct sp_pair *of,
    const struct sp_finding *finding)
{
	bool is;

	assert_int_equal(
	    sp_ignores_has(ignores, of, finding, &is, NULL), SP_OK);
	return is;
}

/* An object that has read a line. */
static struct sp_ignores *
of_line(struct sp_str line)
{
	struct sp_ignores *ignores = sp_ignores_new(NULL);

	assert_non_null(ignores);
	assert_int_equal(sp_ignores_add(ignores, line, NULL), SP_OK);
	return ignores;
}

static bool
line_has(const char *line, const struct sp_finding *finding)
{
	struct sp_ignores *ignores = of_line(sp_str_c(line));
	bool is = has(ignores, &pair, finding);

	sp_ignores_free(ignores);
	return is;
}

static struct sp_buf
written(const struct sp_finding *finding)
{
	struct sp_ignores *ignores = sp_ignores_new(NULL);
	struct sp_buf out = {0};

	for (size_t i = 0; i < 2; i++)
		assert_int_equal(
		    sp_ignores_write(ignores, &pair, finding, &out, NULL),
		    SP_OK);
	sp_ignores_free(ignores);
	return out;
}

static void
a_line_says_what_it_is_of_once(void **state)
{
	struct sp_buf out = written(&number);

	(void)state;
	assert_str_is(sp_buf_str(&out),
	    "number\ta.en\ta.km\t=b45a68dad223e64f4d18c2c346b44d39\t"
	    "English says 74; Khmer 75\n");
	sp_buf_release(&out);
}

static void
what_is_written_is_ignored(void **state)
{
	struct sp_buf out = written(&number);
	struct sp_ignores *ignores = of_line(sp_buf_str(&out));
	struct sp_pair other = pair;
	struct sp_finding else_;

	(void)state;
	assert_true(has(ignores, &pair, &number));
	assert_false(has(ignores, &pair, &name));
	/* Wherever it stands, */
	other.src_doc = SP_STR("b.en");
	other.tgt_loc = SP_STR("9");
	assert_true(has(ignores, &other, &number));
	/* but not where it says something else, */
	other.tgt_text = SP_STR("Sok\u200b San 76");
	assert_false(has(ignores, &other, &number));
	other = pair;
	other.src_text = SP_STR("Sok San paid 74!");
	assert_false(has(ignores, &other, &number));
	/* and nothing else is. */
	else_ = number;
	else_.check = SP_CHECK_MONEY;
	assert_false(has(ignores, &pair, &else_));
	else_ = number;
	else_.at[0] = SP_FINDING_NOWHERE;
	assert_false(has(ignores, &pair, &else_));
	else_ = number;
	else_.message = SP_STR("other words");
	assert_true(has(ignores, &pair, &else_));
	sp_ignores_free(ignores);
	sp_buf_release(&out);
}

static void
lines_are_written_by_hand(void **state)
{
	(void)state;
	assert_true(line_has("number\ta.en", &number));
	assert_false(line_has("number\ta.en", &name));
	assert_false(line_has("number\tb.en", &number));
	assert_true(line_has("number", &number));
	assert_true(line_has("*\t*\ta.km", &number));
	assert_true(line_has("\t\ta.km", &name));
	assert_true(line_has("name\t*\t*\tSok San", &name));
	assert_true(line_has("name\t*\t*\tSok\u200b San\tmy note", &name));
	assert_false(line_has("name\t*\t*\tSok", &name));
	assert_true(line_has("*\ta.en\ta.km\t74", &number));
	assert_true(line_has("*\ta.en\ta.km\t75", &number));
	assert_false(line_has("*\ta.en\tb.km\t74", &number));
	assert_false(line_has("# number", &number));
	assert_false(line_has("  ", &number));
}

struct told {
	size_t line[16], n;
};

static void
bad(void *ctx, size_t line, const struct sp_err *err)
{
	struct told *told = ctx;

	assert_true(told->n < 16 && err->msg[0]);
	told->line[told->n++] = line;
}

static enum sp_status
read_text(struct sp_ignores *ignores, const char *text, struct told *told)
{
	struct text source = {sp_str_c(text), 0, 5};
	struct sp_inflow *in = text_inflow(&source);
	enum sp_status status = SP_NOMEM;

	if (in)
		status =
		    sp_ignores_read(ignores, in, told ? bad : NULL, told, NULL);
	sp_inflow_free(in);
	return status;
}

static void
bad_lines_are_told_and_the_others_read(void **state)
{
	static const char text[] =
	    "*\n"
	    "*\t*\t*\t*\t*\n"
	    "numbers\ta.en\n"
	    "number\ta.en\t\t=12\n"
	    "number\t\xFF\n"
	    "name\t\t\t=0123456789ABCDEF0123456789ABCDEF\n"
	    "number\ta.en\r\n";
	struct sp_ignores *ignores = sp_ignores_new(NULL);
	struct told told = {0};

	(void)state;
	assert_int_equal(read_text(ignores, text, &told), SP_OK);
	assert_int_equal(told.n, 6);
	for (size_t i = 0; i < told.n; i++)
		assert_int_equal(told.line[i], i + 1);
	assert_true(has(ignores, &pair, &number));
	assert_int_equal(read_text(ignores, sp_ignores_head, &told), SP_OK);
	assert_int_equal(told.n, 6);
	sp_ignores_free(ignores);
}

static void
quotations_are_short_and_show_all(void **state)
{
	const struct sp_lang *en = sp_lang_find(SP_STR("en"));
	struct sp_buf out = {0};

	(void)state;
	sp_quote_as(en, SP_STR("a\u200bb"), &out);
	sp_quote_as(sp_lang_find(SP_STR("km")), SP_STR("គោ"), &out);
	assert_str_is(sp_buf_str(&out), "\"ab\"គោ");
	sp_buf_reset(&out);
	for (size_t i = 0; i < 90; i++)
		sp_buf_addc(&out, (char)('a' + i / 10));
	{
		struct sp_buf cut = {0};

		sp_quote_short(sp_buf_str(&out), &cut);
		assert_str_is(sp_buf_str(&cut),
		    "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee"
		    "ffffffffff … hhhhhhhhhhiiiiiiiiii");
		sp_buf_release(&cut);
	}
	sp_buf_release(&out);
}

static enum sp_status
work(void *ctx)
{
	struct sp_err err = {0};
	struct sp_ignores *ignores = sp_ignores_new(&err);
	struct sp_buf out = {0};
	enum sp_status status;
	bool is = false;

	(void)ctx;
	if (!ignores)
		return err.status;
	status = read_text(ignores, "name\t*\t*\tSok San\n", NULL);
	if (status == SP_OK)
		status = sp_ignores_write(ignores, &pair, &number, &out, &err);
	if (status == SP_OK)
		status = sp_ignores_add(ignores, sp_buf_str(&out), &err);
	if (status == SP_OK)
		status = sp_ignores_has(ignores, &pair, &number, &is, &err);
	assert_true(status != SP_OK || is);
	if (status == SP_OK)
		status = sp_ignores_has(ignores, &pair, &name, &is, &err);
	assert_true(status != SP_OK || is);
	sp_buf_release(&out);
	sp_ignores_free(ignores);
	return status;
}

static void
no_memory_is_a_status_and_no_leak(void **state)
{
	(void)state;
	assert_true(oom_each(work, NULL) > 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_line_says_what_it_is_of_once),
	    cmocka_unit_test(what_is_written_is_ignored),
	    cmocka_unit_test(lines_are_written_by_hand),
	    cmocka_unit_test(bad_lines_are_told_and_the_others_read),
	    cmocka_unit_test(quotations_are_short_and_show_all),
	    cmocka_unit_test(no_memory_is_a_status_and_no_leak),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
