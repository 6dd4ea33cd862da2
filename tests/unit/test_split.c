/* SPDX-License-Identifier: MIT */
#include "scratch.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <spean/split.h>

#define EN   SP_STR("en")
#define KM   SP_STR("km")
#define DOCS 2000

static struct sp_store *
begin(void)
{
	struct sp_store *store = scratch_open();

	assert_non_null(store);
	assert_int_equal(sp_store_begin(store, NULL), SP_OK);
	assert_int_equal(sp_store_run(store, "t", "1", "", NULL), SP_OK);
	return store;
}

static void
put(struct sp_store *store, const char *src_doc, const char *tgt_doc,
    const char *src, const char *tgt)
{
	struct sp_pair pair = {sp_str_c(src_doc), sp_str_c(tgt_doc),
	    SP_STR("1"), SP_STR("1"), .9, sp_str_c(src), sp_str_c(tgt),
	    {NULL, 0}};

	assert_int_equal(sp_store_put_pair(store, EN, KM, &pair, NULL), SP_OK);
}

/* Each pair's part: "train dev -": "-" is left out. */
struct said {
	struct sp_split *split;
	struct sp_buf out;
	size_t n[SP_SPLIT_MAX];
};

static enum sp_status
one(void *ctx, const struct sp_found *found, struct sp_err *err)
{
	struct said *said = ctx;
	size_t part = 0;
	bool leaks = false;
	enum sp_status status =
	    sp_split_part(said->split, found, &part, &leaks, err);

	if (status != SP_OK)
		return status;
	said->n[part] += !leaks;
	sp_buf_add(&said->out, leaks ? SP_STR("-") : said->split->name[part]);
	sp_buf_addc(&said->out, ' ');
	return SP_OK;
}

static void
split_all(
    struct sp_store *store, const char *spec, uint64_t seed, struct said *said)
{
	struct sp_store_query query = {EN, KM, 0, true, NULL};
	struct sp_split split = {.seed = seed};

	said->split = &split;
	assert_int_equal(sp_split_parse(&split, sp_str_c(spec), NULL), SP_OK);
	assert_int_equal(sp_split_read(&split, store, &query, NULL), SP_OK);
	assert_int_equal(sp_store_each(store, &query, one, said, NULL), SP_OK);
	sp_split_release(&split);
	said->split = NULL;
}

static void
parts_have_their_shares_and_stay(void **state)
{
	struct sp_store *store = begin();
	struct said first = {0}, again = {0}, other = {0}, more = {0};

	(void)state;
	for (int i = 0; i < DOCS; i++) {
		char doc[16], text[32];

		snprintf(doc, sizeof(doc), "d%d", i);
		snprintf(text, sizeof(text), "text %d", i);
		put(store, doc, doc, text, text);
	}
	split_all(store, "train,dev,test=20", 1, &first);
	assert_true(
	    first.n[0] > DOCS * 66 / 100 && first.n[0] < DOCS * 74 / 100);
	assert_true(
	    first.n[1] > DOCS * 7 / 100 && first.n[1] < DOCS * 13 / 100);
	assert_true(
	    first.n[2] > DOCS * 16 / 100 && first.n[2] < DOCS * 24 / 100);
	assert_int_equal(first.n[0] + first.n[1] + first.n[2], DOCS);
	split_all(store, "train,dev,test=20", 1, &again);
	assert_true(sp_str_eq(sp_buf_str(&first.out), sp_buf_str(&again.out)));
	split_all(store, "train,dev,test=20", 2, &other);
	assert_false(sp_str_eq(sp_buf_str(&first.out), sp_buf_str(&other.out)));
	put(store, "new", "new", "something", "new");
	split_all(store, "train,dev,test=20", 1, &more);
	assert_true(
	    sp_str_starts(sp_buf_str(&more.out), sp_buf_str(&first.out)));
	sp_buf_release(&first.out);
	sp_buf_release(&again.out);
	sp_buf_release(&other.out);
	sp_buf_release(&more.out);
	scratch_close(store);
}

static void
documents_that_are_together_stay_so(void **state)
{
	struct sp_store *store = begin();
	char first[SP_SPLIT_MAX * 4] = "";

	(void)state;
	/* a-x, b-x, b-y: all one; names are of one side. */
	put(store, "a", "x", "one", "មួយ");
	put(store, "b", "x", "two", "ពីរ");
	put(store, "b", "y", "three", "បី");
	for (uint64_t seed = 1; seed < 40; seed++) {
		struct said said = {0};

		split_all(store, "train=40,test=60", seed, &said);
		assert_true(said.n[0] == 0 || said.n[0] == 3);
		first[said.n[0]]++;
		sp_buf_release(&said.out);
	}
	assert_true(first[0] > 0 && first[3] > 0);
	scratch_close(store);
}

/* Whatever goes where, nothing of a later part is in an earlier one. */
static void
no_text_of_a_later_part_is_left(void **state)
{
	struct sp_store *store = begin();
	bool seen = false;

	(void)state;
	put(store, "a", "a", "The river rose.", "ទន្លេឡើង។");
	put(store, "b", "b", "the RIVER rose", "ទឹកឡើង។");
	put(store, "c", "c", "Rain.", "ទន្លេ\u200Bឡើង");
	put(store, "d", "d", "...", "…");
	put(store, "e", "e", "...", "…");
	for (uint64_t seed = 1; seed < 60; seed++) {
		struct said said = {0};

		split_all(store, "train=50,test=50", seed, &said);
		/* a is like b by one text, like c by the other. */
		if (sp_str_starts(sp_buf_str(&said.out), SP_STR("test - - "))) {
			seen = true;
		} else {
			assert_false(sp_str_starts(
			    sp_buf_str(&said.out), SP_STR("test train")));
			assert_false(sp_str_starts(
			    sp_buf_str(&said.out), SP_STR("train test")));
		}
		/* Signs alone are no text. */
		assert_true(said.out.s[said.out.n - 2] != '-');
		sp_buf_release(&said.out);
	}
	assert_true(seen);
	scratch_close(store);
}

static void
what_is_no_split_is_refused(void **state)
{
	static const char *const bad[] = {"", "train", "a,a", "a,b=x", "a,b=-1",
	    "a,b=101", "a,b=60,c=60", "a=50,b=10", "a,,b", "a,b/c", "a,b c",
	    "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q"};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct sp_split split = {0};
		struct sp_err err = {0};

		if (sp_split_parse(&split, sp_str_c(bad[i]), &err) == SP_OK)
			print_message("%s\n", bad[i]);
		assert_int_equal(err.status, SP_BAD_RECORD);
		sp_split_release(&split);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(parts_have_their_shares_and_stay),
	    cmocka_unit_test(documents_that_are_together_stay_so),
	    cmocka_unit_test(no_text_of_a_later_part_is_left),
	    cmocka_unit_test(what_is_no_split_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
