/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>

#include <spean/conv.h>
#include <spean/rec.h>
#include <spean/utf8.h>

#include "data.h"

static void
found_is(struct sp_str in, const char *given, const char *declared,
    const char *charset, enum sp_conv_source source)
{
	struct sp_conv_info info;

	assert_int_equal(
	    sp_conv_detect(in, given, declared, &info, NULL), SP_OK);
	assert_string_equal(info.charset, charset);
	assert_int_equal(info.source, source);
}

static void
the_charset_is_found_in_the_order_of_the_header(void **state)
{
	(void)state;
	found_is(SP_STR("abc"), "koi8-r", "utf-8", "koi8-r", SP_CONV_GIVEN);
	found_is(SP_STR("\xEF\xBB\xBF"
			"abc"),
	    NULL, "koi8-r", "utf-8", SP_CONV_BOM);
	found_is(SP_STR("ក"), NULL, "koi8-r", "utf-8", SP_CONV_VALID);
	found_is(
	    SP_STR("caf\xE9 noir"), NULL, "KOI8-R", "koi8-r", SP_CONV_DECLARED);
	found_is(SP_STR("caf\xE9 noir"), NULL, "iso-8859-1", "windows-1252",
	    SP_CONV_DECLARED);
}

static void
a_character_cut_at_the_end_of_the_head_is_no_fault(void **state)
{
	(void)state;
	found_is(SP_STR("text \xE1\x9E"), NULL, NULL, "utf-8", SP_CONV_VALID);
}

static void
some_bad_bytes_do_not_make_khmer_another_charset(void **state)
{
	(void)state;
	found_is(SP_STR("ភាសាខ្មែរ \xFF ភាសាខ្មែរ"), NULL, NULL, "utf-8",
	    SP_CONV_DETECTED);
}

static void
utf16_is_found_with_and_without_mark(void **state)
{
	static const char khmer[] = "\x97\x17\xB6\x17\x9F\x17\xB6\x17\x01\x17"
				    "\xD2\x17\x98\x17\x82\x17\x9A\x17\x20\x00";

	(void)state;
	found_is((struct sp_str){khmer, sizeof(khmer) - 1}, NULL, NULL,
	    "utf-16le", SP_CONV_DETECTED);
	found_is(
	    SP_STR("\xFE\xFF\x17\x80"), NULL, NULL, "utf-16be", SP_CONV_BOM);
}

static void
what_cannot_be_found_has_a_status(void **state)
{
	struct sp_conv_info info;
	char noise[512];

	(void)state;
	for (size_t i = 0; i < sizeof(noise); i++)
		noise[i] = (char)(i * 37);
	assert_int_equal(sp_conv_detect((struct sp_str){noise, sizeof(noise)},
			     NULL, NULL, &info, NULL),
	    SP_BAD_TEXT);
	assert_int_equal(
	    sp_conv_detect(SP_STR("x"), "no-such", NULL, &info, NULL),
	    SP_UNKNOWN);
	assert_int_equal(
	    sp_conv_detect(SP_STR("x"), "", NULL, &info, NULL), SP_UNKNOWN);
	assert_int_equal(
	    sp_conv_detect(SP_STR("x"), "ascii//TRANSLIT", NULL, &info, NULL),
	    SP_UNKNOWN);
	assert_null(sp_conv_new("wchar_t", NULL));
}

/* Convert in, cut at byte `cut`. */
static void
convert(struct sp_str in, const char *charset, size_t cut, struct sp_buf *out,
    size_t *bad, size_t *first, size_t *line)
{
	struct sp_conv *conv = sp_conv_new(charset, NULL);

	assert_non_null(conv);
	sp_buf_reset(out);
	assert_int_equal(
	    sp_conv_feed(conv, sp_str_sub(in, 0, cut), false, out, NULL),
	    SP_OK);
	assert_int_equal(
	    sp_conv_feed(conv, sp_str_sub(in, cut, in.n), true, out, NULL),
	    SP_OK);
	*bad = sp_conv_bad(conv, first, line);
	sp_conv_free(conv);
}

static void
cutting_the_input_changes_nothing(void **state)
{
	static const struct {
		const char *charset;
		struct sp_str in;
		const char *out;
		size_t bad, first, line;
	} cases[] = {
	    {"utf-8", {"a\n\xE1\x9E\x80\n\xE1\x9E!", 9}, "a\nក\n\xEF\xBF\xBD!",
		1, 6, 3},
	    {"utf-8", {"\xF0\x9F\x98\x80\xF0\x9F", 6}, "😀\xEF\xBF\xBD", 1, 4,
		1},
	    {"windows-1252",
		{"l\x92"
		 "eau \x80\n\x81",
		    9},
		"l’eau €\n\xEF\xBF\xBD", 1, 8, 2},
	    {"utf-16le",
		{"a\0\x80\x17\x00\xDC"
		 "b\0",
		    8},
		"aក\xEF\xBF\xBD"
		"b",
		1, 4, 1},
	    {"gb18030", {"\xC4\xE3\x84\x31\xA4\x37 x", 8}, NULL, 0, 0, 1},
	    {"utf-16be", {"\x17\x80\x17", 3}, "ក\xEF\xBF\xBD", 1, 2, 1},
	};
	struct sp_buf out = {0}, whole = {0};
	size_t bad, first, line;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		convert(cases[i].in, cases[i].charset, 0, &whole, &bad, &first,
		    &line);
		if (cases[i].out) {
			assert_str_is(sp_buf_str(&whole), cases[i].out);
			assert_int_equal(bad, cases[i].bad);
			assert_int_equal(first, cases[i].first);
			assert_int_equal(line, cases[i].line);
		}
		for (size_t cut = 0; cut <= cases[i].in.n; cut++) {
			size_t b, f, l;

			convert(cases[i].in, cases[i].charset, cut, &out, &b,
			    &f, &l);
			assert_true(
			    sp_str_eq(sp_buf_str(&out), sp_buf_str(&whole)));
			assert_int_equal(b, bad);
			assert_int_equal(f, first);
			assert_int_equal(l, line);
		}
	}
	sp_buf_release(&out);
	sp_buf_release(&whole);
}

static void
a_whole_text_loses_its_byte_order_mark(void **state)
{
	struct sp_conv_info info;
	struct sp_buf out = {0};

	(void)state;
	assert_int_equal(sp_conv_text(SP_STR("\xFF\xFE"
					     "a\0b\0"),
			     NULL, NULL, &out, &info, NULL),
	    SP_OK);
	assert_str_is(sp_buf_str(&out), "ab");
	sp_buf_reset(&out);
	assert_int_equal(sp_conv_text(SP_STR("\xEF\xBB\xBFក"), "utf-8", NULL,
			     &out, &info, NULL),
	    SP_OK);
	assert_str_is(sp_buf_str(&out), "ក");
	sp_buf_release(&out);
}

static void
a_page_tells_its_charset(void **state)
{
	struct data data;
	struct sp_str field[2];

	(void)state;
	data_open(&data, "charset.tests");
	while (data_next(&data, field, 2)) {
		char name[64];
		bool found = sp_conv_html_charset(field[1], name);

		if (!found)
			memcpy(name, "-", 2);
		assert_true(found || name[0] == '-');
		data_is(&data, sp_str_c(name), field[0]);
	}
	data_close(&data);
}

/* The text in charset, or false where it cannot be said in it. */
static bool
encode(struct sp_str text, const char *charset, struct sp_buf *out)
{
	union {
		const char *in;
		char *given;
	} from = {text.s};
	iconv_t cd = iconv_open(charset, "UTF-8");
	size_t left = text.n, got = 0;

	if (cd == (iconv_t)-1)
		return false;
	sp_buf_reset(out);
	/* The second time to end a shift state. */
	for (int i = 0; i < 2 && got == 0; i++) {
		char *room = sp_buf_room(out, 8 * text.n + 64);
		size_t rest = out->cap - out->n;

		got = iconv(
		    cd, i ? NULL : &from.given, i ? NULL : &left, &room, &rest);
		out->n = out->cap - rest;
	}
	iconv_close(cd);
	return got == 0;
}

static bool
decodes_to(struct sp_str bytes, const char *charset, struct sp_str text)
{
	struct sp_conv_info info;
	struct sp_buf out = {0};
	bool same =
	    sp_conv_text(bytes, charset, NULL, &out, &info, NULL) == SP_OK &&
	    sp_str_eq(sp_buf_str(&out), text);

	sp_buf_release(&out);
	return same;
}

/* True where iconv reads its own bytes as the text: not all charsets of glibc
 * come back. */
static bool
iconv_reads(struct sp_str bytes, const char *charset, struct sp_str text)
{
	union {
		const char *in;
		char *given;
	} from = {bytes.s};
	iconv_t cd = iconv_open("UTF-8", charset);
	char out[512], *room = out;
	size_t left = bytes.n, rest = sizeof(out);

	if (cd == (iconv_t)-1)
		return false;
	iconv(cd, &from.given, &left, &room, &rest);
	iconv(cd, NULL, NULL, &room, &rest);
	iconv_close(cd);
	return sp_str_eq((struct sp_str){out, sizeof(out) - rest}, text);
}

/* Names that mean the charset of the locale or of the program. */
static bool
is_local(const char *name)
{
	return strcmp(name, "INTERNAL") == 0 || strcmp(name, "WCHAR_T") == 0 ||
	    strcmp(name, "CHAR") == 0;
}

static void
every_charset_of_iconv_is_read(void **state)
{
	const struct sp_str texts[] = {
	    SP_STR("The boat left, and 25 baskets were missing."),
	    SP_STR("ទូកចេញហើយ បាត់កញ្ច្រែង ២៥។")};
	size_t passed[2] = {0, 0}, wrong = 0;
	FILE *list = popen("iconv -l 2>/dev/null", "r");
	struct sp_buf bytes = {0};
	char name[128];

	(void)state;
	while (list && fscanf(list, " %127[^ ,\n]%*[ ,\n]", name) == 1) {
		size_t n = strlen(name);

		while (n > 0 && name[n - 1] == '/')
			name[--n] = '\0';
		for (size_t i = 0; i < 2 && !is_local(name); i++) {
			if (!encode(texts[i], name, &bytes) ||
			    !iconv_reads(sp_buf_str(&bytes), name, texts[i]))
				continue;
			passed[i]++;
			if (decodes_to(sp_buf_str(&bytes), name, texts[i]))
				continue;
			printf("# not read: %s\n", name);
			wrong++;
		}
	}
	if (list)
		pclose(list);
	sp_buf_release(&bytes);
	if (passed[0] == 0)
		skip(); /* there is no such program */
	printf("# charsets of iconv: %zu read in Latin, %zu in Khmer, %zu "
	       "wrong\n",
	    passed[0], passed[1], wrong);
	assert_int_equal(wrong, 0);
}

struct tally {
	size_t right[2], all[2]; /* of a line; of a paragraph */
	size_t unsure; /* of what is wrong: said to be uncertain */
	size_t warned; /* of what is right */
};

/* A line of less has not much to tell. */
#define PARAGRAPH 120

static void
detect_one(struct sp_str text, const char *charset, bool mark, struct tally *t)
{
	struct sp_buf in = {0}, bytes = {0};
	struct sp_conv_info info = {.confidence = 0};
	bool right, is_long = text.n >= PARAGRAPH;

	if (mark)
		sp_buf_add_cp(&in, 0xFEFF);
	sp_buf_add(&in, text);
	if (!encode(sp_buf_str(&in), charset, &bytes)) {
		sp_buf_release(&in);
		sp_buf_release(&bytes);
		return;
	}
	right = decodes_to(sp_buf_str(&bytes), NULL, text);
	sp_conv_detect(sp_buf_str(&bytes), NULL, NULL, &info, NULL);
	t->all[is_long]++;
	t->right[is_long] += right;
	t->unsure += !right && info.confidence < SP_CONV_SURE;
	t->warned += right && info.confidence < SP_CONV_SURE;
	if (!right)
		printf("# %s taken for %s (%d %%): %.*s\n", charset,
		    info.charset, info.confidence,
		    (int)(text.n < 60 ? text.n : 60), text.s);
	sp_buf_release(&in);
	sp_buf_release(&bytes);
}

static void
charsets_are_detected_or_said_to_be_uncertain(void **state)
{
	struct tally t = {0};
	struct data data;
	struct sp_str field[2];
	size_t wrong;

	(void)state;
	data_open(&data, "detect.tests");
	while (data_next(&data, field, 2))
		while (field[0].s) {
			struct sp_str one = sp_str_cut(&field[0], ',');
			struct sp_str name = sp_str_cut(&one, '+');
			char charset[64];

			snprintf(charset, sizeof(charset), "%.*s", (int)name.n,
			    name.s);
			detect_one(field[1], charset, one.s != NULL, &t);
		}
	data_close(&data);
	wrong = t.all[0] + t.all[1] - t.right[0] - t.right[1];
	printf("# detection: paragraphs %zu/%zu, lines %zu/%zu; of %zu wrong "
	       "%zu said uncertain, of the right ones %zu\n",
	    t.right[1], t.all[1], t.right[0], t.all[0], wrong, t.unsure,
	    t.warned);
	assert_int_equal(t.unsure, wrong);
	/* They may only rise; an iconv may lack one or the other charset. */
	assert_true(wrong <= 5);
	assert_true(t.all[1] > 60);
}

static void
khmer_in_the_letters_of_a_font_is_noticed(void **state)
{
	(void)state;
	assert_string_equal(
	    sp_conv_legacy_font(SP_STR("RBHraCaNacRkkm<úCa Cati sasna "
				       "RBHmhakSRt kñúgRsuk;eyIg")),
	    "Limon");
	assert_string_equal(sp_conv_legacy_charset("Limon"), "limon");
	assert_null(sp_conv_legacy_charset("ABC"));
	assert_string_equal(
	    sp_conv_legacy_font(
		SP_STR("Edl)anRbRBwtþ)ansRmab;karGnuvtþc,ab;Cati e)aH")),
	    "Limon");
	assert_string_equal(
	    sp_conv_legacy_font(SP_STR("ABC-TEXT-05 RBHraCaNacRkkm<úCa "
				       "kñúgRsuk;eyIgsRmab;Es,k")),
	    "ABC");
}

static void
other_latin_text_is_not_taken_for_it(void **state)
{
	static const char *const texts[] = {
	    "Plain English text, with commas; and semicolons: no alarm.",
	    "L’été dernier, à Noël; déjà vu, c’est-à-dire « garçon » où ça.",
	    "Größe, Straße, Übung; schöne Grüße aus München.",
	    "for(i=0;i<n;i++){setFooBar(getItem[i],camelCaseName);}",
	    "ភាសាខ្មែរ និង English; mixedCase,words",
	    "DefBool|DefDate,DefDbl set the types of it; DefInt|DefVar too.",
	    "10 m² © 2020 Example®; prices: £5,50–£6½ each.",
	    "",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		if (sp_conv_legacy_font(sp_str_c(texts[i])))
			fail_msg("taken for a font: %s", texts[i]);
}

static void
no_line_of_real_english_is_taken_for_it(void **state)
{
	struct data data;
	struct sp_str line;

	(void)state;
	if (!data_open_beside(&data, "../shared/data/reactdocs/en.txt"))
		skip();
	while (sp_reader_next(data.reader, &line, NULL))
		if (sp_conv_legacy_font(line))
			fail_msg("taken for a font: %.*s", (int)line.n, line.s);
	data_close(&data);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_charset_is_found_in_the_order_of_the_header),
	    cmocka_unit_test(
		a_character_cut_at_the_end_of_the_head_is_no_fault),
	    cmocka_unit_test(some_bad_bytes_do_not_make_khmer_another_charset),
	    cmocka_unit_test(utf16_is_found_with_and_without_mark),
	    cmocka_unit_test(what_cannot_be_found_has_a_status),
	    cmocka_unit_test(cutting_the_input_changes_nothing),
	    cmocka_unit_test(a_whole_text_loses_its_byte_order_mark),
	    cmocka_unit_test(a_page_tells_its_charset),
	    cmocka_unit_test(every_charset_of_iconv_is_read),
	    cmocka_unit_test(charsets_are_detected_or_said_to_be_uncertain),
	    cmocka_unit_test(khmer_in_the_letters_of_a_font_is_noticed),
	    cmocka_unit_test(other_latin_text_is_not_taken_for_it),
	    cmocka_unit_test(no_line_of_real_english_is_taken_for_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
