/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <spean/buf.h>
#include <spean/forget.h>
#include <spean/review.h>
#include <spean/verify.h>

#define EN SP_STR("en")
#define KM SP_STR("km")

static enum sp_status
one(void *ctx, const struct sp_forgotten *what, struct sp_err *err)
{
	(void)err;
	sp_buf_add(ctx, what->doc);
	sp_buf_addf(ctx, ":%zu:%zu ", what->sentences, what->pairs);
	return SP_OK;
}

static enum sp_status
refuse(void *ctx, const struct sp_forgotten *what, struct sp_err *err)
{
	(void)ctx;
	(void)what;
	return sp_err_set(err, SP_IO, "no");
}

static enum sp_status
one_fault(void *ctx, const char *fault, struct sp_err *err)
{
	(void)ctx;
	(void)err;
	print_message("%s\n", fault);
	return SP_OK;
}

/* Documents 0 to 99, each with a sentence, a pair and a verdict that have its
 * word in them. */
static struct sp_store *
make(const char *path)
{
	struct sp_store *store = sp_store_open(path, SP_STORE_WRITE, NULL);

	assert_non_null(store);
	assert_int_equal(sp_store_begin(store, NULL), SP_OK);
	assert_int_equal(sp_store_run(store, "t", "1", "", NULL), SP_OK);
	for (int i = 0; i < 100; i++) {
		char name[16], text[64], note[64];
		struct sp_str id = {
		    name, (size_t)snprintf(name, sizeof(name), "d%d", i)};
		struct sp_str says = {text,
		    (size_t)snprintf(
			text, sizeof(text), "Kwyjibo%dx is here.", i)};
		struct sp_part part = {SP_STR("1.1"), EN, says};
		struct sp_doc doc = {.id = id, .part = &part, .n = 1};
		struct sp_pair pair = {id, id, SP_STR("1.1"), SP_STR("1.1"), .9,
		    says, SP_STR("មាន kwyjibo។"), {NULL, 0}};
		struct sp_verdict verdict = {id, id, says, pair.tgt_text,
		    {NULL, 0}, {NULL, 0}, SP_VERDICT_FIX, says, SP_STR("ទេ។"),
		    {NULL, 0},
		    {note,
			(size_t)snprintf(
			    note, sizeof(note), "kwyjibo%dx noted", i)}};
		bool known;

		assert_int_equal(
		    sp_store_put_doc(store, EN, &doc, 0, NULL), SP_OK);
		assert_int_equal(
		    sp_store_put_pair(store, EN, KM, &pair, NULL), SP_OK);
		assert_int_equal(
		    sp_store_review(store, EN, KM, &verdict, &known, NULL),
		    SP_OK);
		assert_true(known);
	}
	assert_int_equal(sp_store_review_end(store, NULL), SP_OK);
	assert_int_equal(sp_store_commit(store, NULL), SP_OK);
	return store;
}

/* How often the file has the word of a document, in any case. */
static size_t
count(const char *path, int doc)
{
	struct sp_buf bytes = {0};
	FILE *file = fopen(path, "rb");
	char word[32];
	size_t n = 0, len;
	int c;

	assert_non_null(file);
	while ((c = fgetc(file)) != EOF)
		sp_buf_addc(
		    &bytes, c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : (char)c);
	fclose(file);
	len = (size_t)snprintf(word, sizeof(word), "kwyjibo%dx", doc);
	for (size_t i = 0; i + len <= bytes.n; i++)
		n += memcmp(bytes.s + i, word, len) == 0;
	sp_buf_release(&bytes);
	return n;
}

static void
no_byte_is_left_of_what_is_forgotten(void **state)
{
	const char *path = "test_forget.db";
	struct sp_store *store = make(path);
	struct sp_forget_rule rule[] = {{SP_FORGET_DOC, SP_STR("d7")},
	    {SP_FORGET_DOC, SP_STR("D4*")}, {SP_FORGET_URL, SP_STR("d*")},
	    {SP_FORGET_SOURCE, SP_STR("d5")}};
	struct sp_buf out = {0};
	struct sp_err err = {0};
	bool lasting;
	size_t faults;

	(void)state;
	/* Other than what is found by rule, nothing goes; or nothing at all. */
	assert_int_equal(sp_store_forget(store, rule, 4, false, refuse, NULL,
			     &lasting, &err),
	    SP_IO);
	assert_int_equal(
	    sp_store_forget(store, rule, 1, true, one, &out, &lasting, &err),
	    SP_OK);
	assert_str_is(sp_buf_str(&out), "d7:1:1 d7:0:1 ");
	assert_int_equal(sp_store_count_docs(store, EN), 100);
	sp_buf_reset(&out);
	assert_int_equal(
	    sp_store_forget(store, rule, 4, false, one, &out, &lasting, &err),
	    SP_OK);
	assert_true(lasting);
	assert_int_equal(sp_store_count_docs(store, EN), 88);
	sp_store_close(store);
	for (int i = 0; i < 100; i++)
		if (i == 7 || i == 4 || i / 10 == 4)
			assert_int_equal(count(path, i), 0);
		else
			assert_true(count(path, i) > 0);
	assert_int_equal(
	    sp_store_verify(path, one_fault, NULL, &faults, &err), SP_OK);
	assert_int_equal(faults, 0);
	sp_buf_release(&out);
	unlink(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(no_byte_is_left_of_what_is_forgotten),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
