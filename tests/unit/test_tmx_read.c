/* SPDX-License-Identifier: MIT */
#include <spean/tmx_read.h>

#include <stdio.h>
#include <string.h>

#include <spean/tmx.h>
#include <spean/utf8.h>

#include "odd.h"
#include "oom.h"
#include "source.h"
#include "unit.h"

/* What was read, a line a unit or a fault. */
struct log {
	struct sp_buf text;
	enum sp_status status;
	struct sp_err err;
	size_t line, left_out;
	bool brief; /* no documents, locs and scores */
	size_t units, bad;
};

static void
show(struct log *log, struct sp_str text)
{
	sp_buf_addc(&log->text, '|');
	sp_buf_add(&log->text, text);
}

static enum sp_status
on_unit(
    void *ctx, const struct sp_found *found, size_t line, struct sp_err *err)
{
	struct log *log = ctx;
	const struct sp_pair *pair = &found->pair;

	(void)err;
	log->units++;
	sp_buf_addf(&log->text, "%zu", line);
	if (!log->brief) {
		show(log, pair->src_doc);
		show(log, found->src_url);
		show(log, pair->tgt_doc);
		show(log, found->tgt_url);
		show(log, pair->src_loc);
		show(log, pair->tgt_loc);
		sp_buf_addf(&log->text, "|%.4f", pair->score);
	}
	show(log, pair->src_text);
	show(log, pair->tgt_text);
	if (pair->more.s)
		show(log, pair->more);
	sp_buf_addc(&log->text, '\n');
	return SP_OK;
}

static void
on_bad(void *ctx, size_t line, const struct sp_err *err)
{
	struct log *log = ctx;

	log->bad++;
	sp_buf_addf(&log->text, "%zu! %s\n", line, err->msg);
}

static void
read_as(struct sp_str file, size_t step, const char *src, bool exact,
    struct log *log)
{
	struct text text = {file, 0, step};
	struct sp_inflow *in = text_inflow(&text);
	struct sp_import import = {.src_lang = sp_str_c(src),
	    .tgt_lang = SP_STR("km"),
	    .name = SP_STR("f.tmx"),
	    .exact = exact,
	    .unit = on_unit,
	    .bad = on_bad,
	    .ctx = log};

	assert_non_null(in);
	sp_buf_reset(&log->text);
	log->units = log->bad = 0;
	log->err = (struct sp_err){0};
	log->status = sp_tmx_read(&import, in, &log->err);
	log->line = import.line;
	log->left_out = import.left_out;
	assert_non_null(sp_buf_c(&log->text));
	sp_import_release(&import);
	sp_inflow_free(in);
}

#define HEAD "<tmx version=\"1.4\"><header/><body>\n"
#define TAIL "</body></tmx>\n"

/* What is read of these units, in whatever pieces they come. */
static void
check_units(const char *units, const char *want)
{
	struct sp_buf file = {0};
	struct log log = {.brief = true};
	static const size_t steps[] = {SIZE_MAX, 1, 7};

	sp_buf_addf(&file, HEAD "%s" TAIL, units);
	for (size_t i = 0; i < 3; i++) {
		read_as(sp_buf_str(&file), steps[i], "en", false, &log);
		assert_string_equal(log.err.msg, "");
		assert_int_equal(log.status, SP_OK);
		assert_string_equal(log.text.s, want);
	}
	sp_buf_release(&log.text);
	sp_buf_release(&file);
}

/* That a file is refused in these words, at a line (0: any). */
static void
check_refused(struct sp_str file, const char *why, size_t line)
{
	struct log log = {.brief = true};

	read_as(file, SIZE_MAX, "en", false, &log);
	if (!strstr(log.err.msg, why))
		fail_msg("'%s' is not in '%s'", why, log.err.msg);
	assert_int_not_equal(log.status, SP_OK);
	if (line)
		assert_int_equal(log.line, line);
	sp_buf_release(&log.text);
}

#define TUV(lang, text) "<tuv xml:lang=\"" lang "\"><seg>" text "</seg></tuv>"
#define TU(en, km)      "<tu>" TUV("en", en) TUV("km", km) "</tu>"

static void
languages_are_found_however_they_are_written(void **state)
{
	(void)state;
	check_units(TU("a", "b"), "2|a|b\n");
	check_units("<tu>" TUV("km", "b") TUV("en", "a") "</tu>", "2|a|b\n");
	check_units("<tu>" TUV("EN", "a") TUV("KM", "b") "</tu>", "2|a|b\n");
	check_units(
	    "<tu>" TUV("en-US", "a") TUV("km_KH", "b") "</tu>", "2|a|b\n");
	check_units("<tu><tuv lang=\"en\"><seg>a</seg></tuv>"
		    "<tuv lang=\"KM\"><seg>b</seg></tuv></tu>",
	    "2|a|b\n");
	check_units("<tu>" TUV("fr", "x") TUV("en", "a") TUV("de", "y")
			TUV("km", "b") "</tu>",
	    "2|a|b\n");
	/* The very tag goes before one with a region, wherever it stands. */
	check_units("<tu>" TUV("en-US", "x") TUV("en", "a") TUV("en-GB", "y")
			TUV("km", "b") "</tu>",
	    "2|a|b\n");
	check_units("<tu>" TUV("en-US", "a") TUV("en-GB", "y")
			TUV("km", "b") "</tu>",
	    "2|a|b\n");
	check_units(
	    "<tu>" TUV("eng", "x") TUV("km", "b") "</tu>", "2! no tuv in en\n");
}

static void
a_region_counts_by_option_only(void **state)
{
	static const char file[] =
	    HEAD "<tu>" TUV("en-US", "a") TUV("km", "b") "</tu>" TAIL;
	struct log log = {.brief = true};

	(void)state;
	read_as(sp_str_c(file), SIZE_MAX, "en", true, &log);
	assert_string_equal(log.text.s, "2! no tuv in en\n");
	read_as(sp_str_c(file), SIZE_MAX, "en-us", true, &log);
	assert_string_equal(log.text.s, "2|a|b\n");
	sp_buf_release(&log.text);
}

static void
code_is_left_out_and_text_within_stays(void **state)
{
	(void)state;
	check_units(TU("A <bpt i=\"1\">&lt;b&gt;</bpt>bold<ept i=\"1\">&lt;/b"
		       "&gt;</ept> word",
			"b"),
	    "2|A bold word|b\n");
	check_units(TU("A <ph x=\"1\">&lt;br/&gt;</ph> B",
			"<ut>{1}</ut> b<it pos=\"end\">x</it>"),
	    "2|A B|b\n");
	check_units(TU("A <hi>very <hi>high</hi></hi> one", "b"),
	    "2|A very high one|b\n");
	check_units(TU("A<ph>&lt;img alt=\"<sub> tree<ph>x</ph></sub>\"&gt;"
		       "</ph>",
			"b"),
	    "2|A tree|b\n");
	/* Two spaces of the text itself are its own. */
	check_units(TU("A  B", " b "), "2|A  B| b \n");
}

static void
ends_of_lines_are_spaces(void **state)
{
	(void)state;
	check_units(TU("a\nb\r\n c\td", "b"), "2|a b c d|b\n");
	check_units(TU("\n\t  a \n\n b&#13;&#10;\n", "b"), "2|a b|b\n");
	check_units(TU("<![CDATA[<a>\n&]]>", "b"), "2|<a> &|b\n");
}

static void
a_bad_unit_is_told_and_the_rest_goes_on(void **state)
{
	static const char a[] = TUV("en", "a"), b[] = TUV("km", "b");
	static const char none[] = TUV("en", ""), odd[] = TUV("km", "\n");
	char units[1024];

	(void)state;
	snprintf(units, sizeof(units),
	    "<tu>%s</tu>\n<tu>%s%s</tu>\n<tu>%s\n%s</tu>\n"
	    "<tu>%s<tuv lang=\"km\"/></tu>\n<tu/>\n"
	    "<tu>%s<tuv><seg>b</seg></tuv></tu>\n<tu>%s%s</tu>\n",
	    a, none, b, a, odd, a, a, a, b);
	check_units(units,
	    "2! no tuv in km\n"
	    "3! no text in en\n"
	    "4! no text in km\n"
	    "7! no seg in the tuv in km\n"
	    "8! no tuv in en\n"
	    "9! no tuv in km\n"
	    "10|a|b\n");
}

static void
props_are_read_wherever_they_stand(void **state)
{
	static const char file[] =
	    HEAD "<tu><prop type=\"score-hunalign\">0.1</prop>"
		 "<tuv xml:lang=\"en\"><prop type=\"source-document\">u&amp;v"
		 "</prop><prop type=\"source-document\">later</prop>"
		 "<seg>a</seg><prop type=\"paragraph-id\">1.1,1.2</prop></tuv>"
		 "<tuv xml:lang=\"km\"><prop type=\"x-document\">d</prop>"
		 "<prop type=\"source-document\">http://d</prop>"
		 "<prop type=\"paragraph-id\">1,,2</prop><seg>b</seg></tuv>"
		 "<prop type=\"score-bicleaner\">0.75000000000000000000</prop>"
		 "<prop type=\"score-aligner\">7</prop>"
		 "<prop type=\"x-column\">x\ty</prop><prop type=\"x-column\"/>"
		 "</tu>\n<tu>" TUV("en", "a") TUV("km", "b") "</tu>" TAIL;
	struct log log = {0};

	(void)state;
	read_as(sp_str_c(file), SIZE_MAX, "en", false, &log);
	assert_int_equal(log.status, SP_OK);
	assert_string_equal(log.text.s,
	    "2|u&v||d|http://d|1.1,1.2|1|0.7500|a|b|x y\t\n"
	    "3|f.tmx||f.tmx||2|2|1.0000|a|b\n");
	sp_buf_release(&log.text);
}

static void
encodings_are_read_or_refused(void **state)
{
	static const char wide[] = HEAD TU("a", "b") TAIL;
	struct sp_buf file = {0};
	struct log log = {.brief = true};

	(void)state;
	sp_buf_add(&file, SP_STR("\xFF\xFE"));
	for (size_t i = 0; i + 1 < sizeof(wide); i++) {
		sp_buf_addc(&file, wide[i]);
		sp_buf_addc(&file, '\0');
	}
	read_as(sp_buf_str(&file), 1, "en", false, &log);
	assert_int_equal(log.status, SP_OK);
	assert_string_equal(log.text.s, "2|a|b\n");
	sp_buf_reset(&file);
	sp_buf_add(&file, SP_STR("\xEF\xBB\xBF"));
	sp_buf_add(&file, sp_str_c(wide));
	read_as(sp_buf_str(&file), 2, "en", false, &log);
	assert_string_equal(log.text.s, "2|a|b\n");
	sp_buf_reset(&file);
	sp_buf_add(
	    &file, SP_STR("<?xml version='1.0' encoding='ISO-8859-1'?>"));
	sp_buf_add(&file, SP_STR(HEAD TU("\xE9", "b") TAIL));
	read_as(sp_buf_str(&file), SIZE_MAX, "en", false, &log);
	assert_string_equal(log.text.s, "2|é|b\n");
	sp_buf_release(&file);
	sp_buf_release(&log.text);
	check_refused(
	    SP_STR("<?xml version='1.0' encoding='windows-1252'?><tmx/>"),
	    "its encoding is none of", 1);
	check_refused(SP_STR("<?xml version='1.0' encoding='UTF-16'?><tmx/>"),
	    "not in the encoding", 1);
	check_refused(
	    SP_STR(HEAD "<tu>" TUV("en", "\xE9") "</tu>" TAIL), "encoding", 2);
	check_refused(SP_STR("\xFF\xFE<"), "not XML", 0);
}

static void
what_is_not_tmx_is_refused(void **state)
{
	(void)state;
	check_refused(SP_STR(""), "not XML: no element found", 1);
	check_refused(SP_STR("a\tb\n"), "not XML", 1);
	check_refused(SP_STR("<html><tu/></html>"), "its root is 'html'", 1);
	check_refused(SP_STR(HEAD "\n<tu></tuv>"), "not XML: mismatched", 3);
	check_refused(SP_STR(HEAD "\n<tu>"), "not XML", 0);
	check_refused(SP_STR(HEAD "\n\001"), "control character U+0001", 3);
	check_refused(SP_STR(HEAD "&#1;"), "not XML", 2);
	check_refused(SP_STR("\x1F\x8B\x08spoilt and cut"), "gzip", 0);
}

static void
entities_are_refused(void **state)
{
	(void)state;
	check_refused(SP_STR("<!DOCTYPE tmx [\n<!ENTITY a \"b\">]><tmx/>"),
	    "declares an entity, 'a'", 2);
	check_refused(
	    SP_STR("<!DOCTYPE tmx [<!ENTITY % a SYSTEM \"/etc/hosts\"> %a;]>"
		   "<tmx/>"),
	    "declares an entity, 'a'", 1);
	check_refused(
	    SP_STR("<!DOCTYPE tmx SYSTEM \"none.dtd\">\n" HEAD "&nbsp;" TAIL),
	    "'nbsp' is none of XML's own", 3);
	check_refused(SP_STR(HEAD "&nbsp;" TAIL), "undefined entity", 2);
}

static void
what_is_without_bounds_is_refused_in_little_memory(void **state)
{
	struct sp_buf file = {0};
	struct log log = {.brief = true};

	(void)state;
	sp_buf_add(&file, SP_STR("<tmx>\n"));
	for (size_t i = 0; i < 10000; i++)
		sp_buf_add(&file, SP_STR("<tu>"));
	check_refused(sp_buf_str(&file), "more than 256 elements", 2);
	sp_buf_reset(&file);
	sp_buf_add(&file, SP_STR("<tmx><!--"));
	for (size_t i = 0; i < 300000; i++)
		sp_buf_add(&file, SP_STR("0123456789"));
	check_refused(sp_buf_str(&file), "a tag, comment or declaration", 0);
	sp_buf_reset(&file);
	sp_buf_add(&file, SP_STR(HEAD "<tu>" TUV("km", "b") "<tuv lang='en'>"));
	sp_buf_add(&file, SP_STR("<prop type='paragraph-id'>"));
	for (size_t i = 0; i < 7000; i++)
		sp_buf_add(&file, SP_STR("0123456789"));
	sp_buf_add(&file, SP_STR("</prop><seg>"));
	for (size_t i = 0; i < 1 << 20; i++)
		sp_buf_add(&file, SP_STR("0123456789abcdef"));
	sp_buf_add(&file, SP_STR("g</seg></tuv></tu>"));
	sp_buf_add(&file, SP_STR("<tu>" TUV("km", "b") TUV("en", "a") "</tu>"));
	sp_buf_add(&file, SP_STR(TAIL));
	read_as(sp_buf_str(&file), SIZE_MAX, "en", false, &log);
	assert_int_equal(log.status, SP_OK);
	assert_string_equal(log.text.s,
	    "2! the seg in en is larger than 16777216 bytes\n2|a|b\n");
	assert_int_equal(log.left_out, 1);
	sp_buf_reset(&file);
	sp_buf_add(&file, SP_STR("<tmx>"));
	for (size_t i = 0; i < 10000; i++)
		sp_buf_addf(&file, "<a a%zu=''/>", i);
	check_refused(sp_buf_str(&file), "more than 4096 names", 1);
	sp_buf_reset(&file);
	sp_buf_add(&file, SP_STR("<!DOCTYPE tmx ["));
	for (size_t i = 0; i < 100000; i++)
		sp_buf_addf(&file, "<!ELEMENT a%zu ANY>", i);
	check_refused(sp_buf_str(&file), "a tag, comment or declaration", 1);
	sp_buf_reset(&file);
	sp_buf_add(&file, SP_STR(HEAD "<tu>" TUV("km", "b") TUV("en", "a")));
	for (size_t i = 0; i < 300; i++)
		sp_buf_addf(&file, "<prop type='x-column'>%060000d</prop>", 0);
	sp_buf_add(&file, SP_STR("</tu>" TAIL));
	read_as(sp_buf_str(&file), SIZE_MAX, "en", false, &log);
	assert_int_equal(log.units, 1);
	assert_true(log.text.n < SP_TMX_SEG_MAX + 100);
	assert_true(log.left_out > 10);
	sp_buf_release(&file);
	sp_buf_release(&log.text);
}

static void
no_column_takes_the_place_of_one_that_is_left_out(void **state)
{
	struct sp_buf file = {0};
	struct log log = {0};

	(void)state;
	sp_buf_add(&file, SP_STR(HEAD "<tu>" TUV("km", "b") TUV("en", "a")));
	sp_buf_add(&file, SP_STR("<prop type='x-column'>1</prop>"));
	sp_buf_add(&file, SP_STR("<prop type='x-column'>"));
	for (size_t i = 0; i < 1 << 20; i++)
		sp_buf_add(&file, SP_STR("0123456789abcdef"));
	sp_buf_add(&file, SP_STR("g</prop><prop type='x-column'>3</prop>"));
	sp_buf_add(&file, SP_STR("</tu>" TAIL));
	read_as(sp_buf_str(&file), SIZE_MAX, "en", false, &log);
	assert_string_equal(log.text.s, "2|f.tmx||f.tmx||1|1|1.0000|a|b|1\n");
	assert_int_equal(log.left_out, 2);
	sp_buf_release(&file);
	sp_buf_release(&log.text);
}

/* One pair of odd texts, out and in again. */
static void
check_same(unsigned *seed, size_t size)
{
	struct sp_tmx_opts opts = {
	    SP_STR("en"), SP_STR("km"), SP_STR("1"), {NULL, 0}, false};
	struct sp_buf part[7] = {{0}}, file = {0}, want = {0};
	struct sp_found found = {.pair = {.score = .25}};
	struct log log = {0}, before = {0};
	size_t replaced = 0;

	for (size_t i = 0; i < 7; i++)
		odd_text(seed, i < 2 || i == 5 ? size : 20, &part[i]);
	sp_buf_add(&part[5], SP_STR("\t\tlast"));
	found.pair.src_text = sp_buf_str(&part[0]);
	found.pair.tgt_text = sp_buf_str(&part[1]);
	found.pair.src_doc = sp_buf_str(&part[2]);
	found.pair.tgt_doc = sp_buf_str(&part[3]);
	found.src_url = sp_buf_str(&part[4]);
	found.pair.more = sp_buf_str(&part[5]);
	found.pair.src_loc = SP_STR("1.1,@title");
	found.pair.tgt_loc = SP_STR("P");
	sp_tmx_head(&opts, &file);
	for (size_t i = 0; i < file.n; i++)
		before.units += file.s[i] == '\n';
	sp_tmx_unit(&opts, &found, &file, &replaced);
	sp_tmx_tail(&file);
	assert_int_equal(replaced, 0);
	on_unit(&log, &found, before.units + 1, NULL);
	sp_buf_add(&want, sp_buf_str(&log.text));
	read_as(sp_buf_str(&file), SIZE_MAX, "en", false, &log);
	assert_string_equal(log.err.msg, "");
	assert_int_equal(log.text.n, want.n);
	assert_memory_equal(log.text.s, want.s, want.n);
	for (size_t i = 0; i < 7; i++)
		sp_buf_release(&part[i]);
	sp_buf_release(&file);
	sp_buf_release(&want);
	sp_buf_release(&log.text);
}

static void
what_was_written_is_read_again(void **state)
{
	unsigned seed = 20191115;

	(void)state;
	for (size_t i = 0; i < 500; i++)
		check_same(&seed, 1 + i % 90);
	check_same(&seed, 100000);
}

static void
what_xml_cannot_hold_is_a_space_and_counted(void **state)
{
	struct sp_tmx_opts opts = {
	    SP_STR("en"), SP_STR("km"), SP_STR("1"), {NULL, 0}, false};
	struct sp_found found = {.pair = {SP_STR("a"), SP_STR("b"), SP_STR("1"),
				     SP_STR("2"), 1, {NULL, 0},
				     SP_STR("\xEF\xBF\xBE"
					    "b\xEF\xBF\xBF\xFF"),
				     SP_STR("c\x01")}};
	struct sp_buf file = {0}, text = {0}, want = {0};
	struct log log = {0};
	size_t replaced = 0;

	(void)state;
	for (char c = 0; c < 0x20; c++) {
		sp_buf_addc(&text, c);
		sp_buf_addc(&text, 'x');
	}
	found.pair.src_text = sp_buf_str(&text);
	sp_buf_add(&want, SP_STR("|a||b||1|2|1.0000|"));
	for (char c = 0; c < 0x20; c++)
		sp_buf_add(&want, SP_STR(" x"));
	sp_buf_add(&want, SP_STR("| b  |c \n"));
	sp_tmx_head(&opts, &file);
	sp_tmx_unit(&opts, &found, &file, &replaced);
	sp_tmx_tail(&file);
	/* Of the 32 controls TAB, LF and CR are white space to XML. */
	assert_int_equal(replaced, 29 + 3 + 1);
	read_as(sp_buf_str(&file), 7, "en", false, &log);
	assert_string_equal(log.err.msg, "");
	assert_non_null(sp_buf_c(&want));
	assert_string_equal(strchr(log.text.s, '|'), want.s);
	sp_buf_release(&file);
	sp_buf_release(&text);
	sp_buf_release(&want);
	sp_buf_release(&log.text);
}

static enum sp_status
count_unit(
    void *ctx, const struct sp_found *found, size_t line, struct sp_err *err)
{
	(void)line;
	(void)err;
	assert_true(found->pair.src_text.n > 0);
	++*(size_t *)ctx;
	return SP_OK;
}

static void
count_bad(void *ctx, size_t line, const struct sp_err *err)
{
	(void)ctx;
	(void)line;
	fail_msg("%s", err->msg);
}

#define SMALL                                                                  \
	HEAD "<tu><prop type='x-column'>c</prop><tuv lang='km'>"               \
	     "<prop type='x-document'>d</prop><prop "                          \
	     "type='source-document'>u</prop>"                                 \
	     "<prop type='paragraph-id'>1</prop><seg>b</seg></tuv>" TUV(       \
		 "en", "a &amp; b") "</tu>" TAIL

static enum sp_status
read_small(void *ctx)
{
	struct text text = {SP_STR(SMALL), 0, SIZE_MAX};
	struct sp_inflow *in = text_inflow(&text);
	size_t units = 0;
	struct sp_import import = {.src_lang = SP_STR("en"),
	    .tgt_lang = SP_STR("km"),
	    .name = SP_STR("f"),
	    .unit = count_unit,
	    .bad = count_bad,
	    .ctx = &units};
	enum sp_status status;

	(void)ctx;
	if (!in)
		return SP_NOMEM;
	status = sp_tmx_read(&import, in, NULL);
	if (status == SP_OK)
		assert_int_equal(units, 1);
	sp_import_release(&import);
	sp_inflow_free(in);
	return status;
}

static void
memory_that_fails_is_told(void **state)
{
	(void)state;
	assert_true(oom_each(read_small, NULL) > 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(languages_are_found_however_they_are_written),
	    cmocka_unit_test(a_region_counts_by_option_only),
	    cmocka_unit_test(code_is_left_out_and_text_within_stays),
	    cmocka_unit_test(ends_of_lines_are_spaces),
	    cmocka_unit_test(a_bad_unit_is_told_and_the_rest_goes_on),
	    cmocka_unit_test(props_are_read_wherever_they_stand),
	    cmocka_unit_test(encodings_are_read_or_refused),
	    cmocka_unit_test(what_is_not_tmx_is_refused),
	    cmocka_unit_test(entities_are_refused),
	    cmocka_unit_test(
		what_is_without_bounds_is_refused_in_little_memory),
	    cmocka_unit_test(no_column_takes_the_place_of_one_that_is_left_out),
	    cmocka_unit_test(what_was_written_is_read_again),
	    cmocka_unit_test(what_xml_cannot_hold_is_a_space_and_counted),
	    cmocka_unit_test(memory_that_fails_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
