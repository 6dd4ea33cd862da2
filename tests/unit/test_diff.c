/* SPDX-License-Identifier: MIT */
#include "scratch.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <spean/diff.h>
#include <spean/review.h>

#define EN    SP_STR("en")
#define KM    SP_STR("km")
#define ALL   (&(struct sp_store_query){EN, KM, 0, true, NULL})
#define TEXTS 12

/* Two memories. */
static int
set_up(void **state)
{
	struct sp_store **store = calloc(2, sizeof(*store));

	if (!store)
		return -1;
	for (int i = 0; i < 2; i++) {
		store[i] = scratch_open();
		if (!store[i] || sp_store_begin(store[i], NULL) != SP_OK ||
		    sp_store_run(store[i], "test", "1", "", NULL) != SP_OK)
			return -1;
	}
	*state = store;
	return 0;
}

static int
tear_down(void **state)
{
	struct sp_store **store = *state;

	for (int i = 0; i < 2; i++)
		scratch_close(store[i]);
	free(store);
	return 0;
}

static void
put(struct sp_store *store, const char *doc, int loc, double score,
    const char *src, const char *more)
{
	char at[16];
	struct sp_pair pair = {sp_str_c(doc), sp_str_c(doc), {at, 0}, {at, 0},
	    score, sp_str_c(src), SP_STR("អត្ថបទ"),
	    {more, more ? strlen(more) : 0}};

	pair.src_loc.n = pair.tgt_loc.n =
	    (size_t)snprintf(at, sizeof(at), "%d", loc);
	assert_int_equal(sp_store_put_pair(store, EN, KM, &pair, NULL), SP_OK);
}

/* "-DOC.LOC " */
static enum sp_status
note(void *ctx, char sign, const struct sp_found *found, struct sp_err *err)
{
	(void)err;
	sp_buf_addc(ctx, sign);
	sp_buf_add(ctx, found->pair.src_doc);
	sp_buf_addc(ctx, '.');
	sp_buf_add(ctx, found->pair.src_loc);
	sp_buf_addc(ctx, ' ');
	return SP_OK;
}

static void
gives(struct sp_store *a, struct sp_store *b,
    const struct sp_store_query *query, const char *want)
{
	struct sp_buf out = {0};
	size_t n = 1, told = 0;

	assert_int_equal(sp_diff(a, b, query, note, &out, &n, NULL), SP_OK);
	assert_str_is(sp_buf_str(&out), want);
	for (; *want; want++)
		told += *want == ' ';
	assert_int_equal(n, told);
	sp_buf_release(&out);
}

static void
each_side_has_its_sign(void **state)
{
	struct sp_store **store = *state;

	put(store[0], "a", 1, .9, "B", NULL);
	put(store[0], "a", 2, .9, "A", NULL);
	put(store[0], "b", 1, .9, "A", NULL);
	put(store[1], "a", 7, .9, "B", NULL);
	put(store[1], "a", 8, .9, "C", NULL);
	put(store[1], "a\x01", 1, .9, "A", NULL);
	gives(store[0], store[1], ALL, "-a.2 +a.8 +a\x01.1 -b.1 ");
	gives(store[1], store[0], ALL, "+a.2 -a.8 -a\x01.1 +b.1 ");
	gives(store[0], store[0], ALL, "");
}

static void
what_both_have_otherwise_is_told_of_both(void **state)
{
	struct sp_store **store = *state;
	struct sp_verdict verdict = {.src_doc = SP_STR("a"),
	    .tgt_doc = SP_STR("a"),
	    .src_text = SP_STR("D"),
	    .tgt_text = SP_STR("អត្ថបទ"),
	    .kind = SP_VERDICT_FIX,
	    .fixed_src = SP_STR("Z")};
	bool known;

	for (int i = 0; i < 2; i++) {
		put(store[i], "a", 1 + i, i ? .9 : .8, "A", NULL);
		put(store[i], "a", 3 + i, .9, "B", i ? "" : NULL);
		put(store[i], "a", 5 + i, .9, "C", "same");
		put(store[i], "a", 7 + i, .9, "D", NULL);
	}
	assert_int_equal(
	    sp_store_review(store[1], EN, KM, &verdict, &known, NULL), SP_OK);
	assert_int_equal(sp_store_review_end(store[1], NULL), SP_OK);
	gives(store[0], store[1], ALL, "<a.1 >a.2 <a.3 >a.4 <a.7 >a.8 ");
	gives(store[0], store[1],
	    &(struct sp_store_query){EN, KM, .85, true, NULL},
	    "+a.2 <a.3 >a.4 <a.7 >a.8 ");
}

/* What is only here and only there, of texts with a number of copies each. */
static void
as_many_are_told_as_differ(void **state)
{
	uint64_t seed = 20191115;

	for (int i = 0; i < 40; i++) {
		struct sp_store **store;
		int copies[2][TEXTS];
		size_t want = 0, n;
		struct sp_buf out = {0};

		assert_int_equal(set_up(state), 0);
		store = *state;
		for (int t = 0; t < 2 * TEXTS; t++) {
			char text[16];

			seed ^= seed << 13;
			seed ^= seed >> 7;
			seed ^= seed << 17;
			copies[t % 2][t / 2] = (int)(seed % 4);
			snprintf(text, sizeof(text), "%d", t / 2 * 7);
			for (int k = 0; k < copies[t % 2][t / 2]; k++)
				put(store[t % 2], "a", k, .5, text, NULL);
		}
		for (int t = 0; t < TEXTS; t++)
			want += (size_t)abs(copies[0][t] - copies[1][t]);
		assert_int_equal(
		    sp_diff(store[0], store[1], ALL, note, &out, &n, NULL),
		    SP_OK);
		assert_int_equal(n, want);
		sp_buf_release(&out);
		tear_down(state);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		each_side_has_its_sign, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		what_both_have_otherwise_is_told_of_both, set_up, tear_down),
	    cmocka_unit_test(as_many_are_told_as_differ),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
