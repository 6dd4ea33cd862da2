/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <spean/file.h>
#include <spean/norm.h>
#include <spean/rec.h>
#include <spean/utf8.h>

#include "oom.h"

static enum sp_status
normal(enum sp_norm_level level, enum sp_norm_zwsp zwsp, const char *lang,
    struct sp_str in, struct sp_buf *out)
{
	struct sp_norm_opts opts = {.level = level, .zwsp = zwsp};
	struct sp_norm *norm = sp_norm_new(&opts, NULL);
	enum sp_status status;

	assert_non_null(norm);
	sp_buf_reset(out);
	status =
	    sp_norm_text(norm, sp_lang_find(sp_str_c(lang)), in, out, NULL);
	sp_norm_free(norm);
	return status;
}

static void
add_hex(struct sp_buf *out, struct sp_str hex)
{
	char word[8];

	while (hex.s) {
		struct sp_str one = sp_str_cut(&hex, ' ');

		if (one.n == 0 || one.n >= sizeof(word))
			continue;
		memcpy(word, one.s, one.n);
		word[one.n] = '\0';
		sp_buf_add_cp(out, (uint32_t)strtoul(word, NULL, 16));
	}
}

static void
print_hex(const char *what, struct sp_str text)
{
	printf("#   %s", what);
	for (size_t i = 0; i < text.n;)
		printf(" %04X", (unsigned)sp_utf8_next(text, &i));
	printf("\n");
}

struct test {
	enum sp_norm_level level;
	const char *lang;
	struct sp_str in, want; /* code points in hex */
	struct sp_str why;
};

/* True when the case holds, also when normalised again; else told. */
static bool
holds(const struct test *test)
{
	struct sp_buf in = {0}, want = {0}, got = {0}, again = {0};
	bool ok;

	add_hex(&in, test->in);
	add_hex(&want, test->want);
	normal(
	    test->level, SP_NORM_ZWSP_KEEP, test->lang, sp_buf_str(&in), &got);
	normal(test->level, SP_NORM_ZWSP_KEEP, test->lang, sp_buf_str(&got),
	    &again);
	ok = sp_str_eq(sp_buf_str(&got), sp_buf_str(&want)) &&
	    sp_str_eq(sp_buf_str(&got), sp_buf_str(&again));
	if (!ok) {
		printf("# %.*s\n", (int)test->why.n, test->why.s);
		print_hex("in  ", sp_buf_str(&in));
		print_hex("want", sp_buf_str(&want));
		print_hex("got ", sp_buf_str(&got));
		print_hex("then", sp_buf_str(&again));
	}
	sp_buf_release(&in);
	sp_buf_release(&want);
	sp_buf_release(&got);
	sp_buf_release(&again);
	return ok;
}

static bool
read_level(struct sp_str word, struct test *test)
{
	test->lang = "km";
	if (sp_str_starts(word, SP_STR("en "))) {
		test->lang = "en";
		word = sp_str_sub(word, 3, word.n);
	}
	test->level =
	    sp_str_eq(word, SP_STR("search")) ? SP_NORM_SEARCH : SP_NORM_CANON;
	return test->level == SP_NORM_SEARCH ||
	    sp_str_eq(word, SP_STR("canon"));
}

static void
every_rule_has_its_cases(void **state)
{
	const char *srcdir = getenv("srcdir");
	struct sp_buf text = {0}, path = {0};
	struct sp_str rest, field[4];
	struct test test;
	size_t wrong = 0, n = 0;

	(void)state;
	sp_buf_addf(&path, "%s/tests/data/norm.tests", srcdir ? srcdir : ".");
	assert_int_equal(
	    sp_file_read(sp_buf_c(&path), 1 << 20, &text, NULL), SP_OK);
	rest = sp_buf_str(&text);
	while (rest.s) {
		struct sp_str line = sp_str_cut(&rest, '\n');

		if (line.n == 0 || line.s[0] == '#')
			continue;
		assert_int_equal(sp_rec_split(line, field, 4), 4);
		assert_true(read_level(field[0], &test));
		test.in = field[1];
		test.want = field[2];
		test.why = field[3];
		wrong += !holds(&test);
		n++;
	}
	assert_true(n > 100);
	assert_int_equal(wrong, 0);
	sp_buf_release(&text);
	sp_buf_release(&path);
}

/*
 * Cases of the shared collection that contradict its own rules, by input.
 */
static const char *const disputed[] = {
    /* 17C6 twice, apart in the input: "identical adjacent marks collapse" must
     * hold for what comes out, or normalising again would change it */
    "179F 17C6 17BB 17C6 17B6",
    /* ZWJ kept: "ZWJ goes", and another case drops it at the same place */
    "1794 17D2 179A 200D 17CA 17B8 1780 17D2 179B 17B6 1784 179F 17CA 17BC "
    "1798",
    "1794 17D2 179B 200D 17C9 17C3 1780 179F 17B6 17C6 1784",
    "179E 1784 200D 17CB 179E 17BB 178F",
    /* two ZWSP kept: "collapse runs" */
    "1796 179F 17CA 17C2 178F 200B 1794 17C9 17C4 17C7 200B 200B 1794 17C9 "
    "17CE 17C4 17C7",
    /* ZWNJ without any shifter, moved: "only where it would downshift" */
    "1780 17B6 178A 17B6 1785 17CB 200C",
    "1789 1787 17B6 1794 17CB 200C",
    "1796 17B6 179A 17CB 200C",
};

static bool
is_disputed(struct sp_str input)
{
	for (size_t i = 0; i < sizeof(disputed) / sizeof(disputed[0]); i++)
		if (sp_str_eq(input, sp_str_c(disputed[i])))
			return true;
	return false;
}

/* Open NAME of the shared collection; skip the test where it is absent. */
static void
read_shared(const char *name, struct sp_buf *text)
{
	const char *shared = getenv("SPEAN_SHARED");
	const char *srcdir = getenv("srcdir");
	struct sp_buf path = {0};
	enum sp_status status;

	if (shared)
		sp_buf_addf(&path, "%s/%s", shared, name);
	else
		sp_buf_addf(
		    &path, "%s/../shared/%s", srcdir ? srcdir : ".", name);
	status = sp_file_read(sp_buf_c(&path), (size_t)64 << 20, text, NULL);
	sp_buf_release(&path);
	if (status != SP_OK) {
		sp_buf_release(text);
		skip();
	}
}

static void
shared_cases_hold_but_the_disputed(void **state)
{
	struct sp_buf text = {0};
	struct sp_str rest, field[8];
	struct test test;
	size_t wrong = 0, passed = 0, dispute = 0;

	(void)state;
	read_shared("cases/normal_cases.tsv", &text);
	rest = sp_buf_str(&text);
	while (rest.s) {
		struct sp_str line = sp_str_cut(&rest, '\n');

		if (sp_rec_split(line, field, 8) < 6 ||
		    !read_level(field[4], &test))
			continue;
		test.in = field[2];
		test.want = field[3];
		test.why = field[5];
		if (is_disputed(test.in))
			dispute++;
		else if (holds(&test))
			passed++;
		else
			wrong++;
	}
	printf("# shared cases: %zu passed, %zu failed, %zu disputed\n", passed,
	    wrong, dispute);
	assert_int_equal(wrong, 0);
	assert_int_equal(dispute, sizeof(disputed) / sizeof(disputed[0]));
	sp_buf_release(&text);
}

static void
check_twice(enum sp_norm_level level, enum sp_norm_zwsp zwsp, const char *lang,
    struct sp_str in)
{
	struct sp_buf once = {0}, twice = {0};

	assert_int_equal(normal(level, zwsp, lang, in, &once), SP_OK);
	assert_int_equal(
	    normal(level, zwsp, lang, sp_buf_str(&once), &twice), SP_OK);
	if (!sp_str_eq(sp_buf_str(&once), sp_buf_str(&twice))) {
		print_hex("in  ", in);
		print_hex("once", sp_buf_str(&once));
		print_hex("then", sp_buf_str(&twice));
		fail();
	}
	sp_buf_release(&once);
	sp_buf_release(&twice);
}

static void
check_levels(struct sp_str in, const char *lang)
{
	check_twice(SP_NORM_CANON, SP_NORM_ZWSP_KEEP, lang, in);
	check_twice(SP_NORM_CANON, SP_NORM_ZWSP_DROP, lang, in);
	check_twice(SP_NORM_SEARCH, SP_NORM_ZWSP_KEEP, lang, in);
}

static void
real_text_normalises_once(void **state)
{
	static const char *const names[] = {"ciu_readme", "flores_dev_sib",
	    "lohelp", "ntrex128", "reactdocs", "tatoeba", "tico19",
	    "wmt20_wiki_devtest"};

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct sp_buf name = {0}, text = {0};
		struct sp_str rest;

		sp_buf_addf(&name, "data/%s/km.txt", names[i]);
		read_shared(sp_buf_c(&name), &text);
		rest = sp_buf_str(&text);
		while (rest.s)
			check_levels(sp_str_cut(&rest, '\n'), "km");
		sp_buf_release(&name);
		sp_buf_release(&text);
	}
}

/* The characters whose rules meet. */
static const uint32_t hard[] = {0x1780, 0x178A, 0x179A, 0x1794, 0x1784, 0x17A2,
    0x17A4, 0x17A8, 0x17B2, 0x17D8, 0x17B4, 0x17B6, 0x17B8, 0x17BB, 0x17BE,
    0x17C1, 0x17C4, 0x17C6, 0x17C7, 0x17C8, 0x17C9, 0x17CA, 0x17CC, 0x17D0,
    0x17D2, 0x17D2, 0x17D3, 0x17D4, 0x17D6, 0x17D7, 0x17DD, 0x17E1, 0x17E5,
    0x1799, 0x200B, 0x200C, 0x200D, 0xAD, 0x200E, ' ', 0xA0, '\t', 'a', 'A',
    '<', 0x201C, 0x301, 0x327, 0x345, 0xE9, 0xFB01, 0xFF1C, 0x1F468, 0x628,
    0x64E, 0x94D, 0x1161, 0xAC00, 0xF73, 0x3B1, 0x130, 0x212B, 0x9BE, 0x9C7};

static void
texts_of_hard_characters_normalise_once(void **state)
{
	static const char *const langs[] = {"km", "en", "und"};
	uint32_t chance = 20261123;

	(void)state;
	for (size_t i = 0; i < 20000; i++) {
		struct sp_buf text = {0};

		for (size_t k = 0; k < 1 + i % 12; k++) {
			chance = chance * 1664525 + 1013904223;
			sp_buf_add_cp(&text,
			    hard[(chance >> 16) %
				(sizeof(hard) / sizeof(hard[0]))]);
		}
		check_levels(sp_buf_str(&text), langs[i % 3]);
		sp_buf_release(&text);
	}
}

static void
text_that_is_not_utf8_leaves_the_buffer_alone(void **state)
{
	static const char *const bad[] = {"\xFF", "abc\xE1\x9E",
	    "\xE1\x9E\x80\xE1\x9E", "\xC3", "e\xCC\x81\xED\xA0\x80", " \xC3 ",
	    "\xE1\x9E\x80\xE2\x80\x8B\xE1", "\xE2\x80", "\xF4\x90\x80\x80"};
	struct sp_norm_opts opts = {.level = SP_NORM_CANON};
	struct sp_norm *norm = sp_norm_new(&opts, NULL);
	const struct sp_lang *km = sp_lang_find(SP_STR("km"));
	struct sp_buf out = {0};
	struct sp_err err = {0};

	(void)state;
	sp_buf_add(&out, SP_STR("kept"));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(
		    sp_norm_text(norm, km, sp_str_c(bad[i]), &out, &err),
		    SP_BAD_TEXT);
		assert_true(sp_str_eq(sp_buf_str(&out), SP_STR("kept")));
		assert_false(out.failed);
		assert_int_equal(err.status, SP_BAD_TEXT);
	}
	assert_int_equal(
	    sp_norm_text(norm, km, SP_STR("!"), &out, &err), SP_OK);
	assert_true(sp_str_eq(sp_buf_str(&out), SP_STR("kept!")));
	sp_buf_release(&out);
	sp_norm_free(norm);
}

static void
empty_text_stays_empty(void **state)
{
	struct sp_buf out = {0};

	(void)state;
	assert_int_equal(normal(SP_NORM_CANON, SP_NORM_ZWSP_KEEP, "km",
			     (struct sp_str){NULL, 0}, &out),
	    SP_OK);
	assert_int_equal(out.n, 0);
	assert_int_equal(normal(SP_NORM_SEARCH, SP_NORM_ZWSP_KEEP, "km",
			     SP_STR("\xE2\x80\x8B"), &out),
	    SP_OK);
	assert_int_equal(out.n, 0);
	sp_buf_release(&out);
}

static void
text_beyond_the_limit_is_too_large(void **state)
{
	struct sp_buf out = {0};
	struct sp_str huge = {"", (size_t)512 << 20};

	(void)state;
	assert_int_equal(
	    normal(SP_NORM_CANON, SP_NORM_ZWSP_KEEP, "km", huge, &out),
	    SP_TOO_LARGE);
	sp_buf_release(&out);
}

static void
dropping_zwsp_joins_what_it_parted(void **state)
{
	struct sp_buf out = {0};

	(void)state;
	normal(SP_NORM_CANON, SP_NORM_ZWSP_DROP, "km",
	    SP_STR("\xE1\x9E\x80\xE2\x80\x8B\xE1\x9E\x81"), &out);
	assert_true(
	    sp_str_eq(sp_buf_str(&out), SP_STR("\xE1\x9E\x80\xE1\x9E\x81")));
	sp_buf_release(&out);
}

/* A line of n times what, in every form of cost that a line could have. */
static void
long_lines_cost_no_more_than_their_length(void **state)
{
	static const uint32_t what[][4] = {{0x17B6, 0x17D2, 0x1780, 0},
	    {0x17C9, 0x17CA, 0}, {0x17C1, 0x17B8, 0x17BB, 0}, {0x301, 0x327, 0},
	    {0xF73, 0}, {0x17D2, 0x301, 0}, {0x61, 0x200D, 0x301, 0},
	    {0x200B, 0}, {0x200E, 0}, {0x17D4, 0x17D2, 0x17E1, 0}, {0x17E1, 0},
	    {' ', 0xA0, 0}, {0x1780, 0x17DD, 0x327, 0}, {0x17D2, 0},
	    {0x1F468, 0x200D, 0}, {0x9BE, 0x9C7, 0}};

	(void)state;
	for (size_t i = 0; i < sizeof(what) / sizeof(what[0]); i++) {
		struct sp_buf text = {0};

		sp_buf_add_cp(&text, 0x1780);
		while (text.n < 200000)
			for (const uint32_t *cp = what[i]; *cp; cp++)
				sp_buf_add_cp(&text, *cp);
		check_levels(sp_buf_str(&text), "km");
		sp_buf_release(&text);
	}
}

/* All ways through the normaliser: order, NFC, both in turn, the folds. */
static enum sp_status
normalise_hard_text(void *ctx)
{
	static const uint32_t text[] = {0x1780, 0x17B6, 0x17D2, 0x1798, 0x200B,
	    0x17E1, 0x17D2, 0x17D4, ' ', 'e', 0x301, 0x1E69, 0x71, 0x301,
	    0x17D2, 0x1780, 0x17A2, 0x17C4, 0x1799};
	struct sp_norm_opts opts = {.level = SP_NORM_CANON};
	struct sp_buf in = {0}, out = {0};
	enum sp_status status = SP_NOMEM;
	struct sp_norm *norm;

	opts.level = *(enum sp_norm_level *)ctx;
	norm = sp_norm_new(&opts, NULL);
	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++)
		sp_buf_add_cp(&in, text[i]);
	for (int i = 0; i < 50; i++)
		sp_buf_add_cp(&in, 0x301);
	sp_buf_add(&out, SP_STR("kept"));
	if (norm && !in.failed && !out.failed) {
		status = sp_norm_text(norm, sp_lang_find(SP_STR("km")),
		    sp_buf_str(&in), &out, NULL);
		if (status != SP_OK)
			assert_str_is(sp_buf_str(&out), "kept");
		assert_false(out.failed);
	}
	sp_buf_release(&in);
	sp_buf_release(&out);
	sp_norm_free(norm);
	return status;
}

static void
failed_allocation_is_told_and_leaves_the_buffer_alone(void **state)
{
	enum sp_norm_level level[] = {SP_NORM_CANON, SP_NORM_SEARCH};

	(void)state;
	assert_true(oom_each(normalise_hard_text, &level[0]) > 5);
	assert_true(oom_each(normalise_hard_text, &level[1]) > 7);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_rule_has_its_cases),
	    cmocka_unit_test(shared_cases_hold_but_the_disputed),
	    cmocka_unit_test(real_text_normalises_once),
	    cmocka_unit_test(texts_of_hard_characters_normalise_once),
	    cmocka_unit_test(text_that_is_not_utf8_leaves_the_buffer_alone),
	    cmocka_unit_test(empty_text_stays_empty),
	    cmocka_unit_test(text_beyond_the_limit_is_too_large),
	    cmocka_unit_test(dropping_zwsp_joins_what_it_parted),
	    cmocka_unit_test(
		failed_allocation_is_told_and_leaves_the_buffer_alone),
	    cmocka_unit_test(long_lines_cost_no_more_than_their_length),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
