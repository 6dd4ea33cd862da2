/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "oom.h"

#include <spean/fuzzy.h>

#define EN SP_STR("en")
#define KM SP_STR("km")

/* A new folder for each test, with a memory in it. */
struct place {
	char dir[64];
	char path[96];
};

static const char pairs[] =
    "a\ta\t1\t1\t0.9\tThe river rose 5 m.\tទន្លេឡើង ៥ ម។\n"
    "a\ta\t2\t2\t0.8\tthe river rose 5 m\tទន្លេឡើង ៥ម៉ែត្រ។\n"
    "a\ta\t3\t3\t0.7\tThe river rose 5 m.\tទន្លេឡើង ៥ ម។\n"
    "a\ta\t4\t-\t0.6\tThe river rose 5 m!\t\n"
    "b\tb\t1\t1\t0.5\tThe river rose 16 m.\tទន្លេឡើង ១៦ ម។\n"
    "b\tb\t2\t2\t0.4\tThe lake rose 16 m.\tបឹងឡើង ១៦ ម។\n"
    "b\tb\t3\t3\t0.3\tOK\tយល់ព្រម\n"
    "b\tb\t4\t4\t0.2\t12\t១២\n";

static void
put(struct sp_store *store, const char *text)
{
	struct sp_str rest = sp_str_c(text);

	assert_int_equal(sp_store_run(store, "test", "1", "", NULL), SP_OK);
	assert_int_equal(sp_store_begin(store, NULL), SP_OK);
	while (rest.n > 0) {
		struct sp_pair pair;

		assert_int_equal(
		    sp_pair_parse(sp_str_cut(&rest, '\n'), &pair, NULL), SP_OK);
		assert_int_equal(
		    sp_store_put_pair(store, EN, KM, &pair, NULL), SP_OK);
	}
	assert_int_equal(sp_store_commit(store, NULL), SP_OK);
}

static struct sp_store *
open_to(const struct place *place, enum sp_store_mode mode)
{
	struct sp_store *store = sp_store_open(place->path, mode, NULL);

	assert_non_null(store);
	return store;
}

static int
set_up_empty(void **state)
{
	struct place *place = calloc(1, sizeof(*place));

	if (!place)
		return -1;
	snprintf(place->dir, sizeof(place->dir), "test_fuzzy.XXXXXX");
	if (!mkdtemp(place->dir))
		return -1;
	snprintf(place->path, sizeof(place->path), "%s/tm.db", place->dir);
	*state = place;
	return 0;
}

static int
set_up(void **state)
{
	struct sp_store *store;

	if (set_up_empty(state) != 0)
		return -1;
	store = open_to(*state, SP_STORE_WRITE);
	put(store, pairs);
	sp_store_close(store);
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

/* "DOC.LOC:PERCENT " of each. */
static enum sp_status
note(void *ctx, const struct sp_fuzzy_match *match, struct sp_err *err)
{
	struct sp_buf *out = ctx;
	const struct sp_pair *pair = &match->found->pair;

	(void)err;
	sp_buf_add(out, match->tgt ? pair->tgt_doc : pair->src_doc);
	sp_buf_add(out, match->tgt ? pair->tgt_loc : pair->src_loc);
	sp_buf_addf(out, ":%u ", match->percent);
	return SP_OK;
}

static const struct sp_fuzzy_opts usual = {
    .pairs = {{"en", 2}, {"km", 2}, 0, false, NULL}, .min = 70, .limit = 5};

static void
gives(struct sp_store *store, struct sp_fuzzy_opts opts, const char *text,
    const char *want)
{
	struct sp_fuzzy *fuzzy = sp_fuzzy_new(store, &opts, NULL);
	struct sp_buf out = {0};

	assert_non_null(fuzzy);
	sp_buf_add(&out, SP_STR(""));
	assert_int_equal(
	    sp_fuzzy_look(fuzzy, sp_str_c(text), note, &out, NULL), SP_OK);
	assert_true(sp_fuzzy_work(fuzzy).whole);
	assert_string_equal(sp_buf_c(&out), want);
	sp_buf_release(&out);
	sp_fuzzy_free(fuzzy);
}

static void
the_nearest_come_first(void **state)
{
	struct sp_store *store = open_to(*state, SP_STORE_READ);

	gives(store, usual, "The river rose 5 m.", "a1:100 a2:99 b1:98 b2:78 ");
	gives(
	    store, usual, "The  river rose 5 m.", "a1:100 a2:99 b1:98 b2:78 ");
	gives(store, usual, "THE RIVER ROSE 16 m!", "b1:99 a1:98 a2:98 b2:80 ");
	gives(store, usual, "The river rose", "");
	gives(store, usual, "ok", "b3:99 ");
	gives(store, usual, "OK", "b3:100 ");
	gives(store, usual, "ទន្លេឡើង 16 ម។", "b1:99 a1:98 a2:70 ");
	gives(store, usual, "ទន្លេ\u200Bឡើង ១៦ ម។", "b1:100 a1:98 a2:70 ");
	gives(store, usual, "ទ ន្លេ ឡើង ៥ ម។", "a1:99 b1:98 a2:71 ");
	gives(store, usual, "12", "");
	gives(store, usual, "", "");
	gives(store, usual, "...", "");
	sp_store_close(store);
}

static void
what_is_asked_for_narrows_it(void **state)
{
	struct sp_store *store = open_to(*state, SP_STORE_READ);
	struct sp_fuzzy_opts opts = usual;

	opts.limit = 2;
	gives(store, opts, "The river rose 5 m.", "a1:100 a2:99 ");
	opts = usual;
	opts.min = 99;
	gives(store, opts, "The river rose 5 m.", "a1:100 a2:99 ");
	opts.pairs.all = true;
	gives(store, opts, "The river rose 5 m.", "a1:100 a2:99 a4:99 ");
	gives(store, opts, "12", "b4:100 ");
	gives(store, opts, "១២", "b4:100 ");
	gives(store, opts, "13", "");
	opts = usual;
	opts.pairs.min_score = .85;
	gives(store, opts, "The river rose 5 m.", "a1:100 ");
	opts = usual;
	opts.side = SP_STORE_TGT;
	gives(store, opts, "The river rose 5 m.", "");
	opts = usual;
	opts.pairs.src_lang = SP_STR("fr");
	gives(store, opts, "The river rose 5 m.", "");
	sp_store_close(store);
}

static enum sp_status
stop(void *ctx, const struct sp_fuzzy_match *match, struct sp_err *err)
{
	(void)match;
	++*(int *)ctx;
	return sp_err_set(err, SP_IO, "enough");
}

static void
a_look_ends_where_its_function_says(void **state)
{
	struct sp_store *store = open_to(*state, SP_STORE_READ);
	struct sp_fuzzy *fuzzy = sp_fuzzy_new(store, &usual, NULL);
	struct sp_buf out = {0};
	int calls = 0;

	assert_non_null(fuzzy);
	assert_int_equal(
	    sp_fuzzy_look(fuzzy, SP_STR("OK river rose"), stop, &calls, NULL),
	    SP_OK);
	assert_int_equal(
	    sp_fuzzy_look(fuzzy, SP_STR("OK"), stop, &calls, NULL), SP_IO);
	assert_int_equal(calls, 1);
	assert_int_equal(sp_fuzzy_look(fuzzy, SP_STR("\xFF"), note, &out, NULL),
	    SP_BAD_TEXT);
	assert_int_equal(
	    sp_fuzzy_look(fuzzy, SP_STR("OK"), note, &out, NULL), SP_OK);
	assert_string_equal(sp_buf_c(&out), "b3:100 ");
	sp_buf_release(&out);
	sp_fuzzy_free(fuzzy);
	sp_store_close(store);
}

/* Texts of few words, so that many are near each other. */
static uint32_t
chance(uint32_t *seed, uint32_t n)
{
	*seed = *seed * 1664525 + 1013904223;
	return (*seed >> 8) % n;
}

static void
add_random(uint32_t *seed, bool tgt, struct sp_buf *out)
{
	static const char *const words[2][12] = {
	    {"the", "river", "rose", "a", "lake", "in", "boat", "7", "15",
		"fell", "of", "and"},
	    {"ទ", "ន្លេ", "ឡើ", "ង", "បឹ", "ក្នុ", "ង", "៧", "១៥", "ស្រ", "ក", "ទូ"}};
	size_t n = 1 + chance(seed, 4) * chance(seed, 5);

	for (size_t i = 0; i < n; i++) {
		/* Some are rarer than others. */
		uint32_t word = chance(seed, 1 + chance(seed, 12));

		if (i > 0 && (!tgt || chance(seed, 8) == 0))
			sp_buf_addc(out, ' ');
		sp_buf_add(out, sp_str_c(words[tgt][word]));
	}
}

struct best {
	struct sp_terms *other;
	struct sp_near *near;
	unsigned percent[400]; /* of all, the highest first */
	size_t n;
	bool tgt;
};

static enum sp_status
compare(void *ctx, const struct sp_found *found, struct sp_err *err)
{
	struct best *best = ctx;
	size_t i = best->n;
	unsigned percent;

	assert_int_equal(
	    sp_terms_read(best->other,
		best->tgt ? found->pair.tgt_text : found->pair.src_text, false,
		err),
	    SP_OK);
	assert_int_equal(
	    sp_near_percent(best->near, best->other, 1, &percent, err), SP_OK);
	for (; i > 0 && best->percent[i - 1] < percent; i--)
		best->percent[i] = best->percent[i - 1];
	best->percent[i] = percent;
	best->n++;
	return SP_OK;
}

struct percents {
	unsigned at[8];
	size_t n;
};

static enum sp_status
keep(void *ctx, const struct sp_fuzzy_match *match, struct sp_err *err)
{
	struct percents *percents = ctx;
	unsigned percent = match->percent;

	(void)err;
	assert_true(percents->n < 8);
	percents->at[percents->n++] =
	    percent > SP_NEAR_SAME ? SP_NEAR_SAME : percent;
	return SP_OK;
}

/* How many of the matches that a scan finds of one text are not found. */
static size_t
missed(struct sp_store *store, struct sp_fuzzy_opts opts, struct sp_str text,
    size_t *there)
{
	struct sp_terms asked = {0}, other = {0};
	struct sp_near near = {0};
	struct best best = {
	    .other = &other, .near = &near, .tgt = opts.side == SP_STORE_TGT};
	struct percents found = {0};
	struct sp_fuzzy *fuzzy = sp_fuzzy_new(store, &opts, NULL);
	size_t faults = 0;

	assert_non_null(fuzzy);
	assert_int_equal(sp_terms_init(&asked, NULL), SP_OK);
	assert_int_equal(sp_terms_init(&other, NULL), SP_OK);
	assert_int_equal(sp_terms_read(&asked, text, false, NULL), SP_OK);
	assert_int_equal(sp_near_begin(&near, &asked, NULL), SP_OK);
	assert_int_equal(
	    sp_store_each(store, &opts.pairs, compare, &best, NULL), SP_OK);
	assert_int_equal(sp_fuzzy_look(fuzzy, text, keep, &found, NULL), SP_OK);
	for (size_t i = 0; i < opts.limit; i++) {
		unsigned want =
		    best.percent[i] < opts.min ? 0 : best.percent[i];
		unsigned is = i < found.n ? found.at[i] : 0;

		*there += want > 0;
		faults += want != is;
	}
	sp_fuzzy_free(fuzzy);
	sp_near_release(&near);
	sp_terms_release(&asked);
	sp_terms_release(&other);
	return faults;
}

/* Pairs of random texts, no two the same. */
static void
put_random(struct sp_store *store, uint32_t *seed, size_t n)
{
	struct sp_buf all = {0};

	for (size_t i = 0; i < n; i++) {
		sp_buf_addf(&all, "d\td\t%zu\t%zu\t0.5\t", i, i);
		add_random(seed, false, &all);
		sp_buf_addc(&all, '\t');
		add_random(seed, true, &all);
		/* Signs are no terms. */
		for (size_t k = 0; k < i; k++)
			sp_buf_addc(&all, '!');
		sp_buf_addc(&all, '\n');
	}
	put(store, sp_buf_c(&all));
	sp_buf_release(&all);
}

static void
nothing_is_missed(void **state)
{
	static const unsigned mins[] = {50, 70, 85, 100 - 1};
	uint32_t seed = 1;
	struct sp_store *store = open_to(*state, SP_STORE_WRITE);
	size_t faults[2] = {0, 0}, there[2] = {0, 0};

	put_random(store, &seed, 300);
	for (size_t i = 0; i < 400; i++) {
		bool tgt = i % 2;
		struct sp_fuzzy_opts opts = usual;
		struct sp_buf text = {0};

		opts.side = tgt ? SP_STORE_TGT : SP_STORE_SRC;
		opts.min = mins[i / 2 % 4];
		opts.pairs.all = true;
		add_random(&seed, tgt, &text);
		faults[tgt] +=
		    missed(store, opts, sp_buf_str(&text), &there[tgt]);
		sp_buf_release(&text);
	}
	printf("# of English %zu matches missed of %zu, of Khmer %zu of %zu\n",
	    faults[0], there[0], faults[1], there[1]);
	assert_true(there[0] > 300 && there[1] > 300);
	assert_int_equal(faults[0], 0);
	assert_true(faults[1] * 100 <= there[1]);
	sp_store_close(store);
}

static void
a_text_may_be_long(void **state)
{
	struct sp_store *store = open_to(*state, SP_STORE_WRITE);
	struct sp_buf text = {0}, record = {0};

	for (size_t i = 0; i < 4000; i++)
		sp_buf_addf(&text, "w%zu x ", i * 7919 % 1009);
	sp_buf_addf(&record, "c\tc\t1\t1\t0.5\t%s\tទ\n", sp_buf_c(&text));
	put(store, sp_buf_c(&record));
	gives(store, usual, sp_buf_c(&text), "c1:100 ");
	sp_buf_add(&text, SP_STR("y"));
	gives(store, usual, sp_buf_c(&text), "c1:98 ");
	sp_buf_release(&text);
	sp_buf_release(&record);
	sp_store_close(store);
}

static enum sp_status
look_once(void *ctx)
{
	const struct place *place = ctx;
	struct sp_err err = {0};
	struct sp_buf out = {0};
	struct sp_fuzzy *fuzzy = NULL;
	struct sp_store *store =
	    sp_store_open(place->path, SP_STORE_READ, &err);

	if (store)
		fuzzy = sp_fuzzy_new(store, &usual, &err);
	if (fuzzy)
		sp_fuzzy_look(
		    fuzzy, SP_STR("The lake rose 5 m"), note, &out, &err);
	if (err.status == SP_OK)
		sp_buf_status(&out, &err);
	if (err.status == SP_OK)
		assert_string_equal(sp_buf_c(&out), "b2:98 a1:80 a2:80 b1:78 ");
	sp_buf_release(&out);
	sp_fuzzy_free(fuzzy);
	sp_store_close(store);
	return err.status;
}

static void
every_allocation_may_fail(void **state)
{
	assert_true(oom_each(look_once, *state) > 10);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(the_nearest_come_first),
	    TEST(what_is_asked_for_narrows_it),
	    TEST(a_look_ends_where_its_function_says),
	    cmocka_unit_test_setup_teardown(
		nothing_is_missed, set_up_empty, tear_down),
	    TEST(a_text_may_be_long),
	    TEST(every_allocation_may_fail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
