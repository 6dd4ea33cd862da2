/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <spean/tmx.h>

static const struct sp_tmx_opts opts = {
    {"en", 2}, {"km", 2}, {"1.2", 3}, {NULL, 0}, false};

static struct sp_found
make(struct sp_str src, struct sp_str tgt)
{
	struct sp_found found = {
	    .pair = {SP_STR("a&b.html"), SP_STR("k.html"), SP_STR("1.1,1.2"),
		SP_STR("1.1"), .98765, src, tgt, {NULL, 0}},
	    .src_url = SP_STR("https://example.org/?a=1&b=2")};

	return found;
}

static size_t
count(const char *text, const char *what)
{
	size_t n = 0;

	for (; (text = strstr(text, what)); text++)
		n++;
	return n;
}

/* The text of the first seg of a plain unit with this source text. */
static void
check_seg(struct sp_str text, const char *want, size_t want_replaced)
{
	struct sp_tmx_opts plain = opts;
	struct sp_found found = make(text, SP_STR("y"));
	struct sp_buf out = {0};
	size_t replaced = 0;
	char seg[256];

	plain.plain = true;
	sp_tmx_unit(&plain, &found, &out, &replaced);
	snprintf(seg, sizeof(seg), "<seg>%s</seg>", want);
	if (!strstr(sp_buf_c(&out), seg))
		fail_msg("no %s in %s", seg, out.s);
	assert_int_equal(replaced, want_replaced);
	sp_buf_release(&out);
}

static void
a_unit_has_props_before_seg_and_source_first(void **state)
{
	struct sp_found found = make(SP_STR("One. Two."), SP_STR("មួយ ពីរ។"));
	struct sp_buf out = {0};
	size_t replaced = 0;
	const char *unit;

	(void)state;
	sp_tmx_unit(&opts, &found, &out, &replaced);
	unit = strchr(sp_buf_c(&out), '>');
	assert_non_null(unit);
	assert_string_equal(unit,
	    ">\n"
	    "<prop type=\"score-aligner\">0.9877</prop>\n"
	    "<prop type=\"type\">2:1</prop>\n"
	    "<tuv xml:lang=\"en\">\n"
	    "<prop type=\"source-document\">https://example.org/?a=1&amp;b=2"
	    "</prop>\n"
	    "<prop type=\"x-document\">a&amp;b.html</prop>\n"
	    "<prop type=\"checksum-seg\">b8cb6d7c5f5d36ea</prop>\n"
	    "<prop type=\"paragraph-id\">1.1,1.2</prop>\n"
	    "<seg>One. Two.</seg>\n"
	    "</tuv>\n"
	    "<tuv xml:lang=\"km\">\n"
	    "<prop type=\"source-document\">k.html</prop>\n"
	    "<prop type=\"checksum-seg\">4dd66702dadc926b</prop>\n"
	    "<prop type=\"paragraph-id\">1.1</prop>\n"
	    "<seg>មួយ ពីរ។</seg>\n"
	    "</tuv>\n"
	    "</tu>\n");
	sp_buf_release(&out);
}

static void
a_plain_unit_has_no_props(void **state)
{
	struct sp_tmx_opts plain = opts;
	struct sp_found found = make(SP_STR("x"), SP_STR(""));
	struct sp_buf out = {0};
	size_t replaced = 0;

	(void)state;
	plain.plain = true;
	sp_tmx_unit(&plain, &found, &out, &replaced);
	assert_int_equal(count(sp_buf_c(&out), "<prop"), 0);
	assert_int_equal(count(out.s, "<tuv xml:lang="), 2);
	assert_int_equal(count(out.s, "<seg></seg>"), 1);
	sp_buf_release(&out);
}

static void
the_head_has_all_attributes_and_a_date_only_if_given(void **state)
{
	struct sp_tmx_opts dated = opts;
	struct sp_buf out = {0};

	(void)state;
	sp_tmx_head(&opts, &out);
	assert_string_equal(sp_buf_c(&out),
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n"
	    "<tmx version=\"1.4\">\n"
	    "<header creationtool=\"Spean\" creationtoolversion=\"1.2\""
	    " segtype=\"sentence\" o-tmf=\"Spean\" adminlang=\"en\""
	    " srclang=\"en\" datatype=\"plaintext\"/>\n"
	    "<body>\n");
	sp_buf_reset(&out);
	dated.date = SP_STR("20261123T224500Z");
	sp_tmx_head(&dated, &out);
	assert_int_equal(
	    count(sp_buf_c(&out), "creationdate=\"20261123T224500Z\"/>"), 1);
	sp_buf_release(&out);
}

static void
markup_is_escaped_once(void **state)
{
	(void)state;
	check_seg(SP_STR("a & <b> \"c\" ]]> &amp;"),
	    "a &amp; &lt;b&gt; &quot;c&quot; ]]&gt; &amp;amp;", 0);
}

static void
what_xml_does_not_allow_becomes_a_space_and_is_counted(void **state)
{
	(void)state;
	check_seg(SP_STR("a\001b\0c\x1F"), "a b c ", 3);
	check_seg(SP_STR("\xEF\xBF\xBE \xEF\xBF\xBF"), "   ", 2);
	check_seg(SP_STR("\xED\xA0\x80 \xFF \xE1\x9E"), "        ", 6);
	/* These are allowed, but a seg is one line. */
	check_seg(SP_STR("a\tb\nc\rd"), "a b c d", 0);
}

static void
odd_but_allowed_characters_stay(void **state)
{
	(void)state;
	check_seg(
	    SP_STR("\xF0\x9F\x98\x80\xE2\x80\x8B\xE2\x80\xAE\xD7\xA9\x7F"),
	    "\xF0\x9F\x98\x80\xE2\x80\x8B\xE2\x80\xAE\xD7\xA9\x7F", 0);
	check_seg(SP_STR("\xF0\x9F\xBF\xBE\xEF\xBF\xBD"),
	    "\xF0\x9F\xBF\xBE\xEF\xBF\xBD", 0);
}

/* Append the tuid of found to out, and a line end. */
static void
add_tuid(const struct sp_found *found, struct sp_buf *out)
{
	struct sp_buf unit = {0};
	size_t replaced = 0;

	sp_tmx_unit(&opts, found, &unit, &replaced);
	assert_non_null(sp_buf_c(&unit));
	sp_buf_add(
	    out, sp_str_sub(sp_buf_str(&unit), 0, strcspn(unit.s, "\n")));
	sp_buf_addc(out, '\n');
	sp_buf_release(&unit);
}

static void
the_tuid_tells_place_text_and_copy_and_nothing_else(void **state)
{
	struct sp_found found = make(SP_STR("x"), SP_STR("y"));
	struct sp_str *part[6] = {&found.pair.src_doc, &found.pair.tgt_doc,
	    &found.pair.src_loc, &found.pair.tgt_loc, &found.pair.src_text,
	    &found.pair.tgt_text};
	struct sp_buf first = {0}, other = {0};

	(void)state;
	add_tuid(&found, &first);
	found.pair.score = .1;
	found.src_url = SP_STR("");
	add_tuid(&found, &other);
	assert_string_equal(sp_buf_c(&first), sp_buf_c(&other));
	for (size_t i = 0; i < 6; i++) {
		struct sp_str before = *part[i];

		*part[i] = SP_STR("z");
		sp_buf_reset(&other);
		add_tuid(&found, &other);
		assert_string_not_equal(first.s, sp_buf_c(&other));
		*part[i] = before;
	}
	found.copy = 1;
	sp_buf_reset(&other);
	add_tuid(&found, &other);
	assert_string_not_equal(first.s, sp_buf_c(&other));
	/* A border between two parts is no part of either. */
	found = make(SP_STR("ab"), SP_STR("c"));
	sp_buf_reset(&first);
	add_tuid(&found, &first);
	found = make(SP_STR("a"), SP_STR("bc"));
	sp_buf_reset(&other);
	add_tuid(&found, &other);
	assert_string_not_equal(sp_buf_c(&first), sp_buf_c(&other));
	sp_buf_release(&first);
	sp_buf_release(&other);
}

/* Where the DTD and xmllint are at hand, they judge. */
static void
the_whole_is_valid(void **state)
{
	static const char odd[] = "\001 ]]> & < > \" ' \xEF\xBF\xBF \xFF "
				  "\xF0\x9F\x98\x80\xE2\x80\x8B\xE2\x80\xAE";
	const char *srcdir = getenv("srcdir");
	struct sp_found found = make(SP_STR(""), SP_STR(""));
	struct sp_buf out = {0}, dtd = {0}, command = {0};
	char name[] = "test_tmx.XXXXXX";
	size_t replaced = 0;
	FILE *file;
	int fd, judged;

	(void)state;
	sp_buf_addf(
	    &dtd, "%s/../shared/field/tmx14.dtd", srcdir ? srcdir : ".");
	if (access(sp_buf_c(&dtd), R_OK) != 0 ||
	    system("xmllint --version >/dev/null 2>&1") != 0) {
		sp_buf_release(&dtd);
		skip();
	}
	sp_tmx_head(&opts, &out);
	sp_tmx_unit(&opts, &found, &out, &replaced);
	found = make(sp_str_c(odd), sp_str_c(odd));
	found.pair.src_doc = found.src_url = sp_str_c(odd);
	found.copy = 2;
	sp_tmx_unit(&opts, &found, &out, &replaced);
	sp_tmx_tail(&out);
	fd = mkstemp(name);
	assert_true(fd >= 0);
	file = fdopen(fd, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(out.s, 1, out.n, file), out.n);
	assert_int_equal(fclose(file), 0);
	sp_buf_addf(&command,
	    "xmllint --noout --nonet --dtdvalid '%s' %s 2>/dev/null", dtd.s,
	    name);
	judged = system(sp_buf_c(&command));
	unlink(name);
	assert_int_equal(judged, 0);
	sp_buf_release(&command);
	sp_buf_release(&dtd);
	sp_buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_unit_has_props_before_seg_and_source_first),
	    cmocka_unit_test(a_plain_unit_has_no_props),
	    cmocka_unit_test(
		the_head_has_all_attributes_and_a_date_only_if_given),
	    cmocka_unit_test(markup_is_escaped_once),
	    cmocka_unit_test(
		what_xml_does_not_allow_becomes_a_space_and_is_counted),
	    cmocka_unit_test(odd_but_allowed_characters_stay),
	    cmocka_unit_test(
		the_tuid_tells_place_text_and_copy_and_nothing_else),
	    cmocka_unit_test(the_whole_is_valid),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
