/* SPDX-License-Identifier: MIT */
#include "scratch.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <spean/store.h>

#define EN SP_STR("en")
#define KM SP_STR("km")

/* A memory of six pairs, each of documents of its own. */
static const struct {
	const char *doc, *url[2], *date[2], *licence, *tags, *shape[2];
	double score;
} rows[] = {{"a", {"http://One.org/x", ""}, {"2019-11-15", ""}, "CC BY 4.0",
		"news checked", {"1", "1"}, .95},
    {"b", {"", "http://one.org/y"}, {"", "2019-11-02"}, "", "news",
	{"1", "1,2"}, .9},
    {"c", {"http://two.org/", "http://two.org/km"}, {"2018", ""}, "CC0", "",
	{"1", "1"}, .8},
    {"d", {"", ""}, {"2019", "2020-01-01"}, "", "newsy", {"1,2", "1"}, .5},
    {"e/f", {"", ""}, {"", ""}, "100% ours_", "", {"1", "1"}, .7}};

#define N_ROWS (sizeof(rows) / sizeof(rows[0]))

static int
set_up(void **state)
{
	struct sp_store *store = scratch_open();

	if (!store || sp_store_begin(store, NULL) != SP_OK ||
	    sp_store_run(store, "test", "1", "", NULL) != SP_OK)
		return -1;
	for (size_t i = 0; i < N_ROWS; i++) {
		struct sp_found found = {
		    .pair = {sp_str_c(rows[i].doc), sp_str_c(rows[i].doc),
			sp_str_c(rows[i].shape[0]), sp_str_c(rows[i].shape[1]),
			rows[i].score, SP_STR("One."), SP_STR("មួយ។"),
			{NULL, 0}},
		    .src_url = sp_str_c(rows[i].url[0]),
		    .tgt_url = sp_str_c(rows[i].url[1]),
		    .src_date = sp_str_c(rows[i].date[0]),
		    .tgt_date = sp_str_c(rows[i].date[1]),
		    .src_licence = sp_str_c(rows[i].licence),
		    .tags = sp_str_c(rows[i].tags)};

		if (sp_store_merge(store, EN, KM, &found, NULL) != SP_OK)
			return -1;
	}
	*state = store;
	return 0;
}

static int
tear_down(void **state)
{
	scratch_close(*state);
	return 0;
}

static enum sp_status
one(void *ctx, const struct sp_found *found, struct sp_err *err)
{
	(void)err;
	sp_buf_add(ctx, found->pair.src_doc);
	sp_buf_addc(ctx, ' ');
	return SP_OK;
}

/* Conditions, ";" between, give these documents. */
static void
gives(struct sp_store *store, const char *conditions, const char *want)
{
	struct sp_where where = {0};
	struct sp_store_query query = {EN, KM, 0, false, &where};
	struct sp_str rest = sp_str_c(conditions);
	struct sp_buf out = {0};
	struct sp_err err = {0};

	while (rest.s)
		assert_int_equal(
		    sp_where_add(&where, sp_str_cut(&rest, ';'), &err), SP_OK);
	assert_int_equal(sp_store_each(store, &query, one, &out, &err), SP_OK);
	if (!sp_str_eq(sp_buf_str(&out), sp_str_c(want)))
		print_message("%s\n", conditions);
	assert_str_is(sp_buf_str(&out), want);
	sp_buf_release(&out);
	sp_where_release(&where);
}

static void
scores_and_dates_are_compared(void **state)
{
	gives(*state, "score>=0.8", "a b c ");
	gives(*state, " score > 0.8 ", "a b ");
	gives(*state, "score<0.7", "d ");
	gives(*state, "score=0.7", "e/f ");
	gives(*state, "date=2019", "a b d ");
	gives(*state, "date>=2019-11", "a b ");
	gives(*state, "date>2019-11-02", "a ");
	gives(*state, "date<=2018", "c ");
	gives(*state, "date<2020", "a b c d ");
	gives(*state, "date!=2019", "c e/f ");
	gives(*state, "date=", "e/f ");
	gives(*state, "date!=", "a b c d ");
}

static void
what_both_sides_have_is_equal_where_one_is(void **state)
{
	gives(*state, "source=one.org", "a b ");
	gives(*state, "source!=one.org", "c d e/f ");
	gives(*state, "source=ONE.org|two.org", "a b c ");
	gives(*state, "source=e", "e/f ");
	gives(*state, "url=http://*", "a b c ");
	gives(*state, "doc=a|e/*", "a e/f ");
	gives(*state, "licence=cc*", "a c ");
	gives(*state, "text=one*", "a b c d e/f ");
	gives(*state, "program=test", "a b c d e/f ");
	gives(*state, "program=spean build", "");
	gives(*state, "shape=1:2|2:1", "b d ");
}

static void
tags_are_whole_words(void **state)
{
	gives(*state, "tag=news", "a b ");
	gives(*state, "tag=news*", "a b d ");
	gives(*state, "tag!=news", "c d e/f ");
	gives(*state, "tag=", "c e/f ");
	gives(*state, "tag=news;tag=checked", "a ");
	gives(*state, "verdict=", "a b c d e/f ");
	gives(*state, "verdict=accept|fix", "");
}

/* Neither signs of LIKE nor those of SQL mean anything. */
static void
values_are_data(void **state)
{
	gives(*state, "licence=100% ours_", "e/f ");
	gives(*state, "licence=%", "");
	gives(*state, "licence=CC_", "");
	gives(*state, "doc=a' OR '1'='1", "");
	gives(*state, "source=\\", "");
	gives(*state, "tag=') DROP TABLE pair", "");
	gives(*state, "doc=a", "a ");
}

static void
what_is_no_condition_is_refused_and_changes_nothing(void **state)
{
	static const char *const bad[] = {"", "score", "=1", "score>=x",
	    "score=2", "colour=red", "doc<a", "date=19", "date=2019-1",
	    "date=2019/11", "verdict=good", "tag", "score==1", "doc=\xff"};
	struct sp_where where = {0};
	struct sp_err err = {0};

	(void)state;
	assert_int_equal(sp_where_add(&where, SP_STR("doc=a"), &err), SP_OK);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		if (sp_where_add(&where, sp_str_c(bad[i]), &err) == SP_OK)
			print_message("%s\n", bad[i]);
		assert_int_equal(where.n, 1);
		assert_true(err.msg[0]);
	}
	sp_where_release(&where);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(scores_and_dates_are_compared),
	    cmocka_unit_test(what_both_sides_have_is_equal_where_one_is),
	    cmocka_unit_test(tags_are_whole_words),
	    cmocka_unit_test(values_are_data),
	    cmocka_unit_test(
		what_is_no_condition_is_refused_and_changes_nothing),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
