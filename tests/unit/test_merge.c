/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "oom.h"

#include <spean/db.h>
#include <spean/functions.h>
#include <spean/merge.h>
#include <spean/review.h>
#include <spean/verify.h>

#define EN SP_STR("en")
#define KM SP_STR("km")
#define DB 5

/* Memories in a folder of their own; opened by `open_db`. */
struct place {
	char dir[64];
	char path[DB][96];
	struct sp_store *store[DB];
};

static int
set_up(void **state)
{
	struct place *place = calloc(1, sizeof(*place));

	if (!place)
		return -1;
	snprintf(place->dir, sizeof(place->dir), "test_merge.XXXXXX");
	if (!mkdtemp(place->dir))
		return -1;
	for (int i = 0; i < DB; i++) {
		snprintf(place->path[i], sizeof(place->path[i]), "%s/%d.db",
		    place->dir, i);
		place->store[i] =
		    sp_store_open(place->path[i], SP_STORE_WRITE, NULL);
		if (!place->store[i])
			return -1;
	}
	*state = place;
	return 0;
}

static int
tear_down(void **state)
{
	struct place *place = *state;

	for (int i = 0; i < DB; i++) {
		sp_store_close(place->store[i]);
		unlink(place->path[i]);
	}
	rmdir(place->dir);
	free(place);
	return 0;
}

static void
run(struct sp_store *store, const char *version)
{
	assert_int_equal(sp_store_run(store, "test", version, "", NULL), SP_OK);
}

static void
put(struct sp_store *store, const char *doc, const char *loc, double score,
    const char *src, const char *tgt)
{
	struct sp_pair pair = {sp_str_c(doc), sp_str_c(doc), sp_str_c(loc),
	    sp_str_c(loc), score, sp_str_c(src), sp_str_c(tgt), {NULL, 0}};

	assert_int_equal(sp_store_put_pair(store, EN, KM, &pair, NULL), SP_OK);
}

static void
put_doc(struct sp_store *store, const char *id, const char *url,
    const char *text, uint64_t origin)
{
	struct sp_part part[] = {{SP_STR("@url"), EN, sp_str_c(url)},
	    {SP_STR("@author"), EN, SP_STR("Sok")},
	    {SP_STR("@title"), EN, SP_STR("Rivers")},
	    {SP_STR("1"), EN, sp_str_c(text)}};
	struct sp_doc doc = {.id = sp_str_c(id), .part = part, .n = 4};

	assert_int_equal(
	    sp_store_put_doc(store, EN, &doc, origin, NULL), SP_OK);
}

static void
judge(struct sp_store *store, const char *doc, const char *src, const char *tgt,
    const char *verdict, const char *fixed)
{
	char sql[1024];

	snprintf(sql, sizeof(sql),
	    "INSERT INTO verdict (src, tgt, src_text, tgt_text, verdict,"
	    " fixed_src, fixed_tgt) SELECT s.id, t.id, '%s', '%s', '%s', '%s',"
	    " '%s' FROM document s JOIN document t ON s.path = t.path"
	    " WHERE s.path = '%s' AND s.lang = 'en' AND t.lang = 'km';"
	    "UPDATE verdict SET sum = " SP_SUM_VERDICT ";",
	    src, tgt, verdict, fixed, tgt, doc);
	assert_int_equal(sp_db_exec(store->db, sql, NULL), SP_OK);
}

static size_t
merge(struct place *place, int to, int from, bool theirs)
{
	struct sp_merge merge = {.theirs = theirs};
	struct sp_err err = {0};

	assert_int_equal(sp_store_begin(place->store[to], NULL), SP_OK);
	sp_merge_store(place->store[to], place->store[from], &merge, &err);
	assert_string_equal(err.msg, "");
	assert_int_equal(sp_store_commit(place->store[to], NULL), SP_OK);
	return merge.conflicts;
}

static enum sp_status
one_fault(void *ctx, const char *fault, struct sp_err *err)
{
	(void)ctx;
	(void)err;
	print_message("%s\n", fault);
	return SP_OK;
}

static void
add_rows(sqlite3 *db, const char *sql, struct sp_buf *out)
{
	sqlite3_stmt *stmt = NULL;

	assert_int_equal(sp_db_prepare(db, &stmt, sql, NULL), SP_OK);
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(stmt); i++) {
			if (i > 0)
				sp_buf_addc(out, '|');
			sp_buf_add(out, sp_db_text(stmt, i));
		}
		sp_buf_addc(out, '\n');
	}
	assert_int_equal(sqlite3_finalize(stmt), SQLITE_OK);
}

/* All that a memory has, whatever its ids, in an order that does not depend on
 * that of putting.  It must be whole. */
static void
tell(const struct place *place, int db, struct sp_buf *out)
{
	static const char *const sql[] = {
	    "SELECT DISTINCT program, version, settings FROM run ORDER BY 1, 2",
	    "SELECT lang, path, url, title, date, charset, origin, licence,"
	    " source FROM document ORDER BY 1, 2",
	    "SELECT lang, path, key, value FROM meta JOIN document d"
	    " ON d.id = document ORDER BY 1, 2, 3",
	    "SELECT d.lang, path, loc, s.lang, text FROM sentence s"
	    " JOIN document d ON d.id = document ORDER BY 1, 2, s.id",
	    "SELECT s.path, t.path, program, version, settings FROM docpair p"
	    " JOIN document s ON s.id = src JOIN document t ON t.id = tgt"
	    " JOIN run r ON r.id = run ORDER BY 1, 2",
	    "SELECT s.path, t.path, src_loc, tgt_loc, n_src, n_tgt, score,"
	    " src_text, tgt_text, more, tags, verdict, was_src, was_tgt"
	    " FROM pair p JOIN docpair d ON d.id = docpair"
	    " JOIN document s ON s.id = src JOIN document t ON t.id = tgt"
	    " ORDER BY 1, 2, 3, 4, 8, 9, 7, 10, 11, 12, 13",
	    "SELECT s.path, t.path, src_text, tgt_text, verdict, fixed_src,"
	    " fixed_tgt, reviewer, note FROM verdict JOIN document s"
	    " ON s.id = src JOIN document t ON t.id = tgt ORDER BY 1, 2, 3, 4"};
	size_t faults = 1;

	for (size_t i = 0; i < sizeof(sql) / sizeof(*sql); i++)
		add_rows(place->store[db]->db, sql[i], out);
	assert_int_equal(
	    sp_store_verify(place->path[db], one_fault, NULL, &faults, NULL),
	    SP_OK);
	assert_int_equal(faults, 0);
}

static void
are_the_same(const struct place *place, int a, int b)
{
	struct sp_buf one = {0}, other = {0};

	tell(place, a, &one);
	tell(place, b, &other);
	assert_string_equal(sp_buf_c(&one), sp_buf_c(&other));
	sp_buf_release(&one);
	sp_buf_release(&other);
}

/* The rows of a statement. */
static void
gives(const struct place *place, int db, const char *sql, const char *want)
{
	struct sp_buf out = {0};

	add_rows(place->store[db]->db, sql, &out);
	assert_str_is(sp_buf_str(&out), want);
	sp_buf_release(&out);
}

static void
all_is_put_as_it_was(void **state)
{
	struct place *place = *state;

	run(place->store[0], "1");
	put_doc(place->store[0], "a", "http://a.org/", "One river.", 7);
	put(place->store[0], "a", "1", .9, "One.", "មួយ។");
	put(place->store[0], "b", "1", .8, "Two.", "ពីរ។");
	put(place->store[0], "a", "1", .7, "One.", "មួយ។");
	run(place->store[0], "2");
	put(place->store[0], "c", "1,2", .7, "Three.", "បី។");
	judge(place->store[0], "c", "Four.", "បួន។", "reject", "");
	assert_int_equal(merge(place, 1, 0, false), 0);
	are_the_same(place, 0, 1);
	gives(place, 1, "SELECT group_concat(score) FROM pair",
	    "0.9,0.8,0.7,0.7\n");
	gives(place, 1, "SELECT program, version FROM run ORDER BY id",
	    "test|1\ntest|2\n");
	/* Again, either way. */
	assert_int_equal(merge(place, 1, 0, false), 0);
	assert_int_equal(merge(place, 1, 0, true), 0);
	are_the_same(place, 0, 1);
	assert_int_equal(merge(place, 0, 1, true), 0);
	are_the_same(place, 0, 1);
}

static void
of_what_both_have_one_stays(void **state)
{
	struct place *place = *state;

	for (int i = 0; i < 2; i++) {
		run(place->store[i], "1");
		put_doc(place->store[i], "a", i ? "http://b/" : "http://a/",
		    i ? "B" : "A", 0);
		put(place->store[i], "a", "1", i ? .5 : .9, "One.", "មួយ។");
		put(place->store[i], "a", "2", .9, "Two.", "ពីរ។");
		run(place->store[i], i ? "3" : "2");
		put(place->store[i], "b", i ? "1" : "2", .9, "X.", "បី។");
	}
	run(place->store[0], "3");
	put(place->store[0], "c", "1", .9, "Z.", "បី។");
	assert_int_equal(merge(place, 2, 0, false), 0);
	assert_int_equal(merge(place, 2, 1, false), 3);
	are_the_same(place, 2, 0);
	assert_int_equal(merge(place, 2, 1, true), 3);
	assert_int_equal(merge(place, 2, 1, true), 0);
	gives(place, 2,
	    "SELECT url, text FROM document d JOIN sentence s ON d.id ="
	    " s.document WHERE loc = '1'",
	    "http://b/|B\n");
	gives(place, 2, "SELECT src_loc, score FROM pair ORDER BY src_text",
	    "1|0.5\n2|0.9\n1|0.9\n1|0.9\n");
}

static void
what_only_one_knows_both_shall(void **state)
{
	struct place *place = *state;
	struct sp_found found = {
	    .pair = {SP_STR("a"), SP_STR("a"), SP_STR("1"), SP_STR("1"), 1,
		SP_STR("One."), SP_STR("មួយ។"), {NULL, 0}},
	    .src_date = SP_STR("2019-11-15"),
	    .tags = SP_STR("news checked")};

	run(place->store[0], "1");
	assert_int_equal(
	    sp_store_merge(place->store[0], EN, KM, &found, NULL), SP_OK);
	run(place->store[1], "1");
	found.tags = SP_STR("checked old");
	assert_int_equal(
	    sp_store_merge(place->store[1], EN, KM, &found, NULL), SP_OK);
	put_doc(place->store[1], "a", "http://a.org/", "One river.", 7);
	assert_int_equal(merge(place, 2, 1, false), 0);
	assert_int_equal(merge(place, 2, 0, false), 0);
	assert_int_equal(merge(place, 0, 1, false), 0);
	gives(place, 0,
	    "SELECT url, date, title, origin, source FROM document"
	    " WHERE lang = 'en'",
	    "http://a.org/|2019-11-15|Rivers|7|a.org\n");
	gives(place, 0, "SELECT tags FROM pair", "news checked old\n");
	gives(place, 2, "SELECT tags FROM pair", "checked old news\n");
	gives(place, 2, "SELECT url, date FROM document WHERE lang = 'en'",
	    "http://a.org/|2019-11-15\n");
}

static void
pairs_of_another_page_are_not_put(void **state)
{
	struct place *place = *state;

	for (int i = 0; i < 2; i++) {
		run(place->store[i], "1");
		put_doc(place->store[i], "a", "http://a/", i ? "B" : "A",
		    (uint64_t)i + 1);
		put(place->store[i], "a", "1", .9, i ? "B" : "A", "ក");
	}
	assert_int_equal(merge(place, 2, 0, false), 0);
	assert_int_equal(merge(place, 2, 1, false), 2);
	are_the_same(place, 2, 0);
	assert_int_equal(merge(place, 2, 1, true), 1);
	are_the_same(place, 2, 1);
}

static void
verdicts_reach_the_pairs_of_both(void **state)
{
	struct place *place = *state;

	run(place->store[0], "1");
	put(place->store[0], "a", "1", .9, "One", "មួយ");
	put(place->store[0], "a", "2", .9, "Two", "ពីរ");
	run(place->store[1], "1");
	put(place->store[1], "a", "3", .9, "Two", "ពីរ");
	judge(place->store[1], "a", "One", "មួយ", "fix", "One!");
	judge(place->store[0], "a", "Two", "ពីរ", "accept", "");
	assert_int_equal(merge(place, 2, 0, false), 0);
	assert_int_equal(merge(place, 2, 1, false), 0);
	assert_int_equal(merge(place, 1, 0, false), 0);
	are_the_same(place, 1, 2);
	gives(place, 2,
	    "SELECT src_text, verdict, was_src FROM pair ORDER BY src_loc",
	    "One!|fix|One\nTwo|accept|\nTwo|accept|\n");
	/* Another one says otherwise. */
	run(place->store[3], "1");
	put(place->store[3], "a", "1", .9, "One", "មួយ");
	judge(place->store[3], "a", "One", "មួយ", "reject", "");
	assert_int_equal(merge(place, 2, 3, false), 1);
	are_the_same(place, 1, 2);
	assert_int_equal(merge(place, 2, 3, true), 1);
	gives(place, 2,
	    "SELECT src_text, verdict, was_src FROM pair ORDER BY src_loc",
	    "One|reject|\nTwo|accept|\nTwo|accept|\n");
	assert_int_equal(merge(place, 2, 3, true), 0);
}

static void
a_pair_stands_as_often_as_in_either(void **state)
{
	struct place *place = *state;

	for (int i = 0; i < 2; i++)
		run(place->store[i], "1");
	put(place->store[0], "a", "1", .9, "One", "មួយ");
	put(place->store[0], "a", "1", .9, "Two", "ពីរ");
	for (int i = 0; i < 3; i++)
		put(place->store[1], "a", "1", .9, i ? "One" : "Three", "មួយ");
	merge(place, 2, 0, false);
	merge(place, 2, 1, false);
	merge(place, 3, 1, false);
	merge(place, 3, 0, false);
	are_the_same(place, 2, 3);
	gives(place, 2, "SELECT group_concat(src_text) FROM pair",
	    "One,Two,Three,One\n");
	merge(place, 2, 1, false);
	are_the_same(place, 2, 3);
}

static uint64_t
next_random(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed;
}

/* What a reviewer said of a pair that is there. */
static void
review(struct sp_store *store, const char *doc, const char *src, bool fix)
{
	struct sp_verdict verdict = {.src_doc = sp_str_c(doc),
	    .tgt_doc = sp_str_c(doc),
	    .src_text = sp_str_c(src),
	    .tgt_text = SP_STR("គូ"),
	    .kind = fix ? SP_VERDICT_FIX : SP_VERDICT_ACCEPT,
	    .fixed_src = fix ? SP_STR("Fixed") : SP_STR("")};
	bool known = false;

	assert_int_equal(
	    sp_store_review(store, EN, KM, &verdict, &known, NULL), SP_OK);
	assert_true(known);
	assert_int_equal(sp_store_review_end(store, NULL), SP_OK);
}

/* Parts of one memory that contradict each other nowhere. */
static void
fill_part(struct sp_store *store, uint64_t *seed)
{
	run(store, "1");
	for (int doc = 0; doc < 6; doc++) {
		char id[8], loc[8], text[32];
		bool has = next_random(seed) % 2;

		snprintf(id, sizeof(id), "d%d", doc);
		snprintf(text, sizeof(text), "Text of %d", doc);
		if (has)
			put_doc(
			    store, id, "http://a/", text, (uint64_t)doc + 1);
		for (int i = 0; i < 8; i++) {
			if (next_random(seed) % 2)
				continue;
			snprintf(loc, sizeof(loc), "%d", i);
			snprintf(text, sizeof(text), "Pair %d", doc + i % 5);
			put(store, id, loc, (doc + i) / 16.0, text, "គូ");
			if (i == 3)
				review(store, id, text, doc % 2);
		}
	}
}

static void
order_does_not_matter(void **state)
{
	uint64_t seed = 20191115;

	for (int i = 0; i < 12; i++) {
		struct place *place;

		assert_int_equal(set_up(state), 0);
		place = *state;
		for (int k = 0; k < 3; k++) {
			assert_int_equal(
			    sp_store_begin(place->store[k], NULL), SP_OK);
			fill_part(place->store[k], &seed);
			assert_int_equal(
			    sp_store_commit(place->store[k], NULL), SP_OK);
		}
		/* (0 1) 2 and (2 1) 0, then 1 (2 0). */
		for (int k = 0; k < 3; k++)
			assert_int_equal(merge(place, 3, k, false), 0);
		for (int k = 2; k >= 0; k--)
			assert_int_equal(merge(place, 4, k, false), 0);
		are_the_same(place, 3, 4);
		assert_int_equal(merge(place, 2, 0, false), 0);
		assert_int_equal(merge(place, 1, 2, true), 0);
		are_the_same(place, 3, 1);
		assert_int_equal(merge(place, 3, 1, false), 0);
		are_the_same(place, 3, 1);
		tear_down(state);
	}
}

static enum sp_status
merge_once(void *ctx)
{
	char path[128];
	struct sp_merge merge = {.theirs = false};
	struct sp_err err = {0};
	struct sp_store *from = sp_store_open(ctx, SP_STORE_READ, &err);
	struct sp_store *to = NULL;

	snprintf(path, sizeof(path), "%s.new", (const char *)ctx);
	if (from)
		to = sp_store_open(path, SP_STORE_WRITE, &err);
	if (to)
		sp_store_begin(to, &err);
	if (err.status == SP_OK)
		sp_merge_store(to, from, &merge, &err);
	if (err.status == SP_OK)
		assert_int_equal(merge.pairs, 2);
	sp_store_close(to);
	sp_store_close(from);
	unlink(path);
	return err.status;
}

static void
every_allocation_may_fail(void **state)
{
	struct place *place = *state;

	run(place->store[0], "1");
	put_doc(place->store[0], "a", "http://a/", "A", 1);
	put(place->store[0], "a", "1", .9, "One.", "មួយ។");
	put(place->store[0], "a", "2", .9, "Two.", "ពីរ។");
	assert_true(oom_each(merge_once, place->path[0]) > 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		all_is_put_as_it_was, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		of_what_both_have_one_stays, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		what_only_one_knows_both_shall, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		pairs_of_another_page_are_not_put, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		verdicts_reach_the_pairs_of_both, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		a_pair_stands_as_often_as_in_either, set_up, tear_down),
	    cmocka_unit_test(order_does_not_matter),
	    cmocka_unit_test_setup_teardown(
		every_allocation_may_fail, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
