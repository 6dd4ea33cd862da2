/* SPDX-License-Identifier: MIT */
#include "docs.h"

#include <spean/buf.h>
#include <spean/sides.h>

static const char english[] =
    "Twelve people came to the bridge this morning, and each of them had "
    "something to say about the water that had risen in the night before.";
static const char khmer[] = "ព្រឹកនេះមានមនុស្សដប់ពីរនាក់បានមកដល់ស្ពាន "
			    "ហើយម្នាក់ៗមានរឿងចង់និយាយអំពីទឹកដែលបានឡើងនៅពេលយប់មុន។ "
			    "គ្រប់គ្នាចង់ដឹងថា ទឹកនឹងស្រកនៅពេលណា។";
static const char thai[] = "เช้านี้มีคนสิบสองคนมาที่สะพาน "
			   "และแต่ละคนก็มีเรื่องจะพูดเกี่ยวกับน้ำที่ขึ้นมาเมื่อคืน "
			   "ทุกคนอยากรู้ว่าน้ำจะลดลงเมื่อไร";
static const char *const both[] = {english, khmer, NULL};

/* Check documents of sentences, which NULL ends. */
static enum sp_status
check(const char *const *src, const char *const *tgt, bool *swapped,
    struct sp_err *err)
{
	const struct sp_lang *const lang[2] = {
	    sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))};
	const char *const *rest[2] = {src, tgt};
	struct sp_doc doc[2];
	enum sp_status status;

	memset(doc, 0, sizeof(doc));
	for (size_t s = 0; s < 2; s++) {
		sp_doc_reset(&doc[s], s ? SP_STR("y") : SP_STR("x"));
		/* What is no text does not count. */
		sp_doc_add(&doc[s], SP_STR("@url"), SP_STR("und"),
		    sp_str_c(s ? english : khmer));
		for (; *rest[s]; rest[s]++)
			sp_doc_add(&doc[s], SP_STR("1.1"), SP_STR("und"),
			    sp_str_c(*rest[s]));
	}
	status = sp_sides_check(lang, &doc[0], &doc[1], swapped, err);
	for (size_t s = 0; s < 2; s++)
		sp_doc_release(&doc[s]);
	return status;
}

#define DOC(...)                                                               \
	(const char *const[])                                                  \
	{                                                                      \
		__VA_ARGS__, NULL                                              \
	}

static void
sides_in_their_languages_are_right(void **state)
{
	bool swapped = true;

	(void)state;
	assert_int_equal(
	    check(DOC(english), DOC(khmer), &swapped, NULL), SP_OK);
	assert_false(swapped);
	assert_int_equal(check(DOC(""), DOC(NULL), NULL, NULL), SP_OK);
	assert_int_equal(check(DOC(english), DOC(NULL), NULL, NULL), SP_OK);
	assert_int_equal(
	    check(DOC("1", "2"), DOC("...", "4"), NULL, NULL), SP_OK);
}

static void
a_page_that_mixes_scripts_is_right(void **state)
{
	(void)state;
	assert_int_equal(check(both, both, NULL, NULL), SP_OK);
	/* Of its letters one of seven is Khmer. */
	assert_int_equal(
	    check(DOC(english),
		DOC(english, english, english, english, english, khmer), NULL,
		NULL),
	    SP_OK);
}

static void
records_say_what_letters_do_not(void **state)
{
	const struct sp_lang *en = sp_lang_find(SP_STR("en"));
	const struct sp_lang *const lang[2] = {en, en};
	const struct sp_lang *const any[2] = {
	    sp_lang_find(SP_STR("fr")), sp_lang_find(SP_STR("fr"))};
	struct sp_doc doc = {0};
	struct sp_err err = {0};

	(void)state;
	sp_doc_reset(&doc, SP_STR("x"));
	sp_doc_add(&doc, SP_STR("@lang"), SP_STR("fr"), sp_str_c(english));
	sp_doc_add(&doc, SP_STR("1"), SP_STR("fr"), SP_STR("Bien."));
	sp_doc_add(&doc, SP_STR("2"), SP_STR("en"), SP_STR("Well."));
	assert_int_equal(sp_sides_lang(&doc, en).n, 0);
	sp_doc_add(&doc, SP_STR("3"), SP_STR("fr"), SP_STR("Mais oui."));
	sp_doc_add(&doc, SP_STR("4"), SP_STR("und"), SP_STR("1."));
	assert_str_is(sp_sides_lang(&doc, en), "fr");
	assert_int_equal(
	    sp_sides_check(lang, &doc, &doc, NULL, &err), SP_BAD_TEXT);
	assert_string_equal(err.msg,
	    "'x' is not in the source language (en): most of it is in fr");
	/* Of a language without an entry nothing is known. */
	assert_int_equal(sp_sides_check(any, &doc, &doc, NULL, NULL), SP_OK);
	sp_doc_release(&doc);
}

static void
few_letters_tell_nothing(void **state)
{
	(void)state;
	assert_int_equal(
	    check(DOC("ព្រឹកនេះ"), DOC("This morning"), NULL, NULL), SP_OK);
	assert_int_equal(
	    check(DOC(english), DOC("This morning"), NULL, NULL), SP_OK);
}

static void
swapped_sides_are_told(void **state)
{
	struct sp_err err;
	bool swapped = false;

	(void)state;
	assert_int_equal(
	    check(DOC(khmer, "UN"), DOC(english, "12"), &swapped, &err),
	    SP_BAD_TEXT);
	assert_true(swapped);
	assert_string_equal(err.msg,
	    "the sides are swapped: 'x' is in Khmer letters, 'y' in Latin "
	    "ones");
}

static void
a_side_in_another_script_is_told(void **state)
{
	struct sp_err err;
	bool swapped = true;

	(void)state;
	assert_int_equal(
	    check(DOC(english), DOC(thai), &swapped, &err), SP_BAD_TEXT);
	assert_false(swapped);
	assert_string_equal(err.msg,
	    "'y' is not in the target language (km): its letters are Thai");
	assert_int_equal(
	    check(DOC(khmer), DOC(khmer), &swapped, &err), SP_BAD_TEXT);
	assert_false(swapped);
	assert_string_equal(err.msg,
	    "'x' is not in the source language (en): its letters are Khmer");
	/* One page and nothing on the other side. */
	assert_int_equal(
	    check(DOC(NULL), DOC(english), NULL, NULL), SP_BAD_TEXT);
}

/* Check collections of two documents each, of which the second has no text. */
static enum sp_status
check_all(const char *src, const char *tgt, bool *swapped, struct sp_err *err)
{
	const struct sp_lang *const lang[2] = {
	    sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))};
	struct docs docs[2];
	enum sp_status status;

	for (size_t s = 0; s < 2; s++) {
		struct sp_buf stream = {0};

		sp_buf_addf(&stream, "a\t@title\tund\tTitle\na\t1\tund\t%s\n",
		    s ? tgt : src);
		sp_buf_addf(&stream, "b\t@url\tund\t%s\n", s ? src : tgt);
		docs[s] = docs_of(sp_buf_str(&stream));
		sp_buf_release(&stream);
	}
	status = sp_sides_check_all(lang,
	    (const struct sp_docset *const[2]){docs[0].set, docs[1].set},
	    swapped, err);
	docs_release(&docs[0]);
	docs_release(&docs[1]);
	return status;
}

static void
collections_are_checked_as_a_whole(void **state)
{
	struct sp_err err = {0};
	bool swapped = true;

	(void)state;
	assert_int_equal(check_all(english, khmer, &swapped, NULL), SP_OK);
	assert_false(swapped);
	assert_int_equal(check_all("", "", NULL, NULL), SP_OK);
	assert_int_equal(
	    check_all(khmer, english, &swapped, &err), SP_BAD_TEXT);
	assert_true(swapped);
	assert_non_null(strstr(err.msg, "swapped"));
	assert_non_null(strstr(err.msg, "source are in Khmer letters"));
	assert_int_equal(
	    check_all(english, english, &swapped, &err), SP_BAD_TEXT);
	assert_false(swapped);
	assert_non_null(strstr(err.msg, "target"));
	assert_non_null(strstr(err.msg, "Latin"));
	assert_int_equal(check_all(thai, khmer, NULL, &err), SP_BAD_TEXT);
	assert_non_null(strstr(err.msg, "Thai"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(sides_in_their_languages_are_right),
	    cmocka_unit_test(a_page_that_mixes_scripts_is_right),
	    cmocka_unit_test(records_say_what_letters_do_not),
	    cmocka_unit_test(few_letters_tell_nothing),
	    cmocka_unit_test(swapped_sides_are_told),
	    cmocka_unit_test(a_side_in_another_script_is_told),
	    cmocka_unit_test(collections_are_checked_as_a_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
