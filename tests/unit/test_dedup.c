/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "oom.h"

#include <spean/db.h>
#include <spean/dedup.h>
#include <spean/functions.h>
#include <spean/verify.h>

#define EN SP_STR("en")
#define KM SP_STR("km")

#define ALL (&(struct sp_store_query){EN, KM, 0, false, NULL})

/* A memory in a folder of its own. */
struct place {
	char dir[64];
	char path[96];
	struct sp_store *store;
};

static int
set_up(void **state)
{
	struct place *place = calloc(1, sizeof(*place));

	if (!place)
		return -1;
	snprintf(place->dir, sizeof(place->dir), "test_dedup.XXXXXX");
	if (!mkdtemp(place->dir))
		return -1;
	snprintf(place->path, sizeof(place->path), "%s/tm.db", place->dir);
	place->store = sp_store_open(place->path, SP_STORE_WRITE, NULL);
	*state = place;
	return place->store && sp_store_begin(place->store, NULL) == SP_OK &&
		sp_store_run(place->store, "test", "1", "", NULL) == SP_OK
	    ? 0
	    : -1;
}

static int
tear_down(void **state)
{
	struct place *place = *state;

	sp_store_close(place->store);
	unlink(place->path);
	rmdir(place->dir);
	free(place);
	return 0;
}

static void
put(struct place *place, const char *doc, int loc, double score,
    const char *src, const char *tgt)
{
	char at[16];
	struct sp_pair pair = {sp_str_c(doc), sp_str_c(doc), {at, 0}, {at, 0},
	    score, sp_str_c(src), sp_str_c(tgt), {NULL, 0}};

	pair.src_loc.n = pair.tgt_loc.n =
	    (size_t)snprintf(at, sizeof(at), "%d", loc);
	assert_int_equal(
	    sp_store_put_pair(place->store, EN, KM, &pair, NULL), SP_OK);
}

/* What one reviewer might have said of a row. */
static void
judge(struct place *place, int id, const char *verdict)
{
	char sql[512];

	snprintf(sql, sizeof(sql),
	    "UPDATE pair SET verdict = '%s' WHERE id = %d;"
	    "UPDATE pair SET sum = " SP_SUM_PAIR " WHERE id = %d",
	    verdict, id, id);
	assert_int_equal(sp_db_exec(place->store->db, sql, NULL), SP_OK);
}

/* The ids that go, each with that which is kept: "2<1 ". */
static void
goes(struct place *place, const struct sp_store_query *query,
    enum sp_dedup_by by, const char *want)
{
	struct sp_dedup dedup = {0};
	struct sp_buf out = {0};

	assert_int_equal(
	    sp_dedup_find(place->store, query, by, &dedup, NULL), SP_OK);
	for (size_t i = 0; i < dedup.n; i++) {
		sp_buf_addf(&out, "%lld<%lld ", (long long)dedup.at[i].id,
		    (long long)dedup.at[i].kept);
		assert_true(sp_dedup_has(&dedup, dedup.at[i].id));
		assert_false(sp_dedup_has(&dedup, dedup.at[i].kept));
	}
	assert_str_is(sp_buf_str(&out), want);
	sp_buf_release(&out);
	sp_dedup_release(&dedup);
}

static void
what_is_the_same_depends_on_how_it_is_compared(void **state)
{
	/* From which way of comparing on the second is the first: 0 exact, 1
	 * near, 2 letters, 3 none. */
	static const struct {
		const char *src[2], *tgt[2];
		int from;
	} cases[] = {
	    {{"One.", "One."}, {"មួយ។", "មួយ។"}, 0},
	    {{"One.", "one"}, {"មួយ។", "មួយ"}, 1},
	    {{"One.", "One."}, {"មួយ។", "ពីរ។"}, 3},
	    {{"One.", "Two."}, {"មួយ។", "មួយ។"}, 3},
	    {{"In 2019", "in 2019"}, {"ឆ្នាំ២០១៩", "ឆ្នាំ 2019"}, 1},
	    {{"In 2019", "In 2020"}, {"ឆ្នាំ២០១៩", "ឆ្នាំ២០២០"}, 2},
	    {{"Don\u2019t go", "DON'T  GO!"}, {"កុំទៅ", "កុំ\u200Bទៅ"}, 1},
	    {{"It is 1.5 m", "It is 15 m"}, {"ម៉ែត្រ", "ម៉ែត្រ"}, 2},
	    {{"Rooms 1 2", "Rooms 12"}, {"បន្ទប់", "បន្ទប់"}, 2},
	    {{"A river", "Ariver"}, {"ទន្លេ", "ទន្លេ"}, 1},
	    {{"ab", "a"}, {"ក", "bក"}, 3},
	    {{"Page 12", "Page 13"}, {"១២ ក", "១៣ ក"}, 2},
	    {{"No. 5 a", "No. 5 a"}, {"៥ក", "៦ក"}, 2},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct place *place;

		assert_int_equal(set_up(state), 0);
		place = *state;
		for (int k = 0; k < 2; k++)
			put(place, k ? "b" : "a", 1, .9, cases[i].src[k],
			    cases[i].tgt[k]);
		print_message("%s | %s\n", cases[i].src[0], cases[i].src[1]);
		for (int by = 0; by < 3; by++)
			goes(place, ALL, (enum sp_dedup_by)by,
			    by >= cases[i].from ? "2<1 " : "");
		tear_down(state);
	}
}

static void
the_best_is_kept(void **state)
{
	struct place *place = *state;

	put(place, "a", 1, .8, "One.", "មួយ។");
	put(place, "a", 2, .9, "One.", "មួយ។");
	put(place, "b", 1, .9, "One.", "មួយ។");
	put(place, "b", 2, .1, "Two.", "ពីរ។");
	goes(place, ALL, SP_DEDUP_EXACT, "1<2 3<2 ");
	judge(place, 1, "accept");
	goes(place, ALL, SP_DEDUP_EXACT, "2<1 3<1 ");
	judge(place, 2, "reject");
	goes(place, ALL, SP_DEDUP_EXACT, "3<1 ");
	judge(place, 1, "reject");
	goes(place, ALL, SP_DEDUP_EXACT, "");
	goes(place, &(struct sp_store_query){EN, KM, 0, true, NULL},
	    SP_DEDUP_EXACT, "1<3 2<3 ");
}

static void
signs_digits_and_nothing_are_not_all_the_same(void **state)
{
	struct sp_store_query query = {EN, KM, 0, true, NULL};
	struct place *place = *state;

	put(place, "a", 1, .9, "...", "។");
	put(place, "a", 2, .9, "!", "។");
	put(place, "a", 3, .9, "12", "១២");
	put(place, "a", 4, .9, "13", "១៣");
	put(place, "a", 5, .9, "", "");
	put(place, "a", 6, .9, "", "");
	put(place, "a", 7, .9, "Alone", "");
	put(place, "a", 8, .9, "alone.", "");
	goes(place, &query, SP_DEDUP_EXACT, "");
	goes(place, &query, SP_DEDUP_NEAR, "8<7 ");
	goes(place, &query, SP_DEDUP_LETTERS, "8<7 ");
}

static enum sp_status
note(void *ctx, const struct sp_found *found, struct sp_err *err)
{
	(void)err;
	sp_buf_addf(ctx, "%lld ", (long long)found->id);
	return SP_OK;
}

static enum sp_status
note_kept(
    void *ctx, const struct sp_found *found, int64_t kept, struct sp_err *err)
{
	(void)err;
	sp_buf_addf(ctx, "%lld<%lld ", (long long)found->id, (long long)kept);
	return SP_OK;
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
is_whole(const struct place *place)
{
	size_t faults = 1;

	assert_int_equal(
	    sp_store_verify(place->path, one_fault, NULL, &faults, NULL),
	    SP_OK);
	assert_int_equal(faults, 0);
}

static void
groups_are_told_and_go(void **state)
{
	struct place *place = *state;
	struct sp_dedup dedup = {0};
	struct sp_buf out = {0};

	put(place, "a", 1, .5, "Two", "ពីរ");
	put(place, "a", 2, .5, "One", "មួយ");
	put(place, "a", 3, .6, "two!", "ពីរ");
	put(place, "b", 1, .5, "TWO", "ពីរ");
	put(place, "b", 2, .5, "one", "មួយ");
	put(place, "b", 3, .5, "three", "បី");
	assert_int_equal(
	    sp_dedup_each(place->store, ALL, SP_DEDUP_NEAR, note, &out, NULL),
	    SP_OK);
	assert_str_is(sp_buf_str(&out), "2 3 6 ");
	sp_buf_reset(&out);
	assert_int_equal(
	    sp_dedup_find(place->store, ALL, SP_DEDUP_NEAR, &dedup, NULL),
	    SP_OK);
	assert_int_equal(dedup.pairs, 6);
	assert_int_equal(
	    sp_dedup_tell(place->store, ALL, &dedup, note_kept, &out, NULL),
	    SP_OK);
	assert_str_is(sp_buf_str(&out), "2<2 5<2 3<3 1<3 4<3 ");
	sp_buf_reset(&out);
	assert_int_equal(sp_dedup_delete(place->store, &dedup, NULL), SP_OK);
	assert_int_equal(
	    sp_dedup_tell(place->store, ALL, &dedup, note_kept, &out, NULL),
	    SP_BAD_MODEL);
	sp_buf_reset(&out);
	assert_int_equal(sp_store_commit(place->store, NULL), SP_OK);
	assert_int_equal(
	    sp_store_each(place->store, ALL, note, &out, NULL), SP_OK);
	assert_str_is(sp_buf_str(&out), "2 3 6 ");
	goes(place, ALL, SP_DEDUP_NEAR, "");
	is_whole(place);
	sp_buf_release(&out);
	sp_dedup_release(&dedup);
}

/* Against a comparison of each with each. */
static void
all_that_is_the_same_is_found(void **state)
{
	enum { PAIRS = 400, TEXTS = 16 };
	static int text[PAIRS], score[PAIRS];
	struct place *place = *state;
	struct sp_buf want = {0};
	uint64_t seed = 20191115;

	for (int i = 0; i < PAIRS; i++) {
		char src[32], tgt[32];

		seed ^= seed << 13;
		seed ^= seed >> 7;
		seed ^= seed << 17;
		text[i] = (int)(seed % (TEXTS * TEXTS));
		score[i] = (int)(seed >> 40) % 4;
		snprintf(src, sizeof(src), "Text %d", text[i] / TEXTS);
		snprintf(tgt, sizeof(tgt), "អត្ថបទ %d", text[i] % TEXTS);
		put(place, "a", i, score[i] / 4.0, src, tgt);
	}
	for (int i = 0; i < PAIRS; i++) {
		int best = i;

		for (int k = 0; k < PAIRS; k++)
			if (text[k] == text[i] &&
			    (score[k] > score[best] ||
				(score[k] == score[best] && k < best)))
				best = k;
		if (best != i)
			sp_buf_addf(&want, "%d<%d ", i + 1, best + 1);
	}
	goes(place, ALL, SP_DEDUP_EXACT, sp_buf_c(&want));
	goes(place, ALL, SP_DEDUP_NEAR, sp_buf_c(&want));
	sp_buf_release(&want);
}

static enum sp_status
find_once(void *ctx)
{
	struct sp_store *store = sp_store_open(ctx, SP_STORE_READ, NULL);
	struct sp_dedup dedup = {0};
	struct sp_buf out = {0};
	struct sp_err err = {0};

	if (!store)
		return SP_NOMEM;
	if (sp_dedup_find(store, ALL, SP_DEDUP_NEAR, &dedup, &err) == SP_OK)
		sp_dedup_tell(store, ALL, &dedup, note_kept, &out, &err);
	if (err.status == SP_OK)
		sp_buf_status(&out, &err);
	if (err.status == SP_OK)
		assert_str_is(sp_buf_str(&out), "1<1 2<1 ");
	sp_buf_release(&out);
	sp_dedup_release(&dedup);
	sp_store_close(store);
	return err.status;
}

static void
every_allocation_may_fail(void **state)
{
	struct place *place = *state;

	put(place, "a", 1, .9, "One.", "មួយ។");
	put(place, "b", 1, .9, "one", "មួយ");
	assert_int_equal(sp_store_commit(place->store, NULL), SP_OK);
	assert_true(oom_each(find_once, place->path) > 5);
}

/* A sign of neither English nor Khmer has the terms of a text told apart, which
 * is the other way to the same key. */
static void
both_ways_to_a_key_lead_there(void **state)
{
	static const char *const piece[] = {"a", "b", "1", "2", " ", ".", ",",
	    "-", "'", "_", "(", "A", "ក", "្", "ា", "១", "២", "។", "ៗ", "…", "“",
	    "é", "\u200b", "់", "៖", "«", "អ", "អោយ", "ឲ", "ឨ", "«", "–", "”",
	    "A", "៕", "៖"};
	struct sp_buf text = {0}, hint = {0}, key[3] = {{0}};
	struct sp_terms terms = {0};
	unsigned long random = 1;

	(void)state;
	assert_int_equal(sp_terms_init(&terms, NULL), SP_OK);
	for (size_t i = 0; i < 5000; i++) {
		enum sp_dedup_by by = i % 2 ? SP_DEDUP_NEAR : SP_DEDUP_LETTERS;

		sp_buf_reset(&text);
		for (size_t k = 0; k < 1 + i % 8; k++) {
			random = random * 1103515245 + 12345;
			sp_buf_add(&text,
			    sp_str_c(piece[(random >> 16) %
				(sizeof(piece) / sizeof(*piece))]));
		}
		/* As it is, not plain until it is folded, and in terms. */
		sp_buf_reset(&hint);
		sp_buf_add(&hint, SP_STR("\u200B"));
		sp_buf_add(&hint, sp_buf_str(&text));
		sp_buf_reset(&key[2]);
		assert_int_equal(
		    sp_text_key(&terms, by, sp_buf_str(&hint), &key[2], NULL),
		    SP_OK);
		for (size_t k = 0; k < 2; k++) {
			sp_buf_reset(&key[k]);
			assert_int_equal(sp_text_key(&terms, by,
					     sp_buf_str(&text), &key[k], NULL),
			    SP_OK);
			sp_buf_add(&text, SP_STR(" †"));
		}
		for (size_t k = 1; k < 3 && key[0].s[1] != '\1'; k++)
			assert_true(sp_str_eq(
			    sp_buf_str(&key[0]), sp_buf_str(&key[k])));
	}
	sp_terms_release(&terms);
	sp_buf_release(&text);
	sp_buf_release(&hint);
	for (size_t k = 0; k < 3; k++)
		sp_buf_release(&key[k]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(both_ways_to_a_key_lead_there),
	    cmocka_unit_test(what_is_the_same_depends_on_how_it_is_compared),
	    cmocka_unit_test_setup_teardown(
		the_best_is_kept, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		signs_digits_and_nothing_are_not_all_the_same, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(
		groups_are_told_and_go, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		all_that_is_the_same_is_found, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		every_allocation_may_fail, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
