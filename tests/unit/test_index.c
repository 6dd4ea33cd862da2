/* SPDX-License-Identifier: MIT */
#include <spean/index.h>

#include "oom.h"
#include "unit.h"

static const struct sp_str story[] = {
    {"Hun Sen met 74 men on 15 November 2019.", 39},
    {"74 came, 74 left.", 17},
    {"", 0},
    {"HUN SEN paid $74 to two.", 24},
};
#define SENTENCES (sizeof(story) / sizeof(story[0]))

static void
read_story(struct sp_index *index)
{
	struct sp_tagger *tagger = sp_tagger_new(NULL);

	assert_non_null(tagger);
	assert_int_equal(
	    sp_index_read(index, tagger, sp_lang_find(SP_STR("en")), story,
		SENTENCES, NULL, NULL),
	    SP_OK);
	sp_tagger_free(tagger);
}

/* The item of a key in a sentence. */
static size_t
item_of(const struct sp_index *index, size_t sentence, const char *key)
{
	for (size_t i = index->first[sentence]; i < index->first[sentence + 1];
	     i++)
		if (sp_str_eq(sp_index_key(index, i), sp_str_c(key)))
			return i;
	fail_msg("no %s in sentence %zu", key, sentence);
	return 0;
}

static void
what_is_said_again_has_the_same_key(void **state)
{
	struct sp_index index = {0};

	(void)state;
	read_story(&index);
	assert_int_equal(index.sentences, SENTENCES);
	assert_int_equal(index.first[3] - index.first[2], 0);
	assert_int_equal(index.first[SENTENCES], index.n);
	assert_int_equal(index.item[item_of(&index, 0, "num:74")].key,
	    index.item[item_of(&index, 3, "num:74")].key);
	assert_int_equal(index.item[item_of(&index, 0, "name:hun sen")].key,
	    index.item[item_of(&index, 3, "name:hun sen")].key);
	assert_str_is(
	    index.item[item_of(&index, 3, "num:74")].tag.value, "74 USD");
	item_of(&index, 0, "date:2019-11-15");
	/* Three sentences say 74, however often each does. */
	assert_int_equal(
	    index.keys.entry[index.item[item_of(&index, 1, "num:74")].key]
		.value,
	    3);
	sp_index_release(&index);
}

static void
what_is_rare_says_more(void **state)
{
	struct sp_index index = {0};
	double date, seldom, often, two;

	(void)state;
	read_story(&index);
	date = sp_index_rarity(&index, item_of(&index, 0, "date:2019-11-15"));
	seldom = sp_index_rarity(&index, item_of(&index, 0, "name:hun sen"));
	often = sp_index_rarity(&index, item_of(&index, 0, "num:74"));
	two = sp_index_rarity(&index, item_of(&index, 3, "num:2"));
	assert_true(two > 0);
	assert_true(date > seldom && seldom > often);
	assert_true(date > two);
	sp_index_release(&index);
}

static void
an_anchor_is_worth_what_it_agrees_on(void **state)
{
	struct sp_index index = {0};
	struct sp_anchor whole = {.worth = 1}, part = {.worth = .8};
	struct sp_anchor sure = {.worth = 1, .tgt = SP_ANCHOR_NONE};
	struct sp_anchor doubtful = {.worth = .5, .tgt = SP_ANCHOR_NONE};
	size_t date, name;

	(void)state;
	read_story(&index);
	date = item_of(&index, 0, "date:2019-11-15");
	name = item_of(&index, 0, "name:hun sen");
	assert_true(sp_index_worth(&index, date, &index, date, &whole) ==
	    sp_index_rarity(&index, date));
	assert_true(sp_index_worth(&index, date, &index, date, &part) <
	    sp_index_rarity(&index, date));
	assert_true(sp_index_worth(&index, name, &index, SP_ANCHOR_NONE,
			&sure) == sp_index_rarity(&index, name));
	assert_true(sp_index_worth(
			&index, name, &index, SP_ANCHOR_NONE, &doubtful) < .5);
	assert_true(sp_index_worth(&index, SP_ANCHOR_NONE, &index,
			SP_ANCHOR_NONE, &sure) == 0);
	sp_index_release(&index);
}

static enum sp_status
read_once(void *ctx)
{
	struct sp_err err = {0};
	struct sp_tagger *tagger = sp_tagger_new(&err);
	struct sp_index index = {0};
	enum sp_status status = err.status;

	(void)ctx;
	if (tagger)
		status = sp_index_read(&index, tagger,
		    sp_lang_find(SP_STR("en")), story, SENTENCES, NULL, &err);
	if (status != SP_OK)
		assert_int_equal(index.n, 0);
	sp_index_release(&index);
	sp_tagger_free(tagger);
	return status;
}

static void
memory_may_fail_anywhere(void **state)
{
	(void)state;
	assert_true(oom_each(read_once, NULL) > 10);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_said_again_has_the_same_key),
	    cmocka_unit_test(what_is_rare_says_more),
	    cmocka_unit_test(an_anchor_is_worth_what_it_agrees_on),
	    cmocka_unit_test(memory_may_fail_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
