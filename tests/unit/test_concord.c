/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "oom.h"

#include <spean/store.h>

#define EN SP_STR("en")
#define KM SP_STR("km")

/* A new folder for each test, with a memory in it. */
struct place {
	char dir[64];
	char path[96];
};

static const char pairs[] =
    "a\ta\t1\t1\t0.9\tThe river rose.\tទន្លេឡើង។\n"
    "a\ta\t2\t2\t0.8\tA river, a lake.\tទន្លេមួយ បឹងមួយ។\n"
    "a\ta\t3\t-\t0.7\tNo river.\t\n"
    "b\tb\t1\t1\t0.6\tIn Phnom Penh.\tនៅភ្នំ\u200BពេញNGO។\n";

static void
put(struct sp_store *store, const char *text)
{
	struct sp_str rest = sp_str_c(text);

	assert_int_equal(sp_store_run(store, "test", "1", "", NULL), SP_OK);
	while (rest.n > 0) {
		struct sp_pair pair;

		assert_int_equal(
		    sp_pair_parse(sp_str_cut(&rest, '\n'), &pair, NULL), SP_OK);
		assert_int_equal(
		    sp_store_put_pair(store, EN, KM, &pair, NULL), SP_OK);
	}
}

static struct sp_store *
open_to(const struct place *place, enum sp_store_mode mode)
{
	struct sp_store *store = sp_store_open(place->path, mode, NULL);

	assert_non_null(store);
	return store;
}

static int
set_up(void **state)
{
	struct place *place = calloc(1, sizeof(*place));
	struct sp_store *store;

	if (!place)
		return -1;
	snprintf(place->dir, sizeof(place->dir), "test_concord.XXXXXX");
	if (!mkdtemp(place->dir))
		return -1;
	snprintf(place->path, sizeof(place->path), "%s/tm.db", place->dir);
	store = open_to(place, SP_STORE_WRITE);
	assert_int_equal(sp_store_begin(store, NULL), SP_OK);
	put(store, pairs);
	assert_int_equal(sp_store_commit(store, NULL), SP_OK);
	sp_store_close(store);
	*state = place;
	return 0;
}

static int
tear_down(void **state)
{
	struct place *place = *state;

	unlink(place->path);
	rmdir(place->dir);
	free(place);
	return 0;
}

/* "DOC.LOC:FROM-TO,FROM-TO " of each. */
static enum sp_status
note(void *ctx, const struct sp_found *found, const struct sp_store_hits *hits,
    struct sp_err *err)
{
	struct sp_buf *out = ctx;
	const struct sp_pair *pair = &found->pair;

	(void)err;
	sp_buf_add(out, hits->tgt ? pair->tgt_doc : pair->src_doc);
	sp_buf_add(out, hits->tgt ? pair->tgt_loc : pair->src_loc);
	for (size_t i = 0; i < hits->n; i++)
		sp_buf_addf(out, "%c%zu-%zu", i > 0 ? ',' : ':',
		    hits->at[i].from, hits->at[i].to);
	sp_buf_addc(out, ' ');
	return SP_OK;
}

static void
gives(struct sp_store *store, struct sp_store_search search, const char *asked,
    const char *want)
{
	struct sp_query query = {0};
	struct sp_buf out = {0};

	search.pairs.src_lang = EN;
	search.pairs.tgt_lang = KM;
	search.query = &query;
	assert_int_equal(sp_query_parse(&query, sp_str_c(asked), NULL), SP_OK);
	assert_int_equal(
	    sp_store_search(store, &search, note, &out, NULL), SP_OK);
	assert_string_equal(sp_buf_c(&out), want);
	sp_buf_release(&out);
	sp_query_release(&query);
}

static void
pairs_are_found_in_the_order_they_were_put(void **state)
{
	struct sp_store *store = open_to(*state, SP_STORE_READ);
	struct sp_store_search search = {.side = SP_STORE_SRC};

	gives(store, search, "river", "a1:4-9 a2:2-7 ");
	gives(store, search, "lake river", "a2:2-7,11-15 ");
	gives(store, search, "\"river a lake\"", "a2:2-15 ");
	gives(store, search, "\"lake river\"", "");
	gives(store, search, "ទន្លេ", "");
	search.side = SP_STORE_TGT;
	gives(store, search, "ទន្លេ", "a1:0-15 a2:0-15 ");
	gives(store, search, "ភ្នំពេញ", "b1:6-30 ");
	search.side = SP_STORE_EITHER;
	gives(store, search, "ngo", "b1:30-33 ");
	gives(store, search, "river ទន្លេ", "");
	sp_store_close(store);
}

static void
what_is_asked_for_narrows_it(void **state)
{
	struct sp_store *store = open_to(*state, SP_STORE_READ);

	gives(store, (struct sp_store_search){.pairs.all = true}, "river",
	    "a1:4-9 a2:2-7 a3:3-8 ");
	gives(store, (struct sp_store_search){.pairs.min_score = .85}, "river",
	    "a1:4-9 ");
	gives(store, (struct sp_store_search){.limit = 1}, "river", "a1:4-9 ");
	gives(store, (struct sp_store_search){.best = true}, "lake river",
	    "a2:2-7,11-15 ");
	gives(store, (struct sp_store_search){.words = true}, "ទន្លេ",
	    "a1:0-15 a2:0-15 ");
	gives(store, (struct sp_store_search){.words = false}, "ន្លេ",
	    "a1:3-15 a2:3-15 ");
	gives(store, (struct sp_store_search){.words = true}, "ន្លេ", "");
	gives(store, (struct sp_store_search){.words = true}, "ទន្លេម", "");
	sp_store_close(store);
}

static bool
is_a(void *ctx, struct sp_str src_doc, struct sp_str tgt_doc)
{
	(void)ctx;
	(void)tgt_doc;
	return sp_str_eq(src_doc, SP_STR("a"));
}

static void
what_is_gone_is_not_found(void **state)
{
	struct sp_store_search all = {.pairs.all = true};
	struct sp_store *store = open_to(*state, SP_STORE_WRITE);

	assert_int_equal(sp_store_begin(store, NULL), SP_OK);
	put(store, "b\tb\t1\t1\t0.6\tIn a new town.\tនៅទីក្រុង។\n");
	gives(store, all, "ភ្នំពេញ", "");
	gives(store, all, "ទីក្រុង", "b1:6-27 ");
	assert_int_equal(
	    sp_store_drop_stale(store, EN, KM, is_a, NULL, NULL), SP_OK);
	gives(store, all, "river", "");
	sp_store_close(store); /* without a commit */
	store = open_to(*state, SP_STORE_READ);
	gives(store, all, "ភ្នំពេញ", "b1:6-30 ");
	gives(store, all, "ទីក្រុង", "");
	gives(store, all, "river", "a1:4-9 a2:2-7 a3:3-8 ");
	sp_store_close(store);
}

static enum sp_status
stop(void *ctx, const struct sp_found *found, const struct sp_store_hits *hits,
    struct sp_err *err)
{
	(void)found;
	(void)hits;
	++*(int *)ctx;
	return sp_err_set(err, SP_IO, "enough");
}

static void
a_search_ends_where_its_function_says(void **state)
{
	struct sp_store *store = open_to(*state, SP_STORE_READ);
	struct sp_query query = {0};
	struct sp_store_search search = {
	    .pairs = {EN, KM, 0, true, NULL}, .query = &query};
	struct sp_err err = {0};
	int calls = 0;

	assert_int_equal(sp_query_parse(&query, SP_STR("river"), NULL), SP_OK);
	assert_int_equal(
	    sp_store_search(store, &search, stop, &calls, &err), SP_IO);
	assert_string_equal(err.msg, "enough");
	assert_int_equal(calls, 1);
	sp_query_release(&query);
	sp_store_close(store);
}

static void
is_of(const char *asked, struct sp_str src, struct sp_str tgt,
    enum sp_store_side want)
{
	struct sp_query query = {0};

	assert_int_equal(sp_query_parse(&query, sp_str_c(asked), NULL), SP_OK);
	assert_int_equal(sp_store_side_of(&query, src, tgt), want);
	sp_query_release(&query);
}

static void
the_script_of_a_query_tells_its_side(void **state)
{
	(void)state;
	is_of("river", EN, KM, SP_STORE_SRC);
	is_of("river", KM, EN, SP_STORE_TGT);
	is_of("ទន្លេ", EN, KM, SP_STORE_TGT);
	is_of("ទន្លេ NGO", EN, KM, SP_STORE_TGT);
	is_of("2019", EN, KM, SP_STORE_EITHER);
	is_of("river", EN, EN, SP_STORE_EITHER);
	is_of("река", EN, KM, SP_STORE_EITHER);
}

static enum sp_status
search_once(void *ctx)
{
	const struct place *place = ctx;
	struct sp_query query = {0};
	struct sp_store_search search = {
	    .pairs = {EN, KM, 0, false, NULL}, .query = &query, .words = true};
	struct sp_err err = {0};
	struct sp_buf out = {0};
	struct sp_store *store =
	    sp_store_open(place->path, SP_STORE_READ, &err);

	if (store)
		sp_query_parse(&query, SP_STR("ទន្លេ*"), &err);
	if (err.status == SP_OK)
		sp_store_search(store, &search, note, &out, &err);
	if (err.status == SP_OK)
		sp_buf_status(&out, &err);
	if (err.status == SP_OK)
		assert_string_equal(sp_buf_c(&out), "a1:0-15 a2:0-15 ");
	sp_buf_release(&out);
	sp_query_release(&query);
	sp_store_close(store);
	return err.status;
}

static void
every_allocation_may_fail(void **state)
{
	assert_true(oom_each(search_once, *state) > 10);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(pairs_are_found_in_the_order_they_were_put),
	    TEST(what_is_asked_for_narrows_it),
	    TEST(what_is_gone_is_not_found),
	    TEST(a_search_ends_where_its_function_says),
	    cmocka_unit_test(the_script_of_a_query_tells_its_side),
	    TEST(every_allocation_may_fail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
